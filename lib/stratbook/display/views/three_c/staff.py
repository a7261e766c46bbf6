"""The employees' voice as one sees it: in groups, beside the organisation's own posts."""

from typing import Final

from stratbook.core.message import Message, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import stacked
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c import Group, StaffVoice
from stratbook.strategy.three_c.voices import score

_MEASURES: Final[tuple[tuple[str, Term], ...]] = (
    ("posts", term("Posts")),
    ("reach", term("Cumulative contacts (with duplicates)")),
    ("interactions", term("Interactions")),
)


def staff_panel(look: Look, voice: StaffVoice) -> Html:
    """Show the employees' voice: its share beside the organisation's, then each platform.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    voice : StaffVoice
        Groups only; one too small to be shown is counted and not described.
    """
    if not voice.noted:
        return note(
            look,
            say(
                "The employees’ voice was not noted for {span}: the sheet Employee voice takes it, "
                "added up by platform and without a name.",
                span=voice.period,
            ),
        )
    parts = [note(look, each, tone="watch") for each in voice.faults]
    if voice.groups:
        parts += [*_shares(look, voice), _table(look, voice)]
    if voice.hidden:
        parts.append(note(look, _hidden(voice)))
    return join(parts)


def _shares(look: Look, voice: StaffVoice) -> list[Html]:
    """Draw the employees' share of posts, contacts and interactions, where both are known."""
    known = [(key, name) for key, name in _MEASURES if voice.share(key) is not None]
    if not known:
        return []

    def draw(canvas: Canvas) -> None:
        rows = [
            (name, [Quantity(value=voice.total(side, key)) for side in ("theirs", "ours")])
            for key, name in known
        ]
        stacked(canvas, rows, [term("Employees"), term("The organisation")])

    height = 0.9 + 0.4 * len(known)
    return [figure(look, draw, _caption(voice), height=height, phone_height=height + 0.3)]


def _table(look: Look, voice: StaffVoice) -> Html:
    return table(
        look,
        [
            term("Platform"),
            term("People"),
            term("Posts"),
            term("Cumulative contacts"),
            term("Interactions"),
            term("Share of interactions"),
            term("Net tone"),
            term("Off the charter"),
        ],
        [_row(each) for each in voice.groups],
        say("What employees post, all together"),
        note=say(
            "Public posts, gathered with consent and added up by platform. Share: employees’ "
            "interactions ÷ theirs and the organisation’s on the platform. Net tone: (positive − "
            "negative) ÷ posts with a tone × 100. A person active on two platforms is counted on "
            "each."
        ),
    )


def _row(group: Group) -> list[Cell]:
    net = None if group.net_tone is None else 100 * group.net_tone
    return [
        platform_name(group.platform),
        group.people,
        _whole(group.theirs.posts),
        _whole(group.theirs.reach),
        _whole(group.theirs.interactions),
        Quantity(value=group.share, unit=Unit.RATIO),
        score(net),
        _whole(group.off_charter),
    ]


def _hidden(voice: StaffVoice) -> Message:
    return say_n(
        "{count} row of the sheet is not shown and not counted: fewer than {least} people stand "
        "behind it, and one of them could be recognised.",
        "{count} rows of the sheet are not shown and not counted: fewer than {least} people stand "
        "behind each, and one of them could be recognised.",
        voice.hidden,
        least=Quantity(value=threshold("employee_group")),
    )


def _caption(voice: StaffVoice) -> Caption:
    return Caption(
        title=_title(voice),
        subtitle=say(
            "Employees’ share beside the organisation’s own accounts, {span}, on the platforms "
            "where both are known",
            span=voice.period,
        ),
        source=say("Source: {files}.", files=voice.sources),
        alt=say(
            "One bar for each of posts, contacts and interactions, cut between employees and the "
            "organisation. The table below gives the figures by platform."
        ),
    )


def _title(voice: StaffVoice) -> Message:
    share, posts = voice.share("interactions"), voice.share("posts")
    if share is None:
        return say("What employees and the organisation publish")
    return say(
        "Employees: {part} of the posts, {share} of the interactions",
        part=Quantity(value=posts, unit=Unit.RATIO, digits=0),
        share=Quantity(value=share, unit=Unit.RATIO, digits=0),
    )


def _whole(value: float | None) -> Quantity:
    return Quantity(value=value, digits=0)
