"""``calendar_<language>.xlsx``, whole: the same calendar always gives the same bytes."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.report.calendar.base import Base, write_base
from stratbook.report.calendar.columns import shown
from stratbook.report.calendar.hooks_page import hooks_grid, write_hooks_page
from stratbook.report.calendar.lists_page import lists_of, write_lists_page
from stratbook.report.calendar.month_page import month_name, months_of, write_month_page
from stratbook.report.calendar.rows_page import rows_grid, write_rows_page
from stratbook.report.calendar.signing_page import NAME as SIGNING
from stratbook.report.calendar.signing_page import write_signing_page
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.grid import Page
from stratbook.report.workbook.making import workbook
from stratbook.report.workbook.styles import Styles

TITLE: Final = N_("Editorial calendar")


def write_book(path: Path, look: Look, view: CalendarView) -> None:
    """Write the workbook.

    Parameters
    ----------
    path : Path
        Where; the folder exists.
    look : Look
        The reader's language and the client's colours.
    view : CalendarView
        What it holds.
    """
    view = replace(view, rows=tuple(map(shown, view.rows)))
    with workbook(path, look.text(TITLE), view.name) as book:
        styles, lists = Styles(book, look), lists_of(view, look)
        grid, hooks = rows_grid(look, view), hooks_grid(look, view)
        page = Page(book.add_worksheet(grid.name), grid, styles)
        months = {day: book.add_worksheet(month_name(day, look)) for day in months_of(view)}
        dates = Page(book.add_worksheet(hooks.name), hooks, styles)
        signing = book.add_worksheet(look.text(SIGNING))
        offered = book.add_worksheet(lists.name)
        write_rows_page(page, view, lists)
        for day, sheet in months.items():
            write_month_page(sheet, styles, (view, lists), day)
        write_hooks_page(dates, view)
        dates.printed(look.text(TITLE))
        write_signing_page(signing, styles, view)
        write_lists_page(offered, styles, lists)
        write_base(book, Base(view.client, view.version, view.rows, view.drafted))
