"""Meta Ads Manager's workbook: French headers, an unlabelled total as second row."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlsxwriter

from .span import FIRST, LAST, SEASON, month_end, months

ADS_FRENCH = (
    "Début des rapports",
    "Fin des rapports",
    "Nom de la campagne",
    "Nom de l’ensemble de publicités",
    "Nom de la publicité",
    "Identifiant de la publicité",
    "Paramètre d’attribution",
    "Résultats",
    "Indicateur de résultats",
    "Couverture",
    "Impressions",
    "Montant dépensé (EUR)",
    "Clics (tous)",
    "Clics sur un lien",
    "Achats",
    "Valeur de conversion des achats",
)


@dataclass(frozen=True)
class Ad:
    """One ad and what a thousand euros of it give."""

    campaign: str
    ad_set: str
    name: str
    ad_id: str
    indicator: str
    monthly: float
    cpm: float
    ctr: float
    per_click: float  # results a click, 0 when the result is the click or the reach itself
    basket: float


def ad_rows(ads: Iterable[Ad], rng: np.random.Generator) -> list[list[object]]:
    """Draw one row an ad and month, as a monthly breakdown gives them."""
    rows: list[list[object]] = []
    for first in months():
        rows += [_ad_row(ad, first, rng) for ad in ads]
    return rows


def _ad_row(ad: Ad, first: dt.date, rng: np.random.Generator) -> list[object]:
    spend = round(ad.monthly * SEASON[first.month] * float(rng.normal(1, 0.06)), 2)
    impressions = int(spend / (ad.cpm * SEASON[first.month] ** 0.7) * 1000 * rng.normal(1, 0.05))
    reach = int(impressions / rng.uniform(1.6, 2.3))
    link = int(rng.binomial(impressions, ad.ctr))
    done = int(rng.binomial(link, ad.per_click)) if ad.per_click else 0
    result = {"reach": reach, "actions:link_click": link}.get(ad.indicator, done)
    purchases: object = done if ad.basket else None
    revenue: object = round(done * ad.basket * float(rng.normal(1, 0.05)), 2) if ad.basket else None
    return [
        first.isoformat(),
        month_end(first).isoformat(),
        ad.campaign,
        ad.ad_set,
        ad.name,
        ad.ad_id,
        "7 jours après un clic ou 1 jour après une vue",
        result,
        ad.indicator,
        reach,
        impressions,
        spend,
        int(link * 1.4),
        link,
        purchases,
        revenue,
    ]


def ads_workbook(path: Path, rows: list[list[object]]) -> None:
    """Write an Ads Manager workbook: French headers, an unlabelled total as second row."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2026, 11, 3, tzinfo=dt.UTC)})
    sheet = book.add_worksheet("Worksheet")
    sheet.write_row(0, 0, [header.replace(" ", "\u00a0") for header in ADS_FRENCH])
    total: list[object] = [FIRST.isoformat(), LAST.isoformat(), *[""] * (len(ADS_FRENCH) - 2)]
    for column in range(10, 16):
        values = [float(str(row[column])) for row in rows if row[column] is not None]
        total[column] = round(sum(values), 2) if values else ""
    total[9] = int(sum(float(str(row[9])) for row in rows) * 0.31)  # people seen more than once
    for number, row in enumerate([total, *rows], start=1):
        sheet.write_row(number, 0, ["" if value is None else value for value in row])
    book.close()
