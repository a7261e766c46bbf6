"""Departments' priorities: how far they agree, on what, and what has to be settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Final

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.brief.row_checks import WHOLE, is_whole
from stratbook.core.message import say, say_n
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Measure
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.objectives.subjects import Subject, find_subject, once

INDEX: Final = "alignment_index"


@dataclass(frozen=True)
class Stance:
    """What one department wants.

    Parameters
    ----------
    department : str
        Its name.
    points : tuple of float
        One a subject, of 100; 0 where it gives none.
    written : float
        What its points added up to as written.
    weight : float
        Its part of the consensus; all parts add up to 1.
    """

    department: str
    points: tuple[float, ...]
    written: float
    weight: float

    @property
    def rescaled(self) -> bool:
        """Whether its points were brought to 100."""
        return not is_whole(self.written)


@dataclass(frozen=True)
class Pair:
    """Two departments, and the part of their priorities that they share (0 to 1)."""

    first: str
    second: str
    overlap: float


@dataclass(frozen=True)
class Contest:
    """An objective on which departments differ.

    Parameters
    ----------
    subject : Subject
        Which.
    low, high : float
        Fewest and most points given to it.
    against, behind : tuple of str
        The departments that give it the fewest and the most.
    """

    subject: Subject
    low: float
    high: float
    against: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def spread(self) -> float:
        """Points between the two ends."""
        return self.high - self.low


@dataclass(frozen=True)
class Alignment:
    """The departments' priorities side by side.

    Parameters
    ----------
    subjects : tuple of Subject
        The objectives, in the order of the sheet.
    stances : tuple of Stance
        The departments, in the order of the sheet.
    pairs : tuple of Pair
        Every two departments.
    consensus : tuple of float
        Points of each subject, the departments' weighted mean.
    measure : Measure
        The alignment index.
    """

    subjects: tuple[Subject, ...]
    stances: tuple[Stance, ...]
    pairs: tuple[Pair, ...]
    consensus: tuple[float, ...]
    measure: Measure

    @property
    def contests(self) -> tuple[Contest, ...]:
        """Subjects that at least two departments weigh differently, the most contested first."""
        found = [self._contest(place) for place in range(len(self.subjects))]
        differing = [each for each in found if each.spread > 0]
        return tuple(sorted(differing, key=lambda each: -each.spread))

    @property
    def most_contested(self) -> Contest | None:
        """The subject with the widest range of points; None when nobody differs."""
        return next(iter(self.contests), None)

    @property
    def rescaled(self) -> tuple[str, ...]:
        """The departments whose points were brought to 100, as they asked."""
        return tuple(each.department for each in self.stances if each.rescaled)

    def _contest(self, place: int) -> Contest:
        given = [(each.points[place], each.department) for each in self.stances]
        low, high = min(given)[0], max(given)[0]
        return Contest(
            subject=self.subjects[place],
            low=low,
            high=high,
            against=tuple(name for points, name in given if points == low),
            behind=tuple(name for points, name in given if points == high),
        )


@remembered
def align(weights: pd.DataFrame, objectives: Sequence[Objective]) -> Alignment:
    """Compare the departments' priorities.

    Parameters
    ----------
    weights : DataFrame
        The sheet ``weights``: department, objective, points (of 100), weight of the
        department (empty everywhere: all count the same), rescale. Checked when it was read:
        points add up to 100, or the sheet asks for them to be brought there.
    objectives : sequence of Objective
        The brief's.

    Returns
    -------
    Alignment
        Empty when nobody gave points.

    Notes
    -----
    Overlap of two departments: sum over objectives of the smaller points ÷ 100. Alignment
    index: mean overlap over all pairs (stratbook's own).
    """
    rows = weights.dropna(subset=["department", "objective", "points"])
    names = once(rows["objective"].astype("str"))
    stances = _stances(rows, names)
    pairs = tuple(
        Pair(one.department, other.department, _overlap(one, other))
        for one, other in combinations(stances, 2)
    )
    return Alignment(
        subjects=tuple(find_subject(name, objectives) for name in names),
        stances=stances,
        pairs=pairs,
        consensus=tuple(
            sum(each.points[place] * each.weight for each in stances) for place in range(len(names))
        ),
        measure=_index(pairs, rows),
    )


def _stances(rows: pd.DataFrame, names: Sequence[str]) -> tuple[Stance, ...]:
    departments = rows["department"].astype("str")
    found = {fold(name): rows[departments.map(fold) == fold(name)] for name in departments}
    weights = {key: _weight(same) for key, same in found.items()}
    return tuple(
        _stance(same, names, weights[key] / sum(weights.values())) for key, same in found.items()
    )


def _weight(same: pd.DataFrame) -> float:
    given = same["weight"].dropna()
    return float(given.iloc[0]) if len(given) else 1.0


def _stance(same: pd.DataFrame, names: Sequence[str], weight: float) -> Stance:
    total = float(same["points"].sum())
    scale = 1.0 if is_whole(total) else WHOLE / total
    points = dict(zip(same["objective"].map(fold), same["points"] * scale, strict=True))
    return Stance(
        department=str(same["department"].iloc[0]).strip(),
        points=tuple(float(points.get(fold(name), 0.0)) for name in names),
        written=total,
        weight=weight,
    )


def _overlap(one: Stance, other: Stance) -> float:
    return sum(map(min, one.points, other.points)) / WHOLE


def _index(pairs: Sequence[Pair], rows: pd.DataFrame) -> Measure:
    if not pairs:
        reason = say("Two departments or more have to share out 100 points each.")
        return Measure(INDEX, reason=reason)
    return Measure(
        INDEX,
        fmean(each.overlap for each in pairs),
        n=len(pairs),
        counted=say_n("{count} pair of departments", "{count} pairs of departments", len(pairs)),
        sources=sources_of(rows),
    )
