"""What is added below something in ``client.yml``: the text above it keeps its exact value."""

import re
from typing import Final, NamedTuple

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

_BLOCKS: Final = ("|", ">")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_HEADER: Final = re.compile(r"[|>][0-9+-]*")


class Splice(NamedTuple):
    """Characters that change: from where to where, and what stands there from now on."""

    start: int
    end: int
    text: str


def is_flow(node: Node) -> bool:
    """Say whether a value stands in braces or brackets."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def is_block_text(node: Node) -> bool:
    """Say whether a value is a text of lines of its own, after ``|`` or ``>``."""
    return isinstance(node, ScalarNode) and node.style in _BLOCKS


def below(text: str, end: int, lines: list[str], column: int) -> Splice:
    """Return the splice that puts lines below the line that something ends on."""
    found = _BREAK.search(text, end)
    place = found.start() if found else len(text)
    return Splice(place, place, newline(text) + " " * column + joined(text, lines, column))


def below_all(text: str, node: Node, end: int, lines: list[str]) -> list[Splice]:
    """Return the splices that put lines below the last line of a mapping or a list.

    Parameters
    ----------
    text : str
        The whole file.
    node : Node
        The mapping or the list, in block style.
    end : int
        Where its own text ends.
    lines : list of str
        What is added, without the indentation of the mapping or the list.

    Notes
    -----
    A block text at its end keeps its value: one that the file ends with, without a line break,
    has none in its value, so that its header must say so once more lines follow; one that keeps
    the empty lines below it (``|+``) has the new lines after those.
    """
    column, last = node.start_mark.column, _last(node)
    if not is_block_text(last) or not last.value:
        return [below(text, end, lines, column)]
    start, after = int(last.start_mark.index), int(last.end_mark.index)
    found = _HEADER.match(text, start)
    header = found.group() if found else ""
    if not last.value.endswith("\n") and "-" not in header:
        stripped = Splice(start, start + len(header), header.rstrip("+") + "-")
        return [stripped, below(text, end, lines, column)]
    if "+" in header:
        added = " " * column + joined(text, lines, column) + newline(text)
        return [Splice(after, after, added)]
    return [below(text, end, lines, column)]


def joined(text: str, lines: list[str], column: int) -> str:
    """Return lines as they follow each other in a file, all but the first indented."""
    return (newline(text) + " " * column).join(lines)


def newline(text: str) -> str:
    """Return what ends the lines of a file."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def _last(node: Node) -> Node:
    """Return the value that a mapping or a list ends with, however deep."""
    while isinstance(node, CollectionNode) and not is_flow(node) and node.value:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node
