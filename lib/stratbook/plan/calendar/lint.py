"""Faults of a calendar, row by row, before anybody publishes: each by a named check."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import parse_qs, urlsplit

from stratbook.brief.nearest import plain
from stratbook.core.message import Message, Quantity, Unit, say, say_n
from stratbook.core.reference import platforms, threshold
from stratbook.plan.calendar.row import AGREED, CalendarRow
from stratbook.plan.calendar.weeks import weekly_remarks
from stratbook.plan.links.tagging import host_of

Severity = Literal["error", "warning", "note"]
_OTHERS: Final = frozenset({"employee", "ambassador", "customer"})
_WORDS_ONLY: Final = frozenset(
    map(plain, ("text", "texte", "link", "lien", "thread", "fil", "poll", "sondage", "audio"))
)
SEVERITY: Final[Mapping[str, Severity]] = {
    "past_date": "error", "clash": "error", "not_approved": "error", "no_pillar": "error",
    "no_cta": "error", "no_owner": "error", "no_visual": "warning", "unknown_pillar": "warning",
    "unknown_platform": "warning", "unknown_persona": "warning", "too_many": "warning",
    "too_few": "warning", "link_untagged": "warning", "day_off": "note",
}  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """One fault of one row.

    Parameters
    ----------
    row : str
        Id of the row; empty for a week in which a platform has no row at all.
    code : str
        The check, a key of :data:`SEVERITY`.
    severity : {"error", "warning", "note"}
        Error: not to be published as it is. Warning: to be settled. Note: to be known.
    message : Message
        What is wrong.
    source : str
        Where the row stands.
    """

    row: str
    code: str
    severity: Severity
    message: Message
    source: str = ""


@dataclass(frozen=True)
class Rules:
    """What a calendar is checked against; what is empty is not checked.

    Parameters
    ----------
    as_of : date
        The day on which it is looked at: earlier ones are past.
    pillars, personas, platforms : frozenset of str
        Those the inputs name, as :func:`stratbook.brief.nearest.plain` writes them.
    cadence : mapping of str to (float or None, float or None)
        Least and most publications a week, by platform.
    domains : tuple of str
        Hosts of the client's own sites: links to them must be tagged.
    days_off : mapping of date to str
        Public holidays and days closed, with their names.
    clash_hours : float
        Hours that two publications of one account keep between them.
    approval_days : float
        Days before publication by which what others say must be approved.
    """

    as_of: dt.date
    pillars: frozenset[str] = frozenset()
    personas: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    cadence: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    days_off: Mapping[dt.date, str] = field(default_factory=dict)
    clash_hours: float = field(default_factory=lambda: threshold("calendar_clash_hours"))
    approval_days: float = field(default_factory=lambda: threshold("calendar_approval_days"))


Check = Callable[[CalendarRow, Rules], Message | None]


def lint(rows: Iterable[CalendarRow], rules: Rules) -> tuple[Remark, ...]:
    """Return what is wrong in a calendar.

    Rows published or dropped are not judged; they count in a week's number of publications
    (published) and hold their slot.

    Parameters
    ----------
    rows : iterable of CalendarRow
        The calendar, in any order.
    rules : Rules
        What it is checked against.

    Returns
    -------
    tuple of Remark
        By day, time and id of the row, then in the order of the checks.
    """
    kept = sorted((row for row in rows if row.state != "dropped"), key=_order)
    found = [
        Remark(row.id, code, SEVERITY[code], said, row.source)
        for row in kept
        if row.live
        for code, check in _CHECKS.items()
        if (said := check(row, rules)) is not None
    ]
    found += [_remark(row, "clash", said) for row, said in _clashes(kept, rules)]
    weekly = weekly_remarks(kept, rules.cadence, rules.as_of)
    found += [
        Remark(row.id if row else "", code, SEVERITY[code], said, row.source if row else "")
        for row, code, said in weekly
    ]
    place = {row.id: at for at, row in enumerate(kept)}
    codes = list(SEVERITY)
    return tuple(
        sorted(found, key=lambda each: (place.get(each.row, len(place)), codes.index(each.code)))
    )


def _order(row: CalendarRow) -> tuple[tuple[dt.date, dt.time], str]:
    return row.instant, row.id


def _remark(row: CalendarRow, code: str, said: Message) -> Remark:
    return Remark(row.id, code, SEVERITY[code], said, row.source)


def _past(row: CalendarRow, rules: Rules) -> Message | None:
    if row.date >= rules.as_of:
        return None
    return say("Its day, {day}, is past and it is not published: move it or drop it.", day=row.date)


def _no_pillar(row: CalendarRow, _: Rules) -> Message | None:
    return None if row.pillar else say("It belongs to no content pillar: it is off the line.")


def _unknown_pillar(row: CalendarRow, rules: Rules) -> Message | None:
    if not row.pillar or not rules.pillars or plain(row.pillar) in rules.pillars:
        return None
    return say("“{name}” is not a pillar of the editorial line.", name=row.pillar)


def _unknown_persona(row: CalendarRow, rules: Rules) -> Message | None:
    if not row.persona or not rules.personas or plain(row.persona) in rules.personas:
        return None
    return say("“{name}” is not a persona of the inputs.", name=row.persona)


def _unknown_platform(row: CalendarRow, rules: Rules) -> Message | None:
    if not rules.platforms or plain(row.platform) in rules.platforms:
        return None
    known = platforms().get(row.platform)
    return say("{name} has neither an account nor a cadence in the inputs.",
               name=known.label if known else row.platform)  # fmt: skip


def _no_cta(row: CalendarRow, _: Rules) -> Message | None:
    return None if row.cta else say("It asks nothing of those who read it: no call to action.")


def _no_owner(row: CalendarRow, _: Rules) -> Message | None:
    return None if row.owner else say("Nobody is responsible for it.")


def _no_visual(row: CalendarRow, _: Rules) -> Message | None:
    if row.visual or plain(row.format) in _WORDS_ONLY:
        return None
    return say("It has no visual, nor a brief for one.")


def _not_approved(row: CalendarRow, rules: Rules) -> Message | None:
    left = (row.date - rules.as_of).days
    if row.author not in _OTHERS or row.state in AGREED or not 0 <= left <= rules.approval_days:
        return None
    return say(
        "Somebody else speaks in the brand’s name, it is not approved, and it is due in {days}.",
        days=say_n("{count} day", "{count} days", left),
    )


def _untagged(row: CalendarRow, rules: Rules) -> Message | None:
    host = host_of(row.link) if row.link else ""
    own = any(host == each or host.endswith(f".{each}") for each in rules.domains if each)
    if not own:
        return None
    named = {name.lower() for name in parse_qs(urlsplit(row.link).query)}
    if {"utm_source", "utm_medium", "utm_campaign"} <= named:
        return None
    return say("Its link leads to the client’s site without utm tags: its visits will not be "
               "told apart.")  # fmt: skip


def _day_off(row: CalendarRow, rules: Rules) -> Message | None:
    name = rules.days_off.get(row.date)
    if name is None:
        return None
    return say("{name}: a day off. Who will answer the comments?", name=name)


def _clashes(rows: Sequence[CalendarRow], rules: Rules) -> Iterator[tuple[CalendarRow, Message]]:
    """Find live rows too close after another of the same account; without a time, none is."""
    accounts: dict[tuple[str, str], list[CalendarRow]] = defaultdict(list)
    for row in rows:
        if row.time is not None:
            accounts[row.platform, plain(row.account)].append(row)
    for same in accounts.values():
        for before, row in itertools.pairwise(same):
            apart = _hours(before, row)
            if apart < rules.clash_hours and row.live and row.date >= rules.as_of:
                yield row, _clash(before, apart)


def _hours(one: CalendarRow, other: CalendarRow) -> float:
    first, second = (dt.datetime.combine(*row.instant) for row in (one, other))
    return (second - first).total_seconds() / 3600


def _clash(before: CalendarRow, apart: float) -> Message:
    if apart == 0:
        return say("{other} takes the same slot on the same account.", other=before.id)
    gap = (
        Quantity(value=apart * 60, unit=Unit.MINUTES)
        if apart < 1
        else Quantity(value=apart, unit=Unit.HOURS)
    )
    return say("{other} comes out {hours} before it on the same account.", other=before.id,
               hours=gap)  # fmt: skip


_CHECKS: Final[Mapping[str, Check]] = {
    "past_date": _past,
    "not_approved": _not_approved,
    "no_pillar": _no_pillar,
    "no_cta": _no_cta,
    "no_owner": _no_owner,
    "no_visual": _no_visual,
    "unknown_pillar": _unknown_pillar,
    "unknown_platform": _unknown_platform,
    "unknown_persona": _unknown_persona,
    "link_untagged": _untagged,
    "day_off": _day_off,
}
