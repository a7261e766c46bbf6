"""Who plays where: a pillar, a persona, a format and a request for each place to fill."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import scipy

from stratbook.brief.nearest import plain
from stratbook.core.message import Message
from stratbook.core.reference import csv_rows
from stratbook.plan.calendar.angles import TREATMENTS, Aim, Role
from stratbook.plan.calendar.counts import pillar_units
from stratbook.plan.calendar.seats import Seat, defaults_of
from stratbook.plan.calendar.setting import Persona, Pillar, Setting

_SELLING: Final = frozenset({"buy", "sign_up", "donate"})
_WEIGHT: Final = {1: 3.0, 2: 2.0}
_TIED = 3.0  # in the distance between places: a date's own pillar goes before an even spread
_MET = 0.4
_FORMATTED = 0.2


@dataclass(frozen=True)
class Cast:
    """A place and who plays in it.

    Parameters
    ----------
    seat : Seat
        When and where.
    role : Role
        Pillar, persona, date, treatment.
    format, objective, cta : str
        As the sheets name them; the objective is an id of ``client.yml``, or empty.
    """

    seat: Seat
    role: Role
    format: str
    objective: str
    cta: str


@dataclass
class _Used:
    """What was used how often so far, so that nothing comes back before the rest came once."""

    personas: Counter[str] = field(default_factory=Counter)
    formats: Counter[tuple[str, str]] = field(default_factory=Counter)
    ctas: Counter[tuple[str, str]] = field(default_factory=Counter)
    angles: Counter[tuple[str, str, str, Aim]] = field(default_factory=Counter)
    treatments: Counter[str] = field(default_factory=Counter)
    aims: Counter[tuple[str, Aim]] = field(default_factory=Counter)


def cast(setting: Setting, seats: Sequence[Seat]) -> tuple[Cast, ...]:
    """Give each place a pillar, a persona, a format and a request.

    Pillars get their target shares of the whole calendar, in whole numbers that add up
    (largest remainder), spread over time; a date tied to a pillar keeps it. Personas come in
    turn by priority among those a pillar speaks to on the platform. No two rows have the same
    pillar, persona, treatment and aim while another combination is left.

    Parameters
    ----------
    setting : Setting
        Pillars, personas, cadence, rows held.
    seats : sequence of Seat
        In their order in time.
    """
    if not setting.pillars or not seats:
        return ()
    used = _Used()
    pillars = _pillars(setting, seats)
    return tuple(
        _cast(seat, pillar, setting, used) for seat, pillar in zip(seats, pillars, strict=True)
    )


def _pillars(setting: Setting, seats: Sequence[Seat]) -> list[Pillar]:
    """Assign pillars to places: the counts are kept, the fit is the best there is."""
    held = Counter(
        plain(row.pillar)
        for row in setting.rows
        if row.state != "dropped" and setting.horizon.start <= row.date <= setting.horizon.end
    )
    units = pillar_units(
        setting.pillars, [held[plain(each.name)] for each in setting.pillars], len(seats)
    )
    wanted = [
        (pillar, (at + 0.5) / count)
        for pillar, count in zip(setting.pillars, units, strict=True)
        for at in range(count)
    ]
    cost = np.array([
        [abs((place + 0.5) / len(seats) - ideal) - _fit(setting, seat, pillar)
         for pillar, ideal in wanted]
        for place, seat in enumerate(seats)
    ])  # fmt: skip
    rows, columns = scipy.optimize.linear_sum_assignment(cost)
    by_row = dict(zip(rows.tolist(), columns.tolist(), strict=True))
    return [wanted[by_row[at]][0] for at in range(len(seats))]


def _fit(setting: Setting, seat: Seat, pillar: Pillar) -> float:
    tied = seat.hook is not None and plain(seat.hook.pillar) == plain(pillar.name)
    met = any(seat.platform in each.platforms for each in _speaks_to(setting.personas, pillar))
    formatted = bool(_formats(setting, seat.platform, pillar, strict=True))
    return _TIED * tied + _MET * met + _FORMATTED * formatted


def _speaks_to(personas: Iterable[Persona], pillar: Pillar) -> list[Persona]:
    name, called = plain(pillar.name), {plain(each) for each in pillar.personas}
    return [
        each
        for each in personas
        if plain(each.name) in called or name in {plain(one) for one in each.pillars}
    ]


def _formats(setting: Setting, platform: str, pillar: Pillar, *, strict: bool) -> tuple[str, ...]:
    """Return the formats of a pillar on a platform: what both name, else what either does."""
    pace = next((each for each in setting.paces if each.platform == platform), None)
    of_pace = pace.formats if pace else ()
    known = {plain(each) for each in pillar.formats}
    both = tuple(each for each in of_pace if plain(each) in known)
    if strict:
        return both
    found = both or of_pace or pillar.formats or defaults_of(platform).formats
    return tuple(each for each in found if _holds(setting, each, platform)) or found


def _holds(setting: Setting, format_: str, platform: str) -> bool:
    """Say whether a week of its role can hold one publication of a format."""
    needed = setting.hours.of(format_, platform)
    had = setting.hours.roles.get(plain(needed.role)) if needed else None
    return needed is None or had is None or needed.hours <= had.hours


def _cast(seat: Seat, pillar: Pillar, setting: Setting, used: _Used) -> Cast:
    persona = _persona(seat, pillar, setting, used)
    format_ = _least(
        _formats(setting, seat.platform, pillar, strict=False),
        lambda each: used.formats[seat.platform, each],
    )
    used.formats[seat.platform, format_] += 1
    objective = pillar.objective or (persona.objective if persona else "")
    aim, treatment = _told(pillar, persona, used)
    return Cast(
        seat=seat,
        role=Role(pillar, persona, seat.hook, treatment, aim),
        format=format_,
        objective=objective,
        cta=_cta(seat, _goal(setting, objective), used),
    )


def _persona(seat: Seat, pillar: Pillar, setting: Setting, used: _Used) -> Persona | None:
    spoken = _speaks_to(setting.personas, pillar)
    there = [each for each in spoken if seat.platform in each.platforms]
    near = [each for each in setting.personas if seat.platform in each.platforms]
    found = there or near or spoken
    if not found:
        return None
    chosen = min(found, key=lambda each: (used.personas[each.name] + 1) / _weight(each))
    used.personas[chosen.name] += 1
    return chosen


def _weight(persona: Persona) -> float:
    return _WEIGHT.get(persona.priority, 1.0)


def _told(pillar: Pillar, persona: Persona | None, used: _Used) -> tuple[Aim, Message]:
    """Return what of the persona is answered and how: the combination used least so far."""
    name = persona.name if persona else ""
    aims: list[Aim] = []
    if persona and persona.objection:
        aims.append("objection")
    if persona and persona.need:
        aims.append("need")
    pairs = [(aim, each) for each in TREATMENTS for aim in aims or ["none"]]

    def worn(pair: tuple[Aim, Message]) -> tuple[int, int, int]:
        aim, each = pair
        key = (pillar.name, name, each.text, aim)
        return used.angles[key], used.treatments[each.text], used.aims[name, aim]

    aim, treatment = min(pairs, key=worn)
    used.angles[pillar.name, name, treatment.text, aim] += 1
    used.treatments[treatment.text] += 1
    used.aims[name, aim] += 1
    return aim, treatment


def _goal(setting: Setting, objective: str) -> str:
    named = {plain(each.id): each.goal for each in setting.brief.file.objectives}
    return named.get(plain(objective), "")


def _cta(seat: Seat, goal: str, used: _Used) -> str:
    """Return a request that serves the goal; a solemn day sells nothing."""
    fits = {row["goal"]: tuple(row["ctas"].split(";")) for row in csv_rows("cta_fits.csv")}
    possible = fits.get(goal, fits["*"])
    if seat.hook is not None and seat.hook.tone == "solemn":
        possible = tuple(each for each in possible if each not in _SELLING) or ("share",)
    chosen = _least(possible, lambda each: used.ctas[goal, each])
    used.ctas[goal, chosen] += 1
    return chosen


def _least(choices: Sequence[str], count: Callable[[str], int]) -> str:
    """Return the choice used least so far, the first of them."""
    return min(choices, key=lambda each: (count(each), choices.index(each)))
