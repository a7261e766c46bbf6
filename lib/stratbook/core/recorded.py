"""A published figure, as ``kpi_history.csv`` keeps it: its shape, and the way to text and back."""

import csv
import datetime as dt
import hashlib
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final

from stratbook.core.errors import BriefError, Fault
from stratbook.core.message import Message, say
from stratbook.core.period import Period, parse_period

FILE: Final = "kpi_history.csv"
BRIEFS: Final = "history"  # the folder of earlier periods' briefs
JOIN: Final = " | "
_ORDERS: Final = ("=", "+", "-", "@", "\t", "\r", "'")  # what a spreadsheet may take for a formula
_REMEDY: Final = say(
    "Put back the line as it was or delete it: rendering that period again writes it anew."
)


@dataclass(frozen=True)
class Recorded:
    """One KPI over one period, in one variant, as a report gave it.

    Parameters
    ----------
    period : str
        Code of the period: ``2026-10``.
    kpi : str
        Id of the KPI.
    platform : str
        Platform it was restricted to; empty for all.
    variant : str
        Code of the definition, for a KPI that has several.
    value : float
        In the KPI's unit.
    n : int or None
        What it was counted on.
    low, high : float or None
        Its interval.
    unit, currency : str
        Unit of the dictionary; currency of amounts.
    formula : str
        Digest of the dictionary's formula.
    files : str
        The files it rests on.
    digest : str
        SHA-256 over the names and digests of these files.
    data_until : str
        Last day these files speak of, ISO; never the day of the render.
    version : str
        Version of the software.
    run : str
        Digest of everything the report was made from: one id a run.
    """

    period: str
    kpi: str
    platform: str
    variant: str
    value: float
    n: int | None
    low: float | None
    high: float | None
    unit: str
    currency: str
    formula: str
    files: str
    digest: str
    data_until: str
    version: str
    run: str

    @property
    def span(self) -> Period:
        """The period."""
        return parse_period(self.period)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What there is one row of."""
        return (self.period, self.kpi, self.platform, self.variant)

    @property
    def sources(self) -> tuple[str, ...]:
        """The files it rests on, one by one."""
        return tuple(each for each in self.files.split(JOIN) if each)

    @property
    def until(self) -> dt.date | None:
        """Last day of the files it rests on."""
        return dt.date.fromisoformat(self.data_until) if self.data_until else None


COLUMNS: Final = tuple(each.name for each in fields(Recorded))


@dataclass(frozen=True)
class Ground:
    """What figures rest on today.

    Parameters
    ----------
    digests : mapping
        SHA-256 of each file of the client's folder, by path.
    until : mapping
        Last day each export speaks of, by path.
    version : str
        Version of the software.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    until: Mapping[str, dt.date] = field(default_factory=dict)
    version: str = ""

    def digest(self, files: Iterable[str]) -> str:
        """Return one SHA-256 for several files; for all when none is named."""
        named = sorted(set(files)) or sorted(self.digests)
        lines = [f"{each}\t{self.digests.get(each, '')}\n" for each in named]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def last_day(self, files: Iterable[str]) -> str:
        """Return the last day that any of the files speaks of, ISO; empty when none says."""
        days = [self.until[each] for each in files if each in self.until]
        return max(days).isoformat() if days else ""

    @property
    def run(self) -> str:
        """The id of a run: the same inputs and software give the same one."""
        return hashlib.sha256(f"{self.version}\n{self.digest(())}".encode()).hexdigest()[:12]


def replaced(
    known: Iterable[Recorded], period: Period, new: Iterable[Recorded]
) -> tuple[Recorded, ...]:
    """Put a period's new rows in the place of its old ones; other periods keep theirs.

    Returns
    -------
    tuple of Recorded
        By period, KPI, platform and variant; of rows with one key, the first.
    """
    kept = [each for each in known if each.period != period.code]
    rows: dict[tuple[str, str, str, str], Recorded] = {}
    for each in (*kept, *new):
        rows.setdefault(each.key, each)
    return tuple(sorted(rows.values(), key=lambda row: (row.span.start, row.span.end, row.key)))


def text_of(rows: Sequence[Recorded]) -> str:
    """Return rows as CSV in which no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")  # quotes what holds either
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(row, name)) for name in COLUMNS] for row in rows)
    return out.getvalue()


def rows_of(text: str) -> tuple[Recorded, ...]:
    """Read what :func:`text_of` wrote.

    Raises
    ------
    BriefError
        Naming every line that is not as it was written.
    """
    lines = list(csv.reader(io.StringIO(text, newline="")))
    if not lines or tuple(lines[0]) != COLUMNS:
        problem = say("The first line does not name the columns of the history of figures.")
        raise BriefError((Fault(f"{FILE}, line 1", problem, _START_AGAIN),))
    rows, faults = [], []
    for number, cells in enumerate(lines[1:], 2):
        try:
            rows.append(_row(cells))
        except ValueError:
            faults.append(Fault(f"{FILE}, line {number}", _UNREADABLE, _REMEDY))
    if faults:
        raise BriefError(tuple(faults))
    return tuple(rows)


_UNREADABLE: Final[Message] = say("This line is not one that a render wrote.")
_START_AGAIN: Final[Message] = say(
    "Put the file back as it was, or move it away: rendering writes a new one."
)


def _cell(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_ORDERS) else value
    return "" if value is None else repr(value)


def _row(cells: Sequence[str]) -> Recorded:
    """Read a line; raise ValueError when it is none of ours."""
    if len(cells) != len(COLUMNS):
        raise ValueError("a cell is missing or too many")
    said = {name: cell.removeprefix("'") for name, cell in zip(COLUMNS, cells, strict=True)}
    given = {name: cell for name, cell in said.items() if name not in _NUMBERS}
    row = Recorded(
        **given,
        value=_number(said["value"]),
        n=int(said["n"]) if said["n"] else None,
        low=_number(said["low"]) if said["low"] else None,
        high=_number(said["high"]) if said["high"] else None,
    )
    if row.data_until:
        dt.date.fromisoformat(row.data_until)
    if row.span.code != row.period or not row.kpi:
        raise ValueError("no period or KPI")
    return row


_NUMBERS: Final = frozenset({"value", "n", "low", "high"})


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
