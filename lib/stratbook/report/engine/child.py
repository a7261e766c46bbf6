"""The forked process that runs one notebook, and nothing after it."""

import builtins
import contextlib
import gc
import getpass
import os
import random
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from stratbook.report.engine.bounds import cap_memory, die_with
from stratbook.report.engine.failures import OUTPUT_LIMIT, THREAD_FAILED
from stratbook.report.engine.frames import pack, receive
from stratbook.report.engine.shell import ReportShell, refuse_input
from stratbook.report.engine.streams import Streams

_DONE, _FULL, _BROKEN = 0, 71, 72
_YOUNG = 50_000  # Python's 700 would look through a notebook's objects again and again


class _Outlet:
    """Sends what happens, up to the limit of a notebook's output."""

    def __init__(self, channel: socket.socket, most: int) -> None:
        self._channel, self._left = channel, most
        self._owner, self.lock = os.getpid(), threading.RLock()
        self.streams: Streams | None = None

    def emit(self, kind: str, content: object) -> None:
        """Send an event; a process that the notebook forked sends nothing."""
        if os.getpid() != self._owner:
            return
        with self.lock:
            if self.streams is not None and kind != "stream":
                self.streams.drain()
            message = pack(kind, content)
            self._left -= len(message)
            if self._left < 0:
                self._stop()
            self._channel.sendall(message)

    def _stop(self) -> None:
        said = {"ename": OUTPUT_LIMIT, "evalue": "the notebook shows too much", "traceback": []}
        self._channel.sendall(pack("error", said))
        os._exit(_FULL)


def run_notebook(
    channel: socket.socket, files: Sequence[int], shell: ReportShell, parent: int
) -> None:
    """Run the notebook that stands in the channel; this process then ends.

    Parameters
    ----------
    channel : socket
        Gives the job, takes the events.
    files : sequence of int
        What stands behind descriptors 1 and 2.
    shell : ReportShell
        Fresh; inherited.
    parent : int
        The process that forked this one.
    """
    die_with(parent)
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)
    (job,) = receive(channel)
    outlet = _Outlet(channel, job["output"])
    _settle(job)
    outlet.streams = Streams(outlet.emit, outlet.lock, files)
    _furnish(shell, outlet)
    whole = all(_run_cell(shell, outlet, *cell) for cell in job["cells"])
    if whole and _threads_ended(shell):
        outlet.emit("end", None)
    outlet.streams.drain()
    os._exit(_DONE)


def _settle(job: dict[str, Any]) -> None:
    """Give the process its folder, its limits and its random numbers."""
    os.chdir(job["folder"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    random.seed(job["seed"])
    np.random.seed(job["seed"])
    cap_memory(job["memory"])
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    gc.enable()


def _furnish(shell: ReportShell, outlet: _Outlet) -> None:
    shell.emit = outlet.emit
    builtins.input = refuse_input
    getpass.getpass = refuse_input
    sys.modules["__main__"] = shell.user_module
    if "" not in sys.path:
        sys.path.insert(0, "")

    def failed(args: threading.ExceptHookArgs) -> None:
        kind = args.exc_type.__name__
        if not issubclass(args.exc_type, SystemExit):
            shell.fail(THREAD_FAILED, f"{kind}: {args.exc_value}", [])

    threading.excepthook = failed


def _run_cell(shell: ReportShell, outlet: _Outlet, position: int, source: str) -> bool:
    outlet.emit("start", position)
    number = shell.execution_count
    succeeded = shell.run(source)
    outlet.emit("done", number)
    return succeeded


def _threads_ended(shell: ReportShell) -> bool:
    """Wait for the notebook's threads, as Python does at its end, and say whether all did well."""
    for each in threading.enumerate():
        if each is not threading.current_thread() and not each.daemon:
            each.join()
    return not shell.failed


def run_or_end(
    channel: socket.socket, files: Sequence[int], shell: ReportShell, parent: int
) -> None:
    """Run the notebook; whatever happens, this process does not return."""
    with contextlib.suppress(BaseException):
        run_notebook(channel, files, shell, parent)
    os._exit(_BROKEN)
