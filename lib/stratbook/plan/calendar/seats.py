"""When and where to publish: days and hours from slots, cadence and dates, without a clash."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.reference import csv_rows, threshold
from stratbook.core.slots import Slot
from stratbook.plan.calendar.hooks import Hook
from stratbook.plan.calendar.setting import Pace, Setting
from stratbook.plan.calendar.weeks import weeks_of

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Seat:
    """A place in the calendar that waits for a publication.

    Parameters
    ----------
    platform : str
        Its id.
    date, time : date, time
        In the client's zone.
    origin : {"own", "default"}
        Whether the hour comes from the account's own results, or from a stated default.
    hook : Hook or None
        The date it hangs on.
    """

    platform: str
    date: dt.date
    time: dt.time
    origin: Literal["own", "default"]
    hook: Hook | None = None


@dataclass(frozen=True)
class Hour:
    """An hour of a weekday that may be used; ``weight`` is its index, 100 the mean."""

    weekday: int
    hour: int
    weight: float
    origin: Literal["own", "default"]


@dataclass(frozen=True)
class Defaults:
    """Hours and formats of a platform while nothing better is known."""

    hours: tuple[tuple[int, int], ...]
    formats: tuple[str, ...]


def defaults_of(platform: str) -> Defaults:
    """Return the stated defaults of a platform (``calendar_defaults.csv``)."""
    rows = {row["platform"]: row for row in csv_rows("calendar_defaults.csv")}
    row = rows.get(platform, rows["*"])
    hours = (each.split() for each in row["slots"].split(";"))
    return Defaults(
        tuple((_DAYS.index(day), int(hour)) for day, hour in hours),
        tuple(row["formats"].split(";")),
    )


def hours_of(platform: str, slots: Iterable[Slot]) -> tuple[Hour, ...]:
    """Return the hours of a platform, best first: its own slots that are sure, then defaults.

    A slot that only knows the weekday takes the hour of the default.
    """
    first = defaults_of(platform).hours
    usual = dict(reversed(first))
    own = [
        Hour(
            each.weekday,
            each.hour if each.hours < 24 else usual.get(each.weekday, first[0][1]),
            each.index,
            "own",
        )
        for each in slots
        if each.platform == platform and each.enough and each.index is not None
    ]
    own.sort(key=lambda each: (-each.weight, each.weekday, each.hour))
    known = {each.weekday for each in own}
    default = [Hour(day, hour, 90 - at, "default") for at, (day, hour) in enumerate(first)]
    return (*own, *(each for each in default if each.weekday not in known))


@dataclass(frozen=True)
class _Week:
    """A platform's week: its hours, the days that are free, how many publications it lacks."""

    platform: str
    hours: tuple[Hour, ...]
    free: tuple[dt.date, ...]
    room: int


def seats_of(
    setting: Setting, hooks: Sequence[Hook], days_off: Iterable[dt.date]
) -> tuple[Seat, ...]:
    """Return the places to fill, beside what the calendar already holds.

    Each platform gets its cadence week after week (what a week cannot round is carried to the
    next); never two on one day of one platform, never a past day, a day off, a weekday on
    which nobody answers, or a day so near that nothing could be made for it.

    Parameters
    ----------
    setting : Setting
        Horizon, paces, slots, rows held.
    hooks : sequence of Hook
        Dates; each is used once on a platform, the closest to the client first.
    days_off : iterable of date
        Public holidays and days closed.
    """
    off = frozenset(days_off)
    found = [
        seat
        for pace in setting.paces
        for seat in _filled(list(_weeks_of(pace, setting, off)), hooks)
    ]
    return tuple(sorted(found, key=lambda each: (each.date, each.time, each.platform)))


def _weeks_of(pace: Pace, setting: Setting, off: frozenset[dt.date]) -> Iterator[_Week]:
    """Yield a platform's weeks with what they lack."""
    hours = hours_of(pace.platform, setting.slots)
    first = setting.as_of + _DAY * int(threshold("calendar_lead_days"))
    answered = _answered(setting)
    carried = 0.0
    for week in weeks_of(setting.horizon):
        days = [week.start + _DAY * at for at in range(7)]
        inside = [day for day in days if setting.horizon.start <= day <= setting.horizon.end]
        held = {
            row.date
            for row in setting.rows
            if row.platform == pace.platform and row.state != "dropped" and row.date in inside
        }
        carried += pace.aim * len(inside) / 7 - len(held)
        room = max(0, math.floor(carried + 0.5))
        free = (
            day
            for day in inside
            if day >= first and day not in off and day not in held and day.weekday() in answered
        )
        carried = max(carried - room, -pace.most)
        yield _Week(pace.platform, hours, tuple(free), room)


def _answered(setting: Setting) -> frozenset[int]:
    """Return the weekdays on which somebody answers what is published; all when not said."""
    service = setting.brief.file.service
    if service is None:
        return frozenset(range(7))
    return frozenset(_DAYS.index(day[:3]) for day in service.days)


def _filled(weeks: Sequence[_Week], hooks: Sequence[Hook]) -> Iterator[Seat]:
    """Fill weeks: dates first, up to a stated share, then the best hours, spread over the days."""
    used: set[int] = set()
    ranked = sorted(enumerate(hooks), key=lambda each: -each[1].rank)
    for week in weeks:
        taken: dict[dt.date, Hook | None] = {}
        most = math.ceil(week.room * threshold("calendar_hook_share"))
        for at, hook in ranked:
            if len(taken) >= most or at in used or not _usable(hook, week.platform):
                continue
            days = [day for day in week.free if hook.period.start <= day <= hook.period.end]
            if day := _best(days, taken, week.hours):
                taken[day] = hook
                used.add(at)
        while len(taken) < week.room and (day := _best(week.free, taken, week.hours)):
            taken[day] = None
        yield from (_seat(week, day, hook) for day, hook in taken.items())


def _usable(hook: Hook, platform: str) -> bool:
    return hook.rank >= threshold("calendar_hook_rank") and (
        not hook.platforms or platform in hook.platforms
    )


def _best(
    days: Sequence[dt.date], taken: dict[dt.date, Hook | None], hours: Sequence[Hour]
) -> dt.date | None:
    """Return the best free day: its hour's index, less what the day next to a taken one loses."""
    free = [day for day in days if day not in taken]
    if not free:
        return None
    near = {day + _DAY * step for day in taken for step in (-1, 1)}

    def worth(day: dt.date) -> tuple[float, int]:
        return _hour(day, hours).weight - (25 if day in near else 0), -day.toordinal()

    return max(free, key=worth)


def _hour(day: dt.date, hours: Sequence[Hour]) -> Hour:
    same = [each for each in hours if each.weekday == day.weekday()]
    return same[0] if same else Hour(day.weekday(), hours[0].hour, 60.0, "default")


def _seat(week: _Week, day: dt.date, hook: Hook | None) -> Seat:
    hour = _hour(day, week.hours)
    return Seat(week.platform, day, dt.time(hour.hour), hour.origin, hook)
