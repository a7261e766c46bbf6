"""The tone of what is said: shares, net sentiment, its trend, beside the competitors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from stratbook.core.period import Period, month
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, difference, ratio_draws, spread
from stratbook.strategy.kpis.alert import coverage
from stratbook.strategy.kpis.measure import Measure, sources_of
from stratbook.strategy.kpis.satisfaction import (
    by_author,
    net_sentiment,
    reputation_score,
    review_rating,
    toned,
)
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.reputation.coding import Trust, read_trust


@dataclass(frozen=True)
class Tone:
    """The tone of one brand's mentions over one period.

    Parameters
    ----------
    brand : str
        As the listening tool names it.
    positive, neutral, negative : int
        Mentions; mixed ones count as neutral.
    interval : (float, float) or None
        That of the net sentiment, drawn over authors.
    """

    brand: str
    positive: int
    neutral: int
    negative: int
    interval: Interval | None = None

    @property
    def n(self) -> int:
        """Mentions with a tone."""
        return self.positive + self.neutral + self.negative

    @property
    def net(self) -> float | None:
        """100 × (positive − negative) ÷ all; None without a mention."""
        return 100 * (self.positive - self.negative) / self.n if self.n else None

    @property
    def polar(self) -> float | None:
        """The same without the neutral ones."""
        told = self.positive + self.negative
        return 100 * (self.positive - self.negative) / told if told else None

    @property
    def counts(self) -> bool:
        """Whether there are enough mentions to be compared."""
        return self.n >= threshold("minimum_posts")


@dataclass(frozen=True)
class MonthTone:
    """One month's tone; ``tone`` is None in a month without a mention (a gap).

    ``breaks`` says that the files of the month are all others than those of the month before.
    """

    period: Period
    tone: Tone | None
    breaks: bool = False


@dataclass(frozen=True)
class Reputation:
    """What is said of the brand, and how far it can be trusted.

    Parameters
    ----------
    period, comparison : Period
        The two periods.
    now, before : Tone
        The brand's tone in each.
    moved : (float, float) or None
        Interval of the change in net sentiment.
    rivals : tuple of Tone
        The other brands of the listening file, in the period.
    months : tuple of MonthTone
        The last thirteen, oldest first.
    score, score_before, rating : Measure
        Reputation score of the two periods, and the reviews' rating.
    trust : Trust
        How far the tone can be trusted.
    mentions : int or None
        Mentions of the period, with a tone or without; None where no file of mentions covers a
        day of it.
    sources : tuple of str
        Files.
    """

    period: Period
    comparison: Period
    now: Tone
    before: Tone
    moved: Interval | None
    rivals: tuple[Tone, ...]
    months: tuple[MonthTone, ...]
    score: Measure
    score_before: Measure
    rating: Measure
    trust: Trust
    mentions: int | None
    sources: tuple[str, ...] = ()

    @property
    def change(self) -> float | None:
        """Change of the net sentiment, in points of its scale."""
        if self.now.net is None or self.before.net is None:
            return None
        return self.now.net - self.before.net

    @property
    def has_moved(self) -> bool:
        """Whether it moved by more than chance explains."""
        return self.moved is not None and not self.moved[0] <= 0 <= self.moved[1]


@remembered
def read_reputation(
    scope: Scope, comparison: Period, coding: pd.DataFrame | None = None
) -> Reputation:
    """Read the tone of a period, of the one compared with, of the months and of the rivals.

    Parameters
    ----------
    scope : Scope
        Tables as the exports give them (the tool's tone untouched), period, brands.
    comparison : Period
        What it is compared with.
    coding : DataFrame or None
        The sheet ``coding``.
    """
    now, before = scope, scope.over(comparison)
    rows = scope.rows("mentions")
    mine = rows[scope.ours(rows["brand"]).astype(bool)] if len(rows) else rows
    others = sorted(set(rows["brand"]) - set(mine["brand"]))
    history = scope.history("mentions")
    return Reputation(
        period=scope.period,
        comparison=comparison,
        now=tone_of(now, next(iter(scope.brands), "")),
        before=tone_of(before, next(iter(scope.brands), "")),
        moved=_moved(toned(now), toned(before)),
        rivals=tuple(tone_of(replace(scope, brands=(name,)), name) for name in others),
        months=_months(scope),
        score=reputation_score(now),
        score_before=reputation_score(before),
        rating=review_rating(now),
        trust=read_trust(_owned(scope, history), coding),
        mentions=len(mine) if _is_covered(history, scope.period) else None,
        sources=sources_of(mine),
    )


def _is_covered(mentions: pd.DataFrame, period: Period) -> bool:
    """Say whether the mentions, of all brands, stretch over a day of a period."""
    covered = coverage(mentions)
    if covered is None:
        return False
    first, last = (each.date() for each in covered)
    return first <= period.end and period.start <= last


def tone_of(scope: Scope, brand: str) -> Tone:
    """Count the tones of a scope's brand."""
    signs = toned(scope)["sign"]
    return Tone(
        brand,
        int((signs > 0).sum()),
        int((signs == 0).sum()),
        int((signs < 0).sum()),
        net_sentiment(scope).interval,
    )


def _owned(scope: Scope, rows: pd.DataFrame) -> pd.DataFrame:
    return rows[scope.ours(rows["brand"]).astype(bool)] if len(rows) else rows


def _moved(now: pd.DataFrame, before: pd.DataFrame) -> Interval | None:
    if now.empty or before.empty:
        return None
    authors = [by_author(each) for each in (now, before)]
    if min(map(len, authors)) < 2:
        return None
    draws = [ratio_draws(100 * each["sign"], each["one"], at) for at, each in enumerate(authors)]
    return spread(difference(draws[0], draws[1]))


def _months(scope: Scope) -> tuple[MonthTone, ...]:
    """Return the last thirteen months, from the first that has a mention."""
    last = month(scope.period.end.year, scope.period.end.month)
    found, files = [], set[str]()
    for span in last.back(int(threshold("trend_periods"))):
        rows = toned(scope.over(span))
        heard = set(sources_of(rows))
        tone = tone_of(scope.over(span), "") if len(rows) else None
        found.append(MonthTone(span, tone, breaks=bool(files and heard and not files & heard)))
        files = heard or files
    return _from_first(found)


def _from_first(months: Sequence[MonthTone]) -> tuple[MonthTone, ...]:
    first = next((at for at, each in enumerate(months) if each.tone), len(months))
    return tuple(months[first:])
