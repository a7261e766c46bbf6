"""What was read once, kept as Parquet under the digest of all that it depends on."""

import hashlib
import json
import shutil
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pandas as pd
from pydantic import TypeAdapter

from stratbook.core import reference, tables
from stratbook.ingest.account import FileAccount, Options
from stratbook.ingest.reading import FileRead, read_file

_KNOWN: Final = ("export_headers.csv", "export_values.csv", "proposal_headers.csv")
_ACCOUNT: Final = TypeAdapter(FileAccount)


def read_cached(name: str, data: bytes, options: Options, folder: Path | None) -> FileRead:
    """Read a file, or take what reading the same bytes with the same options gave before.

    Parameters
    ----------
    name, data, options
        As for :func:`stratbook.ingest.reading.read_file`.
    folder : Path or None
        Where results are kept; None keeps nothing.
    """
    if folder is None:
        return read_file(name, data, options)
    place = folder / _key(name, data, options)
    if not place.is_dir():
        _store(read_file(name, data, options), place)
    return _load(place, options)


def account_kept(name: str, data: bytes, options: Options, folder: Path) -> FileAccount | None:
    """Return what became of a file when it was last read, its rows left where they are.

    Parameters
    ----------
    name, data, options
        As for :func:`stratbook.ingest.reading.read_file`.
    folder : Path
        Where results are kept.

    Returns
    -------
    FileAccount or None
        Before the rows of all files met; None where these bytes were not read yet.
    """
    place = folder / _key(name, data, options) / "account.json"
    return _ACCOUNT.validate_json(place.read_bytes()) if place.is_file() else None


def _store(read: FileRead, place: Path) -> None:
    """Write into a folder of its own and move it into place, so that none is ever half."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = Path(mkdtemp(dir=place.parent, prefix=".half-"))
    for table, frame in read.frames.items():
        frame.to_parquet(half / f"{table}.parquet", index=False)
    (half / "account.json").write_bytes(_ACCOUNT.dump_json(read.account))
    try:
        half.rename(place)
    except OSError:  # another process was faster; its result is the same
        shutil.rmtree(half)


def _load(place: Path, options: Options) -> FileRead:
    account = _ACCOUNT.validate_json((place / "account.json").read_bytes())
    frames = {
        table: tables.conform(table, pd.read_parquet(place / f"{table}.parquet"), options.timezone)
        for table in account.tables
    }
    return FileRead(account, frames)


def _key(name: str, data: bytes, options: Options) -> str:
    depends = json.dumps([name, asdict(options), _version()], default=str, sort_keys=True)
    return hashlib.sha256(depends.encode() + b"\0" + hashlib.sha256(data).digest()).hexdigest()


@cache
def _version() -> str:
    """Return the digest of the readers, the schemas and the words they know."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    known = [reference.folder() / name for name in _KNOWN]
    whole = hashlib.sha256()
    for path in (*code, Path(tables.__file__), *known):
        whole.update(path.read_bytes())
    return whole.hexdigest()
