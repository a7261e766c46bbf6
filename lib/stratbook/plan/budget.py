"""The whole budget: ad space, strategy, production, against the rule of thumb of thirds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import Budget
from stratbook.core.remembered import remembered

PARTS: Final = ("ad_space", "strategy", "production")


@dataclass(frozen=True)
class Split:
    """A budget in three parts, each a whole number of cents, adding up to the total.

    Parameters
    ----------
    amounts : mapping
        Money by part: ``ad_space``, ``strategy``, ``production``.
    freed : float
        What a cap on ad space freed for the other two; 0 without a cap that binds.
    """

    amounts: Mapping[str, float]
    freed: float = 0.0

    @property
    def total(self) -> float:
        """The whole budget."""
        return round(sum(self.amounts.values()), 2)

    def share(self, part: str) -> float | None:
        """Return a part's share of the whole; None when there is no money to share."""
        return self.amounts[part] / self.total if self.total else None


def shared(total: float, weights: Mapping[str, float]) -> dict[str, float]:
    """Share an amount by weights, to the cent; the last cents go to the largest remainders.

    Parameters
    ----------
    total : float
        Money.
    weights : mapping
        Relative weights, not all 0.

    Returns
    -------
    dict
        Money by the weights' names; adds up to ``total`` to the cent.

    Raises
    ------
    ValueError
        When all weights are 0.
    """
    whole = sum(weights.values())
    if whole <= 0:
        raise ValueError("a budget cannot be shared by weights that are all 0")
    cents = round(total * 100)
    exact = {name: cents * weight / whole for name, weight in weights.items()}
    given = {name: int(value) for name, value in exact.items()}
    left = cents - sum(given.values())
    for name in sorted(exact, key=lambda each: (given[each] - exact[each], each))[:left]:
        given[name] += 1
    return {name: value / 100 for name, value in given.items()}


@remembered
def target_split(budget: Budget) -> Split | None:
    """Return the split the brief asks for; None when it gives no total.

    The thirds' weights share the total; an amount set for ad space is kept as it is, and what
    it leaves follows the weights of the other two (equal where both are 0); a cap on ad space
    moves what exceeds it, in equal parts, to strategy and production.
    """
    if budget.total is None:
        return None
    weights = budget.thirds.model_dump()
    if budget.ad_space is not None:
        rest = {name: weights[name] for name in ("strategy", "production")}
        if not any(rest.values()):  # what ad space leaves must go somewhere
            rest = dict.fromkeys(rest, 1.0)
        amounts = {
            "ad_space": budget.ad_space,
            **shared(budget.total - budget.ad_space, rest),
        }
    else:
        amounts = shared(budget.total, weights)
    return _capped(amounts, budget.ad_space_cap)


def _capped(amounts: dict[str, float], cap: float | None) -> Split:
    if cap is None or amounts["ad_space"] <= cap:
        return Split(amounts)
    freed = round(amounts["ad_space"] - cap, 2)
    extra = shared(freed, {"strategy": 1.0, "production": 1.0})
    moved = {name: round(amounts[name] + extra.get(name, 0.0), 2) for name in PARTS}
    return Split({**moved, "ad_space": cap}, freed)


def planned_by_part(lines: pd.DataFrame) -> pd.DataFrame:
    """Add up the budget's lines by part.

    Parameters
    ----------
    lines : DataFrame
        The inputs' ``budget_lines``: third, planned, spent (money).

    Returns
    -------
    DataFrame
        One row a part, in the order of :data:`PARTS`: ``planned`` (0 where no line is, since
        a plan without a line plans nothing) and ``spent`` (null where no line says).
    """
    by_part = lines.groupby("third", observed=True)
    return pd.DataFrame({
        "planned": by_part["planned"].sum().reindex(list(PARTS), fill_value=0.0),
        "spent": by_part["spent"].sum(min_count=1).reindex(list(PARTS)),
    })  # fmt: skip
