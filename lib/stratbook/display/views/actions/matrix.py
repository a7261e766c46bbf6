"""The actions by impact and effort: which ones to begin with, at a glance."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Quantity, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.views.actions import names
from stratbook.display.views.actions.ranked import FIRST
from stratbook.plan.actions.plan import ActionPlan
from stratbook.plan.actions.row import ActionRow

_LEVELS: Final = (Level.LOW, Level.MEDIUM, Level.HIGH)
_EFFORT: Final[tuple[Fact, ...]] = (
    term("low effort"), term("medium effort"), term("high effort"),
)  # fmt: skip
_IMPACT: Final[tuple[Fact, ...]] = (
    term("low impact"), term("medium impact"), term("high impact"),
)  # fmt: skip
_LEAST: Final = 3  # actions a drawing is worth
Placed = tuple[int, ActionRow, int, int]  # rank, row, effort, impact


def matrix(look: Look, plan: ActionPlan) -> Html:
    """Draw the first actions as numbered dots: effort across, impact upwards.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    plan : ActionPlan
        Its first ten open actions; those nobody judged are left out, and with fewer than
        three left nothing is drawn.
    """
    placed = [
        (rank, row, _LEVELS.index(row.effort), level_of(row.impact))
        for rank, row in enumerate(plan.open[:FIRST], 1)
        if row.effort is not None and row.impact is not None
    ]
    if len(placed) < _LEAST:
        return Html()
    return figure(
        look,
        lambda canvas: _draw(canvas, placed),
        _caption(look, placed),
        height=2.7,
        phone_height=3.4,
    )


def level_of(impact: float) -> int:
    """Return 0, 1 or 2: the third that an impact falls in, by what a judged one stands for."""
    middle = (threshold("action_impact_low") + threshold("action_impact_medium")) / 2
    high = (threshold("action_impact_medium") + threshold("action_impact_high")) / 2
    return int(impact >= middle) + int(impact >= high)


def _draw(canvas: Canvas, placed: Sequence[Placed]) -> None:
    axes, colours = canvas.axes(grid="none"), canvas.colours
    axes.axvspan(-0.5, 0.5, ymin=2 / 3, color=colours.brand_wash, linewidth=0)
    for edge in (0.5, 1.5):
        axes.axhline(edge, color=colours.line, linewidth=0.8, zorder=0)
        axes.axvline(edge, color=colours.line, linewidth=0.8, zorder=0)
    cells: dict[tuple[int, int], list[tuple[int, ActionRow]]] = {}
    for rank, row, effort, impact in placed:
        cells.setdefault((effort, impact), []).append((rank, row))
    for (effort, impact), found in cells.items():
        for (rank, row), place in zip(
            found, _places(effort, impact, len(found), narrow=canvas.narrow), strict=True
        ):
            shade = names.colour(colours, row)
            ink = colours.written_on(shade)
            axes.plot(*place, "o", color=shade, markersize=12 if canvas.narrow else 14)
            axes.annotate(str(rank), place, ha="center", va="center", color=ink,
                          family=list(STRONG))  # fmt: skip
    axes.set_xlim(-0.5, 2.5)
    axes.set_ylim(-0.5, 2.5)
    axes.set_xticks(range(3), [canvas.look.sentence(each) for each in _EFFORT])
    axes.set_yticks(range(3), [canvas.look.sentence(each) for each in _IMPACT])
    canvas.tell(
        [term("Rank"), term("Action"), term("Effort"), term("Impact")],
        [(rank, names.told(canvas.look, row), _EFFORT[effort], Quantity(value=row.impact, digits=2))
         for rank, row, effort, _ in placed],
    )  # fmt: skip


def _places(effort: int, impact: int, count: int, *, narrow: bool) -> list[tuple[float, float]]:
    """Return where the dots of a cell stand, line by line, around its middle."""
    across, apart, below = (3, 0.29, 0.3) if narrow else (5, 0.185, 0.4)
    lines = -(-count // across)
    found = []
    for at in range(count):
        line = at // across
        wide = min(across, count - line * across)
        found.append((effort + (at % across - (wide - 1) / 2) * apart,
                      impact - (line - (lines - 1) / 2) * below))  # fmt: skip
    return found


def _caption(look: Look, placed: Sequence[Placed]) -> Caption:
    easy = [each for each in placed if each[2] == 0 and each[3] == len(_LEVELS) - 1]
    return Caption(
        title=_title(len(easy), placed),
        subtitle=say(
            "The first actions by effort and impact; each number is that of the table below, "
            "the colour is the lever."
        ),
        source=say("Source: impact and effort of each recommendation, or as people judged them."),
        alt=say("Effort and impact of {count} actions: {actions}.", count=len(placed),
                actions=[_told(look, each) for each in placed]),
    )  # fmt: skip


def _title(easy: int, placed: Sequence[Placed]) -> Message:
    if easy:
        return say_n("{count} action has a high impact for little effort",
                     "{count} actions have a high impact for little effort", easy)  # fmt: skip
    light = sum(each[2] == 0 for each in placed)
    return say_n("{count} of the {whole} first actions takes little effort",
                 "{count} of the {whole} first actions take little effort", light,
                 whole=len(placed))  # fmt: skip


def _told(look: Look, placed: Placed) -> Message:
    rank, row, effort, impact = placed
    return say("{rank}, {action}: {effort}, {impact}", rank=rank,
               action=names.told(look, row).rstrip("."), effort=_EFFORT[effort],
               impact=_IMPACT[impact])  # fmt: skip
