"""What a reader notes down about one file while it reads it."""

from dataclasses import dataclass, field

from stratbook.core.errors import Fault
from stratbook.core.message import Message
from stratbook.ingest.account import Options, RefusedRow

_SHOWN = 8  # lines named in one fault; the account's rows hold them all


@dataclass
class UnreadableError(Exception):
    """A whole file (or sheet) cannot be read: what is wrong and what to do."""

    problem: Message
    remedy: Message
    line: int | None = None


@dataclass
class Notes:
    """Rows refused and left out, warnings and damage, in the order they were met."""

    refused: list[RefusedRow] = field(default_factory=list)
    left_out: list[RefusedRow] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    damage: list[tuple[int, Message, Message]] = field(default_factory=list)
    rows_read: int = 0

    def refuse(self, line: int, reason: Message, remedy: Message | None = None) -> None:
        """Refuse a row; with a remedy it is damage that somebody has to put right."""
        self.refused.append(RefusedRow(line, reason))
        if remedy is not None:
            self.damage.append((line, reason, remedy))

    def leave_out(self, line: int, reason: Message, count: int = 1) -> None:
        """Leave out a row (or ``count`` lines from it on) that is no data."""
        self.left_out.append(RefusedRow(line, reason, count))

    def warn(self, message: Message) -> None:
        """Say something once that a reader of the figures should know."""
        if message not in self.warnings:
            self.warnings.append(message)

    def faults(self, file: str) -> tuple[Fault, ...]:
        """Return the damage as faults, lines with the same words put together."""
        lines: dict[str, list[int]] = {}
        words: dict[str, tuple[Message, Message]] = {}
        for line, problem, remedy in self.damage:
            key = problem.model_dump_json()
            lines.setdefault(key, []).append(line)
            words[key] = (problem, remedy)
        return tuple(Fault(f"{file}:{_lines(found)}", *words[key]) for key, found in lines.items())


@dataclass(frozen=True)
class Context:
    """What a reader needs to know about the file it reads, and where it takes notes.

    Parameters
    ----------
    file : str
        The file (and sheet) as it stands in ``source``: ``exports/a.xlsx!posts``.
    options : Options
        What the brief settles.
    notes : Notes
        Where refusals and warnings go.
    """

    file: str
    options: Options
    notes: Notes

    @property
    def zone(self) -> str:
        """The zone of times that carry none."""
        return self.options.exports_timezone or self.options.timezone


def _lines(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in sorted(set(lines))[:_SHOWN])
    return shown + (" …" if len(set(lines)) > _SHOWN else "")
