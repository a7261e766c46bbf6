"""The commands, each imported when it is asked for: none waits for another's libraries."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group


class Command(NamedTuple):
    """Where a command is, and what the list of commands says of it.

    Attributes
    ----------
    module : str
        The module of this folder that holds it.
    function : str
        Its name there.
    said : str
        Its docstring's first line, or a group's help: the list imports no command.
    """

    module: str
    function: str
    said: str


COMMANDS: Final[Mapping[str, Command]] = MappingProxyType({
    "new": Command("clients", "new",
        "Write the folder of a new client: a commented brief, an inputs workbook, exports/."),
    "check": Command("clients", "check",
        "Say what was recognised, kept, refused and why; the exit code is 1 for any fault."),
    "tags": Command("clients", "tags",
        "Write or update tags.xlsx, keeping what people corrected, and say how much is tagged."),
    "plan": Command("documents", "plan",
        "Write the media plan (workbook with live formulas), or read an edited one back."),
    "calendar": Command("documents", "calendar",
        "Write the editorial calendar (workbook and .ics), or read an edited one back."),
    "links": Command("documents", "links",
        "Write the tagged link of each flight, and say which ones are doubtful."),
    "actions": Command("documents", "actions",
        "Write the action plan (workbook, ranked and dated), or read an edited one back."),
    "code": Command("documents", "code",
        "Draw mentions at random for people to code, or read what they coded."),
    "render": Command("rendering", "render",
        "Render clients' reports; one that fails does not stop the others."),
    "lab": Command("lab", "lab",
        "Open a client's notebooks in JupyterLab, on this machine only; Ctrl-C ends it."),
    "course": Command("course", "app",
        "The course: folders to hand out, a gradebook, learners' portfolios."),
    "next": Command("clients", "next_",
        "Begin the next period: change it in client.yml, keep the old file, say what is missing."),
    "editions": Command("clients", "editions",
        "Build notebooks/fr and notebooks/en from notebooks/src; --check only compares."),
})  # fmt: skip
_HIDDEN: Final = frozenset({"editions"})


class Commands(TyperGroup):
    """Finds a command by its name."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return what the list says of a command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        said = COMMANDS[cmd_name].said
        return TyperCommand(cmd_name, help=said, hidden=cmd_name in _HIDDEN)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was asked for, itself, with what is left of the line."""
        name, named, left = super().resolve_command(ctx, args)
        return name, None if named is None else command(str(name)), left


def command(name: str) -> Any:
    """Import a command and return it."""
    asked = COMMANDS[name]
    function = getattr(import_module(f"stratbook.cli.{asked.module}"), asked.function)
    if isinstance(function, typer.Typer):  # a command of several
        return get_group(function)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, hidden=name in _HIDDEN)(function)
    return get_command(alone)
