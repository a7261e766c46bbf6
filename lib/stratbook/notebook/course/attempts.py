"""What a learner has tried: a small file an exercise in the course folder, for the portfolio.

A file is written beside and then takes its place, so that a kernel that is stopped leaves the
one before; a file that someone damaged counts for none.
"""

import contextlib
import math
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from stratbook.notebook.course.exercise import NOT_ANSWERED, Answer
from stratbook.notebook.course.judge import Judged

FOLDER: Final = "checks"
_LARGEST: Final = 200_000


class Attempt(BaseModel):
    """Where a learner stands with one exercise.

    Parameters
    ----------
    exercise : str
        Its id.
    tries : int
        How often it was checked with at least one answer.
    passed : bool
        Whether a check found all right.
    right, of : int
        Questions right, of how many, at the last check, or at the one that passed.
    answers : dict
        What was answered then, by question's key; what is not answered is left out.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    exercise: str
    tries: int = Field(0, ge=0, le=1_000_000)
    passed: bool = False
    right: int = Field(0, ge=0)
    of: int = Field(0, ge=0)
    answers: dict[str, JsonValue] = {}


def keep_attempt(folder: Path, exercise: str, judged: Judged) -> Attempt:
    """Add a check to what the course folder keeps.

    Parameters
    ----------
    folder : Path
        The course folder.
    exercise : str
        Its id.
    judged : Judged
        What became of the answer; one that answers nothing is no try.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    before = read_attempt(folder, exercise)
    answers = _kept(judged.answers or {})
    if not answers:
        return before
    attempt = before.model_copy(update={"tries": before.tries + 1})
    if judged.passed or not before.passed:  # what was passed once stays passed
        attempt = Attempt(
            exercise=exercise, tries=attempt.tries, passed=judged.passed,
            right=judged.right, of=len(judged.lines), answers=answers,
        )  # fmt: skip
    _write(folder / FOLDER / f"{exercise}.json", attempt.model_dump_json(indent=1))
    return attempt


def read_attempt(folder: Path, exercise: str) -> Attempt:
    """Return where a learner stands with an exercise; no try when there is no such file."""
    path = folder / FOLDER / f"{exercise}.json"
    with contextlib.suppress(OSError, ValidationError, RecursionError):
        if path.is_file() and path.stat().st_size <= _LARGEST:
            attempt = Attempt.model_validate_json(path.read_bytes())
            return attempt.model_copy(update={"exercise": exercise})
    return Attempt(exercise=exercise)


def _kept(answers: Mapping[str, Answer]) -> dict[str, JsonValue]:
    return {
        key: [_json(each) for each in value] if isinstance(value, tuple) else _json(value)
        for key, value in answers.items() if value is not NOT_ANSWERED
    }  # fmt: skip


def _json(value: Answer) -> JsonValue:
    if isinstance(value, (str, bool, int)):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".half-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text + "\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
