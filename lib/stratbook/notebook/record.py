"""What each chapter leaves for the rest of the report, in a file of its own."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue

from stratbook.core.choice import Choice
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding

Kept = TypeVar("Kept")


class Record(BaseModel):
    """What one chapter leaves.

    Parameters
    ----------
    findings : tuple of Finding
        For the executive summary.
    decisions : tuple of Decision
        For the decision log.
    choices : tuple of Choice
        What its rules sorted, the overridden ones too.
    tables : dict
        Tables for what comes after the report, by name; each documents its own shape.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    choices: tuple[Choice, ...] = ()
    tables: dict[str, JsonValue] = {}


class Recorder:
    """Keeps what one session's chapter leaves.

    Parameters
    ----------
    notes : Path
        The language's folder inside the work folder.
    chapter : str
        The notebook that runs; empty when a person opened it. The record goes to
        ``records/<chapter>.json``, or to ``records/by_hand.json``.
    """

    def __init__(self, notes: Path, chapter: str) -> None:
        self._path = _file(notes, chapter or "by_hand")
        self._record = Record()

    def keep(
        self,
        *,
        findings: Iterable[Finding] = (),
        decisions: Iterable[Decision] = (),
        choices: Iterable[Choice] = (),
        tables: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """Add to the record; what is there already is not repeated."""
        known = self._record
        self._record = Record(
            findings=_added(known.findings, findings),
            decisions=_added(known.decisions, decisions),
            choices=_added(known.choices, choices),
            tables={**known.tables, **(tables or {})},
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(self._record.model_dump_json(indent=1).encode())


def read_record(notes: Path, chapter: str) -> Record:
    """Return what a chapter left; an empty record when it left no file."""
    path = _file(notes, chapter)
    return Record.model_validate_json(path.read_bytes()) if path.is_file() else Record()


def _added(known: tuple[Kept, ...], new: Iterable[Kept]) -> tuple[Kept, ...]:
    found = list(known)
    for each in new:
        if each not in found:
            found.append(each)
    return tuple(found)


def _file(notes: Path, chapter: str) -> Path:
    return notes / "records" / f"{chapter}.json"
