"""Running the chapters' notebooks: papermill, a process each, two at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import papermill
from nbclient.exceptions import CellControlSignal
from nbformat import NotebookNode
from papermill.exceptions import PapermillException, PapermillExecutionError

from stratbook.core.errors import ChapterError, Fault, WorkbookError
from stratbook.core.message import Message, say
from stratbook.core.vocabulary import Detail, Document
from stratbook.notebook import editions
from stratbook.notebook.faults import faults_file, read_faults
from stratbook.notebook.ipynb import read_notebook, tags
from stratbook.notebook.parameters import Parameters
from stratbook.notebook.reading import hold_client
from stratbook.notebook.record import Record, read_record
from stratbook.report.engine import adapter, failures
from stratbook.report.engine.choice import EngineName
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.offline import IN_A_KERNEL
from stratbook.report.engine.pool import Worker, one_thread_each
from stratbook.report.lanes import LANES, USUAL, Running
from stratbook.report.parameters import hand_over, notes_folder

_NOT_IN_A_REPORT: Final = frozenset({"explore", "exercise", "solution"})
_IN_FULL_ONLY: Final = frozenset({"detail", "method"})
_IN_A_PULSE: Final = frozenset({"parameters", "setup", "pulse"})
_CELL_SECONDS: Final = 600
_START_SECONDS: Final = 120
# What an engine's own failures mean; any other is named as Python names it.
_MEANT: Final = {
    failures.TIME_LIMIT: say("It was stopped: it ran longer than a chapter may."),
    failures.OUTPUT_LIMIT: say("It was stopped: it shows more than a chapter may."),
    failures.EARLY_EXIT: say("One of its cells ends the notebook before its last cell."),
    "CellTimeoutError": say("It was stopped: it ran longer than a chapter may."),
    "MemoryError": say("It needs more memory than a chapter may use."),
}


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


@contextmanager
def warm_worker(
    engine: EngineName, client: Path, work: Path, lanes: int = LANES
) -> Iterator[Worker | None]:
    """Lend the process that reads a client once and forks each of its chapters.

    Parameters
    ----------
    engine : EngineName
        For ``kernel`` there is none.
    client, work : Path
        The client's folder and its work folder.
    lanes : int
        Chapters at a time.
    """
    if engine is EngineName.KERNEL:
        yield None
    else:
        with Worker(partial(hold_client, client, work), lanes) as worker:
            yield worker


def run_chapters(
    ids: Iterable[str],
    parameters: Parameters,
    worker: Worker | None = None,
    running: Running = USUAL,
) -> tuple[Chapter, ...]:
    """Run notebooks of one edition.

    Parameters
    ----------
    ids : iterable of str
        The notebooks, in the order of the report.
    parameters : Parameters
        With the language and the work folder that they share.
    worker : Worker or None
        What forks a process for each; None gives each a kernel.
    running : Running
        How many at a time, and what each may use.

    Raises
    ------
    ChapterError
        When any of them did not run to its end, with what each of these says.
    """
    one_thread_each()
    with ThreadPoolExecutor(running.lanes) as lanes:
        runs = [lanes.submit(run_chapter, each, parameters, worker, running) for each in ids]
    return _all_or_none(runs)


def run_chapter(
    id_: str,
    parameters: Parameters,
    worker: Worker | None = None,
    running: Running = USUAL,
) -> Chapter:
    """Run one notebook in a process of its own.

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
    notebook = _for_document(whole, own.document, own.detail)
    engine = _engine(worker, running.limits, notes / "scratch" / id_)
    try:
        executed = _execute(notebook, hand_over(own, edition), engine)
    except (PapermillException, CellControlSignal, RuntimeError, TimeoutError) as error:
        raise _stopped(own, title, _why(error)) from error
    if reason := _unfinished(executed):
        raise _stopped(own, title, _stopped_on(reason))
    if read_faults(faults_file(notes, id_)):  # a thread's: no cell of a kernel shows it
        raise _stopped(own, title, _stopped_on(""))
    chapter = Chapter(id_, title, executed, read_record(notes, id_))
    running.heard(chapter)
    return chapter


def _execute(
    notebook: NotebookNode, injected: dict[str, str], engine: dict[str, Any]
) -> NotebookNode:
    executed: NotebookNode = papermill.execute_notebook(
        notebook, None, parameters=injected, progress_bar=False, **engine
    )
    return executed


def _engine(worker: Worker | None, limits: Limits, scratch: Path) -> dict[str, Any]:
    """Return what papermill is told of the engine, the folder among it.

    papermill's own ``cwd`` would move this whole process.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    if worker is not None:
        forked = {"engine_name": adapter.NAME, "worker": worker, "limits": limits}
        return {**forked, "folder": str(scratch)}
    return {
        "start_timeout": _START_SECONDS,
        "execution_timeout": _CELL_SECONDS,
        "coalesce_streams": True,
        "kernel_manager_class": "stratbook.report.engine.kernels.QuietKernels",
        "resources": {"metadata": {"path": str(scratch)}},
        "extra_arguments": ["--log-level=CRITICAL", f"--IPKernelApp.exec_lines={IN_A_KERNEL}"],
    }


def _for_document(
    notebook: NotebookNode, document: Document, detail: Detail | None = None
) -> NotebookNode:
    """Leave out what this report does not show: none of it is run.

    Exercises always; all but the cells tagged for it in the one-page pulse; detail and
    teaching in an essential report.
    """
    kept = [cell for cell in notebook.cells if not _NOT_IN_A_REPORT & set(tags(cell))]
    if document is Document.PULSE:
        kept = [cell for cell in kept if _IN_A_PULSE & set(tags(cell))]
    elif detail is Detail.ESSENTIAL:
        kept = [cell for cell in kept if not _IN_FULL_ONLY & set(tags(cell))]
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


def _why(error: Exception) -> Message:
    name = getattr(error, "ename", type(error).__name__)
    if name in _MEANT:
        return _MEANT[name]
    if isinstance(error, PapermillExecutionError):
        return _stopped_on(f"{error.ename}: {error.evalue}".splitlines()[0])
    return _stopped_on((str(error).strip().splitlines() or [name])[-1])


def _stopped_on(reason: str) -> Message:
    return say("It stopped on: {reason}.", reason=reason.rstrip("."))


def _stopped(own: Parameters, title: str, reason: Message) -> ChapterError:
    place = f"{own.chapter}.ipynb"
    whole = Fault(
        place,
        say("The chapter “{title}” did not run to its end.", title=title),
        say("No report was written; one made before is as it was."),
    )
    why = Fault(
        place, reason, say("Open the notebook in JupyterLab with this client to see where.")
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
