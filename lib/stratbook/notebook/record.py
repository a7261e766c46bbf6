"""What each chapter leaves for the executive summary: its findings, in a file of their own."""

from collections.abc import Iterable
from pathlib import Path

from stratbook.core.finding import FINDINGS, Finding


class Recorder:
    """Keeps the findings of the chapters that one session speaks for.

    Parameters
    ----------
    notes : Path
        The language's folder inside the work folder; a chapter's findings go to
        ``findings/<chapter>.json`` in it.
    """

    def __init__(self, notes: Path) -> None:
        self._notes = notes
        self._found: dict[str, tuple[Finding, ...]] = {}

    def keep(self, findings: Iterable[Finding]) -> None:
        """Keep findings, by chapter; one that is there already is not repeated."""
        for each in findings:
            known = self._found.get(each.chapter, ())
            self._found[each.chapter] = known if each in known else (*known, each)
        for chapter, found in self._found.items():
            path = _file(self._notes, chapter)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(FINDINGS.dump_json(found, indent=1))


def read_findings(notes: Path, chapter: str) -> tuple[Finding, ...]:
    """Return the findings a chapter left; none when it left no file."""
    path = _file(notes, chapter)
    return FINDINGS.validate_json(path.read_bytes()) if path.is_file() else ()


def _file(notes: Path, chapter: str) -> Path:
    return notes / "findings" / f"{chapter}.json"
