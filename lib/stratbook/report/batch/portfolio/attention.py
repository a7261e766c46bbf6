"""Who needs attention first, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.report.batch.outcome import Facts, Outcome

RULE: Final = "portfolio.attention"
_HALF: Final = 0.5


@dataclass(frozen=True)
class Attention:
    """How much a client needs attention.

    Parameters
    ----------
    outcome : Outcome
        The client's.
    facts : Facts
        What its report says.
    score : float
        From 0; the rule ``portfolio.attention`` says how it is made.
    choice : str
        ``first``, ``soon`` or ``steady``.
    """

    outcome: Outcome
    facts: Facts
    score: float
    choice: str

    @property
    def reason(self) -> Finding | None:
        """Its worst finding; None without bad news."""
        return self.facts.worst[0] if self.facts.worst else None

    def count(self, status: Status) -> int:
        """Return how many of its objectives have a status."""
        return sum(each is status for _, each in self.facts.objectives)


def ranked(outcomes: Iterable[Outcome]) -> tuple[Attention, ...]:
    """Return the clients of which something is known, the most pressing first."""
    found = [
        _attention(each, each.facts)
        for each in outcomes
        if each.facts is not None and each.state.whole
    ]
    return tuple(sorted(found, key=lambda each: (-round(each.score, 9), each.facts.client)))


def score_of(facts: Facts) -> float:
    """Return a client's attention score.

    Parameters
    ----------
    facts : Facts
        What its report says.

    Returns
    -------
    float
        Share of the objectives with a verdict that are missed, plus half the share of those
        to be watched, plus the mean weight of the worst findings; those that there are not
        weigh nothing.
    """
    judged = [each for _, each in facts.objectives if each in _VERDICTS]
    off_course = sum(_VERDICTS[each] for each in judged) / len(judged) if judged else 0.0
    most = int(threshold("portfolio_findings"))
    return off_course + sum(each.weight for each in facts.worst[:most]) / most


_VERDICTS: Final = {Status.REACHED: 0.0, Status.WATCH: _HALF, Status.MISSED: 1.0}


def _attention(outcome: Outcome, facts: Facts) -> Attention:
    score = score_of(facts)
    if score >= threshold("portfolio_first"):
        return Attention(outcome, facts, score, "first")
    soon = score >= threshold("portfolio_soon")
    return Attention(outcome, facts, score, "soon" if soon else "steady")
