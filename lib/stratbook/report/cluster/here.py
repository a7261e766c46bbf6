"""Addresses anywhere, this machine's processes: fetched, rendered, put back."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.pool import executor
from stratbook.report.batch.running import Seam
from stratbook.report.batch.task import render_order
from stratbook.report.cluster.carried import render_carried


@contextmanager
def this_machine(jobs: int) -> Iterator[Seam]:
    """Lend a seam to processes of this machine for orders with any addresses.

    Parameters
    ----------
    jobs : int
        Orders at a time.
    """
    with (
        tempfile.TemporaryDirectory(prefix="stratbook-") as scratch,
        ThreadPoolExecutor(jobs, thread_name_prefix="carry") as carriers,
        executor(jobs) as pool,
    ):

        def rendered(order: Order) -> Outcome:
            outcome: Outcome = pool.submit(render_order, order).result()
            return outcome

        def submit(order: Order) -> Future[Outcome]:
            return carriers.submit(render_carried, order, Path(scratch), rendered)

        try:
            yield Seam(submit, pool.stop)
        finally:
            carriers.shutdown(wait=False, cancel_futures=True)
