"""Leads: what the CRM counts once, and never what ad platforms claim."""

from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.message import fact, say, say_n
from stratbook.strategy.kpis.measure import Measure, Part, absent, kpi, missing, sources_of
from stratbook.strategy.kpis.parts import leads_counted, nothing_before
from stratbook.strategy.kpis.scope import Scope, fold, within
from stratbook.strategy.kpis.traffic import is_social_channel, platform_of

SALES: Final = frozenset({"sale", "sold", "won", "customer", "vente", "vendu", "gagne", "client"})


def qualified(scope: Scope) -> pd.DataFrame:
    """Return the qualified leads first seen in the period, each once.

    Rows whose stage is a sale are not leads. Where the CRM says who is qualified, only those
    count.

    Returns
    -------
    DataFrame
        ``date, channel, source``, a row a lead; leads without an id are each their own.
    """
    rows = scope.tables["leads"]
    stages = rows["stage"].map(fold, na_action="ignore")
    rows = rows[~stages.isin(SALES)].sort_values("date", kind="stable")
    if rows["is_qualified"].notna().any():
        rows = rows[rows["is_qualified"].fillna(value=False).astype(bool)]
    numbered = rows["lead_id"].notna()
    once = rows[~numbered | ~rows["lead_id"].duplicated()]
    return once.loc[within(once["date"], scope.period), ["date", "channel", "source"]]


def social_leads(scope: Scope) -> pd.DataFrame:
    """Return the qualified leads whose channel is a social network, or the scope's platform."""
    rows = qualified(scope)
    if scope.platform is not None:
        return rows[rows["channel"].map(platform_of) == scope.platform]
    return rows[rows["channel"].map(is_social_channel).astype(bool)]


def uncounted(scope: Scope, id_: str) -> Measure | None:
    """Return the measure to give when the CRM's file has nothing for the period."""
    rows = scope.tables["leads"]
    if rows.empty:
        return absent(id_, scope, "leads")
    first, last = rows["date"].min().date(), rows["date"].max().date()
    if scope.period.end < first or last < scope.period.start:
        reason = say("The leads export runs from {first} to {last}.", first=first, last=last)
        return missing(id_, reason)
    if not scope.tables.has("leads", "channel"):
        return missing(id_, say("The leads export does not say by which channel leads came."))
    return None


def _of_channels(measured: Measure, rows: pd.DataFrame) -> Measure:
    """Say of a measure how many leads have no channel and are left out."""
    count = int(rows["channel"].isna().sum())
    if not count:
        return measured
    note = say_n(
        "{count} lead without a channel is left out.",
        "{count} leads without a channel are left out.",
        count,
    )
    return replace(measured.noting(note), partial=True)


@kpi("leads")
def leads(scope: Scope) -> Measure:
    """Count the qualified leads whose channel is a social network."""
    if nothing := uncounted(scope, "leads"):
        return nothing
    rows = social_leads(scope)
    measured = Measure(
        "leads",
        float(len(rows)),
        variant=say("qualified leads of the CRM; sales are counted apart"),
        basis="crm",
        sources=sources_of(scope.rows("leads")),
        parts=_channels(rows),
    )
    return _of_channels(measured, qualified(scope))


def _channels(rows: pd.DataFrame) -> tuple[Part, ...]:
    counts = rows["channel"].value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return tuple(Part(fact(str(name)), float(count), key=str(name)) for name, count in ordered)


@kpi("leads_period")
def leads_by_week(scope: Scope) -> Measure:
    """Divide the social leads by the period's weeks."""
    if nothing := uncounted(scope, "leads_period"):
        return nothing
    rows = social_leads(scope)
    weeks = rows["date"].dt.to_period("W-SUN").dt.start_time
    parts = tuple(
        Part(fact(day.date()), float(count), key=day.date().isoformat())
        for day, count in weeks.value_counts().sort_index().items()
    )
    return Measure(
        "leads_period",
        len(rows) / scope.period.days * 7,
        variant=say("weekly mean of the period"),
        basis="crm",
        sources=sources_of(scope.rows("leads")),
        parts=parts,
    )


@kpi("lead_growth")
def lead_growth(scope: Scope) -> Measure:
    """Divide the social leads gained by those of the previous period."""
    before = scope.over(scope.period.previous())
    for each in (scope, before):
        if nothing := uncounted(each, "lead_growth"):
            return nothing
    now, then = len(social_leads(scope)), len(social_leads(before))
    if then == 0:
        return missing("lead_growth", nothing_before(before.period))
    return Measure(
        "lead_growth",
        now / then - 1,
        n=now,
        counted=leads_counted(now),
        variant=say("against {span}", span=before.period),
        basis="crm",
        sources=sources_of(scope.rows("leads")),
    )


@kpi("leads_channel")
def leads_by_channel(scope: Scope) -> Measure:
    """Count the qualified leads of every channel; the social ones are some of them."""
    if nothing := uncounted(scope, "leads_channel"):
        return nothing
    rows = qualified(scope)
    known = rows.dropna(subset=["channel"])
    measured = Measure(
        "leads_channel",
        float(len(known)),
        variant=say("all channels together, social or not"),
        basis="crm",
        sources=sources_of(scope.rows("leads")),
        parts=_channels(known),
    )
    return _of_channels(measured, rows)
