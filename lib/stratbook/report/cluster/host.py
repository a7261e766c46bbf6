"""What a cluster's host does: one Dask worker, and beside it the processes that render."""

import multiprocessing
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from distributed import get_worker

from stratbook.core.errors import Fault
from stratbook.core.message import Message, say
from stratbook.report.again.digests import program_digest
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.pool import Pool
from stratbook.report.batch.task import render_order
from stratbook.report.cluster.carried import render_carried


@dataclass(frozen=True)
class Batch:
    """The batch that an order comes from.

    Parameters
    ----------
    token : str
        Its own name, drawn by who asks.
    program : str
        Digest of the program that asks: another one would write other reports.
    """

    token: str
    program: str


class Host:
    """The pools of this process, one a batch: to stop a batch stops no other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pools: dict[str, Pool] = {}
        self._at_work: dict[str, int] = {}
        self._left: set[str] = set()

    def render(self, order: Order, batch: Batch) -> Outcome:
        """Render an order with addresses of this machine in a process of the batch's pool."""
        pool = self._enter(batch.token)
        if pool is None:
            return Outcome(order, State.CANCELLED)
        try:
            outcome: Outcome = pool.submit(render_order, order).result()
        finally:
            with self._lock:
                self._at_work[batch.token] -= 1
        return outcome

    def leave(self, token: str) -> None:
        """End a batch here, with all that it runs."""
        with self._lock:
            self._left.add(token)
            pool = self._pools.pop(token, None)
        if pool is not None:
            _end(pool)

    def _enter(self, token: str) -> Pool | None:
        with self._lock:
            if token in self._left:
                return None
            idle = [each for each in self._pools if each != token and not self._at_work[each]]
            ended = [self._pools.pop(each) for each in idle]  # who asked may have been killed
            if token not in self._pools:
                self._pools[token] = Pool(get_worker().state.nthreads)
                self._at_work.setdefault(token, 0)
            self._at_work[token] += 1
            pool = self._pools[token]
        for each in ended:
            _end(each)
        return pool


HOST: Final = Host()


def render_here(order: Order, batch: Batch) -> Outcome:
    """Render an order on this host, as a task of the cluster.

    Parameters
    ----------
    order : Order
        Its addresses are read from here.
    batch : Batch
        Where it comes from.
    """
    if problem := unfit(batch):
        return Outcome(order, State.FAILED, faults=(Fault(_name(), *problem),))
    scratch = Path(get_worker().local_directory)
    return render_carried(order, scratch, lambda each: HOST.render(each, batch))


def unfit(batch: Batch) -> tuple[Message, Message] | None:
    """Return why this host cannot render what a batch asks, and what to do; None when it can."""
    if multiprocessing.current_process().daemon:
        return (
            say("This worker of the cluster may not start processes."),
            say("Start it with {setting}.", setting="DASK_DISTRIBUTED__WORKER__DAEMON=False"),
        )
    if program_digest() != batch.program:
        return (
            say("This worker of the cluster has another version of the program."),
            say("Install the same release and the same libraries there, then start it again."),
        )
    return None


def leave(token: str) -> None:
    """End a batch on this host."""
    HOST.leave(token)


def _name() -> str:
    return str(get_worker().address)


def _end(pool: Pool) -> None:
    pool.stop()
    pool.shutdown(wait=False, cancel_futures=True)
