"""Posts: which stand out within their platform and format, and which formats do."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import Message, say
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import EngagementBasis
from stratbook.strategy.intervals import Interval, bootstrap_ratio, difference, ratio_draws, spread
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.publications import declared_base, interactions, post_index
from stratbook.strategy.kpis.scope import within

_PRIVATE: Final = frozenset({"ugc", "customer", "employee", "curated"})
_SHORTEST: Final = 2  # posts a top and a flop need between them, each side
_TEXT: Final = 90


@dataclass(frozen=True)
class Ranked:
    """One post of the ranking.

    Parameters
    ----------
    platform, format : str
        What it is compared within.
    published : date
        Its day.
    text : str
        The start of its text; empty where the text is not the brand's own.
    index : float
        Engagement rate against the median of its platform and format (100).
    rate : float
        Its engagement rate.
    interactions : float
        How many.
    stands_out : bool
        Whether it passes the threshold of a breakout.
    permalink : str
        Its address.
    """

    platform: str
    format: str
    published: dt.date
    text: str
    index: float
    rate: float
    interactions: float
    stands_out: bool
    permalink: str = ""


@dataclass(frozen=True)
class Ranking:
    """The posts of a period that did best and least well, like compared with like.

    Parameters
    ----------
    top, flop : tuple of Ranked
        Best first, and least first; no post stands in both.
    compared : int
        Settled posts of the period that have an index.
    left_out : int
        Posts of the period without one.
    reason : Message or None
        Why there is no ranking.
    """

    top: tuple[Ranked, ...] = ()
    flop: tuple[Ranked, ...] = ()
    compared: int = 0
    left_out: int = 0
    reason: Message | None = None


@remembered
def ranking(scope: Scope, length: int = 5) -> Ranking:
    """Rank the period's settled posts by index, on the basis that the brief names if it does.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    length : int
        Posts on each side, at most.
    """
    posts = scope.trailing.posts
    indexed = post_index(posts, declared_base(scope, posts))
    mine = indexed[within(posts["published_at"], scope.period)].dropna(subset=["index"])
    left_out = len(scope.rows("posts")) - len(mine)
    if len(mine) < max(threshold("minimum_cell"), 2 * _SHORTEST):
        reason = say(
            "Too few settled posts of one platform and format to compare: {least} are needed.",
            least=int(threshold("minimum_cell")),
        )
        return Ranking(compared=len(mine), left_out=left_out, reason=reason)
    keys = pd.DataFrame({"index": -mine["index"], "post_id": posts.loc[mine.index, "post_id"]})
    order = keys.sort_values(["index", "post_id"]).index
    each = min(length, len(order) // 2)
    outliers = _robust_z(indexed) > threshold("breakout_z")
    shown = [_ranked(scope, posts.loc[at], indexed.loc[at], bool(outliers[at])) for at in order]
    return Ranking(tuple(shown[:each]), tuple(shown[::-1][:each]), len(mine), left_out)


def _robust_z(indexed: pd.DataFrame) -> pd.Series:
    """Return how far each rate lies from its group's median, in robust deviations."""
    rates = indexed.groupby("group")["rate"]
    away = indexed["rate"] - rates.transform("median")
    spread_ = 1.4826 * away.abs().groupby(indexed["group"]).transform("median")
    return (away / spread_).where(spread_ > 0)


def _ranked(scope: Scope, post: pd.Series, indexed: pd.Series, outlier: bool) -> Ranked:
    index = float(indexed["index"])
    return Ranked(
        platform=str(post["platform"]),
        format=_word(post["format"]),
        published=post["published_at"].date(),
        text=_own_text(scope, post),
        index=index,
        rate=float(indexed["rate"]),
        interactions=float(interactions(post.to_frame().T).iloc[0]),
        stands_out=index >= threshold("breakout_index") or (outlier and index > 100),
        permalink=_word(post["permalink"]),
    )


def _own_text(scope: Scope, post: pd.Series) -> str:
    """Return the start of a post's text, or nothing where it may be a private person's."""
    tags = scope.tables["tags"]
    same = tags[(tags["post_id"] == post["post_id"]) & (tags["platform"] == post["platform"])]
    origins = {str(origin).casefold() for origin in same["origin"].dropna()}
    if origins & _PRIVATE:
        return ""
    text = " ".join(_word(post["text"]).split())
    return text if len(text) <= _TEXT else text[: _TEXT - 1].rsplit(" ", 1)[0] + "…"


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class FormatGap:
    """A format beside the other formats of the same platform, over a year.

    Parameters
    ----------
    platform, format : str
        Which.
    rate, others : float
        Engagement by reach of the format, and of the platform's other posts.
    n, n_others : int
        Posts of each.
    interval : (float, float) or None
        Interval of ``rate``.
    gap : (float, float)
        Interval of the difference; it excludes 0.
    basis : EngagementBasis
        What interactions are divided by.
    """

    platform: str
    format: str
    rate: float
    others: float
    n: int
    n_others: int
    interval: Interval | None
    gap: Interval
    basis: EngagementBasis = EngagementBasis.REACH


@remembered
def format_gaps(scope: Scope) -> tuple[FormatGap, ...]:
    """Return the formats whose engagement differs from the rest of their platform.

    By reach, or on the basis that the brief names. Only settled posts of the year that ends with
    the period; formats and rests below the threshold ``minimum_cell`` are not compared; the
    interval of the difference excludes 0. The widest gap of a platform, best first.
    """
    posts = scope.trailing.posts
    base, basis = declared_base(scope, posts), scope.engagement or EngagementBasis.REACH
    below = posts["reach"] if base is None else base
    frame = posts.assign(above=interactions(posts), below=below)
    frame = frame.dropna(subset=["above", "below", "format"])
    found = []
    for platform, rows in frame.groupby("platform"):
        gaps = [_gap(str(platform), str(kind), rows) for kind in sorted(rows["format"].unique())]
        better = [gap for gap in gaps if gap is not None and gap.rate > gap.others]
        found += sorted(better, key=lambda gap: gap.others - gap.rate)[:1]
    ordered = sorted(found, key=lambda gap: gap.others - gap.rate)
    return tuple(replace(gap, basis=basis) for gap in ordered)


def _gap(platform: str, kind: str, rows: pd.DataFrame) -> FormatGap | None:
    mine, rest = rows[rows["format"] == kind], rows[rows["format"] != kind]
    least = threshold("minimum_cell")
    if min(len(mine), len(rest)) < least or 0 in (mine["below"].sum(), rest["below"].sum()):
        return None
    above, below = mine["above"].to_numpy(), mine["below"].to_numpy()
    others = ratio_draws(rest["above"].to_numpy(), rest["below"].to_numpy(), 1)
    apart = spread(difference(ratio_draws(above, below, 0), others))
    if apart is None or apart[0] <= 0 <= apart[1]:
        return None
    return FormatGap(
        platform,
        kind,
        float(np.sum(above) / np.sum(below)),
        float(rest["above"].sum() / rest["below"].sum()),
        len(mine),
        len(rest),
        bootstrap_ratio(above, below),
        apart,
    )
