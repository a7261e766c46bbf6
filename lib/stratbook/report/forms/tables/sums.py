"""Which totals are sums: only those become formulas."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Quantity, Unit
from stratbook.display.sheet import Typed

_CENT: Final = 0.005
_FEWEST: Final = 2  # one number is not yet a sum


def is_sum(total: Typed, parts: Sequence[Typed]) -> bool:
    """Say whether a total is what its parts add up to.

    Parameters
    ----------
    total : Quantity or other
        As the report shows it.
    parts : sequence
        The cells above it, or before it; text and missing ones count for nothing, as in a
        spreadsheet's sum.

    Returns
    -------
    bool
        False for people counted once, means and rates, whose total is no sum, unless all of
        one unit add up to it: shares of 100 %.
    """
    if not isinstance(total, Quantity) or total.value is None:
        return False
    known = [each for each in parts if isinstance(each, Quantity) and each.value is not None]
    if len(known) < _FEWEST or any(_kind(each) != _kind(total) for each in known):
        return False
    money = total.unit in {Unit.MONEY, Unit.MONEY_CENTS}
    near = max(_CENT if money else 0.0, 1e-9 * max(1.0, abs(total.value)))
    return abs(sum(each.value or 0.0 for each in known) - total.value) <= near + 1e-12


def _kind(quantity: Quantity) -> tuple[str, str | None]:
    unit = Unit.MONEY if quantity.unit is Unit.MONEY_CENTS else quantity.unit
    return unit, quantity.currency
