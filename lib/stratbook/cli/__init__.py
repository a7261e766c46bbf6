"""The command line. A user's error is said without a traceback."""

import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from stratbook.cli.commands import Commands
from stratbook.core.errors import WorkbookError
from stratbook.report.terminal import Terminal, terminal_language

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def _stratbook() -> None:
    """From a client's brief and exports to a report one can hand over."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a user's error is said in sentences, with exit code 1."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=_whole(given) if "--accept" in given else given)
    except WorkbookError as error:
        Terminal(terminal_language(), errors=True).faults(error.faults)
        raise SystemExit(1) from None


def _whole(arguments: list[str]) -> list[str]:
    """Return a command line in which ``--accept`` alone says what it means."""
    said: list[str] = import_module("stratbook.cli.documents").whole(arguments)
    return said
