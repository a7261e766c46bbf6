"""Exercise 11's answers, as the KPIs, the watch and the grid of stratbook give them."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.notebook.course.exercise import Answer, Data, Sealed
from stratbook.notebook.course.exercises.ex11 import comments
from stratbook.notebook.course.exercises.reading import (
    BRAND,
    PERIOD,
    figures,
    once,
    rows,
    scope_of,
)
from stratbook.strategy.kpis import measure
from stratbook.strategy.kpis.alert import DayReading, read_days

TONES: Final = ("positive", "neutral", "negative")
DAYS: Final = {"today": 14, "other": 8}
WEEKDAYS: Final = {
    "mon": say("Mon"), "tue": say("Tue"), "wed": say("Wed"), "thu": say("Thu"),
    "fri": say("Fri"), "sat": say("Sat"), "sun": say("Sun"),
}  # fmt: skip
_MEDIAN: Final = "95c2a606fa1b04fb2d972d704222b9f97b1d7400cba30276137c4531d1378f24"


@once("tone")
def toned(data: Data) -> dict[str, Answer]:
    """Return net, polar and their change."""
    months, spans = rows(data["tone"], *TONES), {"now": PERIOD, "previous": PERIOD.previous()}
    said = [(span.start, tone) for month, span in spans.items() for tone in TONES
            for _ in range(round(months[month][tone]))]  # fmt: skip
    frame = pd.DataFrame(said, columns=["published_at", "sentiment"]).assign(
        brand=BRAND, platform="instagram"
    )
    frame["author_hash"] = (frame.index % 5).astype(str)  # few: its interval is not asked
    scope = scope_of(mentions=frame)
    net = measure("net_sentiment", scope)
    return {
        "net": net.value,
        "polar": net.parts[0].value,
        "change": measure("sentiment_trend", scope).value,
    }


@once("inbox", "delays")
def desked(data: Data) -> dict[str, Answer]:
    """Return the rates of the inbox and its delays."""
    inbox, delays = figures(data["inbox"]), list(figures(data["delays"]).values())
    opened = pd.Timestamp(PERIOD.start)
    which = pd.Series(range(round(inbox["received"])))
    messages = pd.DataFrame({
        "opened_at": opened, "platform": "instagram", "needs_answer": True,
        "first_reply_at": pd.Series(opened, index=which).where(which < inbox["answered"]),
        "needs_resolution": which < inbox["needed"],
        "resolved_at": pd.Series(opened, index=which).where(which < inbox["resolved"]),
    })  # fmt: skip
    asked = pd.DataFrame({
        "opened_at": opened, "platform": "instagram", "needs_answer": True,
        "first_reply_at": [opened + pd.Timedelta(minutes=each) for each in delays],
    })  # fmt: skip
    desk, delay = scope_of(messages=messages), measure("response_time", scope_of(messages=asked))
    return {
        "response": 100 * (measure("response_rate", desk).value or 0.0),
        "in_time_answered": 100 * inbox["in_time"] / inbox["answered"],
        "in_time_received": 100 * inbox["in_time"] / inbox["received"],
        "resolution": 100 * (measure("resolution_rate", desk).value or 0.0),
        "delay_mean": next(each.value for each in delay.parts if each.key == "mean"),
        "delay_median": delay.value,
        "delay_told": Sealed(_MEDIAN),
    }


def ordinary(data: Data) -> list[float]:
    """Return the mentions of the fourteen ordinary days, in their order."""
    weeks = rows(data["mentions"], *WEEKDAYS)
    return [each for week in weeks.values() for each in week.values()]


def reading(data: Data, name: str) -> DayReading:
    """Read a day after the ordinary ones, as the watch of chapter 9 does."""
    counts = [*ordinary(data), figures(data["days"])[name]]
    dates = pd.date_range(PERIOD.start, periods=len(counts))
    day = dates[-1].date()
    return read_days(pd.Series(counts, index=dates), Period(start=day, end=day))[0]


@once("mentions", "days")
def watched(data: Data) -> dict[str, Answer]:
    """Return the robust z of both days, and whether each sets off an alert."""
    found: dict[str, Answer] = {}
    for name in DAYS:
        read = reading(data, name)
        found |= {f"z_{name}": read.z, f"alert_{name}": bool(read.is_alert)}
    return found


def expected(data: Data) -> Mapping[str, Answer]:
    """Return what is right."""
    levels = comments.levels(data["comments"])
    sorted_ = {f"level_{number}": level for number, level in levels.items()}
    return {**toned(data), **desked(data), **watched(data), **sorted_}
