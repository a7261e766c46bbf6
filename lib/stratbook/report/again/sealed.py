"""Files that only who holds the client's secret can have written, and only whole."""

import contextlib
import gzip
import hmac
import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from stratbook.ingest.pseudonyms import client_key

_SEAL: Final = 64  # hexadecimal digits before the content
_LARGEST: Final = 512 << 20
_LEVEL: Final = 3


class Sealed:
    """Files of one client in one folder.

    Parameters
    ----------
    folder : Path
        Where they lie; made when the first is written.
    client : Path
        The client's folder: its secret seals them (HMAC-SHA256), so that a file changed,
        cut short or put there by somebody else is as good as none.
    """

    def __init__(self, folder: Path, client: Path) -> None:
        self.folder = folder
        self._client = client

    def read(self, name: str) -> JsonValue:
        """Return what a file holds; None when there is none that can be trusted."""
        path = self.folder / name
        try:
            if path.stat().st_size > _LARGEST:
                return None
            raw = path.read_bytes()
        except OSError:
            return None
        seal, content = raw[:_SEAL], raw[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(name, content)):
            return None
        try:
            found: JsonValue = json.loads(gzip.decompress(content))
        except (OSError, EOFError, ValueError, zlib.error):
            return None
        return found

    def write(self, name: str, content: JsonValue) -> None:
        """Write a file beside and move it into place; where that fails, none is left.

        Nothing is lost but time: what is not kept is computed again.
        """
        path = self.folder / name
        raw = gzip.compress(json.dumps(content, ensure_ascii=False).encode(), _LEVEL, mtime=0)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=".half-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._seal(name, raw) + raw)
                Path(beside).replace(path)
            finally:
                Path(beside).unlink(missing_ok=True)

    def _seal(self, name: str, content: bytes) -> bytes:
        key = bytes.fromhex(client_key(self._client))
        return hmac.digest(key, name.encode() + b"\0" + content, "sha256").hex().encode()
