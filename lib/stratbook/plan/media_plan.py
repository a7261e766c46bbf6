"""Chapter 6, computed: the budget in three parts, and the ad space split its three ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.core.message import Message, Quantity, Unit, say
from stratbook.plan.ad_space import AdSpace, split_ad_space
from stratbook.plan.allocation import InfeasibleBudgetError
from stratbook.plan.budget import Split, planned_by_part, target_split
from stratbook.plan.candidates import Candidate, read_candidates


@dataclass(frozen=True)
class MediaPlan:
    """Chapter 6, computed.

    Parameters
    ----------
    target : Split or None
        The budget as the brief wants it; None without a total.
    uncapped : Split or None
        The same without the cap on ad space; None where no cap binds.
    lines : DataFrame
        ``planned`` and ``spent`` by part (see :func:`planned_by_part`).
    ad_space : AdSpace or None
        The split of ad space; None when it cannot be made.
    problem : Message or None
        Why it cannot; said exactly when ``ad_space`` is None.
    left_out : mapping of str to Message
        Platforms without usable figures, and why.
    """

    target: Split | None
    uncapped: Split | None
    lines: pd.DataFrame
    ad_space: AdSpace | None
    problem: Message | None
    left_out: Mapping[str, Message]

    @property
    def has_lines(self) -> bool:
        """Whether the inputs list any budget line."""
        return bool(self.lines["planned"].sum() > 0)


def plan_media(brief: Brief) -> MediaPlan:
    """Compute the media plan of a brief.

    Parameters
    ----------
    brief : Brief
        Uses ``budget`` and the sheets ``budget_lines`` and ``ad_platforms``.
    """
    target = target_split(brief.file.budget)
    lines = planned_by_part(brief.inputs["budget_lines"])
    candidates, left_out = read_candidates(brief.inputs["ad_platforms"])
    ad_space, problem = _split(_ad_budget(target, lines), candidates, brief.file.currency)
    return MediaPlan(
        target=target,
        uncapped=_without_cap(brief, target),
        lines=lines,
        ad_space=ad_space,
        problem=problem,
        left_out=left_out,
    )


def _ad_budget(target: Split | None, lines: pd.DataFrame) -> float:
    """Return the ad space to split: the brief's, else what the lines plan for it."""
    return target.amounts["ad_space"] if target else float(lines["planned"].loc["ad_space"])


def _without_cap(brief: Brief, target: Split | None) -> Split | None:
    if target is None or not target.freed:
        return None
    return target_split(brief.file.budget.model_copy(update={"ad_space_cap": None}))


def _split(
    budget: float, candidates: Sequence[Candidate], currency: str
) -> tuple[AdSpace | None, Message | None]:
    if budget <= 0:
        return None, say("No money is set aside for ad space, in the brief or in the budget lines.")
    if not candidates:
        return None, say(
            "No ad platform has figures to draw a response curve from: fill in the sheet of ad "
            "platforms with past spend and results, or with results expected from 1,000."
        )
    try:
        return split_ad_space(budget, candidates), None
    except InfeasibleBudgetError:
        return None, _clash(budget, candidates, currency)


def _clash(budget: float, candidates: Sequence[Candidate], currency: str) -> Message:
    """Say which bounds leave no split, with the rows they stand in."""
    upside_down = [each for each in candidates if each.channel.minimum > each.channel.maximum]
    if upside_down:
        return say(
            "The ad space cannot be split: the minimum exceeds the maximum in {rows}. Lower the "
            "one or raise the other.",
            rows=[each.source for each in upside_down],
        )
    floors = [each for each in candidates if each.channel.minimum > 0]
    least = sum(each.channel.minimum for each in floors)
    return say(
        "The ad space cannot be split: the platforms’ minimums add up to {least}, for a budget of "
        "{budget}. Lower one of them ({rows}), or raise the budget.",
        least=Quantity(value=least, unit=Unit.MONEY, currency=currency),
        budget=Quantity(value=budget, unit=Unit.MONEY, currency=currency),
        rows=[each.source for each in floors],
    )
