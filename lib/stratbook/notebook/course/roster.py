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
_NAMED: Final = (
    "learner", "name", "student", "nom", "apprenant", "apprenante", "stagiaire", "étudiant",
    "étudiante", "élève",
)  # fmt: skip
_MOST: Final = 500
_LONGEST: Final = 200
_LARGEST: Final = 1_000_000


def read_roster(path: Path) -> tuple[str, ...]:
    """Read the learners' names, in their order.

    Parameters
    ----------
    path : Path
        A CSV with commas or semicolons, with a column ``learner`` (or ``nom``).

    Raises
    ------
    ParameterError
        When it cannot be read, has no such column (a list without headings would lose its
        first name), names nobody, or two names would have the same folder.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(path, say("The list is larger than 1 MB."))
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _wrong(path, say("The list cannot be read.")) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in reader if any(row)]
    except csv.Error:
        raise _wrong(path, say("The list cannot be read.")) from None
    if rows and not heading(rows[0]):
        raise _wrong(path, say("The list has no column named learner."))
    at = rows[0].index(heading(rows[0])) if rows else 0
    names = tuple(row[at] for row in rows[1:] if at < len(row) and row[at])
    _check(path, names)
    return names


def roster_text(learners: Sequence[str]) -> str:
    """Return the table that says whose folder is whose."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("folder", "learner"))
    writer.writerows((key_of(each), each) for each in learners)
    return "\ufeff" + out.getvalue()


def heading(cells: Sequence[str]) -> str:
    """Return which of a list's headings the learners' names stand under; empty for none."""
    known = {each.casefold().strip(): each for each in cells}
    return next((known[each] for each in _NAMED if each in known), "")


def _check(path: Path, names: Sequence[str]) -> None:
    if not names:
        raise _wrong(path, say("The list names nobody."))
    if max(map(len, names)) > _LONGEST:  # a file of something else
        raise _wrong(path, say("The list cannot be read."))
    if len(names) > _MOST:
        raise _wrong(path, say("The list names more than {most} people.", most=_MOST))
    known: dict[str, str] = {}
    for each in names:
        if (key := key_of(each)) in known:
            raise _wrong(path, say("“{one}” and “{other}” would have the same folder.",
                                   one=known[key], other=each))  # fmt: skip
        known[key] = each


def _wrong(path: Path, problem: Message) -> ParameterError:
    return ParameterError((
        Fault(path.name, problem,
              say("Write a CSV file in UTF-8 with the heading learner, then one name a line, each "
                  "name once.")),
    ))  # fmt: skip
