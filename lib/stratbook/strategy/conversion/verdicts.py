"""What to do with each scenario, on one declared basis, and the decisions to ask for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.decision import Decision
from stratbook.core.message import Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.conversion.experiments import Experiment
from stratbook.strategy.conversion.funnel import Funnel, funnel
from stratbook.strategy.conversion.proofs import Proof
from stratbook.strategy.conversion.returns import Returns, returns
from stratbook.strategy.conversion.scenario import Conversion, Scenario
from stratbook.strategy.intervals import Interval

CHAPTER: Final = "07_conversion"
RULE: Final = "conversion.scenario"
Basis = Literal["margin", "worth", "none"]
Way = Literal["wait", "stop", "adjust", "keep", "scale"]
KPIS: Final[dict[Conversion, str]] = {
    "sale": "roi", "lead": "cpl", "registration": "attendance", "donation": "donations",
    "signature": "signatures", "volunteer": "volunteers", "coupon": "coupons",
}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A scenario, what it gives back, and what the rule makes of it.

    Parameters
    ----------
    scenario : Scenario
        Its figures.
    funnel : Funnel
        Its steps.
    returns : Returns
        Its costs and gains.
    basis : {"margin", "worth", "none"}
        What the full cost is held against: the gross margin, or the highest cost accepted
        for its conversions; none when neither is known.
    result : float or None
        (gain − full cost) ÷ full cost on that basis.
    interval : (float, float) or None
        The same at the two ends of the conversion rate's interval.
    choice : Choice
        wait, stop, adjust, keep or scale.
    """

    scenario: Scenario
    funnel: Funnel
    returns: Returns
    basis: Basis
    result: float | None
    interval: Interval | None
    choice: Choice

    @property
    def cost_each(self) -> float | None:
        """Full cost of one conversion."""
        full, number = self.returns.full, self.scenario.conversions
        return full / number if full is not None and number else None


@remembered
def judge_all(found: Iterable[Scenario], overrides: Sequence[Override] = ()) -> tuple[Judged, ...]:
    """Judge scenarios by one rule.

    Parameters
    ----------
    found : iterable of Scenario
        The client's.
    overrides : sequence of Override
        Of ``client.yml``: the rule ``conversion.scenario``, by the scenario's name.
    """
    return tuple(_judged(each, overrides) for each in found)


@remembered
def choices_of(
    judged: Iterable[Judged], tests: Iterable[Experiment], proofs: Iterable[Proof]
) -> tuple[Choice, ...]:
    """Return what the rules chose for scenarios, tests and proof."""
    sorted_: list[Judged | Experiment | Proof] = [*judged, *tests, *proofs]
    return tuple(each.choice for each in sorted_)


@remembered
def decide(judged: Iterable[Judged], currency: str) -> tuple[Decision, ...]:
    """Return a decision for each scenario that is to be stopped, adjusted or given more."""
    return tuple(
        _decision(each, currency)
        for each in judged
        if each.choice.computed in {"stop", "adjust", "scale"}
    )


def _judged(scenario: Scenario, overrides: Sequence[Override]) -> Judged:
    steps, back = funnel(scenario), returns(scenario)
    basis, gain = _gain(scenario, back)
    result = (gain - back.full) / back.full if gain is not None and back.full else None
    interval = _spread(scenario, steps, back, gain)
    computed = _way(scenario, result, interval)
    choice = choose(overrides, RULE, scenario.name, computed)
    return Judged(scenario, steps, back, basis, result, interval, choice)


def _gain(scenario: Scenario, back: Returns) -> tuple[Basis, float | None]:
    worth, number = scenario.value("worth"), scenario.conversions
    wanted = None if worth is None or number is None else worth * number
    told = worth is not None and scenario.conversion != "sale"
    if told and (scenario.conversion == "lead" or back.margin is None):
        return "worth", wanted  # the sales of leads come later than the leads
    if back.margin is not None:
        return "margin", back.margin
    return "none", None


def _spread(
    scenario: Scenario, steps: Funnel, back: Returns, gain: float | None
) -> Interval | None:
    """Carry the interval of conversions ÷ clicks over to the result."""
    found = steps.rate(scenario.step, "clicks") or steps.rate(scenario.step, "sessions")
    if gain is None or not back.full or found is None or found[1] is None or not found[0]:
        return None
    low, high = (gain * end / found[0] / back.full - 1 for end in found[1])
    return low, high


def _way(scenario: Scenario, result: float | None, interval: Interval | None) -> Way:
    few = (scenario.conversions or 0.0) < threshold("conversion_least")
    if scenario.state == "planned" or few or result is None:
        return "wait"
    clear = interval is not None and (interval[0] >= 0 or interval[1] < 0)
    if result >= 0:
        return "scale" if clear and result >= threshold("conversion_scale") else "keep"
    return "stop" if clear and result <= threshold("conversion_stop") else "adjust"


def _decision(judged: Judged, currency: str) -> Decision:
    scenario = judged.scenario
    return Decision(
        rule=RULE,
        chapter=CHAPTER,
        subject=scenario.name,
        question=say("What to do with the scenario {name}?", name=Name(text=scenario.name)),
        options=(term("stop it"), term("adjust it"), term("keep it"), term("give it more")),
        criteria=(term("return on the full cost"), term("its interval")),
        choice=_CHOICES[judged.choice.computed],
        reason=_reason(judged),
        cost=Quantity(value=judged.returns.full, unit=Unit.MONEY, currency=currency),
        kpi=KPIS[scenario.conversion],
    )


_CHOICES: Final = {
    "stop": term("stop it"),
    "adjust": term("adjust it"),
    "scale": term("give it more"),
}


def _reason(judged: Judged) -> Message:
    result = Quantity(value=judged.result, unit=Unit.RATIO, signed=True)
    if judged.basis == "worth":
        return say("{result} against the highest cost accepted, all costs in.", result=result)
    if judged.scenario.conversion == "donation":
        return say("{result} of donations over the full cost.", result=result)
    return say("{result} on the margin, all costs in.", result=result)
