"""What stands out of the pace: money too fast, too slow, too dear, or of no flight."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, KpiTerm, Loose, Quantity, Unit, facts_of
from stratbook.core.reference import platforms, threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.pacing.pace import Pace
from stratbook.plan.pacing.replan import Replan
from stratbook.plan.pacing.together import together
from stratbook.plan.pacing.tracked import Tracked

CHAPTER: Final = "06_media_plan"
KPI: Final[dict[str, str]] = {
    "awareness": "cpm", "engagement": "cpm", "traffic": "cpc", "leads": "cpl", "sales": "cpa"
}  # fmt: skip
_SURE: Final = {
    "named": (N_("the campaign is named beside the flight"), Level.HIGH),
    "tagged": (N_("the flight’s name stands in the campaign’s"), Level.HIGH),
    "dates": (N_("the flight is the only one of its platform on these dates"), Level.MEDIUM),
    "typed": (N_("the spend was typed in, no export says it"), Level.MEDIUM),
}
_EXPORTS: Final = N_("counted in the ads exports")
_CURVES: Final = N_("as sure as the response curves it rests on")
_BAD: Final = {"over": "pacing.over", "far_over": "pacing.over",
               "under": "pacing.under", "far_under": "pacing.under"}  # fmt: skip


def find_pacing(
    tracked: Tracked, currency: str, again: Replan | None = None
) -> tuple[Finding, ...]:
    """Return what stands out of a plan's pace.

    Parameters
    ----------
    tracked : Tracked
        The plan against what happened.
    currency : str
        The client's.
    again : Replan or None
        What remains, split anew.
    """
    off = [_off(each, tracked, currency) for each in tracked.paces if each.verdict in _BAD]
    dear = [_dear(each, tracked, currency) for each in tracked.paces]
    flights = together([each for each in (*off, *dear) if each is not None])
    rest = (_steady(tracked, currency), _loose(tracked, currency), _again(again, currency))
    return (*flights, *(each for each in rest if each is not None))


def _off(pace: Pace, tracked: Tracked, currency: str) -> Finding | None:
    if pace.actual is None or pace.forecast is None or pace.ratio is None:
        return None
    key = _BAD[pace.verdict] + ("_ended" if pace.state == "ended" else "")
    why, level = _SURE[pace.actual.how]
    facts: dict[str, Loose] = {
        "flight": pace.flight.name,
        "ratio": Quantity(value=abs(pace.ratio - 1), unit=Unit.RATIO, digits=0),
        "until": pace.until,
        "ends": pace.flight.period.end,
        "budget": _money(pace.flight.budget, currency),
        "coming": _money(pace.forecast.mid, currency),
        "left": _money(pace.left, currency),
        "needed": Quantity(value=pace.needed, unit=Unit.MONEY_CENTS, currency=currency),
        "rate": Quantity(value=pace.rate, unit=Unit.MONEY_CENTS, currency=currency),
    }
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=pace.flight.name,
        facts=facts_of(facts),
        comparison=_against_plan(pace.actual.spent, pace.planned, currency),
        confidence=Confidence(level=level, why=why),
        impact=min(1.0, _weight(pace, tracked) * min(1.0, 2 * abs(pace.ratio - 1))),
        urgency=0.9 if pace.verdict.startswith("far") and pace.state == "running" else 0.6,
        tone="bad",
        action=Action(kpi=KPI.get(pace.flight.objective, "cpm"), effort=Level.LOW),
    )


def _dear(pace: Pace, tracked: Tracked, currency: str) -> Finding | None:
    """Return the cost furthest above the most the plan counted on, for one flight."""
    if pace.actual is None:
        return None
    own = {"traffic": ("cpc",), "leads": ("cpa", "cpc"), "sales": ("cpa", "cpc")}
    wanted = own.get(pace.flight.objective, ("cpm",))
    over = [each for each in pace.costs() if each[0] in wanted
            and each[1] > each[2] * (1 + threshold("pacing_tolerance"))]  # fmt: skip
    if not over:
        return None
    price, cost, most = max(over, key=lambda each: each[1] / each[2])
    why, level = _SURE[pace.actual.how]
    unit = {"currency": currency, "unit": Unit.MONEY_CENTS}
    return Finding(
        key="pacing.dear",
        chapter=CHAPTER,
        subject=pace.flight.name,
        facts=facts_of(
            {"flight": pace.flight.name, "price": KpiTerm(id=pace.flight.kpi_of(price))}
        ),
        comparison=Comparison(
            against="plan",
            value=Quantity(value=cost, **unit),
            reference=Quantity(value=most, **unit),
            difference=Quantity(value=cost / most - 1, unit=Unit.RATIO, digits=0, signed=True),
        ),
        confidence=Confidence(level=level, why=why),
        impact=min(1.0, _weight(pace, tracked) * min(1.0, cost / most - 1)),
        tone="bad",
        action=Action(kpi=pace.flight.kpi_of(price), effort=Level.MEDIUM),
    )


def _steady(tracked: Tracked, currency: str) -> Finding | None:
    """Return the good news, where every flight that can be judged is on pace."""
    judged = [each for each in tracked.begun if each.verdict not in {"early", "unknown"}]
    if not judged or any(each.verdict != "on_pace" for each in judged):
        return None
    spent = sum(each.spent or 0.0 for each in judged)
    planned = sum(each.planned for each in judged)
    return Finding(
        key="pacing.steady",
        chapter=CHAPTER,
        facts=facts_of({"count": len(judged)}),
        number=1 if len(judged) == 1 else 2,
        comparison=_against_plan(spent, planned, currency),
        confidence=Confidence(level=Level.HIGH, why=_EXPORTS),
        impact=0.2,
        urgency=0.3,
        tone="good",
    )


def _loose(tracked: Tracked, currency: str) -> Finding | None:
    spend = sum(each.spend for each in tracked.loose)
    share = spend / tracked.total if tracked.total else 0.0
    # Without a flight in the period, all spend is outside it: that is no news.
    met = any(each.flight.period.overlaps(tracked.period) for each in tracked.paces)
    if not met or share < threshold("pacing_unattributed_share"):
        return None
    facts: dict[str, Loose] = {
        "spend": _money(spend, currency),
        "share": Quantity(value=share, unit=Unit.RATIO, digits=0),
        "campaigns": _campaigns([each.campaign or each.platform for each in tracked.loose]),
    }
    return Finding(
        key="pacing.loose",
        chapter=CHAPTER,
        facts=facts_of(facts),
        confidence=Confidence(level=Level.HIGH, why=_EXPORTS),
        impact=min(1.0, share),
        urgency=0.6,
        tone="bad",
        action=Action(kpi="cpm", effort=Level.LOW),
    )


def _again(again: Replan | None, currency: str) -> Finding | None:
    """Return the re-plan, where it brings more than nothing even at the low end."""
    if again is None or again.gain.low <= 0 or again.base <= 0:
        return None
    if again.gain.value / again.base < threshold("pacing_worthwhile_gain"):
        return None
    moved = float(again.changes[again.changes > 0].sum())
    most, least = int(again.changes.argmax()), int(again.changes.argmin())
    low, high = again.gain.low / again.base, again.gain.high / again.base
    return Finding(
        key="pacing.replan",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "moved": _money(moved, currency),
                "to": _platform(again.names[most]),
                "source": _platform(again.names[least]),
                "days": again.days,
                "low": Quantity(value=low, unit=Unit.RATIO, signed=True),
                "high": Quantity(value=high, unit=Unit.RATIO, signed=True),
            }
        ),
        comparison=Comparison(
            against="alternative",
            value=Quantity(value=again.base + again.gain.value),
            reference=Quantity(value=again.base),
            difference=Quantity(value=again.gain.value / again.base, unit=Unit.RATIO, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_CURVES),
        impact=min(1.0, again.gain.value / again.base),
        urgency=0.7,
        action=Action(
            kpi="social_sessions",
            effort=Level.LOW,
            low=Quantity(value=low, unit=Unit.RATIO, signed=True),
            high=Quantity(value=high, unit=Unit.RATIO, signed=True),
        ),
    )


def _weight(pace: Pace, tracked: Tracked) -> float:
    whole = sum(each.flight.budget for each in tracked.paces if each.state != "ahead")
    return pace.flight.budget / whole if whole else 0.0


def _against_plan(value: float, planned: float, currency: str) -> Comparison:
    return Comparison(
        against="plan",
        value=_money(value, currency),
        reference=_money(planned, currency),
        difference=Quantity(value=value - planned, unit=Unit.MONEY, currency=currency, signed=True),
    )


def _money(value: float | None, currency: str) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)


def _platform(id_: str) -> str:
    known = platforms().get(id_)
    return known.label if known else id_


def _campaigns(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:3]
