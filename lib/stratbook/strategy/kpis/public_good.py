"""What an organisation is for, beyond its screens: people who come, sign, give, help, know it."""

from dataclasses import replace

import pandas as pd

from stratbook.core.message import KpiTerm, Message, fact, say, say_n
from stratbook.core.reference import threshold
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    missing,
    sources_of,
)
from stratbook.strategy.kpis.outcomes import Counts, events, exact, tiled
from stratbook.strategy.kpis.parts import messages_counted
from stratbook.strategy.kpis.scope import Scope


@kpi("footfall")
def footfall(scope: Scope) -> Measure:
    """Sum the entries counted at the door, over the whole period."""
    return _sum("footfall", scope, tiled(scope, "footfall"))


@kpi("coupons")
def coupons(scope: Scope) -> Measure:
    """Sum the coupons used, over the whole period."""
    return _sum("coupons", scope, tiled(scope, "coupons"))


@kpi("signatures")
def signatures(scope: Scope) -> Measure:
    """Sum the signatures gathered, over the whole period."""
    return _sum("signatures", scope, tiled(scope, "signatures"))


@kpi("donations")
def donations(scope: Scope) -> Measure:
    """Sum the amounts given, over the whole period."""
    return _sum("donations", scope, tiled(scope, "donations"))


@kpi("attendance")
def attendance(scope: Scope) -> Measure:
    """Sum those who took part: the events named in the period, or counts that cover it."""
    found = events(scope, "attendance")
    measured = _sum("attendance", scope, found)
    named = int(found.rows["place"].nunique())
    if measured.value is None or not named:
        return measured
    counted = say_n("{count} event", "{count} events", named)
    # Each month has events of its own: their names do not make another measure.
    return replace(measured, counted=counted, basis="events")


@kpi("donors")
def donors(scope: Scope) -> Measure:
    """Return the donors of exactly the period: those of several months do not add up."""
    found = exact(scope, "donors")
    if len(found.rows) > 1:
        return missing(
            "donors",
            say("Donors are counted by place, and one person may give at two: a count of the "
                "whole organisation is needed."),
        )  # fmt: skip
    return _sum("donors", scope, found)


@kpi("volunteers")
def volunteers(scope: Scope) -> Measure:
    """Return the volunteers active at the period's end, by the last count that is recent."""
    rows = scope.tables["outcomes"]
    rows = rows[(rows["measure"] == "volunteers") & (rows["date_end"] >= rows["date_start"])]
    end = pd.Timestamp(scope.period.end)
    past = rows[rows["date_end"] <= end]
    if past.empty:
        return absent("volunteers", scope, "outcomes")
    last = past["date_end"].max()
    if (end - last).days > threshold("outcome_level_days"):
        return missing(
            "volunteers",
            say("The last count of {kpi} is of {day}, too old for the end of {span}.",
                kpi=KpiTerm(id="volunteers", form="label"), day=last.date(), span=scope.period),
        )  # fmt: skip
    latest = past[past["date_end"] == last]
    whole = latest[latest["place"].isna()]
    measured = _sum("volunteers", scope, Counts(whole if len(whole) else latest))
    return replace(measured, as_of=last.date())


@kpi("repeat_rate")
def repeat_rate(scope: Scope) -> Measure:
    """Divide those who came back or renewed by those of the period before."""
    return _share("repeat_rate", exact(scope, "repeat_rate"), scope)


@kpi("requests_resolved")
def requests_resolved(scope: Scope) -> Measure:
    """Divide the requests settled by those received: the services' register, else the inbox.

    The inbox tells by theme (the service concerned) and knows only what came through social
    media; the two never count together.
    """
    found = tiled(scope, "requests_resolved")
    if len(found.rows) or found.reason is not None:
        return _share("requests_resolved", found, scope)
    rows = scope.rows("messages")
    needing = rows[rows["needs_resolution"].fillna(value=False).astype(bool)]
    if needing.empty or not scope.tables.has("messages", "resolved_at"):
        return absent("requests_resolved", scope, "messages")
    met, total = int(needing["resolved_at"].notna().sum()), len(needing)
    return Measure(
        "requests_resolved",
        met / total,
        n=total,
        counted=messages_counted(total),
        interval=wilson(met, total),
        variant=say("requests received through social media, by the inbox"),
        basis="inbox",
        sources=sources_of(needing),
        parts=_by_service(needing),
    )


def _by_service(needing: pd.DataFrame) -> tuple[Part, ...]:
    by = needing.groupby("theme")["resolved_at"].agg(["count", "size"])
    return tuple(
        Part(
            fact(str(name)),
            float(row["count"] / row["size"]),
            int(row["size"]),
            str(name),
            wilson(int(row["count"]), int(row["size"])),
        )
        for name, row in by.iterrows()
        if row["size"] >= threshold("minimum_cell")
    )


def _sum(id_: str, scope: Scope, found: Counts) -> Measure:
    if found.reason is not None:
        return missing(id_, found.reason)
    if found.rows.empty:
        return absent(id_, scope, "outcomes")
    return Measure(
        id_,
        float(found.rows["value"].sum()),
        variant=found.variant,
        basis=found.basis,
        sources=sources_of(found.rows),
        parts=found.parts,
    )


def _share(id_: str, found: Counts, scope: Scope) -> Measure:
    if found.reason is not None:
        return missing(id_, found.reason)
    rows = found.rows[found.rows["value"] <= found.rows["out_of"]]
    met, total = int(rows["value"].sum()), int(rows["out_of"].sum())
    if found.rows.empty:
        return absent(id_, scope, "outcomes")
    if len(rows) < len(found.rows) or not total:
        return missing(id_, say("A count does not say out of how many; without it, no share."))
    return Measure(
        id_,
        met / total,
        n=total,
        counted=_people(total) if id_ == "repeat_rate" else _requests(total),
        interval=wilson(met, total),
        variant=found.variant,
        basis=found.basis,
        sources=sources_of(rows),
    )


def _people(count: int) -> Message:
    return say_n("{count} person", "{count} people", count)


def _requests(count: int) -> Message:
    return say_n("{count} request", "{count} requests", count)
