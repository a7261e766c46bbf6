"""What the budget explorer writes when its split is kept: ad space, aim, limits of platforms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.keep.change import Cell, Change, Kept, SetKey, SetRow
from stratbook.brief.models import Brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Fact, Message, Quantity, Unit, say
from stratbook.plan.findings import shares
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.names import label

_CHAPTER: Final = "06_media_plan"
_SHEET: Final = "ad_platforms"
_EQUAL: Final = 0.005  # half a cent

Limits = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Moved:
    """A plan, and the money and the limits it was split under."""

    plan: MediaPlan
    budget: float
    limits: Limits


def kept(brief: Brief, before: Moved, now: Moved, most: float) -> Kept | None:
    """Return what keeps a split as it stands on the sliders; None when nothing moved.

    Parameters
    ----------
    brief : Brief
        The client's.
    before, now : Moved
        The chapter's plan, and the one on the sliders.
    most : float
        Where the sliders end; a limit there is no limit.

    Raises
    ------
    ParameterError
        When the limits clash: there is no split to keep.
    """
    changes: tuple[Change, ...] = (
        *_money(brief, before, now),
        *_aim(brief, before, now),
        *_limits(brief.inputs[_SHEET], before.limits, now.limits, most),
    )
    if not changes:
        return None
    if now.plan.ad_space is None:
        problem = now.plan.problem or say("There is no split to keep.")
        remedy = say("Move the limits until the split is shown, then keep it.")
        raise ParameterError((Fault(_SHEET, problem, remedy),))
    options = [each for each in (_told(before), _told(now)) if each is not None]
    return Kept(
        _CHAPTER,
        say("How is the ad space to be split between the platforms?"),
        options[-1],
        changes,
        tuple(options),
        (say("results expected for the same money"), say("limits kept")),
    )


def _money(brief: Brief, before: Moved, now: Moved) -> Iterator[Change]:
    if abs(now.budget - before.budget) < _EQUAL:
        return
    yield SetKey(("budget", "ad_space"), round(now.budget, 2))
    cap = brief.file.budget.ad_space_cap
    if cap is not None and now.budget > cap:
        yield SetKey(("budget", "ad_space_cap"), round(now.budget, 2))


def _aim(brief: Brief, before: Moved, now: Moved) -> Iterator[Change]:
    """Change the aim; rows that did not say what they count go on counting what they did."""
    kind = now.plan.aim.kind
    if kind == before.plan.aim.kind:
        return
    yield SetKey(("budget", "aim"), kind)
    for key in ("target", "unit_value"):  # they were said of another kind of result
        if getattr(brief.file.budget, key) is not None:
            yield SetKey(("budget", key), None)
    rows = brief.inputs[_SHEET]
    for platform in dict.fromkeys(rows.loc[rows["counted"].isna(), "platform"]):
        counted = before.plan.aim.counted
        yield SetRow(
            _SHEET, {"platform": platform, "counted": None}, {"counted": counted}, made=False
        )


def _limits(rows: pd.DataFrame, before: Limits, now: Limits, most: float) -> Iterator[Change]:
    for platform, (low, high) in now.items():
        was_low, was_high = before.get(platform, (0.0, most))
        values: dict[str, Cell] = {}
        if abs(low - was_low) >= _EQUAL:
            values["minimum"] = round(low, 2) or None
        if abs(high - was_high) >= _EQUAL:
            values["maximum"] = _limit(high, most)
        if values:
            both: dict[str, Cell] = {
                "minimum": round(low, 2) or None,
                "maximum": _limit(high, most),
            }
            yield from _in_rows(rows[rows["platform"] == platform], platform, values, both)


def _limit(high: float, most: float) -> float | None:
    """Return a limit as the sheet says it: where the sliders end there is none."""
    return None if high >= most - _EQUAL else round(high, 2)


def _in_rows(
    rows: pd.DataFrame, platform: str, values: Mapping[str, Cell], both: Mapping[str, Cell]
) -> Iterator[Change]:
    """Write limits into a platform's rows; an amount decided already gives way to both."""
    for row in rows.to_dict("records"):
        counted = row["counted"] if isinstance(row["counted"], str) else None
        held = dict(values)
        if pd.notna(row["frozen"]):
            held |= {"frozen": None, **both}
        yield SetRow(_SHEET, {"platform": platform, "counted": counted}, held, made=False)


def _told(moved: Moved) -> Message | None:
    if moved.plan.ad_space is None:
        return None
    bound = tuple(_ends(platform, ends) for platform, ends in moved.limits.items() if ends[0])
    facts: dict[str, Fact] = {
        "budget": _amount(moved.budget, moved),
        "aim": moved.plan.aim.word,
        "split": shares(moved.plan.ad_space.splits["best"]),
    }
    if bound:
        return say("{budget} for {aim}: {split}; with {limits}", **facts, limits=bound)
    return say("{budget} for {aim}: {split}", **facts)


def _ends(platform: str, ends: tuple[float, float]) -> Message:
    return say("{platform} at {least} or more", platform=label(platform), least=f"{ends[0]:.0f}")


def _amount(value: float, moved: Moved) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=moved.plan.aim.currency)
