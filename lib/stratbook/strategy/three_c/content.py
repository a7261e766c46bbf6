"""What the company posts: cadence, formats, and the posts that stand out among their like."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pandas as pd

from stratbook.core import reference
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, bootstrap_ratio
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.publications import post_index
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.three_c.posts import Basis, posts_of

SHOWN: Final = 3


@dataclass(frozen=True)
class Cadence:
    """How often one platform is fed.

    Parameters
    ----------
    platform : str
        The platform.
    posts : int
        Posts of the period.
    days : int
        Days of the period that the export covers.
    before : float or None
        Posts a week in the period compared with; None when the export does not reach back.
    silence : int
        The longest wait between two posts, in days, as far as it falls in the period.
    """

    platform: str
    posts: int
    days: int
    before: float | None
    silence: int

    @property
    def per_week(self) -> float:
        """Posts a week."""
        return self.posts / (self.days / 7)


@dataclass(frozen=True)
class Format:
    """One format on one platform.

    Parameters
    ----------
    platform, name : str
        The platform and the format; an empty name is a format the export does not give.
    posts : int
        Posts of the period in this format.
    share : float or None
        Of the platform's posts in the period; None when it had none.
    counted : int
        Settled posts of the year with interactions and a figure on the basis: what the rate
        rests on.
    basis : str or None
        reach, views or impressions; one for the whole platform.
    rate : float or None
        Σ interactions ÷ Σ basis over the counted posts.
    interval : (float, float) or None
        Bootstrap over posts.
    """

    platform: str
    name: str
    posts: int
    share: float | None
    counted: int
    basis: Basis | None
    rate: float | None
    interval: Interval | None

    @property
    def is_ranked(self) -> bool:
        """Whether it has posts enough to be compared."""
        return self.rate is not None and self.counted >= reference.threshold("minimum_cell")


@dataclass(frozen=True)
class Post:
    """One post and its index: 100 is the median of its platform and format."""

    platform: str
    format: str
    basis: Basis
    day: dt.date
    text: str
    rate: float
    index: float
    among: int
    source: str


@dataclass(frozen=True)
class Content:
    """The company's content over a period.

    Parameters
    ----------
    cadences : tuple of Cadence
        By platform, most posts first.
    formats : tuple of Format
        By platform in the same order, most posts first.
    ranked : tuple of Post
        Every post of the period that could be ranked, highest index first.
    year : Period
        The year that ends with the period: what rates and rankings rest on.
    young : int
        Posts of the year left out of them because they were too recent at extraction.
    bare : int
        Settled posts of the year left out because interactions or the basis are missing.
    sources : tuple of str
        Files the posts come from.
    """

    cadences: tuple[Cadence, ...]
    formats: tuple[Format, ...]
    ranked: tuple[Post, ...]
    year: Period
    young: int
    bare: int
    sources: tuple[str, ...]

    @property
    def posts(self) -> int:
        """Posts of the period."""
        return sum(each.posts for each in self.cadences)

    @property
    def top(self) -> tuple[Post, ...]:
        """The posts that stand out most, at most three."""
        return self.ranked[: min(SHOWN, len(self.ranked) // 2)]

    @property
    def flop(self) -> tuple[Post, ...]:
        """The posts furthest below their like, lowest first, at most three."""
        return tuple(reversed(self.ranked[len(self.ranked) - len(self.top) :]))

    def on_platform(self, platform: str) -> tuple[Format, ...]:
        """Return the formats of one platform."""
        return tuple(each for each in self.formats if each.platform == platform)


@remembered
def audit_content(posts: pd.DataFrame, period: Period, comparison: Period) -> Content:
    """Audit what the company posted in a period.

    Parameters
    ----------
    posts : DataFrame
        The table ``posts``, all history; instants carry the client's zone.
    period, comparison : Period
        The period under report, and the one its cadence is compared with.

    Returns
    -------
    Content
        Posts and shares are those of the period. Rates rest on the year that ends with it,
        on one basis a platform, and are sums divided by sums. A post's index is its rate ÷
        the median rate of its platform and format over that year × 100.
    """
    year = _year(period)
    ready = posts_of(posts, year)
    now = ready[within(ready["published_at"], period)]
    counted = ready[ready["settled"] & ready["engaged"].notna() & ready["base"].notna()]
    sizes = Counter(str(name) for name in now["platform"])
    order = sorted(set(ready["platform"]), key=lambda name: (-sizes[name], name))
    return Content(
        cadences=tuple(_cadence(posts, name, period, comparison) for name in order),
        formats=tuple(each for name in order for each in _formats(ready, now, counted, name)),
        ranked=_ranked(ready, now),
        year=year,
        young=int((~ready["settled"]).sum()),
        bare=int(ready["settled"].sum()) - len(counted),
        sources=sources_of(ready),
    )


def _year(period: Period) -> Period:
    """Return the year that ends with a period, or the period when that is longer."""
    start = min(period.start, period.end - dt.timedelta(days=364))
    return Period(start=start, end=period.end)


def _cadence(posts: pd.DataFrame, platform: str, period: Period, comparison: Period) -> Cadence:
    own = posts[posts["platform"] == platform]
    days = sorted(own["published_at"].dt.date)
    end = _covered_until(own, period)
    reaches_back = days[0] <= comparison.start
    before = sum(comparison.start <= day <= comparison.end for day in days)
    return Cadence(
        platform=platform,
        posts=sum(period.start <= day <= period.end for day in days),
        days=(end - period.start).days + 1,
        before=before / (comparison.days / 7) if reaches_back else None,
        silence=_silence(days, period.start, end),
    )


def _covered_until(posts: pd.DataFrame, period: Period) -> dt.date:
    """Return the last day of the period the export can know of."""
    extracted = posts["extracted_at"].dropna()
    if extracted.empty:
        return period.end
    last: dt.date = max(extracted.max(), posts["published_at"].dt.tz_localize(None).max()).date()
    return max(min(period.end, last), period.start)


def _silence(days: list[dt.date], start: dt.date, end: dt.date) -> int:
    """Return the longest wait between posts, counted inside [start, end] only."""
    marks = [start, *(day for day in days if start <= day <= end), end]
    return max((later - earlier).days for earlier, later in pairwise(marks))


def _formats(
    ready: pd.DataFrame, now: pd.DataFrame, counted: pd.DataFrame, platform: str
) -> list[Format]:
    own = ready[ready["platform"] == platform]
    posts = Counter(now.loc[now["platform"] == platform, "format"].fillna(""))
    basis: Basis | None = own["basis"].iloc[0] or None
    found = []
    for name, group in own.groupby(own["format"].fillna(""), sort=True):
        rated = counted.loc[counted.index.intersection(group.index)]
        rate = float(rated["engaged"].sum() / rated["base"].sum()) if len(rated) else None
        found.append(
            Format(
                platform=platform,
                name=str(name),
                posts=posts[name],
                share=posts[name] / posts.total() if posts else None,
                counted=len(rated),
                basis=basis,
                rate=rate,
                interval=bootstrap_ratio(rated["engaged"], rated["base"]),
            )
        )
    return sorted(found, key=lambda each: (-each.posts, each.name))


def _ranked(ready: pd.DataFrame, now: pd.DataFrame) -> tuple[Post, ...]:
    """Rank the period's settled posts by their index among the year's."""
    yardstick = ready[ready["settled"]]
    judged = yardstick.join(post_index(yardstick))
    judged = judged[judged["index"].notna() & judged.index.isin(now.index)]
    posts = (_post(row) for _, row in judged.iterrows())
    return tuple(sorted(posts, key=lambda each: (-each.index, each.source)))


def _post(row: "pd.Series[Any]") -> Post:
    return Post(
        platform=row["platform"],
        format="" if pd.isna(row["format"]) else row["format"],
        basis=row["group"].rpartition("|")[2],
        day=row["day"],
        text="" if pd.isna(row["text"]) else row["text"],
        rate=float(row["rate"]),
        index=float(row["index"]),
        among=int(row["peers"]),
        source=row["source"],
    )
