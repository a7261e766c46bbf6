"""What the chapter asks to be decided: the configuration, hire or buy, who answers, the tests."""

from collections.abc import Iterator, Sequence
from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, term
from stratbook.core.remembered import remembered
from stratbook.strategy.organisation.chapter import CHAPTER
from stratbook.strategy.organisation.configuration import Configuration, condition_words
from stratbook.strategy.organisation.costs import EITHER, IN_HOUSE, OUTSOURCE, Sourcing
from stratbook.strategy.organisation.innovations import GO_ON, KEEP, NOT_ENOUGH, STOP, Test
from stratbook.strategy.organisation.matrix import Matrix

CONFIGURATIONS: Final = {
    "smm": term("An SMM"),
    "cm": term("A CM, in support"),
    "both": term("One person with both hats"),
    "smm_cm": term("An SMM and a CM"),
}
WAYS: Final = {
    IN_HOUSE: term("Hire"),
    OUTSOURCE: term("Buy days outside"),
    EITHER: term("Either: the ranges overlap"),
}
VERDICTS: Final = {
    KEEP: term("Keep it"),
    STOP: term("Stop it"),
    GO_ON: term("Go on, it cannot be told yet"),
    NOT_ENOUGH: term("Not enough data"),
    "pending": term("Not over yet"),
}


def named(words: dict[str, Term], chosen: str) -> Fact:
    """Return a choice as a reader sees it; what a person wrote instead stands as it is."""
    return words.get(chosen, Name(text=chosen))


@remembered
def decide_configuration(found: Configuration, code: str, owner: str = "") -> tuple[Decision, ...]:
    """Return the decision on who is needed; ``code`` is the reader's language."""
    if found.choice is None or found.line is None:
        return ()
    conditions: list[Fact] = [
        condition_words(name.removeprefix("not_"), holds=not name.startswith("not_"))
        for name in found.line.when
    ]
    return (
        Decision(
            rule=found.choice.rule,
            chapter=CHAPTER,
            subject=found.choice.subject,
            question=say("Who is needed for social media?"),
            options=tuple(CONFIGURATIONS.values()),
            criteria=tuple(conditions),
            choice=named(CONFIGURATIONS, found.choice.chosen),
            reason=Name(text=language_of(code).worded(found.line.why)),
            state="proposed",
            owner=owner,
            kpi="response_rate",
        ),
    )


@remembered
def decide_sourcing(found: Sourcing | None, currency: str) -> tuple[Decision, ...]:
    """Return the decision to hire or to buy days, with its cost a year at mid prices."""
    if found is None or found.cost.break_even is None:
        return ()
    chosen = found.choice.chosen
    price = {IN_HOUSE: found.cost.in_house, OUTSOURCE: found.cost.outsourced}.get(chosen)
    return (
        Decision(
            rule=found.choice.rule,
            chapter=CHAPTER,
            subject=found.choice.subject,
            question=say("Hire, or buy days outside?"),
            options=tuple(WAYS.values()),
            criteria=(term("days a year"), term("loaded cost"), term("price of a day")),
            choice=named(WAYS, chosen),
            reason=_days(found),
            state="proposed",
            cost=None if price is None
            else Quantity(value=price.mid, unit=Unit.MONEY, currency=currency),
        ),
    )  # fmt: skip


def _days(found: Sourcing) -> Message:
    ends = found.cost.break_even
    return say(
        "{days} days a year asked; hiring costs no more from {low} to {high} days on.",
        days=Quantity(value=found.cost.days, digits=0),
        low=Quantity(value=ends.low if ends else None, digits=0),
        high=Quantity(value=ends.high if ends else None, digits=0),
    )


@remembered
def decide_accountable(matrix: Matrix) -> tuple[Decision, ...]:
    """Return an open question for each subject nobody answers for."""
    return tuple(
        Decision(
            rule="organisation.no_accountable",
            chapter=CHAPTER,
            subject=line.subject.said,
            question=say("Who answers for “{subject}”?", subject=line.subject.said),
            options=tuple(Name(text=role) for role in line.parts),
            state="open",
        )
        for line in matrix.unanswered
    )


@remembered
def decide_tests(tests: Sequence[Test]) -> tuple[Decision, ...]:
    """Return the decision on each test that is over and could be judged."""
    return tuple(_verdicts(tests))


def _verdicts(tests: Sequence[Test]) -> Iterator[Decision]:
    for test in tests:
        if test.choice.computed not in (KEEP, STOP, GO_ON):
            continue
        yield Decision(
            rule=test.choice.rule,
            chapter=CHAPTER,
            subject=test.name,
            question=say("Keep “{test}”?", test=test.name),
            options=(VERDICTS[KEEP], VERDICTS[STOP], VERDICTS[GO_ON]),
            choice=named(VERDICTS, test.choice.chosen),
            reason=say("{value}, for {wanted} wanted.", value=result_of(test, test.value),
                       wanted=result_of(test, test.wanted)),
            state="proposed",
        )  # fmt: skip


def result_of(test: Test, value: float | None) -> Quantity:
    """Return a result or a threshold in the unit of its test."""
    return Quantity(value=value, unit=Unit.RATIO if test.is_rate else Unit.COUNT)
