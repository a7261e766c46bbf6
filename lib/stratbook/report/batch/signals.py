"""Ctrl-C and SIGTERM ask a batch to stop; they do not break it off."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import Final

_ASK: Final = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """Whether somebody asked to stop, and how."""

    def __init__(self) -> None:
        self.asked = Event()
        self.number = 0

    @property
    def exit_code(self) -> int:
        """What a shell expects of a process that a signal ended."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Turn the two signals into a question meanwhile; only the main thread can."""
    stop = Stop()

    def ask(number: int, _: FrameType | None) -> None:
        stop.number = number
        stop.asked.set()

    if current_thread() is not main_thread():
        yield stop
        return
    before = {each: signal.signal(each, ask) for each in _ASK}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
