"""Notebook files as Jupyter writes them, always in the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from nbformat import NotebookNode

_VERSION: Final = 4


class _Late:
    """nbformat, imported when it is first used: whoever only asks where notebooks are does without.

    Its functions carry no types.
    """

    def __getattr__(self, name: str) -> Any:
        import nbformat  # noqa: PLC0415 - late on purpose

        return getattr(nbformat, name)


_nbformat: Any = _Late()

KERNEL: Final = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_notebook(path: Path) -> NotebookNode:
    """Read an ``.ipynb`` file."""
    notebook: NotebookNode = _nbformat.read(path, as_version=_VERSION)
    return notebook


def new_notebook(cells: Sequence[NotebookNode]) -> NotebookNode:
    """Return a notebook of these cells for the ordinary Python kernel."""
    notebook: NotebookNode = _nbformat.v4.new_notebook(cells=list(cells), metadata=KERNEL)
    return notebook


def new_cell(kind: str, source: str, kinds: Sequence[str]) -> NotebookNode:
    """Return a new cell, ``markdown`` or ``code``, with its tags."""
    make = {"markdown": _nbformat.v4.new_markdown_cell, "code": _nbformat.v4.new_code_cell}[kind]
    cell: NotebookNode = make(source, metadata={"tags": list(kinds)} if kinds else {})
    return cell


def copy_of(node: NotebookNode) -> NotebookNode:
    """Return a copy of a cell or an output that can be changed."""
    copied: NotebookNode = _nbformat.from_dict(node)
    return copied


def text_of(notebook: NotebookNode) -> str:
    """Return the text of the ``.ipynb`` file, one newline at its end."""
    return str(_nbformat.writes(notebook, version=_VERSION)).rstrip("\n") + "\n"


def tags(cell: NotebookNode) -> list[str]:
    """Return a cell's tags."""
    return list(cell.metadata.get("tags", []))
