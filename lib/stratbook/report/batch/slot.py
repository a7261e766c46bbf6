"""A process that renders order after order, and how it is asked, bounded and ended."""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final

from stratbook.core.errors import Fault
from stratbook.core.message import Quantity, Unit, say
from stratbook.report.again.lock import clear
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.usage import kill_tree
from stratbook.report.engine import nursery
from stratbook.report.engine.pool import AVAILABLE, one_thread_each

Task = Callable[[Order], Outcome]
_LEAVE_SECONDS: Final = 10.0
_PRELOAD: Final = ["stratbook.report.engine.warm", "stratbook.report.batch.one"]


class Slot:
    """One process of a pool; it starts with its first order."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Any = None
        self._line: Connection | None = None
        self._stopped = False

    def run(self, task: Task, order: Order) -> Outcome:
        """Return what came of an order, also when its process did not live to tell."""
        began = time.monotonic()
        try:
            with self._lock:
                if self._stopped:
                    return Outcome(order, State.CANCELLED)
                process, line = self._started()
                line.send((task, order))
            outcome = self._heard(process, line, order)
        except (EOFError, OSError):
            outcome = None
        if outcome is None:
            outcome = self._lost(order, late=time.monotonic() - began >= order.caps.seconds)
        return outcome.but(seconds=time.monotonic() - began)

    def stop(self) -> None:
        """End the process and its children at once; it takes no other order."""
        with self._lock:
            self._stopped = True
            self._kill()

    def close(self) -> None:
        """Let the process end by itself, then make it."""
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._process.join(_LEAVE_SECONDS)
            self._kill()

    def _started(self) -> tuple[Any, Connection]:
        if self._process is not None and self._process.is_alive() and self._line is not None:
            return self._process, self._line
        one_thread_each()
        context: Any = multiprocessing.get_context("forkserver" if AVAILABLE else "spawn")
        if AVAILABLE:
            context.set_forkserver_preload(_PRELOAD)
        self._line, its = context.Pipe()
        self._process = context.Process(target=_serve, args=(its,))
        self._process.start()
        its.close()
        return self._process, self._line

    def _heard(self, process: Any, line: Connection, order: Order) -> Outcome | None:
        """Wait for the outcome; None when the process died, was stopped or is too late."""
        if line in wait([line, process.sentinel], order.caps.seconds):
            outcome: Outcome = line.recv()
            return outcome
        return None

    def _lost(self, order: Order, *, late: bool) -> Outcome:
        """End what is left of the process and say why the order has no report."""
        with self._lock:
            self._kill()
            exit_code = None if self._process is None else self._process.exitcode
            stopped, self._process, self._line = self._stopped, None, None
        clear(Path(order.out), order.name)
        if stopped:
            return Outcome(order, State.CANCELLED)
        if late:
            return Outcome(order, State.TIMED_OUT, faults=(_too_long(order),))
        return Outcome(order, State.FAILED, faults=(_died(order, exit_code or 0),))

    def _kill(self) -> None:
        if self._process is not None and self._process.is_alive():
            kill_tree(self._process.pid)
            self._process.join()


def _serve(line: Connection) -> None:
    """Do what is asked until the other side is gone."""
    if AVAILABLE:
        from stratbook.report.engine.bounds import die_with_server  # noqa: PLC0415 - Linux only

        os.setsid()  # Ctrl-C is for the one who asks
        die_with_server()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError):
        task, order = line.recv()
        if AVAILABLE:
            from stratbook.report.engine.bounds import cap_memory  # noqa: PLC0415 - Linux only

            cap_memory(order.caps.memory, for_good=False)  # its workers inherit the cap
            nursery.found()
        gc.enable()  # what was imported is frozen, what orders leave is not
        while True:
            line.send(task(order))
            task, order = line.recv()


def _too_long(order: Order) -> Fault:
    minutes = Quantity(value=order.caps.seconds / 60, unit=Unit.MINUTES)
    return Fault(
        order.name,
        say("It was stopped after {minutes}: no client may take longer.", minutes=minutes),
        say("Look for what takes so long, or give it more with --client-minutes."),
    )


def _died(order: Order, code: int) -> Fault:
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Fault(
        order.name,
        say("The process that rendered it ended before its time ({how}).", how=how),
        say("The machine may be short of memory: render again with fewer --jobs."),
    )
