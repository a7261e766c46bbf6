"""The two checklists, SMO and search, as data: what to look at, its weight, what to do."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from stratbook.core.reference import csv_rows

Topic = Literal["smo", "search"]
Place = Literal["account", "site", "listing"]
Scored = Literal["person", "inventory", "posts", "reviews"]
TOPICS: Final[tuple[Topic, ...]] = ("smo", "search")


@dataclass(frozen=True)
class Check:
    """One row of a checklist.

    Parameters
    ----------
    id : str
        Its name.
    topic : {"smo", "search"}
        Which checklist.
    place : {"account", "site", "listing"}
        What it is asked of.
    label, look, action : dict
        Its short name, what to look at and what to do, by language code.
    scored : {"person", "inventory", "posts", "reviews"}
        Who can answer it: a person in the sheet ``checks``, or what is already known.
    weight : float
        What it counts for in the score.
    kpi : str
        The KPI that tells whether closing its gap worked.
    source : str
        Where it comes from, or "stratbook".
    """

    id: str
    topic: Topic
    place: Place
    label: dict[str, str]
    look: dict[str, str]
    action: dict[str, str]
    scored: Scored
    weight: float
    kpi: str
    source: str


@cache
def checklist(topic: Topic) -> tuple[Check, ...]:
    """Return a checklist, in the order of its file."""
    return tuple(_check(topic, row) for row in csv_rows(f"{topic}_checklist.csv"))


def check_named(id_: str) -> Check:
    """Return a check of either list; raise KeyError when there is none."""
    return {each.id: each for topic in TOPICS for each in checklist(topic)}[id_]


def _check(topic: Topic, row: dict[str, str]) -> Check:
    def both(stem: str) -> dict[str, str]:
        return {code: row[f"{stem}{code}"] for code in ("en", "fr")}

    return Check(
        id=row["check"],
        topic=topic,
        place=row["scope"],  # type: ignore[arg-type]  # a test holds the list
        label=both(""),
        look=both("look_"),
        action=both("action_"),
        scored=row["scored"],  # type: ignore[arg-type]  # the same test
        weight=float(row["weight"]),
        kpi=row["kpi"],
        source=row["source"],
    )
