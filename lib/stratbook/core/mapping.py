"""How a file that no reader knows is read, and at what rate money is changed.

Both are written in ``client.yml`` by people and used by the readers of exports.
"""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from stratbook.core.message import Message, say
from stratbook.core.tables import SCHEMAS

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
# Columns that the readers of a table take and that the table then holds in another form.
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {"posts": ("views",)}
_NO_CONSTANT: Final = frozenset({"post_id", "ad_id", "lead_id"})
_DATE_PARTS: Final = {"Y": "year", "y": "year", "m": "month", "b": "month", "B": "month",
                      "d": "day", "H": "", "I": "", "M": "", "S": "", "p": "", "f": "",
                      "z": "", "a": "", "A": "", "%": ""}  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileMapping(_Strict):
    """How the columns of some files go to a table.

    Parameters
    ----------
    files : str
        Which files of the exports folder: ``hootsuite*.csv``.
    table : str
        The table their rows go to.
    columns : mapping
        The table's column by the file's header.
    constants : mapping
        What stands in a column of words on every row: ``platform: facebook``.
    sheet : str
        The sheet of a workbook; empty where only one holds the headers.
    date_order : {"dmy", "mdy", "ymd"} or None
        How ambiguous dates of these files are read; None follows the brief.
    date_format : str
        How dates are written, where no reader can tell: ``%d %b %Y``.
    delimiter : {",", ";", "|", "tab"} or None
        What parts the cells; None finds out.
    span : {"day", "week", "month"} or None
        What each row of ads lasts, from its first day on; None where a column says it.
    """

    files: Annotated[str, Field(min_length=1, max_length=200)]
    table: str
    columns: Annotated[dict[str, str], Field(min_length=1)]
    constants: dict[str, str] = {}
    sheet: str = ""
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    date_format: str = ""
    delimiter: Literal[",", ";", "|", "tab"] | None = None
    span: Literal["day", "week", "month"] | None = None


class Rate(_Strict):
    """From a day on, what one unit of a currency is worth in the client's."""

    currency: Code
    date: dt.date
    rate: Annotated[float, Field(gt=0, le=1e6)]


class Misfit(NamedTuple):
    """What in a mapping cannot be, by its key path in the mapping."""

    path: tuple[str, ...]
    problem: Message
    remedy: Message


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table that a file can fill."""
    return (*(column.name for column in SCHEMAS[table].columns), *_ALSO.get(table, ()))


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word most like another; empty when none is close."""
    names = list(known)
    found = difflib.get_close_matches(word[:80].casefold(), [each.casefold() for each in names], 1)
    return next((each for each in names if found and each.casefold() == found[0]), "")


def misfits(mapping: FileMapping) -> Iterator[Misfit]:
    """Iterate over what in a mapping cannot be: unknown names, and what a table lacks."""
    if mapping.table not in SCHEMAS:
        yield Misfit(
            ("table",),
            say("There is no table “{name}”.", name=mapping.table[:60]),
            _write_instead(mapping.table, SCHEMAS),
        )
        return
    yield from _unknown_columns(mapping)
    yield from _constants(mapping)
    yield from _date_format(mapping)
    yield from _span(mapping)
    if lacking := _lacking(mapping):
        yield Misfit(
            ("columns",),
            say("The table {table} cannot do without: {columns}.",
                table=mapping.table, columns=lacking),
            say("Say which header of the file gives it; a file without cannot be read as this."),
        )  # fmt: skip


def _write_instead(word: str, known: Iterable[str]) -> Message:
    names = tuple(known)
    if found := near(word, names):
        return say("Write {near} if that is what is meant.", near=found)
    return say("Write one of these: {choices}.", choices=names)


def _unknown_columns(mapping: FileMapping) -> Iterator[Misfit]:
    known = columns_of(mapping.table)
    places = [("columns", header, column) for header, column in mapping.columns.items()]
    places += [("constants", column, column) for column in mapping.constants]
    for section, key, column in places:
        if column not in known:
            yield Misfit(
                (section, key),
                say("The table {table} has no column “{name}”.",
                    table=mapping.table, name=column[:60]),
                _write_instead(column, known),
            )  # fmt: skip


def _constants(mapping: FileMapping) -> Iterator[Misfit]:
    kinds = {column.name: column.kind for column in SCHEMAS[mapping.table].columns}
    for column, value in mapping.constants.items():
        if column not in kinds:
            continue
        if kinds[column] != "text" or column in _NO_CONSTANT:
            yield Misfit(
                ("constants", column),
                say("{column} cannot be the same on every row: dates, figures and ids are read "
                    "from the file or not at all.", column=column),
                say("Name the header that gives it, under columns."),
            )  # fmt: skip
        elif not value.strip():
            yield Misfit(
                ("constants", column),
                say("The constant {column} is empty.", column=column),
                say("Fill it in."),
            )
        elif column in mapping.columns.values():
            yield Misfit(
                ("constants", column),
                say("{column} is given twice: by a header and as a constant.", column=column),
                say("Keep one of the two."),
            )


def _date_format(mapping: FileMapping) -> Iterator[Misfit]:
    text = mapping.date_format
    marks = re.findall(r"%(.?)", text, re.DOTALL)
    parts = {_DATE_PARTS.get(mark, "?") for mark in marks}
    if text and ("?" in parts or not {"year", "month", "day"} <= parts):
        yield Misfit(
            ("date_format",),
            say("The format “{value}” does not give a whole date.", value=text[:60]),
            say("Write year, month and day as they stand: %d %b %Y; what a file does not say "
                "of a date is not guessed."),
        )  # fmt: skip


def _span(mapping: FileMapping) -> Iterator[Misfit]:
    if mapping.span and (mapping.table != "ads" or "date_end" in mapping.columns.values()):
        yield Misfit(
            ("span",),
            say("A span is for ads whose last day no column gives."),
            say("Remove the key."),
        )


def _lacking(mapping: FileMapping) -> tuple[str, ...]:
    """Return what every row needs and nothing gives.

    The last day of ads follows from the first, the brand of mentions from the brief.
    """
    given = {*mapping.columns.values(), *mapping.constants, "date_end", "brand"}
    required = [each.name for each in SCHEMAS[mapping.table].columns if each.required]
    return tuple(name for name in required if name not in given)
