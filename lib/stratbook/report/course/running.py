"""Running a submitted notebook where it can harm nobody, and taking its answers out.

Each learner has a worker of their own, confined to a throw-away folder, without a network, and
each notebook a process with limits. Only values come back; they are judged elsewhere. Cells of
the lesson that nobody changed are left out, unless what the learner wrote needs them.
"""

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from stratbook.core.message import Message, say
from stratbook.notebook.course.course_file import FILE as COURSE_FILE
from stratbook.notebook.course.course_file import course_text
from stratbook.notebook.course.handed import HAND_IN, MIME, Answers, received
from stratbook.report.batch.usage import descendants
from stratbook.report.course.confine import confine
from stratbook.report.course.submissions import Cell, Submission
from stratbook.report.engine import failures
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.pool import Job, Verdict, Worker, WorkerError

_OPENED: Final = (
    "from stratbook.notebook.course import open_course\n"
    "course = open_course()"
)  # fmt: skip
_UNKNOWN: Final = "NameError"
_LEFT_BEHIND: Final = (".venv", "portfolio", "packages", "checks", "*.whl", ".ipynb_checkpoints")
_LARGEST_COPY: Final = 300 << 20
_ROUNDS: Final = 5
_MEANT: Final[Mapping[str, Message]] = {
    failures.TIME_LIMIT: say("it ran longer than it may"),
    failures.OUTPUT_LIMIT: say("it shows more than it may"),
    failures.EARLY_EXIT: say("a cell ends the notebook"),
    failures.PROCESS_DIED: say("its process ended before its time"),
    "MemoryError": say("it needs more memory than it may have"),
}


@dataclass(frozen=True)
class Run:
    """What came of a notebook.

    Parameters
    ----------
    answers : mapping
        By exercise, as they stood after the last cell that answered each.
    stopped : Message or None
        Why it did not run to its end.
    """

    answers: Mapping[str, Answers] = field(default_factory=dict)
    stopped: Message | None = None


@contextmanager
def runner(submission: Submission, language: str, limits: Limits) -> Iterator["Runner"]:
    """Lend what runs one learner's notebooks; everything it made is gone afterwards.

    Parameters
    ----------
    submission : Submission
        Whose.
    language : str
        ``fr`` or ``en``.
    limits : Limits
        Of each notebook.
    """
    with TemporaryDirectory(prefix="stratbook-grade-", ignore_cleanup_errors=True) as room:
        home = Path(room).resolve() / "work"
        _copied(submission, home, language)
        worker = Worker(partial(confine, home), lanes=1)
        try:
            yield Runner(worker, home, limits)
        finally:
            _end(worker)


class Runner:
    """Runs one learner's notebooks."""

    def __init__(self, worker: Worker, home: Path, limits: Limits) -> None:
        self._worker, self._home, self._limits = worker, home, limits

    def run(self, cells: Sequence[Cell], folder: Path = Path()) -> Run:
        """Run a notebook's own cells; all of them when these need what others make.

        Parameters
        ----------
        cells : sequence of Cell
            Its code cells.
        folder : Path
            Where it stood in the submission.
        """
        own = [_OPENED, *_with_hand_in([each for each in cells if each.is_own])]
        run, error = self._once(own, folder)
        if error != _UNKNOWN or all(each.is_own for each in cells):
            return run
        run, _ = self._once(_with_hand_in(cells), folder)
        return run

    def _once(self, sources: Sequence[str], folder: Path) -> tuple[Run, str]:
        place = self._home / folder
        place.mkdir(parents=True, exist_ok=True)
        job = Job(tuple(enumerate(sources)), str(place), self._limits)
        heard = _Heard()
        try:
            for kind, content in self._worker.run(job):
                heard.take(kind, content)
        except (WorkerError, ValueError, RecursionError, KeyError, TypeError):
            # It ended its worker, or sent what is no message: it is stopped, nobody else is.
            _end(self._worker)
            heard.fail(failures.PROCESS_DIED, "")
        return Run(heard.answers, heard.stopped), heard.error


class _Heard:
    """What a run sends, taken for data and nothing else."""

    def __init__(self) -> None:
        self.answers: dict[str, Answers] = {}
        self.stopped: Message | None = None
        self.error = ""
        self._ended = False

    def take(self, kind: str, content: Any) -> None:
        """Take one event."""
        if kind == "display_data" and isinstance(content, dict):
            bundle = content.get("data")
            told = received(bundle.get(MIME)) if isinstance(bundle, dict) else {}
            self.answers.update({name: each for name, each in told.items() if each})
        elif kind == "error" and isinstance(content, dict):
            self.fail(str(content.get("ename")), str(content.get("evalue")))
        elif kind == "end":
            self._ended = True
        elif isinstance(content, Verdict):
            self._judge(content)

    def fail(self, name: str, value: str) -> None:
        """Keep why it stopped: the first reason."""
        if self.stopped is None:
            self.error = name
            said = f"{name}: {value}".strip(": ").splitlines()[0][:120]
            self.stopped = _MEANT.get(name, say("it stopped on {reason}", reason=said))

    def _judge(self, verdict: Verdict) -> None:
        if verdict.late:
            self.fail(failures.TIME_LIMIT, "")
        elif verdict.exit or not self._ended:
            self.fail(failures.PROCESS_DIED, "")


def _with_hand_in(cells: Sequence[Cell]) -> list[str]:
    """Return the cells' sources, with what takes the answers out after each that answers."""
    sources: list[str] = []
    for each in cells:
        sources.append(each.source)
        if each.answers:
            sources.append(HAND_IN)
    return [*sources, HAND_IN]


def _copied(submission: Submission, home: Path, language: str) -> None:
    """Copy a submission, links left out, and say in it whose numbers it has."""
    if submission.folder is not None and _size(submission.folder) <= _LARGEST_COPY:
        shutil.copytree(
            submission.folder, home, symlinks=True,
            ignore=_leaving, ignore_dangling_symlinks=True,
        )  # fmt: skip
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    told = home / COURSE_FILE
    if told.is_dir():
        shutil.rmtree(told)
    told.unlink(missing_ok=True)
    told.write_text(course_text(submission.seed, language), encoding="utf-8")


def _leaving(folder: str, names: list[str]) -> set[str]:
    links = {
        each for each in names
        if (path := Path(folder) / each).is_symlink() or not (path.is_file() or path.is_dir())
    }  # fmt: skip
    return links | shutil.ignore_patterns(*_LEFT_BEHIND)(folder, names)


def _size(folder: Path) -> int:
    return sum(each.lstat().st_size for each in folder.rglob("*"))


def _end(worker: Worker) -> None:
    """End a worker and all that came from it, whatever it does to stay."""
    if worker.pid is not None:
        for _ in range(_ROUNDS):
            left = descendants(worker.pid)
            for each in left:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(each, signal.SIGKILL)
            if not left:
                break
    worker.close()
