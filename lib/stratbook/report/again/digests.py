"""What a chapter and a report depend on, as digests: the files, the program, the notebooks."""

import hashlib
import json
import platform
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from stratbook.core import reference
from stratbook.core.manner import folders
from stratbook.notebook import editions
from stratbook.report.inputs import InputFile

_SOURCES: Final = frozenset({".py", ".po", ".j2", ".css", ".js", ".woff2", ".ttf", ".toml"})
_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9._-]+")


def digest_of(content: JsonValue) -> str:
    """Return the digest of plain values, whatever the order of their keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def inputs_digest(inputs: Iterable[InputFile]) -> str:
    """Return the digest of a client's files: their paths and contents."""
    return digest_of([[each.path, each.sha256] for each in inputs])


def edition_digest(language: str, chapter: str) -> str:
    """Return the digest of a chapter's notebook in one language."""
    content = (editions.folder(language) / f"{chapter}.ipynb").read_bytes()
    return hashlib.sha256(content).hexdigest()


@cache
def program_digest() -> str:
    """Return the digest of all that turns files into reports.

    The library's sources, catalogues, templates and styles, the catalogues of further languages,
    the reference data, Python and the libraries that the package names, by version. What is
    compiled from them on the way tells nothing more, and does not count.
    """
    library = Path(str(files("stratbook")))
    further: dict[str, JsonValue] = {
        code: _folder_digest(folder, _SOURCES)
        for code, folder in folders().items()
        if not folder.is_relative_to(library)
    }
    return digest_of(
        {
            "library": _folder_digest(library, _SOURCES),
            "languages": further,
            "reference": _folder_digest(reference.folder()),
            "python": platform.python_version(),
            "versions": [f"{name} {_version(name)}" for name in _needed()],
        }
    )


def folder_digest(folder: Path) -> str:
    """Return the digest of every file of a folder, hidden ones too; empty without the folder."""
    return _folder_digest(folder) if folder.is_dir() else ""


def _folder_digest(folder: Path, suffixes: frozenset[str] = frozenset()) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (not suffixes or path.suffix in suffixes):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()


def _needed() -> list[str]:
    named = (_REQUIREMENT.match(each) for each in requires("stratbook") or ())
    return sorted({found.group() for found in named if found is not None})


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # of an extra that is not installed
        return ""
