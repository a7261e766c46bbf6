"""Fragments of HTML that cannot be mistaken for text: everything else is escaped."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "source", "wbr"})


@dataclass(frozen=True)
class Html:
    """A piece of HTML that is safe to show: text of the client's is already escaped in it.

    Parameters
    ----------
    markup : str
        The HTML.
    """

    markup: str = ""

    def __str__(self) -> str:
        """Return the markup."""
        return self.markup

    def __bool__(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.markup)

    def __html__(self) -> str:
        """Return the markup to Jinja, which then does not escape it again."""
        return self.markup

    def _repr_html_(self) -> str:
        return self.markup


def escape(text: str) -> Html:
    """Turn plain text into HTML that shows exactly that text."""
    return Html(html.escape(text, quote=True))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Put fragments one after another, with plain text between them."""
    return Html(str(escape(between)).join(part.markup for part in parts))


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
    return Html(f"<{name}{written}>{inside}</{name}>")
