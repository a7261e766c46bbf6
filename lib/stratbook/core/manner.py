"""How each language writes numbers, dates and what is missing: a file a language.

A language is a folder: ``language.toml``, and catalogues in ``LC_MESSAGES``. Those of the
package are joined by the folders inside ``STRATBOOK_LOCALES``, where that is set.
"""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

from babel.numbers import get_decimal_symbol

from stratbook.core.message import Unit

MORE: Final = "STRATBOOK_LOCALES"


@dataclass(frozen=True)
class Manner:
    """How one language writes.

    Parameters
    ----------
    locale : str
        Of Babel: ``fr_FR``.
    own_name : str
        What a link to it says, in its own words.
    missing : str
        What stands for a missing number.
    percent, points, times, minutes, hours, rating : str
        What follows a number of that unit.
    money : str
        Where the sign goes: ``{number}`` and ``{sign}``.
    first : str
        The first day of a month.
    week, quarter, quarter_first : str
        A week, a quarter and the first quarter in full.
    week_short, quarter_short : str
        The same on an axis.
    spreadsheet_day : str
        The format of a date in a spreadsheet.
    day_order : {"dmy", "mdy", "ymd", ""}
        How those who write it mean ``03/04/2026``; empty where they differ, as in English.
    colon : str
        What parts a place from what is said of it.
    """

    locale: str
    own_name: str
    missing: str
    percent: str
    points: str
    times: str
    minutes: str
    hours: str
    rating: str
    money: str
    first: str
    week: str
    week_short: str
    quarter: str
    quarter_first: str
    quarter_short: str
    spreadsheet_day: str
    day_order: Literal["dmy", "mdy", "ymd", ""] = ""
    colon: str = ": "

    @property
    def decimal(self) -> str:
        """The decimal mark of the locale: a comma or a point."""
        return "," if get_decimal_symbol(self.locale) == "," else "."

    def after(self, unit: Unit) -> str:
        """Return what follows a number of a unit; money has its place of its own."""
        written = {
            Unit.RATIO: self.percent,
            Unit.POINTS: self.points,
            Unit.TIMES: self.times,
            Unit.MINUTES: self.minutes,
            Unit.HOURS: self.hours,
            Unit.RATING: self.rating,
        }
        return written.get(unit, "")


@cache
def folders() -> dict[str, Path]:
    """Return each language's folder by its code: French, English, then the others."""
    found = {each.name: each for each in _places() if (each / "language.toml").is_file()}
    order = [each for each in ("fr", "en") if each in found]
    return {code: found[code] for code in (*order, *sorted(found.keys() - set(order)))}


@cache
def manner(code: str) -> Manner:
    """Return how a language writes; raise KeyError when there is no such language."""
    return Manner(**tomllib.loads((folders()[code] / "language.toml").read_text(encoding="utf-8")))


def _places() -> Iterator[Path]:
    """Return what may be a language's folder; what comes first stands."""
    own = [Path(str(each)) for each in files("stratbook").joinpath("locale").iterdir()]
    more = os.environ.get(MORE, "")
    yield from sorted(Path(more).iterdir() if more and Path(more).is_dir() else ())
    yield from sorted(own)  # the package's own languages cannot be replaced
