"""What the tests of KPIs and of chapter 8 share: small tables written by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from stratbook.core.period import Period, parse_period
from stratbook.core.tables import Tables, conform
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy.kpis import Measure, Scope, measure

ZONE = "Europe/Paris"
OCTOBER = parse_period("2026-10")
Rows = Sequence[Mapping[str, object]]


def tables(**rows: Rows) -> Tables:
    """Return tables of the given rows; ``source`` is filled in where it is left out."""
    frames = {}
    for name, given in rows.items():
        frame = pd.DataFrame([dict(row) for row in given])
        if "source" not in frame:
            frame["source"] = [f"exports/{name}.csv:{line}" for line in range(2, len(frame) + 2)]
        frames[name] = conform(name, frame, ZONE)
    return Tables(frames, ZONE)


def scope(found: Tables, period: Period | str = OCTOBER, **more: object) -> Scope:
    """Return a scope over tables: October 2026 and the brand "Rivage" unless told otherwise."""
    span = parse_period(period) if isinstance(period, str) else period
    return Scope(found, span, "EUR", **{"brands": ("Rivage",), **more})  # type: ignore[arg-type]


def value(id_: str, found: Tables, period: Period | str = OCTOBER, **more: object) -> Measure:
    """Measure a KPI over tables."""
    return measure(id_, scope(found, period, **more))


def post(number: int = 1, day: str = "2026-10-10", **more: object) -> dict[str, object]:
    """Return a settled post of Instagram with round figures; ``more`` changes them."""
    return {
        "post_id": f"p{number}", "platform": "instagram", "account": "rivage", "format": "photo",
        "published_at": f"{day}T12:00:00+02:00", "reach": 1000.0, "impressions": 1500.0,
        "metric_basis": "impressions", "reactions": 20.0, "comments": 5.0, "shares": 5.0,
        "extracted_at": "2026-11-20", **more,
    }  # fmt: skip


def series(metric: str, values: Mapping[str, float], platform: str = "instagram") -> Rows:
    """Return audience rows of one account: a value a day."""
    return [
        {"date": day, "platform": platform, "account": "rivage", "metric": metric, "value": number}
        for day, number in values.items()
    ]


def every_day(period: Period, number: float) -> dict[str, float]:
    """Return the same number for each day of a period."""
    days = [period.start + dt.timedelta(days=place) for place in range(period.days)]
    return {day.isoformat(): number for day in days}


def ad(**more: object) -> dict[str, object]:
    """Return an ad of October on Meta; ``more`` changes it."""
    return {
        "date_start": "2026-10-01", "date_end": "2026-10-31", "platform": "meta",
        "campaign": "autumn", "ad": "film", "ad_id": "a1", "currency": "EUR", "spend": 2000.0,
        "impressions": 250_000.0, "reach": 100_000.0, "clicks_link": 3000.0, **more,
    }  # fmt: skip


def mentions(
    counts: Mapping[tuple[str, str], int], tone: str | None = None, day: str = "2026-10-05"
) -> list[dict[str, object]]:
    """Return mentions by (brand, platform), each by an author of its own."""
    return [
        {"published_at": f"{day}T10:00:00+02:00", "platform": platform, "brand": brand,
         "author_hash": f"{brand}{platform}{day}{tone}{place}", "text": f"{tone} {place}",
         "sentiment": tone}
        for (brand, platform), count in counts.items()
        for place in range(count)
    ]  # fmt: skip


def web(**more: object) -> dict[str, object]:
    """Return a row of web analytics: 100 sessions of Instagram; ``more`` changes it."""
    return {
        "date": "2026-10-01", "channel_group": "Organic Social", "source_name": "instagram",
        "medium": "social", "users": 80.0, "sessions": 100.0, "engaged_sessions": 60.0,
        "purchases": 2.0, "add_to_carts": 10.0, "revenue": 120.0, **more,
    }  # fmt: skip


def covered(*rows: dict[str, object]) -> Rows:
    """Return web rows with a visit at both ends of October, so that the month is covered."""
    return [
        web(date="2026-10-01", channel_group="Direct", source_name="(direct)", medium="(none)"),
        *rows,
        web(date="2026-10-31", channel_group="Direct", source_name="(direct)", medium="(none)"),
    ]


def lead(number: int, **more: object) -> dict[str, object]:
    """Return a qualified lead of paid social; ``more`` changes it."""
    return {
        "date": "2026-10-12", "lead_id": f"l{number}", "channel": "Paid Social",
        "stage": "lead", "is_qualified": True, **more,
    }  # fmt: skip


def parts_of(measured: Measure) -> dict[str, float | None]:
    """Return a measure's parts by key."""
    return {part.key: part.value for part in measured.parts}


TOWN = OrganisationType.LOCAL_AUTHORITY
SHOP = OrganisationType.BTOC
