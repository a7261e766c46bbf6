"""The pace that a target asks for: how much a month, from where one stands, until its date."""

from dataclasses import dataclass

from stratbook.strategy.objectives.past import scale_of
from stratbook.strategy.objectives.proposals import Proposal


@dataclass(frozen=True)
class Pace:
    """What is left to do, shared out over the months that are left.

    Parameters
    ----------
    now, target : float
        The KPI in the last whole month, and its target brought to a month, in its own unit.
    months : int
        Months to the date.
    """

    now: float
    target: float
    months: int

    @property
    def step(self) -> float:
        """The change a month, in the KPI's unit: negative where a cost is to fall."""
        return (self.target - self.now) / self.months


def pace_of(proposal: Proposal) -> Pace | None:
    """Return the pace that a target asks for.

    Parameters
    ----------
    proposal : Proposal
        The target held against the client's history (:func:`propose`).

    Returns
    -------
    Pace or None
        None without a target, a date or a history, and where the target is reached already.

    Notes
    -----
    (target − last whole month) ÷ months left: equal steps. A season moves the months, not
    their sum (stratbook's own).
    """
    if proposal.basis is None or proposal.target is None:
        return None
    ahead = scale_of(proposal.kpi.id).gain(proposal.basis.now, proposal.target)
    if ahead is not None and ahead <= 0:
        return None
    return Pace(proposal.basis.now, proposal.target, proposal.months)
