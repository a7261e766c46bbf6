"""``stratbook course grade``: run what was handed in, judge the answers here, write the grades."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.display.look import Look
from stratbook.notebook.course.attempts import FOLDER as CHECKS
from stratbook.notebook.course.attempts import read_attempt
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.handed import Answers
from stratbook.notebook.course.judge import judge
from stratbook.notebook.course.lesson import exercises
from stratbook.report.course.confine import version
from stratbook.report.course.gradebook import Grade, grade_of, gradebook_csv, stray_row
from stratbook.report.course.running import Run, Runner, runner
from stratbook.report.course.submissions import Cell, Submission, cells_of, strays, submissions
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.pool import AVAILABLE

FILE: Final = "gradebook.csv"
_OWN_ANSWERS: Final = re.compile(r"\.expected\b|\bEXERCISE\b|course\.(?:exercises|judge)|_expected")
_OUTPUT: Final = 16 << 20


@dataclass(frozen=True)
class Asked:
    """How a course is graded.

    Parameters
    ----------
    look : Look
        The language of the remarks.
    minutes : float
        Each notebook may take.
    megabytes : int
        Of memory each notebook may take.
    roster : Path or None
        Whose folder is whose.
    published : bool
        Whether everybody had the published numbers.
    """

    look: Look
    minutes: float = 3.0
    megabytes: int = 1024
    roster: Path | None = None
    published: bool = False

    @property
    def limits(self) -> Limits:
        """What each notebook may use."""
        return Limits(self.minutes * 60, self.megabytes << 20, _OUTPUT)


@dataclass(frozen=True)
class Graded:
    """What was graded.

    Parameters
    ----------
    path : Path
        The gradebook.
    grades : tuple of Grade
        In the order of the learners.
    notes : tuple of Message
        What the trainer is to know of the run itself.
    strays : tuple of Fault
        What was handed in by nobody on the roster.
    """

    path: Path
    grades: tuple[Grade, ...]
    notes: tuple[Message, ...] = ()
    strays: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every notebook ran to its end, nobody is missing and nothing is nobody's."""
        troubled = any(each.state in {"stopped", "missing"} for each in self.grades)
        return not troubled and not self.strays


def grade_course(folder: Path, out: Path | None, asked: Asked) -> Graded:
    """Grade what was handed in; one submission that fails is that learner's row.

    Parameters
    ----------
    folder : Path
        A folder a learner in it, or nbgrader's course folder.
    out : Path or None
        Where the gradebook goes; ``gradebook.csv`` in the folder.
    asked : Asked
        Limits, language, whose numbers.

    Raises
    ------
    ParameterError
        When there is nothing to grade, the machine cannot isolate what it would run, or the
        gradebook cannot be written.
    """
    if not AVAILABLE:
        raise ParameterError((
            Fault("grade", say("This system cannot keep what learners wrote away from your files."),
                  say("Grade on Linux (on Windows in WSL, on a Mac in a virtual machine).")),
        ))  # fmt: skip
    found = submissions(folder, asked.roster, published=asked.published)
    left = strays(folder, asked.roster)
    known = exercises()
    grades = tuple(grade for each in found for grade in _graded(each, known, asked))
    path = out or folder / FILE
    _write(path, gradebook_csv(asked.look, (*grades, *map(stray_row, left))))
    notes = () if version() else (
        say("The kernel has no Landlock: submissions were held back by Python alone. Grade those "
            "you do not trust in a virtual machine."),
    )  # fmt: skip
    return Graded(path, grades, notes, left)


def _graded(submission: Submission, known: Mapping[str, Exercise], asked: Asked) -> Iterator[Grade]:
    if submission.folder is None or not submission.notebooks:
        said = (say("No notebook was handed in."),)
        for each in known.values():
            yield Grade(submission.name, each.id, 0, each.points, None, "missing", said)
        return
    books = {path: _cells(path) for path in submission.notebooks}
    runs = _runs(submission, books, asked)
    suspect = any(
        _OWN_ANSWERS.search(cell.source)
        for cells in books.values() if not isinstance(cells, Message) for cell in cells
    )  # fmt: skip
    for exercise in known.values():
        grade = _grade(submission, exercise, books, runs)
        if suspect and grade.points:
            look_at = say("A cell looks into the course’s own code: read it.")
            grade = replace(grade, remarks=(*grade.remarks, look_at))
        yield grade


def _cells(path: Path) -> tuple[Cell, ...] | Message:
    try:
        return cells_of(path)
    except (OSError, ValueError):
        return say("it cannot be read as a notebook")


def _runs(
    submission: Submission, books: Mapping[Path, tuple[Cell, ...] | Message], asked: Asked
) -> dict[Path, Run]:
    runs: dict[Path, Run] = {}
    with runner(submission, asked.look.language.code, asked.limits) as running:
        for path, cells in books.items():
            if isinstance(cells, Message):
                runs[path] = Run(stopped=cells)
            elif any(each.answers for each in cells):
                runs[path] = _run(running, submission, path, cells)
    return runs


def _run(running: Runner, submission: Submission, path: Path, cells: tuple[Cell, ...]) -> Run:
    assert submission.folder is not None  # noqa: S101 - a notebook of it is run
    return running.run(cells, path.parent.relative_to(submission.folder))


def _grade(
    submission: Submission,
    exercise: Exercise,
    books: Mapping[Path, tuple[Cell, ...] | Message],
    runs: Mapping[Path, Run],
) -> Grade:
    """Judge the last answer to an exercise, on the learner's own numbers."""
    judged, stopped = None, None
    for path, run in runs.items():
        given: Answers | None = run.answers.get(exercise.id)
        if given is not None:
            judged = judge(exercise, exercise.data(submission.seed), given)
        if run.stopped is not None and _concerns(exercise, path, books[path]):
            stopped = run.stopped
    return grade_of(submission.name, exercise, judged, stopped, _tries(submission, exercise.id))


def _concerns(exercise: Exercise, path: Path, cells: tuple[Cell, ...] | Message) -> bool:
    if isinstance(cells, Message):
        return path.stem == exercise.chapter
    return any(exercise.id in each.answers for each in cells)


def _tries(submission: Submission, exercise: str) -> int:
    """Return how often the learner's folder says an exercise was tried; links are not followed."""
    folder = submission.folder
    if folder is None or (folder / CHECKS).is_symlink():
        return 0
    if (folder / CHECKS / f"{exercise}.json").is_symlink():
        return 0
    return read_attempt(folder, exercise).tries


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".half-", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ParameterError((
            Fault(str(path), say("The gradebook cannot be written: {reason}.", reason=reason),
                  say("Close it in the spreadsheet, or choose another place with --out.")),
        )) from error  # fmt: skip
