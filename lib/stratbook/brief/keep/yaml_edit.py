"""Changes of ``client.yml``: only the characters of what changes, every other as it was."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from stratbook.brief.client_file import FILE
from stratbook.brief.keep.change import AddItem, SetKey
from stratbook.brief.keep.yaml_below import (
    Splice,
    below,
    below_all,
    is_block_text,
    is_flow,
    joined,
)
from stratbook.brief.keep.yaml_emit import block, entry, flow, item, scalar
from stratbook.brief.keep.yaml_values import meant, refusal, same, with_value
from stratbook.brief.yaml_text import Key, Path, Plain, parse

_QUOTES: Final = ("'", '"')


class Spot(NamedTuple):
    """A value in the text: its node, where it ends, and where it would begin if it is empty."""

    node: Node
    start: int
    end: int


def with_changes(text: str, changes: Sequence[SetKey | AddItem]) -> tuple[str, tuple[Path, ...]]:
    """Return a ``client.yml`` with changes in it.

    Parameters
    ----------
    text : str
        A ``client.yml`` that reads without fault, its line breaks as they are.
    changes : sequence of SetKey or AddItem
        In their order; one that changes nothing is passed over.

    Returns
    -------
    text : str
        The same text where nothing differs.
    paths : tuple of Path
        What was changed.

    Raises
    ------
    ParameterError
        When something cannot be changed without touching anything else.
    """
    paths = []
    for each in changes:
        data = parse(text, FILE).data
        path, value = meant(each, data)
        wanted = with_value(data, path, value)
        if same(data, wanted):
            continue
        text = _written(text, path, value, wanted)
        paths.append(path)
    return text, tuple(paths)


def _written(text: str, path: Path, value: Plain, wanted: Plain) -> str:
    root = YAML(typ="safe", pure=True).compose(text)
    for splices in _ways(text, Spot(root, 0, len(text)), path, value):
        changed = text
        for each in sorted(splices, reverse=True):
            changed = f"{changed[: each.start]}{each.text}{changed[each.end :]}"
        read = parse(changed, FILE)
        if not read.faults and same(read.data, wanted):
            return changed
    raise refusal(path)


def _ways(text: str, spot: Spot, path: Path, value: Plain) -> Iterator[list[Splice]]:
    """Iterate over the ways to write a value, the least change first."""
    for count, key in enumerate(path):
        inner = _inner(text, spot, key)
        if inner is None:
            yield _inserted(text, spot, path[count:], value)
            return
        spot = inner
    yield list(_merged(text, spot, value))
    yield [_splice(text, spot, value)]


def _inner(text: str, spot: Spot, key: Key) -> Spot | None:
    match spot.node:
        case MappingNode():
            for name, value in spot.node.value:
                if str(name.value) == key:
                    return _spot(text, name, value)
        case SequenceNode() if isinstance(key, int) and key < len(spot.node.value):
            return _spot(text, None, spot.node.value[key])
    return None


def _spot(text: str, name: Node | None, node: Node) -> Spot:
    """Return where a value stands; an empty one stands right after its colon."""
    start, end = node.start_mark.index, node.end_mark.index
    if name is not None and isinstance(node, ScalarNode) and start == end:
        place = text.index(":", name.end_mark.index) + 1
        return Spot(node, place, place)
    return Spot(node, start, _end(text, node))


def _end(text: str, node: Node) -> int:
    """Return where a value's own text ends: a block's mark stands past the comments after it."""
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    match node:
        case MappingNode() if not is_flow(node) and node.value:
            return _spot(text, *node.value[-1]).end
        case SequenceNode() if not is_flow(node) and node.value:
            return _end(text, node.value[-1])
        case ScalarNode() if is_block_text(node):
            return start + len(text[start:end].rstrip())
        case _:
            return end


def _merged(text: str, spot: Spot, value: Plain) -> Iterator[Splice]:
    """Iterate over the splices that change only the values that differ in a mapping."""
    if not (isinstance(spot.node, MappingNode) and isinstance(value, dict)):
        yield _splice(text, spot, value)
        return
    old = parse_value(text, spot)
    new: dict[str, Plain] = {}
    changed: list[Splice] = []
    for key, each in value.items():
        inner = _inner(text, spot, key)
        if inner is None:
            new[key] = each
        elif not same(old.get(key), each):
            changed += _merged(text, inner, each)
    yield from changed
    if new:  # a block text that is replaced needs no other header
        places = {each.start for each in changed}
        yield from (each for each in _in_mapping(text, spot, new) if each.start not in places)


def parse_value(text: str, spot: Spot) -> dict[str, Plain]:
    """Return a mapping's plain values, a block text at its end with its last line breaks."""
    column = spot.node.start_mark.column
    data = parse(" " * column + text[spot.start : spot.node.end_mark.index], FILE).data
    return data if isinstance(data, dict) else {}


def _replaced(text: str, spot: Spot, value: Plain) -> str:
    node = spot.node
    if isinstance(value, dict | list) and value:
        if not (isinstance(node, ScalarNode) or is_flow(node)):
            return joined(text, block(value), node.start_mark.column)
        return flow(value)
    quote = node.style if isinstance(node, ScalarNode) and node.style in _QUOTES else ""
    found = scalar(value, quote) if not isinstance(value, dict | list) else flow(value)
    return f" {found}" if spot.start == spot.end else found


def _below(text: str, spot: Spot, value: Plain) -> Splice:
    """Return the splice that puts a value's lines below the key that has none yet."""
    begins = max(text.rfind(each, 0, spot.start) for each in "\r\n") + 1
    line = text[begins : spot.start]
    column = len(line) - len(line.lstrip(" -")) + 2
    return below(text, spot.start, block(value), column)


def _splice(text: str, spot: Spot, value: Plain) -> Splice:
    """Return the splice that puts a value in the place of another, whole."""
    if spot.start == spot.end and isinstance(value, dict | list) and value:
        return _below(text, spot, value)
    return Splice(spot.start, spot.end, _replaced(text, spot, value))


def _inserted(text: str, spot: Spot, path: Path, value: Plain) -> list[Splice]:
    """Return the splices that add what a path still lacks."""
    key, nested = path[0], _nested(path[1:], value)
    match spot.node:
        case MappingNode() if isinstance(key, str):
            return _in_mapping(text, spot, {key: nested})
        case SequenceNode():
            return _in_list(text, spot, nested)
        case _:
            return [_splice(text, spot, _nested(path, value))]


def _nested(path: Path, value: Plain) -> Plain:
    for key in reversed(path):
        value = [value] if isinstance(key, int) else {key: value}
    return value


def _in_mapping(text: str, spot: Spot, new: dict[str, Plain]) -> list[Splice]:
    if is_flow(spot.node):
        return [_in_flow(text, spot, flow(new)[1:-1])]
    lines = [line for key, value in new.items() for line in entry(key, value)]
    return below_all(text, spot.node, _end(text, spot.node), lines)


def _in_list(text: str, spot: Spot, value: Plain) -> list[Splice]:
    if is_flow(spot.node):
        return [_in_flow(text, spot, flow(value))]
    return below_all(text, spot.node, _end(text, spot.node), item(value))


def _in_flow(text: str, spot: Spot, inside: str) -> Splice:
    if not spot.node.value:
        return Splice(spot.start + 1, spot.start + 1, inside)
    last = spot.node.value[-1]
    end = (_spot(text, *last) if isinstance(last, tuple) else _spot(text, None, last)).end
    return Splice(end, end, f", {inside}")
