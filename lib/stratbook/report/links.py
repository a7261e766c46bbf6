"""What ``stratbook links`` does: the plan's tagged links as a table that runs nothing.

Both files are written beside the old ones and put in their place whole. In the workbook every
text is text; in the CSV, which a spreadsheet reads as it likes, a text that would be taken for
a formula begins with an apostrophe.
"""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import xlsxwriter

from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Term, say, term
from stratbook.notebook.places import find_client
from stratbook.plan.links.builder import Link, build_links, rows_of
from stratbook.plan.links.convention import TAGS, convention_of
from stratbook.plan.pacing.flights import tracked_flights

_HEADINGS: Final[tuple[Term, ...]] = (
    term("Flight"), term("Platform"), term("Starts"), term("Landing page"), term("Tagged link"),
)  # fmt: skip
_REMARKS: Final = term("Remarks")
_MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same bytes each time
_LONGEST: Final = 32_000  # a cell holds 32,767 characters
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Written:
    """What was written.

    Parameters
    ----------
    paths : tuple of Path
        ``links.csv`` and ``links.xlsx``.
    links : tuple of Link
        What is in them.
    """

    paths: tuple[Path, ...]
    links: tuple[Link, ...]


def write_links(folder: str, lang: str = "", out: Path | None = None) -> Written:
    """Write the links of a client's flights.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    lang : str
        Of headings and remarks; empty for the brief's.
    out : Path or None
        Where the files go; None for the client's folder.

    Raises
    ------
    BriefError
        When the brief has faults.
    ParameterError
        When there is no such client, or a file cannot be written; each is replaced whole.
    """
    brief = read_brief(find_client(folder))
    reader = language_of(lang or brief.file.language)
    links = build_links(rows_of(tracked_flights(brief.inputs)), convention_of(brief.file))
    rows = [_headings(reader), *(_row(reader, each) for each in links)]
    place = out or brief.folder
    try:
        place.mkdir(parents=True, exist_ok=True)
        paths = _written(place, rows)
    except OSError as error:
        raise ParameterError((_unwritable(place, error),)) from error
    return Written(paths, links)


def _headings(reader: Language) -> list[str]:
    before: list[Fact] = list(_HEADINGS)
    return [*map(reader.fact, before), *TAGS, reader.fact(_REMARKS)]


def _row(reader: Language, link: Link) -> list[str]:
    row = link.row
    remarks = " ".join(reader.render(each) for each in link.notes)
    tags = [link.tags.get(each, "") for each in TAGS]
    return [row.id, row.platform, row.day.isoformat(), row.landing, link.url, *tags, remarks]


def _written(place: Path, rows: Sequence[Sequence[str]]) -> tuple[Path, ...]:
    with tempfile.TemporaryDirectory(prefix=".links-", dir=place) as room:
        drafts = (Path(room) / "links.csv", Path(room) / "links.xlsx")
        drafts[0].write_bytes(_csv(rows).encode("utf-8-sig"))
        _workbook(drafts[1], rows)
        return tuple(each.replace(place / each.name) for each in drafts)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return stream.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _workbook(path: Path, rows: Sequence[Sequence[str]]) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"author": "stratbook", "created": _MADE})
        grid = book.add_worksheet("links")
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        grid.freeze_panes(1, 1)
        grid.set_column(0, 3, 18)
        grid.set_column(4, 4, 90)
        grid.set_column(5, 10, 22)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                grid.write_string(at, column, cell[:_LONGEST], bold if at == 0 else text)


def _unwritable(place: Path, error: OSError) -> Fault:
    return Fault(
        str(place),
        say("The links cannot be written: {reason}.", reason=error.strerror or str(error)),
        say("Close the files in the spreadsheet, look at the rights of the folder, run again."),
    )
