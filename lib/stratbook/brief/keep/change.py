"""What a kept decision writes: keys of ``client.yml``, items of its lists, rows of a sheet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from stratbook.brief.yaml_text import Key, Plain
from stratbook.core.message import Message

Cell = str | float | bool | dt.date | dt.time | None


@dataclass(frozen=True)
class SetKey:
    """One value of ``client.yml``; the mapping it stands in is made if it is not there.

    Parameters
    ----------
    path : tuple of str or int
        Keys from the top: ``("budget", "ad_space")``; in a list the place of an item, or
        better its ``id``, which stays when somebody adds another:
        ``("objectives", "visits", "target")``.
    value : Plain
        What stands there from now on.
    """

    path: tuple[Key, ...]
    value: Plain


@dataclass(frozen=True)
class AddItem:
    """One more item at the end of a list of ``client.yml``, which is made if it is not there.

    Parameters
    ----------
    path : tuple of str or int
        The list: ``("overrides",)``, ``("mapping",)``.
    value : Plain
        The item. An item of ``overrides`` or ``sentences`` that does not say ``reason``, ``by``
        and ``on`` is given those of the decision.
    same : tuple of str
        Keys by which an item already there is the same, and is replaced: ``("rule", "subject")``.
    """

    path: tuple[Key, ...]
    value: Plain
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetRow:
    """Cells of one row of a sheet, found by some of its cells; a new row if there is none.

    Parameters
    ----------
    sheet : str
        Its id: ``criteria``.
    where : mapping
        Field ids and what they hold in the row meant.
    values : mapping
        Field ids and what stands there from now on; None empties a cell.
    made : bool
        Whether a row is made where there is none; False refuses instead, for a row that was
        there when the notebook read it and that somebody may have taken away since.
    """

    sheet: str
    where: Mapping[str, Cell]
    values: Mapping[str, Cell]
    made: bool = True


Change = SetKey | AddItem | SetRow


@dataclass(frozen=True)
class Kept:
    """A decision to keep: what it writes, and the row of the decision log that says why.

    Parameters
    ----------
    chapter : str
        The notebook it was taken in: ``04_platforms``.
    question : Message
        What was decided about.
    choice : Message
        What was decided.
    changes : tuple of Change
        What it writes; empty keeps the decision in the log only.
    options, criteria : tuple of Message
        Between what, and by what.
    """

    chapter: str
    question: Message
    choice: Message
    changes: tuple[Change, ...] = ()
    options: tuple[Message, ...] = field(default=())
    criteria: tuple[Message, ...] = field(default=())
