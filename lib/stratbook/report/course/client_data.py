"""The client of a course folder: each learner's numbers their own, and all of them consistent.

The demonstration client's exports are written again by its own generator with the learner's
seed: formats, periods, campaigns and what people filled in stay, every figure is another. What
speaks of one row of the published exports (tags, coded mentions, past figures) stays behind.
"""

import hashlib
import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.notebook.course.draw import key_of
from stratbook.notebook.places import find_client

CLIENT: Final = "ateliers_du_rivage"
_GENERATORS: Final = "demo_exports"
_OF_PUBLISHED_ROWS: Final = ("tags.csv", "inputs/coding.csv")
_OF_RENDERS: Final = ("tags.xlsx", "kpi_history.csv")  # what commands run here left behind
_EXPORTS: Final = "exports/"
_PRIVATE: Final = ("history/",)
_OWN_WORDS: Final = "notes/"
_SEEDS: Final = 10**8


def client_files(learner: str, client: str = "") -> tuple[str, dict[str, bytes]]:
    """Return a client's id and files, for one learner.

    Parameters
    ----------
    learner : str
        Whose numbers; empty for the published ones.
    client : str
        Another client's folder, taken as it is; empty for the demonstration's.

    Raises
    ------
    ParameterError
        When there is no such client, or this installation has no demonstration client.
    """
    if client:
        place = find_client(client)
        return place.name, dict(_held(place))
    place = _demonstration(f"clients/{CLIENT}")
    held = {name: data for name, data in _held(place) if name not in _OF_RENDERS}
    key = key_of(learner)
    if not key:
        return CLIENT, held
    kept = {
        name: data for name, data in held.items()
        if not name.startswith((_EXPORTS, _OWN_WORDS)) and name not in _OF_PUBLISHED_ROWS
    }  # fmt: skip
    return CLIENT, kept | {f"{_EXPORTS}{name}": data for name, data in _drawn(key).items()}


def _drawn(key: str) -> dict[str, bytes]:
    seed = 1 + int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % _SEEDS
    with tempfile.TemporaryDirectory(prefix="stratbook-course-") as room:
        _generators().ateliers_du_rivage(Path(room), seed)
        return {path.name: path.read_bytes() for path in sorted(Path(room).iterdir())}


def _held(place: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        hidden = any(each.startswith(".") for each in name.split("/")) or name.startswith(_PRIVATE)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield name, path.read_bytes()


def _generators() -> ModuleType:
    if _GENERATORS not in sys.modules:
        place = _demonstration(_GENERATORS)
        spec = importlib.util.spec_from_file_location(
            _GENERATORS, place / "__init__.py", submodule_search_locations=[str(place)]
        )
        if spec is None or spec.loader is None:
            raise _missing()
        module = importlib.util.module_from_spec(spec)
        sys.modules[_GENERATORS] = module
        spec.loader.exec_module(module)
    return sys.modules[_GENERATORS]


def _demonstration(name: str) -> Path:
    """Return a folder of the demonstration: carried by the package, or a checkout's."""
    for data in (Path(str(files("stratbook"))), Path(__file__).parents[4] / "data"):
        if (data / name).is_dir():
            return data / name
    raise _missing()


def _missing() -> ParameterError:
    return ParameterError((
        Fault("--client", say("This installation has no demonstration client."),
              say("Name a client’s folder with --client.")),
    ))  # fmt: skip
