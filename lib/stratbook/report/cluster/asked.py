"""Whether a batch goes beyond this machine, and how: decided without the extra's libraries."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from stratbook.report.batch.command import Plan
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome
from stratbook.report.cluster.extra import is_address, room


def _nothing(_: Outcome) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Going:
    """A batch's plan, and what its addresses ask for beside it.

    Parameters
    ----------
    plan : Plan
        Ready to run.
    shown : callable
        Turns a path that the batch wrote into what a person is told.
    glance : callable
        Told each outcome.
    """

    plan: Plan
    shown: Callable[[str], str] = str
    glance: Callable[[Outcome], None] = _nothing


@contextmanager
def going(
    plan: Plan, orders: Sequence[Order], out: str, cluster: str, jobs: int
) -> Iterator[Going]:
    """Lend a batch's plan, changed where a cluster or an address is asked for.

    Parameters
    ----------
    plan : Plan
        For this machine's processes and paths.
    orders : sequence of Order
        What is rendered.
    out : str
        The folder of reports, a path or an address.
    cluster : str
        Address of a Dask scheduler; empty for this machine.
    jobs : int
        Processes of this machine.

    Raises
    ------
    ParameterError
        Saying what to install, when the extra is not there.
    """
    anywhere = any(is_address(text) for each in orders for text in (each.client, each.out))
    if not (cluster or anywhere or is_address(out)):
        yield Going(plan)
        return
    lending = (
        partial(room("seam").seam, cluster) if cluster else partial(room("here").this_machine, jobs)
    )
    if not is_address(out):
        yield Going(replace(plan, seam=lending))
        return
    with room("home").lent(out) as home:
        there = replace(
            plan,
            out=home.folder,
            seam=partial(home.seam, lending),
            local=False,
            stands=home.stands,
        )
        yield Going(there, home.address, home.glance)
