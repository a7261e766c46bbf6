"""Clients to choose between, and what the chosen one holds over a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.sheets import sheet
from stratbook.core.message import Fact, Listing, Message, Name, Quantity, say, say_n, term
from stratbook.core.period import Period
from stratbook.core.vocabulary import OrganisationType
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.exploring.data_names import KINDS, TABLES

_SIGNS: Final = {True: "✔", False: "○"}


@dataclass(frozen=True)
class Shown:
    """A client as a line of the list.

    Parameters
    ----------
    name : str
        Its name.
    kind : OrganisationType or None
        None where its brief cannot be read.
    period : Period or None
        That of its brief.
    health : Message
        How its files fare.
    """

    name: str
    kind: OrganisationType | None
    period: Period | None
    health: Message


def clients(look: Look, shown: Sequence[Shown]) -> Html:
    """Show clients, a line each: name, kind, period of the brief, data health."""
    rows: list[list[Cell]] = [
        [
            Name(text=each.name),
            "–" if each.kind is None else KINDS[each.kind],
            "–" if each.period is None else look.language.span(each.period),
            each.health,
        ]
        for each in shown
    ]
    headings = (term("Client"), term("Kind"), term("Period of the brief"), term("Data health"))
    return table(look, headings, rows, say("Clients in this folder"))


def health(files: int, accounts: int, unknown: int, refused: int) -> Message:
    """Return how a client's files fare, in a line.

    Parameters
    ----------
    files, accounts : int
        Files there are, and those that were read as they are now.
    unknown, refused : int
        Of these, files that nobody could read, and rows that cannot be used.
    """
    if not files:
        return say("No file in exports/ yet.")
    if accounts < files:
        return say_n(
            "{count} file, not all read yet: choose this client to read them.",
            "{count} files, not all read yet: choose this client to read them.",
            files,
        )
    if not unknown and not refused:
        return say_n(
            "{count} file, recognised; no row refused.",
            "{count} files, all recognised; no row refused.",
            files,
        )
    return say_n(
        "{count} file; not recognised: {unknown}; rows refused: {refused}.",
        "{count} files; not recognised: {unknown}; rows refused: {refused}.",
        files,
        unknown=Quantity(value=unknown),
        refused=Quantity(value=refused),
    )


def faulty(count: int) -> Message:
    """Return that a brief cannot be read."""
    return say_n(
        "client.yml has {count} fault: “stratbook check” tells it.",
        "client.yml has {count} faults: “stratbook check” tells them.",
        count,
    )


def reading(look: Look, name: str) -> Html:
    """Say that a client's files are being read."""
    return element("p", look.say(say("Reading the files of {name}…", name=name)), role="status")


@dataclass(frozen=True)
class Chapter:
    """A chapter as the summary shows it: its question, and what of what it reads is empty."""

    question: str
    tables: tuple[str, ...]
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class There:
    """A table as the summary shows it: rows in the period, all rows, last day."""

    table: str
    in_period: int
    rows: int
    last: pd.Timestamp | None


def opened(
    look: Look, name: str, spans: tuple[Period, Period], held: Sequence[There]
) -> Html:  # fmt: skip
    """Show what a client holds over a period: what is there, and what is missing.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    name : str
        The client's.
    spans : (Period, Period)
        The period, and the one it is compared with.
    held : sequence of There
        Its tables.
    """
    title = say("{name}: {span}, compared with {other}", name=name, span=spans[0], other=spans[1])
    there = [each for each in held if each.rows]
    rows: list[list[Cell]] = [
        [
            TABLES[each.table],
            Quantity(value=each.in_period),
            Quantity(value=each.rows),
            None if each.last is None else each.last.date(),
        ]
        for each in there
    ]
    headings = (term("Data"), term("Rows in the period"), term("Rows in all"), term("Last day"))
    shown = table(look, headings, rows, say("What is there"))
    missing = tuple(TABLES[each.table] for each in held if not each.in_period)
    said = say("Missing over this period: {what}.", what=Listing(items=missing))
    lacking = element("p", look.sentence(said), class_="sb") if missing else Html()
    return join([element("p", element("b", look.sentence(title)), class_="sb"), shown, lacking])


def chapters(look: Look, found: Mapping[str, Chapter]) -> Html:
    """Show which chapters can be read: whole, or with parts that will say "n.d."."""
    whole = sum(not (each.tables or each.sheets) for each in found.values())
    rows: list[list[Cell]] = [
        [
            Name(text=f"{_SIGNS[not (each.tables or each.sheets)]} {name[:2]}"),
            look.text(each.question),
            _lacking(look, each),
        ]
        for name, each in found.items()
    ]
    headings = (term("Chapter"), term("What it answers"), term("Empty, hence n/a there"))
    caption = say_n(
        "{count} chapter can be read whole", "{count} chapters can be read whole", whole
    )  # fmt: skip
    return table(look, headings, rows, caption)


def _lacking(look: Look, chapter: Chapter) -> Cell:
    either = look.language.either
    names: list[Fact] = [TABLES[each] for each in chapter.tables]
    names += [Name(text=either(sheet(each).en, sheet(each).fr)) for each in chapter.sheets]
    return look.sentence(Listing(items=tuple(names))) if names else term("nothing")


def to_write(look: Look, lines: str) -> Html:
    """Show the lines of the parameters cell that open the client chosen."""
    said = say("In the parameters cell of a notebook:")
    told = element("pre", element("code", lines))
    return element("div", element("p", look.say(said)), told, class_="sb")
