"""One cell of the inputs: from what people typed to the value its column holds."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from stratbook.brief.known import platform_names
from stratbook.brief.nearest import nearest, plain
from stratbook.brief.numerals import UnclearNumberError, number_of
from stratbook.brief.sheets import Field, Kind
from stratbook.brief.spoken import by_word, every, others, spoken, yes_no
from stratbook.brief.yaml_text import shown
from stratbook.core.manner import manner
from stratbook.core.message import Message, say
from stratbook.core.period import parse_period

Value = str | float | bool | dt.datetime
_YES: Final = frozenset({"oui", "yes", "x", "vrai", "true", "1", "o", "y"})
_NO: Final = frozenset({"non", "no", "faux", "false", "0", "n"})
_NUMERIC_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# What a spreadsheet shows for a formula that fails; other words after # are hashtags.
_ERRORS: Final = frozenset({
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#CALC!", "#SPILL!",
    "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#UNKNOWN!",
})  # fmt: skip
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100


@dataclass(frozen=True)
class Hand:
    """Who filled the cells in: it decides what an unclear number or date means.

    Parameters
    ----------
    language : str
        The client's, one of those installed.
    date_order : {"dmy", "mdy", "ymd"} or None
        How ``03/04/2026`` is read; None leaves it to the language.
    """

    language: str = "fr"
    date_order: Literal["dmy", "mdy", "ymd"] | None = None

    @property
    def decimal(self) -> str:
        """The decimal mark."""
        return manner(self.language).decimal

    @property
    def days(self) -> str:
        """The order of a day's numbers; empty when nothing tells, as in English."""
        return self.date_order or manner(self.language).day_order


class Refused(Exception):  # noqa: N818 - it is a verdict, and never leaves this layer
    """A cell's value does not fit its column."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(problem.text)
        self.problem = problem
        self.remedy = remedy


def is_blank(value: object) -> bool:
    """Say whether a cell holds nothing, or spaces only."""
    return value is None or (isinstance(value, str) and not value.strip())


def read_cell(field: Field, value: object, hand: Hand) -> Value:
    """Read a cell that is not blank.

    Parameters
    ----------
    field : Field
        Its column.
    value : object
        What the file holds: text, number, date or yes/no.
    hand : Hand
        Who wrote it.

    Returns
    -------
    str, float, bool or datetime
        As the column's kind wants it; a day is a datetime at midnight.

    Raises
    ------
    Refused
        When it does not fit.
    """
    if isinstance(value, str) and value.strip() in _ERRORS:
        raise Refused(
            say("The formula gives an error, {value}.", value=value.strip()),
            say("Put the formula right, or empty the cell."),
        )
    return _READERS[field.kind](field, value, hand)


def _text(_field: Field, value: object, _hand: Hand) -> str:
    match value:
        case bool():
            return "x" if value else ""
        case float() if value == int(value):
            return str(int(value))
        case dt.datetime():
            return f"{value:%Y-%m-%d}"
        case _:
            return str(value).strip()


def _number(field: Field, value: object, hand: Hand) -> float:
    number = _as_number(value, hand)
    if field.least is not None and number < field.least:
        raise Refused(
            say("{value} is too small.", value=shown(value)),
            say("Write {least} or more.", least=f"{field.least:g}"),
        )
    if field.most is not None and number > field.most:
        raise Refused(
            say("{value} is too large.", value=shown(value)),
            say("Write {most} or less.", most=f"{field.most:g}"),
        )
    return number


def _as_number(value: object, hand: Hand) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        return number_of(value if isinstance(value, str) else "", hand.decimal)
    except UnclearNumberError:
        whole = str(value).strip().replace(".", "")
        raise Refused(
            say("“{value}” can be read in two ways.", value=shown(value)),
            say(
                "Write {whole} or {decimal}.",
                whole=whole,
                decimal=str(value).strip().replace(".", ","),
            ),
        ) from None
    except ValueError:
        raise Refused(
            say("“{value}” is not a number.", value=shown(value)),
            say("Write a number alone in the cell, without unit or remark."),
        ) from None


def _day(_field: Field, value: object, hand: Hand) -> dt.datetime:
    match value:
        case dt.datetime():
            day: dt.date | None = value.date()
        case dt.date():
            day = value
        case str():
            day = _typed_day(value.strip(), hand)
        case _:
            day = None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Refused(
            say("“{value}” is not a date.", value=shown(value)),
            say("Write year, month and day: 2026-10-31."),
        )
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone


def _typed_day(text: str, hand: Hand) -> dt.date | None:
    """Read a date typed as text: ISO always, 3/4/2026 by the writer's habit."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return dt.date.fromisoformat(text)
        if not (found := _NUMERIC_DAY.fullmatch(text)):
            return None
        first, second, year = (int(each) for each in found.groups())
        if hand.days == "mdy" or (second > 12 and not hand.days):
            return dt.date(year, first, second)
        if not hand.days and first <= 12 and first != second:
            raise Refused(
                say("“{value}” can be read in two ways.", value=shown(text)),
                say(
                    "Write {one} or {other}.",
                    one=f"{year}-{second:02d}-{first:02d}",
                    other=f"{year}-{first:02d}-{second:02d}",
                ),
            )
        return dt.date(year, second, first)
    except ValueError:
        return None


def _flag(_field: Field, value: object, _hand: Hand) -> bool:
    word = plain(_text(_field, value, _hand)) if not isinstance(value, bool) else ""
    if value is True or word in _YES or word in _flags(others())[0]:
        return True
    if value is False or word in _NO or word in _flags(others())[1]:
        return False
    raise Refused(
        say("“{value}” is neither yes nor no.", value=shown(value)),
        say("Write yes or no (oui or non), or leave the cell empty."),
    )


@cache
def _flags(codes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the plain words for yes and for no in some languages."""
    words = [yes_no(code) for code in codes]
    return frozenset(plain(yes) for yes, _ in words), frozenset(plain(no) for _, no in words)


def _choice(field: Field, value: object, hand: Hand) -> str:
    text = _text(field, value, hand)
    if (found := _chosen(field, text)) is not None:
        return found
    names = {name: id_ for id_, en, fr in field.choices for name in (id_, *every(en, fr))}
    words = {id_: spoken(hand.language, en, fr) for id_, en, fr in field.choices}
    near = nearest(text, names)
    raise Refused(
        say("“{value}” is not one of the choices.", value=shown(text)),
        say("Write “{near}” if that is what is meant.", near=words[near])
        if near
        else say("Write one of these: {choices}.", choices=list(words.values())),
    )


def _chosen(field: Field, text: str) -> str | None:
    """Return the choice that a word means: its own in any language, or its id."""
    names = {plain(id_): id_ for id_, *_ in field.choices}
    return (by_word(field.choices) | names).get(plain(text))


def _period(_field: Field, value: object, _hand: Hand) -> str:
    """Read a period; Excel turns a typed 2026-10 into the first of October, which is undone."""
    if isinstance(value, dt.date):
        if value.day == 1:
            return f"{value:%Y-%m}"
        text = f"{value:%Y-%m-%d}"
    else:
        text = _text(_field, value, _hand)
    try:
        return parse_period(text.upper()).code
    except ValueError:
        raise Refused(
            say("“{value}” is not a period.", value=shown(text)),
            say("Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15."),
        ) from None


def _platform(field: Field, value: object, hand: Hand) -> str:
    """Read a place: a platform by its id; another place as written, unless it looks misspelt."""
    text = _text(field, value, hand)
    by_plain = {plain(name): id_ for name, id_ in platform_names().items()}
    if (found := by_plain.get(plain(text))) is not None:
        return found
    if near := nearest(text, platform_names(), closeness=0.85):
        raise Refused(
            say("There is no platform “{value}”.", value=shown(text)),
            say("Write {near} if that is what is meant.", near=near),
        )
    return text


_READERS: Final[dict[Kind, Callable[[Field, object, Hand], Value]]] = {
    "text": _text,
    "number": _number,
    "day": _day,
    "flag": _flag,
    "choice": _choice,
    "period": _period,
    "platform": _platform,
}
