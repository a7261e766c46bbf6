"""What chapter 6 finds: a budget off its thirds, a better split, what a bound costs."""

from collections.abc import Iterable
from typing import Final

from stratbook.brief.models import ClientFile
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Fact, Listing, Message, Quantity, Unit, facts_of, say, term
from stratbook.core.reference import platforms, threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.ad_space import AdSpace, Bound
from stratbook.plan.budget import PARTS
from stratbook.plan.media_plan import MediaPlan

CHAPTER: Final = "06_media_plan"
LABELS: Final = {
    "ad_space": N_("ad space"),
    "strategy": N_("digital strategy"),
    "production": N_("content production"),
}
_ONE_POINT: Final = N_("each curve rests on one past point and on an assumed shape")
_EXPECTED: Final = N_("at least one curve rests on an expectation, not on past results")
_LINES: Final = N_("read from the budget lines")
_BRIEF: Final = N_("read from the brief")


def platform(id_: str) -> Fact:
    """Return a platform's name, or the client's own word for one the registry lacks."""
    known = platforms().get(id_)
    return facts_of({"name": known.label if known else id_})["name"]


def indicator_of(file: ClientFile) -> str:
    """Return the KPI that tells whether ad space worked: the first objective's, else reach."""
    stated = [each.indicator for each in file.objectives if each.indicator]
    return stated[0] if stated else "reach"


def find_media_plan(plan: MediaPlan, currency: str, indicator: str) -> tuple[Finding, ...]:
    """Return the findings of chapter 6.

    Parameters
    ----------
    plan : MediaPlan
        The plan, computed.
    currency : str
        Its currency.
    indicator : str
        KPI id that tells whether the ad space worked.
    """
    found: list[Finding | None] = [
        _thirds(plan, currency, indicator),
        _cap(plan, currency),
    ]
    if plan.ad_space is not None:
        found.append(_gain(plan.ad_space, indicator))
        found += [_bound(each, plan.ad_space, currency, indicator) for each in plan.ad_space.bounds]
    return tuple(each for each in found if each is not None)


def _thirds(plan: MediaPlan, currency: str, indicator: str) -> Finding | None:
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
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=("inputs",),
    )


def _cap(plan: MediaPlan, currency: str) -> Finding | None:
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


def _gain(split: AdSpace, indicator: str) -> Finding | None:
    """Hold the best split against the equal one; nothing to say where they give the same."""
    if split.gain < threshold("allocation_gain"):
        return None
    known = all(each.basis == "history" for each in split.candidates)
    return Finding(
        key="media_plan.optimum_gain",
        chapter=CHAPTER,
        facts=facts_of({"split": _shares(split)}),
        comparison=Comparison(
            against="alternative",
            value=_results(split.best.total),
            reference=_results(split.equal.total),
            difference=Quantity(value=split.gain, unit=Unit.RATIO, signed=True),
        ),
        confidence=Confidence(
            level=Level.MEDIUM if known else Level.LOW, why=_ONE_POINT if known else _EXPECTED
        ),
        impact=min(1.0, max(split.gain, 0.05)),
        urgency=0.7,
        tone="good",
        action=Action(
            kpi=indicator, effort=Level.LOW,
            low=_results(split.equal.total), high=_results(split.best.total),
        ),
        sources=_sources(each.source for each in split.candidates),
    )  # fmt: skip


def _bound(bound: Bound, split: AdSpace, currency: str, indicator: str) -> Finding:
    return Finding(
        key=f"media_plan.{bound.kind}_cost",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "platform": platform(bound.platform),
                "amount": _money(bound.amount, currency),
                "cost": _results(bound.cost),
            }
        ),
        comparison=Comparison(
            against="alternative",
            value=_results(split.best.total),
            reference=_results(bound.without),
            difference=Quantity(value=-bound.cost, signed=True, digits=1),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_ONE_POINT),
        impact=min(1.0, bound.cost / bound.without),
        urgency=0.5,
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=_sources(each.source for each in split.candidates),
    )


def _shares(split: AdSpace) -> Listing:
    """Return "55 % on Instagram, 30 % on Facebook …", the largest first."""
    ordered = sorted(split.shares, key=lambda each: (-each.value, each.platform))
    return Listing(items=tuple(_share(each.platform, each.value) for each in ordered))


def _share(name: str, value: float) -> Message:
    return say("{share} on {platform}", share=_ratio(value), platform=platform(name))


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _money(value: float, currency: str, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency, signed=signed)


def _results(value: float) -> Quantity:
    return Quantity(value=value, digits=1 if value < 10 else 0)


def _sources(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each.partition(":")[0] for each in found}))
