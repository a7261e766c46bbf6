"""Verdicts written: what was accepted into the inputs, all of them into the log."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from stratbook.core.message import Message
from stratbook.report.content import Sheet
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import appending, read_log, version_of
from stratbook.report.validation.review import Item
from stratbook.report.validation.told import settled_note
from stratbook.report.validation.verdicts import Asked, Settled, entries_of, settle


@dataclass(frozen=True)
class ReadBack:
    """What a file that came back changes.

    Parameters
    ----------
    items : tuple of Item
        Differences under their numbers.
    sheets : tuple of Sheet
        Those that are new, and those refused before, as tables.
    notes : tuple of Message
        How much, and what became of it.
    paths : tuple of Path
        What was written: the inputs and the log; none when nothing was settled.
    """

    items: tuple[Item, ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[Message, ...]
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Closing:
    """Where verdicts go.

    Parameters
    ----------
    folder : Path
        The client's.
    document : str
        ``calendar`` or ``media_plan``.
    version : int
        Of the document before they are written.
    file : Path
        The file that came back.
    drafted : int
        Rows drafted by rule, which enter the inputs with the first thing accepted.
    """

    folder: Path
    document: str
    version: int
    file: Path
    drafted: int = 0


def close(
    found: ReadBack, asked: Asked, closing: Closing, write: Callable[[Settled], Path]
) -> ReadBack:
    """Settle what is asked and write it.

    Parameters
    ----------
    found : ReadBack
        What is shown.
    asked : Asked
        What is accepted and refused.
    closing : Closing
        Where it goes.
    write : callable
        Writes the accepted differences into the inputs; called only when one sets anything.

    Raises
    ------
    ParameterError
        When a number is not shown, or a file cannot be written: nothing is changed then.
    """
    settled = settle(found.items, asked)
    if closing.drafted and asked.accept:
        entering = Item(0, Difference("drafted", "", after=str(closing.drafted)))
        settled = replace(settled, accepted=(*settled.accepted, entering))
    entries = entries_of(settled, asked, (closing.document, closing.version), closing.file)
    paths: list[Path] = []
    with appending(closing.folder, entries) as log:
        if any(_changes(each.difference) for each in settled.accepted):
            paths.append(write(settled))
    paths += [log] if entries else []
    version = version_of(read_log(closing.folder, closing.document))
    counted = sum(each.number > 0 for each in settled.accepted)
    told = settled_note((counted, len(settled.refused)), closing.drafted, version)
    return replace(found, notes=(*found.notes, *told), paths=tuple(paths))


def _changes(each: Difference) -> bool:
    return bool(each.sets) or each.kind in {"dropped", "drafted"}
