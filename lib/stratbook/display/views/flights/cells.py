"""What several tables of the plan write in their cells."""

from typing import Final

from stratbook.brief.sheets.flights import BUYING, OBJECTIVE
from stratbook.core.message import Fact, Name, Quantity, Unit, say
from stratbook.core.reference import platforms
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.plan.flights.rows import Range

NO_FLIGHT: Final = say(
    "No flight can be planned: the inputs name none, and no ad space is split between platforms."
)
_WORDS: Final = {id_: (en, fr) for id_, en, fr in (*OBJECTIVE, *BUYING)}


def platform(id_: str) -> Name:
    """Return a platform's name; a place that is no platform of ours, as it is written."""
    known = platforms()
    return Name(text=known[id_].label if id_ in known else id_)


def chosen(look: Look, id_: str) -> Name:
    """Return an objective or a buying mode as the sheet names it to this reader."""
    if id_ not in _WORDS:
        return Name(text="–")
    return Name(text=look.language.either(*_WORDS[id_]))


def two_lines(look: Look, first: Fact, *below: Fact) -> Html:
    """Return a cell of a strong line and smaller ones under it."""
    lines = [element("div", look.say(each), class_="sb-source") for each in below]
    return element("div", element("div", look.say(first)), *lines).with_facts(first, *below)


def people(value: float) -> Quantity:
    """Return a forecast count to three figures: more would be false precision."""
    return Quantity(value=float(f"{value:.3g}"), digits=0 if value >= 100 else 1)


def small_money(value: float, currency: str) -> Quantity:
    """Return what one of something costs."""
    return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=currency)


def ranged(look: Look, found: Range | None, unit: str, currency: str = "") -> Html | Name:
    """Return a figure with its low and high under it.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    found : Range or None
        None is missing.
    unit : {"count", "money", "times", "share"}
        How it is written.
    currency : str
        Of money.
    """
    if found is None:
        return Name(text=look.language.missing)
    low, mid, high = (
        _quantity(each, unit, currency) for each in (found.low, found.mid, found.high)
    )
    if found.low == found.high:
        return element("div", look.say(mid))
    return two_lines(look, mid, say("{low} to {high}", low=low, high=high))


def _quantity(value: float, unit: str, currency: str) -> Quantity:
    match unit:
        case "money":
            return small_money(value, currency)
        case "times":
            return Quantity(value=value, unit=Unit.DECIMAL, digits=1)
        case "share":
            return Quantity(value=value, unit=Unit.RATIO, digits=2)
        case _:
            return people(value)
