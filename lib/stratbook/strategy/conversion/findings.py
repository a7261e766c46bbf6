"""What chapter 7 finds of scenarios: returns that flatter, clicks lost, costs unknown."""

from collections.abc import Iterable
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Loose, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.conversion.funnel import label_of
from stratbook.strategy.conversion.verdicts import CHAPTER, KPIS, Judged

_FEW: Final = N_("few conversions: the interval of the rate is wide")
_CLEAR: Final = N_("the interval stays on one side of zero")
_ALONE: Final = N_("the rate’s interval is not known")
_SCENARIO: Final = N_("read from the scenario’s own figures")


@remembered
def find_scenarios(judged: Iterable[Judged], currency: str) -> tuple[Finding, ...]:
    """Return the findings about each scenario.

    Parameters
    ----------
    judged : iterable of Judged
        The scenarios with their returns.
    currency : str
        The client's.
    """
    found = []
    for each in judged:
        found += [_return(each, currency), _landing(each), _unpriced(each)]
    return tuple(each for each in found if each is not None)


def _return(judged: Judged, currency: str) -> Finding | None:
    """Choose the one rule that speaks of a scenario's return."""
    if judged.result is None or judged.choice.computed == "wait":
        return None
    roas = judged.returns.roas
    if judged.basis == "worth":
        key = "conversion.within" if judged.result >= 0 else "conversion.dear"
        return _finding(judged, key, _worth(judged, currency))
    if judged.result >= 0:
        return _finding(judged, "conversion.gain", _money(judged, currency))
    trap = roas is not None and roas > threshold("conversion_roas")
    known = judged.returns.break_even is not None and judged.returns.roas_full is not None
    key = "conversion.roas_hides_loss" if trap and known else "conversion.loss"
    return _finding(judged, key, _money(judged, currency))


def _finding(judged: Judged, key: str, facts: dict[str, Loose]) -> Finding:
    result = judged.result or 0.0
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=judged.scenario.name,
        facts=facts_of({"scenario": judged.scenario.name, **facts}),
        comparison=_against_zero(result),
        confidence=_sure(judged),
        impact=min(1.0, abs(result)),
        urgency=0.8 if result < 0 else 0.4,
        tone="bad" if result < 0 else "good",
        action=Action(kpi=KPIS[judged.scenario.conversion], effort=Level.MEDIUM),
        sources=judged.scenario.sources,
    )


def _money(judged: Judged, currency: str) -> dict[str, Loose]:
    back, scenario = judged.returns, judged.scenario
    return {
        "cost": _amount(back.full, currency),
        "gain": _amount(back.margin, currency),
        "roas": Quantity(value=back.roas, unit=Unit.TIMES),
        "needed": Quantity(value=back.roas_full, unit=Unit.TIMES),
        "break_even": back.break_even,
        "count": int(scenario.value("sales") or 0),
        "converted": term(label_of("sales", scenario.conversion)),
    }


def _worth(judged: Judged, currency: str) -> dict[str, Loose]:
    return {
        "each": _amount(judged.cost_each, currency),
        "worth": _amount(judged.scenario.value("worth"), currency),
        "count": int(judged.scenario.conversions or 0),
        "converted": term(label_of(judged.scenario.step, judged.scenario.conversion)),
    }


def _landing(judged: Judged) -> Finding | None:
    """Speak of clicks that never become a session."""
    found = judged.funnel.rate("sessions", "clicks")
    least = threshold("conversion_landing")
    if found is None or found[0] >= least or found[1] is None or found[1][1] >= least:
        return None
    return Finding(
        key="conversion.clicks_lost",
        chapter=CHAPTER,
        subject=judged.scenario.name,
        facts=facts_of({"scenario": judged.scenario.name}),
        comparison=Comparison(
            against="benchmark",
            value=_ratio(found[0]),
            reference=_ratio(least),
            difference=Quantity(value=found[0] - least, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_SCENARIO),
        impact=min(1.0, 1 - found[0]),
        urgency=0.7,
        tone="bad",
        action=Action(kpi="social_sessions", effort=Level.LOW),
        sources=judged.scenario.sources,
    )


def _unpriced(judged: Judged) -> Finding | None:
    """Say of a scenario that ran what part of its cost nobody gave."""
    if not judged.returns.missing or judged.scenario.state == "planned":
        return None
    parts = tuple(term(PARTS[each]) for each in judged.returns.missing)
    return Finding(
        key="conversion.cost_unknown",
        chapter=CHAPTER,
        subject=judged.scenario.name,
        facts=facts_of({"scenario": judged.scenario.name, "parts": parts}),
        confidence=Confidence(level=Level.HIGH, why=_SCENARIO),
        impact=0.3,
        action=Action(kpi=KPIS[judged.scenario.conversion], effort=Level.LOW),
        sources=judged.scenario.sources,
    )


PARTS: Final[dict[str, str]] = {
    "media": N_("media cost"),
    "production": N_("production cost"),
    "labour": N_("cost of hours"),
    "suppliers": N_("suppliers’ cost"),
}


def _sure(judged: Judged) -> Confidence:
    if judged.interval is None:
        return Confidence(level=Level.MEDIUM, why=_ALONE)
    low, high = judged.interval
    if low <= 0 <= high:
        return Confidence(level=Level.LOW, why=_FEW)
    return Confidence(level=Level.HIGH, why=_CLEAR)


def _against_zero(result: float) -> Comparison:
    return Comparison(
        against="benchmark",
        value=Quantity(value=result, unit=Unit.RATIO, signed=True),
        reference=Quantity(value=0.0, unit=Unit.RATIO),
        difference=Quantity(value=result, unit=Unit.POINTS, signed=True),
    )


def _amount(value: float | None, currency: str) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
