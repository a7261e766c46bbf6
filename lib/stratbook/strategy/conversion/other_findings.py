"""What chapter 7 finds beside the returns: attribution, suppliers, tests, proof."""

from collections.abc import Iterable, Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.conversion.attribution import Attribution
from stratbook.strategy.conversion.chain import Chain
from stratbook.strategy.conversion.experiments import Experiment
from stratbook.strategy.conversion.proofs import Proof
from stratbook.strategy.conversion.verdicts import CHAPTER

_WAYS: Final = N_("the ways of counting differ in window and in what they see")
_PLAN: Final = N_("read from the scenario’s actions and orders")
_TEST: Final = N_("the trials planned are there")
_SHORT: Final = N_("the trials planned are not there yet")
_LIST: Final = N_("read from the list of proof")


@remembered
def find_attribution(found: Iterable[Attribution]) -> tuple[Finding, ...]:
    """Return a finding for each set of counts that lie far apart."""
    return tuple(
        _spread(each)
        for each in found
        if each.spread is not None and each.spread >= threshold("conversion_spread")
    )


def _spread(found: Attribution) -> Finding:
    low, high = found.low or 0.0, found.high or 0.0
    whole = term("all social media together")
    return Finding(
        key="conversion.range_wide",
        chapter=CHAPTER,
        subject=found.subject,
        facts=facts_of({"scenario": found.subject or whole}),
        comparison=Comparison(
            against="alternative",
            value=Quantity(value=high),
            reference=Quantity(value=low),
            difference=Quantity(value=high - low),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_WAYS),
        impact=0.4,
        urgency=0.4,
        action=Action(kpi="social_sessions", effort=Level.MEDIUM),
    )


@remembered
def find_suppliers(chains: Iterable[Chain]) -> tuple[Finding, ...]:
    """Return a finding for each scenario whose latest task will be past its day."""
    return tuple(_late(each) for each in chains if each.late)


def _late(found: Chain) -> Finding:
    worst = found.late[0]
    root = min(found.late, key=lambda each: (each.end, each.task.name))
    days = Quantity(value=worst.late)
    return Finding(
        key="conversion.chain_late" if worst.critical else "conversion.task_late",
        chapter=CHAPTER,
        subject=found.scenario,
        facts=facts_of({
            "scenario": found.scenario, "task": worst.task.name, "end": worst.end,
            "due": worst.task.due, "whole": found.end, "root": root.task.name,
        }),
        number=1 if worst.late == 1 else 2,
        comparison=Comparison(
            against="plan", value=days, reference=Quantity(value=0), difference=days
        ),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.6 if worst.critical else 0.3,
        urgency=1.0,
        tone="bad",
        action=Action(kpi="conversion_rate", effort=Level.LOW),
    )  # fmt: skip


@remembered
def find_tests(tests: Iterable[Experiment]) -> tuple[Finding, ...]:
    """Return a finding for each test that is settled, or that is stopped too soon."""
    found = []
    for each in tests:
        key = _KEYS.get(each.choice.computed, "")
        if each.stopped_early or (each.looks_settled and each.reached < each.needed):
            key = "conversion.peeking"
        if key and each.interval is not None and each.difference is not None:
            found.append(_tested(each, key))
    return tuple(found)


_KEYS: Final = {
    "choose_first": "conversion.test_first",
    "choose_second": "conversion.test_second",
    "no_difference": "conversion.test_same",
    "undecided": "conversion.test_open",
}


def _tested(test: Experiment, key: str) -> Finding:
    one, other = test.first, test.second
    low, high = test.interval or (0.0, 0.0)
    early = key == "conversion.peeking"
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=test.name,
        facts=facts_of({
            "test": test.name, "first": one.name, "second": other.name,
            "least": Quantity(value=low, unit=Unit.POINTS, signed=True, digits=2),
            "most": Quantity(value=high, unit=Unit.POINTS, signed=True, digits=2),
            "reached": test.reached, "needed": test.needed,
        }),
        comparison=Comparison(
            against="alternative",
            value=Quantity(value=other.rate, unit=Unit.RATIO, digits=2),
            reference=Quantity(value=one.rate, unit=Unit.RATIO, digits=2),
            difference=Quantity(value=test.difference, unit=Unit.POINTS, signed=True, digits=2),
        ),
        confidence=Confidence(
            level=Level.LOW if early else Level.HIGH, why=_SHORT if early else _TEST
        ),
        impact=0.3,
        urgency=0.7 if early else 0.5,
        tone="bad" if early else "neutral",
        action=Action(kpi="conversion_rate", effort=Level.LOW),
    )  # fmt: skip


@remembered
def find_proofs(found: Sequence[Proof]) -> tuple[Finding, ...]:
    """Return what proof is ready and unused, and what waits for a question to its author."""
    ready = [each for each in found if each.choice.chosen == "reuse"]
    asked = [each for each in found if each.choice.chosen == "ask"]
    pairs = (("conversion.proof_ready", ready), ("conversion.proof_to_ask", asked))
    return tuple(_proof(key, kept, len(found)) for key, kept in pairs if kept)


def _proof(key: str, kept: Sequence[Proof], whole: int) -> Finding:
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({"count": len(kept), "first": kept[0].name}),
        number=1 if len(kept) == 1 else 2,
        comparison=Comparison(
            against="part",
            value=Quantity(value=len(kept)),
            reference=Quantity(value=whole),
            difference=Quantity(value=len(kept) - whole, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=_LIST),
        impact=0.2,
        urgency=0.4,
        tone="good" if key == "conversion.proof_ready" else "neutral",
        action=Action(kpi="er_reach", effort=Level.LOW),
    )
