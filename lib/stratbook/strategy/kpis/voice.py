"""Voice: who speaks of the brand, and how much beside its competitors."""

import pandas as pd

from stratbook.core.message import Listing, Message, fact, say
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    missing,
    platform_name,
    sources_of,
)
from stratbook.strategy.kpis.parts import mentions_counted, named_parts, platform_parts
from stratbook.strategy.kpis.scope import Scope


def brand_mentions(scope: Scope) -> pd.DataFrame:
    """Return the period's mentions of every brand, reposts left out, with ``mine``."""
    rows = scope.rows("mentions")
    rows = rows[~rows["is_repost"].fillna(value=False).astype(bool)]
    return rows.assign(mine=scope.ours(rows["brand"]).astype(bool))


@kpi("mentions")
def mentions(scope: Scope) -> Measure:
    """Count the public posts, comments and articles that name the brand."""
    rows = brand_mentions(scope)
    if rows.empty:
        return absent("mentions", scope, "mentions")
    mine = rows[rows["mine"]]
    counts = mine["platform"].value_counts().sort_index()
    return Measure(
        "mentions",
        float(len(mine)),
        variant=say("reposts left out"),
        basis="original",
        sources=sources_of(rows),
        parts=platform_parts(counts),
    )


@kpi("ptat")
def people_talking(scope: Scope) -> Measure:
    """Count the different authors of the period's mentions, reposts included: a proxy."""
    rows = scope.rows("mentions")
    if rows.empty:
        return absent("ptat", scope, "mentions")
    mine = rows[scope.ours(rows["brand"]).astype(bool)]
    return Measure(
        "ptat",
        float(mine["author_hash"].nunique()),
        n=len(mine),
        counted=mentions_counted(len(mine)),
        variant=say("proxy: different authors of mentions, reposts included"),
        basis="authors",
        sources=sources_of(rows),
    )


@kpi("sov_mentions")
def share_of_voice(scope: Scope) -> Measure:
    """Divide the brand's mentions by those of the brand and its listed competitors."""
    rows = brand_mentions(scope)
    if rows.empty:
        return absent("sov_mentions", scope, "mentions")
    if reason := _no_rivals(rows):
        return missing("sov_mentions", reason)
    mine, total = int(rows["mine"].sum()), len(rows)
    shares = rows["brand"].value_counts(normalize=True).sort_index()
    return Measure(
        "sov_mentions",
        mine / total,
        n=total,
        counted=mentions_counted(total),
        interval=wilson(mine, total),
        variant=against(rows.loc[~rows["mine"], "brand"]),
        basis="mentions",
        sources=sources_of(rows),
        parts=named_parts(shares),
    )


def _no_rivals(rows: pd.DataFrame) -> Message | None:
    if rows["mine"].all() or not rows["mine"].any():
        return say("The mentions name one side only; a share needs the brand and its competitors.")
    return None


def against(rivals: pd.Series) -> Message:
    """Return the list of competitors a share was taken against, which is part of its meaning."""
    names = sorted(rivals.dropna().unique())
    return say("against {rivals}", rivals=Listing(items=tuple(fact(str(name)) for name in names)))


@kpi("sov_channel")
def share_by_channel(scope: Scope) -> Measure:
    """Return the share of voice inside each channel; the value is that of all together.

    The mean of the channels is another number and is not given.
    """
    rows = brand_mentions(scope)
    if rows.empty:
        return absent("sov_channel", scope, "mentions")
    if reason := _no_rivals(rows):
        return missing("sov_channel", reason)
    channels = rows.groupby("platform")["mine"].agg(["sum", "count"])
    parts = tuple(
        Part(
            platform_name(str(name)),
            float(row["sum"] / row["count"]),
            int(row["count"]),
            str(name),
            wilson(int(row["sum"]), int(row["count"])),
        )
        for name, row in channels.iterrows()
    )
    total = len(rows)
    return Measure(
        "sov_channel",
        float(rows["mine"].sum() / total),
        n=total,
        counted=mentions_counted(total),
        interval=wilson(int(rows["mine"].sum()), total),
        variant=say("all channels together; the mean of the channels is not the same"),
        basis="mentions",
        sources=sources_of(rows),
        parts=parts,
    )
