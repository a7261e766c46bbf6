"""Everything that a notebook prints, in its order: Python's streams and the bare descriptors."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from stratbook.report.engine.bare import NAMES, Written
from stratbook.report.engine.shell import Emit

Lock = AbstractContextManager[Any]


class _Python(io.RawIOBase):
    """What Python prints on one stream."""

    def __init__(self, streams: "Streams", number: int) -> None:
        self._streams, self._number = streams, number

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._streams.printed(self._number, piece)
        return len(piece)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number


class Streams:
    """Descriptors 1 and 2 as files in memory, and what Python prints beside them.

    Parameters
    ----------
    emit : callable
        Given ``"stream"`` and its content: name, text, and for what was written bare up to which
        byte (``bare``).
    lock : RLock
        The one that who shows anything holds.
    files : sequence of int
        Descriptors of the two files (:func:`~stratbook.report.engine.bare.room`).

    Notes
    -----
    Whoever shows something first reads the files, so that what a library wrote before
    stands before it.
    """

    def __init__(self, emit: Emit, lock: Lock, files: Sequence[int]) -> None:
        self._emit = emit
        self._owner = os.getpid()
        self._lock = lock
        self._written = dict(zip(NAMES, map(Written, files), strict=True))
        for number, name in NAMES.items():
            os.dup2(self._written[number].file, number)
            raw: Any = _Python(self, number)  # without a buffer, as with `python -u`
            text = io.TextIOWrapper(raw, "utf-8", "backslashreplace", write_through=True)
            setattr(sys, name, text)

    def printed(self, number: int, data: bytes) -> None:
        """Hand on what Python printed; a process forked by the notebook writes it bare."""
        if os.getpid() != self._owner:
            os.write(number, data)
            return
        with self._lock:
            self.drain()
            text = data.decode("utf-8", "replace")
            self._emit("stream", {"name": NAMES[number], "text": text})

    def drain(self) -> None:
        """Hand on what stands in the files."""
        with self._lock:
            for number, written in self._written.items():
                for text in written.texts():
                    content = {"name": NAMES[number], "text": text, "bare": written.taken}
                    self._emit("stream", content)
