"""The engine as papermill knows it: ``--engine stratbook``."""

import signal
from typing import Any, Final

from nbformat import NotebookNode
from papermill.engines import Engine, NBClientEngine, papermill_engines

from stratbook.report.engine.failures import PROCESS_DIED, TIME_LIMIT, WORKER_DIED
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.outputs import Outputs
from stratbook.report.engine.pool import AVAILABLE, Job, Verdict, Worker, WorkerError, shared

NAME: Final = "stratbook"
_LANGUAGE: Final = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


class ForkEngine(Engine):  # type: ignore[misc]
    """Runs each notebook in a child of a warm worker; another language goes to its kernel."""

    @classmethod
    def execute_managed_notebook(  # noqa: PLR0913 - what papermill and its user may give
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        worker: Worker | None = None,
        folder: str = ".",
        limits: Limits | None = None,
        seed: int = 0,
        execution_timeout: float | None = None,
        **others: Any,
    ) -> None:
        """Run a notebook and put into it what its cells show.

        Parameters
        ----------
        nb_man : NotebookExecutionManager
            papermill's, with the notebook.
        kernel_name : str
            The kernel the notebook names.
        worker : Worker or None
            Where it is forked; the process's own by default.
        folder : str
            Where it runs.
        limits : Limits or None
            What it may use.
        seed : int
            Of the random numbers.
        execution_timeout : float or None
            papermill's: here of the whole notebook, in place of the limits' seconds.
        **others
            papermill's, for a kernel.
        """
        if not AVAILABLE or cls.nb_language(nb_man.nb) != "python":
            NBClientEngine.execute_managed_notebook(
                nb_man, kernel_name, execution_timeout=execution_timeout, **others
            )
            return
        most = limits or Limits()
        if execution_timeout is not None:
            most = Limits(execution_timeout, most.memory, most.output)
        _Run(nb_man).through(worker or shared(), Job(_cells(nb_man.nb), folder, most, seed))


papermill_engines.register(NAME, ForkEngine)


def _cells(notebook: NotebookNode) -> tuple[tuple[int, str], ...]:
    return tuple(
        (place, cell.source)
        for place, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and cell.source.strip()
    )


class _Run:
    """One notebook's run, as papermill records it."""

    def __init__(self, manager: Any) -> None:
        self._manager = manager
        self._cells = manager.nb.cells
        self._outputs = Outputs()
        self._next = 0  # the first cell that did not start
        self._open: int | None = None
        self._last = 0
        self._whole = self._failed = False

    def through(self, worker: Worker, job: Job) -> None:
        """Follow the run to its end, whichever it is."""
        self._last = next((place for place, _ in job.cells), 0)
        try:
            for kind, content in worker.run(job):
                self._take(kind, content)
        except WorkerError as error:
            if not job.cells:
                raise
            self._fail(WORKER_DIED, str(error).strip().splitlines()[-1])
        if self._open is not None:
            self._done(None)
        if not self._failed:
            self._pass_to(len(self._cells))
        self._manager.nb.metadata["language_info"] = dict(_LANGUAGE)

    def _take(self, kind: str, content: Any) -> None:
        match kind:
            case "start":
                self._pass_to(content)
                self._start(content)
            case "done":
                self._done(content)
            case "end":
                self._whole = True
            case "verdict":
                self._judge(content)
            case _:
                self._outputs.add(kind, content)
                self._failed = self._failed or kind == "error"

    def _judge(self, verdict: Verdict) -> None:
        self._manager.nb.metadata.setdefault("papermill", {})["engine"] = {
            "cpu": round(verdict.cpu, 3), "memory": verdict.memory
        }  # fmt: skip
        if self._failed or (self._whole and verdict.exit == 0):
            return
        if verdict.late:
            self._fail(TIME_LIMIT, f"stopped after {verdict.seconds:.1f} s")
        elif verdict.exit < 0:
            self._fail(PROCESS_DIED, f"ended by {signal.Signals(-verdict.exit).name}")
        else:
            self._fail(PROCESS_DIED, f"ended with exit code {verdict.exit}")

    def _fail(self, name: str, value: str) -> None:
        """Write a failure into the cell that ran, or that ran last."""
        if self._open is None:
            self._outputs.begin(self._cells[self._last])
        self._outputs.add("error", {"ename": name, "evalue": value, "traceback": []})
        self._failed = True

    def _pass_to(self, end: int) -> None:
        """Record the cells that nothing runs."""
        for place in range(self._next, end):
            self._manager.cell_start(self._cells[place], place)
            self._manager.cell_complete(self._cells[place], cell_index=place)
        self._next = max(self._next, end)

    def _start(self, place: int) -> None:
        self._manager.cell_start(self._cells[place], place)
        self._outputs.begin(self._cells[place])
        self._open = self._last = place
        self._next = place + 1

    def _done(self, number: int | None) -> None:
        place, self._open = self._last, None
        cell = self._cells[place]
        cell.execution_count = number
        self._outputs.end()
        if self._failed:
            self._manager.cell_exception(cell, cell_index=place)
        self._manager.cell_complete(cell, cell_index=place)
