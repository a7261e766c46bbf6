"""Processes that render, one order each at a time: bounded, replaced when lost, stopped at once."""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

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
        """Have a task done in one of the processes: ``submit(render_order, order)``."""
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
