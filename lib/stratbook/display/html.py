"""Fragments of HTML that cannot be mistaken for text: everything else is escaped."""

import html
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from stratbook.core.message import Fact
from stratbook.display.sheet import MIME, Sheet, packed

# Characters that reverse the order of letters, also of those that follow in our own sentence.
TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "source", "wbr"})


@dataclass(frozen=True)
class Html:
    """A piece of HTML that is safe to show: text of the client's is already escaped in it.

    Parameters
    ----------
    markup : str
        The HTML.
    sheets : tuple of Sheet
        The numbers behind it, which a notebook keeps beside it and no page shows.
    facts : tuple of Fact
        What a cell of several lines says: the main thing, then what is small below it.
    """

    markup: str = ""
    sheets: tuple[Sheet, ...] = field(default=(), compare=False, repr=False)
    facts: tuple[Fact, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        """Return the markup."""
        return self.markup

    def __bool__(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.markup)

    def __html__(self) -> str:
        """Return the markup to Jinja, which then does not escape it again."""
        return self.markup

    def with_sheets(self, *sheets: Sheet) -> "Html":
        """Return the same with more numbers behind it, before those it has."""
        return replace(self, sheets=(*sheets, *self.sheets))

    def with_facts(self, *facts: Fact) -> "Html":
        """Return the same as a cell that says these facts, the main one first."""
        return replace(self, facts=facts)

    def _repr_html_(self) -> str:
        return self.markup

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {"text/html": self.markup}
        return shown | {MIME: packed(self.sheets)} if self.sheets else shown


def escape(text: str) -> Html:
    """Turn plain text into HTML that shows that text, and turns no other's order about."""
    return Html(html.escape(text.translate(TURNING), quote=True))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Put fragments one after another, with plain text between them."""
    held = tuple(parts)
    markup = str(escape(between)).join(part.markup for part in held)
    return Html(markup, tuple(sheet for part in held for sheet in part.sheets))


def element(name: str, *children: Html | str, **attributes: str | None) -> Html:
    """Make an element: ``element("p", "1 < 2", class_="note")``.

    Parameters
    ----------
    name : str
        The tag.
    *children : Html or str
        What is inside; strings are escaped.
    **attributes : str or None
        Attributes; a trailing underscore is dropped (``class_``), other underscores become
        hyphens (``aria_label``), None leaves the attribute out. Values are escaped.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    inside = "".join(
        child.markup if isinstance(child, Html) else escape(child).markup for child in children
    )
    sheets = tuple(sheet for child in children if isinstance(child, Html) for sheet in child.sheets)
    return Html(f"<{name}{written}>{inside}</{name}>", sheets)
