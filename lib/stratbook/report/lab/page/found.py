"""The explorers of an edition's notebooks, each with the code that makes what it needs.

A cell tagged ``explore`` is cut out with the statements it rests on, and no other: what the
page shows is what the notebook shows, and a new explorer is there as soon as its cell is.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nbformat import NotebookNode

from stratbook.notebook import editions
from stratbook.notebook.ipynb import read_notebook, tags

_TAG: Final = "explore"


@dataclass(frozen=True)
class Found:
    """One explorer.

    Parameters
    ----------
    chapter : str
        Its notebook: ``06_media_plan``.
    title : str
        The notebook's title.
    section : str
        The heading it stands under.
    needs : tuple of ast.stmt
        What it rests on, in order, from the imports on.
    shows : ast.expr
        The call that returns it.
    told : tuple of str
        The prose just before it that is meant for it, in Markdown.
    """

    chapter: str
    title: str
    section: str
    needs: tuple[ast.stmt, ...]
    shows: ast.expr
    told: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The function that makes it: ``explore_budget``; empty where none is called."""
        nodes = [*self.needs, self.shows]
        calls = [each for node in nodes for each in ast.walk(node) if isinstance(each, ast.Call)]
        names = [each.func.id for each in calls if isinstance(each.func, ast.Name)]
        return next((each for each in reversed(names) if each.startswith("explore_")), "")


def explorers(language: str) -> tuple[Found, ...]:
    """Return the explorers of a language's edition, in the notebooks' order.

    Raises
    ------
    FileNotFoundError
        When the installation lacks the edition.
    """
    folder = editions.folder(language)
    return tuple(found for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")) for found in _of(path))


def _of(path: Path) -> Iterator[Found]:
    title, section = "", ""
    before: list[ast.stmt] = []
    told: list[str] = []
    for cell in read_notebook(path).cells:
        mine = _TAG in tags(cell)
        if cell.cell_type == "markdown":
            title = _heading(cell, "# ") or title
            section = _heading(cell, "## ") or section
            told = [*told, str(cell.source)] if mine else []
        elif cell.cell_type == "code" and "parameters" not in tags(cell):
            body = ast.parse(cell.source).body
            # A cell that only prepares shows nothing.
            if mine and body and isinstance(last := body[-1], ast.Expr):
                needs = needed([*before, *body[:-1]], last.value)
                yield Found(path.stem, title, section, needs, last.value, tuple(told))
                told = []
            before += body


def needed(statements: Sequence[ast.stmt], shown: ast.expr) -> tuple[ast.stmt, ...]:
    """Return the statements that an expression rests on, in their order.

    Parameters
    ----------
    statements : sequence of ast.stmt
        All that stands before it. What only shows or records binds no name and is left out.
    shown : ast.expr
        The expression.
    """
    wanted = _names(shown, ast.Load)
    kept: list[ast.stmt] = []
    for each in reversed(statements):
        bound = _names(each, ast.Store)
        if bound & wanted:
            kept.append(each)
            wanted = (wanted - bound) | _names(each, ast.Load)
    return tuple(reversed(kept))


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    found: set[str] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, context):
            found.add(each.id)
        elif isinstance(each, ast.alias) and context is ast.Store:
            found.add((each.asname or each.name).split(".")[0])
    return found


def _heading(cell: NotebookNode, mark: str) -> str:
    for line in str(cell.source).splitlines():
        if line.startswith(mark):
            return line[len(mark) :].strip()
    return ""
