"""A measure as the client's history keeps it."""

import hashlib

from stratbook.core import reference
from stratbook.core.message import Unit
from stratbook.core.recorded import JOIN, Ground, Recorded
from stratbook.strategy.kpis import Measure, Scope


def record_of(scope: Scope, measured: Measure, ground: Ground) -> Recorded | None:
    """Return a measure as the history keeps it; None when it has no value.

    Parameters
    ----------
    scope : Scope
        What it was measured on.
    measured : Measure
        The measure.
    ground : Ground
        What it rests on.
    """
    if measured.value is None:
        return None
    known = reference.kpi(measured.kpi)
    low, high = measured.interval or (None, None)
    money = Unit(known.unit) in {Unit.MONEY, Unit.MONEY_CENTS}
    formula = known.words["en"].formula.encode()
    return Recorded(
        period=scope.period.code,
        kpi=measured.kpi,
        platform=scope.platform or "",
        variant=measured.basis,
        value=float(measured.value),
        n=measured.n,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        unit=str(known.unit),
        currency=scope.currency if money else "",
        formula=hashlib.sha256(formula).hexdigest()[:12],
        files=JOIN.join(measured.sources),
        digest=ground.digest(measured.sources),
        data_until=ground.last_day(measured.sources),
        version=ground.version,
        run=ground.run,
    )
