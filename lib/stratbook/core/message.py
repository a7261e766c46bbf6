"""Facts and messages: what is said, before it is put in anybody's language.

A message is an English sentence with named fields (the gettext msgid) and the facts
that fill them. Numbers, dates and terms stay typed until the last moment, when a
:class:`stratbook.core.language.Language` puts them into words.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from numbers import Integral
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from stratbook.core.period import Period


class Unit(StrEnum):
    """How a quantity is counted, hence written."""

    COUNT = "count"  # whole things; decimals only when below 10 and not whole
    RATIO = "ratio"  # 0.031 is written 3.1 %
    POINTS = "points"  # difference of ratios; 0.007 is written 0.7 pt
    MONEY = "money"  # in ``currency``; cents below 100
    MONEY_CENTS = "money_cents"  # always with cents
    TIMES = "times"  # frequency, ROAS
    SCORE = "score"  # -100 … +100 or 0 … 100; no unit
    RATING = "rating"  # out of 5
    INDEX = "index"  # 100 = median
    MINUTES = "minutes"
    HOURS = "hours"
    DECIMAL = "decimal"  # a bare number with decimals


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quantity(_Frozen):
    """A number with its unit. ``value`` is None when it is not available (never 0)."""

    kind: Literal["quantity"] = "quantity"
    value: float | None
    unit: Unit = Unit.COUNT
    currency: str | None = None
    signed: bool = False
    digits: int | None = None


class Name(_Frozen):
    """A word of the client's own (an account, a file, a campaign): never translated."""

    kind: Literal["name"] = "name"
    text: str


class Term(_Frozen):
    """A word of the field's vocabulary, by its English msgid: translated."""

    kind: Literal["term"] = "term"
    text: str


class KpiTerm(_Frozen):
    """A KPI, written as the dictionary names it.

    ``form`` is "label" (as a title: "Reach") or "subject" (inside a sentence, with its
    article where the language wants one: "la portée").
    """

    kind: Literal["kpi"] = "kpi"
    id: str
    form: Literal["label", "subject"] = "subject"


class Day(_Frozen):
    """A calendar day."""

    kind: Literal["day"] = "day"
    date: dt.date


class Span(_Frozen):
    """A period of time."""

    kind: Literal["span"] = "span"
    period: Period


class Listing(_Frozen):
    """Several facts, written as a list: "a, b and c"."""

    kind: Literal["listing"] = "listing"
    items: tuple["Fact", ...]


class Message(_Frozen):
    """A sentence to be said later, in whatever language the reader has.

    Parameters
    ----------
    text : str
        English text with ``{fields}``: the msgid.
    plural : str or None
        The English plural, where the sentence changes with ``count``.
    count : int
        The number (or the grammatical number) that chooses between the two.
    facts : mapping
        What fills the fields.
    """

    kind: Literal["message"] = "message"
    text: str
    plural: str | None = None
    count: int = 1
    facts: dict[str, "Fact"] = Field(default_factory=dict)

    def plain(self) -> str:
        """Return the message in English, for logs and tests."""
        from stratbook.core.language import language  # noqa: PLC0415 - languages build on messages

        return language("en").render(self)


Fact = Annotated[
    Quantity | Name | Term | KpiTerm | Day | Span | Listing | Message,
    Field(discriminator="kind"),
]
Loose = Fact | Period | str | int | float | dt.date | Sequence["Loose"] | None
Listing.model_rebuild()
Message.model_rebuild()


def fact(value: Loose) -> Fact:
    """Give a plain Python value its type as a fact.

    Strings become :class:`Name` (the client's words), whole numbers counts, other
    numbers decimals, None a missing quantity; lists become :class:`Listing`.
    """
    match value:
        case BaseModel() if not isinstance(value, Period):
            return value
        case Period():
            return Span(period=value)
        case str():
            return Name(text=value)
        case dt.date():  # instants too: their day
            return Day(date=dt.date(value.year, value.month, value.day))
        case Sequence():
            return Listing(items=tuple(fact(item) for item in value))
        case None:
            return Quantity(value=None)
        case Integral():  # numpy's whole numbers too
            return Quantity(value=int(value))
        case _:
            return Quantity(value=float(value), unit=Unit.DECIMAL)


def facts_of(values: Mapping[str, Loose]) -> dict[str, Fact]:
    """Type every value of a mapping as :func:`fact` does."""
    return {name: fact(value) for name, value in values.items()}


def say(text: str, /, **facts: Loose) -> Message:
    """Make a message: ``say("{file} has no rows.", file="posts.csv")``.

    The text must be a literal, so that the catalogue finds it.
    """
    return Message(text=text, facts=facts_of(facts))


def say_n(text: str, plural: str, count: int, /, **facts: Loose) -> Message:
    """Make a message that changes with a number; ``{count}`` is filled in."""
    return Message(text=text, plural=plural, count=count, facts=facts_of({"count": count, **facts}))


def term(text: str) -> Term:
    """Make a term of the field's vocabulary from its English msgid (a literal)."""
    return Term(text=text)


def N_(text: str) -> str:  # noqa: N802 - gettext's name for "mark, translate later"
    """Mark a literal for the catalogue and return it unchanged."""
    return text
