"""The tables an offline what-if panel needs: what each platform brings, and the limits.

The structure, version 1, is plain JSON::

    {"version": 1, "currency": "EUR", "aim": "leads", "word": "leads", "budget": 6000.0,
     "level": 0.9,
     "platforms": [{"id": "instagram", "name": "Instagram",
                    "amounts": [0.0, …], "results": [0.0, …], "low": [0.0, …], "high": [0.0, …],
                    "minimum": 0.0, "maximum": null, "if_used": 0.0,
                    "seen": [0.0, 2500.0] | null, "best": 3310.34}],
     "groups": [{"name": "…", "members": ["instagram"], "minimum": 0.0, "maximum": null}]}

``word`` is the msgid of what a result is called. ``amounts`` rise from 0 to the largest
budget the panel offers; between two of them results are read on the straight line. ``low``
and ``high`` are the ends of the interval over the curves' draws. ``maximum`` null is no
limit. Where curves flatten, filling the steepest piece first until the money is gone gives
the best split within a thousandth.
"""

import math
from typing import Final

import numpy as np
from pydantic import JsonValue

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.names import label
from stratbook.plan.split.problem import Line
from stratbook.plan.split.tables import table

_POINTS: Final = 60


@remembered
def what_if(space: AdSpace | None) -> JsonValue:
    """Return the panel's tables, up to ``what_if_horizon`` times the plan's ad space.

    None where there is no split.
    """
    if space is None:
        return None
    most = space.budget * threshold("what_if_horizon")
    level = threshold("allocation_interval")
    return {
        "version": 1,
        "currency": space.aim.currency,
        "aim": space.aim.kind,
        "word": space.aim.word.text,
        "budget": space.budget,
        "level": level,
        "platforms": [_platform(space, place, most, level) for place in range(len(space.curves))],
        "groups": [
            {"name": each.name, "members": list(each.members), "minimum": each.minimum,
             "maximum": _or_none(each.maximum)}
            for each in space.problem.groups
        ],
    }  # fmt: skip


def _platform(space: AdSpace, place: int, most: float, level: float) -> dict[str, JsonValue]:
    curve = space.curves[place]
    line = curve.nominal
    grid = _grid(line, most)
    known = table(line, most)
    drawn = sum(
        (each.weight * each.draws.value(grid) for each in curve.drawn.responses),
        start=np.zeros((1, len(grid))),
    )
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {
        "id": curve.platform,
        "name": label(curve.platform),
        "amounts": [round(float(each), 4) for each in grid],
        "results": [float(f"{known.at(float(each)):.8g}") for each in grid],
        "low": [float(f"{each:.6g}") for each in low],
        "high": [float(f"{each:.6g}") for each in high],
        "minimum": line.minimum,
        "maximum": _or_none(line.maximum),
        "if_used": line.if_used,
        "seen": None if curve.seen is None else list(curve.seen),
        "best": float(space.best.amounts[place]),
    }


def _grid(line: Line, most: float) -> np.typing.NDArray[np.float64]:
    """Return about sixty amounts, closer together where curves are steepest, limits included."""
    nodes = most * np.linspace(0.0, 1.0, _POINTS) ** 2
    marks = [each for each in (line.minimum, line.if_used, line.maximum) if 0 < each < most]
    return np.unique(np.concatenate([nodes, marks]))


def _or_none(limit: float) -> float | None:
    return limit if math.isfinite(limit) else None
