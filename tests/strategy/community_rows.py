"""What the tests of the third C share: sheets and tables written by hand."""

import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.sheets import sheet
from stratbook.core.choice import Override
from stratbook.core.period import month
from stratbook.strategy import community

OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)
END = OCTOBER.end


def inputs(name: str, *rows: dict) -> pd.DataFrame:
    """Return a sheet of inputs; columns left out are empty, types are those of the reader."""
    blank = empty_inputs(sheet(name))
    filled = [
        {"source": f"inputs.xlsx!{name}:{line}", **row} for line, row in enumerate(rows, start=2)
    ]
    return pd.DataFrame(filled, columns=blank.columns).astype(blank.dtypes.to_dict())


def heard(theme: str, count: int, when: str = "2026-10", **more: object) -> dict:
    """Return a row of the voice sheet: a problem of customers, heard in a survey."""
    usual = {"audience": "customer", "heard_in": "survey", "kind": "problem"}
    return {"period": when, "theme": theme, "count": count, **usual, **more}


def message(theme: str, day: str, *, answered: bool = True, tone: str = "neutral") -> dict:
    """Return a conversation of the inbox that needed an answer."""
    return {
        "opened_at": pd.Timestamp(f"{day}T10:00", tz="Europe/Paris"),
        "first_reply_at": pd.Timestamp(f"{day}T11:00", tz="Europe/Paris") if answered else None,
        "platform": "facebook",
        "needs_answer": True,
        "theme": theme,
        "sentiment": tone,
    }


def account(handle: str, **more: object) -> dict:
    """Return a row of the sheet of influencers with nothing unusual in it."""
    usual = {
        "platform": "instagram", "topic_match": 4, "followers": 20_000, "followers_before": 19_800,
        "engagements": 800, "comments": 40, "posts": 20, "audience_share": 80, "brand_fit": 4,
    }  # fmt: skip
    return {"handle": handle, **usual, **more}


def against(rule: str, subject: str, choice: str) -> Override:
    """Return a consultant's word against a rule."""
    return Override(rule=rule, subject=subject, choice=choice, reason="we know better")


def found(findings, key: str):
    """Return the one finding of a key."""
    (one,) = (each for each in findings if each.key == key)
    return one


def everything(found_tables, **sheets: tuple[dict, ...]):
    """Return all findings of the third C from hand-written sheets and tables."""
    frames = {name: inputs(name, *sheets.get(name, ())) for name in (
        "voice", "recommenders", "influencers", "touchpoints", "trends")}  # fmt: skip
    said = community.gather(frames["voice"], found_tables["messages"], OCTOBER, SEPTEMBER)
    return community.find_community(
        community.find_public(
            community.read_voice(said),
            community.read_satisfaction(found_tables, OCTOBER, SEPTEMBER),
            community.read_prospects(said, found_tables["search"]),
        ),
        community.find_relays(
            community.read_recommenders(frames["recommenders"], END),
            community.read_influencers(frames["influencers"]),
            "EUR",
        ),
        community.find_way(
            community.read_journey(frames["touchpoints"], found_tables, OCTOBER),
            community.read_behaviour(found_tables["web"], OCTOBER, SEPTEMBER),
            community.read_trends(frames["trends"], END),
        ),
    )
