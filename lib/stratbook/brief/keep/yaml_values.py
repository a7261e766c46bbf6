"""A brief's plain values: what a change means in a file as it stands, and what it comes to."""

import copy
import math
from collections.abc import Sequence

from stratbook.brief.client_file import FILE
from stratbook.brief.keep.change import AddItem, SetKey
from stratbook.brief.keep.yaml_emit import DIGITS
from stratbook.brief.yaml_text import Key, Path, Plain, written
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say


def value_at(data: Plain, path: Sequence[Key]) -> Plain:
    """Return what stands at a path; None where nothing does."""
    for key in path:
        data = _child(data, key)
    return data


def same(one: Plain, other: Plain) -> bool:
    """Say whether two values are one in kind and value; a key without value is as good as none."""
    match one, other:
        case dict(), dict():
            keys = dict.fromkeys((*one, *other))
            return all(same(one.get(each), other.get(each)) for each in keys)
        case list(), list():
            return len(one) == len(other) and all(
                same(*pair) for pair in zip(one, other, strict=True)
            )
        case bool(), _:
            return one is other
        case _:
            return not isinstance(other, bool) and one == other


def meant(change: SetKey | AddItem, data: Plain) -> tuple[Path, Plain]:
    """Return the path and the value that a change comes to in a file as it stands."""
    path = _counted(data, change.path)
    if isinstance(change, SetKey):
        return path, _writable(change.value, path)
    rows = value_at(data, path)
    found = list(rows) if isinstance(rows, list) else []
    place = next((n for n, row in enumerate(found) if _is_same(row, change)), len(found))
    return (*path, place), _writable(change.value, path)


def _writable(value: Plain, path: Path) -> Plain:
    """Return a value with numbers as they are written: no more digits than the reader takes."""
    match value:
        case dict():
            return {key: _writable(each, path) for key, each in value.items()}
        case list():
            return [_writable(each, path) for each in value]
        case float() if math.isfinite(value):
            return float(f"{value:.{DIGITS}g}")
        case float():
            raise refusal(path)
        case _:
            return value


def holds(data: Plain, change: AddItem) -> bool:
    """Say whether a list already holds an item that says all that a new one would."""
    path, value = meant(change, data)
    there = value_at(data, path)
    if not (isinstance(there, dict) and isinstance(value, dict)):
        return same(there, value)
    return all(same(there.get(key), each) for key, each in value.items())


def _counted(data: Plain, path: Sequence[Key]) -> Path:
    """Turn the id of a list's item into its place: places move when somebody adds one."""
    counted: list[Key] = []
    for key in path:
        here = value_at(data, counted)
        if isinstance(here, list) and isinstance(key, str):
            ids = [row.get("id") if isinstance(row, dict) else None for row in here]
            if key not in ids:
                raise refusal((*counted, key), missing=True)
            counted.append(ids.index(key))
        else:
            counted.append(key)
    return tuple(counted)


def _is_same(row: Plain, change: AddItem) -> bool:
    new = change.value
    if not (change.same and isinstance(row, dict) and isinstance(new, dict)):
        return same(row, new)
    return all(_bare(row.get(key)) == _bare(new.get(key)) for key in change.same)


def _bare(value: Plain) -> str:
    return " ".join(str("" if value is None else value).casefold().split())


def _child(data: Plain, key: Key) -> Plain:
    match data:
        case dict() if isinstance(key, str):
            return data.get(key)
        case list() if isinstance(key, int) and 0 <= key < len(data):
            return data[key]
        case _:
            return None


def with_value(data: Plain, path: Path, value: Plain) -> Plain:
    """Return plain data with a value at a path; what the text must read as afterwards."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    changed = copy.copy(data)
    match changed:
        case None | dict() if isinstance(key, str):
            changed = changed or {}
            changed[key] = with_value(changed.get(key), rest, value)
        case None | list() if isinstance(key, int) and 0 <= key <= len(changed or ()):
            changed = changed or []
            changed[key : key + 1] = [with_value(_child(changed, key), rest, value)]
        case _:
            raise refusal(path)
    return changed


def refusal(path: Path, *, missing: bool = False) -> ParameterError:
    """Return the refusal of a change: it would touch more, or what it is about is gone."""
    place = f"{FILE}, {written(path)}"
    if missing:
        return ParameterError((
            Fault(
                place,
                say("What the decision is about is not in client.yml any more."),
                say("Open the notebook again: nothing was changed."),
            ),
        ))  # fmt: skip
    return ParameterError((
        Fault(
            place,
            say("This cannot be changed here without touching the rest of the file."),
            say("Write it by hand in client.yml, each key on a line of its own."),
        ),
    ))  # fmt: skip
