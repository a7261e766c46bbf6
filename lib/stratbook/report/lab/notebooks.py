"""The lab's notebooks: written where they are missing or as they were, never over a person's."""

import hashlib
import json
import platform
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from nbformat import NotebookNode
from nbformat.reader import NotJSONError
from nbformat.validator import NotebookValidationError

from stratbook.notebook import editions
from stratbook.notebook.ipynb import read_notebook, tags, text_of
from stratbook.report.lab.place import START, Lab

LEDGER: Final = ".stratbook-lab.json"
ASIDE: Final = "aside"


class Fate(StrEnum):
    """What became of a notebook when the lab was opened."""

    WRITTEN = "written"  # it was missing
    STANDS = "stands"  # it is what would be written, run or not
    RENEWED = "renewed"  # nobody had changed it, or --fresh
    CARRIED = "carried"  # a person's, its parameters brought up to date
    LEFT = "left"  # a person's, left as it is


@dataclass(frozen=True)
class Placed:
    """A notebook of the lab.

    Parameters
    ----------
    name : str
        Its file.
    fate : Fate
        What became of it.
    aside : Path or None
        Where the one that was there is kept, if it held anything of a person's.
    """

    name: str
    fate: Fate
    aside: Path | None = None


@dataclass(frozen=True)
class _Shelf:
    """The lab's folder, what was written there before, and where old files go."""

    folder: Path
    ledger: dict[str, dict[str, str]]
    stamp: str

    def put(self, name: str, notebook: NotebookNode) -> None:
        path = self.folder / name
        half = path.with_name(f".half-{name}")
        half.write_text(text_of(notebook), encoding="utf-8", newline="\n")
        half.replace(path)

    def keep(self, name: str) -> Path:
        place = self.folder / ASIDE / self.stamp
        place.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(self.folder / name, place / name))

    def wrote(self, name: str, notebook: NotebookNode, *, parameters_only: bool = False) -> None:
        known = self.ledger.get(name, {}) if parameters_only else {"sources": digest(notebook)}
        self.ledger[name] = {**known, "parameters": _parameters(notebook)}


def fill(lab: Lab, *, stamp: str, fresh: bool = False) -> tuple[Placed, ...]:
    """Write the lab's notebooks.

    A notebook that a person changed stays theirs; where its parameters are those that were
    written, they follow the client, the period and the language. Whatever is replaced and
    held anything (changes, outputs) is kept under ``aside/<stamp>``.

    Parameters
    ----------
    lab : Lab
        Where, and the parameters.
    stamp : str
        Names the folder of what is kept aside: ``2026-11-03_1430``.
    fresh : bool
        Whether a person's notebooks are kept aside too and written anew.

    Returns
    -------
    tuple of Placed
        In the notebooks' order.
    """
    lab.folder.mkdir(parents=True, exist_ok=True)
    shelf = _Shelf(lab.folder, _read_ledger(lab.folder), stamp)
    found = tuple(_place(shelf, each, wanted, fresh=fresh) for each, wanted in _wanted(lab).items())
    write_ledger(shelf.folder, shelf.ledger)
    return found


def put_start(lab: Lab, notebook: NotebookNode, *, stamp: str) -> Placed:
    """Write the start page; one that a person changed is kept aside."""
    shelf = _Shelf(lab.folder, _read_ledger(lab.folder), stamp)
    path = lab.folder / START
    known = shelf.ledger.get(START, {}).get("sources")
    theirs = path.exists() and _digest_of(path) not in {known, digest(notebook)}
    aside = shelf.keep(START) if theirs else None
    shelf.put(START, at_home(notebook))
    shelf.wrote(START, notebook)
    write_ledger(shelf.folder, shelf.ledger)
    return Placed(START, Fate.RENEWED, aside)


def with_parameters(notebook: NotebookNode, values: Mapping[str, str]) -> NotebookNode:
    """Write values into a notebook's parameters cell, as Python writes them."""
    for cell in notebook.cells:
        if "parameters" in tags(cell):
            for name, value in values.items():
                line = f"{name} = {value!r}".replace("\\", r"\\")  # re.sub reads backslashes
                cell.source = re.sub(rf"(?m)^{name} = .*$", line, cell.source)
    return notebook


def at_home(notebook: NotebookNode) -> NotebookNode:
    """Describe the language as the kernel will, so that opening a notebook changes nothing."""
    notebook.metadata["language_info"] = {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": platform.python_version(),
    }
    return notebook


def digest(notebook: NotebookNode) -> str:
    """Return the digest of what people write in a notebook: cells and tags, not outputs."""
    cells = [[each.cell_type, str(each.source), *tags(each)] for each in notebook.cells]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _wanted(lab: Lab) -> dict[str, NotebookNode]:
    place = editions.folder(lab.language.code)
    return {
        path.name: at_home(with_parameters(read_notebook(path), lab.parameters))
        for path in sorted(place.glob("[0-9][0-9]_*.ipynb"))
    }


def _place(shelf: _Shelf, name: str, wanted: NotebookNode, *, fresh: bool) -> Placed:
    path = shelf.folder / name
    if not path.exists():
        return _renewed(shelf, name, wanted, Fate.WRITTEN)
    found = _read(path)
    sources = digest(found) if found is not None else ""
    if sources == digest(wanted):
        shelf.wrote(name, wanted)
        return Placed(name, Fate.STANDS)
    known = shelf.ledger.get(name, {})
    if fresh or sources == known.get("sources"):
        worth = fresh or _was_run(found)
        return _renewed(shelf, name, wanted, Fate.RENEWED, shelf.keep(name) if worth else None)
    if found is None or _parameters(found) != known.get("parameters"):
        return Placed(name, Fate.LEFT)
    if _parameters(found) == _parameters(wanted):
        return Placed(name, Fate.LEFT)
    return _carried(shelf, name, found, wanted)


def _renewed(
    shelf: _Shelf, name: str, wanted: NotebookNode, fate: Fate, aside: Path | None = None
) -> Placed:
    shelf.put(name, wanted)
    shelf.wrote(name, wanted)
    return Placed(name, fate, aside)


def _carried(shelf: _Shelf, name: str, found: NotebookNode, wanted: NotebookNode) -> Placed:
    """Give a person's notebook the new parameters; outputs of the old ones go aside with it."""
    aside = shelf.keep(name)
    for cell in found.cells:
        if "parameters" in tags(cell):
            cell.source = _parameters(wanted)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    shelf.put(name, found)
    shelf.wrote(name, wanted, parameters_only=True)
    return Placed(name, Fate.CARRIED, aside)


def _parameters(notebook: NotebookNode) -> str:
    return "\n".join(str(each.source) for each in notebook.cells if "parameters" in tags(each))


def _was_run(notebook: NotebookNode | None) -> bool:
    return notebook is None or any(each.get("outputs") for each in notebook.cells)


def _digest_of(path: Path) -> str:
    found = _read(path)
    return "" if found is None else digest(found)


def _read(path: Path) -> NotebookNode | None:
    """Return a notebook; None for one that cannot be read as one, which is a person's."""
    try:
        return read_notebook(path)
    except (OSError, ValueError, KeyError, AttributeError, NotJSONError, NotebookValidationError):
        return None


def _read_ledger(folder: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_ledger(folder: Path, ledger: Mapping[str, object]) -> None:
    """Keep what was written, to know later what a person changed."""
    half = folder / f"{LEDGER}.half"
    half.write_text(json.dumps(ledger, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    half.replace(folder / LEDGER)  # one cut short would make every notebook a person's
