"""Rows of the presence register, of posts and of the competitor watch, as chapter 2 reads them."""

import pandas as pd

from stratbook.brief.sheets import sheet
from stratbook.core.period import month
from stratbook.core.tables import Tables, conform, empty
from stratbook.strategy.kpis import Scope
from stratbook.strategy.three_c import (
    audit_accounts,
    audit_content,
    compare_voices,
    hear_staff,
    read_watch,
)

PARIS = "Europe/Paris"
OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)
EXERCISE = (  # place, control, mentions a month, tone
    ("Page Facebook", "managed", 120, "positive"),
    ("Instagram", "managed", 200, "positive"),
    ("LinkedIn", "managed", 20, "neutral"),
    ("YouTube", "managed", 0, "neutral"),
    ("Google reviews", "unmanaged", 60, "positive"),
    ("Former customers", "unmanaged", 90, "mixed"),
    ("Parody", "unmanaged", 30, "negative"),
    ("Trustpilot", "unmanaged", 40, "mixed"),
    ("Employees", "unmanaged", 40, "positive"),
)


def inputs(name: str, rows: list[dict]) -> pd.DataFrame:
    """Return a sheet as the brief reads it."""
    frame = pd.DataFrame(rows, columns=[each.id for each in sheet(name).fields])
    for each in sheet(name).fields:
        if each.kind == "day":
            frame[each.id] = pd.to_datetime(frame[each.id])
        elif each.kind == "number":
            frame[each.id] = frame[each.id].astype(float)
        elif each.kind == "flag":
            frame[each.id] = frame[each.id].astype("boolean")
    return frame.assign(source=[f"inputs.xlsx!{name}:{row + 2}" for row in range(len(frame))])


def register(*rows: dict) -> pd.DataFrame:
    exercise = [
        {"place": place, "control": control, "volume": volume, "tone": tone}
        for place, control, volume, tone in EXERCISE
    ]
    return inputs("presence", list(rows) or exercise)


def post(day: str, format_: str, reach: float | None, likes: float | None, **more) -> dict:
    return {
        "published_at": pd.Timestamp(f"{day} 12:00", tz=PARIS),
        "platform": "instagram",
        "format": format_,
        "reach": reach,
        "reactions": likes,
        "comments": None if likes is None else 0.0,
        "extracted_at": pd.Timestamp("2026-11-30"),
        **more,
    }


def posts(*rows: dict) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    numbered = frame.assign(
        post_id=[str(each) for each in range(len(frame))],
        source=[f"exports/posts.csv:{each + 2}" for each in range(len(frame))],
    )
    return conform("posts", numbered, PARIS)


def audit(*rows: dict):
    return audit_content(posts(*rows), OCTOBER, SEPTEMBER)


PHOTOS = [post(f"2026-10-{day:02d}", "photo", 1000, 10 * (day - 2)) for day in range(3, 8)]


def count(
    name: str, day: str, followers: float | None, activity: tuple = (10, 100), **more
) -> dict:
    return {
        "date": day, "platform": "instagram", "competitor": name, "is_client": name == "Us",
        "followers": followers, "posts": activity[0], "interactions": activity[1], **more,
    }  # fmt: skip


def watch(*rows: dict):
    return read_watch(inputs("competitors", list(rows)), OCTOBER)


WATCH = [
    count("Us", "2026-09-01", 1000),
    count("Us", "2026-10-31", 1060, (10, 106)),
    count("Big", "2026-09-01", 4000),
    count("Big", "2026-10-31", 4080, (20, 408)),
    count("Small", "2026-10-31", 2860, (0, 0)),
]
THREE = [
    count(name, day, followers, activity)
    for name, activity in (("Us", (10, 50)), ("A", (10, 300)), ("B", (10, 200)), ("C", (10, 100)))
    for day, followers in (("2026-09-01", 1000), ("2026-10-31", 1000))
]


def hygiene(*rows: dict, overrides=()):
    shown = empty("posts", PARIS)
    return audit_accounts(inputs("accounts", list(rows)), shown, OCTOBER.end, overrides)


OLD = {"account": "Page", "platform": "x", "last_post_on": "2020-01-01", "followers": 3}
LIVE = {**OLD, "account": "Live", "last_post_on": "2026-10-30", "followers": 900}


ROW = {
    "period": "2026-10", "platform": "instagram", "people": 6, "posts": 10, "reach": 1000,
    "interactions": 60, "positive": 6, "neutral": 2, "negative": 2, "off_charter": 1,
}  # fmt: skip
TEN = [post(f"2026-10-{day:02d}", "photo", 900, 14) for day in range(1, 11)]


def hear(*rows: dict, ours=TEN, period=OCTOBER):
    shown = posts(*ours) if ours else empty("posts", PARIS)
    return hear_staff(inputs("employee_voice", list(rows)), shown, period)


def mentions(month: str, brand: str, number: int, tone: str) -> list[dict]:
    return [
        {
            "published_at": pd.Timestamp(f"{month}-{1 + each % 28:02d} 10:00", tz=PARIS),
            "platform": "instagram",
            "author_hash": f"{brand}{each}",
            "brand": brand,
            "text": f"{tone} {each}",
            "is_repost": False,
            "sentiment": tone,
        }
        for each in range(number)
    ]


def voices(*rows: list[dict]):
    flat = [each for row in rows for each in row]
    frame = pd.DataFrame(flat).assign(source=[f"exports/m.csv:{n}" for n in range(len(flat))])
    tables = Tables({"mentions": conform("mentions", frame, PARIS)}, PARIS)
    return compare_voices(Scope(tables, OCTOBER, "EUR", brands=("Us",)), SEPTEMBER)


OURS = (mentions("2026-10", "us", 60, "positive"), mentions("2026-10", "US", 40, "negative"))
RIVAL = mentions("2026-10", "Rival", 300, "neutral")
