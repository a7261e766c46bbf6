"""Running the chapters' notebooks: papermill, a kernel each, two at a time."""

import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import papermill
from nbclient.exceptions import CellControlSignal
from nbformat import NotebookNode
from papermill.exceptions import PapermillException, PapermillExecutionError

from stratbook.core.errors import ChapterError, Fault, WorkbookError
from stratbook.core.message import say
from stratbook.core.vocabulary import Document
from stratbook.notebook import editions
from stratbook.notebook.faults import faults_file, read_faults
from stratbook.notebook.ipynb import read_notebook, tags
from stratbook.notebook.parameters import Parameters
from stratbook.notebook.record import Record, read_record
from stratbook.report.parameters import hand_over, notes_folder

_NOT_IN_A_REPORT: Final = frozenset({"explore", "exercise", "solution"})
_IN_A_PULSE: Final = frozenset({"parameters", "setup", "pulse"})
_CELL_SECONDS: Final = 600
_START_SECONDS: Final = 120
# A chapter is a process of its own, and two run at a time: threads inside would fight for cores.
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_LANES: Final = min(2, os.cpu_count() or 1)


@dataclass(frozen=True)
class Chapter:
    """A chapter that ran to its end.

    Parameters
    ----------
    id : str
        The notebook's name: ``03_poem``.
    title : str
        Its first heading, in the edition's language.
    notebook : NotebookNode
        Executed, as papermill left it.
    record : Record
        What it left: findings, decisions, choices.
    """

    id: str
    title: str
    notebook: NotebookNode
    record: Record


def run_chapters(ids: Iterable[str], parameters: Parameters) -> tuple[Chapter, ...]:
    """Run notebooks of one edition.

    Parameters
    ----------
    ids : iterable of str
        The notebooks, in the order of the report.
    parameters : Parameters
        With the language and the work folder that they share.

    Raises
    ------
    ChapterError
        When any of them did not run to its end, with what each of these says.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")  # the kernels inherit it
    with ThreadPoolExecutor(_LANES) as lanes:
        runs = [lanes.submit(run_chapter, each, parameters) for each in ids]
    return _all_or_none(runs)


def run_chapter(id_: str, parameters: Parameters) -> Chapter:
    """Run one notebook in a kernel of its own.

    Raises
    ------
    ChapterError
        When it did not run to its end.
    ParameterError
        When the notebook lacks one of the parameters.
    """
    own = parameters.model_copy(update={"chapter": id_})
    edition = editions.folder(own.language) / f"{id_}.ipynb"
    whole = read_notebook(edition)
    title, notes = _title(whole), notes_folder(own)
    notebook = _for_document(whole, own.document)
    try:
        executed = _execute(notebook, hand_over(own, edition), notes / "scratch" / id_)
    except (PapermillException, CellControlSignal, RuntimeError, TimeoutError) as error:
        raise _stopped(own, title, _last_line(error)) from error
    if reason := _unfinished(executed):
        raise _stopped(own, title, reason)
    return Chapter(id_, title, executed, read_record(notes, id_))


def _execute(notebook: NotebookNode, injected: dict[str, str], scratch: Path) -> NotebookNode:
    # The kernel's folder is given to nbclient: papermill's own `cwd` moves this whole process.
    scratch.mkdir(parents=True, exist_ok=True)
    executed: NotebookNode = papermill.execute_notebook(
        notebook,
        None,
        parameters=injected,
        progress_bar=False,
        start_timeout=_START_SECONDS,
        execution_timeout=_CELL_SECONDS,
        resources={"metadata": {"path": str(scratch)}},
        extra_arguments=["--log-level=CRITICAL"],
    )
    return executed


def _for_document(notebook: NotebookNode, document: Document) -> NotebookNode:
    """Leave out exercises and, for the one-page pulse, all but the cells tagged for it."""
    kept = [cell for cell in notebook.cells if not _NOT_IN_A_REPORT & set(tags(cell))]
    if document is Document.PULSE:
        kept = [cell for cell in kept if _IN_A_PULSE & set(tags(cell))]
    notebook.cells = kept
    return notebook


def _title(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:].strip())
    return ""


def _unfinished(notebook: NotebookNode) -> str:
    """Say why a notebook that raised nothing is still not whole; empty when it is.

    A cell that calls ``sys.exit()`` ends the run, and papermill takes it for success.
    """
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        errors = [each for each in cell.outputs if each.output_type == "error"]
        if errors:
            return f"{errors[0].ename}: {errors[0].evalue}".strip(": ")
        if cell.execution_count is None:
            return "SystemExit"
    return ""


def _last_line(error: Exception) -> str:
    if isinstance(error, PapermillExecutionError):
        return f"{error.ename}: {error.evalue}".splitlines()[0]
    return (str(error).strip().splitlines() or [type(error).__name__])[-1]


def _stopped(own: Parameters, title: str, reason: str) -> ChapterError:
    place = f"{own.chapter}.ipynb"
    whole = Fault(
        place,
        say("The chapter “{title}” did not run to its end.", title=title),
        say("No report was written; one made before is as it was."),
    )
    why = Fault(
        place,
        say("It stopped on: {reason}.", reason=reason.rstrip(".")),
        say("Open the notebook in JupyterLab with this client to see where."),
    )
    faults = read_faults(faults_file(notes_folder(own), own.chapter))
    return ChapterError((whole, *(faults or (why,))))


def _all_or_none(runs: list[Future[Chapter]]) -> tuple[Chapter, ...]:
    failures = [error for run in runs if (error := run.exception()) is not None]
    for each in failures:
        if not isinstance(each, WorkbookError):
            raise each
    said = tuple(fault for each in failures for fault in _faults(each))
    if said:
        raise ChapterError(said)
    return tuple(run.result() for run in runs)


def _faults(error: Any) -> tuple[Fault, ...]:
    return tuple(error.faults)
