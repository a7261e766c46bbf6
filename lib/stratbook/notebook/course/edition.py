"""The course's notebooks, built from the same source as a client's: lesson, exercise, solution.

A learner's notebook has the exercises and no solution, a trainer's the solutions in their
place. A cell's id holds a digest of its source, so that a submission tells by itself which
cells its learner wrote.
"""

import hashlib
import re
from collections.abc import Sequence
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final

from nbformat import NotebookNode

from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say
from stratbook.notebook import editions
from stratbook.notebook.ipynb import copy_of, new_cell, new_notebook, tags

PORTFOLIO: Final = "11_portfolio"
_PARAMETER: Final = '{name} = "{value}"'
_ANSWERED: Final = re.compile(r"^(ex\d\d)\s*=", re.MULTILINE)
_RENDER: Final = 'import sys\n\n!"{sys.executable}" -m stratbook course portfolio ..'
_LOCKED: Final = {"editable": False, "deletable": False}


class Edition(StrEnum):
    """For whom a course folder is."""

    LEARNER = "learner"
    SOLUTION = "solution"
    NBGRADER = "nbgrader"


def sources() -> tuple[Path, ...]:
    """Return the hand-edited notebooks: of the checkout, or carried by the installed package.

    Raises
    ------
    FileNotFoundError
        When this is a learner's installation, which has none.
    """
    inside = Path(str(files("stratbook"))) / "notebooks" / "src"
    if inside.is_dir():
        return tuple(sorted(inside.glob("[0-9][0-9]_*.py")))
    return editions.sources()


def course_notebook(
    source: NotebookNode, language: str, client: str, *, solved: bool = False
) -> NotebookNode:
    """Return a notebook of the course.

    Parameters
    ----------
    source : NotebookNode
        The hand-edited notebook, with both languages' cells.
    language : str
        ``fr`` or ``en``.
    client : str
        The client whose data the lesson's cells read.
    solved : bool
        With the solutions, in the place of what is left to answer.
    """
    left_out = {"answer"} if solved else {"solution"}
    cells = [
        copy_of(cell) for cell in editions.in_language(source.cells, language)
        if not left_out & set(tags(cell)) or (solved and _is_unsolved(cell, source.cells))
    ]  # fmt: skip
    for cell in cells:
        if "parameters" in tags(cell):
            cell.source = _with_parameters(cell.source, client=client, language=language)
    return new_notebook(_numbered(cells))


def portfolio_notebook(language: str) -> NotebookNode:
    """Return the course's last notebook: what was passed, and how to render one's own report."""
    look = language_of(language)

    def prose(*said: Message) -> NotebookNode:
        return new_cell("markdown", "\n\n".join(look.render(each) for each in said), [])

    def title(level: int, said: Message) -> str:
        return f"{'#' * level} {look.render(said)}"

    cells = [
        new_cell("markdown", title(1, say("Your portfolio")), []),
        prose(
            say("At the end of the course you render a report of your own, on the client whose "
                "numbers are yours alone. Your recommendations of exercises 3, 7, 11 and 12 stand "
                "in its chapters, as notes of yours."),
            say("You may give the brand a name of your own: write it in the file course.toml, "
                "after brand."),
        ),
        new_cell("markdown", title(2, say("Where you stand")), []),
        new_cell("code", "from stratbook.notebook.course import open_course\n\n"
                          "course = open_course()\ncourse.progress()", ["exercise"]),
        new_cell("markdown", title(2, say("Render the report")), []),
        prose(
            say("The next cell writes the folder portfolio beside the notebooks: open "
                "portfolio/index.html in a browser. It takes some minutes, and can be run as "
                "often as you like."),
        ),
        new_cell("code", _RENDER, ["portfolio"]),
    ]  # fmt: skip
    return new_notebook(_numbered(cells))


def is_unchanged(id_: str, source: str) -> bool:
    """Say whether a submitted cell is as the course gave it, by the digest in its id."""
    position, _, digest = id_.partition("-")
    return bool(digest) and id_ == cell_id(position, source)


def cell_id(position: str, source: str) -> str:
    """Return the id of a cell that the course gives: its place and a digest of its source."""
    return f"{position}-{hashlib.sha256(f'{position} {source}'.encode()).hexdigest()[:16]}"


def answers_in(source: str) -> tuple[str, ...]:
    """Return the exercises that a cell's source answers: ``ex07 = …``."""
    return tuple(dict.fromkeys(_ANSWERED.findall(source)))


def _is_unsolved(cell: NotebookNode, cells: Sequence[NotebookNode]) -> bool:
    """Say whether an answer is left to the learner even in the solutions: none is given."""
    if "answer" not in tags(cell):
        return False
    solved = {
        each for other in cells if "solution" in tags(other) for each in answers_in(other.source)
    }
    return not solved & set(answers_in(cell.source))


def _with_parameters(source: str, **values: str) -> str:
    for name, value in values.items():
        line = _PARAMETER.format(name=name, value=value)
        source = re.sub(rf'^{name} = "[^"]*"', line, source, flags=re.MULTILINE)
    return source


def _numbered(cells: Sequence[NotebookNode]) -> list[NotebookNode]:
    for position, cell in enumerate(cells):
        kinds = tags(cell)
        cell["id"] = cell_id(f"{position:02d}", cell.source)
        cell.metadata = {"tags": kinds} if kinds else {}
        if "check" in kinds:
            cell.metadata.update(_LOCKED)
    return list(cells)
