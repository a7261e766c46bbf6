"""Conversion: what visits from social networks become, and what that costs."""

from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.message import Message, fact, say, say_n
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.advertising import Ads, ads_rate, named, paid
from stratbook.strategy.kpis.leads import social_leads, uncounted
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    missing,
    platform_name,
    sources_of,
)
from stratbook.strategy.kpis.parts import leads_counted, named_parts
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.traffic import Traffic, is_paid, is_paid_channel, social_traffic

_CLAIMED: Final = {"purchases": "conversions", "revenue": "revenue"}


@kpi("conversion_rate")
def conversion_rate(scope: Scope) -> Measure:
    """Divide the purchases (or key events) of social sessions by those sessions."""
    sold = scope.tables.has("web", "purchases")
    column = "purchases" if sold else "key_events"
    variant = say("purchases ÷ social sessions") if sold else say("key events ÷ social sessions")
    return _web_rate("conversion_rate", scope, (column, "sessions"), variant)


@kpi("bounce_rate")
def bounce_rate(scope: Scope) -> Measure:
    """Divide the social sessions without engagement by all social sessions (GA4's meaning)."""
    kept = _web_rate("bounce_rate", scope, ("engaged_sessions", "sessions"), say("social sessions"))
    return _complement(kept)


@kpi("cart_abandonment")
def cart_abandonment(scope: Scope) -> Measure:
    """Return 1 − purchases ÷ carts created, over visits from social networks."""
    columns = ("purchases", "add_to_carts")
    kept = _web_rate("cart_abandonment", scope, columns, say("visits from social networks"))
    return _complement(kept)


@kpi("aov")
def average_order(scope: Scope) -> Measure:
    """Divide revenue by orders, over visits from social networks."""
    measured = _web_rate("aov", scope, ("revenue", "purchases"), say("visits from social networks"))
    return replace(measured, interval=None) if measured.value is not None else measured


@kpi("social_revenue")
def social_revenue(scope: Scope) -> Measure:
    """Sum the revenue that web analytics attributes to visits from social networks."""
    found = _traffic("social_revenue", scope, "revenue")
    if isinstance(found, Measure):
        return found
    origins = found.rows["source_name"].fillna(found.rows["channel_group"])
    sums = found.rows.groupby(origins)["revenue"].sum()
    return Measure(
        "social_revenue",
        float(found.rows["revenue"].sum()),
        variant=found.variant,
        basis="web",
        sources=sources_of(found.rows),
        parts=named_parts(sums),
    )


def _traffic(id_: str, scope: Scope, column: str) -> Traffic | Measure:
    found = social_traffic(scope, column)
    if found.reason:
        return missing(id_, found.reason)
    return absent(id_, scope, "web") if found.rows.empty else found


def _web_rate(id_: str, scope: Scope, columns: tuple[str, str], variant: Message) -> Measure:
    """Return a ratio of sums over visits from social networks, Wilson's interval beside it."""
    above, below = columns
    found = _traffic(id_, scope, above)
    if isinstance(found, Measure):
        return found
    known = found.rows.dropna(subset=[above, below])
    top, bottom = float(known[above].sum()), float(known[below].sum())
    if bottom == 0:
        return absent(id_, scope, "web")
    return Measure(
        id_,
        top / bottom,
        n=int(bottom),
        counted=_counted(below, int(bottom)),
        interval=wilson(int(top), int(bottom)) if top <= bottom else None,
        variant=variant,
        basis=f"{above}/{below}",
        sources=sources_of(known),
        parts=_rates_by_source(known, above, below),
    )


def _counted(column: str, count: int) -> Message:
    match column:
        case "add_to_carts":
            return say_n("{count} cart", "{count} carts", count)
        case "purchases":
            return say_n("{count} order", "{count} orders", count)
        case _:
            return say_n("{count} session", "{count} sessions", count)


def _rates_by_source(rows: pd.DataFrame, above: str, below: str) -> tuple[Part, ...]:
    sums = rows.groupby(rows["source_name"].fillna(rows["channel_group"]))[[above, below]].sum()
    return tuple(
        Part(fact(str(name)), float(row[above] / row[below]), int(row[below]), str(name))
        for name, row in sums.iterrows()
        if row[below]
    )


def _complement(kept: Measure) -> Measure:
    """Return 1 − a proportion, its interval and its parts turned over too."""
    if kept.value is None:
        return kept
    span = (1 - kept.interval[1], 1 - kept.interval[0]) if kept.interval else None
    parts = tuple(
        replace(part, value=None if part.value is None else 1 - part.value) for part in kept.parts
    )
    return replace(kept, value=1 - kept.value, interval=span, parts=parts)


@kpi("cpl")
def cost_per_lead(scope: Scope) -> Measure:
    """Divide the ads' spend by the CRM's leads from social networks; paid social is a part."""
    found = paid(scope)
    if found.reason:
        return missing("cpl", found.reason)
    if found.rows.empty:
        return absent("cpl", scope, "ads")
    if nothing := uncounted(scope, "cpl"):
        return nothing
    leads = social_leads(scope)
    if leads.empty:
        return missing("cpl", say("No lead from social networks in {span}.", span=scope.period))
    spend = float(found.rows["spend"].sum())
    bought = int(leads["channel"].map(is_paid_channel).sum())
    part = (
        Part(say("leads of paid social only"), spend / bought, bought, "paid") if bought else None
    )
    return Measure(
        "cpl",
        spend / len(leads),
        n=len(leads),
        counted=leads_counted(len(leads)),
        variant=say("media cost only ÷ all leads of social networks"),
        basis="social",
        sources=sources_of(found.rows, leads),
        parts=() if part is None else (part,),
    )


@kpi("cpa")
def cost_per_purchase(scope: Scope) -> Measure:
    """Divide the ads' spend by the purchases of paid social, counted once by web analytics."""
    return _paid_outcome("cpa", scope, "purchases")


@kpi("roas")
def return_on_spend(scope: Scope) -> Measure:
    """Divide the revenue of paid social, counted once by web analytics, by the ads' spend."""
    return _paid_outcome("roas", scope, "revenue")


def _paid_outcome(id_: str, scope: Scope, column: str) -> Measure:
    """Hold spend against what paid social brought.

    Web analytics counts an outcome once, so it comes first; what each platform claims is
    shown beside. Without it the claim of the only platform there is stands, under its name;
    claims of several platforms are never added.
    """
    found = paid(scope)
    if found.reason:
        return missing(id_, found.reason)
    claims = _claims(id_, found, scope, _CLAIMED[column])
    spend = float(found.rows["spend"].sum())
    if not spend:
        return absent(id_, scope, "ads")
    brought = _brought(scope, column)
    if brought is not None and brought[column].sum() > 0:
        outcome = float(brought[column].sum())
        return Measure(
            id_,
            spend / outcome if id_ == "cpa" else outcome / spend,
            n=int(outcome) if id_ == "cpa" else None,
            variant=say("paid social as web analytics counts it; media cost only"),
            basis="web",
            sources=sources_of(found.rows, brought),
            parts=claims.parts,
        )
    if len(claims.parts) > 1:
        reason = say("Several platforms claim results of their own; claims are never added.")
        return missing(id_, reason, claims.parts)
    return named(claims, say("as the platform claims it; media cost only"), "claimed")


def _brought(scope: Scope, column: str) -> pd.DataFrame | None:
    found = social_traffic(scope, column)
    return None if found.reason else found.rows[is_paid(found.rows)] if len(found.rows) else None


def _claims(id_: str, found: Ads, scope: Scope, column: str) -> Measure:
    pair = ("spend", column) if id_ == "cpa" else (column, "spend")
    measured = ads_rate(id_, found, scope, *pair)
    labelled = tuple(
        replace(part, label=say("{platform}, its own claim", platform=platform_name(part.key)))
        for part in measured.parts
    )
    return replace(measured, parts=labelled)
