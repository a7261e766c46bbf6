"""What the tests of chapter 5 share: its sheets and posts, small and written by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from stratbook.brief.sheets import sheet


def rows(id_: str, *given: Mapping[str, object]) -> pd.DataFrame:
    """Return a sheet of the given rows, as the brief reads it: what is left out is empty."""
    fields = sheet(id_).fields
    frame = pd.DataFrame([dict(row) for row in given], columns=[each.id for each in fields])
    for each in fields:
        if each.kind == "day":
            frame[each.id] = pd.to_datetime(frame[each.id])
        elif each.kind == "number":
            frame[each.id] = frame[each.id].astype("float64")
        elif each.kind == "flag":
            frame[each.id] = frame[each.id].astype("boolean")
    return frame.assign(source=[f"inputs.xlsx!{id_}:{n}" for n in range(2, len(frame) + 2)])


def tag(number: int, **values: str) -> dict[str, object]:
    """Return the tags of a post that :func:`kpi_rows.post` wrote."""
    return {"post_id": f"p{number}", "platform": "instagram", "tagged_by": "person", **values}


def timed(number: int, at: dt.datetime, likes: float, **more: object) -> dict[str, object]:
    """Return a post published at an hour of Paris, with 1,000 of reach."""
    return {
        "post_id": f"p{number}", "platform": "instagram", "format": "photo", "reach": 1000.0,
        "published_at": pd.Timestamp(at, tz="Europe/Paris").isoformat(), "reactions": likes,
        "comments": 0.0, "extracted_at": "2026-11-20", **more,
    }  # fmt: skip


def mentions(counts: Mapping[str, int], text: str = "Rivage") -> Sequence[dict[str, object]]:
    """Return mentions of the brand, so many a day."""
    return [
        {
            "published_at": f"{day}T10:00:00+02:00", "platform": "instagram",
            "author_hash": f"{day}-{n}", "brand": "Rivage", "text": text, "is_repost": False,
        }
        for day, count in counts.items()
        for n in range(count)
    ]  # fmt: skip
