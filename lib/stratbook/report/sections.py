"""A chapter of an essential report, once its cells ran: no title without something under it."""

from nbformat import NotebookNode

from stratbook.notebook.ipynb import copy_of, tags

_SILENT = frozenset({"parameters", "injected-parameters", "setup"})


def without_empty_sections(notebook: NotebookNode) -> NotebookNode:
    """Return an executed notebook without the sections that show nothing.

    A section goes from its heading to the next one of its level or above; one with prose
    alone has nothing to show. The notebook given is not changed.
    """
    cells = list(notebook.cells)
    kept = [cell for place, cell in enumerate(cells) if _level(cell) < 2 or _shows(cells, place)]
    lean = copy_of(notebook)
    lean.cells = kept
    return lean


def _shows(cells: list[NotebookNode], place: int) -> bool:
    """Say whether a heading's section shows anything, or a cell that is no heading stays."""
    level = _level(cells[place])
    for cell in cells[place + 1 :]:
        if 0 < _level(cell) <= level:
            return False
        if _has_output(cell):
            return True
    return False


def _level(cell: NotebookNode) -> int:
    """Return the level of the first heading in a prose cell; 0 without one."""
    if cell.cell_type != "markdown" or not cell.source.startswith("#"):
        return 0
    return len(cell.source) - len(cell.source.lstrip("#"))


def _has_output(cell: NotebookNode) -> bool:
    if cell.cell_type != "code" or _SILENT & set(tags(cell)):
        return False
    shown = (output.get("data", {}) for output in cell.outputs)
    return any(data.get("text/html") or data.get("text/markdown") for data in shown)
