"""What goes wrong in a user's hands, said so that the user can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from stratbook.core.message import Message


@dataclass(frozen=True)
class Fault:
    """One thing wrong with what the user gave.

    Parameters
    ----------
    place : str
        Where: a file, and in it a row, a sheet and column, or a key path
        (``client.yml, line 12, objectives[0].target``). Verbatim, not translated.
    problem : Message
        What is wrong, with the value that was found.
    remedy : Message
        What to write or do instead.
    """

    place: str
    problem: Message
    remedy: Message


@dataclass
class WorkbookError(Exception):
    """An error the user can answer: shown without a traceback, every fault at once.

    Parameters
    ----------
    faults : tuple of Fault
        All that is wrong, in the order of the files; never empty.
    """

    faults: tuple[Fault, ...] = field(default=())

    def __str__(self) -> str:
        """Return the faults in English, one a line, for logs and tests."""
        return "\n".join(
            f"{fault.place}: {fault.problem.plain()} {fault.remedy.plain()}"
            for fault in self.faults
        )


class BriefError(WorkbookError):
    """``client.yml`` or the inputs cannot be used as they are."""


class ExportError(WorkbookError):
    """A file of the exports folder cannot be read as any export we know."""


class ParameterError(WorkbookError):
    """A command or a notebook was given a parameter that does not exist or fit."""


class ChapterError(WorkbookError):
    """A chapter's notebook did not run to its end; no report was written."""


def raise_all(kind: type[WorkbookError], faults: Iterable[Fault]) -> None:
    """Raise ``kind`` with all faults, or do nothing when there are none.

    Raises
    ------
    WorkbookError
        Of the given kind, when there is at least one fault.
    """
    if found := tuple(faults):
        raise kind(found)
