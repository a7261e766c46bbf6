"""A client made of a budget and a few sheets, read as a person's folder is read."""

from pathlib import Path

import numpy as np
import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.tables import Tables, conform
from stratbook.plan.media_plan import MediaPlan, plan_media

HEAD = (
    "Platform;Past spend;Past results;Days of that past;Results expected from 1,000;"
    "Results counted;Value per result;Audience ceiling (people);At least;At most;"
    "If used, at least;Already decided;Group"
)
FIELDS = (
    "past_spend", "past_results", "past_days", "expected_results", "counted", "value",
    "audience", "minimum", "maximum", "if_used", "frozen", "group",
)  # fmt: skip
LINES = """\
Line;Part;Planned;Spent
ads;ad space;6000;
advice;digital strategy;3000;500
films;content production;9000;
"""
BRIEF = """\
organisation: {{name: Les Ateliers, type: {kind}}}
language: en
currency: EUR
period: 2026-10
{objectives}
budget: {budget}
"""
LEADS = "objectives: [{id: prospects, statement: More leads, indicator: leads}]"


def row(platform: str, **cells: object) -> str:
    """Return one line of the sheet of ad platforms."""
    return ";".join([platform, *(str(cells.get(name, "")) for name in FIELDS)])


# Exercise 7: 12√x, 9√x and 6√x, by the points these curves go through.
INSTAGRAM = row("instagram", past_spend=2500, past_results=600)
FACEBOOK = row("facebook", past_spend=1600, past_results=360)
SNAPCHAT = row("snapchat", past_spend=900, past_results=180)
THREE = (INSTAGRAM, FACEBOOK, SNAPCHAT)
FLOORED = row("snapchat", past_spend=900, past_results=180, minimum=1000)


def brief_of(
    folder: Path, *rows: str, budget: str = "{total: 18000}", lines: str = LINES, **more: str
) -> Brief:
    """Write a client's folder and read it.

    ``more`` holds further sheets by id, and ``kind`` and ``objectives`` of the brief.
    """
    folder = folder / "small_client"
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    text = BRIEF.format(
        kind=more.pop("kind", "btoc"), objectives=more.pop("objectives", LEADS), budget=budget
    )
    (folder / "client.yml").write_text(text, encoding="utf-8")
    sheets = {"ad_platforms": "\n".join([HEAD, *rows, ""]), "budget_lines": lines, **more}
    for name, sheet in sheets.items():
        (folder / "inputs" / f"{name}.csv").write_text(sheet, encoding="utf-8")
    return read_brief(folder)


def plan_of(folder: Path, *rows: str, tables: Tables | None = None, **more: str) -> MediaPlan:
    """Write a client's folder, read it and plan its media."""
    return plan_media(brief_of(folder, *rows, **more), tables)


def files(**frames: pd.DataFrame) -> Tables:
    """Return tables as the readers of exports leave them; those not given are empty."""
    made = {
        name: conform(name, frame.assign(source=f"exports/{name}.csv:2"), "Europe/Paris")
        for name, frame in frames.items()
    }
    return Tables(made, "Europe/Paris")


def seasonal(*, spend_follows: bool, weeks: int = 80) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return weekly ads and daily purchases with a season; Instagram's spend follows it or not."""
    rng = np.random.default_rng(11)
    mondays = pd.date_range("2024-01-01", periods=weeks, freq="7D")
    season = 1 + 0.4 * np.sin(2 * np.pi * np.arange(weeks) / 52.18)
    instagram = 500 * season if spend_follows else np.full(weeks, 500.0)
    spend = {
        "instagram": instagram * rng.uniform(0.8, 1.25, weeks),
        "facebook": rng.uniform(100, 900, weeks),
    }
    ads = pd.concat([
        pd.DataFrame({
            "date_start": mondays, "date_end": mondays + pd.Timedelta(days=6),
            "platform": name, "spend": money, "currency": "EUR", "conversions": 30.0,
        })
        for name, money in spend.items()
    ])  # fmt: skip
    brought = sum(30 * -np.expm1(-money / 400) for money in spend.values())
    sold = np.repeat((90 * season + brought + rng.normal(0, 2, weeks)) / 7, 7)
    days = pd.date_range("2024-01-01", periods=7 * weeks, freq="D")
    return ads, pd.DataFrame({"date": days, "purchases": sold})
