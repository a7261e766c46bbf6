"""What becomes of the whole budget with less ad space, by one stated rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from stratbook.brief.models import Budget
from stratbook.core.remembered import remembered
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.budget import Split, target_split
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.split.problem import Problem, clashes
from stratbook.plan.split.search import best_split
from stratbook.plan.split.tables import Table, tables

Name = Literal["uncapped", "planned", "half", "none"]
_SHARES: Final[tuple[tuple[Name, float], ...]] = (("half", 0.5), ("none", 0.0))


@dataclass(frozen=True)
class Scenario:
    """One size of the ad space.

    Parameters
    ----------
    name : {"uncapped", "planned", "half", "none"}
        Which.
    split : Split
        The whole budget: what ad space loses goes in equal parts to the other two.
    results : float or None
        What the ad space is expected to bring at best; None where no split can be made.
    """

    name: Name
    split: Split
    results: float | None


@remembered
def scenarios(plan: MediaPlan, budget: Budget) -> tuple[Scenario, ...]:
    """Compare the budget as planned with other sizes of its ad space.

    Parameters
    ----------
    plan : MediaPlan
        The plan; nothing is compared where the brief gives no total.
    budget : Budget
        The brief's.
    """
    if plan.target is None:
        return ()
    space = plan.target.amounts["ad_space"]
    splits: list[tuple[Name, Split]] = [("planned", plan.target)]
    if plan.uncapped is not None:
        splits.insert(0, ("uncapped", plan.uncapped))
    for name, share in _SHARES:
        less = target_split(budget.model_copy(update={"ad_space_cap": round(space * share, 2)}))
        if less is not None and space > 0:
            splits.append((name, less))
    return _with_results(splits, plan.ad_space)


def _with_results(
    splits: Sequence[tuple[Name, Split]], space: AdSpace | None
) -> tuple[Scenario, ...]:
    if space is None:
        return tuple(Scenario(name, split, None) for name, split in splits)
    most = max(split.amounts["ad_space"] for _, split in splits)
    wide = replace(space.problem, budget=most)
    known = tables(wide)
    return tuple(
        Scenario(name, split, _results(wide, known, split.amounts["ad_space"]))
        for name, split in splits
    )


def _results(wide: Problem, known: Sequence[Table], amount: float) -> float | None:
    if amount <= 0:
        return 0.0
    asked = replace(wide, budget=amount)
    return None if clashes(asked) else best_split(asked, known).total
