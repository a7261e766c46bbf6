"""Messages between the processes: a length, then JSON; nothing received is ever executed."""

import base64
import datetime as dt
import json
import numbers
import socket
import struct
from collections.abc import Iterable, Iterator
from typing import Any, Final

_HEAD: Final = struct.Struct("!I")
_PIECE: Final = 1 << 16


def pack(*message: object) -> bytes:
    """Return a message as bytes; what JSON does not know becomes what a kernel would send."""
    body = json.dumps(message, default=_plain).encode("ascii")
    return _HEAD.pack(len(body)) + body


def _plain(value: object) -> object:
    """Do as ``jupyter_client.jsonutil``, which every fork would carry with all it imports."""
    match value:
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case dt.date():
            return value.isoformat()
        case numbers.Integral():
            return int(value)
        case numbers.Real():
            return float(value)
        case Iterable():
            return list(value)
    return str(value)


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
