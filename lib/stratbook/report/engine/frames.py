"""Messages between the processes: a length, then JSON; nothing received is ever executed."""

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any, Final

_HEAD: Final = struct.Struct("!I")
_PIECE: Final = 1 << 16


def pack(*message: object) -> bytes:
    """Return a message as bytes; what JSON does not know becomes its text."""
    body = json.dumps(message, default=str).encode("ascii")
    return _HEAD.pack(len(body)) + body


class Inbox:
    """Bytes as they come, messages as they are whole."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """Add bytes and return the messages that are whole by now."""
        self._bytes += data
        while len(self._bytes) >= _HEAD.size:
            end = _HEAD.size + _HEAD.unpack_from(self._bytes)[0]
            if len(self._bytes) < end:
                return
            body = bytes(self._bytes[_HEAD.size : end])
            del self._bytes[:end]
            yield json.loads(body)


def receive(channel: socket.socket) -> Any:
    """Return the next message of a blocking channel.

    Raises
    ------
    EOFError
        When the other side closed it before.
    """
    inbox = Inbox()
    while piece := channel.recv(_PIECE):
        for message in inbox.feed(piece):
            return message
    raise EOFError


def pieces(channel: socket.socket) -> Iterator[bytes]:
    """Return what a non-blocking channel holds now; an empty piece when it is closed."""
    while True:
        try:
            piece = channel.recv(_PIECE)
        except BlockingIOError:
            return
        except ConnectionResetError:
            piece = b""
        yield piece
        if not piece:
            return
