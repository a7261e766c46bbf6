"""The logos: small pictures that are what they say, and lie inside the client's folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stratbook.brief.draft import Draft
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

_LARGEST: Final = 1_000_000
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_KEYS: Final = (("brand", "logo"), ("agency", "logo"))


def logo_faults(draft: Draft) -> Iterator[Fault]:
    """Iterate over what is wrong with the client's logo and the agency's, one thing each."""
    for key in _KEYS:
        name = draft.text(*key)
        if name and (reason := _reason(draft.folder, name)) is not None:
            yield draft.fault(key, *reason)


def _reason(folder: Path, name: str) -> tuple[Message, Message] | None:
    inside = folder.resolve()
    try:
        path = (inside / name).resolve()
        if not path.is_relative_to(inside):
            return (
                say("The logo “{name}” lies outside the client's folder.", name=shown(name)),
                say("Copy it into the client's folder and write its name only: logo.png."),
            )
        if not path.is_file():
            return (
                say("There is no file “{name}” in the client's folder.", name=shown(name)),
                say("Put the logo there, or leave the key empty."),
            )
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(8)
    except (OSError, ValueError):
        return (
            say("The file “{name}” cannot be opened.", name=shown(name)),
            say("Put the logo there, or leave the key empty."),
        )
    if size > _LARGEST:
        return (
            say("The logo “{name}” is larger than 1 MB.", name=shown(name)),
            say("Save it smaller; 600 pixels wide is plenty."),
        )
    if not head.startswith(_PICTURES):
        return (
            say("“{name}” is neither a PNG nor a JPEG picture.", name=shown(name)),
            say("Save the logo as PNG or JPEG."),
        )
    return None
