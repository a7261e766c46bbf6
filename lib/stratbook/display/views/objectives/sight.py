"""The line of sight: which social objective serves which aim of the organisation."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from stratbook.core.message import Message, Term, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.strategy.objectives import Node, Objectives, Orphan, Tree

LEVELS: Final[dict[str, Term]] = {
    "business": term("Organisation"),
    "marketing": term("Marketing and communication"),
    "social": term("Social media"),
}
_ORPHAN: Final[dict[Orphan, Term]] = {
    Orphan.SERVES_NOTHING: term("orphan: serves nothing"),
    Orphan.SERVES_UNKNOWN: term("orphan: serves an objective that does not exist"),
    Orphan.NOT_ABOVE: term("orphan: serves nothing above it"),
}
_UNSERVED: Final = term("nothing serves it")
_ROW, _BOX, _HEAD = 0.68, 0.56, 0.34  # inches
_WIDE, _PHONE = 7.0, 3.5


@dataclass(frozen=True)
class _Box:
    """Where a node is drawn, in inches from the top left; ``middle`` is its height's middle."""

    node: Node
    left: float
    width: float
    middle: float


def line_of_sight(look: Look, objectives: Objectives) -> Html:
    """Draw the tree of objectives; on a phone, as an indented list.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    objectives : Objectives
        The chapter's result.
    """
    tree = objectives.tree
    if not tree.nodes:
        return note(look, say("The brief names no objective: write them in client.yml."))

    def draw(canvas: Canvas) -> None:
        _tell(canvas, tree)
        boxes = _listed(tree) if canvas.narrow else _spread(tree)
        height = _HEAD + _ROW * (len(tree.nodes) if canvas.narrow else _leaves(tree))
        axes = canvas.axes(grid="none")
        axes.set(xlim=(0, _PHONE if canvas.narrow else _WIDE), ylim=(height, 0))
        axes.set_axis_off()
        if not canvas.narrow:
            _heads(canvas, axes)
        for box in boxes.values():
            _connect(canvas, axes, box, boxes.get(box.node.parent))
            _draw(canvas, axes, box)

    return figure(
        look,
        draw,
        _caption(tree),
        height=_HEAD + _ROW * _leaves(tree),
        phone_height=_HEAD + _ROW * len(tree.nodes),
    )


def _tell(canvas: Canvas, tree: Tree) -> None:
    names = {each.objective.id: each.objective.statement for each in tree.nodes}
    canvas.tell(
        [term("Objective"), term("Level"), term("Serves"), term("What is wrong")],
        [
            [
                each.objective.statement,
                LEVELS[each.objective.level],
                names.get(each.parent, "–"),
                trouble(each) or "–",
            ]
            for each in tree.nodes
        ],
    )


def trouble(node: Node) -> Term | None:
    """Return what is wrong with a node's ties, in words; None when nothing is."""
    if node.orphan is not None:
        return _ORPHAN[node.orphan]
    return _UNSERVED if node.is_unserved else None


def _leaves(tree: Tree) -> int:
    parents = {each.parent for each in tree.nodes}
    return max(1, sum(each.objective.id not in parents for each in tree.nodes))


def _spread(tree: Tree) -> dict[str, _Box]:
    """Place boxes in three columns, each parent at the middle of its children."""
    middles: dict[str, float] = {}
    row = 0.0
    for node in reversed(tree.nodes):
        below = [middles[e.objective.id] for e in tree.nodes if e.parent == node.objective.id]
        if below:
            middles[node.objective.id] = (min(below) + max(below)) / 2
        else:
            row += 1
            middles[node.objective.id] = _HEAD + (_leaves(tree) - row + 0.5) * _ROW
    columns = {level: place for place, level in enumerate(LEVELS)}
    step = _WIDE / len(LEVELS)
    return {
        each.objective.id: _Box(
            each, columns[each.objective.level] * step, step - 0.3, middles[each.objective.id]
        )
        for each in tree.nodes
    }


def _listed(tree: Tree) -> dict[str, _Box]:
    """Place boxes one below another, each indented by its depth."""
    return {
        each.objective.id: _Box(
            each, 0.24 * each.depth, _PHONE - 0.24 * each.depth, _HEAD / 2 + (place + 0.5) * _ROW
        )
        for place, each in enumerate(tree.nodes)
    }


def _heads(canvas: Canvas, axes: Axes) -> None:
    for place, level in enumerate(LEVELS.values()):
        left = place * _WIDE / len(LEVELS)
        axes.annotate(
            canvas.look.say(level), (left, _HEAD / 2), va="center", color=canvas.colours.muted
        )


def _connect(canvas: Canvas, axes: Axes, box: _Box, parent: _Box | None) -> None:
    if parent is None:
        return
    if canvas.narrow:
        spine = parent.left + 0.1
        corners = [(spine, parent.middle + _BOX / 2), (spine, box.middle), (box.left, box.middle)]
    else:
        start = parent.left + parent.width
        turn = start + 0.15
        corners = [(start, parent.middle), (turn, parent.middle), (turn, box.middle)]
        corners.append((box.left, box.middle))
    axes.plot(*zip(*corners, strict=True), color=canvas.colours.faint, linewidth=1.1)


def _draw(canvas: Canvas, axes: Axes, box: _Box) -> None:
    wrong = trouble(box.node)
    colours = canvas.colours
    axes.add_patch(
        FancyBboxPatch(
            (box.left, box.middle - _BOX / 2), box.width, _BOX,
            boxstyle="round,pad=0,rounding_size=0.05", linewidth=1.2 if wrong else 0.9,
            facecolor=colours.ground if wrong else colours.brand_wash,
            edgecolor=colours.bad if wrong else colours.brand,
            linestyle=(0, (3, 2)) if wrong else "-",
        )
    )  # fmt: skip
    text = _fitted(box.node.objective.statement, _letters(canvas, box), 2 if wrong else 3)
    lift = 6 if wrong else 0
    axes.annotate(text, (box.left + 0.09, box.middle), xytext=(0, lift), va="center",
                  textcoords="offset points", linespacing=1.12)  # fmt: skip
    if wrong is not None:
        words = _fitted(f"▲ {canvas.look.say(wrong)}", _letters(canvas, box), 1)
        axes.annotate(words, (box.left + 0.09, box.middle + _BOX / 2), xytext=(0, 4),
                      textcoords="offset points", va="bottom", color=colours.bad,
                      family=list(STRONG))  # fmt: skip


def _letters(canvas: Canvas, box: _Box) -> int:
    """Return how many letters fit across a box."""
    return int(box.width * (14.0 if canvas.narrow else 16.5))


def _fitted(text: str, letters: int, lines: int) -> str:
    """Break a text into at most so many lines, cut with an ellipsis."""
    whole = re.sub(r"(?<=\d) (?=[\d€%])", "\u00a0", text)  # 9 500 € stays on one line
    return "\n".join(textwrap.wrap(whole, letters, max_lines=lines, placeholder=" …"))


def _caption(tree: Tree) -> Caption:
    total = len(tree.nodes)
    return Caption(
        title=_title(tree),
        subtitle=say_n(
            "{count} objective: who serves whom", "{count} objectives: who serves whom", total
        ),
        source=say("Source: the brief (client.yml)."),
        alt=say(
            "Tree of objectives in three levels: {business} of the organisation, {marketing} of "
            "marketing and communication, {social} of social media. Orphans: {orphans}. Served "
            "by nothing: {unserved}. The table below says the same, row by row.",
            **_counts(tree),
        ),
    )


def _title(tree: Tree) -> Message:
    loose = len(tree.orphans) + len(tree.unserved)
    if not loose:
        return say("Every objective is tied to the one it serves")
    return say_n(
        "{count} objective hangs on nothing or has nothing to carry it",
        "{count} objectives hang on nothing or have nothing to carry them",
        loose,
    )


def _counts(tree: Tree) -> Mapping[str, int]:
    def at(level: str) -> Sequence[Node]:
        return [each for each in tree.nodes if each.objective.level == level]

    sizes = {level: len(at(level)) for level in LEVELS}
    return {**sizes, "orphans": len(tree.orphans), "unserved": len(tree.unserved)}
