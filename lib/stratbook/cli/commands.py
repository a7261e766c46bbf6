"""The commands, each imported when it is asked for: none waits for another's libraries."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

# Each command: the module of this folder that holds it, and the function's name.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "new": ("clients", "new"),
    "check": ("clients", "check"),
    "tags": ("clients", "tags"),
    "plan": ("documents", "plan"),
    "calendar": ("documents", "calendar"),
    "links": ("documents", "links"),
    "actions": ("documents", "actions"),
    "code": ("documents", "code"),
    "render": ("rendering", "render"),
    "lab": ("lab", "lab"),
    "course": ("course", "app"),
    "next": ("clients", "next_"),
    "editions": ("clients", "editions"),
})  # fmt: skip
_HIDDEN: Final = frozenset({"editions"})


class Commands(TyperGroup):
    """Finds a command by its name."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        function = getattr(import_module(f"stratbook.cli.{module}"), name)
        if isinstance(function, typer.Typer):  # a command of several
            return get_group(function)
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name, hidden=cmd_name in _HIDDEN)(function)
        return get_command(alone)
