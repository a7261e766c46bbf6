"""What a report was made from: files with their digests, parameters, versions."""

import datetime as dt
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from stratbook import __version__
from stratbook.notebook.parameters import Parameters
from stratbook.report.inputs import InputFile, digested, mark_of
from stratbook.report.run import Chapter

_LIBRARIES: Final = ("pandas", "numpy", "scipy", "matplotlib", "papermill", "nbconvert", "babel")


def manifest(
    parameters: Parameters,
    inputs: Sequence[InputFile],
    chapters: Iterable[Chapter],
    outputs: Iterable[Path],
    history: Mapping[str, object],
) -> dict[str, Any]:
    """Return the manifest of a report.

    Parameters
    ----------
    parameters : Parameters
        What it was run with; its paths are left out.
    inputs : sequence of InputFile
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
        "mark": mark_of(inputs, __version__),
        "parameters": parameters.model_dump(mode="json", include=_SHARED),
        "inputs": [vars(each) for each in inputs],
        "history": history,
        "chapters": [_chapter(each) for each in chapters],
        "outputs": [vars(digested(path, path.parent)) for path in outputs],
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


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "title": chapter.title,
        "findings": len(chapter.record.findings),
    }
