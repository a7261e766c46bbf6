"""One order of a batch, from its folder to its reports: whatever is wrong becomes its outcome."""

import time

from stratbook.core.errors import Fault, WorkbookError
from stratbook.core.message import say
from stratbook.report.batch.asked import wanted_of
from stratbook.report.batch.faults import defect, unwritten
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.usage import Usage
from stratbook.report.render import render_whole


def render_one(order: Order) -> Outcome:
    """Render an order in this process.

    Parameters
    ----------
    order : Order
        Its addresses are paths of this machine.

    Returns
    -------
    Outcome
        ``done`` or ``unchanged`` with the reports, else ``failed`` with its faults: nothing
        that a client's folder holds raises.
    """
    began, usage = time.monotonic(), Usage()
    try:
        outcome = _rendered(order)
    except WorkbookError as error:
        outcome = Outcome(order, State.FAILED, faults=error.faults)
    except OSError as error:
        outcome = Outcome(order, State.FAILED, faults=(unwritten(order.name, error),))
    except MemoryError:
        outcome = Outcome(order, State.FAILED, faults=(_too_large(order),))
    except Exception as error:  # noqa: BLE001 - a defect met with one client is that client's
        outcome = Outcome(order, State.FAILED, faults=(defect(order.name, error),))
    return outcome.but(
        seconds=time.monotonic() - began,
        cpu_seconds=outcome.cpu_seconds + usage.cpu,
        peak_bytes=max(outcome.peak_bytes, usage.peak),
    )


def _rendered(order: Order) -> Outcome:
    made = render_whole(order.client, wanted_of(order))
    return Outcome(
        order,
        State.UNCHANGED if made.unchanged else State.DONE,
        reports=tuple(str(each) for each in made.reports),
        cpu_seconds=made.cpu,
        peak_bytes=made.memory,
        chapters_run=made.chapters_run,
        chapters_kept=made.chapters_kept,
        facts=made.facts,
    )


def _too_large(order: Order) -> Fault:
    return Fault(
        order.name,
        say("It needs more memory than a client may use."),
        say("Give it more with --memory, or take large files out of its exports."),
    )
