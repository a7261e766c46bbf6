"""Reports that stand as they would be made now: left as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import JsonValue, TypeAdapter, ValidationError

from stratbook.core.errors import WorkbookError
from stratbook.core.period import parse_period
from stratbook.report.again.digests import (
    digest_of,
    edition_digest,
    folder_digest,
    inputs_digest,
    program_digest,
)
from stratbook.report.again.sealed import Sealed
from stratbook.report.batch.outcome import Facts
from stratbook.report.history_file import closed_before, history_digest, read_history
from stratbook.report.inputs import InputFile

_FACTS: Final = TypeAdapter(Facts)


@dataclass(frozen=True)
class Asked:
    """What a render was asked for, as far as its reports depend on it.

    Parameters
    ----------
    client : Path
        The client's folder.
    out : Path
        Where reports go.
    told : dict
        Period, languages, document, forms and the like, as they were given.
    chapters : tuple of str
        The notebooks of the document.
    history : bool
        Whether the period's figures go to the client's history.
    """

    client: Path
    out: Path
    told: dict[str, JsonValue]
    chapters: tuple[str, ...]
    history: bool


@dataclass(frozen=True)
class Left:
    """Reports left as they are, and what was known of the client when they were made."""

    reports: tuple[Path, ...]
    facts: Facts


class Standing:
    """What is known of the reports that one order left.

    Parameters
    ----------
    sealed : Sealed
        Where it is kept.
    asked : Asked
        The order.
    """

    def __init__(self, sealed: Sealed, asked: Asked) -> None:
        self._sealed, self._asked = sealed, asked
        self._name = f"orders/{digest_of(asked.told)[:16]}.gz"

    def left(self, inputs: Iterable[InputFile]) -> Left | None:
        """Return the reports when nothing they depend on changed, and they neither.

        Parameters
        ----------
        inputs : iterable of InputFile
            The client's files as they are now.
        """
        kept: Any = self._sealed.read(self._name)
        try:
            folders = [self._asked.out / each["path"] for each in kept["reports"]]
            languages = [each["language"] for each in kept["reports"]]
            if kept["key"] != self._key(inputs, languages, kept["period"]):
                return None
            if any(folder_digest(folder) != each["digest"] for folder, each in zip(
                folders, kept["reports"], strict=True
            )):  # fmt: skip
                return None
            facts = _FACTS.validate_python(kept["facts"])
        except (TypeError, KeyError, ValidationError, OSError, WorkbookError):
            return None
        return Left(tuple(folder / "report.html" for folder in folders), facts)

    def keep(
        self, inputs: Iterable[InputFile], reports: Sequence[tuple[str, Path]], facts: Facts
    ) -> None:
        """Remember reports that were just put in place.

        Parameters
        ----------
        inputs : iterable of InputFile
            The files they were made from.
        reports : sequence of (str, Path)
            Language and folder of each.
        facts : Facts
            What the portfolio says of the client.
        """
        stood: list[JsonValue] = [
            {
                "language": language,
                "path": folder.relative_to(self._asked.out).as_posix(),
                "digest": folder_digest(folder),
            }
            for language, folder in reports
        ]
        languages = [language for language, _ in reports]
        content: dict[str, JsonValue] = {
            "key": self._key(inputs, languages, facts.period),
            "period": facts.period,
            "reports": stood,
            "facts": _FACTS.dump_python(facts, mode="json"),
        }
        self._sealed.write(self._name, content)

    def _key(self, inputs: Iterable[InputFile], languages: Sequence[str], period: str) -> str:
        span = parse_period(period)
        rows = read_history(self._asked.client)
        # A period whose own figures were lost or typed over is rendered again, which mends them.
        own = tuple(each for each in rows if each.span == span)
        kept = history_digest(own).values() if self._asked.history else ()
        recorded: list[JsonValue] = [str(each) for each in kept]
        earlier = history_digest(closed_before(rows, span))
        editions: list[JsonValue] = [
            edition_digest(language, chapter)
            for language in languages
            for chapter in self._asked.chapters
        ]
        return digest_of(
            {
                "told": self._asked.told,
                "inputs": inputs_digest(inputs),
                "program": program_digest(),
                "editions": editions,
                "history": [str(each) for each in earlier.values()],
                "recorded": recorded,
            }
        )
