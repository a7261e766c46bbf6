"""A Dask cluster as the seam that a batch runs through: futures of outcomes, as a pool's."""

import logging
import re
import secrets
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any, Final

import distributed
from distributed import KilledWorker

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.report.again.digests import program_digest
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.running import Seam
from stratbook.report.cluster.host import Batch, leave, render_here, unfit
from stratbook.report.cluster.then import then

_Client: Any = distributed.Client  # untyped
_SCHEDULER: Final = re.compile(r"(tcp|tls|ws|wss|ucx|ucxx)://[A-Za-z0-9._:\[\]-]+")
_CONNECT: Final = 20.0  # seconds for the scheduler to answer
_WORKERS: Final = 60.0  # seconds for the first worker to be there


class Cluster(Executor):
    """An executor of orders on a cluster's hosts.

    Parameters
    ----------
    client : Client
        Connected.

    Notes
    -----
    dask.distributed runs a killed worker's orders again elsewhere. A report's place is its
    client, period and language, so that one made twice is one report.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor: Executor = client.get_executor(pure=False)
        self._batch = Batch(secrets.token_hex(8), program_digest())

    def submit(self, order: Any, /, *_: Any, **__: Any) -> Future[Any]:
        """Have an order rendered on one of the hosts."""
        running = self._executor.submit(render_here, order, self._batch)
        return then(running, lambda ended: _told(ended, order))

    def stop(self) -> None:
        """Cancel what waits and end what runs, on every host; other batches go on."""
        with suppress(OSError, RuntimeError):
            self._executor.shutdown(wait=False)
            self._client.run(leave, self._batch.token, on_error="ignore")

    def check(self) -> None:
        """Make sure that there are workers, and that those there can render.

        Raises
        ------
        ParameterError
            Naming each that cannot, and why.
        """
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError:
            raise ParameterError((Fault("--cluster", _NO_WORKER, _START),)) from None
        found = self._client.run(unfit, self._batch)
        faults = tuple(Fault(name, *why) for name, why in sorted(found.items()) if why)
        if faults:
            raise ParameterError(faults)


@contextmanager
def executor(address: str) -> Iterator[Cluster]:
    """Lend a cluster.

    Parameters
    ----------
    address : str
        Of its scheduler: ``tcp://host:8786``, or ``tls://…``.

    Raises
    ------
    ParameterError
        When nothing answers there, or no worker there can render.
    """
    if not _SCHEDULER.fullmatch(address):
        problem = say("{address} is not the address of a scheduler.", address=address[:80])
        raise ParameterError((Fault("--cluster", problem, _START),))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its failures are told as faults
    try:
        client = _Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        problem = say(
            "No scheduler answers at {address}: {reason}.", address=address, reason=reason
        )
        raise ParameterError((Fault("--cluster", problem, _START),)) from None
    with client:
        cluster = Cluster(client)
        try:
            cluster.check()
            yield cluster
        finally:
            cluster.stop()


@contextmanager
def seam(address: str) -> Iterator[Seam]:
    """Lend a cluster as a batch takes it."""
    with executor(address) as cluster:
        yield Seam(cluster.submit, cluster.stop)


def _told(ended: Outcome | BaseException, order: Order) -> Outcome:
    """Return an order's outcome: one whose workers were lost each time has failed."""
    if isinstance(ended, KilledWorker):
        return Outcome(order, State.FAILED, faults=(_killed(order),))
    if isinstance(ended, BaseException):
        raise ended
    return ended


def _killed(order: Order) -> Fault:
    return Fault(
        order.name,
        say("Every worker of the cluster that began it was lost."),
        say("Look at the hosts’ memory, then run the batch again with --resume."),
    )


_NO_WORKER: Final[Message] = say("The cluster has no worker.")
_START: Final[Message] = say(
    "Start a scheduler and a worker a host ({commands}), and give the scheduler’s address.",
    commands="dask scheduler, dask worker",
)
