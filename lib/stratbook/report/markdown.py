"""A notebook's prose as HTML of the page: headings fall into line, raw HTML stays text."""

import re
import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token


class ChapterProse:
    """Renders the Markdown cells of one chapter, one after another.

    The notebook's first H1 is left out, because the page writes the chapter's title
    itself. Every other heading goes one level down, never more than one below the
    heading before it, and gets an id of its own.

    Parameters
    ----------
    prefix : str
        Start of every id: ``chapter-8``.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._level = 2
        self._titled = False
        self._ids: set[str] = set()
        self._reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
        # A link to a file of somebody's folder leads nowhere once the page is sent.
        self._reader.validateLink = _leads_somewhere  # type: ignore[method-assign,assignment]

    def render(self, source: str) -> str:
        """Return a cell's Markdown as HTML."""
        tokens = self._reader.parse(source)
        if not self._titled and tokens and tokens[0].tag == "h1":
            tokens = tokens[3:]
            self._titled = True
        for place, token in enumerate(tokens):
            if token.type == "heading_open":
                self._shift(token, tokens[place + 2], tokens[place + 1].content)
        inside = self._reader.renderer.render(tokens, self._reader.options, {})
        return f'<div class="prose">{inside}</div>' if inside.strip() else ""

    def _shift(self, opening: Token, closing: Token, text: str) -> None:
        wanted = int(opening.tag[1]) + 1
        self._level = max(3, min(wanted, self._level + 1, 6))
        opening.tag = closing.tag = f"h{self._level}"
        opening.attrSet("id", self._id(text))

    def _id(self, text: str) -> str:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words: Sequence[str] = re.findall(r"[a-z0-9]+", plain)
        slug = "-".join((self._prefix, *words[:8]))
        found, count = slug, 1
        while found in self._ids:
            count += 1
            found = f"{slug}-{count}"
        self._ids.add(found)
        return found


def _leads_somewhere(address: str) -> bool:
    return address.startswith("https://")
