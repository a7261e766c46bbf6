"""A language's sentences: its ``.po`` files merged, and compiled as Python compiles modules.

Merging takes longer than most commands. What is compiled is kept in ``__pycache__`` beside the
files, for as long as they are the same; where nothing can be written there, it is made anew.
"""

import contextlib
import hashlib
import io
import os
import struct
import sys
import tempfile
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.metadata import version
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from stratbook import __version__
from stratbook.core.manner import folders, manner


@cache
def catalogue(code: str) -> Catalog:
    """Return a language's merged catalogue (empty for English).

    Raises
    ------
    ValueError
        When two files translate one msgid differently.
    """
    merged = Catalog(locale=manner(code).locale)
    for path in _sources(code):
        for message in read_po(io.BytesIO(path.read_bytes()), locale=manner(code).locale):
            if not message.id:
                continue
            known = merged.get(message.id)
            if known is not None and known.string != message.string:
                raise ValueError(f"{path.name}: {message.id!r} is translated twice, differently")
            merged.add(message.id, message.string, flags=message.flags)
    return merged


def translations(code: str) -> NullTranslations:
    """Return what gives a msgid's sentence in a language.

    Raises
    ------
    ValueError
        When two files translate one msgid differently.
    """
    if code == "en":
        return NullTranslations()
    kept = folders()[code] / "__pycache__" / f"{_stamp(code)}.mo"
    # One that was cut off or overwritten is made anew.
    with contextlib.suppress(OSError, ValueError, struct.error), kept.open("rb") as file:
        return GNUTranslations(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(code))
    if not sys.dont_write_bytecode:
        _keep(kept, compiled.getvalue())
    compiled.seek(0)
    return GNUTranslations(compiled)


def _sources(code: str) -> list[Path]:
    """Return a language's catalogues, in the order of their names."""
    return sorted((folders()[code] / "LC_MESSAGES").glob("*.po"))


def _stamp(code: str) -> str:
    """Name a state of the files as Python does a module's, by sizes and times, and the versions."""
    stamp = hashlib.sha256(f"{__version__} {version('babel')}".encode())
    for path in (folders()[code] / "language.toml", *_sources(code)):
        found = path.stat()
        stamp.update(f"{path.name}:{found.st_size}:{found.st_mtime_ns};".encode())
    return stamp.hexdigest()[:16]


def _keep(place: Path, compiled: bytes) -> None:
    """Write it whole or not at all, in place of what was kept of an earlier state."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        before = set(place.parent.glob("*.mo"))
        number, half = tempfile.mkstemp(dir=place.parent, prefix=".half-")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(compiled)
            Path(half).chmod(0o644)
            Path(half).replace(place)
        finally:
            Path(half).unlink(missing_ok=True)
        for each in before - {place}:
            each.unlink(missing_ok=True)
