"""What an order asks of a render."""

from pathlib import Path

from stratbook.report.batch.order import Order
from stratbook.report.engine.limits import Limits
from stratbook.report.history_file import Keeping
from stratbook.report.lanes import Running
from stratbook.report.wanted import Wanted


def wanted_of(order: Order) -> Wanted:
    """Return an order as a render takes it."""
    return Wanted(
        period=order.period,
        languages=order.languages,
        document=order.document,
        forms=order.forms,
        out=Path(order.out),
        keeping=Keeping(order.history),
        engine=order.engine,
        force=order.force,
        detail=order.detail,
        audience=order.audience,
        running=Running(
            order.caps.lanes, Limits(memory=order.caps.memory, output=order.caps.output)
        ),
    )
