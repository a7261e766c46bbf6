"""Seasonal dates, public holidays and the client's own days, with what may be said on them."""

from typing import Final

from stratbook.core.message import N_, say
from stratbook.display.look import Look
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.grid import Column, Grid, Page, Value

NAME: Final = N_("Seasonal dates")
_TOP: Final = 3


def hooks_grid(look: Look, view: CalendarView) -> Grid:
    """Return where the dates stand."""
    columns = (
        Column("start", look.text("Starts"), "day", 12),
        Column("end", look.text("Ends"), "day", 12, strong=False),
        Column("name", look.text("Name"), "wrapped", 40),
        Column("kind", look.text("Kind"), "wrapped", 22, strong=False),
        Column("angle", look.text("What may be said"), "wrapped", 70, strong=False),
        Column("used", look.text("Publications on these days"), "count", 16, strong=False),
    )
    return Grid(look.text(NAME), columns, _TOP, len(view.hooks))


def write_hooks_page(page: Page, view: CalendarView) -> None:
    """Write the dates in their order, with how many publications fall on each."""
    look = page.styles.look
    page.headings(look.say(say("{client}: seasonal dates", client=view.name)), look.text(_NOTE))
    styles = page.formats("input")
    live = [row.date for row in view.rows if row.state != "dropped"]
    for at, hook in enumerate(view.hooks):
        cells: dict[str, Value] = {
            "start": hook.start, "end": hook.end, "name": hook.name, "kind": hook.kind,
            "angle": hook.angle, "used": sum(hook.start <= day <= hook.end for day in live),
        }  # fmt: skip
        for key, value in cells.items():
            page.value(at, key, value, styles[key])
    if view.hooks:
        page.sheet.autofilter(_TOP, 0, _TOP + len(view.hooks), len(page.grid.columns) - 1)


_NOTE: Final = N_(
    "Marronniers, public holidays and the client’s own days. A date is a pretext, never a "
    "reason: keep those that serve a pillar."
)
