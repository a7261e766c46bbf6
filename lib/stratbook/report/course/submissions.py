"""What was handed in: whose folders, which notebooks in them, which cells to run.

Nothing here runs or trusts anything: a notebook is JSON of unknown make, a folder may hold
links out of it, and a name is only a name.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import key_of
from stratbook.notebook.course.edition import answers_in, is_unchanged
from stratbook.notebook.course.roster import FILE as ROSTER
from stratbook.notebook.course.roster import heading

NBGRADER: Final = "submitted"
_SKIPPED: Final = frozenset({"data", "portfolio", "checks", "packages", "__pycache__", "trainer"})
_LARGEST: Final = 20_000_000
_MOST_CELLS: Final = 600
_MOST_BOOKS: Final = 60
_RUN: Final = frozenset({"answer", "solution"})
_NEVER: Final = frozenset({"portfolio", "explore"})
_HANDED: Final = frozenset({".ipynb", ".zip"})
_UNKNOWN: Final = say("This folder is nobody’s on the roster: it was not graded.")
_NAME_IT: Final = say("Name it as the roster names the learner’s folder, or add the learner to the "
                      "roster; then grade again.")  # fmt: skip
_LOOSE: Final = say("This file stands in no learner’s folder: it was not graded.")
_PUT_IT: Final = say("Put it (unpacked, if it is a zip file) into its learner’s folder, then grade "
                     "again; or move it away.")  # fmt: skip


@dataclass(frozen=True)
class Submission:
    """What one learner handed in.

    Parameters
    ----------
    name : str
        As the gradebook has it.
    seed : str
        Whose numbers it is judged on; empty for the published ones.
    folder : Path or None
        Where it is; None when nothing was handed in.
    notebooks : tuple of Path
        In the order of their names.
    """

    name: str
    seed: str
    folder: Path | None
    notebooks: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A code cell of a submitted notebook.

    Parameters
    ----------
    source : str
        Its code.
    is_own : bool
        Whether it answers, or was written or changed by the learner; the others only show the
        lesson.
    """

    source: str
    is_own: bool

    @property
    def answers(self) -> tuple[str, ...]:
        """The exercises it answers."""
        return answers_in(self.source)


def submissions(
    folder: Path, roster: Path | None = None, *, published: bool = False
) -> tuple[Submission, ...]:
    """Find what was handed in.

    Parameters
    ----------
    folder : Path
        A folder a learner in it, or nbgrader's course folder.
    roster : Path or None
        Whose folder is whose; ``roster.csv`` in the folder when there is one. Without it a
        folder's name is its learner's.
    published : bool
        Whether everybody had the published numbers, as with nbgrader.

    Raises
    ------
    ParameterError
        When there is no such folder, or nothing was handed in.
    """
    if not folder.is_dir():
        raise _wrong(folder, say("There is no such folder."))
    room = _room(folder)
    found = {each.name: each for each in _shown(room) if each.is_dir()}
    names = _roster(roster or folder / ROSTER, needed=roster is not None)
    everybody = {name: names.get(name, name) for name in {**found, **names}}
    if names:
        everybody = {name: names[name] for name in names}
    common = published or room != folder
    made = tuple(
        _submission(told, "" if common else told, found.get(name))
        for name, told in sorted(everybody.items(), key=lambda each: each[1].casefold())
    )
    if not any(each.notebooks for each in made):
        nothing = say("Nothing was handed in: no learner’s folder holds a notebook.")
        raise ParameterError((*_wrong(folder, nothing).faults, *strays(folder, roster)))
    return made


def strays(folder: Path, roster: Path | None = None) -> tuple[Fault, ...]:
    """Find what was handed in and is nobody's, so that no gradebook leaves it out unsaid.

    Parameters
    ----------
    folder, roster : Path
        As for :func:`submissions`.

    Returns
    -------
    tuple of Fault
        Folders with notebooks that the roster does not know; notebooks and zip files that
        stand in no folder. By name, each with what to do.
    """
    names = _roster(roster or folder / ROSTER, needed=roster is not None)
    found = []
    for each in _shown(_room(folder)):
        if each.is_dir():
            if names and each.name not in names and _submission(each.name, "", each).notebooks:
                found.append(_stray(f"{each.name}/", _UNKNOWN, _NAME_IT))
        elif each.suffix.lower() in _HANDED:
            found.append(_stray(each.name, _LOOSE, _PUT_IT))
    return tuple(found)


def _stray(name: str, problem: Message, remedy: Message) -> Fault:
    return Fault(shown(name), problem, remedy)


def _room(folder: Path) -> Path:
    inside = folder / NBGRADER
    return inside if inside.is_dir() else folder


def _shown(room: Path) -> list[Path]:
    return sorted(
        each for each in room.iterdir()
        if not each.is_symlink() and not each.name.startswith((".", "__"))
    )  # fmt: skip


def cells_of(path: Path) -> tuple[Cell, ...]:
    """Return the code cells of a submitted notebook.

    Raises
    ------
    ValueError
        When the file is no notebook.
    """
    if path.stat().st_size > _LARGEST:
        raise ValueError("larger than 20 MB")
    try:
        cells = list(json.loads(path.read_bytes())["cells"])
    except (RecursionError, KeyError, TypeError, UnicodeDecodeError):
        raise ValueError("no notebook") from None
    return tuple(found for each in cells[:_MOST_CELLS] if (found := _cell(each)) is not None)


def _cell(told: object) -> Cell | None:
    if not isinstance(told, dict) or told.get("cell_type") != "code":
        return None
    source = told.get("source", "")
    if isinstance(source, list):
        source = "".join(map(str, source))
    kinds = _tags(told.get("metadata"))
    if not isinstance(source, str) or not source.strip() or kinds & _NEVER:
        return None
    given = is_unchanged(str(told.get("id", "")), source) and not kinds & _RUN
    return Cell(source, not given)


def _tags(metadata: object) -> frozenset[str]:
    kinds = metadata.get("tags", ()) if isinstance(metadata, dict) else ()
    return frozenset(map(str, kinds)) if isinstance(kinds, list) else frozenset()


def _submission(name: str, seed: str, folder: Path | None) -> Submission:
    if folder is None:
        return Submission(name, seed, None)
    notebooks = tuple(
        path for path in sorted(folder.rglob("*.ipynb"))
        if path.is_file() and not path.is_symlink() and _is_work(path.relative_to(folder))
    )  # fmt: skip
    return Submission(name, seed, folder, notebooks[:_MOST_BOOKS])


def _is_work(path: Path) -> bool:
    rooms = path.parts[:-1]
    return not any(each.startswith(".") or each in _SKIPPED for each in rooms)


def _roster(path: Path, *, needed: bool) -> Mapping[str, str]:
    """Return learners by folder, from what ``course build`` wrote or a list of names."""
    if not path.is_file():
        if needed:
            raise _wrong(path, say("The list cannot be read."))
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _wrong(path, say("The list cannot be read.")) from None
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        rows = [
            {str(key): str(value or "").strip() for key, value in row.items()} for row in reader
        ]
    except csv.Error:
        raise _wrong(path, say("The list cannot be read.")) from None
    column = heading(reader.fieldnames or ())
    if not column:
        raise _wrong(path, say("The list has no column named learner."))
    names: dict[str, str] = {}
    for learner, row in ((row[column], row) for row in rows if row[column]):
        other = names.setdefault(row.get("folder") or key_of(learner), learner)
        if other != learner:
            raise _wrong(path, say("“{one}” and “{other}” would have the same folder.",
                                   one=other, other=learner))  # fmt: skip
    return names


def _wrong(path: Path, problem: Message) -> ParameterError:
    return ParameterError((
        Fault(str(path), problem,
              say("Put each learner’s folder into one folder, with the roster.csv that the course "
                  "was built with.")),
    ))  # fmt: skip
