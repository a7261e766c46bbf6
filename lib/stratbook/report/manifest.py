"""What a report was made from: files with their digests, parameters, versions."""

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from stratbook import __version__
from stratbook.brief.advance import HISTORY
from stratbook.notebook.parameters import Parameters
from stratbook.report.run import Chapter
from stratbook.strategy.since.recorded import FILE

_OWN: Final = frozenset({FILE, HISTORY})
_LIBRARIES: Final = ("pandas", "numpy", "scipy", "matplotlib", "papermill", "nbconvert", "babel")


@dataclass(frozen=True)
class InputFile:
    """A file of the client's folder.

    Parameters
    ----------
    path : str
        From the client's folder, with slashes.
    sha256 : str
        Digest of its content.
    size : int
        Bytes.
    """

    path: str
    sha256: str
    size: int


def input_files(folder: Path) -> tuple[InputFile, ...]:
    """Return the files that people put in a client's folder, by path.

    Hidden ones are left out, and what the program keeps there: the history of figures and
    the briefs of earlier periods.
    """
    found = (
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and path.relative_to(folder).parts[0] not in _OWN
    )
    return tuple(sorted((_input(path, folder) for path in found), key=lambda each: each.path))


def manifest(
    parameters: Parameters,
    inputs: Iterable[InputFile],
    chapters: Iterable[Chapter],
    outputs: Iterable[Path],
    history: Mapping[str, object],
) -> dict[str, Any]:
    """Return the manifest of a report.

    Parameters
    ----------
    parameters : Parameters
        What it was run with; its paths are left out.
    inputs : iterable of InputFile
        The client's files.
    chapters : iterable of Chapter
        In the order of the report.
    outputs : iterable of Path
        The files written, digested here.
    history : mapping
        What was read of earlier periods' figures.

    Returns
    -------
    dict
        All that depends on the inputs alone; the moment of the build is no part of it.
    """
    return {
        "client": Path(parameters.client).name,
        "parameters": parameters.model_dump(mode="json", include=_SHARED),
        "inputs": [vars(each) for each in inputs],
        "history": history,
        "chapters": [_chapter(each) for each in chapters],
        "outputs": [vars(_input(path, path.parent)) for path in outputs],
        "versions": {
            "stratbook": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in _LIBRARIES},
        },
    }


def write_manifest(path: Path, content: dict[str, Any], built: dt.datetime) -> None:
    """Write a manifest with its build stamp, the one thing that differs between two renders."""
    whole = {**content, "build": {"at": built.isoformat(timespec="seconds")}}
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


_SHARED: Final = {"period", "language", "document", "detail", "audience"}


def _input(path: Path, folder: Path) -> InputFile:
    content = path.read_bytes()
    name = path.relative_to(folder).as_posix()
    return InputFile(name, hashlib.sha256(content).hexdigest(), len(content))


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "title": chapter.title,
        "findings": len(chapter.record.findings),
    }
