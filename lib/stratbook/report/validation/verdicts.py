"""``--accept 1,3-5 --refuse 2 --because "…"``: read, checked against what is shown, applied."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.message import say
from stratbook.report.validation.difference import Difference, text_of
from stratbook.report.validation.log import Entry, digest_of
from stratbook.report.validation.review import Item, fresh
from stratbook.report.workbook.grid import Value

ALL: Final = "all"
_RUN: Final = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
Record = Mapping[str, Value]


@dataclass(frozen=True)
class Asked:
    """What the command line asks for.

    Parameters
    ----------
    now : datetime
        Instant of the command, with its zone.
    accept, refuse : str
        Numbers and runs of them (``1,3-5``), or ``all``; empty for none.
    because : str
        Why those are refused.
    by : str
        Role of who decides.
    """

    now: dt.datetime
    accept: str = ""
    refuse: str = ""
    because: str = ""
    by: str = ""

    def signed(self, role: str) -> "Asked":
        """Return the same, decided by a role where none was given."""
        return self if self.by else replace(self, by=role)

    @property
    def settles(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.accept or self.refuse)


@dataclass(frozen=True)
class Settled:
    """Verdicts on differences.

    Parameters
    ----------
    accepted, refused : tuple of Item
        In the order of their numbers.
    """

    accepted: tuple[Item, ...]
    refused: tuple[Item, ...]


def settle(items: Sequence[Item], asked: Asked) -> Settled:
    """Choose the items that are accepted and refused.

    Parameters
    ----------
    items : sequence of Item
        What is shown. ``all`` means those nobody refused before and the other option does
        not name; one refused before may be accepted by its number.
    asked : Asked
        What the command line says.

    Raises
    ------
    ParameterError
        When a number is not shown, is named on both sides, or a refusal has no reason.
    """
    known = {each.number: each for each in items}
    named = {
        option: _numbers(option, text)
        for option, text in (("--accept", asked.accept), ("--refuse", asked.refuse))
    }
    raise_all(ParameterError, _faults(named, known, asked))
    rest = {each.number for each in fresh(items)} - named["--accept"] - named["--refuse"]
    chosen = {
        option: sorted(named[option] | (rest if _is_all(text) else set()))
        for option, text in (("--accept", asked.accept), ("--refuse", asked.refuse))
    }
    return Settled(*(tuple(known[n] for n in chosen[each]) for each in chosen))


def applied(records: Mapping[str, Record], accepted: Sequence[Item]) -> Mapping[str, Record]:
    """Return a document's rows with what was accepted, in their order, new rows last.

    Parameters
    ----------
    records : mapping of str to mapping
        By row's id, its cells by column.
    accepted : sequence of Item
        Each sets cells of one row; one that drops a row and sets nothing removes it.
    """
    rows = {id_: dict(each) for id_, each in records.items()}
    for item in accepted:
        each = item.difference
        if each.kind == "dropped" and not each.sets:
            rows.pop(each.row, None)
        elif each.sets:
            rows.setdefault(each.row, {}).update(each.sets)
    return rows


def entries_of(
    settled: Settled, asked: Asked, document: tuple[str, int], file: Path
) -> tuple[Entry, ...]:
    """Return the log's entries of verdicts.

    Parameters
    ----------
    settled : Settled
        The verdicts.
    asked : Asked
        Who decides, when and why.
    document : (str, int)
        Its name and version.
    file : Path
        The file that came back.
    """
    digest = digest_of(file)
    pairs = [(each, "accepted") for each in settled.accepted]
    pairs += [(each, "refused") for each in settled.refused]
    return tuple(
        Entry(
            asked.now.isoformat(timespec="microseconds"), document[0], str(document[1]),
            file.name, digest, str(item.number), item.difference.author, asked.by,
            *_told(item.difference), verdict,  # type: ignore[arg-type]
            asked.because if verdict == "refused" else "",
        )
        for item, verdict in pairs
    )  # fmt: skip


def _told(each: Difference) -> tuple[str, str, str, str, str]:
    return each.row, each.field, each.kind, text_of(each.before), text_of(each.after)


def _is_all(text: str) -> bool:
    return text.strip().casefold() == ALL


def _numbers(option: str, text: str) -> set[int]:
    if not text.strip() or _is_all(text):
        return set()
    found: set[int] = set()
    for piece in re.split(r"[,;\s]+", text.strip()):
        run = _RUN.fullmatch(piece)
        if run is None:
            raise ParameterError((
                Fault(
                    option,
                    say("“{text}” is no list of numbers.", text=piece),
                    say("Write numbers and runs of them, as 1,3-5, or: all."),
                ),
            ))  # fmt: skip
        found.update(range(int(run[1]), min(int(run[2] or run[1]), int(run[1]) + 9999) + 1))
    return found


def _faults(named: Mapping[str, set[int]], known: Mapping[int, Item], asked: Asked) -> list[Fault]:
    faults = [
        Fault(
            option,
            say("No difference bears the number {numbers}.", numbers=sorted(strange)),
            say("Read the file again without this option: the numbers are in the table."),
        )
        for option, numbers in named.items()
        if (strange := numbers - set(known))
    ]
    if both := sorted(named["--accept"] & named["--refuse"]):
        faults.append(
            Fault("--refuse", say("{numbers} is both accepted and refused.", numbers=both),
                  say("Keep each number on one side."))
        )  # fmt: skip
    if _is_all(asked.accept) and _is_all(asked.refuse):
        faults.append(
            Fault("--refuse", say("All cannot be both accepted and refused."),
                  say("Name the numbers of one of the two."))
        )  # fmt: skip
    if asked.refuse and not asked.because.strip():
        faults.append(
            Fault("--because", say("A refusal needs its reason."),
                  say("Add --because with a sentence the client can read."))
        )  # fmt: skip
    return faults
