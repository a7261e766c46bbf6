"""What chapter 6 finds in the plan flight by flight, by named rules."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Name, Quantity, Unit, facts_of
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.plan.flights.forecast import Forecast
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.rows import LANDING

CHAPTER: Final = "06_media_plan"
_ROWS: Final = N_("read off the flights’ rows")
_SIZES: Final = N_("audience sizes are the platforms’ estimates")
_ASSUMED: Final = N_("carry-over and saturation are assumptions")


@remembered
def find_flights(plan: FlightPlan) -> tuple[Finding, ...]:
    """Return what stands out in the plan, flight by flight.

    Parameters
    ----------
    plan : FlightPlan
        Computed.

    Returns
    -------
    tuple of Finding
        Keys ``flights.*``; each is a rule of ``data/reference/rules``.
    """
    found: list[Finding | None] = [_drafted(plan), _tax_mixed(plan), _budget_gap(plan)]
    found += [_no_landing(plan), *_frequencies(plan), *_overlaps(plan), _phased(plan)]
    return tuple(each for each in found if each is not None)


def _drafted(plan: FlightPlan) -> Finding | None:
    if not plan.drafted:
        return None
    return _finding(
        "drafted", N_("no flight is written in the inputs"),
        facts=facts_of({"count": len(plan.forecasts)}), impact=0.3, effort=Level.MEDIUM,
        tone="neutral",
    )  # fmt: skip


def _tax_mixed(plan: FlightPlan) -> Finding | None:
    """Find flights on another tax basis than the client's: their sum means nothing."""
    odd = [each for each in plan.forecasts if (each.flight.tax or plan.tax) != plan.tax]
    if not odd:
        return None
    return _finding(
        "tax_mixed", _ROWS, facts=facts_of({"flights": _names(odd)}), number=_number(odd),
        impact=_share(odd, plan), urgency=0.9, sources=_sources(odd),
    )  # fmt: skip


def _budget_gap(plan: FlightPlan) -> Finding | None:
    """Hold the flights' money against the ad space of the budget."""
    space = plan.ad_space
    if not space or not plan.forecasts:
        return None
    gap = plan.budget - space
    if abs(gap) <= threshold("flight_budget_gap") * space:
        return None
    return _finding(
        "over_ad_space" if gap > 0 else "under_ad_space", _ROWS,
        facts=facts_of({"gap": _money(abs(gap), plan)}),
        comparison=Comparison(
            against="plan", value=_money(plan.budget, plan), reference=_money(space, plan),
            difference=_money(gap, plan, signed=True),
        ),
        impact=min(1.0, abs(gap) / space), urgency=0.8 if gap > 0 else 0.6,
        sources=_sources(plan.forecasts),
    )  # fmt: skip


def _no_landing(plan: FlightPlan) -> Finding | None:
    bare = [
        each
        for each in plan.forecasts
        if each.flight.objective in LANDING and not each.flight.landing
    ]
    if not bare or plan.drafted:
        return None
    money = sum(each.flight.budget for each in bare)
    return _finding(
        "no_landing", _ROWS, number=_number(bare),
        facts=facts_of({"flights": _names(bare), "money": _money(money, plan)}),
        impact=_share(bare, plan), urgency=0.8, sources=_sources(bare), kpi="conversion_rate",
    )  # fmt: skip


def _frequencies(plan: FlightPlan) -> Iterator[Finding]:
    """Find audiences too small for their money, and awareness too thin to be remembered."""
    most, least = threshold("flight_frequency_high"), threshold("flight_frequency_low")
    for each in plan.forecasts:
        weekly, people = each.weekly_frequency, each.people
        if weekly is None or people is None:
            continue
        if weekly.mid > most:
            yield _frequency("frequency_high", each, (weekly.mid, most), plan)
        elif each.flight.objective == "awareness" and people.frequency.mid < least:
            yield _frequency("frequency_low", each, (people.frequency.mid, least), plan)


def _frequency(key: str, each: Forecast, against: tuple[float, float], plan: FlightPlan) -> Finding:
    value, reference = (Quantity(value=one, unit=Unit.DECIMAL, digits=1) for one in against)
    gap = Quantity(value=against[0] - against[1], unit=Unit.DECIMAL, digits=1, signed=True)
    return _finding(
        key, _SIZES, subject=each.flight.id, level=Level.MEDIUM,
        facts=facts_of({
            "flight": each.flight.id,
            "people": Quantity(value=each.flight.people, digits=0),
            "money": _money(each.flight.budget, plan),
        }),
        comparison=Comparison(
            against="benchmark", value=value, reference=reference, difference=gap
        ),
        impact=_share([each], plan), sources=_sources([each]), kpi="frequency",
    )  # fmt: skip


def _overlaps(plan: FlightPlan) -> Iterator[Finding]:
    """Find flights that bid against each other: same platform, audience, aim and days."""
    for one, other in itertools.combinations(plan.forecasts, 2):
        first, second = one.flight, other.flight
        same = (first.platform, first.segment, first.objective)
        if same != (second.platform, second.segment, second.objective):
            continue
        if not first.period.overlaps(second.period):
            continue
        yield _finding(
            "same_audience", _ROWS, subject=f"{first.id}, {second.id}",
            facts=facts_of({"flights": [first.id, second.id], "audience": first.audience}),
            impact=_share([one, other], plan), sources=_sources([one, other]), kpi="cpm",
        )  # fmt: skip


def _phased(plan: FlightPlan) -> Finding | None:
    """Say what leaning towards the better weeks brings, under the stated assumptions."""
    phasing = plan.phasing
    if plan.drafted or phasing.gain < threshold("phasing_gain"):
        return None
    leaning = phasing.totals - phasing.even
    peak = phasing.weeks[int(leaning.argmax())]
    return _finding(
        "phasing_gain", _ASSUMED, level=Level.LOW, tone="good",
        facts=facts_of({
            "peak": peak,
            "gain": Quantity(value=phasing.gain, unit=Unit.RATIO, digits=1),
        }),
        comparison=Comparison(
            against="alternative",
            value=_money(float(phasing.totals.max()), plan),
            reference=_money(float(phasing.even.max()), plan),
            difference=_money(float(phasing.totals.max() - phasing.even.max()), plan, signed=True),
        ),
        impact=min(1.0, phasing.gain), sources=_sources(plan.forecasts),
    )  # fmt: skip


def _finding(  # noqa: PLR0913 - what findings of this room differ in
    key: str,
    why: str,
    *,
    impact: float,
    urgency: float = 0.5,
    level: Level = Level.HIGH,
    effort: Level = Level.LOW,
    kpi: str = "cpm",
    tone: str = "bad",
    **more: object,
) -> Finding:
    return Finding.model_validate({
        "key": f"flights.{key}",
        "chapter": CHAPTER,
        "confidence": Confidence(level=level, why=why),
        "impact": min(1.0, impact),
        "urgency": urgency,
        "tone": tone,
        "action": Action(kpi=kpi, effort=effort),
        **more,
    })  # fmt: skip


def _names(found: Sequence[Forecast]) -> list[Name]:
    return [Name(text=each.flight.id) for each in found]


def _number(found: Sequence[Forecast]) -> int:
    return 1 if len(found) == 1 else 2


def _share(found: Sequence[Forecast], plan: FlightPlan) -> float:
    money = sum(each.flight.budget for each in found)
    return money / plan.budget if plan.budget else 0.0


def _money(value: float, plan: FlightPlan, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=plan.currency, signed=signed)


def _sources(found: Sequence[Forecast]) -> tuple[str, ...]:
    return sources_at(each.flight.source for each in found)
