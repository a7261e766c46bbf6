"""The calendar as a wall calendar: a grid a month, for reading and for paper."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stratbook.brief.nearest import plain
from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.plan.calendar.row import CalendarRow
from stratbook.report.calendar.columns import platform_name
from stratbook.report.calendar.lists_page import Lists
from stratbook.report.calendar.view import CalendarView, HookLine
from stratbook.report.workbook.styles import Styles

_WIDTH: Final = 25
_TOP: Final = 3
_MONTHS: Final = 24
_MOST: Final = 130  # characters of one publication
_LEAST_ROWS: Final = 1
_LINE: Final = 13.0  # points


@dataclass(frozen=True)
class _Ink:
    """The formats of the grid."""

    day: Format
    other: Format
    empty: Format
    pillars: Mapping[str, Format]
    plain: Format


def months_of(view: CalendarView) -> tuple[dt.date, ...]:
    """Return the first day of each month that holds a live row, at most the last two years."""
    days = {row.date.replace(day=1) for row in view.rows if row.state != "dropped"}
    return tuple(sorted(days)[-_MONTHS:])


def month_name(month: dt.date, look: Look) -> str:
    """Return a month with its year, as the page's title."""
    name = look.language.month_year(month)
    return name[:1].upper() + name[1:]


def write_month_page(
    sheet: Worksheet, styles: Styles, given: tuple[CalendarView, Lists], month: dt.date
) -> None:
    """Write one month; dropped rows are left out."""
    view, lists = given
    look, ink = styles.look, _inks(styles, lists)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 6, _WIDTH)
    title = f"{view.name} · {month_name(month, look)}"
    sheet.write_string(0, 0, title, styles.title())
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, look.text(_NOTE), styles.note())
    monday = view.week_start == "monday"
    weeks = calendar.Calendar(0 if monday else 6).monthdatescalendar(month.year, month.month)
    head = styles.heading()
    for column, day in enumerate(weeks[0]):
        sheet.write_string(_TOP, column, look.text(_WEEKDAYS[day.weekday()]), head)
    rows = [row for row in view.rows if row.state != "dropped" and row.date.month == month.month]
    at = _TOP + 1
    for week in weeks:
        days = [[row for row in rows if row.date == day] for day in week]
        at = _week(sheet, look, (at, month.month), (week, days, view.hooks, ink))
    _legend(sheet, (at + 1, look), (view, ink))
    _on_paper(sheet, title)


def _legend(sheet: Worksheet, place: tuple[int, Look], given: tuple[CalendarView, _Ink]) -> None:
    at, _ = place
    view, ink = given
    for column, name in enumerate(view.pillars[:14]):
        sheet.write_string(at + column // 7, column % 7, name, ink.pillars[plain(name)])


def _week(
    sheet: Worksheet,
    look: Look,
    place: tuple[int, int],
    given: tuple[Sequence[dt.date], Sequence[Sequence[CalendarRow]], Sequence[HookLine], _Ink],
) -> int:
    at, month = place
    week, days, hooks, ink = given
    for column, day in enumerate(week):
        text = _day(day, hooks) if day.month == month else ""
        sheet.write_string(at, column, text, ink.day if text else ink.other)
    sheet.set_row(at, 30 if any("\n" in _day(day, hooks) for day in week) else 16)
    height = max(_LEAST_ROWS, *(len(each) for each in days))
    for line in range(height):
        cells = [each[line] if line < len(each) else None for each in days]
        texts = ["" if row is None else _publication(row, look) for row in cells]
        for column, (row, text) in enumerate(zip(cells, texts, strict=True)):
            if row is None:
                inside = week[column].month == month
                sheet.write_blank(at + 1 + line, column, None, ink.empty if inside else ink.other)
            else:
                face = ink.pillars.get(plain(row.pillar), ink.plain)
                sheet.write_string(at + 1 + line, column, text, face)
        sheet.set_row(at + 1 + line, max(20.0, max(_lines(text) for text in texts) * _LINE + 3))
    return at + 1 + height


def _day(day: dt.date, hooks: Sequence[HookLine]) -> str:
    names = [each.name for each in hooks if each.start == day]
    return str(day.day) + (f"\n{'; '.join(names)[:60]}" if names else "")


def _publication(row: CalendarRow, look: Look) -> str:
    at = f"{row.time:%H:%M} · " if row.time else ""
    said = row.angle or row.text or look.text(_UNSAID)
    text = f"{at}{platform_name(row.platform)}\n{' '.join(said.split())}"
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"


def _lines(text: str) -> int:
    return sum(max(1, -(-len(line) // (_WIDTH - 2))) for line in text.split("\n")) if text else 0


def _inks(styles: Styles, lists: Lists) -> _Ink:
    theme, book = styles.look.theme, styles.book
    edge: dict[str, Any] = {"border": 1, "border_color": theme.line, "valign": "top"}
    wrapped = edge | {"text_wrap": True, "font_size": 9}
    pillars = {
        name: book.add_format(wrapped | {"bg_color": shade.ground, "font_color": shade.ink})
        for name, shade in lists.shades.items()
    }
    return _Ink(
        day=book.add_format(edge | {"bold": True, "bg_color": theme.wash, "text_wrap": True,
                                    "font_size": 9, "font_color": theme.ink}),
        other=book.add_format({"bg_color": theme.wash}),
        empty=book.add_format(edge),
        pillars=pillars,
        plain=book.add_format(wrapped | {"font_color": theme.ink}),
    )  # fmt: skip


def _on_paper(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.5)
    sheet.fit_to_pages(1, 1)
    footer = title.replace("&", "&&")[:120]
    sheet.set_footer(f"&L&8{footer}")


_WEEKDAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_UNSAID: Final = N_("to be written")
_NOTE: Final = N_(
    "To read and to print; changes are made in the sheet “Calendar”, whose rows it shows in the "
    "colours of their pillars."
)
