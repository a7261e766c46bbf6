"""One row of the action plan: what, where it comes from, who, when, how much, what for."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.actions import STATUSES, Action
from stratbook.brief.nearest import plain
from stratbook.core.choice import Choice
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding
from stratbook.core.message import N_, Quantity
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.effect import Seen

Status = Literal["late", "doing", "to_do", "proposed", "done", "dropped"]
STATES: Final = {str(id_): words for id_, words in STATUSES.items()} | {"proposed": N_("proposed")}
OPEN: Final[tuple[Status, ...]] = ("late", "doing", "to_do", "proposed")
Band = Literal["first", "next", "unjudged", "later"]
BANDS: Final[tuple[Band, ...]] = ("first", "next", "unjudged", "later")


@dataclass(frozen=True)
class Origin:
    """Where an action comes from.

    Parameters
    ----------
    kind : {"finding", "question", "decision", "typed"}
        A recommendation, an answered question, a decision of the log, or a typed row.
    chapter : str
        The notebook; empty for a typed row.
    key : str
        The rule's id, the question's id; empty otherwise.
    subject : str
        What the rule spoke of; its KPI where it names nothing.
    """

    kind: Literal["finding", "question", "decision", "typed"]
    chapter: str = ""
    key: str = ""
    subject: str = ""

    @property
    def name(self) -> str:
        """What the exported workbook and the sheet ``actions`` call a recommendation."""
        return f"{self.key} | {self.subject}" if self.subject else self.key

    def answered_by(self, written: str) -> bool:
        """Say whether a cell ``from_finding`` names it: the rule, or the rule and its subject."""
        key, _, subject = (plain(part) for part in written.partition("|"))
        return key == plain(self.key) and subject in {"", plain(self.subject)}


@dataclass(frozen=True)
class ActionRow:
    """One action of the plan.

    Parameters
    ----------
    id : str
        The same as long as it is the same action: R… a recommendation, A… a typed row,
        D… a decision.
    origins : tuple of Origin
        Where it comes from, the heaviest first.
    priority : Choice
        Its band of the rule ``actions.priority``, or what a person decided.
    status : str
        One of ``STATES``.
    text : str
        The client's own words; empty where a finding or a decision speaks.
    finding : Finding or None
        The heaviest recommendation among its origins.
    decision : Decision or None
        The decision it carries out.
    action : Action or None
        The typed row.
    lever, owner, platform, kpi : str
        Ids and the role; empty when not known ("to name").
    start, due : date or None
        When.
    dated : bool
        Whether people gave the due date; else the rule proposes it.
    slip : int or None
        Days of slippage, as :class:`stratbook.brief.actions.Followed` counts them.
    cost, hours : float or None
        Money in the client's currency and tax basis, and hours.
    impact : float or None
        Share of the objective at stake, 0 … 1; None where nobody judged it.
    confidence, effort : Level or None
        How sure, and how hard.
    low, high : Quantity or None
        The effect expected.
    score : float or None
        Impact × confidence × ease; None where one of them is unknown.
    after : tuple of str
        Ids of the actions that come first.
    suggested : str
        The role that a rule proposes where nobody is named; empty where it knows none.
    also : tuple of Finding
        Twins that this action carries too.
    seen : Seen or None
        The KPI before and after, once there is something to see.
    """

    id: str
    origins: tuple[Origin, ...]
    priority: Choice
    status: Status = "proposed"
    text: str = ""
    finding: Finding | None = None
    decision: Decision | None = None
    action: Action | None = None
    lever: str = ""
    owner: str = ""
    platform: str = ""
    kpi: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    dated: bool = False
    slip: int | None = None
    cost: float | None = None
    hours: float | None = None
    impact: float | None = None
    confidence: Level | None = None
    effort: Level | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    score: float | None = None
    after: tuple[str, ...] = ()
    suggested: str = ""
    also: tuple[Finding, ...] = ()
    seen: Seen | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in OPEN

    @property
    def urgency(self) -> float:
        """How pressing, 0 … 1: the recommendation's own, one half otherwise."""
        return 0.5 if self.finding is None else self.finding.urgency


def numbered(letter: str, *parts: str) -> str:
    """Return an action's id: a letter and six signs that depend on what it is only."""
    told = "|".join(plain(part) for part in parts)
    return letter + hashlib.sha256(told.encode()).hexdigest()[:6].upper()
