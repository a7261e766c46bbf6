"""What each ad platform claims, beside what web analytics and the CRM count: never added."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import Listing, Message, Name, say
from stratbook.strategy.kpis import Scope, fits
from stratbook.strategy.kpis.advertising import Ads, ads, paid
from stratbook.strategy.kpis.leads import SALES, qualified, uncounted
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.kpis.traffic import (
    is_paid_channel,
    is_social_channel,
    platform_of,
    social_traffic,
)
from stratbook.strategy.reconciliation.clicks import visits_of
from stratbook.strategy.reconciliation.pair import (
    Kind,
    Pair,
    Side,
    lacking,
    platforms_of,
    summed,
)

_LEAD: Final = r"lead|prospect|formulaire|inscription"


@dataclass(frozen=True)
class _Claimed:
    """One ad platform's ads of the period, in the scope of a client."""

    scope: Scope
    platform: str
    ads: Ads

    @property
    def name(self) -> Name:
        return Name(text=str(getattr(platform_name(self.platform), "text", self.platform)))


def claim_rows(scope: Scope) -> Iterator[Pair]:
    """Iterate over purchases, revenue and leads, one ad platform at a time.

    An organisation that sells nothing and gathers no leads has no such rows.
    """
    if not fits("roas", scope):
        return
    found, spent = ads(scope), paid(scope)
    for platform in sorted(found.rows["platform"].unique()):
        mine = _Claimed(scope, platform, _of(found, platform))
        yield from _purchases(mine)
        yield from _revenue(_Claimed(scope, platform, _of(spent, platform)))
        yield from _leads(mine)


def _of(found: Ads, platform: str) -> Ads:
    return Ads(found.rows[found.rows["platform"] == platform], found.reason)


def _claim(mine: _Claimed, rows: pd.DataFrame, column: str) -> Side | None:
    """Return what the platform claims; None when its file speaks of no such thing."""
    if rows[column].isna().all():
        return None
    name = say("claimed by {platform}", platform=mine.name)
    if mine.ads.reason is not None:
        return Side(name, reason=mine.ads.reason)
    return summed(name, rows, column, lacking("cpa", mine.scope, "ads"))


def _purchases(mine: _Claimed) -> Iterator[Pair]:
    if (claim := _claim(mine, mine.ads.rows, "conversions")) is None:
        return
    what = say("Conversions, {platform}", platform=mine.name)
    yield Pair(Kind.CLAIMS, what, claim, _web(mine, "purchases"))
    yield Pair(Kind.CLAIMS, what, claim, _crm_sales(mine, "sales"))


def _revenue(mine: _Claimed) -> Iterator[Pair]:
    if (claim := _claim(mine, mine.ads.rows, "revenue")) is None:
        return
    what, currency = say("Revenue, {platform}", platform=mine.name), mine.scope.currency
    yield Pair(Kind.CLAIMS, what, claim, _web(mine, "revenue"), currency)
    yield Pair(Kind.CLAIMS, what, claim, _crm_sales(mine, "amount"), currency)


def _leads(mine: _Claimed) -> Iterator[Pair]:
    types = mine.ads.rows["result_type"].astype("string").str.casefold()
    rows = mine.ads.rows[types.str.contains(_LEAD, regex=True).fillna(value=False).astype(bool)]
    if (claim := _claim(mine, rows, "results")) is None:
        return
    yield Pair(Kind.CLAIMS, say("Leads, {platform}", platform=mine.name), claim, _crm_leads(mine))


def _web(mine: _Claimed, column: str) -> Side:
    name = say("web analytics, paid visits from {platform}", platform=mine.name)
    found = social_traffic(mine.scope, column)
    if found.reason is not None:
        return Side(name, reason=found.reason)
    if found.rows.empty:
        return Side(name, reason=lacking("social_revenue", mine.scope, "web"))
    rows = visits_of(found.rows, platforms_of(mine.platform))
    unnamed = say("The web analytics export names no such visit in {span}.", span=mine.scope.period)
    return summed(name, rows, column, unnamed)


def _crm_sales(mine: _Claimed, what: str) -> Side:
    """Count the CRM's sales of the period, or add their amounts up."""
    name = say("CRM, sales")
    if nothing := uncounted(mine.scope, "leads"):
        return Side(name, reason=nothing.reason)
    rows = mine.scope.rows("leads")
    sold = rows[rows["stage"].map(fold, na_action="ignore").isin(SALES)]
    sold = sold[~(sold["lead_id"].notna() & sold["lead_id"].duplicated())]
    mine_only = _bought(sold, mine.platform)
    if mine_only.empty:
        reason = _no_channel(mine)
        return Side(name, reason=reason)
    named = say("CRM, sales of the channels {channels}", channels=_channels(mine_only))
    if what == "sales":
        return Side(named, float(len(mine_only)), sources=sources_of(mine_only))
    return summed(named, mine_only, what, say("The leads export gives no amounts."))


def _crm_leads(mine: _Claimed) -> Side:
    name = say("CRM, qualified leads")
    if nothing := uncounted(mine.scope, "leads"):
        return Side(name, reason=nothing.reason)
    rows = _bought(qualified(mine.scope), mine.platform)
    if rows.empty:
        return Side(name, reason=_no_channel(mine))
    named = say("CRM, qualified leads of the channels {channels}", channels=_channels(rows))
    return Side(named, float(len(rows)), sources=sources_of(rows))


def _bought(rows: pd.DataFrame, platform: str) -> pd.DataFrame:
    """Return the rows of paid channels of the ad platform, or of paid social as a whole."""
    own = {platform, *platforms_of(platform)}

    def ours(channel: object) -> bool:
        if not is_paid_channel(channel):
            return False
        named = platform_of(channel)
        return named in own or (named == "" and is_social_channel(channel))

    return rows[rows["channel"].map(ours).astype(bool)]


def _channels(rows: pd.DataFrame) -> Listing:
    return Listing(items=tuple(Name(text=str(each)) for each in sorted(rows["channel"].unique())))


def _no_channel(mine: _Claimed) -> Message:
    return say(
        "The leads export names no paid channel of {platform} in {span}.",
        platform=mine.name,
        span=mine.scope.period,
    )
