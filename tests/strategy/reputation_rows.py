"""Small invented rows for the chapter on reputation."""

import pandas as pd

from stratbook.brief.sheets import sheet
from stratbook.core.period import month
from stratbook.core.tables import Tables, conform
from stratbook.strategy.kpis.scope import Scope

ZONE = "Europe/Paris"
OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)


def mention(day, tone="neutral", author="a", text="said", **more):
    """Return a mention of the brand at noon."""
    return {
        "published_at": pd.Timestamp(f"{day} 12:00", tz=ZONE), "platform": "x", "brand": "Acme",
        "author_hash": author, "text": text, "sentiment": tone, "source": "exports/m.csv:2", **more,
    }  # fmt: skip


def toned(month_code, positive, neutral, negative):
    """Return so many mentions of each tone, an author each."""
    tones = ["positive"] * positive + ["neutral"] * neutral + ["negative"] * negative
    return [
        mention(f"{month_code}-{1 + at % 28:02}", tone, f"{month_code}{at}", f"said {at}")
        for at, tone in enumerate(tones)
    ]


def inbox(opened, wait=None, *, solved=None, needs=True, theme="delivery"):
    """Return a message answered after ``wait`` minutes."""
    at = pd.Timestamp(opened, tz=ZONE)
    return {
        "opened_at": at,
        "first_reply_at": None if wait is None else at + pd.Timedelta(minutes=wait),
        "resolved_at": at + pd.Timedelta(hours=9) if solved else None,
        "needs_answer": needs, "needs_resolution": solved is not None, "platform": "x",
        "theme": theme, "source": "exports/inbox.csv:2",
    }  # fmt: skip


def tables(**rows):
    """Return tables of these rows."""
    return Tables(
        {name: conform(name, pd.DataFrame(each), ZONE) for name, each in rows.items()}, ZONE
    )


def scope(period=OCTOBER, **rows):
    """Return a scope over these rows."""
    return Scope(tables(**rows), period, "EUR", brands=("Acme",))


def filled(name, *rows):
    """Return a sheet of these rows, the other cells empty."""
    columns = [*(each.id for each in sheet(name).fields), "source"]
    return pd.DataFrame([{**dict.fromkeys(columns), **row} for row in rows], columns=columns)


def comment(name="c", content="criticism", author="customer", *, removable=True, **more):
    """Return a row of the sheet of comments, seen on Wednesday 14 October at 14:30."""
    return {
        "comment": name, "date": pd.Timestamp("2026-10-14"), "time": "14:30", "content": content,
        "author": author, "removable": removable, **more,
    }  # fmt: skip
