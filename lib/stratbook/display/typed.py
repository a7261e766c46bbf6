"""Cells as they are shown, turned into the values behind them."""

import html
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from stratbook.core.message import Day, Fact, Loose, Message, Name, Quantity, fact, say
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.sheet import Block, Typed

_BREAKS: Final = re.compile(r"<br>|</(?:div|p|li|tr)>|(?=<(?:div|p|li|tr)\b)")
_TAGS: Final = re.compile(r"<[^>]*>")
_ENDS: Final = frozenset({"low", "high"})
_NONE: Final = ("", "–")
Shown = Html | Loose
Named = tuple[str, list[Typed]]  # a column: its heading, its cells


def typed(look: Look, shown: Shown) -> Typed:
    """Return the value behind a cell: a number stays one, the rest is what is read."""
    if isinstance(shown, Html):
        return _known(look, plain(shown))
    match fact(shown):
        case Quantity() as number:
            value = number.value
            return number if value is not None and math.isfinite(value) else None
        case Day() as day:
            return day
        case Name() as name:
            return _known(look, name.text)
        case other:
            return look.sentence(other)


def block(  # noqa: PLR0913 - the parts a table has
    look: Look,
    headings: Sequence[Fact | str],
    rows: Iterable[Sequence[Shown]],
    *,
    name: str = "",
    total: Sequence[Shown] = (),
    across: bool = False,
) -> Block:
    """Return rows under headings, every cell typed.

    A column whose cells say an interval, or a number and something small below it, becomes
    several: the number, its low and its high end, the note.

    Parameters
    ----------
    look : Look
        The reader's language.
    headings : sequence of Fact or str
        One a column.
    rows : iterable of sequence
        One cell a heading.
    name : str
        A panel of a figure.
    total : sequence
        A last row set apart.
    across : bool
        Whether the last column is what those between it and the first add up to.
    """
    whole = [*rows, *([total] if total else [])]
    columns = [*chain.from_iterable(
        _columns(look, _heading(look, heading), [row[at] for row in whole])
        for at, heading in enumerate(headings)
    )]  # fmt: skip
    cells = [*zip(*(column for _, column in columns), strict=True)]
    last = cells.pop() if total else ()
    return Block(tuple(heading for heading, _ in columns), tuple(cells), name, last, across)


def _heading(look: Look, heading: Fact | str) -> str:
    """Return a column's name; a client's own word stays as it is."""
    return heading if isinstance(heading, str) else look.sentence(heading)


def plain(shown: Html) -> str:
    """Return what is read of a fragment, a line where it has one."""
    text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", shown.markup)))
    return "\n".join(line for each in text.split("\n") if (line := " ".join(each.split(" "))))


@dataclass
class _Parts:
    """A cell of several values."""

    main: Typed = ""
    low: Typed = ""
    high: Typed = ""
    note: Typed = ""


def _columns(look: Look, heading: str, cells: Sequence[Shown]) -> list[Named]:
    """Return a column, or the several that its cells ask for."""
    whole = [typed(look, each) for each in cells]
    parts = [_parts(look, each) for each in cells]
    if not any(parts):
        return [(heading, whole)]
    if not any(each and each.main != "" for each in parts) and all(
        each or cell is None or cell in _NONE for each, cell in zip(parts, whole, strict=True)
    ):  # intervals only
        split = [
            each or _Parts(low=cell, high=cell) for each, cell in zip(parts, whole, strict=True)
        ]
    else:
        split = [each or _Parts(main=cell) for each, cell in zip(parts, whole, strict=True)]
    wanted: list[Named] = [
        (heading, [each.main for each in split]),
        (look.say(say("{name}, low end", name=heading)), [each.low for each in split]),
        (look.say(say("{name}, high end", name=heading)), [each.high for each in split]),
        (look.say(say("{name}, note", name=heading)), [each.note for each in split]),
    ]
    return [each for each in wanted if any(cell != "" for cell in each[1])]


def _parts(look: Look, shown: Shown) -> _Parts | None:
    """Return the values of a cell that holds a number beside others; None for any other."""
    facts = shown.facts if isinstance(shown, Html) else (fact(shown),)
    if not facts:
        return None
    found, rest = _Parts(), []
    first = facts[0]
    if isinstance(first, Message) and _is_interval(first):
        _take(look, found, first)
    elif isinstance(first, Quantity) and len(facts) > 1:
        found.main = typed(look, first)
    else:
        return None
    for each in facts[1:]:
        if isinstance(each, Message) and _is_interval(each) and found.low == "":
            _take(look, found, each)
        else:
            rest.append(each)
    if len(rest) == 1:
        found.note = typed(look, rest[0])
    elif rest:
        found.note = " · ".join(look.say(each) for each in rest)
    return found


def _is_interval(message: Message) -> bool:
    """Say whether a message is two ends, with or without the value between them."""
    facts = message.facts
    return (
        facts.keys() >= _ENDS
        and len(facts) <= len(_ENDS) + 1
        and all(isinstance(each, Quantity) for each in facts.values())
    )


def _take(look: Look, found: _Parts, message: Message) -> None:
    found.low, found.high = (typed(look, message.facts[end]) for end in ("low", "high"))
    for key, each in message.facts.items():
        if key not in _ENDS:
            found.main = typed(look, each)


def _known(look: Look, text: str) -> str | None:
    return None if text == look.language.missing else text
