"""Who recommends the organisation: how good the relation is, and who waits for a call."""

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Fact, Name, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.kpis.measure import sources_of

RECOMMENDERS: Final = {
    "customer": term("a customer"),
    "employee": term("an employee"),
    "professional": term("a professional"),
    "partner": term("a partner"),
    "press": term("a journalist or a title"),
    "institution": term("an institution"),
    "association": term("an association"),
}
_RULE: Final = "community.recommender"
_PERSON: Final = re.compile(r"(?i)^(m\.|mme|mlle|mr|mrs|ms|miss|dr|monsieur|madame)\b")


@dataclass(frozen=True)
class Recommender:
    """One recommender.

    Parameters
    ----------
    name : str
        An organisation or a role, as the sheet has it.
    kind : str
        Customer, employee, professional …
    recommends_to : str
        To whom; empty when the sheet does not say.
    reach, recommendations : float or None
        People it can reach; recommendations in twelve months.
    relation : float or None
        From 1 to 5.
    last, due : date or None
        The last contact, and the day by which the next one is due.
    is_overdue : bool
        Whether that day is over at the end of the period.
    score : float or None
        The relationship score, 0 to 100; None when one of its parts is missing.
    action : Choice
        What the rule ``community.recommender`` gives.
    next_action, owner : str
        What the sheet plans, and who does it.
    """

    name: str
    kind: str
    recommends_to: str
    reach: float | None
    recommendations: float | None
    relation: float | None
    last: dt.date | None
    due: dt.date | None
    is_overdue: bool
    score: float | None
    action: Choice
    next_action: str
    owner: str

    @property
    def shown(self) -> Fact:
        """What a reader sees: a private person appears as a kind, never by name."""
        return RECOMMENDERS[self.kind] if _PERSON.match(self.name) else Name(text=self.name)


@dataclass(frozen=True)
class Recommenders:
    """All recommenders, best relation first, those without a score last."""

    all: tuple[Recommender, ...]
    on: dt.date
    sources: tuple[str, ...] = ()

    @property
    def overdue(self) -> tuple[Recommender, ...]:
        """Those to whom somebody should have spoken, the most useful first."""
        late = [each for each in self.all if each.is_overdue]
        return tuple(sorted(late, key=lambda each: -(each.recommendations or 0.0)))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rule chose for each."""
        return tuple(each.action for each in self.all)

    @property
    def recommendations(self) -> float:
        """Recommendations counted, all together."""
        return sum(each.recommendations or 0.0 for each in self.all)


@remembered
def read_recommenders(
    sheet: pd.DataFrame, on: dt.date, overrides: Sequence[Override] = ()
) -> Recommenders:
    """Score each recommender and say whom to speak to.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``recommenders``.
    on : date
        The end of the period under report.
    overrides : sequence of Override
        The consultant's words against the rule.

    Returns
    -------
    Recommenders
        score = 100 × Σ weight × part ÷ Σ weight, with relation = (note − 1) ÷ 4,
        recommendations = log(1 + n) ÷ log(1 + the list's largest n), recency = 1 − days since
        the last contact ÷ the days after which one is forgotten, not below 0. The weights
        are thresholds (``recommender_weight_…``). No score without all three.
    """
    most = float(sheet["recommendations"].max()) if len(sheet) else 0.0
    found = [_read(row, most, on, overrides) for row in records(sheet)]
    found.sort(key=lambda each: (each.score is None, -(each.score or 0.0), each.name))
    return Recommenders(tuple(found), on, sources_of(sheet) if len(sheet) else ())


def _read(
    row: dict[str, object], most: float, on: dt.date, overrides: Sequence[Override]
) -> Recommender:
    relation, given = number(row["relation"]), number(row["recommendations"])
    last = day(row["last_contact_on"])
    due = None if last is None else last + dt.timedelta(threshold("recommender_contact_days"))
    late = due is None or due < on
    score = _score(relation, given, most, None if last is None else (on - last).days)
    computed = "complete" if score is None else _action(relation or 0.0, given or 0.0, late=late)
    name = text(row["recommender"])
    return Recommender(
        name=name,
        kind=text(row["kind"]),
        recommends_to=text(row["recommends_to"]),
        reach=number(row["reach"]),
        recommendations=given,
        relation=relation,
        last=last,
        due=due,
        is_overdue=late,
        score=score,
        action=choose(overrides, _RULE, name, computed),
        next_action=text(row["next_action"]),
        owner=text(row["owner"]),
    )


def _score(
    relation: float | None, given: float | None, most: float, silent: int | None
) -> float | None:
    if relation is None or given is None or silent is None:
        return None
    fresh = max(0.0, 1 - max(0, silent) / threshold("recommender_forgotten_days"))
    parts = (
        (threshold("recommender_weight_relation"), (relation - 1) / 4),
        (
            threshold("recommender_weight_given"),
            math.log1p(given) / math.log1p(most) if most else 0,
        ),
        (threshold("recommender_weight_recency"), fresh),
    )
    return 100 * sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def _action(relation: float, given: float, *, late: bool) -> str:
    """Return the first of the rule's cases that holds."""
    cases = (
        ("contact", late),
        ("equip", given == 0),
        ("repair", relation < threshold("recommender_good_relation")),
    )
    return next((name for name, holds in cases if holds), "thank")
