"""What is found on watch, platform changes, tests, brand facts and the charter."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Finding
from stratbook.core.message import Fact, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.organisation.brand_facts import BrandFact
from stratbook.strategy.organisation.changes import Registered
from stratbook.strategy.organisation.chapter import CHAPTER, TYPED
from stratbook.strategy.organisation.decisions import result_of
from stratbook.strategy.organisation.innovations import KEEP, STOP, Test
from stratbook.strategy.organisation.social_charter import SocialCharter
from stratbook.strategy.organisation.watch import Watch

THEME_NAMES: Final = {
    "general": term("general news"), "trade": term("news of the trade"),
    "technology": term("technology"), "platforms": term("platforms"), "law": term("law"),
    "usage": term("trends and usage"), "competitors": term("competitors"), "": term("unsorted"),
}  # fmt: skip


@remembered
def find_outlook(
    watch: Watch, changes: Sequence[Registered], tests: Sequence[Test]
) -> tuple[Finding, ...]:
    """Return what is found on watch, on platform changes and on tests."""
    return (*find_watch(watch), *find_changes(changes), *find_tests(tests))


def find_watch(found: Watch) -> tuple[Finding, ...]:
    """Return no watch, themes nobody covers, competitors unseen, and little turned into action."""
    if not found.items:
        return (_plain("organisation.no_watch", {"since": found.since}, 0.4),)
    return (*_themes(found), *_rivals(found), *_acted(found))


def _themes(found: Watch) -> Iterator[Finding]:
    missing: list[Fact] = [THEME_NAMES[each] for each in found.uncovered]
    if missing:
        yield _plain(
            "organisation.themes_uncovered",
            {"themes": missing, "since": found.since}, 0.25, len(missing),
        )  # fmt: skip


def _rivals(found: Watch) -> Iterator[Finding]:
    if found.unseen:
        yield _plain(
            "organisation.rivals_unseen",
            {"rivals": list(found.unseen), "since": found.since}, 0.3, len(found.unseen),
        )  # fmt: skip


def _acted(found: Watch) -> Iterator[Finding]:
    wanted = threshold("watch_action")
    if found.share is None or found.interval is None or found.interval[1] >= wanted:
        return
    yield Finding(
        key="organisation.watch_idle",
        chapter=CHAPTER,
        facts=facts_of({"acted": found.acted, "items": len(found.items)}),
        comparison=Comparison(
            against="target",
            value=Quantity(value=found.share, unit=Unit.RATIO, digits=0),
            reference=Quantity(value=wanted, unit=Unit.RATIO, digits=0),
            difference=Quantity(value=found.share - wanted, unit=Unit.POINTS, signed=True),
        ),
        confidence=TYPED,
        impact=0.3,
        urgency=0.4,
        tone="bad",
        action=Action(kpi="sov_mentions", effort=Level.LOW),
        sources=("inputs",),
    )


def find_changes(found: Sequence[Registered]) -> tuple[Finding, ...]:
    """Return the client's own changes that nobody has tried yet."""
    untried = [each.change.words["en"] for each in found if each.own and each.tried is False]
    if not untried:
        return ()
    return (_plain("organisation.change_untried", {"changes": untried[:3]}, 0.25, len(untried)),)


def find_tests(tests: Sequence[Test]) -> tuple[Finding, ...]:
    """Return what succeeded, what failed, and tests without a threshold."""
    return (*_judged(tests), *_open(tests))


def _judged(tests: Sequence[Test]) -> Iterator[Finding]:
    keys = {KEEP: "organisation.test_succeeded", STOP: "organisation.test_failed"}
    for test in tests:
        key, value, wanted = keys.get(test.choice.computed), test.value, test.wanted
        if key is None or value is None or wanted is None:
            continue
        unit = Unit.POINTS if test.is_rate else Unit.COUNT
        kept = test.choice.computed == KEEP
        yield Finding(
            key=key,
            chapter=CHAPTER,
            subject=test.name,
            facts=facts_of({"test": test.name, "measure": test.measure}),
            comparison=Comparison(
                against="target", value=result_of(test, value), reference=result_of(test, wanted),
                difference=Quantity(value=value - wanted, unit=unit, signed=True),
            ),
            confidence=TYPED,
            impact=0.25,
            urgency=0.4,
            tone="good" if kept else "neutral",
            action=Action(kpi="er_reach", effort=Level.MEDIUM if kept else Level.LOW),
            sources=("inputs",),
        )  # fmt: skip


def _open(tests: Sequence[Test]) -> Iterator[Finding]:
    without = [each.name for each in tests if each.wanted is None]
    if without:
        yield _plain("organisation.test_without_threshold", {"tests": without}, 0.2, len(without))


@remembered
def find_facts(found: Sequence[BrandFact], on: dt.date) -> tuple[Finding, ...]:
    """Return facts nobody has settled; ``on`` is the day they are looked at."""
    unsettled = [each.question for each in found if each.state(on) == "open"]
    if not unsettled:
        return ()
    return (_plain("organisation.facts_open", {"questions": unsettled[:2]}, 0.2, len(unsettled)),)


@remembered
def find_charter(found: SocialCharter) -> tuple[Finding, ...]:
    """Return how much the charter's skeleton lacks."""
    if not found.missing:
        return ()
    count = len(found.missing)
    facts = {"count": count, "missing": list(found.missing[:3])}
    return (_plain("organisation.charter_incomplete", facts, 0.2, count),)


def _plain(key: str, facts: dict[str, object], impact: float, number: int = 1) -> Finding:
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of(facts),  # type: ignore[arg-type]
        number=1 if number == 1 else 2,
        confidence=TYPED,
        impact=impact,
        urgency=0.4,
        tone="bad",
        action=Action(kpi=_KPI.get(key, "sov_mentions"), effort=Level.LOW),
        sources=("inputs",),
    )


_KPI: Final = {
    "organisation.change_untried": "er_reach",
    "organisation.test_without_threshold": "er_reach",
    "organisation.facts_open": "net_sentiment",
    "organisation.charter_incomplete": "advocacy_validation",
}
