"""Numbers as people type them: 1 234,56 or 1,234.56."""

import re
from typing import Final

_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_MONEY: Final = re.compile(r"^[€$£]|(?:[€$£]|(?<![A-Z])[A-Z]{3})$")
_PLAIN: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_LONGEST: Final = 30


class UnclearNumberError(ValueError):
    """The text can be read as two different numbers."""


def number_of(text: str, decimal: str) -> float:
    """Read a number typed by hand.

    Parameters
    ----------
    text : str
        ``1 234,56``, ``1,234.56``, ``-3``, ``12 €``; spaces of any kind and a currency
        around it do not matter.
    decimal : str
        The decimal mark of the writer's language, ``,`` or ``.``: it decides ``1,234``.

    Raises
    ------
    UnclearNumberError
        For ``1.234`` where the decimal mark is a comma: 1234 or 1.234, nobody can say.
    ValueError
        When the text is no number.
    """
    bare = _MONEY.sub("", text.strip()).strip().replace("\u2212", "-")
    bare = _SPACES.sub("", _checked_spaces(bare))
    mark = _decimal_mark(bare, decimal)
    group = "." if mark == "," else ","
    whole, _, decimals = bare.partition(mark)
    if group in decimals or not re.fullmatch(_grouped(group), whole):
        raise ValueError(f"{text!r} is not a number")
    plain = whole.replace(group, "") + (f".{decimals}" if decimals else "")
    if not _PLAIN.fullmatch(plain) or len(plain) > _LONGEST or bare.endswith(mark):
        raise ValueError(f"{text!r} is not a number")
    return float(plain)


def proposal(text: str) -> str | None:
    """Return the number that a text seems to mean, as YAML writes it: ``4 %`` gives 0.04."""
    share = text.strip().endswith("%")
    try:
        value = number_of(text.strip().removesuffix("%"), ",")
    except ValueError:
        return None
    return f"{value / 100 if share else value:.10g}"


def _checked_spaces(text: str) -> str:
    """Refuse spaces that do not part thousands: ``12 34`` is two numbers, not one."""
    whole = re.split(r"[.,]", text, maxsplit=1)[0]
    parts = _SPACES.split(whole)
    if len(parts) > 1 and not all(len(each) == 3 for each in parts[1:]):
        raise ValueError(f"{text!r} is not a number")
    return text


def _grouped(group: str) -> str:
    return rf"[+-]?(?:\d+|\d{{1,3}}(?:{re.escape(group)}\d{{3}})+)"


def _decimal_mark(bare: str, decimal: str) -> str:
    """Tell which of the point and the comma parts the decimals."""
    marks = [each for each in bare if each in ".,"]
    if not marks:
        return decimal
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    other = "." if last == "," else ","
    if len(marks) > 1:
        return other
    if not re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}{re.escape(last)}\d{{3}}", bare):
        return last
    if last == decimal:
        return last
    if last == ".":
        raise UnclearNumberError(f"{bare!r} can be read in two ways")
    return other
