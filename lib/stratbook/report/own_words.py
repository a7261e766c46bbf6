"""What the consultant wrote into the report: paragraphs of its own, sentences it changed."""

from collections.abc import Iterable, Sequence
from typing import Final

from markdown_it import MarkdownIt

from stratbook.brief.own_notes import OwnNote
from stratbook.core.edit import Edit, Part
from stratbook.core.finding import Finding
from stratbook.core.message import Fact, Name, say, term
from stratbook.display import tables
from stratbook.display.html import TURNING, Html, element
from stratbook.display.look import Look
from stratbook.report.content import Sheet

_HEADING: Final = "sb-own-heading"
_PARTS: Final[dict[Part, Fact]] = {
    "": term("the whole finding"),
    "headline": term("the headline"),
    "so_what": term("what it means"),
    "action": term("the recommendation"),
}


def own_notes(look: Look, notes: Sequence[OwnNote], author: str = "") -> dict[str, list[Html]]:
    """Return the consultant's paragraphs by where they stand.

    Parameters
    ----------
    look : Look
        The reader's; a note for another language is left out.
    notes : sequence of OwnNote
        In the order in which they are read.
    author : str
        Who signs them: the agency; empty for no name.

    Returns
    -------
    dict
        Lists of fragments by ``before:summary``, ``chapter:06_media_plan`` and so on.
    """
    placed: dict[str, list[Html]] = {}
    for each in notes:
        if each.language in {"", look.language.code}:
            placed.setdefault(f"{each.side}:{each.place}", []).append(_note(look, each, author))
    return placed


def _note(look: Look, note: OwnNote, author: str) -> Html:
    said = say("{author}’s note", author=author) if author else term("The consultant’s note")
    label = element("p", look.say(said), class_="sb-own-label")
    return element("div", label, _markdown(note.text), class_="sb sb-own-note", role="note")


def _markdown(text: str) -> Html:
    """Return Markdown as HTML: what is HTML in it stays text, links lead to https only.

    A heading becomes a line in bold: the page's own outline is not the note's to change.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.validateLink = _leads_somewhere  # type: ignore[method-assign,assignment]
    tokens = reader.parse(text.translate(TURNING))
    for token in tokens:
        if token.type == "heading_open":
            token.attrSet("class", _HEADING)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "p"
    return Html(reader.renderer.render(tokens, reader.options, {}))


def _leads_somewhere(address: str) -> bool:
    return address.startswith("https://")


def notes_sheet(notes: Sequence[OwnNote]) -> Sheet | None:
    """Return where each note will stand, as a table for ``check``; None without notes."""
    if not notes:
        return None
    headings = (term("File"), term("Where"), term("Language"))
    rows = tuple(
        (
            each.file,
            Name(text=f"{each.side}: {each.place}"),
            Name(text=each.language or "fr, en"),
        )
        for each in notes
    )
    return Sheet(say("Your own paragraphs"), headings, rows)


def unmatched_edits(edits: Iterable[Edit], findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the changes that met no finding of this report."""
    met = [edit for each in findings for edit in each.edits]
    return tuple(each for each in edits if each not in met)


def edit_tables(look: Look, edits: Sequence[Edit], lost: Sequence[Edit]) -> tuple[Html, ...]:
    """Show which sentences the consultant changed and why, and the changes that met nothing."""
    headings = (
        term("Finding"), term("Which sentence"), term("What was done"), term("Reason"),
        term("Changed by"),
    )  # fmt: skip
    shown = (
        (edits, say("Sentences the consultant changed")),
        (lost, say("Changes that met no finding here")),
    )
    return tuple(
        tables.table(look, headings, [_row(look, each) for each in rows], caption)
        for rows, caption in shown
        if rows
    )


def _row(look: Look, edit: Edit) -> tuple[Fact, ...]:
    named = f"{edit.finding} ({edit.subject})" if edit.subject else edit.finding
    done: list[Fact] = []
    if edit.silent:
        done.append(term("left out"))
    elif edit.part:
        done.append(term("replaced"))
    if edit.pin:
        done.append(term("put first in the summary"))
    who = [edit.by] if edit.by else []
    who += [look.say(say("on {day}", day=edit.on))] if edit.on else []
    return (
        Name(text=named),
        _PARTS[edit.part],
        Name(text=", ".join(look.say(each) for each in done)),
        Name(text=edit.reason),
        Name(text=" · ".join(who) or "–"),
    )
