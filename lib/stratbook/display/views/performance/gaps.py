"""What is missing, and what would bring it."""

from collections.abc import Sequence

from stratbook.core.message import KpiTerm, Listing, say, say_n, term
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.performance.gaps import Gap


def missing(look: Look, found: Sequence[Gap]) -> Html:
    """Show the KPIs without a value, gathered by the reason; a line when there are none."""
    if not found:
        return prose.note(look, say("Every indicator of this chapter has a value."), "good")
    rows: list[list[Cell]] = [
        [Listing(items=tuple(KpiTerm(id=kpi, form="label") for kpi in gap.kpis)), gap.reason]
        for gap in found
    ]
    total = sum(len(gap.kpis) for gap in found)
    caption = say_n(
        "{count} indicator has no value; a missing figure is never a zero",
        "{count} indicators have no value; a missing figure is never a zero",
        total,
    )
    return table(look, [term("Indicators"), term("Why, and what would bring them")], rows, caption)
