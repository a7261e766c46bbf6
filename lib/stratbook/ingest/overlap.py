"""Ads reports whose spans cross: adding them would count spend twice."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.core.tables import SCHEMAS

_DATES = ("date_start", "date_end")


def overlaps(frames: Mapping[int, pd.DataFrame], files: Sequence[str]) -> dict[int, list[Message]]:
    """Find pairs of files that hold the same ad over different spans that cross.

    Parameters
    ----------
    frames : mapping
        Ads by the place of their file.
    files : sequence of str
        The files' names.

    Returns
    -------
    dict
        Warnings by the place of the file.
    """
    found: dict[int, list[Message]] = {}
    for (one, left), (two, right) in combinations(frames.items(), 2):
        if _cross(left, right):
            for at, other in ((one, two), (two, one)):
                found.setdefault(at, []).append(
                    say(
                        "The same ads stand in {file} over other dates that overlap with these: "
                        "adding both would count twice.",
                        file=files[other],
                    )
                )
    return found


def _cross(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    if _apart(left, right):
        return False
    same = [name for name in SCHEMAS["ads"].key if name not in _DATES]
    one, two = (
        each[[*same, *_DATES]].drop_duplicates().fillna(dict.fromkeys(same, ""))
        for each in (left, right)
    )
    pairs = one.merge(two, on=same)
    crossing = (pairs["date_start_x"] <= pairs["date_end_y"]) & (
        pairs["date_start_y"] <= pairs["date_end_x"]
    )
    equal = (pairs["date_start_x"] == pairs["date_start_y"]) & (
        pairs["date_end_x"] == pairs["date_end_y"]
    )
    return bool((crossing & ~equal).any())


def _apart(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    """Say whether no span can cross: one file ends before the other, or all are single days."""
    single = all((each["date_start"] == each["date_end"]).all() for each in (left, right))
    return bool(
        single
        or left["date_end"].max() < right["date_start"].min()
        or right["date_end"].max() < left["date_start"].min()
    )
