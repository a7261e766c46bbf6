"""What the drop-downs offer, pillars in their colours: a page that is a legend too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from stratbook.brief.nearest import plain
from stratbook.core.message import N_
from stratbook.core.reference import platforms
from stratbook.display.look import Look
from stratbook.report.calendar.colours import Shade, shades
from stratbook.report.calendar.columns import FIELDS, platform_name
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.columns import heading, words
from stratbook.report.workbook.grid import legal
from stratbook.report.workbook.styles import Styles

NAME: Final = N_("Lists")
_TOP: Final = 3
_KEYS: Final = (
    "pillar", "platform", "format", "cta", "state", "owner", "author", "persona", "objective",
)  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """The lists and where each word of them stands.

    Parameters
    ----------
    name : str
        The page's title in the workbook.
    items : mapping of str to sequence of str
        By column of the calendar.
    shades : mapping of str to Shade
        By pillar, as :func:`stratbook.brief.nearest.plain` writes it.
    """

    name: str
    items: Mapping[str, Sequence[str]]
    shades: Mapping[str, Shade]

    def sources(self) -> dict[str, str]:
        """Return the address of each list that offers something."""
        return {
            key: f"={self._page()}${letter}${_TOP + 2}:${letter}${_TOP + 1 + len(items)}"
            for at, (key, items) in enumerate(self.items.items())
            if items and (letter := xl_col_to_name(at))
        }

    def cell(self, key: str, item: str) -> str:
        """Return the address of one word of a list."""
        keys, items = list(self.items), list(self.items[key])
        place = xl_rowcol_to_cell(_TOP + 1 + items.index(item), keys.index(key), True, True)
        return f"{self._page()}{place}"

    def _page(self) -> str:
        return "'" + self.name.replace("'", "''") + "'!"


def lists_of(view: CalendarView, look: Look) -> Lists:
    """Return the lists of a calendar: what the inputs name, then what its rows use."""
    items: dict[str, tuple[str, ...]] = {}
    for key in _KEYS:
        if FIELDS[key].choices:
            items[key] = tuple(words(FIELDS[key], look))
        else:
            used = sorted({str(getattr(row, key)) for row in view.rows})
            items[key] = tuple(dict.fromkeys(e for e in (*view.offered.get(key, ()), *used) if e))
    items["pillar"] = view.pillars
    known = (*items["platform"], *platforms())
    items["platform"] = tuple(dict.fromkeys(platform_name(each) for each in known))
    return Lists(look.text(NAME), items, shades(look.theme, view.pillars))


def write_lists_page(sheet: Worksheet, styles: Styles, lists: Lists) -> None:
    """Write the lists; a pillar stands in its colour."""
    look = styles.look
    sheet.write_string(0, 0, lists.name, styles.title())
    sheet.write_string(1, 0, look.text(_NOTE), styles.note())
    head, text = styles.heading(), styles.cell("wrapped")
    sheet.hide_gridlines(2)
    for at, (key, items) in enumerate(lists.items.items()):
        sheet.set_column(at, at, 22)
        sheet.write_string(_TOP, at, heading(FIELDS[key], look), head)
        for row, item in enumerate(items, start=_TOP + 1):
            face = text
            if key == "pillar":
                shade = lists.shades[plain(item)]
                face = styles.book.add_format(
                    {"bg_color": shade.ground, "font_color": shade.ink, "text_wrap": True}
                )
            sheet.write_string(row, at, legal(item), face)
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


_NOTE: Final = N_("What the lists of the calendar offer; each pillar in its colour.")
