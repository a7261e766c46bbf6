"""A user's error in a notebook: said in the reader's language, without a traceback."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import TypeAdapter

from stratbook.core.errors import Fault, WorkbookError
from stratbook.core.language import Language
from stratbook.core.message import say

FAULTS: TypeAdapter[tuple[Fault, ...]] = TypeAdapter(tuple[Fault, ...])


def lines(language: Language, faults: Iterable[Fault]) -> list[str]:
    """Return faults as sentences, one a line: where, what is wrong, what to do."""
    colon = language.manner.colon
    return [
        f"{each.place}{colon}{language.render(each.problem)} {language.render(each.remedy)}"
        for each in faults
    ]


def show_plainly(language: Language, kept: Path | None = None) -> None:
    """Make the running notebook say a user's error in sentences.

    Parameters
    ----------
    language : Language
        The reader's language.
    kept : Path or None
        A file to write the faults to as well, for the report that runs the notebook.

    Notes
    -----
    Outside a notebook nothing is done: the error rises as any other.
    """
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - a terminal has none

    shell: Any = get_ipython()
    if shell is None:
        return

    def shown(
        running: Any, kind: type[BaseException], error: WorkbookError, _: TracebackType, **__: Any
    ) -> list[str]:
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(FAULTS.dump_json(error.faults))
        said = lines(language, error.faults)
        running._showtraceback(kind, error, said)
        return said

    shell.set_custom_exc((WorkbookError,), shown)
    if kept is not None and threading.excepthook is threading.__excepthook__:
        threading.excepthook = _keeping(kept)


def _keeping(kept: Path) -> Callable[[threading.ExceptHookArgs], None]:
    """Keep what a thread of the notebook failed on: a kernel goes on as if nothing were."""

    def failed(args: threading.ExceptHookArgs) -> None:
        reason = f"{args.exc_type.__name__}: {args.exc_value}"
        fault = Fault(
            kept.stem,
            say("A thread of the notebook stopped on: {reason}.", reason=reason.rstrip(".")),
            say("Open the notebook in JupyterLab with this client to see where."),
        )
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(FAULTS.dump_json((fault,)))

    return failed


def faults_file(notes: Path, chapter: str) -> Path:
    """Return where a chapter that stops on a user's error leaves its faults."""
    return notes / "faults" / f"{chapter}.json"


def read_faults(kept: Path) -> tuple[Fault, ...]:
    """Return the faults a notebook left; none when it left no file."""
    return FAULTS.validate_json(kept.read_bytes()) if kept.is_file() else ()
