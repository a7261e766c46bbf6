"""Local listings: how often they are viewed, called, asked the way to; now and before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope

Use = Literal["views", "calls", "directions"]
USES: Final[tuple[Use, ...]] = ("views", "calls", "directions")


@dataclass(frozen=True)
class Listing:
    """One listing.

    Parameters
    ----------
    place : str
        Its name.
    now, before : mapping
        Views, calls and requests for directions of the two periods; None where not given.
    """

    place: str
    now: Mapping[Use, float | None]
    before: Mapping[Use, float | None]

    def change(self, use: Use) -> float | None:
        """Return the relative change; None when one of the two is missing or before is 0."""
        now, before = self.now[use], self.before[use]
        return None if now is None or not before else now / before - 1


@dataclass(frozen=True)
class Listings:
    """All listings of a client over a period and the one compared with.

    Parameters
    ----------
    places : tuple of Listing
        The most viewed first.
    comparison : Period
        What the period is compared with.
    sources : tuple of str
        Files it rests on.
    """

    places: tuple[Listing, ...]
    comparison: Period
    sources: tuple[str, ...] = ()


@remembered
def read_listings(scope: Scope, comparison: Period) -> Listings:
    """Add up what each listing brought over a period and the one compared with."""
    now, before = _rows(scope), _rows(scope.over(comparison))
    names = sorted({*now["place"], *before["place"]})
    places = [
        Listing(str(name), _uses(now[now["place"] == name]), _uses(before[before["place"] == name]))
        for name in names
    ]
    places.sort(key=lambda each: (-(each.now["views"] or 0.0), each.place))
    return Listings(tuple(places), comparison, sources_of(now, before))


def _rows(scope: Scope) -> pd.DataFrame:
    rows = scope.rows("search")
    return rows[rows["place"].notna()]


def _uses(rows: pd.DataFrame) -> dict[Use, float | None]:
    return {use: float(rows[use].sum()) if rows[use].notna().any() else None for use in USES}
