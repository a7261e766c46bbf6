"""The tree of objectives: each has a name of its own and serves one of a level above."""

from collections.abc import Iterator
from typing import Final

from stratbook.brief.draft import Draft
from stratbook.brief.nearest import nearest
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_RANK: Final = {"business": 0, "marketing": 1, "social": 2}
_LOWEST: Final = "social"


def tree_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over the faults of the tree: names that stand twice, branches that hang loose."""
    places: dict[str, KeyPath] = {}
    for row in draft.objectives():
        name = draft.text(*row, "id")
        if name in places:
            yield draft.fault(
                (*row, "id"),
                say("Two objectives are called “{name}”.", name=shown(name)),
                say("Give each objective an id of its own."),
            )
        elif name:
            places[name] = row
    for row in draft.objectives():
        if draft.text(*row, "serves"):
            yield from _branch(draft, row, places)


def _branch(draft: Draft, row: KeyPath, places: dict[str, KeyPath]) -> Iterator[Fault]:
    path = (*row, "serves")
    above = draft.text(*path)
    if above not in places:
        near = nearest(above, places)
        yield draft.fault(
            path,
            say("There is no objective “{name}” to serve.", name=shown(above)),
            say("Write {near} if that is what is meant.", near=near)
            if near
            else say("Write the id of another objective, or remove the key."),
        )
    elif circle := _circle(draft, row, places):
        yield draft.fault(
            path,
            say("The objectives serve one another in a circle: {names}.", names=" → ".join(circle)),
            say("An objective serves one of a level above: social, marketing, business."),
        )
    elif _rank(draft, places[above]) >= _rank(draft, row):
        yield draft.fault(
            path,
            say(
                "“{name}” is on the level {level}, which is not above this objective's.",
                name=above,
                level=_level(draft, places[above]),
            ),
            say("An objective serves one of a level above: social, marketing, business."),
        )


def _circle(draft: Draft, row: KeyPath, places: dict[str, KeyPath]) -> list[str]:
    """Return the ids from an objective back to itself; empty when the way up ends."""
    start = draft.text(*row, "id")
    way = [start]
    while (step := draft.text(*places.get(way[-1], row), "serves")) in places:
        way.append(step)
        if step == start:
            return way
        if step in way[:-1]:
            return []
    return []


def _level(draft: Draft, row: KeyPath) -> str:
    return draft.text(*row, "level") or _LOWEST


def _rank(draft: Draft, row: KeyPath) -> int:
    return _RANK.get(_level(draft, row), _RANK[_LOWEST])
