"""French and English: sentences from gettext catalogues, numbers and dates from Babel.

English is the msgid. French lives in ``locale/fr/LC_MESSAGES/*.po``, one catalogue a
chapter (:mod:`stratbook.core.catalogue`). A third language is a folder of catalogues
with its ``language.toml`` (:mod:`stratbook.core.manner`), and prose cells in the notebooks.
"""

import datetime as dt
import math
from collections.abc import Mapping
from functools import cache, cached_property
from gettext import NullTranslations
from typing import Final

from babel import Locale, numbers
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from stratbook.core import reference
from stratbook.core.catalogue import translations
from stratbook.core.manner import folders, manner
from stratbook.core.message import (
    Day,
    Fact,
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Span,
    Term,
    Unit,
)
from stratbook.core.period import Grain, Period

LANGUAGES: Final = tuple(folders())
_NO_BREAK: Final = "\u00a0"
_MINUS: Final = "\u2212"


class Language:
    """One reader's language: turns messages and facts into text.

    Parameters
    ----------
    code : str
        One of :data:`LANGUAGES`.

    Notes
    -----
    Text made here is plain text: whoever puts it into HTML escapes it there.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.manner = manner(code)
        self.locale = Locale.parse(self.manner.locale)
        self.missing = self.manner.missing

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @cached_property
    def _translations(self) -> NullTranslations:
        """The catalogue, read when the first sentence is asked for."""
        return translations(self.code)

    # -- sentences -------------------------------------------------------------

    def text(self, msgid: str) -> str:
        """Return the translation of a msgid without fields."""
        return self._translations.gettext(msgid) if msgid else ""  # "" is the header

    def render(self, message: Message) -> str:
        """Return a message as a sentence.

        Raises
        ------
        KeyError
            When the sentence names a field that the message's facts lack.
        """
        pattern = (
            self._translations.ngettext(message.text, message.plural, message.count)
            if message.plural is not None
            else self._translations.gettext(message.text)
        )
        return pattern.format_map({name: self.fact(each) for name, each in message.facts.items()})

    def fact(self, fact: Fact) -> str:
        """Return any fact as text."""
        match fact:
            case Quantity():
                return self.quantity(fact)
            case Name():
                return fact.text
            case Term():
                return self.text(fact.text)
            case KpiTerm():
                return self.kpi(fact)
            case Day() | Span():
                return self._when(fact)
            case Listing():
                return self.listing([self.fact(item) for item in fact.items])
            case Message():
                return self.render(fact)

    def _when(self, fact: Day | Span) -> str:
        return self.day(fact.date) if isinstance(fact, Day) else self.span(fact.period)

    def kpi(self, term: KpiTerm) -> str:
        """Return a KPI's label, or its name as the subject of a sentence."""
        words = self.kpi_words(term.id)
        return words.label if term.form == "label" else words.subject

    def worded(self, words: Mapping[str, str]) -> str:
        """Return the reader's of some words by language; English ones are translated."""
        own = words.get(self.code)
        return self.text(words.get("en", "")) if own is None else own

    def either(self, en: str, fr: str) -> str:
        """Return the reader's of two wordings; for another language, English is translated."""
        return self.worded({"en": en, "fr": fr})

    def kpi_words(self, id_: str) -> reference.KpiWords:
        """Return what the dictionary says of a KPI in this language."""
        words = reference.kpi(id_).words
        if self.code in words:
            return words[self.code]
        said = {name: self.text(text) for name, text in words["en"].model_dump().items()}
        return reference.KpiWords(**said)

    def listing(self, items: list[str]) -> str:
        """Return ``a, b and c`` in this language."""
        return format_list(items, locale=self.locale)

    # -- numbers ---------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> str:
        """Return a number with its unit; ``n.d.`` / ``n/a`` when it is missing."""
        value = quantity.value
        if value is None or not math.isfinite(value):
            return self.missing
        digits = quantity.digits if quantity.digits is not None else usual_digits(quantity)
        scale = 100 if quantity.unit in {Unit.RATIO, Unit.POINTS} else 1
        number = self.number(abs(value * scale), digits)
        sign = self._sign(value * scale, digits, signed=quantity.signed)
        if quantity.unit in {Unit.MONEY, Unit.MONEY_CENTS} and quantity.currency:
            return sign + self.money(abs(value), quantity.currency, digits)
        return sign + number + self.manner.after(quantity.unit)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with its thousands and decimals marked."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return numbers.format_decimal(
            round(value, digits), format=pattern, locale=self.locale
        ).replace("-", _MINUS)

    def compact(self, value: float) -> str:
        """Return a number for an axis: 132 k, 1.2 M."""
        return numbers.format_compact_decimal(value, locale=self.locale, fraction_digits=1).replace(
            "-", _MINUS
        )

    def money(self, value: float, currency: str, digits: int | None = None) -> str:
        """Return an amount: ``1 234 €`` or ``€1,234``; ``digits`` defaults to the currency's."""
        digits = numbers.get_currency_precision(currency) if digits is None else digits
        decimals = "." + "0" * digits if digits else ""
        # A code in letters (CHF, UAH) stands apart from the number; a sign (€) does not.
        symbol = numbers.get_currency_symbol(currency, locale=self.locale)
        gap = _NO_BREAK if symbol[-1:].isalpha() else ""
        pattern = self.manner.money.format(number=f"#,##0{decimals}", sign="¤")
        if pattern.startswith("¤"):
            pattern = f"¤{gap}{pattern[1:]}"
        return numbers.format_currency(
            value, currency, format=pattern, locale=self.locale, currency_digits=False
        ).replace("-", _MINUS)

    def _sign(self, value: float, digits: int, *, signed: bool) -> str:
        if round(value, digits) == 0:
            return ""
        return _MINUS if value < 0 else "+" if signed else ""

    # -- dates -----------------------------------------------------------------

    def day(self, date: dt.date) -> str:
        """Return ``3 juin 2026`` / ``3 June 2026`` (``1er juin 2026``)."""
        return self._first(date, format_date(date, "d MMMM y", locale=self.locale))

    def day_month(self, date: dt.date) -> str:
        """Return ``3 juin`` / ``3 June``."""
        return self._first(date, format_date(date, "d MMMM", locale=self.locale))

    def month_short(self, date: dt.date) -> str:
        """Return ``juin`` / ``Jun`` for an axis."""
        return format_skeleton("MMM", date, locale=self.locale)

    def month_year(self, date: dt.date) -> str:
        """Return ``juin 2026`` / ``June 2026``."""
        return format_date(date, "MMMM y", locale=self.locale)

    def span(self, period: Period) -> str:
        """Return a period: ``octobre 2026``, ``semaine 43, 19–25 octobre 2026``, two dates."""
        match period.grain:
            case Grain.YEAR:
                return f"{period.start:%Y}"
            case Grain.QUARTER:
                number = (period.start.month - 1) // 3 + 1
                full = self.manner.quarter_first if number == 1 else self.manner.quarter
                return full.format(quarter=number, year=f"{period.start:%Y}")
            case Grain.MONTH:
                return self.month_year(period.start)
            case Grain.WEEK:
                week = self.manner.week.format(week=period.start.isocalendar().week)
                return f"{week}, {self._dates(period)}"
            case _:
                return self._dates(period)

    def _dates(self, period: Period) -> str:
        start, end = period.start, period.end
        if start == end:
            return self.day(end)
        if (start.year, start.month) == (end.year, end.month):
            first = self.manner.first if start.day == 1 else str(start.day)
            return f"{first}–{self.day(end)}" if first.isdigit() else f"{first} – {self.day(end)}"
        if start.year == end.year:
            return f"{self.day_month(start)} – {self.day(end)}"
        return f"{self.day(start)} – {self.day(end)}"

    def _first(self, date: dt.date, text: str) -> str:
        return text.replace("1 ", f"{self.manner.first} ", 1) if date.day == 1 else text


def usual_digits(quantity: Quantity) -> int:
    """Return how many decimals a quantity deserves: about three significant figures."""
    value = abs(quantity.value or 0.0)
    match quantity.unit:
        case Unit.RATIO | Unit.POINTS:
            return 2 if 0 < value * 100 < 0.995 else 1 if value * 100 < 99.95 else 0
        case Unit.MONEY:
            return 2 if value < 100 and value != int(value) else 0
        case Unit.MONEY_CENTS:
            return 2
        case Unit.TIMES | Unit.DECIMAL:
            return 2
        case Unit.RATING | Unit.HOURS:
            return 1
        case Unit.COUNT:
            return 1 if value < 10 and value != int(value) else 0
        case _:
            return 0 if value >= 10 or value == int(value) else 1


@cache
def language(code: str) -> Language:
    """Return the language of a code; the same object each time.

    Raises
    ------
    KeyError
        When the code is not among :data:`LANGUAGES`.
    """
    return Language(code)
