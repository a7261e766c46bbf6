"""The batch file: rows of clients × periods × languages × documents × formats, read strictly."""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import Plain, parse, shown
from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import LANGUAGES
from stratbook.core.message import Message, say
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import Audience, Detail, Document
from stratbook.notebook.places import find_client
from stratbook.report.batch.order import Order
from stratbook.report.forms import Form

_MOST_BYTES: Final = 20_000_000
_MOST_ROWS: Final = 100_000
_BETWEEN: Final = re.compile(r"[\s,|+]+")
_COLUMNS: Final = {
    "client": "client", "clients": "client",
    "period": "period", "periods": "period", "période": "period", "périodes": "period",
    "language": "language", "languages": "language", "langue": "language", "langues": "language",
    "document": "document", "documents": "document",
    "format": "format", "formats": "format",
    "detail": "detail", "détail": "detail",
    "audience": "audience", "public": "audience",
}  # fmt: skip
_KNOWN: Final = ("client", "period", "language", "document", "format", "detail", "audience")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "language": tuple(LANGUAGES),
    "document": tuple(each.value for each in Document),
    "format": tuple(each.value for each in Form),
    "detail": tuple(each.value for each in Detail),
    "audience": tuple(each.value for each in Audience),
}
_SEVERAL: Final = frozenset({"client", "period", "language", "document", "format"})


@dataclass(frozen=True)
class _Row:
    """A row: where it stands, its number, its values by column."""

    place: str
    number: int
    values: Mapping[str, tuple[str, ...]]


@dataclass
class _Reading:
    """The rows of a file and all that is wrong with it."""

    name: str
    rows: list[_Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, place: str, problem: Message, remedy: Message) -> None:
        self.faults.append(Fault(place, problem, remedy))


def read_batch(path: Path, usual: Order) -> tuple[Order, ...]:
    """Read a batch file.

    Parameters
    ----------
    path : Path
        ``.csv`` (separated by ; or , with a header in English or French) or ``.yml``: a list
        of mappings. A cell may hold several values; a row asks for all their combinations.
    usual : Order
        What a row that does not say gets.

    Returns
    -------
    tuple of Order
        In the order of the rows; languages and forms of a row go together.

    Raises
    ------
    ParameterError
        Naming every row and column that cannot be used, all at once.
    """
    reading = _Reading(path.name)
    text = _text(path, reading)
    if not reading.faults:
        _yaml_rows(text, reading) if path.suffix in {".yml", ".yaml"} else _csv_rows(text, reading)
    orders = [order for row in reading.rows for order in _orders(row, usual, path.parent, reading)]
    if not orders and not reading.faults:
        reading.refuse(path.name, say("This file asks for no client."), _LIKE)
    raise_all(ParameterError, reading.faults)
    return tuple(orders)


_LIKE: Final = say("Write a header and a row a client: client;period;language;document;format.")


def _text(path: Path, reading: _Reading) -> str:
    try:
        if path.stat().st_size <= _MOST_BYTES:
            return path.read_text(encoding="utf-8-sig")
        problem = say("This file is far too large for a batch file.")
    except UnicodeDecodeError:
        problem = say("This file is not saved in UTF-8.")
    except OSError as error:
        problem = say("This file cannot be read: {reason}.", reason=error.strerror or str(error))
    reading.refuse(path.name, problem, _LIKE)
    return ""


def _csv_rows(text: str, reading: _Reading) -> None:
    head = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ",", strict=True)
    try:
        headings = [each.strip() for each in next(lines, [])]
        names = _headings(headings, f"{reading.name}, row 1", reading)
        for number, cells in enumerate(lines, 2):
            if any(each.strip() for each in cells):
                _csv_row(number, names, cells, reading)
    except csv.Error:
        problem = say("This line cannot be read as CSV.")
        remedy = say("Close every double quote, and keep one row a line.")
        reading.refuse(f"{reading.name}, row {lines.line_num}", problem, remedy)


def _csv_row(
    number: int, names: Sequence[str | None], cells: Sequence[str], reading: _Reading
) -> None:
    place = f"{reading.name}, row {number}"
    if len(cells) > len(names):
        problem = say("This row has more cells than the header.")
        reading.refuse(place, problem, say("Separate several values by a space."))
        return
    values = {
        name: _split(name, cell)
        for name, cell in zip(names, cells, strict=False)
        if name is not None
    }
    _add(_Row(place, number, values), reading)


def _yaml_rows(text: str, reading: _Reading) -> None:
    document = parse(text, reading.name)
    reading.faults += document.faults
    rows = document.data
    if document.faults:
        return
    if not isinstance(rows, list):
        problem = say("A batch file in YAML is a list, one entry a client.")
        reading.refuse(reading.name, problem, say("Begin each entry with “- client: …”."))
        return
    for number, row in enumerate(rows, 1):
        _yaml_row(number, row, f"{document.place((number - 1,))}", reading)


def _yaml_row(number: int, row: Plain, place: str, reading: _Reading) -> None:
    if not isinstance(row, dict):
        problem = say("This entry is not a list of keys and values.")
        reading.refuse(place, problem, say("Begin each entry with “- client: …”."))
        return
    names = _headings(list(row), place, reading)
    values = {}
    for name, cell in zip(names, row.values(), strict=True):
        given = cell if isinstance(cell, list) else [cell]
        if name is None:
            continue
        if any(isinstance(each, list | dict | bool | float) for each in given):
            problem = say("{found} is not a value of {name}.", found=shown(cell), name=name)
            reading.refuse(place, problem, say("Write a text between quotes."))
            continue
        values[name] = tuple(
            part for each in given if each is not None for part in _split(name, str(each))
        )
    _add(_Row(place, number, values), reading)


def _add(row: _Row, reading: _Reading) -> None:
    if len(reading.rows) < _MOST_ROWS:
        reading.rows.append(row)
    elif len(reading.rows) == _MOST_ROWS:
        problem = say("A batch file holds {most} rows at most.", most=_MOST_ROWS)
        reading.refuse(row.place, problem, say("Cut it in two."))


def _split(name: str, cell: str) -> tuple[str, ...]:
    """Return a cell's values; a client's path may hold spaces, hence is one."""
    text = cell.strip()
    if name == "client":
        return tuple(part.strip() for part in text.split("|") if part.strip())
    return tuple(part for part in _BETWEEN.split(text) if part)


def _headings(found: Sequence[str], place: str, reading: _Reading) -> list[str | None]:
    names = [_COLUMNS.get(each.strip().lower()) for each in found]
    for each, name in zip(found, names, strict=True):
        if name is None:
            near = nearest(each, {known: known for known in _COLUMNS})
            remedy = (
                say("Write {near} if that is what is meant.", near=near)
                if near
                else say("The columns are {names}.", names=_KNOWN)
            )
            problem = say("There is no column “{name}” in a batch file.", name=shown(each))
            reading.refuse(place, problem, remedy)
        elif names.count(name) > 1:
            problem = say("The column “{name}” stands twice.", name=shown(each))
            reading.refuse(place, problem, say("Keep one of them."))
    return names


def _orders(row: _Row, usual: Order, beside: Path, reading: _Reading) -> Iterator[Order]:
    """Return a row's orders: all combinations of its clients, periods and documents."""
    before = len(reading.faults)
    clients = [found for each in row.values.get("client", ()) if (
        found := _client(each, beside, row, reading))]  # fmt: skip
    if not row.values.get("client"):
        reading.refuse(row.place, say("This row names no client."), _LIKE)
    periods = [_period(each, row, reading) for each in row.values.get("period", ())]
    for name, known in _CHOICES.items():
        _check(name, known, row, reading)
    if len(reading.faults) > before:
        return
    own = row.values
    documents = [Document(each) for each in own.get("document", ())] or [usual.document]
    for client, period, document in itertools.product(
        dict.fromkeys(clients), dict.fromkeys(periods or [usual.period]), dict.fromkeys(documents)
    ):
        yield replace(
            usual,
            client=client,
            period=period,
            document=document,
            languages=tuple(dict.fromkeys(own.get("language", ()))) or usual.languages,
            forms=tuple(Form(each) for each in dict.fromkeys(own.get("format", ()))) or usual.forms,
            detail="".join(own.get("detail", ())) or usual.detail,
            audience="".join(own.get("audience", ())) or usual.audience,
            row=row.number,
        )


def _client(text: str, beside: Path, row: _Row, reading: _Reading) -> str:
    if "://" in text:  # on a cluster: looked at where it is read
        return text
    near = beside / text
    try:
        return str(near.resolve() if (near / "client.yml").is_file() else find_client(text))
    except ParameterError as error:
        reading.faults += [Fault(row.place, each.problem, each.remedy) for each in error.faults]
        return ""


def _period(text: str, row: _Row, reading: _Reading) -> str:
    try:
        return parse_period(text).code
    except ValueError:
        reading.refuse(
            row.place,
            say("{found} is not a value of {name}.", found=shown(text), name="period"),
            say("Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15."),
        )
        return ""


def _check(name: str, known: Sequence[str], row: _Row, reading: _Reading) -> None:
    given = row.values.get(name, ())
    for each in given:
        if each not in known:
            reading.refuse(
                row.place,
                say("{found} is not a value of {name}.", found=shown(each), name=name),
                say("Write one of these: {choices}.", choices=tuple(known)),
            )
    if len(given) > 1 and name not in _SEVERAL:
        problem = say("Only one value of {name} fits in a row.", name=name)
        reading.refuse(row.place, problem, say("Write a row for each."))
