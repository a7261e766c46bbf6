"""Fifty-two weeks of Halden's ads by day, and the leads they brought: what curves are fitted to.

Spend follows the season and the plans of the moment, campaigns go on and off, and each week
brings leads along a curve that flattens: a fit that works finds it again.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import numpy as np

from .files import csv_text, zipped
from .span import FIRST, SEASON

WEEKS = 52
END = FIRST + dt.timedelta(7 * WEEKS - 1)  # a Monday to a Sunday; ads are by month afterwards
_WORKING = np.array([1.25, 1.3, 1.25, 1.2, 1.0, 0.5, 0.5]) / 7  # Monday first


@dataclass(frozen=True)
class Bought:
    """One campaign: what a week costs, what a thousand displays cost, how often it runs."""

    campaign_id: str
    name: str
    objective: str
    weekly: float
    cpm: float
    ctr: float
    runs: float


@dataclass(frozen=True)
class Curve:
    """Leads a week: ``ceiling·(1 − e^(−spend at work / pace))``, part of it a week later."""

    ceiling: float
    pace: float
    kept: float


LINKEDIN = (
    Bought("410000101", "Slurry guide | forms", "Lead generation", 430, 41, 0.0052, 0.72),
    Bought("410000102", "HL-40 trial | forms", "Lead generation", 350, 47, 0.0061, 0.66),
    Bought("410000103", "Plant engineers | reach", "Brand awareness", 130, 24, 0.0028, 0.8),
)
X = (Bought("h4c1", "Field notes | clicks", "Website traffic", 260, 5.4, 0.0041, 0.6),)
BROUGHT = {"linkedin": Curve(9.5, 780, 0.3), "x": Curve(2.6, 300, 0.1)}


@cache
def spent() -> dict[str, np.ndarray]:
    """Return money by day: shape (campaigns, days), by platform."""
    rng = np.random.default_rng(20260910)
    season = np.array([SEASON[(FIRST + dt.timedelta(7 * week + 3)).month] for week in range(WEEKS)])
    return {
        platform: np.stack([_one(each, season, rng) for each in campaigns])
        for platform, campaigns in (("linkedin", LINKEDIN), ("x", X))
    }


def _one(each: Bought, season: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    running, on = np.empty(WEEKS), True
    for week in range(WEEKS):
        on = on if rng.random() > 0.28 else rng.random() < each.runs
        running[week] = on
    weekly = each.weekly * running * season * rng.lognormal(0, 0.45, WEEKS)
    daily = np.outer(weekly, _WORKING) * rng.normal(1, 0.08, (WEEKS, 7))
    return np.round(np.maximum(daily, 0.0).ravel(), 2)


def leads_by_day(rng: np.random.Generator) -> np.ndarray:
    """Draw how many leads of the history's ads fall on each of its days."""
    season = np.array([SEASON[(FIRST + dt.timedelta(7 * week + 3)).month] for week in range(WEEKS)])
    expected = np.zeros(WEEKS)
    for platform, curve in BROUGHT.items():
        at_work = 0.0
        for week, money in enumerate(spent()[platform].sum(axis=0).reshape(WEEKS, 7).sum(axis=1)):
            at_work = (1 - curve.kept) * money + curve.kept * at_work
            gained = curve.ceiling * -np.expm1(-at_work / curve.pace)
            expected[week] += gained * season[week] ** 0.5
    return rng.poisson(np.outer(expected, _WORKING)).ravel()


def linkedin_by_day(header: tuple[str, ...]) -> bytes:
    """Return Campaign Manager's report by day, zipped: UTF-16, tabs, five lines about it first."""
    rng = np.random.default_rng(20260911)
    lines = [
        "Campaign Performance Report (in UTC)",
        f"Report Start: {FIRST:%B} {FIRST.day}, {FIRST.year}, 12:00 AM",
        f"Report End: {END:%B} {END.day}, {END.year}, 11:59 PM",
        "Date Generated: November 3, 2026, 9:26 AM",
        "",
        "\t".join(header),
    ]
    for each, money in zip(LINKEDIN, spent()["linkedin"], strict=True):
        for number in np.flatnonzero(money):
            day, shown, clicks = _seen(each, money, int(number), rng)
            landed = int(clicks * 0.73)
            forms = int(rng.binomial(landed, 0.055)) if "forms" in each.name else 0
            lines.append("\t".join(map(str, (
                f"{day.month}/{day.day}/{day.year}", "Halden Controls", "EUR", "Pipeline 2026",
                each.campaign_id, each.name, each.objective, f"{money[number]:.2f}", shown,
                clicks, landed, int(shown / 1.3), forms, forms,
            ))))  # fmt: skip
    return zipped({"campaign_performance_report.csv": "\ufeff" + "\n".join(lines) + "\n"})


def x_by_day() -> str:
    """Return X Ads Manager's report by day."""
    rng = np.random.default_rng(20260912)
    rows: list[list[object]] = [[
        "ID", "Campaign", "Campaign URL", "Time", "Campaign start date", "Campaign end date",
        "Currency", "Spend", "Impressions", "Clicks",
    ]]  # fmt: skip
    (each,), (money,) = X, spent()["x"]
    for number in np.flatnonzero(money):
        day, shown, clicks = _seen(each, money, int(number), rng)
        rows.append([
            each.campaign_id, each.name, f"https://ads.x.example/{each.campaign_id}",
            day.isoformat(), FIRST.isoformat(), END.isoformat(), "EUR", f"{money[number]:.2f}",
            shown, clicks,
        ])  # fmt: skip
    return csv_text(rows)


def _seen(
    each: Bought, money: np.ndarray, number: int, rng: np.random.Generator
) -> tuple[dt.date, int, int]:
    shown = int(money[number] / each.cpm * 1000 * rng.normal(1, 0.06))
    return FIRST + dt.timedelta(number), shown, int(rng.binomial(shown, each.ctr))
