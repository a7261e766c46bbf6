"""The social influence index: reach, resonance and relevance, and how firm its ranking is."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.reference import threshold

_WEIGHTS: Final = {
    "reach": "influence_weight_reach",
    "resonance": "influence_weight_resonance",
    "relevance": "influence_weight_relevance",
}
Weights = tuple[float, float, float]


@dataclass(frozen=True)
class Raw:
    """What one account brings to the index, before it is brought to the list's scale.

    Parameters
    ----------
    followers : float or None
        Its followers.
    engagement : float or None
        Engagements a post ÷ followers.
    relevance : float or None
        Mean of topic match, brand fit and audience share, each 0 … 1; None when none is known.
    """

    followers: float | None
    engagement: float | None
    relevance: float | None


@dataclass(frozen=True)
class Standing:
    """One account's index and its place, under the declared weights and the others tried.

    Parameters
    ----------
    parts : (float, float, float)
        Reach, resonance and relevance, each 0 … 100 inside the list.
    index : float
        Their weighted mean.
    low, high : float
        The lowest and the highest index of all weights tried.
    rank, best, worst : int
        Place under the declared weights, and the best and worst of all tried.
    kept : int
        Under how many of the weights tried the place is the same.
    tried : int
        How many were tried.
    """

    parts: Weights
    index: float
    low: float
    high: float
    rank: int
    best: int
    worst: int
    kept: int
    tried: int

    @property
    def stability(self) -> float:
        """Share of the weights tried under which the place is the same."""
        return self.kept / self.tried


def declared_weights() -> Weights:
    """Return the weights of reach, resonance and relevance, adding up to 1."""
    return _whole([threshold(each) for each in _WEIGHTS.values()])


def weights_tried() -> tuple[Weights, ...]:
    """Return every combination of each weight at −20 %, as declared, at +20 %, rescaled to 1.

    An exact enumeration, 27 in all: no draw, hence no seed. The size of the step is the
    threshold ``influence_weight_step``.
    """
    step = threshold("influence_weight_step")
    declared = declared_weights()
    factors = itertools.product((1 - step, 1.0, 1 + step), repeat=len(declared))
    return tuple(_whole([w * f for w, f in zip(declared, each, strict=True)]) for each in factors)


def moved_weights() -> dict[str, Weights]:
    """Return the declared weights, then those with one weight moved up by the step."""
    step, declared = threshold("influence_weight_step"), declared_weights()
    found = {"declared": declared}
    for place, part in enumerate(_WEIGHTS):
        moved = [weight * (1 + step * (at == place)) for at, weight in enumerate(declared)]
        found[part] = _whole(moved)
    return found


def scaled(raws: Mapping[str, Raw]) -> dict[str, Weights]:
    """Bring reach (log of followers), resonance and relevance to 0 … 100 inside the list.

    Parameters
    ----------
    raws : mapping
        By account; those that lack a part are left out, since a missing part is not 0.

    Returns
    -------
    dict
        100 × (x − min) ÷ (max − min) of each part; 50 where all are equal.
    """
    whole = {
        name: (math.log10(raw.followers), raw.engagement, raw.relevance)
        for name, raw in raws.items()
        if raw.followers and raw.engagement is not None and raw.relevance is not None
    }
    columns = [_scale(column) for column in zip(*whole.values(), strict=True)]
    rows = zip(*columns, strict=True)
    return {name: (row[0], row[1], row[2]) for name, row in zip(whole, rows, strict=True)}


def ranks(parts: Mapping[str, Weights], weights: Weights) -> dict[str, int]:
    """Return each account's place under some weights, 1 for the highest index."""
    order = sorted(parts, key=lambda name: (-round(_index(parts[name], weights), 9), name))
    return {name: place for place, name in enumerate(order, start=1)}


def influence_index(raws: Mapping[str, Raw]) -> dict[str, Standing]:
    """Rank accounts by reach, resonance and relevance: the KPI ``influence_index``.

    Parameters
    ----------
    raws : mapping
        What each account brings.

    Returns
    -------
    dict
        By account, highest index first; accounts that lack a part have none, and fewer than
        two accounts rank nothing. It measures accounts inside one list, not the brand.
    """
    parts = scaled(raws)
    if len(parts) < 2:
        return {}
    tried = weights_tried()
    places = [ranks(parts, each) for each in tried]
    first = ranks(parts, declared_weights())
    return {
        name: _standing(name, parts[name], first, places)
        for name in sorted(first, key=first.__getitem__)
    }


def _standing(
    name: str, parts: Weights, first: Mapping[str, int], places: Sequence[Mapping[str, int]]
) -> Standing:
    indices = [_index(parts, each) for each in weights_tried()]
    mine = [each[name] for each in places]
    return Standing(
        parts=parts,
        index=_index(parts, declared_weights()),
        low=min(indices),
        high=max(indices),
        rank=first[name],
        best=min(mine),
        worst=max(mine),
        kept=mine.count(first[name]),
        tried=len(mine),
    )


def _index(parts: Weights, weights: Weights) -> float:
    return sum(part * weight for part, weight in zip(parts, weights, strict=True))


def _scale(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    return [50.0 if high == low else 100 * (each - low) / (high - low) for each in values]


def _whole(weights: Sequence[float]) -> Weights:
    total = sum(weights)
    reach, resonance, relevance = (each / total for each in weights)
    return reach, resonance, relevance
