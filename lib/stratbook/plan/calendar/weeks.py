"""A calendar by week, Monday to Sunday: how many publications, against the cadence."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stratbook.core.message import Message, Quantity, say, say_n
from stratbook.core.period import Period, week
from stratbook.core.reference import platforms
from stratbook.plan.calendar.row import CalendarRow

Cadence = Mapping[str, tuple[float | None, float | None]]
Weekly = tuple[CalendarRow | None, str, Message]


def week_of(day: dt.date) -> Period:
    """Return the ISO week a day belongs to."""
    year, number, _ = day.isocalendar()
    return week(year, number)


def monday(day: dt.date) -> dt.date:
    """Return the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def weeks_of(period: Period) -> tuple[Period, ...]:
    """Return the weeks that a period touches, in order."""
    count = (monday(period.end) - monday(period.start)).days // 7 + 1
    return tuple(week_of(period.start + dt.timedelta(days=7 * at)) for at in range(count))


def weekly_remarks(
    rows: Sequence[CalendarRow], cadence: Cadence, as_of: dt.date
) -> Iterator[Weekly]:
    """Find weeks with more or fewer publications than the cadence of a platform.

    Only weeks that lie between the first and the last row of the calendar are told to hold too
    few: those at its ends may be unfinished. A past week is not judged, and a cadence below one
    a week asks for nothing in any single week.

    Parameters
    ----------
    rows : sequence of CalendarRow
        Sorted by day and time, without the dropped ones.
    cadence : mapping of str to (float or None, float or None)
        Least and most a week, by platform.
    as_of : date
        The day on which the calendar is looked at.

    Yields
    ------
    (row, code, message)
        ``too_many`` on each row past the most; ``too_few`` on the week's first row, or on none.
    """
    if not rows:
        return
    first, last = monday(rows[0].date), monday(rows[-1].date)
    by: dict[tuple[str, dt.date], list[CalendarRow]] = defaultdict(list)
    for row in rows:
        by[row.platform, monday(row.date)].append(row)
    for platform, (least, most) in cadence.items():
        start = max(first, monday(as_of))
        while start <= last:
            found = by[platform, start]
            yield from _too_many(found, most)
            if first < start < last and start > as_of:
                yield from _too_few(found, platform, least, start)
            start += dt.timedelta(days=7)


def _too_many(found: Sequence[CalendarRow], most: float | None) -> Iterator[Weekly]:
    if most is None:
        return
    for at, row in enumerate(found, start=1):
        if at > math.ceil(most) and row.live:
            said = say(
                "It is number {at} of its week on this platform; the cadence is {most} at most.",
                at=at, most=Quantity(value=most),
            )  # fmt: skip
            yield row, "too_many", said


def _too_few(
    found: Sequence[CalendarRow], platform: str, least: float | None, start: dt.date
) -> Iterator[Weekly]:
    if least is None or len(found) >= math.floor(least):
        return
    said = say_n(
        "{platform}, week of {day}: {count} publication; the cadence is {least} at least.",
        "{platform}, week of {day}: {count} publications; the cadence is {least} at least.",
        len(found), day=start, least=Quantity(value=least),
        platform=known.label if (known := platforms().get(platform)) else platform,
    )  # fmt: skip
    yield (found[0] if found else None), "too_few", said
