"""A folder that a stopped keep left: put right before it is read, or read as it stands."""

from pathlib import Path

from stratbook.brief.keep.journal import FILE, digest, finish, told
from stratbook.brief.keep.lock import PATIENCE, UnwritableError, locked
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say


def mend(folder: Path) -> Message | None:
    """Put a folder right that a stopped keep left half written; most have nothing to mend.

    Parameters
    ----------
    folder : Path
        The client's folder, held by nobody or by another, who is waited for.

    Returns
    -------
    Message or None
        What is to be known of a folder that cannot be written, and whose files all stand as they
        were before the stopped keep, or all as it was to leave them.

    Raises
    ------
    ParameterError
        When another holds it for long, or it cannot be written and its files stand half-way.
    """
    if not (folder / FILE).is_file():
        return None
    try:
        with locked(folder, PATIENCE):
            finish(folder)
    except UnwritableError as error:
        return _as_they_stand(folder, error)
    return None


def _as_they_stand(folder: Path, error: UnwritableError) -> Message | None:
    """Say whether the files hold the decision; refuse those of which some do, and others not."""
    try:
        steps = [each for each in told(folder) if each.before != each.after]
        placed = [each.path for each in steps if digest(each.path) == each.after]
    except OSError:
        raise error from None
    if not steps:
        return None
    if not placed:
        return say(
            "A decision was being kept as the machine stopped, and the folder cannot be written "
            "to end that: its files are read without the decision."
        )
    if len(placed) == len(steps):
        return say(
            "A decision was being kept as the machine stopped, and the folder cannot be written "
            "to end that: its files are read with the decision."
        )
    others = [each.path for each in steps if each.path not in placed]
    raise _half_way(folder, placed, others, error.reason) from error


def _half_way(folder: Path, placed: list[Path], others: list[Path], reason: str) -> ParameterError:
    def named(paths: list[Path]) -> list[str]:
        return [shown(each.relative_to(folder).as_posix()) for each in paths]

    return ParameterError((
        Fault(
            shown(folder.name),
            say(
                "A decision was being kept as the machine stopped: it is already in {placed}, not "
                "yet in {others} (or changed since), and the folder cannot be written to end "
                "that: {reason}.",
                placed=named(placed),
                others=named(others),
                reason=reason,
            ),
            say(
                "Read it once where it can be written: it is then ended or undone. If somebody "
                "keeps a decision there at this moment, try again when that has ended."
            ),
        ),
    ))  # fmt: skip
