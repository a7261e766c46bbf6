"""A file that no reader knows: its columns, and the mapping that its names and contents suggest.

A proposal is never used by itself: it is text that a person checks and pastes into
``client.yml``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

from stratbook.core.mapping import FileMapping
from stratbook.core.message import Message, say
from stratbook.core.reference import csv_rows
from stratbook.core.tables import SCHEMAS
from stratbook.ingest.account import UnknownColumn, UnknownFile
from stratbook.ingest.examples import harmless, header_row, holds, shown
from stratbook.ingest.grid import Grid, is_blank
from stratbook.ingest.headers import PLAIN, normalise, synonyms, words
from stratbook.ingest.likeness import likeness
from stratbook.ingest.mapping_yaml import mapping_yaml, pattern_of
from stratbook.ingest.notes import UnreadableError

_SAMPLE: Final = 200  # rows looked at
_MOST_COLUMNS: Final = 60
_CLOSE: Final = 0.6
_BY_CONTENTS: Final = 0.5  # a column of another name that holds the only dates
_CONSTANTS: Final = frozenset({"platform", "metric", "competitor", "place"})
_FITS: Final[Mapping[str, frozenset[str]]] = {
    "number": frozenset({"number", "flag", "nothing"}),
    "instant": frozenset({"date"}),
    "day": frozenset({"date"}),
    "flag": frozenset({"flag"}),
    "text": frozenset({"text", "id", "platform", "format", "nothing"}),
    "id": frozenset({"id", "number", "text"}),
    "platform": frozenset({"platform"}),
    "metric": frozenset({"text"}),
}
_IDS: Final = frozenset({"post_id", "ad_id", "lead_id"})


@dataclass
class UnknownExportError(UnreadableError):
    """No reader knows the file; ``unknown`` is what it holds."""

    unknown: UnknownFile | None = None


class _Fit(NamedTuple):
    """A table, the column proposed for each header by place, and how well it all fits."""

    table: str
    columns: Mapping[int, str]
    lacking: tuple[str, ...]
    score: float


def unknown_export(name: str, grids: Sequence[Grid]) -> UnreadableError:
    """Say what a file holds that no reader knows.

    Parameters
    ----------
    name : str
        The file's path in the client's folder.
    grids : sequence of Grid
        Its sheets that are not blank.
    """
    grid = max(grids, key=lambda each: len(each.rows), default=None)
    at = None if grid is None else header_row(grid)
    if grid is None or at is None:
        return UnreadableError(say("The file is empty."), say("Export it again, or take it out."))
    unknown = _unknown(name, grid, at, several=len(grids) > 1)
    return UnknownExportError(
        say(
            "No header of a known export was found; the columns are: {columns}.",
            columns=tuple(column.header[:40] for column in unknown.columns[:12]),
        ),
        _remedy(unknown),
        grid.rows[at].line,
        unknown,
    )


def _remedy(unknown: UnknownFile) -> Message:
    if unknown.table and not unknown.lacking:
        return say(
            "Check the mapping that “stratbook check” proposes and add it to client.yml, or use "
            "the header of the plain format."
        )
    if unknown.table:
        return say(
            "It is most like the table {table}, but no column looks like {columns}, which it "
            "cannot do without. Export the file again with them, or map the columns in client.yml.",
            table=unknown.table,
            columns=unknown.lacking,
        )
    return say("Use the header of the plain format, or export the file again with its header.")


def _unknown(name: str, grid: Grid, at: int, *, several: bool) -> UnknownFile:
    header = grid.rows[at].cells
    places = [place for place, cell in enumerate(header) if not is_blank(cell)][:_MOST_COLUMNS]
    rows = [row for row in grid.rows[at + 1 : at + 1 + _SAMPLE] if not row.blank]
    cells = {
        place: [row.cells[place] for row in rows if place < len(row.cells)] for place in places
    }
    columns = {
        place: UnknownColumn(harmless(header[place]), holds(found), shown(found))
        for place, found in cells.items()
    }
    fit = max((_fit(table, columns) for table in SCHEMAS), key=lambda each: each.score)
    if len(fit.columns) < 2:
        return UnknownFile(tuple(columns.values()))
    proposed = tuple(
        replace(column, proposed=fit.columns.get(place, "")) for place, column in columns.items()
    )
    written = {place: str(header[place]).strip() for place in fit.columns}
    constants = _constants(name, fit)
    yaml = mapping_yaml(
        name,
        fit.table,
        [(written[place], columns[place].examples, field) for place, field in fit.columns.items()],
        constants,
        sheet=grid.sheet if several else "",
    )
    lacking = tuple(each for each in fit.lacking if each not in constants)
    return UnknownFile(proposed, fit.table, yaml, lacking, _notes(fit, constants, columns, lacking))


def suggested(
    name: str, headers: Sequence[str], columns: Sequence[UnknownColumn], table: str = ""
) -> FileMapping | None:
    """Return the mapping that a file's headers and contents suggest; None for none.

    Parameters
    ----------
    name : str
        The file's path in the client's folder.
    headers : sequence of str
        Its header, whole.
    columns : sequence of UnknownColumn
        The same with what they hold.
    table : str
        The table wanted; empty for the one that fits best.
    """
    numbered = dict(enumerate(columns))
    fits = [_fit(each, numbered) for each in ([table] if table else SCHEMAS)]
    fit = max(fits, key=lambda each: each.score)
    if not fit.columns:
        return None
    return FileMapping(
        files=pattern_of(name),
        table=fit.table,
        columns={headers[place]: field for place, field in fit.columns.items()},
        constants={field: value for field, value in _constants(name, fit).items() if value},
    )


def _fit(table: str, columns: Mapping[int, UnknownColumn]) -> _Fit:
    """Give each column of a table the header most like it, the best pairs first."""
    pairs = sorted(
        (
            (score, -place, field)
            for place, column in columns.items()
            for field, score in _scores(table, column).items()
        ),
        reverse=True,
    )
    taken: dict[int, str] = {}
    total = 0.0
    for score, place, field in pairs:
        if -place not in taken and field not in taken.values():
            taken[-place] = field
            total += score
    required = [each.name for each in SCHEMAS[table].columns if each.required]
    given = {*taken.values(), "date_end", "brand"}
    lacking = tuple(each for each in required if each not in given)
    total += sum(each in taken.values() for each in required)
    total -= sum(1.0 for each in lacking if each not in _CONSTANTS)
    return _Fit(table, dict(sorted(taken.items())), lacking, total)


def _scores(table: str, column: UnknownColumn) -> dict[str, float]:
    """Return the table's columns that a header and what stands under it may be."""
    scores: dict[str, float] = {}
    for known, field in _names(table).items():
        if column.holds in _FITS[_kind(table, field)]:
            close = likeness(normalise(column.header), known)
            if close >= _CLOSE:
                scores[field] = max(scores.get(field, 0.0), close)
    kind = {"date": _first_date(table), "platform": "platform"}.get(column.holds, "")
    if kind in SCHEMAS[table].names:
        scores[kind] = max(scores.get(kind, 0.0), _BY_CONTENTS)
    return scores


@cache
def _names(table: str) -> Mapping[str, str]:
    """Return the headers, of whatever export, that are known for a table's columns."""
    fields = {*SCHEMAS[table].names[:-1]}
    found = {
        normalise(row["header"]): row["field"]
        for row in csv_rows("export_headers.csv")
        if row["field"] in fields and not row["export"].startswith(PLAIN)
    }
    hints = {
        normalise(row["header"]): row["column"]
        for row in csv_rows("proposal_headers.csv")
        if row["table"] == table
    }
    return found | hints | dict(synonyms(PLAIN + table))


def _kind(table: str, field: str) -> str:
    if field in _IDS:
        return "id"
    if field in {"platform", "metric"}:
        return field
    return SCHEMAS[table].kind(field) if field in SCHEMAS[table].names[:-1] else "number"


def _first_date(table: str) -> str:
    dated = [each.name for each in SCHEMAS[table].columns if each.kind in {"instant", "day"}]
    return dated[0] if dated and table != "tags" else ""


def _constants(name: str, fit: _Fit) -> dict[str, str]:
    """Return what no column gives and a constant can; empty where it has to be filled in."""
    spoken = normalise(name.rpartition("/")[2].replace("-", " ").replace(".", " ")).split()
    named = {words("platform")[word] for word in spoken if word in words("platform")}
    return {
        field: next(iter(named)) if field == "platform" and len(named) == 1 else ""
        for field in fit.lacking
        if field in _CONSTANTS
    }


def _notes(
    fit: _Fit,
    constants: Mapping[str, str],
    columns: Mapping[int, UnknownColumn],
    lacking: Sequence[str],
) -> tuple[Message, ...]:
    notes = []
    if lacking:
        notes.append(
            say("No column looks like {columns}: without it no row can be read as {table}.",
                columns=tuple(lacking), table=fit.table)
        )  # fmt: skip
    if empty := tuple(name for name, value in constants.items() if not value):
        notes.append(say("Fill in what every row has in common: {columns}.", columns=empty))
    if guessed := [name for name, value in constants.items() if value]:
        notes.append(
            say("{column} follows from the file's name alone: check it.", column=guessed[0])
        )
    if fit.table == "ads" and "date_end" not in fit.columns.values():
        notes.append(say("If a row lasts longer than a day, add span: week, or span: month."))
    left = tuple(column.header for place, column in columns.items() if place not in fit.columns)
    if left:
        notes.append(say("Columns without a proposal: {columns}.", columns=left[:20]))
    return tuple(notes)
