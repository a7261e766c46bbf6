"""Warm workers, asked from here: a notebook goes out, its events and its verdict come back."""

import json
import multiprocessing
import os
import selectors
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import forkserver
from types import TracebackType
from typing import Any, Final, Self

from stratbook.report.engine import nursery
from stratbook.report.engine.bare import NAMES, Written, room
from stratbook.report.engine.frames import Inbox, pack, pieces
from stratbook.report.engine.limits import Limits

AVAILABLE: Final = sys.platform == "linux" and hasattr(os, "pidfd_open")
_WARM: Final = "stratbook.report.engine.warm"
_READY: Final = b"ready"
_WORDS: Final = 1 << 16
_START_SECONDS: Final = 180.0
_LEAVE_SECONDS: Final = 10.0
_OVERHEAD: Final = 16 << 20  # bytes of a run's messages beside what it may show
# A notebook is a process of its own, and several run at a time: threads would fight for cores.
_THREADS: Final = (
    "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS",
)  # fmt: skip


class WorkerError(RuntimeError):
    """The warm worker could not start, or ended."""


@dataclass(frozen=True)
class Job:
    """A notebook to run.

    Parameters
    ----------
    cells : sequence of (int, str)
        Position and source of each code cell.
    folder : str
        Where it runs.
    limits : Limits
        What it may use.
    seed : int
        Of Python's and NumPy's random numbers.
    """

    cells: Sequence[tuple[int, str]]
    folder: str
    limits: Limits
    seed: int = 0


@dataclass(frozen=True)
class Verdict:
    """How a notebook's process ended.

    Parameters
    ----------
    exit : int
        Its exit code; a signal's number, negative, when one ended it.
    late : bool
        Whether it was stopped at its time limit.
    seconds, cpu : float
        From fork to end: on the clock, and of processor.
    memory : int
        Bytes at most, shared ones among them.
    """

    exit: int
    late: bool
    seconds: float
    cpu: float
    memory: int


def one_thread_each() -> None:
    """Let the processes started from here compute in one thread each, where nothing says else."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def warm_up() -> None:
    """Start the fork server, if it does not run yet, and do not wait for it.

    A process that was itself forked warm has a nursery instead.
    """
    if nursery.own() is not None:
        return
    one_thread_each()
    multiprocessing.get_context("forkserver").set_forkserver_preload([_WARM])
    forkserver.ensure_running()


class Worker:
    """A warm process, and what runs in its children.

    Parameters
    ----------
    prepare : partial or None
        Called once in the worker; what it leaves in memory every notebook inherits.
    lanes : int
        Notebooks at a time; others wait.

    Notes
    -----
    It starts when it is first asked. One that ended starts anew with the next notebook.
    """

    def __init__(self, prepare: partial[None] | None = None, lanes: int = 2) -> None:
        self._prepare = prepare
        self._lanes = threading.BoundedSemaphore(lanes)
        self._lock = threading.Lock()
        self._process: Any = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        """Start the fork server meanwhile."""
        warm_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """End the worker and all its children."""
        self.close()

    @property
    def pid(self) -> int | None:
        """The worker's process, once it has started."""
        return None if self._process is None else int(self._process.pid)

    def close(self) -> None:
        """End the worker and all its children; it may be asked again."""
        with self._lock:
            self._leave()

    def run(self, job: Job) -> Iterator[tuple[str, Any]]:
        """Run a notebook and give its events as they happen, its verdict last.

        Yields
        ------
        (str, object)
            ``start`` and ``done`` with a cell's position and its number, the Jupyter messages
            between them, ``end`` where it came to its end, then ``verdict``.

        Raises
        ------
        WorkerError
            When the worker could not start or ended meanwhile.
        """
        with self._lanes:
            channel, verdict, written, process = self._ask(job.limits)
            try:
                spec = {
                    "cells": job.cells, "folder": job.folder, "seed": job.seed,
                    "memory": job.limits.memory, "output": job.limits.output,
                }  # fmt: skip
                channel.sendall(pack(spec))
                yield from _events(channel, verdict, written, job.limits.output + _OVERHEAD)
            except (BrokenPipeError, WorkerError) as error:
                self._discard(process)
                raise WorkerError("the warm worker ended") from error
            finally:
                channel.close()
                for each in (verdict, *(each.file for each in written.values())):
                    os.close(each)

    def _discard(self, process: Any) -> None:
        """Let the next notebook start a worker, if this one is not replaced already."""
        with self._lock:
            if self._process is process:
                process.kill()
                self._leave()

    def _ask(self, most: Limits) -> tuple[socket.socket, int, dict[str, Written], Any]:
        """Have a child forked; return its channel, its verdict's pipe, its files and its worker."""
        mine, its = socket.socketpair()
        verdict, telling = os.pipe()
        written: dict[str, Written] = {}
        try:
            written |= {name: Written(room(most.output)) for name in NAMES.values()}
            files = [each.file for each in written.values()]
            with self._lock:
                request = json.dumps({"seconds": most.seconds}).encode()
                socket.send_fds(self._started(), [request], [its.fileno(), telling, *files])
                process = self._process
        except (OSError, WorkerError) as error:
            mine.close()
            for each in (verdict, *(each.file for each in written.values())):
                os.close(each)
            raise WorkerError(str(error)) from error
        finally:
            its.close()
            os.close(telling)
        return mine, verdict, written, process

    def _started(self) -> socket.socket:
        if self._control is not None and self._process.is_alive():
            return self._control
        self._leave()
        mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with mine, its:
            process = self._forked(its)
            its.close()
            mine.settimeout(_START_SECONDS)
            said = mine.recv(_WORDS)
            if said != _READY:
                process.kill()
                raise WorkerError(said.decode(errors="replace") or "the warm worker ended")
            self._process, self._control = process, mine.dup()
        self._control.setblocking(True)
        return self._control

    def _forked(self, control: socket.socket) -> Any:
        """Have the worker forked: by this process's nursery, else by the fork server."""
        own = nursery.own()
        if own is not None:
            return own.start(control, self._prepare)
        from stratbook.report.engine.worker import serve  # noqa: PLC0415 - Linux only

        warm_up()
        context = multiprocessing.get_context("forkserver")
        process = context.Process(target=serve, args=(control, self._prepare), daemon=True)
        try:
            process.start()
        except EOFError:
            raise WorkerError("the fork server did not start") from None
        return process

    def _leave(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.join(_LEAVE_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process = None


@cache
def shared() -> Worker:
    """Return the worker of those who bring none: of this process, prepared for nothing."""
    return Worker(lanes=max(2, os.cpu_count() or 1))


def _events(
    channel: socket.socket, verdict: int, written: dict[str, Written], most: int
) -> Iterator[tuple[str, Any]]:
    """Give the messages of a run; one that sends more than it may, past its own limit, is over."""
    inbox, taken = Inbox(), 0
    channel.setblocking(False)
    with selectors.DefaultSelector() as ready:
        ready.register(channel, selectors.EVENT_READ)
        ready.register(verdict, selectors.EVENT_READ)
        over = False
        while not over:
            found = {key.fd for key, _ in ready.select()}
            over = verdict in found
            for piece in pieces(channel):
                if not piece and not over:
                    ready.unregister(channel)
                taken += len(piece)
                if taken > most:
                    raise WorkerError("a notebook sends more than it may")
                yield from _noted(inbox.feed(piece), written)
    said = os.read(verdict, _WORDS)
    if not said:
        raise WorkerError("the warm worker ended")
    yield from _untold(written, most - taken)
    yield "verdict", Verdict(**json.loads(said))


def _noted(
    messages: Iterator[tuple[str, Any]], written: dict[str, Written]
) -> Iterator[tuple[str, Any]]:
    """Give messages on, and note how far they tell what was written bare."""
    for kind, content in messages:
        if kind == "stream" and "bare" in content:
            written[content["name"]].taken = content.pop("bare")
        yield kind, content


def _untold(written: dict[str, Written], most: int) -> Iterator[tuple[str, Any]]:
    """Give what a process wrote last and, ended at once, did not tell; no more than it may."""
    for name, each in written.items():
        for text in each.texts(last=True):
            most -= len(text)
            if most < 0:
                return
            yield "stream", {"name": name, "text": text}
