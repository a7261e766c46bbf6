"""What people call an objective in a sheet: its id in the brief, its statement, or free words."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stratbook.brief.models import Objective
from stratbook.strategy.kpis.scope import fold


@dataclass(frozen=True)
class Subject:
    """An objective as a sheet names it.

    Parameters
    ----------
    written : str
        As it was written.
    objective : Objective or None
        The brief's, when that is its id or its statement.
    """

    written: str
    objective: Objective | None = None

    @property
    def said(self) -> str:
        """The brief's statement, or the words that were written."""
        return self.objective.statement if self.objective else self.written


def find_subject(written: str, objectives: Sequence[Objective]) -> Subject:
    """Return the subject that some words name."""
    wanted = fold(written)
    named = (each for each in objectives if wanted in {fold(each.id), fold(each.statement)})
    return Subject(written, next(named, None))


def text(row: Mapping[Hashable, object], column: str) -> str:
    """Return a cell's text; empty where nothing is written."""
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""


def listed(written: str) -> tuple[str, ...]:
    """Return the parts of a list written with semicolons, each once."""
    parts = (part.strip() for part in written.split(";"))
    return once(part for part in parts if part)


def once(words: Iterable[str]) -> tuple[str, ...]:
    """Return words each once, whatever their case and accents, in their first spelling."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), word)
    return tuple(found.values())
