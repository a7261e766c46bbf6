"""Advertising: what ads cost, read off rows whose span lies inside the period."""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.core.message import Message, Name, say, term
from stratbook.core.period import Period
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
from stratbook.strategy.kpis.parts import both_bases
from stratbook.strategy.kpis.publications import figures, post_rate
from stratbook.strategy.kpis.scope import Scope

_CLICKS: Final = {"clicks_link": say("clicks on links"), "clicks_all": say("all clicks")}
MEDIA_ONLY: Final = say("media cost only")


@dataclass(frozen=True)
class Ads:
    """The ads of a period, or the reason why their figures are not the period's."""

    rows: pd.DataFrame
    reason: Message | None = None


def ads(scope: Scope) -> Ads:
    """Return the ads rows of the period, unbroken by age, placement or the like.

    A row that straddles the period's ends gives no figure for it: nothing tells how much
    fell inside. Rows of one breakdown stand in where no unbroken rows are given.
    """
    rows = scope.history("ads")
    start, end = pd.Timestamp(scope.period.start), pd.Timestamp(scope.period.end)
    rows = _one_breakdown(rows[(rows["date_start"] <= end) & (rows["date_end"] >= start)])
    outside = rows[(rows["date_start"] < start) | (rows["date_end"] > end)]
    if outside.empty:
        return Ads(rows)
    widths = outside["date_end"] - outside["date_start"]
    widest = outside.iloc[int(widths.argmax())]
    span = Period(start=widest["date_start"].date(), end=widest["date_end"].date())
    return Ads(
        rows,
        say(
            "The ads export covers {whole} in one figure an ad; "
            "what fell within {span} cannot be told.",
            whole=span,
            span=scope.period,
        ),
    )


def _one_breakdown(rows: pd.DataFrame) -> pd.DataFrame:
    whole: pd.DataFrame = rows[rows["breakdown"].isna()]
    if not whole.empty or rows.empty:
        return whole
    broken: pd.DataFrame = rows[rows["breakdown"] == rows["breakdown"].min()]
    return broken


def paid(scope: Scope) -> Ads:
    """Return the period's ads with a spend in the client's currency, or why there are none."""
    found = ads(scope)
    if found.reason or found.rows.empty:
        return found
    currencies = sorted(found.rows["currency"].dropna().unique())
    if any(currency != scope.currency for currency in currencies):
        return Ads(
            found.rows,
            say(
                "The ads are paid in {currency} and the report is in {own}; "
                "amounts are not converted.",
                currency=Name(text=", ".join(currencies)),
                own=Name(text=scope.currency),
            ),
        )
    return Ads(found.rows[found.rows["spend"].notna()])


def ads_rate(id_: str, found: Ads, scope: Scope, above: str, below: str) -> Measure:
    """Return a ratio of sums over ads; a row that lacks one of the two leaves both."""
    if found.reason:
        return missing(id_, found.reason)
    known = found.rows.dropna(subset=[above, below])
    if known.empty or known[below].sum() == 0:
        return absent(id_, scope, "ads")
    sums = known.groupby("platform")[[above, below]].sum()
    return Measure(
        id_,
        float(known[above].sum() / known[below].sum()),
        n=int(known[below].sum()),
        sources=sources_of(known),
        parts=tuple(
            Part(
                platform_name(str(name)), float(row[above] / row[below]), int(row[below]), str(name)
            )
            for name, row in sums.iterrows()
            if row[below]
        ),
    )


@kpi("frequency")
def frequency(scope: Scope) -> Measure:
    """Divide the ads' impressions by their reach, over the same ads and dates."""
    found = ads(scope)
    measured = ads_rate("frequency", found, scope, "impressions", "reach")
    if measured.value is None:
        return measured
    several = len(found.rows) > 1
    variant = say("mean over the ads; reach added up counts people twice") if several else None
    return named(measured, variant, "ads" if variant is None else "ads.cumulative")


@kpi("ctr")
def click_rate(scope: Scope) -> Measure:
    """Divide link clicks by impressions: of the ads, else of the posts; never both together."""
    found = ads(scope)
    if found.rows.empty and not found.reason:
        return _posts_click_rate(scope)
    column = _click_column(found.rows)
    measured = ads_rate("ctr", found, scope, column, "impressions")
    if measured.value is None:
        return measured
    known = found.rows.dropna(subset=[column, "impressions"])
    clicks, shown = int(known[column].sum()), int(known["impressions"].sum())
    span = wilson(clicks, shown) if clicks <= shown else None
    variant = say("ads: {clicks} ÷ impressions", clicks=_CLICKS[column])
    return named(measured, variant, f"ads.{column}", span)


def _click_column(rows: pd.DataFrame) -> str:
    return "clicks_link" if rows["clicks_link"].notna().any() else "clicks_all"


def _posts_click_rate(scope: Scope) -> Measure:
    posts = scope.posts
    bases = posts["metric_basis"].fillna("impressions").where(posts["clicks_link"].notna()).dropna()
    if len(bases.unique()) > 1:
        return missing("ctr", both_bases(scope.period))
    basis = str(bases.iloc[0]) if len(bases) else "impressions"
    shown = term("views") if basis == "views" else term("impressions")
    variant = say("posts: clicks on links ÷ {basis}", basis=shown)
    rows = figures(posts, posts["clicks_link"], posts["impressions"])
    return post_rate("ctr", scope, rows, variant, f"posts.{basis}")


@kpi("cpm")
def cost_per_thousand(scope: Scope) -> Measure:
    """Divide spend by impressions, for a thousand."""
    found = paid(scope)
    rows = Ads(found.rows.assign(thousands=found.rows["impressions"] / 1000), found.reason)
    measured = replace(ads_rate("cpm", rows, scope, "spend", "thousands"), n=None)
    return named(measured, MEDIA_ONLY, "media")


@kpi("cpc")
def cost_per_click(scope: Scope) -> Measure:
    """Divide spend by link clicks, or by all clicks where links are not told apart."""
    found = paid(scope)
    column = _click_column(found.rows)
    variant = say("media cost only; {clicks}", clicks=_CLICKS[column])
    return named(ads_rate("cpc", found, scope, "spend", column), variant, column)


@kpi("cpe")
def cost_per_engagement(scope: Scope) -> Measure:
    """Divide spend by engagements, over the ads whose result is an engagement."""
    return _cost_of("cpe", scope, r"engagement|interaction")


@kpi("cpf")
def cost_per_follower(scope: Scope) -> Measure:
    """Divide spend by followers gained, over the ads whose result is a follower or a page like."""
    return _cost_of("cpf", scope, r"follow|abonn|page.?like|mention.*page|\blike$")


def _cost_of(id_: str, scope: Scope, result: str) -> Measure:
    """Return the cost of one type of result; results of two types are never added."""
    found = paid(scope)
    types = found.rows["result_type"].astype("string").str.casefold()
    rows = found.rows[types.str.contains(result, regex=True).fillna(value=False).astype(bool)]
    if found.reason is None and len(rows["result_type"].unique()) > 1:
        reason = say("The ads’ results are of several types, which are not added.")
        return missing(id_, reason)
    return named(
        ads_rate(id_, Ads(rows, found.reason), scope, "spend", "results"), MEDIA_ONLY, "media"
    )


def named(
    measured: Measure,
    variant: Message | None,
    basis: str,
    interval: tuple[float, float] | None = None,
) -> Measure:
    """Return a measure with its variant and basis; as it is when it has no value."""
    if measured.value is None:
        return measured
    return replace(measured, variant=variant, basis=basis, interval=interval)
