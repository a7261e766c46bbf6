"""The page people edit: one row a publication, lists to choose from, colours by pillar."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

from stratbook.brief.nearest import plain
from stratbook.core.message import N_, say
from stratbook.display.look import Look
from stratbook.report.calendar.columns import (
    FIELDS,
    KEY,
    SHEET,
    columns,
    row_values,
)
from stratbook.report.calendar.lists_page import Lists
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook import choices
from stratbook.report.workbook.columns import title, word
from stratbook.report.workbook.grid import Column, Grid, Page, Value

TOP: Final = 3
SPARE: Final = 300  # rows below the last that lists and checks cover
_FROZEN: Final = 4  # id, day, time, platform
_PAPERS: Final = 2  # sheets of paper side by side
_LINE: Final = 15.0  # points
_TALLEST: Final = 16  # lines
_CHECKS: Final = N_("To put right")
_FREE: Final = frozenset({"platform", "format", "pillar", "persona", "objective", "owner"})


def rows_grid(look: Look, view: CalendarView) -> Grid:
    """Return where the rows stand."""
    checks = Column("checks", look.text(_CHECKS), "wrapped", 40, strong=False)
    key = Column("key", KEY, "text", 10, strong=False)
    return Grid(title(SHEET, look), (*columns(look), checks, key), TOP, len(view.rows))


def write_rows_page(page: Page, view: CalendarView, lists: Lists) -> None:
    """Write the rows as people edit them."""
    look = page.styles.look
    page.headings(_title(view, look), look.text(_NOTE), frozen=_FROZEN)
    styles, computed = page.formats("input"), page.formats("computed")
    for at, column in enumerate(page.grid.columns):  # rows that people add are dates and times too
        page.sheet.set_column(at, at, column.width, styles[column.key])
    hidden = page.grid.at("key")
    page.sheet.set_column(hidden, hidden, None, None, {"hidden": True})
    for at, row in enumerate(view.rows):
        cells = row_values(row, look) | {"key": row.id}
        for key, value in cells.items():
            page.value(at, key, value, styles[key])
        remarks = _remarks(view, row.id, look)
        page.value(at, "checks", remarks, computed["checks"])
        page.sheet.set_row(TOP + 1 + at, _height(page.grid, cells | {"checks": remarks}))
    _checks(page, view, lists)
    _colours(page, view, lists)
    _on_paper(page, view)


def _title(view: CalendarView, look: Look) -> str:
    return look.say(
        say("{client}: editorial calendar, version {version}",
            client=view.name, version=str(view.version))
    )  # fmt: skip


def _remarks(view: CalendarView, id_: str, look: Look) -> str:
    drafted = [look.text(_DRAFTED)] if id_ in view.drafted else []
    return "\n".join([*drafted, *(look.say(each) for each in view.remarks.get(id_, ()))])


def _height(grid: Grid, cells: Mapping[str, Value]) -> float:
    """Return how tall a row must be for its longest text: not every program works it out."""
    lines = [
        sum(max(1, math.ceil(len(line) / (column.width - 1))) for line in text.split("\n"))
        for column in grid.columns
        if column.kind == "wrapped" and isinstance(text := cells.get(column.key), str)
    ]
    return _LINE * min(max(1, *lines), _TALLEST)


def _checks(page: Page, view: CalendarView, lists: Lists) -> None:
    rules: choices.Rules = {
        key: {
            "validate": "list",
            "source": source,
            "error_type": "information" if key in _FREE else "stop",
        }
        for key, source in lists.sources().items()
    }
    rules |= {"date": choices.DAY, "approved_on": choices.DAY, "hours": choices.AMOUNT}
    choices.check(page, SHEET, rules, len(view.rows) + SPARE)


def _colours(page: Page, view: CalendarView, lists: Lists) -> None:
    """Colour by rules of the workbook, so that a changed pillar or state changes colour."""
    last = TOP + len(view.rows) + SPARE
    look, book = page.styles.look, page.styles.book
    theme = look.theme
    whole = (TOP + 1, 0, last, len(page.grid.columns) - 1)
    state = page.grid.at("state")
    faces: tuple[tuple[str, dict[str, Any], Iterable[int]], ...] = (
        ("dropped", {"font_color": theme.muted, "font_strikeout": True}, whole),
        ("approved", {"font_color": theme.good, "bold": True}, (TOP + 1, state, last, state)),
        (
            "to_validate",
            {"bg_color": theme.brand_wash, "bold": True},
            (TOP + 1, state, last, state),
        ),
    )
    for id_, face, place in faces:
        _when(page, "state", lists.cell("state", word(FIELDS["state"], id_, look)),
              (tuple(place), book.add_format(face)))  # fmt: skip
    pillar = page.grid.at("pillar")
    for name in view.pillars:
        shade = lists.shades[plain(name)]
        face = book.add_format({"bg_color": shade.ground, "font_color": shade.ink})
        _when(page, "pillar", lists.cell("pillar", name), ((TOP + 1, pillar, last, pillar), face))


def _when(page: Page, key: str, cell: str, given: tuple[tuple[int, ...], Any]) -> None:
    """Lay a format where a row's column holds what a cell of the lists holds."""
    place, face = given
    own = f"${page.grid.cell(key, 0)}"
    rule = {"type": "formula", "criteria": f"={own}={cell}", "format": face}
    page.sheet.conditional_format(*place, rule)


def _on_paper(page: Page, view: CalendarView) -> None:
    look, sheet, grid = page.styles.look, page.sheet, page.grid
    sheet.autofilter(TOP, 0, TOP + max(len(view.rows), 1), len(grid.columns) - 1)
    page.printed(_title(view, look))
    sheet.fit_to_pages(_PAPERS, 0)
    sheet.repeat_columns(0, _FROZEN - 1)
    sheet.print_area(0, 0, TOP + max(len(view.rows), 1), grid.at("checks"))


_NOTE: Final = N_(
    "Change, add, sort or delete rows; write in the two columns of comments; choose a state. "
    "Leave the headings, save, and send the file back: every difference is shown before "
    "anything is taken over."
)
_DRAFTED: Final = N_("Drafted by rule: nobody has accepted this row yet.")
