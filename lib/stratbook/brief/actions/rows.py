"""Actions: those of the plan and those that answer the operational questions, in one list."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.brief.values import day_of, kpi_of, number_of, text_of
from stratbook.core.message import N_
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level

Need = Literal["action", "owner", "due", "cost", "kpi"]
NEEDS: Final[dict[Need, str]] = {
    "action": N_("the action"),
    "owner": N_("the owner"),
    "due": N_("the date"),
    "cost": N_("the cost"),
    "kpi": N_("the KPI"),
}


@dataclass(frozen=True)
class Action:
    """One action.

    Parameters
    ----------
    name : str
        What is to be done; empty for an answer that became no action.
    owner : str
        The role accountable.
    start, due, done_on : date or None
        As planned, and when it was done.
    cost, hours : float or None
        Money in the client's currency and tax basis, and hours; 0 is a cost, None is not.
    kpi : str
        Id of the KPI that will tell; empty when none or an unknown one is named.
    kpi_written : str
        What the sheet says there.
    lever, platform, objective, cta, state : str
        Ids of the sheet; empty when not said.
    source : str
        Where the sheet says so.
    id : str
        The number the exported workbook gave it; empty for a row typed by hand.
    answers : tuple of str
        Recommendations it answers, as the exported workbook names them: a rule's id, with
        its subject after a bar where the rule speaks several times.
    impact, effort, confidence : Level or None
        As people judged them.
    effect_low, effect_high : float or None
        Change expected of its KPI, in the KPI's unit (ratios as 0.01).
    effect_seen : str
        What people saw of its effect, in their words.
    after : tuple of str
        Actions that must be over first: their names or numbers.
    question : str
        Id of the operational question it answers; empty when none.
    """

    name: str
    owner: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    done_on: dt.date | None = None
    cost: float | None = None
    hours: float | None = None
    kpi: str = ""
    kpi_written: str = ""
    lever: str = ""
    platform: str = ""
    state: str = ""
    source: str = ""
    objective: str = ""
    cta: str = ""
    id: str = ""
    answers: tuple[str, ...] = ()
    impact: Level | None = None
    effort: Level | None = None
    confidence: Level | None = None
    effect_low: float | None = None
    effect_high: float | None = None
    effect_seen: str = ""
    after: tuple[str, ...] = ()
    question: str = ""

    @property
    def lacking(self) -> tuple[Need, ...]:
        """What it lacks to be followed up: owner, date, cost (money or hours), KPI."""
        there: dict[Need, bool] = {
            "action": bool(self.name),
            "owner": bool(self.owner),
            "due": self.due is not None,
            "cost": self.cost is not None or self.hours is not None,
            "kpi": bool(self.kpi),
        }
        return tuple(need for need, known in there.items() if not known)

    def completed_by(self, other: "Action") -> "Action":
        """Return it with what it does not say taken from another row on the same action."""
        said = {
            name: getattr(other, name)
            for name in ("owner", "due", "cost", "kpi", "kpi_written", "lever", "question")
            if getattr(self, name) in ("", None)
        }
        return replace(self, **said)


def action_of(row: Mapping[str, Any]) -> Action:
    """Read a row of the sheet ``actions`` or ``questions``."""
    return Action(
        name=text_of(row["action"]),
        owner=text_of(row["owner"]),
        start=day_of(row.get("start")),
        due=day_of(row["due"]),
        done_on=day_of(row.get("done_on")),
        cost=number_of(row["cost"]),
        hours=number_of(row.get("hours")),
        kpi=kpi_of(row["kpi"]),
        kpi_written=text_of(row["kpi"]),
        lever=text_of(row["lever"]),
        platform=text_of(row.get("platform")),
        state=text_of(row.get("state")),
        source=text_of(row["source"]),
        objective=text_of(row.get("objective")),
        cta=text_of(row.get("cta")),
        id=text_of(row.get("id")),
        answers=listed(row.get("from_finding")),
        impact=_level(row.get("impact")),
        effort=_level(row.get("effort")),
        confidence=_level(row.get("confidence")),
        effect_low=number_of(row.get("effect_low")),
        effect_high=number_of(row.get("effect_high")),
        effect_seen=text_of(row.get("effect_seen")),
        after=listed(row.get("depends_on")),
        question=text_of(row.get("question")),
    )


def actions_of(sheet: pd.DataFrame) -> tuple[Action, ...]:
    """Read the rows of the sheet ``actions``, in their order."""
    return tuple(action_of(row) for row in _records(sheet))


@remembered
def read_actions(actions: pd.DataFrame, questions: pd.DataFrame) -> tuple[Action, ...]:
    """Return every action once.

    Parameters
    ----------
    actions, questions : DataFrame
        The two sheets. An action that both name (case and accents aside) is one action:
        the sheet ``actions`` speaks first and ``questions`` completes it.

    Returns
    -------
    tuple of Action
        In the order of the sheet ``actions``, then those that only answer a question.
    """
    planned = actions_of(actions)
    answers = [each for row in _records(questions) if (each := action_of(row)).name]
    by_name = {plain(each.name): each for each in reversed(answers)}
    merged = [
        each.completed_by(by_name[plain(each.name)]) if plain(each.name) in by_name else each
        for each in planned
    ]
    known = {plain(each.name) for each in planned}
    return (*merged, *(each for name, each in reversed(by_name.items()) if name not in known))


def listed(cell: object) -> tuple[str, ...]:
    """Return what a cell lists, separated by semicolons."""
    return tuple(part.strip() for part in text_of(cell).split(";") if part.strip())


def _level(cell: object) -> Level | None:
    text = text_of(cell)
    return Level(text) if text else None


def _records(sheet: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in sheet.to_dict("records")]
