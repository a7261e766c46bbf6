"""The executed notebooks that lie beside a report: fit to be opened, and to be handed on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from nbformat import NotebookNode

from stratbook.notebook.ipynb import copy_of, new_notebook, tags, text_of
from stratbook.notebook.parameters import Parameters

_INJECTED: Final = "injected-parameters"


def kept(notebook: NotebookNode, parameters: Parameters) -> NotebookNode:
    """Return an executed notebook without what the run put into it.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill left it; it is not changed.
    parameters : Parameters
        What it ran with.

    Returns
    -------
    NotebookNode
        Its ``parameters`` cell holds the values it ran with; the injected cell, times,
        paths of this machine and warnings are gone, so that two runs give one file.
    """
    cells = [cell for cell in notebook.cells if _INJECTED not in tags(cell)]
    return new_notebook([_clean(cell, parameters) for cell in cells])


def write_notebook(path: Path, notebook: NotebookNode) -> None:
    """Write a notebook as Jupyter does."""
    path.write_text(text_of(notebook), encoding="utf-8", newline="\n")


def _clean(cell: NotebookNode, parameters: Parameters) -> NotebookNode:
    clean = copy_of(cell)
    clean.metadata = {"tags": tags(cell)} if tags(cell) else {}
    if clean.cell_type == "code":
        clean.outputs = [_lean(each) for each in cell.outputs if each.get("name") != "stderr"]
    if "parameters" in tags(cell):
        clean.source = _filled(clean.source, _values(parameters))
    return clean


def _lean(output: NotebookNode) -> NotebookNode:
    """Leave out the plain text of what has HTML: it may hold an address in memory."""
    lean = copy_of(output)
    if "text/html" in lean.get("data", {}):
        lean.data.pop("text/plain", None)
    return lean


def _values(parameters: Parameters) -> dict[str, str]:
    values: dict[str, str] = parameters.model_dump(
        mode="json", include={"period", "language", "document"}
    )
    return {**values, "client": Path(parameters.client).name}


def _filled(source: str, values: Mapping[str, str]) -> str:
    return "\n".join(_line(line, values) for line in source.splitlines())


def _line(line: str, values: Mapping[str, str]) -> str:
    name = line.partition(" = ")[0]
    return f"{name} = {json.dumps(values[name])}" if name in values else line
