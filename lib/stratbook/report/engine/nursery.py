"""Where a process that was itself forked warm has its workers forked: nothing is imported again.

A second fork server would begin with an empty Python. This one is forked before its maker has
threads or uses a library, so that what it forks is always in a known state.
"""

import os
import pickle
import select
import signal
import socket
import threading
from functools import partial
from typing import Final

_REQUEST: Final = 1 << 16
_ANSWER: Final = 64


class Forked:
    """A process forked elsewhere, as a ``multiprocessing.Process`` is asked.

    Parameters
    ----------
    pid, pidfd : int
        Its number and its descriptor, which is closed when it is known to have ended.
    """

    def __init__(self, pid: int, pidfd: int) -> None:
        self.pid = pid
        self._pidfd = pidfd

    def is_alive(self) -> bool:
        """Say whether it runs."""
        self.join(0)
        return self._pidfd >= 0

    def join(self, seconds: float | None = None) -> None:
        """Wait for its end, at most so many seconds."""
        if self._pidfd < 0:
            return
        waiting = select.poll()
        waiting.register(self._pidfd, select.POLLIN)
        if waiting.poll(None if seconds is None else seconds * 1000):
            os.close(self._pidfd)
            self._pidfd = -1

    def kill(self) -> None:
        """End it."""
        if self.is_alive():
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)


class Nursery:
    """A child of this process that forks workers for it, and ends with it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        parent = os.getpid()
        if not os.fork():
            self._line.close()
            _forking(its, parent)
        its.close()

    def start(self, control: socket.socket, prepare: partial[None] | None) -> Forked:
        """Fork a worker.

        Parameters
        ----------
        control : socket
            The worker's end.
        prepare : partial or None
            What it does once.

        Raises
        ------
        OSError
            When the nursery has ended.
        """
        with self._lock:
            socket.send_fds(self._line, [pickle.dumps(prepare)], [control.fileno()])
            said, descriptors, _, _ = socket.recv_fds(self._line, _ANSWER, 1)
        if not descriptors:
            raise ConnectionResetError("the nursery of workers ended")
        return Forked(int(said), descriptors[0])


_OWN: list[Nursery] = []


def found() -> None:
    """Give this process a nursery; called while it has one thread and has used no library."""
    if not _OWN:
        _OWN.append(Nursery())


def own() -> Nursery | None:
    """Return this process's nursery; None where it has none and takes the fork server."""
    return _OWN[0] if _OWN else None


def _forking(line: socket.socket, parent: int) -> None:
    """Fork a worker a request until the other side is gone; never returns."""
    from stratbook.report.engine.bounds import die_with  # noqa: PLC0415 - Linux only

    _OWN.clear()
    die_with(parent)
    try:
        while _answered(line):
            while _reaped():
                pass
    finally:
        os._exit(0)


def _answered(line: socket.socket) -> bool:
    request, descriptors, _, _ = socket.recv_fds(line, _REQUEST, 1)
    if not request:
        return False
    if not (pid := os.fork()):
        line.close()
        _work(socket.socket(fileno=descriptors[0]), request)
    os.close(descriptors[0])
    pidfd = os.pidfd_open(pid)  # not reaped yet: it is this child's
    socket.send_fds(line, [str(pid).encode()], [pidfd])
    os.close(pidfd)
    return True


def _work(control: socket.socket, request: bytes) -> None:
    from stratbook.report.engine.worker import serve  # noqa: PLC0415 - the fork server has it

    try:
        serve(control, pickle.loads(request))  # noqa: S301 - from the process that forked this one
    finally:
        os._exit(0)


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False
