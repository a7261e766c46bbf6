"""Public holidays of a country, as the library ``holidays`` knows them; none where it does not."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

import holidays

from stratbook.core.language import LANGUAGES

_ALWAYS: Final = ("fr", "en")  # what other languages fall back to


def days_off(country: str, years: Iterable[int]) -> set[dt.date]:
    """Return a country's public holidays.

    Parameters
    ----------
    country : str
        Two letters.
    years : iterable of int
        Of which years.
    """
    return set(_known(country, years))


def named_days_off(country: str, years: Iterable[int]) -> dict[dt.date, dict[str, str]]:
    """Return a country's public holidays by day, each with its name by language.

    Parameters
    ----------
    country : str
        Two letters.
    years : iterable of int
        Of which years.
    """
    asked = tuple(years)
    known = _known(country, asked)
    spoken = getattr(known, "supported_languages", ())
    named = {
        each: _known(country, asked, code)
        for each in LANGUAGES
        if (code := next((one for one in spoken if one.startswith(each)), None))
    }
    return {
        day: {each: named.get(each, known).get(day) or name for each in (*_ALWAYS, *named)}
        for day, name in sorted(known.items())
    }


def _known(country: str, years: Iterable[int], language: str | None = None) -> Any:
    try:
        return holidays.country_holidays(country, years=years, language=language)
    except NotImplementedError:  # a country that the library does not know
        return {}
