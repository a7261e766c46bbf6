"""Exercise 12's tables: a learner's own scenario and KPIs."""

from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.vocabulary import Status
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Data
from stratbook.notebook.course.exercises.ex12 import wrong
from stratbook.notebook.course.exercises.ex12.answers import (
    LOWER,
    case,
    expected,
    frame,
    standing,
    verdict,
)
from stratbook.notebook.course.exercises.ex12.asked import ID, QUESTIONS
from stratbook.notebook.course.pitfalls import mistakes_of, telling

_SCENARIO: Final = {
    "media": (2_000, 50), "production": (800, 50), "hours": (20, 1), "rate": (40, 1),
    "impressions": (250_000, 5_000), "clicks": (3_000, 50), "leads": (150, 5), "sales": (30, 1),
    "basket": (180, 5), "margin": (45, 1),
}  # fmt: skip
# Value, target, and what both are multiples of.
_KPIS: Final = {
    "reach": (120_000, 110_000, 1_000), "er_reach": (3.1, 4, 0.1), "cpl": (21.5, 20, 0.5),
    "response_time": (95, 60, 5), "leads": (150, 150, 5),
}  # fmt: skip


def drawn(draw: Draw) -> Data:
    """Return the tables ``scenario`` and ``kpis``."""
    return draw.until(partial(_tables, draw), _teaches)


def _tables(draw: Draw) -> Data:
    items = {name: draw.near(each, 0.2, step) for name, (each, step) in _SCENARIO.items()}
    pairs = [(draw.near(value, 0.15, step), draw.near(target, 0.15, step))
             for value, target, step in _KPIS.values()]  # fmt: skip
    values, targets = zip(*pairs, strict=True)
    kpis = pd.DataFrame({"kpi": list(_KPIS), "value": pd.Series(values, dtype=object),
                         "target": pd.Series(targets, dtype=object)})  # fmt: skip
    return {"scenario": frame(items), "kpis": kpis}


def _teaches(data: Data) -> bool:
    """Hold a ROAS that flatters a loss, and lower-is-better KPIs that miss their target."""
    items, pairs = case(data), standing(data)
    cost = items["media"] + items["production"] + items["hours"] * items["rate"]
    revenue = items["sales"] * items["basket"]
    flatters = revenue >= 1.5 * items["media"] and revenue >= 1.1 * cost
    if not flatters or revenue * items["margin"] > 0.9 * cost:
        return False
    over = all(value > 1.03 * target for value, target in (pairs[each] for each in LOWER))
    found = {verdict(kpi, *pair).status for kpi, pair in pairs.items()}
    told = over and {Status.REACHED, Status.WATCH, Status.MISSED} <= found
    if not told:
        return False
    pitfalls = wrong.pitfalls_of(data)
    return telling(mistakes_of(ID, QUESTIONS, expected(data), pitfalls), pitfalls)
