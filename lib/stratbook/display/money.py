"""How amounts are written, and on what tax basis."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Quantity, Unit, term

TAX: Final = {
    TaxBasis.EXCLUDED: term("tax excluded"),
    TaxBasis.INCLUDED: term("tax included"),
}


def money(value: float | None, currency: str) -> Quantity:
    """Return an amount, short where it is long; None is missing."""
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)


def cents(value: float | None, currency: str, *, signed: bool = False) -> Quantity:
    """Return an amount to the cent; None is missing."""
    amount = None if value is None else float(value)
    return Quantity(value=amount, unit=Unit.MONEY_CENTS, currency=currency, signed=signed)
