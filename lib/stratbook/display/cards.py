"""KPI cards: value, target, distance, status, change and trend, with what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.message import Fact, KpiTerm, Loose, Message, Quantity, Term, say, say_n, term
from stratbook.core.vocabulary import Status
from stratbook.display.html import Html, element, escape, join
from stratbook.display.look import Look
from stratbook.display.sheet import Block, Sheet
from stratbook.display.sparkline import sparkline
from stratbook.display.svg import address
from stratbook.display.typed import block

STATUS_WORDS: Final = {
    Status.REACHED: ("✔", term("Reached")),
    Status.WATCH: ("▲", term("To watch")),
    Status.MISSED: ("✖", term("Missed")),
    Status.NO_TARGET: ("", term("No target")),
    Status.UNKNOWN: ("", term("Not measured")),
}


@dataclass(frozen=True)
class Card:
    """One KPI as a card.

    Parameters
    ----------
    kpi : KpiTerm or Term
        Its name.
    value : Quantity
        What was measured; its value is None when it is not available.
    note : Message or None
        What it rests on: a number of posts, "media cost only".
    target, variance, relative : Quantity or None
        What was aimed at, and the distance to it (signed), also as a share of the target.
    status : Status
        How it stands against its target.
    previous, year_before : Quantity or None
        Change since the period before, and since the same period a year ago (signed).
    sparkline : sequence of float or None
        The last periods, oldest first, 13 as a rule; None is a gap.
    interval : (Quantity, Quantity) or None
        Low and high end of the value's interval.
    reason : Message or None
        Why the value is missing, and which file would bring it.
    definition : str
        Id of the definition in the appendix; by default that of the KPI.
    """

    kpi: KpiTerm | Term
    value: Quantity
    note: Message | None = None
    target: Quantity | None = None
    variance: Quantity | None = None
    relative: Quantity | None = None
    status: Status = Status.NO_TARGET
    previous: Quantity | None = None
    year_before: Quantity | None = None
    sparkline: Sequence[float | None] = ()
    interval: tuple[Quantity, Quantity] | None = None
    reason: Message | None = None
    definition: str = ""


def cards(look: Look, shown: Sequence[Card], *, linked: bool = True) -> Html:
    """Show cards side by side.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    shown : sequence of Card
        In the order in which they are to be read.
    linked : bool
        Whether names lead to their definitions; False on a page without an appendix.
    """
    drawn = (_card(look, each, linked=linked) for each in shown)
    blocks = (_figures(look, shown), *_trends(look, shown))
    sheet = Sheet("cards", look.say(term("Key figures")), blocks=blocks)
    return element("ul", *drawn, class_="sb sb-cards").with_sheets(sheet)


def _figures(look: Look, shown: Sequence[Card]) -> Block:
    """Return what the cards say, one a row; columns that say nothing are left out."""
    columns: list[tuple[Fact, list[Loose]]] = [
        (term("Indicator"), [_label(look, each) for each in shown]),
        (term("Value"), [each.value for each in shown]),
        (term("Low end"), [each.interval[0] if each.interval else "" for each in shown]),
        (term("High end"), [each.interval[1] if each.interval else "" for each in shown]),
        (term("Target"), [each.target or "" for each in shown]),
        (term("Distance"), [each.variance or "" for each in shown]),
        (term("Distance, share of the target"), [each.relative or "" for each in shown]),
        (term("Status"), [STATUS_WORDS[each.status][1] for each in shown]),
        (term("Previous period"), [each.previous or "" for each in shown]),
        (term("Year before"), [each.year_before or "" for each in shown]),
        (term("Note"), [each.reason or each.note or "" for each in shown]),
    ]
    kept = [each for at, each in enumerate(columns) if at <= 1 or any(each[1])]
    return block(look, [name for name, _ in kept], zip(*(cells for _, cells in kept), strict=True))


def _trends(look: Look, shown: Sequence[Card]) -> list[Block]:
    """Return the values behind the lines, a row a card, up to the period under report."""
    drawn = [each for each in shown if any(value is not None for value in each.sparkline)]
    if not drawn:
        return []
    most = max(len(each.sparkline) for each in drawn)
    rows: list[list[Loose]] = [
        [
            _label(look, each),
            *[None] * (most - len(each.sparkline)),
            *(each.value.model_copy(update={"value": value}) for value in each.sparkline),
        ]
        for each in drawn
    ]
    ago = [f"−{at}" if at else "0" for at in range(most - 1, -1, -1)]
    name = look.say(term("Trend: 0 is the period under report, −1 the one before"))
    return [block(look, [term("Indicator"), *ago], rows, name=name)]


def _label(look: Look, card: Card) -> str:
    if isinstance(card.kpi, KpiTerm):
        return look.say(card.kpi.model_copy(update={"form": "label"}))
    return look.say(card.kpi)


def status_line(look: Look, status: Status) -> Html:
    """Return a status as a sign and a word."""
    sign, word = STATUS_WORDS[status]
    mark = element("span", sign, aria_hidden="true")
    return join([mark, element("span", look.say(word))], " ") if sign else escape(look.say(word))


def _card(look: Look, card: Card, *, linked: bool) -> Html:
    missing = card.value.value is None
    return element(
        "li",
        element("p", _name(look, card, linked=linked), class_="sb-card-name"),
        element("p", look.say(card.value), class_="sb-card-value"),
        element("p", *_basis(look, card), class_="sb-card-basis"),
        _sparkline(look, card),
        *_against_target(look, card),
        *_changes(look, card),
        class_=f"sb-card sb-status-{card.status}{' sb-card-empty' if missing else ''}",
    )


def _name(look: Look, card: Card, *, linked: bool) -> Html:
    """Return the name; that of a KPI leads to its definition."""
    label = _label(look, card)
    if not (linked and isinstance(card.kpi, KpiTerm)):
        return escape(label)
    return element("a", label, href=f"#{card.definition or f'def-{card.kpi.id}'}")


def _basis(look: Look, card: Card) -> list[str]:
    """Return what the value rests on: its interval and a note, or why it is missing."""
    if card.value.value is None and card.reason is not None:
        return [look.say(card.reason)]
    said = []
    if card.interval is not None:
        low, high = card.interval
        ends = {"low": low, "high": high}
        said.append(
            look.sentence(say("between {low} and {high}", **ends))
            if look.plain
            else look.say(say("95% CI {low} to {high}", **ends))
        )
    if card.note is not None:
        said.append(look.say(card.note))
    return [" · ".join(said)]


def _against_target(look: Look, card: Card) -> list[Html]:
    if card.target is None:
        return []
    status = [element("span", status_line(look, card.status))]
    if card.variance is not None:
        status.append(element("b", _distance(look, card.variance, card.relative)))
    return [
        element("p", look.say(say("Target {target}", target=card.target)), class_="sb-card-target"),
        element("p", *status, class_="sb-card-status"),
    ]


def _distance(look: Look, variance: Quantity, relative: Quantity | None) -> str:
    """Return the distance to the target in its own unit and, where it has a sense, in percent."""
    if relative is None or relative.value is None:
        return look.say(variance)
    return look.say(say("{distance} ({share})", distance=variance, share=relative))


def _changes(look: Look, card: Card) -> list[Html]:
    said = []
    if card.previous is not None and card.previous.value is not None:
        said.append(look.say(say("{change} on the previous period", change=card.previous)))
    if card.year_before is not None and card.year_before.value is not None:
        said.append(look.say(say("{change} on the year before", change=card.year_before)))
    return [element("p", *_lines(said), class_="sb-card-changes")] if said else []


def _lines(said: Sequence[str]) -> list[Html | str]:
    return [part for each in said for part in (each, Html("<br>"))][:-1]


def _sparkline(look: Look, card: Card) -> Html:
    known = [value for value in card.sparkline if value is not None]
    if len(known) < 3:
        return Html()
    low, high, last = (
        card.value.model_copy(update={"value": value})
        for value in (min(known), max(known), known[-1])
    )
    alt = say_n(
        "Trend over {count} period: between {low} and {high}, {last} at the end.",
        "Trend over {count} periods: between {low} and {high}, {last} at the end.",
        len(known), low=low, high=high, last=last,
    )  # fmt: skip
    source = address(sparkline(card.sparkline, look.theme), look.theme)
    return element("img", src=source, alt=look.say(alt), width="170", height="34")
