"""Where somebody signs a version off: their role, the day, the verdict, a remark."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from xlsxwriter.worksheet import Worksheet

from stratbook.brief.cells import Hand, Refused, is_blank, read_cell
from stratbook.brief.grids import Row
from stratbook.brief.nearest import plain
from stratbook.brief.sheets import Field
from stratbook.brief.spoken import by_word
from stratbook.core.errors import Fault
from stratbook.core.language import LANGUAGES
from stratbook.core.language import language as language_of
from stratbook.core.message import N_, say
from stratbook.display.look import Look
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.choices import DAY
from stratbook.report.workbook.columns import heading, words
from stratbook.report.workbook.styles import Kind, Styles

NAME: Final = N_("Validation")
Verdict = Literal["validated", "with_changes", "not_validated"]
FIELDS: Final = (
    Field("role", "Validated by (a role)", "Validé par (un rôle)"),
    Field("day", "On", "Le", "day"),
    Field("verdict", "Verdict", "Verdict", "choice", choices=(
        ("validated", "validated", "validé"),
        ("with_changes", "validated with changes", "validé avec modifications"),
        ("not_validated", "not validated", "non validé"),
    )),
    Field("remark", "Remark", "Remarque"),
)  # fmt: skip
_TOP: Final = 3


@dataclass(frozen=True)
class Signature:
    """A sign-off typed in the workbook.

    Parameters
    ----------
    role : str
        Who signs: a role, no person's name.
    day : date or None
        When, as it was typed.
    verdict : str
        ``validated``, ``with_changes``, ``not_validated``; empty when none was chosen.
    remark : str
        In their words.
    """

    role: str
    day: dt.date | None
    verdict: str
    remark: str


def write_signing_page(sheet: Worksheet, styles: Styles, view: CalendarView) -> None:
    """Write four empty cells beside their names."""
    look = styles.look
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    said = say("{client}: validation of version {version}",
               client=view.name, version=str(view.version))  # fmt: skip
    sheet.write_string(0, 0, look.say(said), styles.title())
    sheet.write_string(1, 0, look.text(_NOTE), styles.note())
    for at, field in enumerate(FIELDS, start=_TOP):
        sheet.write_string(at, 0, heading(field, look), styles.heading())
        kind: Kind = "day" if field.kind == "day" else "wrapped"
        sheet.write_blank(at, 1, None, styles.cell(kind))
        sheet.set_row(at, 60 if field.id == "remark" else 24)
    sheet.data_validation(_TOP + 1, 1, _TOP + 1, 1, DAY)
    offered = {"validate": "list", "source": words(FIELDS[2], look)}
    sheet.data_validation(_TOP + 2, 1, _TOP + 2, 1, offered)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)


def read_signature(
    pages: Mapping[str, Sequence[Row]], file: str, hand: Hand
) -> tuple[Signature | None, list[Fault]]:
    """Read what was signed; None when nothing was typed."""
    titles = {plain(language_of(code).text(NAME)) for code in LANGUAGES}
    title = next((each for each in pages if plain(each) in titles), None)
    if title is None:
        return None, []
    names = by_word((field, field.en, field.fr) for field in FIELDS)
    found: dict[str, object] = {}
    faults = []
    for number, cells in pages[title]:
        field = names.get(plain(str(cells[0]))) if cells and not is_blank(cells[0]) else None
        value = cells[1] if len(cells) > 1 else None
        if field is None or is_blank(value):
            continue
        try:
            found[field.id] = read_cell(field, value, hand)
        except Refused as verdict:
            place = f"{file}, sheet {title}, row {number}, column B"
            faults.append(Fault(place, verdict.problem, verdict.remedy))
    return (_signature(found) if found else None), faults


def _signature(found: Mapping[str, object]) -> Signature:
    day = found.get("day")
    return Signature(
        role=str(found.get("role", "")),
        day=day.date() if isinstance(day, dt.datetime) else None,
        verdict=str(found.get("verdict", "")),
        remark=str(found.get("remark", "")),
    )


def verdict_word(verdict: str, look: Look) -> str:
    """Return a verdict in the reader's words."""
    return dict(zip((id_ for id_, *_ in FIELDS[2].choices), words(FIELDS[2], look), strict=True))[
        verdict
    ]


_NOTE: Final = N_(
    "Fill this in once the calendar is read; “validated” approves every row that awaits validation."
)
