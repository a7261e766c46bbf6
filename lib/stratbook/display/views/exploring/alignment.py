"""The departments' priorities being explored: how far they agree now, and on what they do not."""

from stratbook.core.message import Fact, Listing, Name, Quantity, Unit, say, term
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.objectives import contested, index_card, overlap_table, points
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
    was = Quantity(value=before.measure.value, unit=Unit.DECIMAL, digits=2)
    kept = None if was.value is None else say("{value} as it is kept", value=was)
    return join(
        [
            prose.paragraph(look, contested(now)),
            index_card(look, now, kept, linked=False),
            _points(look, now),
            overlap_table(look, now),
        ]
    )


def _points(look: Look, now: Alignment) -> Html:
    headings: list[Fact | str] = [term("Objective"), *(each.department for each in now.stances)]
    rows: list[list[Cell]] = [
        [
            subject.said,
            *(points(each.points[place]) for each in now.stances),
            points(now.consensus[place]),
        ]
        for place, subject in enumerate(now.subjects)
    ]
    written: list[Cell] = [term("As given"), *(points(each.written) for each in now.stances), ""]
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
