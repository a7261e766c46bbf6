"""The calendar drafted: rows for the weeks to come, and those that the hours could not hold."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stratbook.brief.nearest import plain
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message
from stratbook.core.period import Period
from stratbook.plan.calendar.angles import angle_of, visual_of
from stratbook.plan.calendar.capacity import Available, Hours
from stratbook.plan.calendar.casting import Cast, cast
from stratbook.plan.calendar.closed import days_off
from stratbook.plan.calendar.hooks import Hook, hooks_of
from stratbook.plan.calendar.owners import owner_of
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.seats import seats_of
from stratbook.plan.calendar.setting import Setting
from stratbook.plan.calendar.weeks import week_of
from stratbook.plan.flights.rows import Flight
from stratbook.plan.links.convention import LinkRow, convention_of
from stratbook.plan.links.tagging import tag_link

RULE: Final = "calendar.row"
_LINKED: Final = frozenset({"visit", "buy", "sign_up", "donate", "sign"})


@dataclass(frozen=True)
class Drafted:
    """A row written by rule, which nobody has confirmed.

    Parameters
    ----------
    row : CalendarRow
        Its angle and visual are empty until :meth:`written` puts them into words.
    angle, visual : Message
        What it says, and what it shows.
    hook : Hook or None
        The date it hangs on.
    slot : {"own", "default"}
        Whether its hour comes from the account's own results.
    priority : int
        Of its persona; 1 is the core target.
    """

    row: CalendarRow
    angle: Message
    visual: Message
    hook: Hook | None
    slot: str
    priority: int

    def written(self, render: Callable[[Message], str]) -> CalendarRow:
        """Return the row with its words, as ``Language.render`` makes them."""
        angle = render(self.angle)
        return replace(self.row, angle=angle[:1].upper() + angle[1:], visual=render(self.visual))


@dataclass(frozen=True)
class Cut:
    """A row that was left out, and the week that could not hold it.

    Parameters
    ----------
    drafted : Drafted
        The row.
    week : Period
        Its week.
    role : str
        Whose hours did not suffice.
    hours, available : float
        What that week would have taken with it, and what there is.
    """

    drafted: Drafted
    week: Period
    role: str
    hours: float
    available: float


@dataclass(frozen=True)
class Draft:
    """The weeks to come.

    Parameters
    ----------
    setting : Setting
        What it was drafted with.
    hooks : tuple of Hook
        Dates of the horizon.
    rows : tuple of Drafted
        By day and time.
    cut : tuple of Cut
        What the hours could not hold.
    choices : tuple of Choice
        Kept or cut, a choice a row; a person may decide otherwise.
    """

    setting: Setting
    hooks: tuple[Hook, ...]
    rows: tuple[Drafted, ...]
    cut: tuple[Cut, ...]
    choices: tuple[Choice, ...]

    def written(self, render: Callable[[Message], str]) -> tuple[CalendarRow, ...]:
        """Return the rows with their words, beside those the calendar holds already."""
        span = self.setting.horizon
        held = [row for row in self.setting.rows if span.start <= row.date <= span.end]
        new = [each.written(render) for each in self.rows]
        return tuple(sorted((*held, *new), key=lambda each: (each.instant, each.id)))


def draft_calendar(setting: Setting, overrides: Sequence[Override] = ()) -> Draft:
    """Draft what the calendar lacks over its horizon.

    Parameters
    ----------
    setting : Setting
        Pillars, personas, cadence, slots, dates, hours and the rows there are: these stay as
        they are and count.
    overrides : sequence of Override
        Rows a person keeps or cuts, by their id (rule ``calendar.row``).
    """
    hooks = hooks_of(setting.brief, setting.flights, setting.horizon)
    seats = seats_of(setting, hooks, days_off(setting.brief, setting.horizon))
    drafted = tuple(_drafted(setting, cast(setting, seats)))
    cut = {each.drafted.row.id: each for each in _over(setting, drafted)}
    choices = tuple(
        choose(overrides, RULE, each.row.id, "cut" if each.row.id in cut else "keep")
        for each in drafted
    )
    chosen = {each.subject: each.chosen for each in choices}
    return Draft(
        setting=setting,
        hooks=hooks,
        rows=tuple(each for each in drafted if chosen[each.row.id] != "cut"),
        cut=tuple(each for id_, each in cut.items() if chosen[id_] == "cut"),
        choices=choices,
    )


def _drafted(setting: Setting, casts: Iterable[Cast]) -> Iterator[Drafted]:
    taken = {row.id for row in setting.rows}
    numbers: Counter[str] = Counter()
    language = setting.brief.file.language
    for each in casts:
        stem = f"{week_of(each.seat.date).code}-{plain(each.seat.platform).replace(' ', '-')}"
        numbers[stem] += 1
        while f"{stem}-{numbers[stem]}" in taken:
            numbers[stem] += 1
        persona = each.role.persona
        yield Drafted(
            row=_row(setting, each, f"{stem}-{numbers[stem]}"),
            angle=angle_of(each.role, language),
            visual=visual_of(each.format, each.role.pillar),
            hook=each.seat.hook,
            slot=each.seat.origin,
            priority=persona.priority if persona else 9,
        )


def _row(setting: Setting, each: Cast, id_: str) -> CalendarRow:
    hours = setting.hours.of(each.format, each.seat.platform)
    flight = _flight(setting.flights, each)
    bare = CalendarRow(
        id=id_,
        date=each.seat.date,
        time=each.seat.time,
        platform=each.seat.platform,
        format=each.format,
        pillar=each.role.pillar.name,
        persona=each.role.persona.name if each.role.persona else "",
        objective=each.objective,
        cta=each.cta,
        campaign=flight.id if flight else "",
        owner=owner_of(setting, each.objective, hours.role if hours else ""),
        author="company",
        state="idea",
    )
    landing = (
        flight.landing if flight and flight.landing else setting.brief.file.organisation.website
    )
    return replace(bare, hours=setting.hours.spent(bare), link=_link(setting, bare, landing))


def _flight(flights: Iterable[Flight], each: Cast) -> Flight | None:
    """Return the campaign it belongs to: its date's, else one there for the same audience."""
    hook, persona = each.seat.hook, each.role.persona
    name = persona.name if persona else ""
    running = [
        one
        for one in flights
        if one.platform == each.seat.platform
        and one.period.start <= each.seat.date <= one.period.end
    ]
    named = [one for one in running if hook is not None and one.id == hook.campaign]
    aimed = [one for one in running if name and plain(one.audience) == plain(name)]
    return next(iter((*named, *aimed)), None)


def _link(setting: Setting, row: CalendarRow, landing: str) -> str:
    """Return a tagged link where people are asked to go somewhere; empty elsewhere."""
    if row.cta not in _LINKED or not landing:
        return ""
    file = setting.brief.file
    convention = convention_of(file)
    asked = LinkRow(
        id=row.id, platform=row.platform, day=row.date, landing=landing, means="organic",
        objective=row.objective, audience=row.persona, format=row.format,
    )  # fmt: skip
    tags = convention.tags(asked)
    return tag_link(landing, tags, convention.website, convention.options.domains).url


def _over(setting: Setting, drafted: Sequence[Drafted]) -> Iterator[Cut]:
    """Cut drafted rows, week by week and role by role, until the hours hold.

    First goes what hangs on no date, then what is above the cadence's least, then what speaks
    to the least urgent persona, then what takes the most hours.
    """
    by: dict[tuple[Period, str], list[Drafted]] = defaultdict(list)
    for each in drafted:
        by[week_of(each.row.date), plain(each.row.owner)].append(each)
    counts = Counter((week_of(each.row.date), each.row.platform) for each in drafted)
    for (week, key), rows in by.items():
        had = setting.hours.roles.get(key)
        if had is None:
            continue
        total = _held(setting, week, key) + sum(_spent(setting.hours, each) for each in rows)
        left = list(rows)
        while left and total > had.hours + 1e-9:
            worst = min(left, key=lambda each: _worth(each, setting, counts))
            left.remove(worst)
            yield _cut(worst, week, had, total)
            counts[week, worst.row.platform] -= 1
            total -= _spent(setting.hours, worst)


def _cut(drafted: Drafted, week: Period, had: Available, total: float) -> Cut:
    return Cut(drafted, week, had.role, total, had.hours)


def _held(setting: Setting, week: Period, owner: str) -> float:
    """Return the hours that rows already in the calendar take of a role's week."""
    return sum(
        setting.hours.spent(row)
        for row in setting.rows
        if row.state != "dropped"
        and plain(row.owner) == owner
        and week.start <= row.date <= week.end
    )


def _spent(hours: Hours, each: Drafted) -> float:
    return hours.spent(each.row)


def _worth(
    each: Drafted, setting: Setting, counts: Counter[tuple[Period, str]]
) -> tuple[int, bool, int, float, str]:
    """Return what a row is worth keeping for; the least is cut first."""
    least = {pace.platform: pace.least for pace in setting.paces}
    spare = counts[week_of(each.row.date), each.row.platform] > least.get(each.row.platform, 0)
    rank = each.hook.rank if each.hook else 0
    return rank, not spare, -each.priority, -_spent(setting.hours, each), each.row.id
