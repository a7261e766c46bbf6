"""What is said on a terminal: sentences and sheets in its language, client text inert."""

import os
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from stratbook.core.errors import Fault
from stratbook.core.language import LANGUAGES, Language
from stratbook.core.language import language as language_of
from stratbook.core.message import Loose, Message, fact
from stratbook.display.html import Html
from stratbook.notebook.faults import lines

if TYPE_CHECKING:
    from stratbook.report.content import Sheet

_WIDE: Final = 160
_PLACES: Final = ("STRATBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def terminal_language(asked: str = "") -> Language:
    """Return the language to speak on the terminal.

    Parameters
    ----------
    asked : str
        What ``--lang`` says; empty or unknown falls back on ``STRATBOOK_LANG``, then on
        the system's, then on English.
    """
    for code in (asked, *(os.environ.get(name, "") for name in _PLACES)):
        if code[:2].lower() in LANGUAGES:
            return language_of(code[:2].lower())
    return language_of("en")


class Terminal:
    """A terminal and the language spoken on it.

    Parameters
    ----------
    language : Language
        The user's language.
    errors : bool
        Whether it is the error stream.
    """

    def __init__(self, language: Language, *, errors: bool = False) -> None:
        self.language = language
        self.console = Console(stderr=errors, highlight=False)
        if not self.console.is_terminal:  # a file or a pipe has room for whole rows
            self.console.width = _WIDE

    def say(self, message: Message) -> None:
        """Print a message."""
        self.line(self.language.render(message))

    def line(self, text: str) -> None:
        """Print a text as it is, on one line however long."""
        self.console.print(inert(text), soft_wrap=True)

    def faults(self, faults: Iterable[Fault]) -> None:
        """Print faults, a line each."""
        for each in lines(self.language, faults):
            self.line(each)

    def sheet(self, sheet: "Sheet") -> None:
        """Print a sheet as a table."""
        title = inert(self.language.render(sheet.caption))
        table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
        for place, heading in enumerate(sheet.headings):
            counts = all(isinstance(row[place], int) for row in sheet.rows)
            table.add_column(
                inert(self.language.fact(heading)),
                justify="right" if counts else "left",
                no_wrap=counts,
                overflow="fold",
            )
        for row in sheet.rows:
            table.add_row(*(inert(self._cell(each)) for each in row))
        self.console.print(table)
        if sheet.note is not None:
            self.say(sheet.note)

    def _cell(self, cell: Html | Loose) -> str:
        return cell.markup if isinstance(cell, Html) else self.language.fact(fact(cell))


def inert(text: str) -> Text:
    """Return a text in which nothing is a command to the terminal or to rich."""
    return Text("".join(" " if unicodedata.category(each) == "Cc" else each for each in text))
