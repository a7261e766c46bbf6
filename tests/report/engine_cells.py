"""Notebooks of given cells, run by the engine as papermill runs them."""

from typing import Any

import papermill
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from stratbook.report.engine import adapter

KERNEL = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}


def notebook(*sources: str) -> Any:
    """Return a notebook of a heading and code cells."""
    cells = [new_markdown_cell("# One"), *(new_code_cell(each) for each in sources)]
    return new_notebook(cells=cells, metadata=KERNEL)


def run(*sources: str, engine: str = adapter.NAME, **options: Any) -> Any:
    """Run a notebook and return it."""
    return papermill.execute_notebook(
        notebook(*sources), None, engine_name=engine, progress_bar=False, **options
    )


def outputs(executed: Any) -> list[Any]:
    """Return all that its cells show."""
    return [each for cell in executed.cells for each in cell.get("outputs", [])]


def texts(executed: Any) -> list[str]:
    """Return what its cells show, as plain text."""
    return [
        each.text if each.output_type == "stream" else each.data["text/plain"]
        for each in outputs(executed)
    ]


def forty_two() -> list[str]:
    """Run one cell in a kernel and return what it shows; for a process that was spawned."""
    return texts(run("6 * 7", engine="nbclient"))
