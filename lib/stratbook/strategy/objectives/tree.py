"""The tree of objectives: business, then marketing, then social, and what hangs on nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.brief.models import Objective

LEVELS: Final = ("business", "marketing", "social")


class Orphan(StrEnum):
    """Why an objective hangs on nothing."""

    SERVES_NOTHING = "serves_nothing"
    SERVES_UNKNOWN = "serves_unknown"
    NOT_ABOVE = "not_above"


@dataclass(frozen=True)
class Node:
    """One objective in the tree.

    Parameters
    ----------
    objective : Objective
        The objective.
    parent : str
        Id of the objective above it; empty for a business objective and for an orphan.
    orphan : Orphan or None
        Why a marketing or social objective has nothing above it.
    is_unserved : bool
        Whether it is a business or marketing objective that nothing below serves.
    depth : int
        Steps down from the objective that tops its branch.
    """

    objective: Objective
    parent: str
    orphan: Orphan | None
    is_unserved: bool
    depth: int

    @property
    def is_tied(self) -> bool:
        """Whether it is tied on every side that it should be."""
        return self.orphan is None and not self.is_unserved


@dataclass(frozen=True)
class Tree:
    """All objectives, each followed by those that serve it.

    Parameters
    ----------
    nodes : tuple of Node
        Branch by branch, in the order of the brief.
    """

    nodes: tuple[Node, ...]

    @property
    def orphans(self) -> tuple[Node, ...]:
        """Marketing and social objectives with nothing above them."""
        return tuple(each for each in self.nodes if each.orphan is not None)

    @property
    def unserved(self) -> tuple[Node, ...]:
        """Business and marketing objectives with nothing below them."""
        return tuple(each for each in self.nodes if each.is_unserved)

    def node(self, id_: str) -> Node:
        """Return the node of an objective by its id; raise KeyError when there is none."""
        return {each.objective.id: each for each in self.nodes}[id_]


def grow(objectives: Sequence[Objective]) -> Tree:
    """Tie objectives to those they serve.

    Parameters
    ----------
    objectives : sequence of Objective
        Those of the brief; ids are unique. ``serves`` counts only when it names an
        objective of a level above, so that the tree has no loop.
    """
    by_id = {each.id: each for each in objectives}
    orphans = {each.id: _orphan(each, by_id) for each in objectives}
    parents = {
        each.id: each.serves
        for each in objectives
        if each.level != "business" and orphans[each.id] is None
    }
    tops = sorted(
        (each for each in objectives if each.id not in parents),
        key=lambda each: LEVELS.index(each.level),
    )
    return Tree(
        tuple(
            Node(
                objective=each,
                parent=parents.get(each.id, ""),
                orphan=orphans[each.id],
                is_unserved=each.level != "social" and each.id not in parents.values(),
                depth=depth,
            )
            for top in tops
            for each, depth in _branch(top, objectives, parents)
        )
    )


def _orphan(objective: Objective, by_id: dict[str, Objective]) -> Orphan | None:
    if objective.level == "business":
        return None
    if not objective.serves:
        return Orphan.SERVES_NOTHING
    above = by_id.get(objective.serves)
    if above is None:
        return Orphan.SERVES_UNKNOWN
    if LEVELS.index(above.level) >= LEVELS.index(objective.level):
        return Orphan.NOT_ABOVE
    return None


def _branch(
    top: Objective, objectives: Sequence[Objective], parents: dict[str, str], depth: int = 0
) -> Iterator[tuple[Objective, int]]:
    yield top, depth
    for each in objectives:
        if parents.get(each.id) == top.id:
            yield from _branch(each, objectives, parents, depth + 1)
