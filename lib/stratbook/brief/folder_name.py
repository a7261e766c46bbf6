"""Which names a client's folder may bear: they are its id, also in addresses and file names."""

import re
from typing import Final

from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

# Windows keeps some names for devices: a folder cannot bear them there.
_SLUG: Final = re.compile(r"(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])\Z)[a-z0-9][a-z0-9_-]{0,62}")


def is_slug(name: str) -> bool:
    """Say whether a folder's name can be a client's id."""
    return _SLUG.fullmatch(name) is not None


def folder_fault(name: str) -> Fault:
    """Make the fault of a folder whose name cannot be a client's id."""
    return Fault(
        shown(name) or "/",
        say("The folder's name, “{name}”, cannot name a client.", name=shown(name)),
        say("Name it with lower-case letters without accents, digits, - and _ only."),
    )
