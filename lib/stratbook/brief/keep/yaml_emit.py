"""A plain value as YAML text: quoted where it must be, so that it reads back as it was."""

import json
from typing import Final

from stratbook.brief.yaml_text import Plain, parse

_DEEPER: Final = "  "
DIGITS: Final = 12  # more figures than any amount has; the reader takes 18 characters at most


def scalar(value: Plain, quote: str = "") -> str:
    """Return a value that is no list and no mapping.

    Parameters
    ----------
    value : None, bool, int, float or str
        The value.
    quote : str
        How the value it replaces was quoted; a text stays so where it can.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case _:
            return _text(str(value), quote)


def number(value: float) -> str:
    """Return a number in digits, whole where it is."""
    if value == int(value) and abs(value) < 10**DIGITS:
        return str(int(value))
    return f"{value:.{DIGITS}g}"


def _text(text: str, quote: str) -> str:
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if not quote and _stands_bare(text):
        return text
    written = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escaped(each) for each in written)


def _stands_bare(text: str) -> bool:
    """Say whether a text reads back as itself without quotes, in a list in brackets too."""
    if not text.isprintable() or any(each in text for each in "{}[],#&*!|>'\"%@`"):
        return False
    return parse(f"k: {text}\n", "").data == {"k": text}


def _escaped(letter: str) -> str:
    point = ord(letter)
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def flow(value: Plain) -> str:
    """Return any value on one line, in braces and brackets."""
    match value:
        case dict():
            inside = ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items())
            return f"{{{inside}}}"
        case list():
            return f"[{', '.join(flow(each) for each in value)}]"
        case _:
            return scalar(value)


def block(value: Plain) -> list[str]:
    """Return any value as lines, each key and item on its own."""
    match value:
        case dict() if value:
            return [line for key, each in value.items() for line in entry(key, each)]
        case list() if any(isinstance(each, dict | list) for each in value):
            return [line for each in value for line in item(each)]
        case _:
            return [flow(value)]


def entry(key: str, value: Plain) -> list[str]:
    """Return a key and its value as lines; a short list stays beside its key."""
    lines = block(value)
    if lines == [flow(value)]:
        return [f"{scalar(key)}: {lines[0]}"]
    return [f"{scalar(key)}:", *(_DEEPER + line for line in lines)]


def item(value: Plain) -> list[str]:
    """Return an item of a list as lines, the first after its dash."""
    first, *rest = block(value)
    return [f"- {first}", *(_DEEPER + line for line in rest)]
