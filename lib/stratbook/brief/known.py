"""The names a brief may use: each way to say one, with the one that is written."""

from collections.abc import Iterable
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.numbers import list_currencies

from stratbook.brief.spoken import others
from stratbook.core import reference
from stratbook.core.goals import Goal, goals
from stratbook.core.language import language as language_of
from stratbook.core.manner import manner
from stratbook.core.reference import Kpi

Names = dict[str, str]


@cache
def goal_names() -> Names:
    """Return the catalogue's goals: by id, by its label in each language."""
    rows = goals().values()
    return _labels(rows) | {row.id: row.id for row in rows}


@cache
def kpi_names() -> Names:
    """Return the dictionary's KPIs: by id, by its label in each language."""
    rows = reference.kpis().values()
    return _labels(rows) | {row.id: row.id for row in rows}


def _labels(rows: Iterable[Goal | Kpi]) -> Names:
    named = list(rows)
    theirs = {
        language_of(code).text(row.words["en"].label): row.id for code in others() for row in named
    }
    return theirs | {words.label: row.id for row in named for words in row.words.values()}


@cache
def platform_names() -> Names:
    """Return the registry's platforms: by id and by label; and X under its former name."""
    rows = reference.platforms().values()
    former = {"twitter": "x", "X (Twitter)": "x"} if "x" in reference.platforms() else {}
    return former | {row.label: row.id for row in rows} | {row.id: row.id for row in rows}


@cache
def zone_names() -> Names:
    """Return the time zones there are."""
    return {each: each for each in available_timezones()}


@cache
def currency_names() -> Names:
    """Return the currencies there are: by code, by their name in each language."""
    codes = sorted(list_currencies())
    words = [(each.currencies, code) for each in _locales() for code in codes]
    return {str(names.get(code, code)): code for names, code in words} | {c: c for c in codes}


@cache
def country_names() -> Names:
    """Return the countries there are: by code, by their name in each language."""
    territories = [(str(code), str(name)) for each in _locales() for code, name in _places(each)]
    countries = [(code, name) for code, name in territories if len(code) == 2 and code.isalpha()]
    return {name: code for code, name in countries} | {code: code for code, _ in countries}


def _locales() -> tuple[Locale, ...]:
    """Return each language's locale; what comes last stands, French and English."""
    added = (Locale.parse(manner(code).locale) for code in others())
    return (*added, Locale("fr"), Locale("en"))


def _places(locale: Locale) -> list[tuple[object, object]]:
    return sorted(locale.territories.items(), key=str)
