"""What the KPI of return on investment rests on: each scenario's full cost and margin."""

from collections.abc import Iterable

from stratbook.strategy.conversion.returns import returns
from stratbook.strategy.conversion.scenario import Scenario
from stratbook.strategy.kpis.scope import Outlay


def outlays_of(found: Iterable[Scenario]) -> tuple[Outlay, ...]:
    """Return the scenarios that sell, whatever of their cost and margin is known.

    Parameters
    ----------
    found : iterable of Scenario
        The client's; those that are only planned are left out.
    """
    kept = []
    for each in found:
        if each.conversion == "donation" or not each.pays or each.state == "planned":
            continue
        back = returns(each)
        kept.append(Outlay(each.name, each.period.end, back.full, back.margin, each.sources))
    return tuple(kept)
