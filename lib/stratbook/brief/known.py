"""The names a brief may use: each way to say one, with the one that is written."""

from functools import cache
from typing import Final
from zoneinfo import available_timezones

from babel import Locale
from babel.numbers import list_currencies

from stratbook.core import reference
from stratbook.core.goals import goals

Names = dict[str, str]
_LANGUAGES: Final = ("fr", "en")


@cache
def goal_names() -> Names:
    """Return the catalogue's goals: by id, by French and English label."""
    rows = goals().values()
    labels = {words.label: row.id for row in rows for words in row.words.values()}
    return labels | {row.id: row.id for row in rows}


@cache
def kpi_names() -> Names:
    """Return the dictionary's KPIs: by id, by French and English label."""
    rows = reference.kpis().values()
    labels = {words.label: row.id for row in rows for words in row.words.values()}
    return labels | {row.id: row.id for row in rows}


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
    """Return the currencies there are: by code, by French and English name."""
    codes = sorted(list_currencies())
    words = [(Locale(each).currencies, code) for each in _LANGUAGES for code in codes]
    return {str(names.get(code, code)): code for names, code in words} | {c: c for c in codes}


@cache
def country_names() -> Names:
    """Return the countries there are: by code, by French and English name."""
    territories = [(str(code), str(name)) for each in _LANGUAGES for code, name in _places(each)]
    countries = [(code, name) for code, name in territories if len(code) == 2 and code.isalpha()]
    return {name: code for code, name in countries} | {code: code for code, _ in countries}


def _places(language: str) -> list[tuple[object, object]]:
    return sorted(Locale(language).territories.items(), key=str)
