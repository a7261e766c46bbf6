"""The fourteen months of the demonstration: September 2025 to October 2026."""

import datetime as dt

FIRST, LAST, EXPORTED = dt.date(2025, 9, 1), dt.date(2026, 10, 31), dt.date(2026, 11, 3)
SEASON = {
    1: 0.9,
    2: 0.92,
    3: 0.97,
    4: 1.0,
    5: 1.02,
    6: 0.98,
    7: 0.82,
    8: 0.78,
    9: 1.0,
    10: 1.08,
    11: 1.25,
    12: 1.4,
}


def days() -> list[dt.date]:
    """Return every day of the fourteen months."""
    return [FIRST + dt.timedelta(n) for n in range((LAST - FIRST).days + 1)]


def months() -> list[dt.date]:
    """Return the first day of every month."""
    return [day for day in days() if day.day == 1]


def month_end(first: dt.date) -> dt.date:
    """Return the last day of a month."""
    return (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def growth(day: dt.date, yearly: float) -> float:
    """Return a steady growth factor since the first day, 1 at the start."""
    return (1 + yearly) ** ((day - FIRST).days / 365)
