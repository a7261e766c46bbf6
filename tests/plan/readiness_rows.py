"""Sheets, tables and a brief small enough to work out by hand."""

import numpy as np
import pandas as pd

from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.sheets import SHEETS, sheet
from stratbook.core.period import month
from stratbook.core.tables import SCHEMAS, Tables

OCTOBER = month(2026, 10)
EMPTY = {"number": np.nan, "flag": pd.NA, "day": pd.NaT}


def frame(name, *rows):
    """Return a sheet as the brief gives it."""
    fields = sheet(name).fields
    blank = {each.id: EMPTY.get(each.kind) for each in fields}
    filled = [
        {**blank, **row, "source": f"inputs/{name}.csv:{at}"} for at, row in enumerate(rows, 2)
    ]
    found = pd.DataFrame(filled, columns=[*blank, "source"])
    kinds = {each.id: each.kind for each in fields}
    for id_, kind in kinds.items():
        if kind == "number":
            found[id_] = found[id_].astype("float64")
        elif kind == "flag":
            found[id_] = found[id_].astype("boolean")
        elif kind == "day":
            found[id_] = pd.to_datetime(found[id_])
    return found


def brief(tmp_path, sheets=None, **organisation):
    """Return a brief of a shop in France, or what is asked."""
    named = {"name": "Les Petits Pots", "type": "btoc", "country": "FR"} | organisation
    file = ClientFile.model_validate({"organisation": named, "period": "2026-10"})
    filled = {each.id: frame(each.id) for each in SHEETS}
    return Brief(folder=tmp_path, file=file, inputs=filled | (sheets or {}))


def flight(name, **more):
    return {"flight": name, "starts": pd.Timestamp("2026-11-02"),
            "ends": pd.Timestamp("2026-11-11"),
            "platform": "facebook", "objective": "traffic", "budget": 100.0, **more}  # fmt: skip


def ads_row(**more):
    return {"date_start": "2026-10-01", "date_end": "2026-10-31", "platform": "meta",
            "currency": "EUR", "spend": 100.0, "source": "exports/ads.csv:2", **more}  # fmt: skip


def web_row(device, sessions, bought, **more):
    return {"date": "2026-10-05", "device": device, "sessions": sessions, "purchases": bought,
            "source": "exports/web.csv:2", **more}  # fmt: skip


def tables(ads=(), web=()):
    found = {}
    for name, rows in (("ads", ads), ("web", web)):
        whole = pd.DataFrame(list(rows), columns=list(SCHEMAS[name].names))
        for column in SCHEMAS[name].columns:
            if column.kind == "day":
                whole[column.name] = pd.to_datetime(whole[column.name])
            elif column.kind == "number":
                whole[column.name] = whole[column.name].astype("float64")
        found[name] = whole
    return Tables(found, "Europe/Paris")


def videos(planned, *more, quality=(3.0, 4.0), **buy):
    rows = (
        {"option": "Atelier", "way": "in_house", "item": "kit", "fixed": 2400.0, "hours": 6.0,
         "rate": 35.0, "other": 20.0, "planned": planned, "quality": quality[0]},
        {"option": "Atelier ", "way": "in_house", "item": "training", "fixed": 600.0},
        {"option": "Studio", "way": "provider", "quote": 480.0, "quality": quality[1], **buy},
    )  # fmt: skip
    return frame("video_options", *rows, *more)
