"""What a process of a pool is asked to do; who only asks imports nothing of a render."""

from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome


def render_order(order: Order) -> Outcome:
    """Render an order in this process: :func:`stratbook.report.batch.one.render_one`."""
    from stratbook.report.batch.one import render_one  # noqa: PLC0415 - the pool's process has it

    return render_one(order)
