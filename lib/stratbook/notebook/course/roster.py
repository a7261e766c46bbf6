"""Who takes the course: a table of names, and the folder each one has."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import key_of

FILE: Final = "roster.csv"
_NAMED: Final = ("learner", "name", "nom", "apprenant", "apprenante", "stagiaire", "étudiant")
_MOST: Final = 500
_LARGEST: Final = 1_000_000


def read_roster(path: Path) -> tuple[str, ...]:
    """Read the learners' names, in their order.

    Parameters
    ----------
    path : Path
        A CSV with commas or semicolons; its column ``learner`` (or ``nom``), else the first.

    Raises
    ------
    ParameterError
        When it cannot be read, names nobody, or two names would have the same folder.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(path, say("The list is larger than 1 MB."))
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _wrong(path, say("The list cannot be read.")) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    rows = [[" ".join(cell.split()) for cell in row] for row in reader if any(row)]
    names = tuple(name for row in rows[1:] if (name := _name(rows[0], row)))
    _check(path, names)
    return names


def roster_text(learners: Sequence[str]) -> str:
    """Return the table that says whose folder is whose."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("folder", "learner"))
    writer.writerows((key_of(each), each) for each in learners)
    return "\ufeff" + out.getvalue()


def _name(heading: Sequence[str], row: Sequence[str]) -> str:
    lowered = [each.casefold() for each in heading]
    at = next((lowered.index(each) for each in _NAMED if each in lowered), 0)
    return row[at] if at < len(row) else ""


def _check(path: Path, names: Sequence[str]) -> None:
    if not names:
        raise _wrong(path, say("The list names nobody."))
    if len(names) > _MOST:
        raise _wrong(path, say("The list names more than {most} people.", most=_MOST))
    known: dict[str, str] = {}
    for each in names:
        other = known.setdefault(key_of(each), each)
        if other is not each:
            raise _wrong(path, say("“{one}” and “{other}” would have the same folder.",
                                   one=other, other=each))  # fmt: skip


def _wrong(path: Path, problem: Message) -> ParameterError:
    return ParameterError((
        Fault(path.name, problem,
              say("Write a CSV file in UTF-8 with the heading learner, then one name a line, each "
                  "name once.")),
    ))  # fmt: skip
