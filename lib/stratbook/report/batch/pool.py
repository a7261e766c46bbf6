"""Processes that render, one order each at a time: bounded, replaced when lost, stopped at once."""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any

from stratbook.report.batch.one import render_one
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.slot import Slot

Task = Callable[[Order], Outcome]


class Pool(Executor):
    """An executor of orders on this machine.

    Parameters
    ----------
    jobs : int
        Orders at a time, a process each.

    Notes
    -----
    A process keeps its warm worker from one order to the next. One that dies, hangs past the
    order's time or is stopped ends with all its children; the order's outcome says so and the
    next order gets a new process.
    """

    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="render")
        self._slots = [Slot() for _ in range(jobs)]
        self._free: queue.SimpleQueue[Slot] = queue.SimpleQueue()
        for each in self._slots:
            self._free.put(each)
        self._stopped = threading.Event()

    def submit(self, task: Any, /, *orders: Any, **_: Any) -> Future[Any]:
        """Have a task done in one of the processes: ``submit(render_one, order)``."""
        (order,) = orders
        return self._threads.submit(self._done, task, order)

    def stop(self) -> None:
        """Cancel what waits and end what runs."""
        self._stopped.set()
        for each in self._slots:
            each.stop()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, after what was submitted unless that is cancelled."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for each in self._slots:
            each.close()

    def _done(self, task: Task, order: Order) -> Outcome:
        slot = self._free.get()
        try:
            if self._stopped.is_set():
                return Outcome(order, State.CANCELLED)
            return slot.run(task, order)
        finally:
            self._free.put(slot)


@contextmanager
def executor(jobs: int) -> Iterator[Pool]:
    """Lend processes of this machine.

    Parameters
    ----------
    jobs : int
        Orders at a time.
    """
    pool = Pool(jobs)
    try:
        yield pool
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@cache
def host_pool(jobs: int) -> Pool:
    """Return the pool of this process, made once: a cluster's worker has one."""
    return Pool(jobs)


def render_on_host(order: Order, jobs: int = 1) -> Outcome:
    """Render an order in a process of this machine, its time and memory bounded.

    Parameters
    ----------
    order : Order
        Its addresses are paths of this machine.
    jobs : int
        Processes of this machine's pool.
    """
    outcome: Outcome = host_pool(jobs).submit(render_one, order).result()
    return outcome
