"""A KPI's numbers with their unit: values, and distances between two of them."""

from stratbook.core import reference
from stratbook.core.message import Quantity, Unit


def quantity(kpi: str, value: float | None, currency: str) -> Quantity:
    """Return a KPI's value with its unit; amounts carry the currency."""
    unit = Unit(reference.kpi(kpi).unit)
    return Quantity(value=value, unit=unit, currency=_currency(unit, currency))


def distance(kpi: str, value: float | None, currency: str, *, signed: bool = True) -> Quantity:
    """Return a difference of two values: rates differ by points, the rest by their own unit."""
    unit = Unit(reference.kpi(kpi).unit)
    shown = Unit.POINTS if unit is Unit.RATIO else unit
    return Quantity(value=value, unit=shown, currency=_currency(unit, currency), signed=signed)


def share(value: float | None, *, signed: bool = True) -> Quantity:
    """Return a relative change, written as a percentage."""
    return Quantity(value=value, unit=Unit.RATIO, signed=signed)


def change(kpi: str, now: float | None, before: float | None) -> Quantity:
    """Return how a KPI moved: in points where it is a rate or a score, else relatively.

    Missing when one of the two is, or when there is nothing to divide by.
    """
    known = reference.kpi(kpi)
    if now is None or before is None:
        return share(None)
    if known.unit in {Unit.RATIO, Unit.POINTS} or known.status == "points":
        return distance(kpi, now - before, "")
    return share(now / before - 1 if before else None)


def _currency(unit: Unit, currency: str) -> str | None:
    return currency if unit in {Unit.MONEY, Unit.MONEY_CENTS} and currency else None
