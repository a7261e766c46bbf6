"""What the account of the time since the last report finds.

Rule ``since.restated``: a figure already reported that today's files give otherwise, by more
than the tolerance.
"""

from collections.abc import Collection
from typing import Final

from stratbook.core import reference
from stratbook.core.finding import Action, Comparison, Confidence, Finding, kpi_facts
from stratbook.core.message import N_
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.strategy.performance.quantities import distance, quantity, share
from stratbook.strategy.since.account import SinceLast
from stratbook.strategy.since.restated import Restated

CHAPTER: Final = "since"
_WHY: Final = N_("both figures were computed the same way from dated files")
_SMALL: Final = 0.05  # what is at stake in a figure that no objective rests on


def findings(account: SinceLast, indicators: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return the finding that earlier figures have changed, on the largest change.

    Parameters
    ----------
    account : SinceLast
        The account.
    indicators : collection of str
        KPIs that the objectives rest on: a change of one of them is told first, and is
        worth its share of the objectives.
    """
    moved = [each for each in account.restated if each.change is not None]
    if not moved:
        return ()
    first = max(moved, key=lambda each: (each.then.kpi in indicators, each.size, each.then.key))
    return (_finding(account, first, moved, indicators),)


def _finding(
    account: SinceLast, first: Restated, moved: list[Restated], indicators: Collection[str]
) -> Finding:
    then, now, kpi = first.then, first.now, first.then.kpi
    aimed = kpi in indicators
    return Finding(
        key="since.restated",
        chapter=CHAPTER,
        subject=f"{kpi} {then.period}",
        facts=kpi_facts(
            kpi,
            span=then.span,
            reason=first.reason,
            changed=len(moved),
            checked=account.checked,
            tolerance=share(threshold("restated_tolerance"), signed=False),
        ),
        number=2 if reference.kpi(kpi).plural else 1,
        comparison=Comparison(
            against="alternative",
            value=quantity(kpi, None if now is None else now.value, then.currency),
            reference=quantity(kpi, then.value, then.currency),
            difference=distance(kpi, first.change, then.currency),
        ),
        confidence=Confidence(level=Level.HIGH, why=_WHY),
        impact=1 / len(indicators) if aimed else _SMALL,
        urgency=0.4,
        action=Action(kpi=kpi, effort=Level.LOW),
        sources=() if now is None else now.sources,
    )
