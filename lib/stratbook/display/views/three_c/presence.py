"""Managed and unmanaged presence as one sees it: the map, the shares, the action for each place."""

import textwrap
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, say_n, term
from stratbook.core.vocabulary import Control, Tone
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.three_c import Place, PlaceAction, Presence, Share

CONTROLS: Final[dict[Control, Term]] = {
    Control.MANAGED: term("managed"),
    Control.UNMANAGED: term("unmanaged"),
}
_TONES: Final[dict[Tone | None, Term]] = {
    Tone.NEGATIVE: term("negative tone"),
    Tone.MIXED: term("mixed tone"),
    Tone.NEUTRAL: term("neutral tone"),
    Tone.POSITIVE: term("positive tone"),
    None: term("tone not noted"),
}
_MEASURES: Final = {
    "count": term("Number of places"),
    "volume": term("Mentions a month"),
    "reach": term("Cumulative contacts a month (with duplicates)"),
}
_ACTIONS: Final[dict[PlaceAction, Term]] = {
    PlaceAction.ANSWER: term("answer"),
    PlaceAction.CLAIM: term("claim"),
    PlaceAction.CLOSE_OR_REVIVE: term("close or revive"),
    PlaceAction.REFRESH: term("bring up to date"),
    PlaceAction.AMPLIFY: term("amplify"),
    PlaceAction.MONITOR: term("monitor"),
    PlaceAction.KEEP: term("keep as it is"),
    PlaceAction.IGNORE: term("ignore"),
}
_CRITICAL: Final = (Tone.NEGATIVE, Tone.MIXED)
_QUADRANTS: Final[tuple[tuple[Control, bool, Term], ...]] = (
    (Control.MANAGED, True, term("Managed, criticised")),
    (Control.MANAGED, False, term("Managed, neutral or favourable")),
    (Control.UNMANAGED, True, term("Unmanaged, criticised")),
    (Control.UNMANAGED, False, term("Unmanaged, neutral or favourable")),
)
_NOTHING: Final = say("Nothing to show: the register is empty.")  # it has no share, not 0
_SMALL, _LARGE, _MOST = 7.4, 13.0, 6
_COLUMNS: Final = (
    term("Place"), term("Presence"), term("Tone"), term("Mentions a month"),
)  # fmt: skip
_ROOM = 390  # points across a field × letters by point of size


def presence_map(look: Look, presence: Presence) -> Html:
    """Draw the map control × tone, each place's name the larger the more is said there.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    presence : Presence
        The chapter's result; a place whose tone was not noted is named below the map.
    """
    if not presence.places:
        return note(look, say("The presence register is empty: fill in its sheet in the inputs."))

    def draw(canvas: Canvas) -> None:
        canvas.tell(_COLUMNS, [_told(each) for each in presence.places])
        for place, (control, critical, title) in enumerate(_QUADRANTS):
            shape = (4, 1) if canvas.narrow else (2, 2)
            axes = canvas.figure.add_subplot(*shape, place + 1)
            _quadrant(canvas, axes, title, _inside(presence, control, critical=critical))

    drawing = figure(look, draw, _caption(presence), height=4.2, phone_height=6.4)
    silent = [Name(text=each.name) for each in presence.places if each.tone is None]
    if not silent:
        return drawing
    left = say("Not on the map, for want of a tone: {places}.", places=list(silent))
    return element("div", drawing, note(look, left))


def _told(place: Place) -> list[Fact]:
    volume = Quantity(value=place.volume)
    return [Name(text=place.name), CONTROLS[place.control], _TONES[place.tone], volume]


def presence_shares(look: Look, presence: Presence) -> Html:
    """Show the unmanaged share by count, volume and cumulative contacts."""
    if not presence.places:
        return note(look, _NOTHING)
    return table(
        look,
        [
            term("Counted by"),
            term("Managed"),
            term("Unmanaged"),
            term("Unmanaged share"),
            term("Places left out, without a figure"),
        ],
        [_share(each) for each in presence.shares],
        say("How much of the presence is unmanaged"),
        note=say(
            "Contacts are added over places: one person reached twice counts twice. A place "
            "without a figure is left out, never counted as 0."
        ),
    )


def tone_table(look: Look, presence: Presence) -> Html:
    """Show the tone of the unmanaged part, worst first."""
    if not presence.places:
        return note(look, _NOTHING)
    return table(
        look,
        [term("Tone"), term("Places"), term("Mentions a month"), term("Share of mentions")],
        [
            [_TONES[each.tone], each.places, Quantity(value=each.volume), _ratio(each.share)]
            for each in presence.tones(Control.UNMANAGED)
        ],
        say("The tone of the unmanaged part"),
    )


def action_table(look: Look, presence: Presence) -> Html:
    """Show what to do about each place, and the rule that says so."""
    if not presence.places:
        return note(look, _NOTHING)
    return table(
        look,
        [
            term("Place"),
            term("Presence"),
            term("Tone"),
            term("Mentions a month"),
            term("Action"),
            term("Why (rule)"),
        ],
        [
            [
                each.name,
                CONTROLS[each.control],
                _TONES[each.tone],
                Quantity(value=each.volume),
                _ACTIONS[each.action],
                _why(look, each),
            ]
            for each in presence.places
        ],
        say("What to do about each place"),
        note=say("Judged on {day}. Rules: presence_actions.csv.", day=presence.on),
    )


def _why(look: Look, place: Place) -> str:
    """Give the rule's reason; where a person overrode it, theirs and what the rule said."""
    rule, override = place.rule, place.choice.override
    if override is None or place.action is rule.action:
        return f"{look.language.worded(rule.reason)} ({rule.id})"
    return look.say(
        say(
            "Decided otherwise: {reason}. The rule said: {verdict} ({rule}).",
            reason=override.reason.rstrip("."),
            verdict=_ACTIONS[rule.action],
            rule=rule.id,
        )
    )


def _share(share: Share) -> list[Cell]:
    return [
        _MEASURES[share.measure],
        Quantity(value=share.managed),
        Quantity(value=share.unmanaged),
        _ratio(share.value),
        len(share.left_out),
    ]


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)


def _inside(presence: Presence, control: Control, *, critical: bool) -> list[Place]:
    """Return a quadrant's places, the loudest first."""
    places = [
        each
        for each in presence.side(control)
        if each.tone is not None and (each.tone in _CRITICAL) == critical
    ]
    return sorted(places, key=lambda each: (-(each.volume or 0), each.name))


def _quadrant(canvas: Canvas, axes: Axes, title: Term, places: Sequence[Place]) -> None:
    axes.set(xlim=(0, 1), ylim=(1, 0), xticks=[], yticks=[], facecolor=canvas.colours.wash)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_title(
        canvas.look.say(title), loc="left", color=canvas.colours.muted, fontsize="medium"
    )
    loudest = max((each.volume or 0 for each in places), default=0)
    step = 1 / (_MOST + 0.5)
    for row, each in enumerate(places[: _MOST - (len(places) > _MOST)]):
        _name(canvas, axes, each, (0.03, (row + 0.75) * step), loudest)
    hidden = len(places) - _MOST + 1
    if len(places) > _MOST:
        more = canvas.look.say(say_n("and {count} other", "and {count} others", hidden))
        axes.annotate(more, (0.03, (_MOST - 0.25) * step), va="center", color=canvas.colours.muted)
    if not places:
        nobody = canvas.look.say(term("no place here"))
        axes.annotate(nobody, (0.03, 0.75 * step), va="center", color=canvas.colours.muted)


def _name(
    canvas: Canvas, axes: Axes, place: Place, at: tuple[float, float], loudest: float
) -> None:
    """Write a place's name, its area in proportion to what is said there, as far as it fits."""
    weight = (place.volume or 0) / loudest if loudest else 0
    wanted = _SMALL + (_LARGE - _SMALL) * weight**0.5
    size = max(_SMALL, min(wanted, _ROOM / len(place.name)))
    critical = place.tone in _CRITICAL
    name = textwrap.fill(place.name, int(_ROOM / size), max_lines=1, placeholder="…")
    drawn = axes.annotate(
        name, at, va="center", fontsize=size, family=list(STRONG),
        color=canvas.colours.bad if critical else canvas.colours.brand,
    )  # fmt: skip
    volume = canvas.look.say(Quantity(value=place.volume))
    axes.annotate(volume, (1, 0.5), xycoords=drawn, xytext=(5, 0), textcoords="offset points",
                  va="center", color=canvas.colours.muted)  # fmt: skip


def _caption(presence: Presence) -> Caption:
    sizes = {
        f"{control.value}_{'critical' if critical else 'calm'}": len(
            _inside(presence, control, critical=critical)
        )
        for control, critical, _ in _QUADRANTS
    }
    return Caption(
        title=_title(presence),
        subtitle=say_n(
            "{count} place on {day}, by control and tone; the larger the name, the more mentions "
            "a month",
            "{count} places on {day}, by control and tone; the larger the name, the more "
            "mentions a month",
            len(presence.places),
            day=presence.on,
        ),
        source=say("Source: the presence register of the inputs workbook."),
        alt=say(
            "Map of places in four fields. Managed and criticised: {managed_critical}; managed, "
            "neutral or favourable: {managed_calm}; unmanaged and criticised: "
            "{unmanaged_critical}; unmanaged, neutral or favourable: {unmanaged_calm}. The table "
            "of actions names them all.",
            **sizes,
        ),
    )


def _title(presence: Presence) -> Message:
    share = presence.widest
    if share is None or share.value is None:
        return say("Where the organisation is seen, and in what tone")
    value = _ratio(share.value)
    if share.measure == "volume":
        return say("{share} of what is said is said in places run by others", share=value)
    return say("{share} of the places listed are run by others", share=value)
