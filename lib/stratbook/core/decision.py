"""A decision: the question, the options, what is chosen and why. One shape, one log."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from stratbook.core.message import Fact, Quantity

State = Literal["open", "proposed", "made", "overridden"]


class Decision(BaseModel):
    """One row of the decision log.

    Parameters
    ----------
    rule : str
        Id of the rule that proposes it; empty when a person wrote it in the log.
    chapter : str
        The notebook it belongs to: ``04_platforms``.
    subject : str
        What it is about (a platform, an account), as an override would name it.
    question : Fact
        What is to be decided.
    options, criteria : tuple of Fact
        Between what, and by what.
    choice : Fact or None
        What is proposed or was chosen; None while the question is open.
    reason : Fact or None
        Why.
    state : {"open", "proposed", "made", "overridden"}
        Asked of the client, proposed by a rule, made by a person, or made by a person
        against the rule.
    owner : str
        The role accountable.
    on, due : date or None
        When it was made, and by when it takes effect.
    cost : Quantity or None
        What it costs, when known.
    kpi : str
        The KPI that will tell whether it was right; empty when none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str = ""
    chapter: str
    subject: str = ""
    question: Fact
    options: tuple[Fact, ...] = ()
    criteria: tuple[Fact, ...] = ()
    choice: Fact | None = None
    reason: Fact | None = None
    state: State = "proposed"
    owner: str = ""
    on: dt.date | None = None
    due: dt.date | None = None
    cost: Quantity | None = None
    kpi: str = ""


DECISIONS: TypeAdapter[tuple[Decision, ...]] = TypeAdapter(tuple[Decision, ...])
