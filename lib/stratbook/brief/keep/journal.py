"""What is being put in its place, told on the disk first: after a power cut it is ended or undone.

A journal stands in the client's folder from when every new file lies ready beside the old one
until all are in their places. Who reads or writes the folder next and finds one goes on where it
stopped; where somebody changed a file meanwhile, what was put is taken back instead. A client's
folder may come from anywhere: a journal moves files within it and nothing else.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from stratbook.brief.keep.lock import unwritable

FILE: Final = ".keep.journal"
DRAFT: Final = ".keep-"  # how drafts and rooms that a stopped keep may leave are named
_ROOMS: Final = ("", "inputs", "notes")
_LARGEST: Final = 100_000


@dataclass(frozen=True)
class Step:
    """A file that takes its place.

    Parameters
    ----------
    path, draft : Path
        The place, and the new file that lies beside it.
    copy : Path or None
        A copy of what stands there; None where nothing does.
    before, after : str
        Digests of what stood there (empty for nothing) and of what is to stand there.
    """

    path: Path
    draft: Path
    copy: Path | None
    before: str
    after: str

    def go(self) -> None:
        """Put the new file in its place."""
        if self.draft.exists():
            self.draft.replace(self.path)

    def undo(self) -> None:
        """Put back what stood there, unless somebody has changed it since; needs no space."""
        if digest(self.path) != self.after:
            return
        if self.copy is None:
            self.path.unlink(missing_ok=True)
        else:
            self.copy.replace(self.path)

    @property
    def can_go(self) -> bool:
        """Whether it is done, or can be done without losing what somebody wrote."""
        now = digest(self.path)
        return now == self.after or (now == self.before and digest(self.draft) == self.after)

    @property
    def can_undo(self) -> bool:
        """Whether what stood there is at hand."""
        return self.copy is None or digest(self.copy) == self.before


class _Line(BaseModel):
    """A step as the journal holds it: names within the folder."""

    model_config = ConfigDict(frozen=True)

    path: str
    draft: str
    copied: str | None
    before: str
    after: str


class _Journal(BaseModel):
    model_config = ConfigDict(frozen=True)

    steps: tuple[_Line, ...]


def begin(folder: Path, steps: Sequence[Step]) -> None:
    """Write the journal; from here on the steps are taken, whatever happens to this process.

    Parameters
    ----------
    folder : Path
        The client's folder, held.
    steps : sequence of Step
        Each with its new file beside its place, on the disk.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    journal = _Journal(steps=tuple(_line(folder, each) for each in steps))
    half = folder / f"{DRAFT}journal"
    with half.open("w", encoding="utf-8", newline="\n") as file:
        file.write(journal.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    for room in {folder, *(each.path.parent for each in steps)}:
        settle(room)
    half.replace(folder / FILE)
    settle(folder)


def end(folder: Path) -> None:
    """Take a folder's journal away: all is in its place, or all as it was.

    Raises
    ------
    OSError
        When it cannot be taken away.
    """
    (folder / FILE).unlink(missing_ok=True)
    (folder / f"{DRAFT}journal").unlink(missing_ok=True)
    settle(folder)


def finish(folder: Path) -> None:
    """End or undo what the journal of a folder tells; the folder is held.

    Raises
    ------
    ParameterError
        When the folder cannot be written.
    """
    if not (folder / FILE).is_file():
        return
    try:
        steps = told(folder)
        if all(each.can_go for each in steps):
            for each in steps:
                each.go()
        elif all(each.can_undo for each in steps):
            for each in reversed(steps):
                each.undo()
        for room in {each.path.parent for each in steps}:
            settle(room)
        end(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def told(folder: Path) -> tuple[Step, ...]:
    """Return the steps that a folder's journal tells; none for one that keep did not write.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    try:
        with (folder / FILE).open("rb") as file:
            journal = _Journal.model_validate_json(file.read(_LARGEST))
        return tuple(_step(folder, each) for each in journal.steps)
    except (ValidationError, ValueError):
        return ()


def sweep(folder: Path) -> None:
    """Take away drafts and rooms of keeps that were stopped; the folder is held."""
    for room in (folder / each for each in _ROOMS):
        for left in sorted(room.glob(f"{DRAFT}*")) if room.is_dir() else ():
            with contextlib.suppress(OSError):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()


def digest(path: Path) -> str:
    """Return a file's digest; empty where there is none, or none of this folder's own."""
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def settle(room: Path) -> None:
    """Have a folder's names on the disk, where the system offers it."""
    with contextlib.suppress(OSError):
        place = os.open(room, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def _line(folder: Path, step: Step) -> _Line:
    def named(path: Path) -> str:
        return path.relative_to(folder).as_posix()

    copied = None if step.copy is None else named(step.copy)
    return _Line(
        path=named(step.path), draft=named(step.draft), copied=copied,
        before=step.before, after=step.after,
    )  # fmt: skip


def _step(folder: Path, line: _Line) -> Step:
    path, draft = _within(folder, line.path), _within(folder, line.draft)
    copy = None if line.copied is None else _within(folder, line.copied)
    if not draft.name.startswith(DRAFT) or (copy is None) != (not line.before):
        raise ValueError("keep names its drafts, and copies what stood there")
    return Step(path, draft, copy, line.before, line.after)


def _within(folder: Path, name: str) -> Path:
    """Return a place in the folder; ValueError for one that is, or leads, outside it."""
    path = folder / name
    if path.resolve() != path or not path.is_relative_to(folder):
        raise ValueError("a journal stays in its folder")
    return path
