"""How satisfied people say they are: the reviews' rating, its change, and who got no answer."""

from dataclasses import dataclass

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.community.counting import Share
from stratbook.strategy.intervals import Interval, difference, ratio_draws, spread
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.satisfaction import review_rating
from stratbook.strategy.kpis.scope import Scope, within


@dataclass(frozen=True)
class Score:
    """The reviews of one place, or of all.

    Parameters
    ----------
    place : str
        The review site; empty for all of them.
    rating : float
        Mean rating of 5.
    n : int
        Reviews it rests on.
    interval : (float, float) or None
        Its interval; None where the place gives totals only.
    before : float or None
        The rating in the period compared with.
    unanswered : Share
        Reviews without an answer, of those for which the export says so.
    """

    place: str
    rating: float
    n: int
    interval: Interval | None
    before: float | None
    unanswered: Share


@dataclass(frozen=True)
class Satisfaction:
    """The rating of all reviews and of each place; ``whole`` is None without a review.

    ``moved`` is the interval of the change in the rating, None when it cannot be told.
    """

    whole: Score | None
    places: tuple[Score, ...]
    moved: Interval | None
    sources: tuple[str, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Whether the rating changed by more than chance explains."""
        return self.moved is not None and not self.moved[0] <= 0 <= self.moved[1]


@remembered
def read_satisfaction(tables: Tables, period: Period, comparison: Period) -> Satisfaction:
    """Read the reviews of a period beside those of the period compared with.

    Parameters
    ----------
    tables : Tables
        Of which ``reviews``: date, place, rating, count, answered.
    period, comparison : Period
        The two periods.
    """
    reviews = tables["reviews"]
    now = reviews[within(reviews["date"], period)]
    if now.empty:
        return Satisfaction(None, (), None)
    places = [
        _score(str(place), reviews[reviews["place"] == place], period, comparison)
        for place in sorted(now["place"].unique())
    ]
    return Satisfaction(
        whole=_score("", reviews, period, comparison),
        places=tuple(sorted(places, key=lambda each: -each.n)),
        moved=_moved(now, reviews[within(reviews["date"], comparison)]),
        sources=sources_of(now),
    )


def _score(place: str, reviews: pd.DataFrame, period: Period, comparison: Period) -> Score:
    scope = Scope(Tables({"reviews": reviews}), period, currency="")
    now, before = review_rating(scope), review_rating(scope.over(comparison))
    answered = scope.rows("reviews")["answered"].dropna().astype(bool)
    return Score(
        place=place,
        rating=now.value or 0.0,
        n=now.n or 0,
        interval=now.interval,
        before=before.value,
        unanswered=Share(int((~answered).sum()), len(answered)),
    )


def _moved(now: pd.DataFrame, before: pd.DataFrame) -> Interval | None:
    """Return the interval of the change; totals of a place say nothing of single reviews."""
    single = [each[~(each["count"] > 1)] for each in (now, before)]
    if min(map(len, single)) < 2 or any(
        len(a) < len(b) for a, b in zip(single, (now, before), strict=True)
    ):
        return None
    draws = [ratio_draws(each["rating"], [1.0] * len(each), at) for at, each in enumerate(single)]
    return spread(difference(draws[0], draws[1]))
