"""The cells several tables of this part need: changes, shares, intervals."""

from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, fact, say, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.strategy.community import Change, Share
from stratbook.strategy.intervals import Interval

NONE: Final = Name(text="–")
BRACKETS: Final = say("In brackets: a change that chance alone may explain.")


def changed(change: Change | None) -> Fact:
    """Return a change as a signed percentage, in brackets where chance may explain it."""
    if change is None:
        return Quantity(value=None)
    if change.relative is None:
        return term("new") if change.now else NONE
    relative = Quantity(value=change.relative, unit=Unit.RATIO, signed=True, digits=0)
    return relative if change.is_firm else say("({change})", change=relative)


def ratio(value: float | None, digits: int = 0) -> Quantity:
    """Return a share as a percentage."""
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)


def share(of: Share) -> Fact:
    """Return a share with what it was counted on; nothing to show of nothing."""
    if not of.whole:
        return NONE
    return say("{share} ({part} of {whole})", share=ratio(of.value), part=of.part, whole=of.whole)


def between(interval: Interval | None, unit: Unit, digits: int | None = None) -> Message | Name:
    """Return an interval as "low to high"."""
    if interval is None:
        return NONE
    low, high = (Quantity(value=each, unit=unit, digits=digits) for each in interval)
    return say("{low} to {high}", low=low, high=high)


def named(text: str) -> Name:
    """Return a text of the client's; a dash where it is empty."""
    return Name(text=text or "–")


def under(look: Look, above: Fact, below: str | Fact) -> Html | Fact:
    """Return a cell of two lines, the second one small; the first alone where it is empty."""
    text = below if isinstance(below, str) else look.say(below)
    if not text:
        return above
    shown = join([element("div", look.say(above)), element("div", text, class_="sb-source")])
    return shown.with_facts(above, fact(below))
