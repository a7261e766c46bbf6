"""The mix of levers: referencing, influence, content, advertising, by actions, money and hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.sheets.platforms import LEVER
from stratbook.brief.values import number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import N_
from stratbook.core.places import sources_at
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered

RULE: Final = "levers.balance"
Measure = Literal["actions", "money", "hours", "budget"]
MEASURES: Final[tuple[Measure, ...]] = ("actions", "money", "hours", "budget")
LEVERS: Final = tuple(id_ for id_, _, _ in LEVER)
NAMES: Final = {
    "referencing": N_("referencing"),
    "influence": N_("influential people"),
    "content": N_("content"),
    "advertising": N_("advertising"),
}


@dataclass(frozen=True)
class Third:
    """A part of the budget and the lever it feeds; ``lever`` is empty when it serves all."""

    id: str
    lever: str
    says: Mapping[str, str]


@dataclass(frozen=True)
class Lever:
    """One lever.

    Parameters
    ----------
    id : str
        One of ``LEVERS``.
    actions : int
        Actions that use it, dropped ones left out.
    money, hours : float or None
        What those actions cost; None where none of them says.
    budget : float or None
        Budget lines planned that feed it; None where no part of the budget maps to it.
    choice : Choice
        "absent", "dominant" or "present"; "unknown" where too few actions name a lever; or
        what a person decided.
    """

    id: str
    actions: int
    money: float | None
    hours: float | None
    budget: float | None
    choice: Choice

    def amount(self, measure: Measure) -> float | None:
        """Return what it weighs; a lever without any action weighs 0 in actions' figures."""
        if measure == "actions":
            return float(self.actions)
        if measure == "budget":
            return self.budget
        value = self.money if measure == "money" else self.hours
        return value if self.actions else 0.0


@dataclass(frozen=True)
class LeverMix:
    """The four levers side by side.

    Parameters
    ----------
    levers : tuple of Lever
        In the order of ``LEVERS``.
    untagged : int
        Actions that name no lever.
    unpriced, untimed : int
        Tagged actions that give no money, no hours.
    steering : float or None
        Budget lines that serve all levers; None without any.
    sources : tuple of str
        Files it rests on.
    """

    levers: tuple[Lever, ...]
    untagged: int
    unpriced: int
    untimed: int
    steering: float | None
    sources: tuple[str, ...]

    @property
    def actions(self) -> int:
        """Actions that name a lever."""
        return sum(each.actions for each in self.levers)

    def share(self, measure: Measure, lever: str) -> float | None:
        """Return a lever's share of the whole; None when its own weight or the whole is unknown."""
        amounts = {each.id: each.amount(measure) for each in self.levers}
        whole = sum(each or 0.0 for each in amounts.values())
        own = amounts[lever]
        return own / whole if own is not None and whole else None

    def state(self, state: str) -> tuple[Lever, ...]:
        """Return the levers in a state."""
        return tuple(each for each in self.levers if each.choice.chosen == state)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each lever, and what the rule said."""
        return tuple(each.choice for each in self.levers)


def thirds() -> tuple[Third, ...]:
    """Return which lever each part of the budget feeds, as ``levers.csv`` states it."""
    return tuple(
        Third(row["third"], row["lever"], {code: row[code] for code in ("en", "fr")})
        for row in csv_rows("levers.csv")
    )


@remembered
def weigh_levers(
    actions: pd.DataFrame, lines: pd.DataFrame, overrides: Sequence[Override] = ()
) -> LeverMix:
    """Weigh the four levers by number of actions, their money, their hours, and the budget.

    Parameters
    ----------
    actions : DataFrame
        The sheet ``actions``: lever, cost, hours, state, source.
    lines : DataFrame
        The sheet ``budget_lines``: third, planned, source.
    overrides : sequence of Override
        What a person decided against the rule ``levers.balance``, by lever.

    Notes
    -----
    Actions' money and budget lines describe the same money twice: they are never added.
    """
    live = actions[actions["state"].fillna("") != "dropped"]
    tagged = live[live["lever"].notna()]
    budget = _budget(lines)
    bare = [
        Lever(id_, *_figures(tagged[tagged["lever"] == id_]), budget.get(id_), _undecided(id_))
        for id_ in LEVERS
    ]
    frames = [frame for frame in (live, lines) if len(frame)]
    mix = LeverMix(
        levers=tuple(bare),
        untagged=len(live) - len(tagged),
        unpriced=int(tagged["cost"].isna().sum()),
        untimed=int(tagged["hours"].isna().sum()),
        steering=budget.get(""),
        sources=sources_at(text_of(place) for frame in frames for place in frame["source"]),
    )
    return _judged(mix, overrides)


def _figures(rows: pd.DataFrame) -> tuple[int, float | None, float | None]:
    return len(rows), _total(rows["cost"]), _total(rows["hours"])


def _total(cells: pd.Series) -> float | None:
    known = [value for each in cells if (value := number_of(each)) is not None]
    return sum(known) if known else None


def _budget(lines: pd.DataFrame) -> dict[str, float]:
    """Return the planned budget by lever; the empty name is what serves them all."""
    found: dict[str, float] = {}
    for third in thirds():
        if (planned := _total(lines[lines["third"] == third.id]["planned"])) is not None:
            found[third.lever] = found.get(third.lever, 0.0) + planned
    return found


def _undecided(id_: str) -> Choice:
    return Choice(rule=RULE, subject=id_, computed="present", chosen="present")


def _judged(mix: LeverMix, overrides: Sequence[Override]) -> LeverMix:
    def judged(lever: Lever) -> Lever:
        choice = choose(overrides, RULE, lever.id, _state(mix, lever))
        return Lever(lever.id, lever.actions, lever.money, lever.hours, lever.budget, choice)

    return LeverMix(
        tuple(judged(each) for each in mix.levers),
        mix.untagged, mix.unpriced, mix.untimed, mix.steering, mix.sources,
    )  # fmt: skip


def _state(mix: LeverMix, lever: Lever) -> str:
    used = lever.actions or lever.budget
    if mix.actions < threshold("lever_actions"):
        return "present" if used else "unknown"
    if not used:
        return "absent"
    shares = [mix.share("money", lever.id) or 0.0, mix.share("hours", lever.id) or 0.0]
    return "dominant" if max(shares) > threshold("lever_dominance") else "present"
