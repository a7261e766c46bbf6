"""Tables of what each line brings: the mean over the draws, at a thousand amounts.

The curves are met once; every later question (another budget, another floor, the cost of a
constraint) reads the tables. Amounts are spaced by their cube, finest where curves are
steepest. Between two nodes the slopes at both ends bound the curve from above, and that
bound is carried into the proof.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import Line, Problem

_NODES: Final = 1_000  # of a curve taken as known
_NODES_DRAWN: Final = 400  # of the mean of many draws, each of which costs
_MANY: Final = 50
_CHUNK: Final = 250_000  # values held at once while a table of many draws is made


@dataclass(frozen=True)
class Table:
    """What one line brings: ``amounts`` ascending from 0, ``values`` and ``slopes`` there."""

    amounts: Floats
    values: Floats
    slopes: Floats

    def at(self, amount: float) -> float:
        """Return the value between nodes (cubic, by the slopes at both ends)."""
        place = min(max(int(self.amounts.searchsorted(amount)) - 1, 0), len(self.amounts) - 2)
        low, high = self.amounts[place], self.amounts[place + 1]
        below, above = self.values[place], self.values[place + 1]
        width = high - low
        if width <= 0 or not math.isfinite(self.slopes[place]):
            return float(np.interp(amount, self.amounts, self.values))
        t = (amount - low) / width
        rise, fall = self.slopes[place] * width, self.slopes[place + 1] * width
        curve = (
            (1 + 2 * t) * (1 - t) ** 2 * below
            + t * (1 - t) ** 2 * rise
            + t * t * (3 - 2 * t) * above
            - t * t * (1 - t) * fall
        )
        return float(curve)

    @cached_property
    def overshoot(self) -> Floats:
        """Return how far the curve can rise over each chord, shape (nodes − 1,).

        Where slopes fall, the two tangents bound it; where they rise, the chord does.
        """
        width = np.diff(self.amounts)
        chord = np.diff(self.values)
        with np.errstate(invalid="ignore", divide="ignore"):
            left = self.slopes[:-1] * width - chord  # the first tangent at the end, over the chord
            right = chord - self.slopes[1:] * width
            lens = left * right / (left + right)
        lens = np.where(np.isfinite(lens), lens, chord / 4)  # infinite slope: a root's chord
        return np.asarray(np.maximum(np.where((left > 0) & (right > 0), lens, 0.0), 0.0))


def tables(problem: Problem) -> tuple[Table, ...]:
    """Return each line's table, from 0 to the most it can get.

    Money and results keep their units; nothing below depends on them.
    """
    tops = {each.name: min(each.maximum, problem.budget) for each in problem.lines}
    for group in problem.groups:
        for name in group.members:
            tops[name] = min(tops[name], group.maximum)
    return tuple(table(each, tops[each.name]) for each in problem.lines)


def table(line: Line, top: float) -> Table:
    """Return a line's table from 0 to ``top``, its floors among the nodes."""
    highest = top if top > 0 else 1.0
    many = max(len(each.draws) for each in line.responses) > _MANY
    count = _NODES_DRAWN if many else _NODES
    nodes = highest * np.linspace(0.0, 1.0, count + 1) ** 3
    marks = [each for each in (line.minimum, line.if_used) if 0 < each < highest]
    amounts = np.unique(np.concatenate([nodes, marks]))
    values, slopes = np.zeros_like(amounts), np.zeros_like(amounts)
    for response in line.responses:
        size = max(1, _CHUNK // len(amounts))
        parts = range(0, len(response.draws), size)
        for start in parts:
            some = response.draws.take(np.arange(start, min(start + size, len(response.draws))))
            share = response.weight / len(response.draws)
            values += share * some.value(amounts).sum(axis=0)
            slopes += share * some.marginal(amounts).sum(axis=0)
    return Table(amounts, values, slopes)
