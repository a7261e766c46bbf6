"""Everything that a notebook prints, in its order: Python's streams and the bare descriptors."""

import fcntl
import io
import os
import select
import sys
import threading
from contextlib import AbstractContextManager
from typing import Any, Final

from stratbook.report.engine.shell import Emit

Lock = AbstractContextManager[Any]

_PIECE: Final = 1 << 16
_NAMES: Final = {1: "stdout", 2: "stderr"}


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
    """Descriptors 1 and 2 as pipes, and what Python prints beside them.

    Parameters
    ----------
    emit : callable
        Given ``"stream"`` and its content.
    lock : RLock
        The one that who shows anything holds.

    Notes
    -----
    Whoever shows something first empties the pipes, so that what a library wrote before
    stands before it. A thread empties them too, lest a long writer wait for ever.
    """

    def __init__(self, emit: Emit, lock: Lock) -> None:
        self._emit = emit
        self._owner = os.getpid()
        self._lock = lock
        self._pipes = {number: _piped(number) for number in _NAMES}
        for number, name in _NAMES.items():
            raw: Any = _Python(self, number)  # without a buffer, as with `python -u`
            text = io.TextIOWrapper(raw, "utf-8", "backslashreplace", write_through=True)
            setattr(sys, name, text)
        threading.Thread(target=self._watch, name="streams", daemon=True).start()

    def printed(self, number: int, data: bytes) -> None:
        """Hand on what Python printed; a process forked by the notebook writes it bare."""
        if os.getpid() != self._owner:
            os.write(number, data)
            return
        with self._lock:
            self.drain()
            self._show(number, data)

    def drain(self) -> None:
        """Hand on what stands in the pipes."""
        with self._lock:
            for number, pipe in self._pipes.items():
                while data := _read(pipe):
                    self._show(number, data)

    def _show(self, number: int, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        self._emit("stream", {"name": _NAMES[number], "text": text})

    def _watch(self) -> None:
        while True:
            select.select(list(self._pipes.values()), [], [])
            self.drain()


def _piped(number: int) -> int:
    """Put a pipe behind a descriptor and return the end to read from."""
    reading, writing = os.pipe()
    os.dup2(writing, number)
    os.close(writing)
    os.set_blocking(reading, False)
    fcntl.fcntl(reading, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
    return reading


def _read(pipe: int) -> bytes:
    try:
        return os.read(pipe, _PIECE)
    except BlockingIOError:
        return b""
