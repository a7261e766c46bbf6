"""How chapter 7 names and writes things: rates with their interval, money, choices."""

from collections.abc import Mapping
from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core import reference
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.strategy.intervals import Interval

DASH: Final = Name(text="–")


def rate(value: float | None, *, signed: bool = False) -> Quantity:
    """Return a rate; small ones with two decimals."""
    digits = 2 if value is not None and abs(value) < 0.1 else None
    return Quantity(value=value, unit=Unit.RATIO, signed=signed, digits=digits)


def between(interval: Interval | None, *, signed: bool = False) -> Fact:
    """Return an interval of rates as one cell."""
    if interval is None:
        return DASH
    low, high = (rate(each, signed=signed) for each in interval)
    return say("{low} to {high}", low=low, high=high)


def times(value: float | None) -> Quantity:
    """Return a ratio of two amounts."""
    return Quantity(value=value, unit=Unit.TIMES, digits=2)


def amount(value: float | None, currency: str) -> Quantity:
    """Return an amount: to the cent when small."""
    small = value is not None and abs(value) < 1000
    return cents(value, currency) if small else money(value, currency)


def taxed(currency: str, tax: TaxBasis) -> Message:
    """Return the note that says in what amounts are."""
    return say(
        "Amounts in {currency}, {tax}, on that one basis throughout.",
        currency=Name(text=currency), tax=TAX[tax],
    )  # fmt: skip


def chosen(look: Look, rule: str, choice: str) -> str:
    """Return a rule's choice in the reader's words; a person's own words as they stand."""
    words = reference.rules()[rule].labels.get(choice)
    return look.language.worded(words) if words else choice


def listed(choices: tuple[tuple[str, str, str], ...], look: Look) -> Mapping[str, str]:
    """Return a sheet's list of choices in the reader's language, by id."""
    return {id_: look.language.either(en, fr) for id_, en, fr in choices}
