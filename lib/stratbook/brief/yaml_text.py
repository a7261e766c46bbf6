"""Strict YAML: plain values and the line each stands on, or every reason to refuse the text.

Only what a brief needs is read: mappings, lists and plain values, YAML 1.2, one document.
Anchors, tags and depth are refused while the text is still a stream of events, so that a
hostile file is turned down before anything is built from it.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
Key = str | int
Path = tuple[Key, ...]

_DEEPEST: Final = 8
_MOST_EVENTS: Final = 20_000
_LONGEST_NUMBER: Final = 18
_KIND: Final = "tag:yaml.org,2002:"


@dataclass
class Document:
    """A YAML text as plain values.

    Parameters
    ----------
    name : str
        The file's name, for places.
    data : Plain
        Its value; None when the text is empty or was refused.
    lines : dict
        Line number (from 1) of each key path.
    faults : list of Fault
        Why it was refused, or the keys that stand twice.
    """

    name: str
    data: Plain = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> str:
        """Return ``client.yml, line 12, objectives[0].target``, or the nearest line above."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        line = f", line {self.lines[known]}" if known in self.lines else ""
        return f"{self.name}{line}" + (f", {written(path)}" if path else "")

    def refuse(self, line: int, problem: Message, remedy: Message) -> None:
        """Add a fault that belongs to a line (counted from 0, as the parser does)."""
        self.faults.append(Fault(f"{self.name}, line {line + 1}", problem, remedy))


def written(path: Path) -> str:
    """Return a key path as people read it: ``objectives[0].target``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shown(value: object) -> str:
    """Return a found value short enough, and plain enough, to be quoted in a sentence."""
    text = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in str(value))).strip()
    return text if len(text) <= 60 else text[:57] + "…"


def parse(text: str, name: str) -> Document:
    """Read a YAML text strictly.

    Parameters
    ----------
    text : str
        The whole file.
    name : str
        Its name, for the places of the faults.

    Returns
    -------
    Document
        With ``faults`` filled when the text cannot be used; ``data`` is then None, except
        when keys stand twice: the first of them is kept, so that the rest can be checked.
    """
    document = Document(name)
    try:
        _refuse_events(text, document)
        if not document.faults and (node := _yaml().compose(text)) is not None:
            document.data = _value(node, (), document)
    except YAMLError as error:
        _refuse_syntax(error, text, document)
    return document


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _refuse_syntax(error: YAMLError, text: str, document: Document) -> None:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    rows = text.splitlines() or [""]
    line = min(mark.line, len(rows) - 1) if mark is not None else _line_of_control(text)
    document.refuse(
        line,
        say("This cannot be read as YAML from here on: “{line}”.", line=shown(rows[line])),
        say(
            "Check the indentation (spaces, never tabs), the colon and space after each key, "
            "and put text that holds : or # between double quotes."
        ),
    )


def _line_of_control(text: str) -> int:
    rows = text.splitlines()
    bad = (number for number, row in enumerate(rows) if not row.replace("\t", " ").isprintable())
    return next(bad, 0)


def _refuse_events(text: str, document: Document) -> None:
    """Stop at the first thing no brief needs: an alias, a tag, too deep, too many."""
    depth = documents = 0
    for count, event in enumerate(_yaml().parse(text)):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        reason = _refused(event) or _too_much(depth, documents, count)
        if reason is not None:
            document.refuse(event.start_mark.line, *reason)
            return


def _refused(event: Event) -> tuple[Message, Message] | None:
    if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
        return (
            say("References (& and *) are not read here."),
            say("Write the value itself, or put it between double quotes if it is text."),
        )
    if getattr(event, "tag", None):
        return (
            say("Tags (a word beginning with !) are not read here."),
            say("Write the value itself, or put it between double quotes if it is text."),
        )
    if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
        return (
            say("Directives (lines beginning with %) are not read here."),
            say("Remove this line; the file is read as YAML 1.2."),
        )
    return None


def _too_much(depth: int, documents: int, count: int) -> tuple[Message, Message] | None:
    if depth > _DEEPEST:
        return (
            say("Keys or lists are nested too deeply."),
            say("Write the keys as in the file that “stratbook new” makes."),
        )
    if documents > 1:
        return (
            say("A second document begins here."),
            say("Remove the line “---” and all that follows it, or keep one document only."),
        )
    if count > _MOST_EVENTS:
        return (
            say("The file holds far too many keys for a brief."),
            say("Write the keys as in the file that “stratbook new” makes."),
        )
    return None


def _value(node: Node, path: Path, document: Document) -> Plain:
    document.lines.setdefault(path, node.start_mark.line + 1)
    match node:
        case MappingNode():
            return dict(_pairs(node, path, document))
        case SequenceNode():
            return [_value(each, (*path, i), document) for i, each in enumerate(node.value)]
        case ScalarNode():
            return _scalar(node)
        case _:
            return None


def _pairs(node: MappingNode, path: Path, document: Document) -> Iterator[tuple[str, Plain]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line
        if not isinstance(key_node, ScalarNode):
            document.refuse(
                line,
                say("A list or a group of keys stands where a key should be."),
                say("Write the keys as in the file that “stratbook new” makes."),
            )
            continue
        key = str(key_node.value)
        if key in seen:
            first = document.lines[*path, key]
            document.refuse(
                line,
                say("The key {key} stands twice.", key=written((*path, shown(key)))),
                say("Keep one of the two: the first is on line {line}.", line=first),
            )
            continue
        seen.add(key)
        document.lines[*path, key] = line + 1
        yield key, _value(value_node, (*path, key), document)


def _scalar(node: ScalarNode) -> Plain:
    """Give a plain value its type; what is no usable number or date stays the text it is."""
    text = str(node.value)
    match str(node.tag).removeprefix(_KIND):
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" if len(text) <= _LONGEST_NUMBER:
            return int(_yaml().constructor.construct_yaml_int(node))
        case "float" if len(text) <= _LONGEST_NUMBER:
            number = float(_yaml().constructor.construct_yaml_float(node))
            return number if math.isfinite(number) else text
        case _:
            return text
