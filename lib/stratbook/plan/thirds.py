"""What chapter 6 finds of the whole budget: off its thirds, or capped."""

from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.budget import PARTS
from stratbook.plan.media_plan import MediaPlan

CHAPTER: Final = "06_media_plan"
LABELS: Final = {
    "ad_space": N_("ad space"),
    "strategy": N_("digital strategy"),
    "production": N_("content production"),
}
_LINES: Final = N_("read from the budget lines")
_BRIEF: Final = N_("read from the brief")


def thirds(plan: MediaPlan, currency: str) -> Finding | None:
    """Hold the part of the plan farthest from its intended share against that share."""
    if plan.target is None or not plan.target.total or not plan.has_lines:
        return None
    planned = plan.lines["planned"]
    whole, total = float(planned.sum()), plan.target.total
    distances = {
        part: float(planned[part]) / whole - plan.target.amounts[part] / total for part in PARTS
    }
    part = max(PARTS, key=lambda each: abs(distances[each]))
    if abs(distances[part]) <= threshold("thirds_tolerance"):
        return None
    amount = abs(float(planned[part]) - plan.target.amounts[part])
    return Finding(
        key="media_plan.part_over" if distances[part] > 0 else "media_plan.part_under",
        chapter=CHAPTER,
        facts=facts_of({"part": term(LABELS[part]), "amount": _money(amount, currency)}),
        comparison=Comparison(
            against="plan",
            value=_ratio(float(planned[part]) / whole),
            reference=_ratio(plan.target.amounts[part] / total),
            difference=Quantity(value=distances[part], unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=_LINES),
        impact=min(1.0, abs(distances[part])),
        urgency=0.6,
        tone="bad",
        action=Action(kpi=plan.aim.indicator, effort=Level.LOW),
        sources=("inputs",),
    )


def cap(plan: MediaPlan, currency: str) -> Finding | None:
    """Say what the cap on ad space frees, and for what."""
    if plan.target is None or plan.uncapped is None:
        return None
    before, after = plan.uncapped.amounts["ad_space"], plan.target.amounts["ad_space"]
    return Finding(
        key="media_plan.cap_frees",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "freed": _money(plan.target.freed, currency),
                "strategy": _money(plan.target.amounts["strategy"], currency),
                "production": _money(plan.target.amounts["production"], currency),
            }
        ),
        comparison=Comparison(
            against="alternative",
            value=_money(after, currency),
            reference=_money(before, currency),
            difference=_money(after - before, currency, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=_BRIEF),
        impact=plan.target.freed / plan.target.total,
        urgency=0.4,
        sources=("client.yml",),
    )


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _money(value: float, currency: str, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency, signed=signed)
