"""A notebook's exercises as an nbgrader assignment: answers between marks, checks as tests.

What is to be answered and its solution are one cell; nbgrader cuts out what stands between
BEGIN and END SOLUTION when it makes the learners' version. The check is a locked test with the
exercise's points. An answer that holds a free text has points of its own, given by hand.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from nbformat import NotebookNode

from stratbook.notebook.course.edition import answers_in, cell_id
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.rubric import POINTS
from stratbook.notebook.editions import in_language
from stratbook.notebook.ipynb import new_cell, new_notebook, tags

BEGIN: Final = "### BEGIN SOLUTION"
END: Final = "### END SOLUTION"
_CHECKED: Final = re.compile(r'course\.check\("(ex\d\d)"')
_SCHEMA: Final = 3
_OPEN: Final = (
    "from stratbook.notebook.course import open_course\n\n"
    'course = open_course("{language}")\ncourse'
)
_TEST: Final = (
    'verdict = course.check("{id}", {id})\n'
    "display(verdict)\n"
    "assert verdict.passed"
)  # fmt: skip


def assignment(
    source: NotebookNode, language: str, exercises: Mapping[str, Exercise]
) -> NotebookNode | None:
    """Return a notebook's exercises for nbgrader; None when it has none.

    Parameters
    ----------
    source : NotebookNode
        The hand-edited notebook, with both languages' cells.
    language : str
        ``fr`` or ``en``.
    exercises : mapping of str to Exercise
        By id: their points, and whether a free text is asked.
    """
    mine = in_language(source.cells, language)
    asked = [cell for cell in mine if {"exercise", "solution"} & set(tags(cell))]
    if not any("answer" in tags(cell) for cell in asked):
        return None
    title = next((cell for cell in mine if cell.source.startswith("# ")), None)
    cells = [] if title is None else [new_cell("markdown", title.source.splitlines()[0], [])]
    cells.append(_locked(new_cell("code", _OPEN.format(language=language), ["exercise"]), "open"))
    cells += _exercises(asked, exercises)
    for position, cell in enumerate(cells):
        cell["id"] = cell_id(f"{position:02d}", cell.source)
    return new_notebook(cells)


def _exercises(
    asked: Sequence[NotebookNode], exercises: Mapping[str, Exercise]
) -> list[NotebookNode]:
    cells: list[NotebookNode] = []
    for cell in asked:
        kinds = set(tags(cell))
        if cell.cell_type == "markdown":
            cells.append(new_cell("markdown", cell.source, []))
        elif "answer" in kinds:
            cells.append(_answer(cell.source, asked, exercises))
        elif "check" in kinds:
            (id_,) = _CHECKED.findall(cell.source)
            cells.append(_test(id_, exercises[id_].points))
        elif found := re.findall(r'course\.show\("(ex\d\d)"\)', cell.source):
            cells.append(_locked(new_cell("code", cell.source, ["exercise"]), f"show-{found[0]}"))
    return cells


def _answer(
    blank: str, asked: Sequence[NotebookNode], exercises: Mapping[str, Exercise]
) -> NotebookNode:
    ids = answers_in(blank)
    solutions = [
        cell.source for cell in asked
        if "solution" in tags(cell) and set(ids) & set(answers_in(cell.source))
    ]  # fmt: skip
    whole = "\n".join((blank, BEGIN, *solutions, END))
    texts = any(each.kind == "text" for id_ in ids for each in exercises[id_].questions)
    marks = {"grade": texts, "solution": True, "locked": False}
    points = {"points": POINTS} if texts else {}
    return _marked(
        new_cell("code", whole, ["exercise", "answer"]), f"answer-{ids[0]}", marks | points
    )


def _test(id_: str, points: int) -> NotebookNode:
    cell = new_cell("code", _TEST.format(id=id_), ["exercise", "check"])
    marks = {"grade": True, "solution": False, "locked": True, "points": points}
    return _marked(cell, f"check-{id_}", marks)


def _locked(cell: NotebookNode, name: str) -> NotebookNode:
    return _marked(cell, name, {"grade": False, "solution": False, "locked": True})


def _marked(cell: NotebookNode, name: str, marks: dict[str, Any]) -> NotebookNode:
    cell.metadata["nbgrader"] = {
        "schema_version": _SCHEMA, "grade_id": name, "task": False,
        "cell_type": cell.cell_type, **marks,
    }  # fmt: skip
    return cell
