"""The engagement rate under each of its bases: which platform or format leads, and by which."""

from dataclasses import dataclass, replace
from typing import Final, Literal

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.vocabulary import EngagementBasis
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.publications import declared_base, interactions

BASES: Final = tuple(EngagementBasis)


@dataclass(frozen=True)
class Rated:
    """A platform or a format, with its engagement rate under each basis.

    Parameters
    ----------
    name : str
        Platform id, or format.
    rates : mapping
        Interactions ÷ basis, each summed over posts where both are known; a basis that
        none of them has is not there.
    counts : mapping
        On how many posts.
    """

    name: str
    rates: dict[EngagementBasis, float]
    counts: dict[EngagementBasis, int]

    def known(self, basis: EngagementBasis) -> bool:
        """Say whether enough posts have the figure for it to be ranked."""
        return basis in self.rates and self.counts[basis] >= threshold("minimum_cell")


def rated(
    scope: Scope, by: Literal["platform", "format"], posts: pd.DataFrame | None = None
) -> tuple[Rated, ...]:
    """Return the engagement rates of the period's posts, by platform or by format.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    by : {"platform", "format"}
        What posts are grouped by.
    posts : DataFrame or None
        Those among the period's that count; None for all of them.
    """
    mine = scope.posts if posts is None else posts
    above, named = interactions(mine), mine[by].fillna("")
    rates: dict[str, dict[EngagementBasis, float]] = {name: {} for name in sorted(set(named))}
    counts: dict[str, dict[EngagementBasis, int]] = {name: {} for name in rates}
    for basis in BASES:
        below = declared_base(replace(scope, engagement=basis), mine)
        both = pd.DataFrame({"above": above, "below": below}).dropna()
        sums = both.groupby(named[both.index]).agg(["sum", "count"])
        for name, row in sums.iterrows():
            if row["below", "sum"] > 0:
                rates[str(name)][basis] = float(row["above", "sum"] / row["below", "sum"])
                counts[str(name)][basis] = int(row["below", "count"])
    return tuple(Rated(name, rates[name], counts[name]) for name in rates)


def ranked(found: tuple[Rated, ...], basis: EngagementBasis) -> tuple[Rated, ...]:
    """Put platforms or formats in order on a basis; those with too few posts come last."""
    return tuple(
        sorted(
            found,
            key=lambda each: (not each.known(basis), -each.rates.get(basis, -1.0), each.name),
        )
    )


def leaders(found: tuple[Rated, ...]) -> dict[EngagementBasis, str]:
    """Return who leads on each basis on which at least two can be ranked."""
    return {
        basis: ranked(found, basis)[0].name
        for basis in BASES
        if sum(each.known(basis) for each in found) > 1
    }
