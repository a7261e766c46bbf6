"""Small invented calendars for the tests of the calendar."""

import datetime as dt

import pandas as pd

from plan.flight_rows import brief, filled
from stratbook.brief.models import Brief
from stratbook.core import tables
from stratbook.core.tables import Tables
from stratbook.plan.calendar.row import CalendarRow

PILLARS = (
    {"pillar": "making", "target_share": 50.0, "objective": "visits", "formats": "photo; reel"},
    {"pillar": "advice", "target_share": 30.0, "objective": "visits", "formats": "photo"},
    {"pillar": "shop", "target_share": 20.0, "objective": "sales", "formats": "photo"},
)
PERSONAS = (
    {"persona": "Ada", "need": "a gift", "objection": "too dear", "platforms": "Instagram",
     "pillars": "making; shop", "priority": 1.0},
    {"persona": "Ben", "need": "to learn", "objection": "no time", "platforms": "Instagram",
     "pillars": "advice; making", "priority": 2.0},
)  # fmt: skip
CADENCE = ({"platform": "instagram", "least_week": 2.0, "most_week": 4.0, "formats": "photo"},)
HOURS = ({"format": "photo", "hours": 2.0, "role": "CM"},)
OBJECTIVES = [
    {"id": "visits", "statement": "More visits", "goal": "traffic", "owner": "CM"},
    {"id": "sales", "statement": "More sales", "goal": "sell_online", "owner": "CM"},
]


def client(**more) -> Brief:
    """Return a potter in France whose calendar is looked at on 1 November 2026."""
    file = {
        "organisation": {"name": "Petits Pots", "type": "btoc", "country": "FR",
                         "website": "https://x.example"},
        "language": "en", "period": "2026-10", "objectives": OBJECTIVES, **more.pop("file", {}),
    }  # fmt: skip
    sheets = {
        "pillars": PILLARS, "personas": PERSONAS, "cadence": CADENCE, "format_hours": HOURS, **more
    }  # fmt: skip
    return brief(file=file, **sheets)


def row(id_: str, date: str, time: str = "", **cells) -> CalendarRow:
    """Return a row with all that a row needs, over which cells are written."""
    whole = {
        "platform": "instagram", "format": "photo", "pillar": "making", "persona": "Ada",
        "visual": "a cup", "cta": "visit", "owner": "CM", "author": "company", "state": "draft",
    }  # fmt: skip
    return CalendarRow(
        id=id_,
        date=dt.date.fromisoformat(date),
        time=dt.time.fromisoformat(time) if time else None,
        **{**whole, **cells},
    )


def posts(*given: tuple[str, str, str]) -> Tables:
    """Return tables of posts on Instagram: id, instant, text."""
    frame = pd.DataFrame(
        {
            "published_at": pd.to_datetime([each[1] for each in given], utc=True),
            "platform": "instagram", "post_id": [each[0] for each in given],
            "text": [each[2] for each in given],
            "source": [f"exports/p.csv:{at}" for at, _ in enumerate(given, start=2)],
        }
    )  # fmt: skip
    return Tables({"posts": tables.conform("posts", frame, "Europe/Paris")}, "Europe/Paris")


def sheet_of(*rows: dict) -> pd.DataFrame:
    """Return the sheet of the calendar with rows given by their filled cells."""
    return filled("calendar", *rows)
