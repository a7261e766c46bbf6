"""The company's posts, made ready to be compared: settled or not, on one basis a platform."""

from typing import Final, Literal

import pandas as pd

from stratbook.core.period import Period
from stratbook.strategy.kpis.publications import interactions
from stratbook.strategy.kpis.scope import settled, within

Basis = Literal["reach", "views", "impressions"]
BASES: Final[tuple[Basis, ...]] = ("reach", "views", "impressions")


def posts_of(posts: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the posts of a period, with what comparing them needs.

    Parameters
    ----------
    posts : DataFrame
        The table ``posts``; instants carry the client's zone.
    period : Period
        Days in that zone.

    Returns
    -------
    DataFrame
        The posts published in the period with, added: ``day`` (date), ``engaged``
        (interactions, clicks excluded; null when the export gives none), ``settled``
        (bool: old enough at extraction), ``basis`` (the platform's declared basis or null)
        and ``base`` (the post's figure on it; null when missing or 0).
    """
    inside = posts[within(posts["published_at"], period)]
    bases = {str(name): declared_basis(group) for name, group in inside.groupby("platform")}
    ready = inside.assign(
        day=inside["published_at"].dt.date,
        engaged=interactions(inside),
        settled=settled(inside),
        basis=[bases.get(str(name)) or "" for name in inside["platform"]],
    )
    return ready.assign(base=_base(ready))


def declared_basis(posts: pd.DataFrame) -> Basis | None:
    """Return the one basis engagement is measured on for a platform's posts.

    The basis that covers most posts; at equal cover reach, then views, then impressions
    (two measures that never mix). None when the export gives none of them.
    """
    cover = {each: int(_figure(posts, each).gt(0).sum()) for each in BASES}
    best = max(BASES, key=lambda each: cover[each])
    return best if cover[best] else None


def _base(posts: pd.DataFrame) -> pd.Series:
    base = pd.Series(float("nan"), index=posts.index)
    for each in BASES:
        base = base.where(posts["basis"] != each, _figure(posts, each))
    return base.where(base > 0)


def _figure(posts: pd.DataFrame, basis: Basis) -> pd.Series:
    if basis == "reach":
        return posts["reach"].astype(float)
    return posts["impressions"].where(posts["metric_basis"].eq(basis).fillna(value=False))
