"""Columns of dates kept as Arrow text: the usual forms at once, the others one by one."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from stratbook.ingest.columns import Flags, Places, TextColumn

Moments = npt.NDArray[np.datetime64]
_YEARS: Final = (1990, 2100)
_HOUR: Final = np.timedelta64(1, "h")
_TICK: Final = np.timedelta64(1, "us")


@dataclass(frozen=True)
class _Form:
    """One way of writing dates: its RE2 pattern and where its parts stand."""

    pattern: str
    parts: tuple[int, int, int]  # year, month, day
    clock: int = 0  # where hours, minutes and seconds begin; 0 when there are none
    seconds: bool = False
    utc: bool = False


def _forms(order: str) -> list[_Form]:
    day, month = (0, 3) if order == "dmy" else (3, 0)
    dates = [
        ("[0-9]{4}-[0-9]{2}-[0-9]{2}", (0, 5, 8)),
        ("[0-9]{2}[-/.][0-9]{2}[-/.][0-9]{4}", (6, month, day)),
    ]
    clock = "[ T][0-9]{2}:[0-9]{2}"
    return [
        form
        for date, parts in dates
        for form in (
            _Form(f"^{date}$", parts),
            _Form(f"^{date}{clock}$", parts, 11),
            _Form(f"^{date}{clock}:[0-9]{{2}}$", parts, 11, seconds=True),
            _Form(f"^{date}{clock}:[0-9]{{2}}Z$", parts, 11, seconds=True, utc=True),
        )
    ]


def usual_moments(
    distinct: TextColumn, order: str, to_utc: Callable[..., dt.datetime] | None
) -> tuple[Moments, Flags]:
    """Read the dates that are written in a usual form.

    Parameters
    ----------
    distinct : TextColumn
        Distinct cells.
    order : str
        ``dmy`` or ``mdy``, of dates whose year stands last.
    to_utc : callable or None
        Gives the moment in UTC of a local time, told whether it has a clock; None asks
        for the moments as they are written, and then those in UTC are left to others.

    Returns
    -------
    tuple
        The moments, and which cells were read; the others may still be dates.
    """
    found = np.full(len(distinct), np.datetime64("NaT"), dtype="datetime64[us]")
    for form in _forms(order):
        if form.utc and to_utc is None:
            continue
        places = np.flatnonzero(distinct.matches(form.pattern))
        if places.size:
            read = _moments(distinct.take(places), form)
            if to_utc is not None and not form.utc:
                read = _in_utc(read, partial(to_utc, timed=form.clock > 0))
            found[places] = read
    return found, ~np.isnat(found)


def _moments(cells: TextColumn, form: _Form) -> Moments:
    """Put the parts of dates together; one that does not exist stays out."""
    year, month, day = (_digits(cells, at, 4 if at == form.parts[0] else 2) for at in form.parts)
    hour, minute, second = np.zeros((3, len(cells)), dtype="int64")
    if form.clock:
        hour, minute = _digits(cells, form.clock, 2), _digits(cells, form.clock + 3, 2)
    if form.seconds:
        second = _digits(cells, form.clock + 6, 2)
    right = (year >= _YEARS[0]) & (year <= _YEARS[1]) & (month >= 1) & (month <= 12)
    right &= (hour < 24) & (minute < 60) & (second < 60)
    months = (np.where(right, (year - 1970) * 12 + month - 1, 0)).astype("datetime64[M]")
    length = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype("int64")
    right &= (day >= 1) & (day <= length)
    days = months.astype("datetime64[D]").astype("datetime64[us]")
    whole = days + (((day - 1) * 24 + hour) * 3600 + minute * 60 + second) * 1_000_000
    return np.where(right, whole, np.datetime64("NaT"))


def _digits(cells: TextColumn, start: int, length: int) -> Places:
    found: Any = pc.binary_slice(cells.cells.cast("binary"), start, start + length)
    return np.asarray(found.cast("string").cast("int64").to_numpy(), dtype="int64")


def _in_utc(local: Moments, to_utc: Callable[[dt.datetime], dt.datetime]) -> Moments:
    """Move local times to UTC, an hour at a time where the clock runs evenly through it."""
    known = ~np.isnat(local)
    hours, codes = np.unique(local[known].astype("datetime64[h]"), return_inverse=True)
    starts = hours.astype("datetime64[us]")
    first = _each(starts, to_utc) - starts
    ends = (starts + _HOUR - _TICK).astype("datetime64[us]")
    even = first == _each(ends, to_utc) - ends
    found = local.copy()
    found[known] = local[known] + first[codes]
    uneven = np.flatnonzero(known)[~even[codes]]
    found[uneven] = _each(local[uneven], to_utc)
    return found


def _each(moments: Moments, to_utc: Callable[[dt.datetime], dt.datetime]) -> Moments:
    naive: Sequence[dt.datetime] = moments.tolist()
    return np.array([to_utc(each).replace(tzinfo=None) for each in naive], dtype="datetime64[us]")
