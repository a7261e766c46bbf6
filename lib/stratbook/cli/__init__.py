"""The command line. A user's error is said without a traceback."""

import sys
from collections.abc import Sequence

import typer

from stratbook.cli import clients, documents
from stratbook.cli.rendering import render
from stratbook.core.errors import WorkbookError
from stratbook.report.terminal import Terminal, terminal_language

app = typer.Typer(
    help="From a client's brief and exports to a report one can hand over.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

for _command in (
    clients.new,
    clients.check,
    clients.tags,
    documents.plan,
    documents.calendar,
    documents.links,
    documents.actions,
    documents.code,
    render,
):
    app.command()(_command)
app.command(name="next")(clients.next_)
app.command(hidden=True)(clients.editions)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a user's error is said in sentences, with exit code 1."""
    try:
        app(args=documents.whole(sys.argv[1:] if arguments is None else arguments))
    except WorkbookError as error:
        Terminal(terminal_language(), errors=True).faults(error.faults)
        raise SystemExit(1) from None
