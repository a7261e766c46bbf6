"""The departments' priorities being explored: how far they agree now, and on what they do not."""

from stratbook.core.message import Fact, KpiTerm, Listing, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.display import prose
from stratbook.display.cards import Card, cards
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.objectives import overlap_table
from stratbook.strategy.objectives import Alignment


def aligned(look: Look, now: Alignment, before: Alignment) -> Html:
    """Show the alignment index, the points side by side, and what every two have in common.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    now, before : Alignment
        Under what the sliders say, and as it is kept.
    """
    return join(
        [
            prose.paragraph(look, contested(now)),
            _index(look, now, before),
            _points(look, now),
            overlap_table(look, now),
        ]
    )


def contested(now: Alignment) -> Message:
    """Return which objective divides the departments most."""
    contest = now.most_contested
    if contest is None:
        return say("The departments give the same points to each objective")
    return say(
        "“{objective}” divides the departments most: from {low} points ({against}) to {high} "
        "({behind})",
        objective=contest.subject.said,
        low=_number(contest.low),
        high=_number(contest.high),
        against=_names(contest.against),
        behind=_names(contest.behind),
    )


def _index(look: Look, now: Alignment, before: Alignment) -> Html:
    found, was = now.measure, before.measure.value
    enough = threshold("alignment_enough")
    status = Status.UNKNOWN
    if found.value is not None:
        status = Status.REACHED if found.value >= enough else Status.MISSED
    kept = say("{value} as it is kept", value=_share(was)) if was is not None else None
    card = Card(
        kpi=KpiTerm(id=found.kpi, form="label"),
        value=_share(found.value),
        note=kept,
        target=_share(enough),
        status=status,
        reason=found.reason,
    )
    return cards(look, [card], linked=False)


def _points(look: Look, now: Alignment) -> Html:
    headings: list[Fact | str] = [term("Objective"), *(each.department for each in now.stances)]
    rows: list[list[Cell]] = [
        [
            subject.said,
            *(_number(each.points[place]) for each in now.stances),
            _number(now.consensus[place]),
        ]
        for place, subject in enumerate(now.subjects)
    ]
    written: list[Cell] = [term("As given"), *(_number(each.written) for each in now.stances), ""]
    note = say(
        "The points of {departments} do not add up to 100: they are brought to 100, and written so "
        "when they are kept.",
        departments=_names(now.rescaled),
    )
    return table(
        look,
        [*headings, term("mean")],
        rows,
        say("Points of 100, and their weighted mean"),
        total=written,
        note=note if now.rescaled else None,
    )


def _names(texts: tuple[str, ...]) -> Listing:
    return Listing(items=tuple(Name(text=each) for each in texts))


def _share(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=2)


def _number(value: float) -> Quantity:
    return Quantity(
        value=value, unit=Unit.SCORE, digits=0 if abs(value - round(value)) < 0.05 else 1
    )
