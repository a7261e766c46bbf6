"""Exercise 11's tables: a learner's own months, inbox, days and comments."""

from collections.abc import Mapping, Sequence
from functools import partial
from statistics import fmean, median
from typing import Final

import pandas as pd

from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data
from stratbook.notebook.course.exercises.ex11 import comments, wrong
from stratbook.notebook.course.exercises.ex11.answers import (
    DAYS,
    TONES,
    WEEKDAYS,
    desked,
    reading,
    toned,
    watched,
)
from stratbook.notebook.course.exercises.ex11.asked import ID, QUESTIONS
from stratbook.notebook.course.exercises.reading import figures, rows
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of, telling

_MONTHS: Final = {"previous": (120, 180, 60), "now": (160, 200, 40)}
_INBOX: Final = {"received": 250, "answered": 215, "in_time": 172, "needed": 200, "resolved": 168}
_DELAYS: Final = (5, 8, 12, 20, 30, 45, 60, 90, 240, 1_440)
_MENTIONS: Final = (4, 6, 5, 3, 7, 5, 4, 6, 5, 8, 4, 5, 6, 5)


def drawn(draw: Draw) -> Data:
    """Return the tables ``tone``, ``inbox``, ``delays``, ``mentions``, ``days``, ``comments``."""
    found: dict[str, pd.DataFrame] = {}
    for make, holds in (
        (_months, _tone_teaches),
        (_desk, _desk_teaches),
        (_watch, _watch_teaches),
        (_sorted, _comments_teach),
    ):
        made: Data = draw.until(partial(make, draw), holds)
        found.update(made)
    return found


def _sorted(draw: Draw) -> Data:
    return {"comments": comments.table(draw)}


def _months(draw: Draw) -> Data:
    said = [{"month": month, **{tone: draw.near(value, 0.25, 5)
                                for tone, value in zip(TONES, published, strict=True)}}
            for month, published in _MONTHS.items()]  # fmt: skip
    return {"tone": pd.DataFrame(said)}


def _desk(draw: Draw) -> Data:
    inbox = {name: draw.near(value, 0.2) for name, value in _INBOX.items()}
    delays = [draw.near(each, 0.25) for each in _DELAYS]
    return {
        "inbox": pd.DataFrame({"item": list(inbox), "value": list(inbox.values())}),
        "delays": pd.DataFrame(
            {
                "message": [f"message_{each}" for each in range(1, len(delays) + 1)],
                "minutes": delays,
            }
        ),
    }


def _watch(draw: Draw) -> Data:
    mentions = [draw.near(each, 0.4) for each in _MENTIONS]
    weeks = pd.DataFrame(
        [mentions[:7], mentions[7:]], index=["first", "second"], columns=list(WEEKDAYS)
    )
    days = {name: draw.near(each) for name, each in DAYS.items()}
    return {
        "mentions": weeks.reset_index(names="week"),
        "days": pd.DataFrame({"item": list(days), "value": list(days.values())}),
    }


def _tone_teaches(data: Data) -> bool:
    """Hold a tone that improves, and neutral mentions that make a difference."""
    now, before = (rows(data["tone"], *TONES)[each] for each in ("now", "previous"))
    shares = [(each["positive"] - each["negative"]) / sum(each.values()) for each in (now, before)]
    better = shares[0] - 0.03 >= shares[1] >= 0.05
    return better and _told(toned(data), wrong.of_tone(data))


def _desk_teaches(data: Data) -> bool:
    """Hold counts that contain one another, and one delay that drags the mean away."""
    inbox, delays = figures(data["inbox"]), sorted(figures(data["delays"]).values())
    nested = inbox["in_time"] + 15 <= inbox["answered"] <= inbox["received"] - 10
    needed = inbox["resolved"] + 10 <= inbox["needed"] <= inbox["received"] - 15
    late = fmean(delays) >= 3 * median(delays)
    return nested and needed and late and _told(desked(data), wrong.of_desk(data))


def _watch_teaches(data: Data) -> bool:
    """Hold a day that is an alert and one that is noise, ordinary days being frequent enough."""
    today, other = (reading(data, name) for name in DAYS)
    if today.z is None or other.z is None or today.ordinary < 5:
        return False
    fair = today.is_alert and not other.is_alert and today.z >= 4 and 1 <= other.z <= 3
    return fair and _told(watched(data), wrong.of_watch(data))


def _comments_teach(data: Data) -> bool:
    """Hold different levels, and a place and an author that change one."""
    frame = data["comments"]
    hints = [hint for hint, _, _ in comments.misread(frame)]
    varied = len(set(comments.levels(frame).values())) >= 3
    return varied and comments.PLACE in hints and comments.AUTHOR in hints


def _told(right: Mapping[str, Answer], pitfalls: Sequence[Pitfall]) -> bool:
    return telling(mistakes_of(ID, QUESTIONS, right, pitfalls), pitfalls)
