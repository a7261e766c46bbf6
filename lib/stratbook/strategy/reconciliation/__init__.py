"""What measures the same thing twice: both figures and their difference, neither chosen."""

from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Scope
from stratbook.strategy.reconciliation.accounts import ads_rows, daily_rows
from stratbook.strategy.reconciliation.claims import claim_rows
from stratbook.strategy.reconciliation.clicks import click_rows
from stratbook.strategy.reconciliation.pair import Kind, Pair, Reconciliation, Side

__all__ = ["Kind", "Pair", "Reconciliation", "Side", "reconcile"]


@remembered
def reconcile(scope: Scope) -> Reconciliation:
    """Put side by side what two sources say of the same thing.

    Parameters
    ----------
    scope : Scope
        Tables, period and organisation.

    Returns
    -------
    Reconciliation
        Clicks beside visits, daily series beside posts, ads beside accounts, claimed
        conversions beside what web analytics and the CRM count; a pair of which neither
        side is known is left out. What platforms claim is never added up.
    """
    found = (*click_rows(scope), *daily_rows(scope), *ads_rows(scope), *claim_rows(scope))
    return Reconciliation(scope.period, tuple(each for each in found if each.known))
