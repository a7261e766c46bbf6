"""What chapter 4 finds of the choice of platforms and of the messages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Fact, Listing, Name, Quantity, Unit, facts_of
from stratbook.core.period import Period
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.platforms.choice import PlatformChoice
from stratbook.strategy.platforms.messages import Matrix, State
from stratbook.strategy.platforms.scores import criterion_name

CHAPTER: Final = "04_platforms"
_NAMED: Final = 3
_JUDGED: Final = N_("scores are judgements: discuss them with those who gave them")
_SHEET: Final = N_("read from the sheet of platform scores")
_POSTS: Final = N_("counted on the posts of the period")
_MESSAGES: Final = N_("read from the sheet of messages")
_FLAWS: Final[tuple[tuple[State, str], ...]] = (
    ("missing", "platforms.variants_missing"),
    ("too_long", "platforms.variants_too_long"),
    ("same", "platforms.variants_same"),
)


@remembered
def indicator_of(file: ClientFile) -> str:
    """Return the KPI that tells whether a platform was well chosen: the first objective's."""
    return next((each.indicator for each in file.objectives if each.indicator), "reach")


@remembered
def find_choice(
    choice: PlatformChoice, posts: pd.DataFrame, period: Period, indicator: str
) -> tuple[Finding, ...]:
    """Return what the choice of platforms says.

    Parameters
    ----------
    choice : PlatformChoice
        The platforms, scored and decided.
    posts : DataFrame
        The table ``posts``: published_at, platform, source.
    period : Period
        The period under report.
    indicator : str
        KPI id that tells whether the choice was right.
    """
    found = (
        _first(choice, indicator),
        _not_scored(choice, indicator),
        _elsewhere(choice, posts[within(posts["published_at"], period)], indicator),
    )
    return tuple(each for each in found if each is not None)


def _first(choice: PlatformChoice, indicator: str) -> Finding | None:
    """Hold the winner against the runner-up, and say whether the weights could turn it."""
    winner, tipping = choice.winner, choice.tipping
    if winner is None or winner.score is None or len(choice.ranked) < 2:
        return None
    second = choice.ranked[1]
    stable = choice.winner_stable
    facts: dict[str, Fact | str] = {"platform": winner.name, "second": second.name}
    if tipping:
        facts |= {
            "criterion": criterion_name(tipping[0].criterion),
            "rival": platform_name(tipping[0].rival),
            "share": ratio(tipping[0].share),
            "tips_at": ratio(tipping[0].tips_at),
        }
    key = "first_stable" if not tipping else "first_holds" if stable else "first_fragile"
    return Finding(
        key=f"platforms.{key}",
        chapter=CHAPTER,
        subject=winner.choice.subject,
        facts=facts_of({**facts, "move": ratio(choice.move)}),
        comparison=Comparison(
            against="alternative",
            value=_score(winner.score),
            reference=_score(second.score or 0.0),
            difference=_score(winner.score - (second.score or 0.0), signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM if stable else Level.LOW, why=_JUDGED),
        impact=0.3 if stable else 0.4,
        urgency=0.4 if stable else 0.6,
        tone="good" if stable else "neutral",
        action=Action(kpi=indicator, effort=Level.MEDIUM if stable else Level.LOW),
        sources=choice.grid.sources,
    )


def _not_scored(choice: PlatformChoice, indicator: str) -> Finding | None:
    """Name the platforms that wait for a score, unless a person already decided."""
    waiting = [each for each in choice.standings if each.rank is None and not each.choice.chosen]
    if not waiting or not choice.grid.weights:
        return None
    criteria = dict.fromkeys(name for each in waiting for name in each.missing)
    return Finding(
        key="platforms.not_scored",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "platforms": Listing(items=tuple(each.name for each in waiting[:_NAMED])),
                "criteria": Listing(items=tuple(criterion_name(each) for each in criteria)),
            }
        ),
        number=2 if len(waiting) > 1 else 1,
        confidence=Confidence(level=Level.HIGH, why=_SHEET),
        impact=0.2 * len(waiting) / len(choice.standings),
        urgency=0.5,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=choice.grid.sources,
    )


def _elsewhere(choice: PlatformChoice, posts: pd.DataFrame, indicator: str) -> Finding | None:
    """Hold the posts on platforms to leave against those of the whole period."""
    left = choice.chosen("leave")
    misplaced = posts[posts["platform"].isin(left)]
    share = len(misplaced) / len(posts) if len(posts) else 0.0
    if share <= threshold("platform_effort_elsewhere"):
        return None
    concerned = [each for each in left if (misplaced["platform"] == each).any()]
    return Finding(
        key="platforms.effort_elsewhere",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "platforms": Listing(items=tuple(platform_name(each) for each in concerned)),
                "posts": len(misplaced),
            }
        ),
        number=2 if len(concerned) > 1 else 1,
        comparison=_parts(share),
        confidence=Confidence(level=Level.HIGH, why=_POSTS),
        impact=share,
        urgency=0.6,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=sources_of(misplaced),
    )


@remembered
def find_messages(matrix: Matrix) -> tuple[Finding, ...]:
    """Return what the matrix of messages says: missing, too long, pasted everywhere."""
    return tuple(_flaws(matrix)) if matrix.planned else ()


def _flaws(matrix: Matrix) -> Iterator[Finding]:
    weights: Mapping[str, float] = {"missing": 0.3, "too_long": 0.3, "same": 0.2}
    for state, key in _FLAWS:
        flawed = matrix.among(state)
        if not flawed:
            continue
        share = len(flawed) / matrix.planned
        names = tuple(dict.fromkeys(each.message for each in flawed))
        yield Finding(
            key=key,
            chapter=CHAPTER,
            facts=facts_of(
                {
                    "count": len(flawed),
                    "whole": matrix.planned,
                    "messages": Listing(items=tuple(Name(text=each) for each in names[:_NAMED])),
                }
            ),
            number=2 if len(flawed) > 1 else 1,
            comparison=_parts(share),
            confidence=Confidence(level=Level.HIGH, why=_MESSAGES),
            impact=weights[state] * share,
            urgency=0.5,
            tone="bad",
            action=Action(kpi="er_reach", effort=Level.LOW),
            sources=_sheets(flawed_sources=[each.source for each in flawed]),
        )


def ratio(value: float) -> Quantity:
    """Return a share in whole per cent."""
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _score(value: float, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=2, signed=signed)


def _parts(share: float) -> Comparison:
    return Comparison(
        against="part",
        value=ratio(share),
        reference=ratio(1 - share),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )


def _sheets(flawed_sources: Sequence[str]) -> tuple[str, ...]:
    return sources_at(flawed_sources)
