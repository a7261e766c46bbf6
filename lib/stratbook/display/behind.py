"""Which numbers the shared charts draw, told to the canvas as rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Loose, Quantity, term
from stratbook.display.canvas import Canvas

if TYPE_CHECKING:  # the charts call these
    from stratbook.display.charts import Bar, Heat
    from stratbook.display.trend import Trend
    from stratbook.display.waterfall import Step

_ITEM = term("Item")
_VALUE = term("Value")
_NOTE = term("Note")
_INTERVAL = (term("Low end"), term("High end"))


def tell_bars(canvas: Canvas, axes: Axes, shown: Sequence["Bar"]) -> None:
    """Tell names and values, with intervals and notes where a bar has them."""
    spread = any(each.interval is not None for each in shown)
    noted = any(each.note is not None for each in shown)
    headings = [_ITEM, _VALUE, *(_INTERVAL if spread else ()), *([_NOTE] if noted else ())]
    rows = [
        [
            each.name,
            each.value,
            *((each.interval or ("", "")) if spread else ()),
            *([each.note or ""] if noted else ()),
        ]
        for each in shown
    ]
    canvas.tell(headings, rows, axes)


def tell_shares(
    canvas: Canvas,
    axes: Axes,
    rows: Sequence[tuple[Fact | str, Sequence[Quantity]]],
    parts: Sequence[Fact | str],
) -> None:
    """Tell the amounts that bars are cut into, and their sum."""
    told = [[name, *quantities, _sum(quantities)] for name, quantities in rows]
    canvas.tell([_ITEM, *parts, term("Total")], told, axes, across=True)


def tell_heat(
    canvas: Canvas,
    axes: Axes,
    rows: Sequence[Fact | str],
    columns: Sequence[Fact | str],
    cells: Sequence[Sequence["Heat"]],
) -> None:
    """Tell a grid of numbers; one with notes as a list, so that each number has its own."""
    if not any(cell.note for row in cells for cell in row):
        grid = [
            [name, *(_judged(cell) for cell in row)] for name, row in zip(rows, cells, strict=True)
        ]
        canvas.tell([_ITEM, *columns], grid, axes)
        return
    listed: list[list[Loose]] = [
        [name, column, _judged(cell), cell.note]
        for name, row in zip(rows, cells, strict=True)
        for column, cell in zip(columns, row, strict=True)
    ]
    canvas.tell([term("Row"), term("Column"), _VALUE, _NOTE], listed, axes)


def tell_trend(canvas: Canvas, axes: Axes, trend: "Trend") -> None:
    """Tell a measure period by period, and its target."""
    aimed = trend.target is not None
    headings = [term("Period"), _VALUE, *([term("Target")] if aimed else ())]
    rows = [
        [period, value, *([trend.target] if aimed else ())]
        for period, value in zip(trend.periods, trend.values, strict=True)
    ]
    canvas.tell(headings, rows, axes)


def tell_steps(canvas: Canvas, axes: Axes, steps: Sequence["Step"]) -> None:
    """Tell levels and effects; the last level is what they add up to."""
    *rows, last = [(each.name, each.value) for each in steps]
    canvas.tell([_ITEM, _VALUE], rows, axes, total=last)


def _judged(cell: "Heat") -> Quantity | None:
    return None if cell.weak else cell.value


def _sum(parts: Sequence[Quantity]) -> Quantity | None:
    """Return what amounts of one unit add up to; nothing where one is missing."""
    known = [each.value for each in parts if each.value is not None]
    if not parts or len(known) < len(parts):
        return None
    return parts[0].model_copy(update={"value": sum(known)})
