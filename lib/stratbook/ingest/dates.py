"""Dates and times, their order decided for a whole file, their zone by the brief."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from stratbook.core.message import Message, say
from stratbook.ingest.account import Options
from stratbook.ingest.columns import Flags, TextColumn, spread
from stratbook.ingest.date_columns import Moments, usual_moments
from stratbook.ingest.grid import Cell
from stratbook.ingest.notes import Notes, UnreadableError
from stratbook.ingest.numbers import is_missing, unforced_text

_TIME: Final = (
    r"(?:[T ,]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST: Final = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME, re.IGNORECASE
)
_COMPACT: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})" + _TIME)
_YEARS: Final = range(1990, 2101)  # a year outside is a slip or an attack, not a date
_YEAR_LAST: Final = re.compile(
    r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4}|\d{2})" + _TIME, re.IGNORECASE
)


class Stamp(NamedTuple):
    """A date as written: the moment, whether it has a time, and whether it has a zone."""

    moment: dt.datetime
    timed: bool


@dataclass(frozen=True)
class Reading:
    """How the dates of a file are read."""

    order: str
    options: Options


@dataclass(frozen=True)
class Dates:
    """A column's dates (None where missing), their type, and what cannot be read."""

    column: Any  # a list, or an array of pandas
    dtype: str
    bad: Mapping[int, Message]


def date_order(cells: Iterable[Cell], options: Options, notes: Notes) -> str:
    """Decide for a whole file whether the day or the month comes first.

    Returns
    -------
    str
        ``dmy`` or ``mdy``; ``dmy`` too where no date of the file leaves a choice.

    Raises
    ------
    UnreadableError
        When the file proves both, or proves neither and the brief does not say.
    """
    matches = (_YEAR_LAST.match(unforced_text(cell)) for cell in set(cells))
    found = [(int(match["one"]), int(match["two"]), match[0]) for match in matches if match]
    day_first = sorted(text for one, two, text in found if one > 12)
    month_first = sorted(text for one, two, text in found if two > 12)
    if day_first and month_first:
        raise UnreadableError(
            say("Some dates have the day first ({one}), others the month ({two}).",
                one=day_first[0], two=month_first[0]),
            say("Export the file again with one way of writing dates."),
        )  # fmt: skip
    if day_first or month_first:
        return _proved("dmy" if day_first else "mdy", options, notes)
    left_open = sorted(text for one, two, text in found if one != two)
    if not left_open:
        return "dmy"
    if options.date_order in {"dmy", "mdy"}:
        return str(options.date_order)
    raise _ambiguous(left_open[0])


def _proved(order: str, options: Options, notes: Notes) -> str:
    if options.date_order in {"dmy", "mdy"} and options.date_order != order:
        notes.warn(
            say("The dates of this file are in the order {order}, whatever the brief says.",
                order=order)
        )  # fmt: skip
    return order


def _ambiguous(text: str) -> UnreadableError:
    readings = [read_stamp(text, order) for order in ("dmy", "mdy")]
    days = [stamp.moment.date() for stamp in readings if stamp]
    return UnreadableError(
        say(
            "The date {text} can be read in two ways: {readings}.",
            text=text, readings=tuple(days),
        ),
        say("Write exports: date_order: dmy (or mdy) in client.yml."),
    )  # fmt: skip


def common_order(columns: Collection[Sequence[Cell]], options: Options, notes: Notes) -> str:
    """Decide as :func:`date_order` does, from all columns of dates of a file.

    Of texts kept as columns the first ten characters settle it; the whole cells are only
    looked at for the words of a refusal.
    """
    try:
        return date_order((cell for cells in columns for cell in _heads(cells)), options, notes)
    except UnreadableError:
        return date_order((cell for cells in columns for cell in cells), options, notes)


def _heads(cells: Sequence[Cell]) -> Iterable[Cell]:
    if not isinstance(cells, TextColumn):
        return cells
    unlike = cells.where(cells.matches("^[^0-9]")).encoded()[1]
    return chain(cells.beginning("^[0-9]{1,2}[^0-9]", 10), unlike)


def read_dates(name: str, cells: Sequence[Cell], kind: str, how: Reading) -> Dates:
    """Read a column of dates.

    Parameters
    ----------
    name : str
        The column.
    cells : sequence
        Its cells.
    kind : {"instant", "day", "stamp"}
        What they become.
    how : Reading
        The order of day and month, and what the brief settles.
    """
    if not isinstance(cells, TextColumn):
        return _read_each(name, cells, kind, how)
    codes, distinct = cells.encoded()
    found, usual = _usual(distinct, kind, how)
    rest = _read_each(name, distinct.where(~usual), kind, how)
    others = np.flatnonzero(~usual)
    values = pd.Series(rest.column, dtype=rest.dtype).dt.tz_localize(None)
    found[others] = values.to_numpy(dtype="datetime64[us]")
    moments = pd.Series(found[codes])
    column = moments.dt.tz_localize("UTC") if kind == "instant" else moments
    bad = spread({int(others[at]): problem for at, problem in rest.bad.items()}, codes)
    return Dates(column.array, rest.dtype, bad)


def _usual(distinct: TextColumn, kind: str, how: Reading) -> tuple[Moments, Flags]:
    if kind == "instant":
        return usual_moments(
            distinct, how.order, lambda each, timed: instant(Stamp(each, timed), how.options)
        )
    found, usual = usual_moments(distinct, how.order, None)
    if kind == "stamp":
        found = found + np.timedelta64(12, "h")
    return found.astype("datetime64[D]").astype("datetime64[us]"), usual


def _read_each(name: str, cells: Sequence[Cell], kind: str, how: Reading) -> Dates:
    dtype = "datetime64[us, UTC]" if kind == "instant" else "datetime64[us]"
    bad: dict[int, Message] = {}
    known: dict[Cell, object] = {}
    for at, cell in enumerate(cells):
        if cell not in known:
            stamp = read_stamp(cell, how.order)
            known[cell] = _TO_DATE[kind](stamp, how.options) if stamp else None
        if known[cell] is None and not is_missing(cell):
            bad[at] = unreadable(name, cell)
    return Dates([known[cell] for cell in cells], dtype, bad)


def read_stamp(cell: Cell, order: str) -> Stamp | None:
    """Read one date, with or without time; None when it is none."""
    if isinstance(cell, dt.datetime):
        return _in_range(Stamp(cell, timed=(cell.hour, cell.minute, cell.second) != (0, 0, 0)))
    if isinstance(cell, dt.date):
        midnight = dt.datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
        return _in_range(Stamp(midnight, timed=False))
    text = unforced_text(cell)
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _COMPACT):
        if found := pattern.fullmatch(text):
            return _stamp(found.groupdict(), order)
    return None


def _stamp(part: dict[str, str | None], order: str) -> Stamp | None:
    if "one" in part:
        first, second = ("day", "month") if order == "dmy" else ("month", "day")
        part = part | {first: part["one"], second: part["two"]}
    year = int(part["year"] or 0) + (2000 if len(part["year"] or "") == 2 else 0)
    hour = int(part["hour"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"][0] in "pP" else 0)
    try:
        moment = dt.datetime(
            year, int(part["month"] or 0), int(part["day"] or 0),
            hour, int(part["minute"] or 0), int(part["second"] or 0),
            tzinfo=_offset(part["offset"]),
        )  # fmt: skip
    except ValueError:
        return None
    return _in_range(Stamp(moment, timed=part["hour"] is not None))


def _in_range(stamp: Stamp) -> Stamp | None:
    return stamp if stamp.moment.year in _YEARS else None


def _offset(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text.upper() in {"Z", "UTC"}:
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def instant(stamp: Stamp, options: Options) -> dt.datetime:
    """Return the moment in UTC.

    Notes
    -----
    A time without a zone is read in the exports' zone, a day without a time as midnight
    in the client's. Of an hour that exists twice the first is taken; one that does not
    exist is moved on by the hour that the clocks skip.
    """
    if stamp.moment.tzinfo is not None:
        return stamp.moment.astimezone(dt.UTC)
    zone = (options.exports_timezone or options.timezone) if stamp.timed else options.timezone
    return stamp.moment.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def day(stamp: Stamp, options: Options) -> dt.datetime:
    """Return the day at midnight, without a zone: the client's day where a zone is given."""
    moment = stamp.moment
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZoneInfo(options.timezone))
    return dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001


def nearest_day(stamp: Stamp, options: Options) -> dt.datetime:
    """Return the day whose midnight is nearest.

    Meta's daily stamps slip by an hour when the clocks change: T01:00, or T23:00 of the
    day before.
    """
    return day(Stamp(stamp.moment + dt.timedelta(hours=12), timed=False), options)


def unreadable(column: str, cell: Cell) -> Message:
    """Say that a cell is no date."""
    return say("{column}: “{value}” is not a date.", column=column, value=str(cell)[:60])


_TO_DATE: Final[Mapping[str, Callable[[Stamp, Options], dt.datetime]]] = {
    "instant": instant,
    "day": day,
    "stamp": nearest_day,
}
