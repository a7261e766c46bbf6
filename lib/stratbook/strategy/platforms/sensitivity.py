"""Does the choice hold when the weights move? Every weight up and down, and the tipping point.

Moving one weight rescales the others in proportion, so that the sum stays. Each score is
then a straight line of the weight moved, and the point where two platforms meet is exact.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stratbook.strategy.platforms.scores import Grid, weighted

_EQUAL = 1e-9


@dataclass(frozen=True)
class Scenario:
    """One weight moved.

    Parameters
    ----------
    criterion : str
        Which one.
    up : bool
        Whether it was raised.
    scores : mapping
        Score of each complete platform.
    ranks : mapping
        Rank of each, equal scores sharing the better rank.
    """

    criterion: str
    up: bool
    scores: Mapping[str, float]
    ranks: Mapping[str, int]


@dataclass(frozen=True)
class Tipping:
    """The smallest move of one weight that brings another platform to the first place.

    Parameters
    ----------
    criterion : str
        The weight that moves.
    share, tips_at : float
        Its share now, and the share at which the two platforms are equal.
    rival : str
        The platform that then takes the first place.
    """

    criterion: str
    share: float
    tips_at: float
    rival: str

    @property
    def move(self) -> float:
        """The relative move: 0.25 is a quarter more, -0.5 half as much."""
        return self.tips_at / self.share - 1


def shifted(weights: Mapping[str, float], criterion: str, share: float) -> dict[str, float]:
    """Return the weights with one criterion at a new share, the others in proportion.

    Parameters
    ----------
    weights : mapping
        Shares that add up to 1; another criterion than this one weighs too.
    criterion : str
        The one moved.
    share : float
        Its new share, 0 … 1.
    """
    rest = (1 - share) / (1 - weights[criterion])
    return {name: share if name == criterion else each * rest for name, each in weights.items()}


def scores_under(grid: Grid, weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weighted score of every complete platform under given weights."""
    return {each: weighted(grid.values(each), weights) for each in grid.complete}


def ranks_of(scores: Mapping[str, float]) -> dict[str, int]:
    """Return each platform's rank, 1 for the best; equal scores share the better rank."""
    return {
        name: 1 + sum(other > score + _EQUAL for other in scores.values())
        for name, score in scores.items()
    }


def scenarios(grid: Grid, move: float) -> tuple[Scenario, ...]:
    """Enumerate every weight moved up and down by a relative move (0.2 is 20 %).

    A criterion that weighs nothing, or everything, cannot be moved and gives no scenario.
    """
    found = []
    for name in _movable(grid):
        for up in (True, False):
            share = min(1.0, grid.weights[name] * (1 + move if up else 1 - move))
            scores = scores_under(grid, shifted(grid.weights, name, share))
            found.append(Scenario(name, up, scores, ranks_of(scores)))
    return tuple(found)


def tipping_points(grid: Grid) -> tuple[Tipping, ...]:
    """Return each criterion's nearest tipping point, the smallest relative move first.

    Criteria whose weight can go from nothing to everything without changing the first
    place have none; so has a grid whose first place is shared.
    """
    ranks = ranks_of(scores_under(grid, grid.weights))
    leaders = [name for name, rank in ranks.items() if rank == 1]
    if len(leaders) != 1:
        return ()
    nearest = []
    for name in _movable(grid):
        found = list(_crossings(grid, name, leaders[0]))
        if found:
            nearest.append(min(found, key=lambda each: (abs(each.move), each.rival)))
    return tuple(sorted(nearest, key=lambda each: (abs(each.move), each.criterion)))


def _crossings(grid: Grid, criterion: str, leader: str) -> Iterator[Tipping]:
    """Iterate over the shares of a criterion at which a rival draws level with the leader."""
    share = grid.weights[criterion]
    start, end = (scores_under(grid, shifted(grid.weights, criterion, each)) for each in (0.0, 1.0))
    for rival in grid.complete:
        at_none, at_all = start[leader] - start[rival], end[leader] - end[rival]
        if rival == leader or abs(at_none - at_all) < _EQUAL:
            continue
        meets = at_none / (at_none - at_all)
        if _EQUAL < meets < 1 - _EQUAL:  # level at an end only: nobody is overtaken
            yield Tipping(criterion, share, meets, rival)


def _movable(grid: Grid) -> list[str]:
    return [name for name, share in grid.weights.items() if 0 < share < 1 - _EQUAL]
