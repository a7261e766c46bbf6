"""Pseudonyms of those who write: salted with a secret of the client's folder.

A plain digest of a handle is no protection: whoever has a list of handles computes theirs
and compares. Here each is keyed (HMAC) with 32 random bytes, drawn once a client and kept in
``.pseudonyms.key`` in its folder, readable by its owner only. Without that file nobody can go
from a pseudonym back to a name, nor match two clients' authors. Git ignores it, no report
and no manifest mentions it, and no figure depends on it: another key gives other pseudonyms
and the same report. Whoever deletes it loses nothing but the link with earlier pseudonyms.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

FILE: Final = ".pseudonyms.key"
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_DIGITS: Final = 16  # of a digest in hexadecimal: 64 bits


def client_key(folder: Path, *, keep: bool = True) -> str:
    """Return the secret of a client's folder, drawn and written the first time.

    Parameters
    ----------
    folder : Path
        The client's folder.
    keep : bool
        Whether a first secret is written; a command that promises to write nothing says no.

    Returns
    -------
    str
        64 hexadecimal digits. Where the folder cannot be written, or the file was damaged,
        a secret of this process alone: pseudonyms are then salted all the same.
    """
    path = folder / FILE
    if keep and not path.exists():
        _draw(path)
    try:
        found = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return _passing()
    return found if _KEY.fullmatch(found) else _passing()


def salted(frames: Mapping[str, pd.DataFrame], key: str) -> dict[str, pd.DataFrame]:
    """Key the pseudonyms of the table ``mentions``, also those a file brought itself.

    Parameters
    ----------
    frames : mapping
        One file's rows by table; ``mentions`` has ``author_hash``.
    key : str
        From :func:`client_key`; empty leaves pseudonyms as they are.
    """
    mentions = frames.get("mentions")
    if mentions is None or not key:
        return dict(frames)
    given = mentions["author_hash"]
    known = {each: _keyed(str(each), key) for each in given.dropna().unique()}
    named = given.map(known).astype(given.dtype)
    return {**frames, "mentions": mentions.assign(author_hash=named)}


def _keyed(pseudonym: str, key: str) -> str:
    return hmac.digest(bytes.fromhex(key), pseudonym.encode(), "sha256").hex()[:_DIGITS]


def _draw(path: Path) -> None:
    """Write a new secret, whole or not at all; one that another process wrote stays."""
    half = path.with_name(f"{FILE}-{os.getpid()}")
    with contextlib.suppress(OSError):
        try:
            half.touch(0o600)
            half.write_text(secrets.token_hex(32), encoding="ascii")
            if not path.exists():
                half.replace(path)
        finally:
            half.unlink(missing_ok=True)


@cache
def _passing() -> str:
    return secrets.token_hex(32)
