"""The notebooks people open, one folder a language, built from one source.

``notebooks/src/*.py`` (jupytext, percent format) is edited by hand; a cell tagged with a
language goes to that language's edition only. What is built has no outputs and is the
same whenever it is built: cell ids come from a cell's position and source.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratbook.core.language import LANGUAGES
from stratbook.core.manner import folders
from stratbook.notebook.ipynb import new_notebook, tags, text_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

TAGS = frozenset({
    "parameters", "setup", *LANGUAGES, "explore", "exercise", "solution", "pulse", "detail",
    "method", "answer", "check",
})  # fmt: skip
_OWN: Final = frozenset({"fr", "en"})
_SPOKEN: Final = frozenset(LANGUAGES) | _OWN
IN_COURSE: Final = frozenset({"exercise", "solution"})
_LANGUAGE_LINE = re.compile(r'^language = "[a-z]*"', re.MULTILINE)


def folder(language: str) -> Path:
    """Return the folder of a language's edition; the English one where it has none.

    A language that was added may bring its own beside its catalogues, in ``notebooks``.

    Raises
    ------
    FileNotFoundError
        When the installation lacks its own notebooks.
    """
    inside = Path(str(files("stratbook"))) / "notebooks"
    added = {code: each for code, each in folders().items() if code not in _OWN}
    theirs = (added[language] / "notebooks",) if language in added else ()
    own = "en" if theirs else language
    places: list[Path] = [
        inside / language, _checkout() / language, *theirs, inside / own, _checkout() / own
    ]  # fmt: skip
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"stratbook is installed without its notebooks in {language!r}")


def sources() -> tuple[Path, ...]:
    """Return the hand-edited notebooks, in the order of their numbers.

    Raises
    ------
    FileNotFoundError
        When stratbook runs from an installed package, which has only the editions.
    """
    place = _checkout() / "src"
    if not place.is_dir():
        raise FileNotFoundError("the notebooks' source is in a checkout, not in the package")
    return tuple(sorted(place.glob("[0-9][0-9]_*.py")))


def read_source(path: Path) -> NotebookNode:
    """Return a hand-edited notebook with both languages' cells."""
    import jupytext  # noqa: PLC0415 - a report reads editions only

    notebook: NotebookNode = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    return notebook


def edition(path: Path, language: str) -> str:
    """Return the edition of a source in one language, as the text of an ``.ipynb`` file.

    The exercises are left out: a course is built with them, a client's workbook without.
    """
    told = in_language(read_source(path).cells, language)
    cells = [cell for cell in told if not IN_COURSE & set(tags(cell))]
    for position, cell in enumerate(cells):
        if "parameters" in tags(cell):
            cell.source = _LANGUAGE_LINE.sub(f'language = "{language}"', cell.source)
        digest = hashlib.sha256(f"{position}\n{cell.source}".encode()).hexdigest()
        cell["id"] = f"{position:02d}-{digest[:10]}"
        cell.metadata = {"tags": tags(cell)} if tags(cell) else {}
    return text_of(new_notebook(cells))


def in_language(cells: Iterable[NotebookNode], language: str) -> list[NotebookNode]:
    """Return the cells of one language, with those that belong to all.

    Where a notebook has no words in a language that was added, it keeps the English ones.
    """
    wanted = (language,) if language in _OWN else (language, "en")
    kept: list[NotebookNode] = []
    for is_told, run in groupby(cells, lambda each: bool(_SPOKEN & set(tags(each)))):
        stand = list(run)
        said = ([cell for cell in stand if code in tags(cell)] for code in wanted)
        kept += next(filter(None, said), []) if is_told else stand
    return kept


def editions() -> dict[Path, str]:
    """Return every edition's file and the text it should hold."""
    return {
        _checkout() / language / f"{source.stem}.ipynb": edition(source, language)
        for language in LANGUAGES
        for source in sources()
    }


def stale() -> tuple[Path, ...]:
    """Return the edition files that are missing, outdated, or have no source."""
    wanted = editions()
    present = {path for language in LANGUAGES for path in (_checkout() / language).glob("*.ipynb")}
    outdated = {
        path for path, text in wanted.items()
        if path not in present or path.read_text(encoding="utf-8") != text
    }  # fmt: skip
    return tuple(sorted(outdated | (present - wanted.keys())))


def write() -> tuple[Path, ...]:
    """Write the editions that are stale, remove those without a source; return both."""
    wanted = editions()
    changed = stale()
    for path in changed:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


def _checkout() -> Path:
    return Path(__file__).parents[3] / "notebooks"
