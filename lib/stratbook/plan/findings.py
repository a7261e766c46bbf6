"""What chapter 6 finds: a better split, what a limit costs, what to test, what to ask for."""

from collections.abc import Iterator

from stratbook.core.finding import Action, Comparison, Finding
from stratbook.core.message import Fact, Listing, Message, Name, Quantity, Unit, facts_of, say
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.confidence import confidence
from stratbook.plan.cost_findings import find_costs
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.names import label
from stratbook.plan.questions import Question
from stratbook.plan.split.problem import Split
from stratbook.plan.thirds import CHAPTER, cap, thirds


def platform(id_: str) -> Fact:
    """Return a platform's name as a fact, or the client's own word for it."""
    return Name(text=label(id_))


@remembered
def find_media_plan(plan: MediaPlan, currency: str) -> tuple[Finding, ...]:
    """Return the findings of chapter 6 on the budget and on the ad space.

    Parameters
    ----------
    plan : MediaPlan
        The plan, computed.
    currency : str
        Its currency.
    """
    found: list[Finding | None] = [thirds(plan, currency), cap(plan, currency)]
    space = plan.ad_space
    if space is not None:
        found += [_gain(space), _idle(space, currency), _test_first(space)]
        found += find_costs(space, currency)
        found += _merged(list(_answers(plan, space, currency)))
    return tuple(each for each in found if each is not None)


def _gain(space: AdSpace) -> Finding | None:
    """Hold the best split against the equal one; nothing to say where they give the same."""
    if space.gain < threshold("allocation_gain"):
        return None
    equal, aim = space.splits["equal"], space.aim
    return Finding(
        key="media_plan.optimum_gain",
        chapter=CHAPTER,
        facts=facts_of({
            "split": shares(space.best),
            "results": aim.word,
            "low": aim.quantity(space.sure.result.low),
            "high": aim.quantity(space.sure.result.high),
        }),
        comparison=Comparison(
            against="alternative",
            value=aim.quantity(space.best.total),
            reference=aim.quantity(equal.total),
            difference=Quantity(value=space.gain, unit=Unit.RATIO, signed=True),
        ),
        confidence=confidence(space),
        impact=min(1.0, max(space.gain, 0.05)),
        urgency=0.7,
        tone="good",
        action=Action(
            kpi=aim.indicator, effort=Level.LOW,
            low=aim.quantity(space.sure.result.low), high=aim.quantity(space.sure.result.high),
        ),
        sources=_sources(space),
    )  # fmt: skip


def _idle(space: AdSpace, currency: str) -> Finding | None:
    """Say what the maximums leave without a place."""
    if space.unspent < 0.01:
        return None
    return Finding(
        key="media_plan.idle",
        chapter=CHAPTER,
        facts=facts_of({"amount": _money(space.unspent, currency)}),
        comparison=Comparison(
            against="plan",
            value=_money(space.best.spent, currency),
            reference=_money(space.budget, currency),
            difference=_money(-space.unspent, currency, signed=True),
        ),
        confidence=confidence(space),
        impact=min(1.0, space.unspent / space.budget),
        urgency=0.6,
        tone="bad",
        action=Action(kpi=space.aim.indicator, effort=Level.LOW),
        sources=_sources(space),
    )


def _test_first(space: AdSpace) -> Finding | None:
    """Name the platform whose share is least known, where that is worth a test."""
    widths = {
        each.platform: space.sure.shares[each.platform].high - space.sure.shares[each.platform].low
        for each in space.curves
        if not set(each.bases.values()) <= {"test", "history_test"}
    }
    name = max(widths, key=lambda each: (widths[each], each), default=None)
    if name is None or widths[name] < threshold("wide_share"):
        return None
    share = space.sure.shares[name]
    return Finding(
        key="media_plan.test_first",
        chapter=CHAPTER,
        subject=name,
        facts=facts_of(
            {"platform": platform(name), "low": _ratio(share.low), "high": _ratio(share.high)}
        ),
        comparison=Comparison(
            against="alternative",
            value=_ratio(share.value),
            reference=_ratio(share.high),
            difference=Quantity(value=share.high - share.value, unit=Unit.POINTS, signed=True),
        ),
        confidence=confidence(space),
        impact=min(1.0, widths[name] / 2),
        urgency=0.4,
        action=Action(kpi=space.aim.indicator, effort=Level.MEDIUM),
        sources=_sources(space),
    )


def _answers(plan: MediaPlan, space: AdSpace, currency: str) -> Iterator[Finding]:
    for each in plan.questions:
        # What the last euro earns decides; an average cost would still hide dear last results.
        weaker = each.asked == "cost" and space.aim.unit_value is not None
        found = None if weaker else _answer(each, space, currency)
        if found is not None:
            yield found


def _answer(question: Question, space: AdSpace, currency: str) -> Finding | None:
    """Say what another budget would do, where it differs from this one by more than a trifle."""
    if question.answer is None or question.asked not in {"target", "worthwhile", "cost"}:
        return None
    wanted, here = question.answer.budget, space.budget
    gap = wanted / here - 1
    if abs(gap) < threshold("budget_gap"):
        return None
    key = f"media_plan.{question.asked}_{'above' if gap > 0 else 'below'}"
    asked = (
        space.aim.quantity(question.value) if question.asked == "target"
        else _money(question.value, currency)
    )  # fmt: skip
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({
            "asked": asked,
            "results": space.aim.word,
            "brings": space.aim.quantity(question.answer.split.total),
            "here": space.aim.quantity(space.best.total),
        }),
        comparison=Comparison(
            against="plan",
            value=_money(wanted, currency),
            reference=_money(here, currency),
            difference=Quantity(value=gap, unit=Unit.RATIO, signed=True),
        ),
        confidence=confidence(space),
        impact=min(1.0, abs(gap) / 2),
        urgency=0.5,
        tone="neutral",
        action=Action(kpi=space.aim.indicator, effort=Level.MEDIUM),
        sources=_sources(space),
    )  # fmt: skip


def _merged(answers: list[Finding]) -> list[Finding]:
    """Tell once that the target calls for more ad space, and that more would pay for itself."""
    by_key = {each.key: each for each in answers}
    target = by_key.get("media_plan.target_above")
    worth = by_key.get("media_plan.worthwhile_above")
    if target is None or worth is None or target.comparison is None or worth.comparison is None:
        return answers
    wanted, most = target.comparison.value, worth.comparison.value
    if (most.value or 0.0) < (wanted.value or 0.0):  # the last of it would not pay
        return answers
    facts = {**target.facts, "worth": worth.facts["asked"], "most": most}
    told = target.model_copy(update={"key": "media_plan.target_pays", "facts": facts})
    return [told, *(each for each in answers if each not in (target, worth))]


def shares(split: Split) -> Listing:
    """Return "55 % on Instagram, 30 % on Facebook …", the largest first, nothing of the unused."""
    spent = split.spent or 1.0
    amounts = zip(split.names, split.amounts, strict=True)
    found = [(name, float(amount) / spent) for name, amount in amounts if amount > 0]
    ordered = sorted(found, key=lambda each: (-each[1], each[0]))
    return Listing(items=tuple(_share(*each) for each in ordered))


def _share(name: str, value: float) -> Message:
    return say("{share} on {platform}", share=_ratio(value), platform=platform(name))


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _money(value: float, currency: str, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency, signed=signed)


def _sources(space: AdSpace) -> tuple[str, ...]:
    return sources_at(row for each in space.entries for row in each.sources)
