"""The five operational questions: what is answered, and what each answer still lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.actions import Action, Need, action_of
from stratbook.brief.values import text_of
from stratbook.core.message import N_
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.platforms.adaptation import Adaptations, Hour

QUESTIONS: Final = {
    "people": N_("Who is needed?"),
    "referencing": N_("How to improve the site’s referencing?"),
    "influencers": N_("Which bloggers and influencers, and how to keep them?"),
    "timing": N_("When to publish?"),
    "retention": N_("How to retain the public?"),
}
State = Literal["open", "incomplete", "complete"]


@dataclass(frozen=True)
class Answer:
    """One answer and the action it became; ``lacking`` is what the action still needs."""

    text: str
    action: Action

    @property
    def lacking(self) -> tuple[Need, ...]:
        """What is still to be said."""
        return ("action",) if not self.action.name else self.action.lacking


@dataclass(frozen=True)
class Question:
    """One of the five, with its answers."""

    id: str
    answers: tuple[Answer, ...]

    @property
    def state(self) -> State:
        """Open without an answer; incomplete while an answer's action lacks something."""
        if not self.answers:
            return "open"
        return "incomplete" if any(each.lacking for each in self.answers) else "complete"


@dataclass(frozen=True)
class Clues:
    """What the workbook itself knows, to help answering; it answers nothing.

    Parameters
    ----------
    roles : int
        Roles that own an action.
    hours : float or None
        Hours planned in the actions; None where none says.
    influencers : int
        Rows of the influencers' sheet.
    searches : bool
        Whether a search export was read.
    publishing : mapping
        The hours most used, by platform.
    """

    roles: int
    hours: float | None
    influencers: int
    searches: bool
    publishing: Mapping[str, tuple[Hour, ...]]


@remembered
def read_questions(sheet: pd.DataFrame, actions: Sequence[Action]) -> tuple[Question, ...]:
    """Return the five questions, in their order, answered or not.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``questions``: question (id), answer, action, owner, due, cost, kpi,
        lever, source; several rows may answer one question. A row without an answer does
        not count as one.
    actions : sequence of Action
        Every action (:func:`stratbook.brief.actions.read_actions`): what the
        plan says of an answer's action completes it.
    """
    known = {fold(each.name): each for each in actions}
    rows = [{str(key): cell for key, cell in row.items()} for row in sheet.to_dict("records")]
    answered = [(text_of(row["question"]), row) for row in rows if text_of(row["answer"])]
    return tuple(
        Question(id_, tuple(_answer(row, known) for asked, row in answered if asked == id_))
        for id_ in QUESTIONS
    )


def _answer(row: Mapping[str, object], known: Mapping[str, Action]) -> Answer:
    action = action_of(row)
    return Answer(text_of(row["answer"]), known.get(fold(action.name), action))


@remembered
def clues(
    inputs: Mapping[str, pd.DataFrame],
    tables: Tables,
    actions: Sequence[Action],
    adaptations: Adaptations,
) -> Clues:
    """Gather what the workbook knows about the five questions."""
    hours = [each.hours for each in actions if each.hours is not None]
    return Clues(
        roles=len({fold(each.owner) for each in actions if each.owner}),
        hours=sum(hours) if hours else None,
        influencers=len(inputs.get("influencers", ())),
        searches=tables.has("search"),
        publishing={each.platform: each.hours for each in adaptations.sheets if each.hours},
    )
