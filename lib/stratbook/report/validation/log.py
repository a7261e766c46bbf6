"""``history/validations.csv``: what was accepted and refused, only ever added to."""

import csv
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final, Literal

from filelock import FileLock, Timeout

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.report.workbook.keeping import FORMULA
from stratbook.report.workbook.making import unwritten

FILE: Final = Path("history") / "validations.csv"
_LOCK: Final = ".validations.lock"
_PATIENCE: Final = 20.0  # seconds to wait for another command on the same client
_MARK: Final = "\ufeff"


@dataclass(frozen=True)
class Entry:
    """One verdict; every value as text, in the order of the file's columns.

    Parameters
    ----------
    when : str
        Instant, ISO 8601 with its zone: the same for all verdicts of one command.
    document : str
        ``calendar`` or ``media_plan``.
    version : str
        Of the document when it was settled.
    file, digest : str
        Name and SHA-256 of the file that came back.
    number : str
        Under which it was shown.
    proposed_by, decided_by : str
        Roles.
    row, field, kind, before, after : str
        The difference.
    verdict : {"accepted", "refused"}
        What became of it.
    reason : str
        Why it was refused.
    """

    when: str
    document: str
    version: str
    file: str
    digest: str
    number: str
    proposed_by: str
    decided_by: str
    row: str
    field: str
    kind: str
    before: str
    after: str
    verdict: Literal["accepted", "refused"]
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes a difference the same as this one."""
        return self.row, self.field, self.kind, self.after


_COLUMNS: Final = tuple(each.name for each in fields(Entry))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_log(folder: Path, document: str = "") -> tuple[Entry, ...]:
    """Read the verdicts of one document, or of all, in the order they were given.

    Raises
    ------
    ParameterError
        When the file was spoilt: lines of another shape.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
        entries = [_entry(row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, AttributeError, ValueError) as error:
        raise ParameterError((_spoilt(path),)) from error
    return tuple(each for each in entries if not document or each.document == document)


@contextmanager
def appending(folder: Path, entries: Sequence[Entry]) -> Iterator[Path]:
    """Add verdicts to the log once what they lead to was written: what stood there stays.

    The log's next state is written beside it first, then the caller's own files, then the log
    takes its place: when either fails, the log is as it was, byte for byte.

    Parameters
    ----------
    folder : Path
        The client's folder.
    entries : sequence of Entry
        Added at the end, in their order; none leaves the log alone.

    Raises
    ------
    ParameterError
        When the log cannot be written, or is spoilt.
    """
    path = folder / FILE
    if not entries:
        yield path
        return
    with ExitStack() as stack:
        try:
            path.parent.mkdir(exist_ok=True)
            stack.enter_context(FileLock(path.parent / _LOCK, timeout=_PATIENCE))
            read_log(folder)
            draft = _draft(path, entries)
            stack.callback(draft.unlink, missing_ok=True)
        except Timeout as error:
            raise ParameterError((_busy(path),)) from error
        except OSError as error:
            raise ParameterError((unwritten(path, error),)) from error
        yield path
        try:
            draft.replace(path)
        except OSError as error:
            raise ParameterError((unwritten(path, error),)) from error


def version_of(entries: Sequence[Entry]) -> int:
    """Return a document's version: 1, and one more each time that something was accepted."""
    kept = {each.when for each in entries if each.verdict == "accepted" and each.kind != "signed"}
    return 1 + len(kept)


def _draft(path: Path, entries: Sequence[Entry]) -> Path:
    """Write the log's next state beside it, on the disk, and return where."""
    old = path.read_bytes() if path.exists() else b""
    joint = b"" if not old or old.endswith(b"\n") else b"\n"
    handle, name = tempfile.mkstemp(prefix=".validations-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(old + joint + _lines(entries, headed=not old))
        file.flush()
        os.fsync(file.fileno())
    draft = Path(name)
    draft.chmod(0o644)
    return draft


def _lines(entries: Sequence[Entry], *, headed: bool) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    if headed:
        stream.write(_MARK)
        writer.writerow(_COLUMNS)
    writer.writerows([_inert(each) for each in astuple(entry)] for entry in entries)
    return stream.getvalue().encode()


def _inert(text: str) -> str:
    """Put a space before what a spreadsheet would take for a formula; read_log takes it away."""
    return f" {text}" if text.lstrip(" ").startswith(FORMULA) else text


def _entry(row: dict[str, str]) -> Entry:
    values = [row[each] for each in _COLUMNS]
    plain = [
        each[1:] if each.startswith(" ") and each.lstrip(" ").startswith(FORMULA) else each
        for each in values
    ]
    if plain[_COLUMNS.index("verdict")] not in {"accepted", "refused"}:
        raise ValueError("neither accepted nor refused")
    return Entry(*plain)  # type: ignore[arg-type]


def _spoilt(path: Path) -> Fault:
    return Fault(
        str(path),
        say("The log of validations cannot be read: a line of it has another shape."),
        say("Put back the copy you have of it, or move it away: nothing was written."),
    )


def _busy(path: Path) -> Fault:
    return Fault(
        str(path),
        say("Another command is writing this client's validations."),
        say("Wait until it has ended, then run again."),
    )
