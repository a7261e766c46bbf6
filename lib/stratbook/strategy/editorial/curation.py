"""Contents of others: where they come from, whether they may be used, how they are received."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.editorial.pooling import index_of
from stratbook.strategy.intervals import Draws, Interval, difference, ratio_draws, spread
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.tags import tags_of
from stratbook.strategy.three_c.posts import posts_of

CLEAR: Final = frozenset({"granted", "licence", "quotation"})
ORIGINAL: Final = frozenset({"brand", "employee"})


@dataclass(frozen=True)
class Curated:
    """One content of somebody else's.

    Parameters
    ----------
    item, source_name, url : str
        What it is, whose, and where it was found.
    platform, post_id : str
        Where it was shared, and as which post.
    found_on, published_on : date or None
        When it was spotted, and shared.
    rights : str
        granted, licence, quotation, asked, refused, unchecked; empty when nobody said.
    credited : bool or None
        Whether its author is named; None when nobody said.
    """

    item: str
    source_name: str
    url: str
    platform: str
    post_id: str
    found_on: dt.date | None
    published_on: dt.date | None
    rights: str
    credited: bool | None

    @property
    def is_shared(self) -> bool:
        """Whether it was published."""
        return self.published_on is not None or bool(self.post_id)

    @property
    def verdict(self) -> str:
        """ "withdraw", "check" or "credit" what is published; "ask" before publishing; "clear"."""
        if self.rights == "refused":
            return "withdraw" if self.is_shared else "drop"
        if self.rights not in CLEAR:
            return "check" if self.is_shared else "ask"
        return "credit" if self.is_shared and self.credited is not True else "clear"


@dataclass(frozen=True)
class Reception:
    """Curated beside original contents on one platform.

    Parameters
    ----------
    platform : str
        The platform.
    basis : str
        reach, views or impressions: the same for both.
    curated, original : float or None
        Interactions ÷ audience, each added up first.
    n_curated, n_original : int
        Posts each rests on.
    index : float or None
        Curated rate ÷ original rate × 100.
    interval : (float, float) or None
        Its interval, by bootstrap over posts.
    unknown : int
        Posts of the platform whose origin nobody said: they are on neither side.
    """

    platform: str
    basis: str
    curated: float | None
    original: float | None
    n_curated: int
    n_original: int
    index: float | None
    interval: Interval | None
    unknown: int

    @property
    def enough(self) -> bool:
        """Whether each side has posts enough."""
        return min(self.n_curated, self.n_original) >= threshold("minimum_cell")

    @property
    def is_apart(self) -> bool:
        """Whether the interval leaves 100 aside, with posts enough."""
        if not self.enough or self.interval is None:
            return False
        low, high = self.interval
        return low > index_of(0.0) or high < index_of(0.0)


@remembered
def read_curation(sheet: pd.DataFrame) -> tuple[Curated, ...]:
    """Read the curation log, in its order."""
    return tuple(
        Curated(
            item=text(row["item"]),
            source_name=text(row["source_name"]),
            url=text(row["url"]),
            platform=text(row["platform"]),
            post_id=text(row["post_id"]),
            found_on=day(row["found_on"]),
            published_on=day(row["published_on"]),
            rights=text(row["rights"]),
            credited=None if (said := number(row["credited"])) is None else bool(said),
        )
        for row in records(sheet)
    )


@remembered
def receptions(scope: Scope, log: tuple[Curated, ...]) -> tuple[Reception, ...]:
    """Compare curated with original contents, platform by platform.

    Parameters
    ----------
    scope : Scope
        Tables and period: settled posts of the year that ends with it are read.
    log : tuple of Curated
        Posts it names are curated, whatever their tag says.

    Returns
    -------
    tuple of Reception
        Platforms with at least one curated post, most of them first.
    """
    ready = posts_of(scope.history("posts"), scope.trailing.period)
    ready = ready[ready["settled"] & ready["engaged"].notna() & ready["base"].notna()]
    ready = ready.assign(origin=_origin(ready, scope, log))
    found = [_reception(str(name), rows) for name, rows in ready.groupby("platform")]
    told = [each for each in found if each.n_curated]
    return tuple(sorted(told, key=lambda each: (-each.n_curated, each.platform)))


@remembered
def reception_sources(scope: Scope) -> tuple[str, ...]:
    """Return the files the comparison rests on."""
    return sources_of(scope.trailing.posts)


def _origin(posts: pd.DataFrame, scope: Scope, log: tuple[Curated, ...]) -> pd.Series:
    """Return "curated", "original", "other" (customers') or missing where nobody said."""
    tagged = tags_of(posts, scope.tables["tags"])["origin"].astype("object")
    origin = tagged.where(~tagged.isin(ORIGINAL), "original")
    origin = origin.where(origin.isin({"curated", "original"}) | origin.isna(), "other")
    named = {(each.platform, each.post_id) for each in log if each.post_id}
    pairs = zip(posts["platform"], posts["post_id"], strict=True)
    listed = pd.Series([pair in named for pair in pairs], index=posts.index, dtype=bool)
    return origin.mask(listed, "curated")


def _reception(platform: str, posts: pd.DataFrame) -> Reception:
    curated = posts[posts["origin"] == "curated"]
    original = posts[posts["origin"] == "original"]
    first, second = _draws(curated, 1), _draws(original, 2)
    here, there = _rate(curated), _rate(original)
    both = here is not None and there is not None and here > 0 and there > 0
    return Reception(
        platform=platform,
        basis=str(posts["basis"].iloc[0]),
        curated=here,
        original=there,
        n_curated=len(curated),
        n_original=len(original),
        index=100 * here / there if both else None,  # type: ignore[operator]
        interval=_ratio_interval(first, second) if both else None,
        unknown=int(posts["origin"].isna().sum()),
    )


def _rate(posts: pd.DataFrame) -> float | None:
    below = float(posts["base"].sum())
    return float(posts["engaged"].sum()) / below if below else None


def _draws(posts: pd.DataFrame, stream: int) -> Draws:
    drawn = ratio_draws(posts["engaged"], posts["base"], stream)
    return np.asarray(drawn[drawn > 0], dtype=np.float64)


def _ratio_interval(first: Draws, second: Draws) -> Interval | None:
    """Return the interval of the ratio of two rates, by the difference of their logarithms."""
    ends = spread(difference(np.log(first), np.log(second)))
    return None if ends is None else (index_of(ends[0]), index_of(ends[1]))
