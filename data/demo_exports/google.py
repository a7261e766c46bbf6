"""Google's Search Console download and Business Profile's monthly reports."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from .files import csv_text, zipped
from .plain import table
from .span import SEASON, days, growth, month_end, months


def search_console(
    level: float, queries: Sequence[tuple[str, int, int]], rng: np.random.Generator
) -> bytes:
    """Return Search Console's zip: days, queries of the period, pages of the period."""
    dates = []
    for day in days():
        week = 0.5 if day.weekday() >= 5 else 1.2
        shown = int(rng.poisson(level * SEASON[day.month] * growth(day, 0.2) * week))
        clicks = int(rng.binomial(shown, 0.031))
        dates.append([day.isoformat(), clicks, shown, _rate(clicks, shown), 14.2])
    asked = [[text, hit, seen, _rate(hit, seen), 6.3] for text, hit, seen in queries]
    pages = [
        ["https://www.haldencontrols.example/", 2100, 60400, _rate(2100, 60400), 9.1],
        ["https://www.haldencontrols.example/sensors", 1600, 52100, _rate(1600, 52100), 11.4],
    ]
    measures = ["Clicks", "Impressions", "CTR", "Position"]
    return zipped(
        {
            "Dates.csv": csv_text([["Date", *measures], *dates]),
            "Queries.csv": csv_text([["Query", *measures], *asked]),
            "Pages.csv": csv_text([["Page", *measures], *pages]),
        }
    )


def brand_queries(names: dict[str, float], rng: np.random.Generator) -> str:
    """Return the queries that hold the brand's name, a row a month, in the plain format."""
    rows = []
    for first in months():
        last = month_end(first)
        for query, level in names.items():
            shown = int(rng.poisson(level * SEASON[first.month] * growth(first, 0.18)))
            rows.append([last.isoformat(), query, shown, int(rng.binomial(shown, 0.42))])
    return table("date query impressions clicks", rows, ",")


LISTING = (
    "Code de magasin", "Nom de l’établissement", "Adresse", "Étiquettes",
    "Recherche Google – Mobile", "Recherche Google – Ordinateur", "Google Maps – Mobile",
    "Google Maps – Ordinateur", "Appels", "Messages", "Réservations", "Itinéraires",
    "Clics vers le site Web",
)  # fmt: skip


def listing_reports(name: str, address: str, rng: np.random.Generator) -> dict[str, str]:
    """Return Business Profile's reports, a file a month: only its name tells which."""
    found = {}
    for first in months():
        last = month_end(first)
        summer = 1.45 if first.month in {7, 8} else 1.0
        scale = summer * growth(first, 0.11) * (1.25 if first.month == 12 else 1.0)
        seen = [int(rng.poisson(level * scale)) for level in (1150, 310, 980, 120)]
        calls, ways, clicks = (int(rng.poisson(level * scale)) for level in (108, 322, 190))
        found[_named(first, last)] = csv_text(
            [LISTING, ["LDQ1", name, address, "", *seen, calls, 0, 0, ways, clicks]]
        )
    return found


def _named(first: dt.date, last: dt.date) -> str:
    return (
        "GMB insights (Business Profile Performance Report) - "
        f"{first.isoformat()} - {last.isoformat()}.csv"
    )


def _rate(above: int, below: int) -> str:
    return f"{100 * above / below:.2f}%" if below else ""
