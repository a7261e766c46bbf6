"""What a cell showed, gathered as Jupyter would: streams together, displays updated."""

import re
from itertools import pairwise
from typing import Any, Final

import nbformat
from nbformat import NotebookNode
from nbformat.validator import NotebookValidationError

from stratbook.report.engine.failures import INVALID

_BACKSPACE: Final = re.compile(r"[^\n]\x08")
_RETURN: Final = re.compile(r"^.*\r(?=[^\n])", re.MULTILINE)
_nbformat: Any = nbformat  # its functions carry no types
_KEPT: Final = {
    "stream": ("name", "text"),
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
    "error": ("ename", "evalue", "traceback"),
}


class Outputs:
    """Puts what cells show into them, in the order of the events."""

    def __init__(self) -> None:
        self._displays: dict[str, list[NotebookNode]] = {}
        self._cell: NotebookNode | None = None
        self._clear_next = False

    def begin(self, cell: NotebookNode) -> None:
        """Let what follows be this cell's."""
        self._cell, self._clear_next = cell, False

    def add(self, kind: str, content: dict[str, Any]) -> None:
        """Add one event to the cell.

        Parameters
        ----------
        kind : str
            Type of a Jupyter message.
        content : dict
            Its content.
        """
        if self._cell is None:
            return
        if kind == "update_display_data":
            self._update(content)
            return
        if self._clear_next or (kind == "clear_output" and not content["wait"]):
            self._cell.outputs.clear()
        self._clear_next = kind == "clear_output" and content["wait"]
        if kind != "clear_output":
            self._append(self._cell.outputs, kind, content)

    def end(self) -> None:
        """Settle the cell's streams: standard output first, returns and backspaces done."""
        if self._cell is None:
            return
        outputs = self._cell.outputs
        for each in outputs:
            if each.output_type == "stream":
                each.text = _as_typed(each.text)
        for place, (one, two) in enumerate(pairwise(outputs[:])):
            if (one.get("name"), two.get("name")) == ("stderr", "stdout"):
                outputs[place : place + 2] = [two, one]

    def _append(self, outputs: list[NotebookNode], kind: str, content: dict[str, Any]) -> None:
        if kind == "stream" and (known := _stream(outputs, content["name"])) is not None:
            known.text += content["text"]
            return
        try:
            output = _output(kind, content)
        except NotebookValidationError as error:
            output = _nbformat.v4.new_output("error", ename=INVALID, evalue=error.message)
        if shown := content.get("transient", {}).get("display_id"):
            self._displays.setdefault(shown, []).append(output)
        outputs.append(output)

    def _update(self, content: dict[str, Any]) -> None:
        for output in self._displays.get(content["transient"].get("display_id", ""), ()):
            output.data = _nbformat.from_dict(content["data"])
            output.metadata = _nbformat.from_dict(content["metadata"])


def _output(kind: str, content: dict[str, Any]) -> NotebookNode:
    """Return a message as an output; a notebook's check takes a third of an output's alone."""
    output: NotebookNode = _nbformat.from_dict(
        {"output_type": kind, **{name: content[name] for name in _KEPT[kind]}}
    )
    cell: dict[str, Any] = {
        "cell_type": "code", "id": "one", "metadata": {}, "source": "", "execution_count": None,
        "outputs": [output],
    }  # fmt: skip
    _nbformat.validate({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    return output


def _stream(outputs: list[NotebookNode], name: str) -> NotebookNode | None:
    return next((each for each in outputs if each.get("name") == name), None)


def _as_typed(text: str) -> str:
    """Return text as a terminal leaves it: a bar that rewrites its line is its last state."""
    before = ""
    while text != before:
        before, text = text, _BACKSPACE.sub("", text)
    return _RETURN.sub("", text)
