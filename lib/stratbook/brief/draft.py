"""``client.yml`` as it was written, before it is known to be right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stratbook.brief.yaml_text import Document, Key, Plain
from stratbook.brief.yaml_text import Path as KeyPath
from stratbook.core.errors import Fault
from stratbook.core.message import Message


@dataclass(frozen=True)
class Draft:
    """The plain values of ``client.yml``, of whatever type people wrote.

    Parameters
    ----------
    folder : Path
        The client's folder.
    document : Document
        Where each key stands.
    data : dict
        The values; a key left empty is as good as absent and is not here.
    """

    folder: Path
    document: Document
    data: dict[str, Plain]

    @classmethod
    def of(cls, folder: Path, document: Document) -> "Draft":
        """Make a draft from a document whose value is a mapping (or nothing at all)."""
        filled = _filled(document.data)
        return cls(folder, document, filled if isinstance(filled, dict) else {})

    def at(self, *path: Key) -> Plain:
        """Return the value at a key path; None when there is none."""
        value: Plain = self.data
        for key in path:
            match value:
                case dict() if isinstance(key, str):
                    value = value.get(key)
                case list() if isinstance(key, int) and key < len(value):
                    value = value[key]
                case _:
                    return None
        return value

    def text(self, *path: Key) -> str:
        """Return the text at a key path; empty when there is none or it is not text."""
        value = self.at(*path)
        return value if isinstance(value, str) else ""

    def number(self, *path: Key) -> float | None:
        """Return the number at a key path; None when there is none or it is not a number."""
        value = self.at(*path)
        return float(value) if isinstance(value, int | float) and value is not True else None

    def objectives(self) -> Iterator[KeyPath]:
        """Iterate over the key paths of the objectives that are written as objectives."""
        rows = self.at("objectives")
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                yield ("objectives", index)

    def fault(self, path: KeyPath, problem: Message, remedy: Message) -> Fault:
        """Make a fault that stands at a key path."""
        return Fault(self.document.place(path), problem, remedy)


def _filled(value: Plain) -> Plain:
    match value:
        case dict():
            return {key: _filled(each) for key, each in value.items() if each is not None}
        case list():
            return [_filled(each) for each in value]
        case _:
            return value
