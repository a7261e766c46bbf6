"""The account of the import: what became of every file and every row."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from stratbook.core.errors import Fault
from stratbook.core.language import language
from stratbook.core.mapping import FileMapping, Rate
from stratbook.core.message import Listing, Message, Term
from stratbook.core.period import Period
from stratbook.core.tables import Tables


@dataclass(frozen=True)
class Options:
    """What the exports leave open and the brief settles.

    Parameters
    ----------
    timezone : str
        The client's zone, that of every instant that comes out.
    currency : str
        The client's currency, for amounts whose file names none.
    date_order : {"dmy", "mdy", "ymd"} or None
        How dates are read where a file leaves it open; None refuses them.
    exports_timezone : str
        Zone of times that carry none; empty means the client's.
    extracted_on : date or None
        When the exports were made, where a file does not say.
    latest : date or None
        The last day that anything can be of; None for the day they were made, or today.
    brand : str
        The brand of mentions whose file has no column for it.
    mappings : tuple of FileMapping
        How files that no reader knows are read.
    rates : tuple of Rate or None
        What other currencies are worth in the client's; amounts in a currency without a
        rate are refused. None leaves amounts in whatever currency they are.
    key : str
        Secret that the pseudonyms of mentions' authors are keyed with; never shown.
    """

    timezone: str = "UTC"
    currency: str = "EUR"
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    exports_timezone: str = ""
    extracted_on: dt.date | None = None
    latest: dt.date | None = None
    brand: str = ""
    mappings: tuple[FileMapping, ...] = ()
    rates: tuple[Rate, ...] | None = None
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class RefusedRow:
    """A row that is not in the tables (or doubtful in them), by its line, and why.

    ``count`` is above 1 where a whole block of lines shares one reason.
    """

    row: int
    reason: Message
    count: int = 1


@dataclass(frozen=True)
class UnknownColumn:
    """A column of a file that no reader knows.

    Parameters
    ----------
    header : str
        As it is written.
    holds : str
        What its cells are: number, date, id, text, platform, format, flag or nothing.
    examples : tuple of str
        A few short values, harmless to show.
    proposed : str
        The table's column it may be; empty for none.
    """

    header: str
    holds: str
    examples: tuple[str, ...] = ()
    proposed: str = ""


@dataclass(frozen=True)
class UnknownFile:
    """What a file that no reader knows holds, and the mapping that may read it.

    Parameters
    ----------
    columns : tuple of UnknownColumn
        Its columns, the first ones where there are very many.
    table : str
        The table its rows may belong to; empty for none.
    yaml : str
        The mapping to check and to paste into ``client.yml``; empty for none.
    lacking : tuple of str
        What the table cannot do without and no column looks like.
    notes : tuple of Message
        What to settle before the mapping is used.
    """

    columns: tuple[UnknownColumn, ...]
    table: str = ""
    yaml: str = ""
    lacking: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class FileAccount:
    """What became of one file.

    Parameters
    ----------
    file : str
        Its path in the client's folder.
    sha256 : str
        Digest of its bytes.
    export : str
        Id of the reader that knew it; empty when none did.
    title : Term, Listing or None
        What it was recognised as; several names for a workbook of several exports.
    tables : tuple of str
        The tables it has rows in.
    period : Period or None
        First and last day of its kept rows.
    timezone : str
        The zone in which its times without one were read.
    rows_read : int
        Rows of data met: ``kept + duplicates`` and all of ``refused`` and ``left_out``.
    kept, updated, duplicates : int
        Rows of this file in the tables; how many of them replaced other figures of the
        same thing; rows not used because another row of the same thing is.
    refused, left_out : tuple of RefusedRow
        Rows that cannot be used, and rows (totals, notes) that must not be.
    flagged : tuple of RefusedRow
        Rows that are in the tables with a value that cannot be.
    unknown : UnknownFile or None
        Where no reader knew the file: its columns, and a mapping to read it by.
    totals : mapping
        Sum of each additive column over the kept rows.
    warnings : tuple of Message
        What a reader of the figures should know.
    faults : tuple of Fault
        What somebody has to put right.
    """

    file: str
    sha256: str
    export: str = ""
    title: Term | Listing | None = None
    tables: tuple[str, ...] = ()
    period: Period | None = None
    timezone: str = ""
    rows_read: int = 0
    kept: int = 0
    updated: int = 0
    duplicates: int = 0
    refused: tuple[RefusedRow, ...] = ()
    left_out: tuple[RefusedRow, ...] = ()
    totals: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()
    faults: tuple[Fault, ...] = ()
    flagged: tuple[RefusedRow, ...] = ()
    unknown: UnknownFile | None = None


@dataclass(frozen=True)
class Account:
    """What became of every file of the exports folder, in the order of their names."""

    files: tuple[FileAccount, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of all files."""
        return tuple(fault for file in self.files for fault in file.faults)

    def as_json(self, code: str = "en") -> dict[str, object]:
        """Return the account as plain values, its sentences in one language.

        Parameters
        ----------
        code : str
            The language of the sentences: ``en`` or ``fr``.
        """
        return {"files": [_file_json(file, code) for file in self.files]}


@dataclass(frozen=True)
class Imported:
    """The tables and the account of how they came to be."""

    tables: Tables
    account: Account


def _file_json(file: FileAccount, code: str) -> dict[str, object]:
    words = language(code)
    period = file.period and [file.period.start.isoformat(), file.period.end.isoformat()]
    return {
        "file": file.file,
        "sha256": file.sha256,
        "export": file.export,
        "recognised_as": words.fact(file.title) if file.title else None,
        "tables": list(file.tables),
        "period": period,
        "timezone": file.timezone,
        "rows_read": file.rows_read,
        "kept": file.kept,
        "updated": file.updated,
        "duplicates": file.duplicates,
        "refused": [_row_json(row, code) for row in file.refused],
        "left_out": [_row_json(row, code) for row in file.left_out],
        "flagged": [_row_json(row, code) for row in file.flagged],
        "unknown": file.unknown and _unknown_json(file.unknown, code),
        "totals": dict(file.totals),
        "warnings": [words.render(message) for message in file.warnings],
        "faults": [
            {
                "place": fault.place,
                "problem": words.render(fault.problem),
                "remedy": words.render(fault.remedy),
            }
            for fault in file.faults
        ],
    }


def _unknown_json(unknown: UnknownFile, code: str) -> dict[str, object]:
    return {
        "columns": [asdict(column) for column in unknown.columns],
        "table": unknown.table or None,
        "mapping": unknown.yaml or None,
        "lacking": list(unknown.lacking),
        "notes": [language(code).render(message) for message in unknown.notes],
    }


def _row_json(row: RefusedRow, code: str) -> dict[str, object]:
    return {"row": row.row, "count": row.count, "reason": language(code).render(row.reason)}
