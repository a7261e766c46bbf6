"""A client made of a budget and a few sheets, read as a person's folder is read."""

from pathlib import Path

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
