"""What the posts with the largest audience share: traits met more often among them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import scipy

from stratbook.core.message import N_, Fact, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.editorial.concentration import audience_of
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.tags import tags_of
from stratbook.strategy.three_c.formats import format_name
from stratbook.strategy.three_c.posts import posts_of

TRAITS: Final = {
    "format": N_("Format"),
    "pillar": N_("Pillar"),
    "mechanic": N_("Mechanic"),
    "length": N_("Length of the text"),
    "weekday": N_("Weekday"),
    "sponsored": N_("Sponsoring"),
}
_LENGTHS: Final = {
    "short": N_("short text"), "medium": N_("medium text"), "long": N_("long text"),
}  # fmt: skip
DAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip


@dataclass(frozen=True)
class Trait:
    """One trait of posts: a format, a pillar, a weekday.

    Parameters
    ----------
    kind : str
        A key of ``TRAITS``.
    value : str
        Which one.
    winners, others : int
        Winners and other posts that have it.
    odds : float or None
        Odds of being a winner with it ÷ without it; None where one of them is all or none.
    interval : (float, float)
        Exact interval of the odds ratio (infinite where nothing bounds it).
    p_value, q_value : float
        Fisher's exact test, and the same corrected for the number of traits looked at.
    """

    kind: str
    value: str
    winners: int
    others: int
    odds: float | None
    interval: Interval
    p_value: float
    q_value: float

    @property
    def n(self) -> int:
        """Posts that have the trait."""
        return self.winners + self.others

    @property
    def rate(self) -> float:
        """Winners among the posts that have it."""
        return self.winners / self.n

    @property
    def stands_out(self) -> bool:
        """Whether it still tells the winners apart once corrected for how many were tried."""
        return self.q_value <= 1 - threshold("confidence_level")


@dataclass(frozen=True)
class Winners:
    """What the winners share.

    Parameters
    ----------
    traits : tuple of Trait
        Those carried by posts enough, the surest first.
    winners, posts : int
        Winners, and all posts counted.
    rare : int
        Traits carried by too few posts to be judged.
    sources : tuple of str
        Files it rests on.
    """

    traits: tuple[Trait, ...]
    winners: int
    posts: int
    rare: int
    sources: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[Trait, ...]:
        """The traits that stand out, more often among the winners or less."""
        return tuple(each for each in self.traits if each.stands_out)


@remembered
def find_winners(scope: Scope) -> Winners:
    """Compare the top fifth of each platform's posts with the others, trait by trait.

    Parameters
    ----------
    scope : Scope
        Tables and period: settled posts of the year that ends with it are read.

    Notes
    -----
    Winners are ranked inside their own platform, a fifth of each, so that platforms do not tell
    winners apart and the tables add up. The odds ratio is the conditional one with its exact
    interval (Fisher 1935; Cornfield 1956), as :func:`scipy.stats.contingency.odds_ratio`
    computes it; p-values are corrected by Benjamini and Hochberg (1995).
    """
    ready = posts_of(scope.history("posts"), scope.trailing.period)
    ready = ready[ready["settled"]]
    ready = ready.assign(audience=audience_of(ready)).dropna(subset=["audience", "platform"])
    wins = won(ready)
    counted = [
        (kind, str(value), carried)
        for kind, values in _traits(ready, scope)
        for value, carried in _by_value(values)
    ]
    least = threshold("minimum_cell")
    kept = [each for each in counted if each[2].sum() >= least and (~each[2]).sum() >= least]
    return Winners(
        traits=_judged(kept, wins) if wins.any() else (),
        winners=int(wins.sum()),
        posts=len(ready),
        rare=len(counted) - len(kept),
        sources=sources_of(ready),
    )


def won(posts: pd.DataFrame) -> pd.Series:
    """Say which posts are in the top fifth of their platform, ties broken by earlier date."""
    ordered = posts.sort_values(["audience", "published_at"], ascending=[False, True])
    place = ordered.groupby("platform").cumcount().reindex(posts.index)
    size = posts.groupby("platform")["audience"].transform("size")
    share = threshold("editorial_top_share")
    wins: pd.Series = place < np.ceil(share * size - 1e-9)
    return wins


def trait_words(kind: str, value: str) -> Fact:
    """Return a trait as it is said: a format, a length or a day in the reader's language."""
    if kind == "format":
        return format_name(value)
    if kind == "length":
        return term(_LENGTHS[value])
    if kind == "weekday":
        return term(DAYS[int(value)])
    if kind == "sponsored":
        return term("sponsored post") if value == "yes" else term("post not sponsored")
    return Name(text=value)


def odds_words(trait: Trait) -> Message:
    """Return the interval of an odds ratio; an end nothing bounds is said so."""
    low, high = trait.interval
    first = Quantity(value=low, unit=Unit.DECIMAL, digits=1)
    if math.isinf(high):
        return say("{low} and more", low=first)
    return say("{low} to {high}", low=first, high=Quantity(value=high, unit=Unit.DECIMAL, digits=1))


def _traits(posts: pd.DataFrame, scope: Scope) -> Iterator[tuple[str, pd.Series]]:
    tags = tags_of(posts, scope.tables["tags"])
    letters = posts["text"].str.len()
    length = pd.Series(
        np.select(
            [
                letters <= threshold("editorial_short_text"),
                letters < threshold("editorial_long_text"),
            ],
            ["short", "medium"],
            default="long",
        ),
        index=posts.index,
    )
    yield "format", posts["format"]
    yield "pillar", tags["pillar"]
    yield "mechanic", tags["mechanic"]
    yield "length", length.where(letters.notna())
    yield "weekday", posts["published_at"].dt.day_of_week
    bought = posts["reach_paid"]
    yield "sponsored", bought.gt(0).map({True: "yes", False: "no"}).where(bought.notna())


def _by_value(values: pd.Series) -> Iterator[tuple[object, pd.Series]]:
    """Return, for each value, which posts carry it; one value alone tells nothing apart."""
    known = sorted(values.dropna().unique())
    if len(known) > 1 or (known and values.isna().any()):
        yield from ((each, (values == each).fillna(value=False).astype(bool)) for each in known)


def _judged(kept: list[tuple[str, str, pd.Series]], wins: pd.Series) -> tuple[Trait, ...]:
    tables = [_table(carried, wins) for *_, carried in kept]
    if not tables:
        return ()
    tests = [float(scipy.stats.fisher_exact(each).pvalue) for each in tables]
    corrected = scipy.stats.false_discovery_control([min(1.0, each) for each in tests])
    found = []
    for (kind, value, _), table, p_value, q_value in zip(
        kept, tables, tests, corrected, strict=True
    ):
        ratio = scipy.stats.contingency.odds_ratio(table)
        ends = ratio.confidence_interval(confidence_level=threshold("confidence_level"))
        odds = float(ratio.statistic)
        found.append(
            Trait(
                kind,
                value,
                winners=table[0][0],
                others=table[1][0],
                odds=odds if math.isfinite(odds) and odds > 0 else None,
                interval=(float(ends.low), float(ends.high)),
                p_value=p_value,
                q_value=float(q_value),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.p_value, each.kind, each.value)))


def _table(carried: pd.Series, wins: pd.Series) -> list[list[int]]:
    """Return winners and others, with the trait and without."""
    return [
        [int((carried & wins).sum()), int((~carried & wins).sum())],
        [int((carried & ~wins).sum()), int((~carried & ~wins).sum())],
    ]
