"""What is known of the organisation, and the questions that nobody has answered."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import Term, term
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.objectives.subjects import text

TOPICS: Final[dict[str, Term]] = {
    "history": term("history"),
    "environment": term("environment"),
    "culture": term("culture"),
    "offer": term("offer"),
    "public": term("publics"),
    "past_actions": term("what was tried before"),
    "resources": term("people and means"),
    "constraints": term("constraints"),
}


@dataclass(frozen=True)
class Answer:
    """One thing known.

    Parameters
    ----------
    topic : str
        Id of the topic.
    statement, source, consequence : str
        What is known, from where, what follows; the last two may be empty.
    date : Timestamp or None
        When it was true.
    """

    topic: str
    statement: str
    source: str
    date: pd.Timestamp | None
    consequence: str


@dataclass(frozen=True)
class Context:
    """What is known, in the order of the topics, and the files that say it."""

    answers: tuple[Answer, ...]
    sources: tuple[str, ...] = ()

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The topics of which nothing is known."""
        known = {each.topic for each in self.answers}
        return tuple(each for each in TOPICS if each not in known)

    @property
    def idle(self) -> tuple[Answer, ...]:
        """What is known and leads to nothing."""
        return tuple(each for each in self.answers if not each.consequence)


@remembered
def read_context(sheet: pd.DataFrame) -> Context:
    """Read what is known of the organisation.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``context``: topic, statement, origin, date, consequence. A row without a
        statement is a question still open.
    """
    found = [_answer(row) for row in sheet.to_dict("records") if text(row, "statement")]
    order = list(TOPICS)
    answers = sorted(found, key=lambda each: order.index(each.topic))
    return Context(tuple(answers), sources_of(sheet))


def _answer(row: Mapping[Hashable, object]) -> Answer:
    date = row.get("date")
    return Answer(
        topic=text(row, "topic"),
        statement=text(row, "statement"),
        source=text(row, "origin"),
        date=date if isinstance(date, pd.Timestamp) and pd.notna(date) else None,
        consequence=text(row, "consequence"),
    )
