"""Commands on a client's folder: new, check, tags, next; and the notebooks' editions."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.brief.new import new_client
from stratbook.cli.options import Folder, Lang, PeriodOption
from stratbook.core.message import Message, say, say_n
from stratbook.core.vocabulary import Document
from stratbook.ingest.account import FileAccount
from stratbook.notebook import editions as notebook_editions
from stratbook.notebook.parameters import checked
from stratbook.report.account import account_sheets, unknown_sheet
from stratbook.report.check import Checked, check_client
from stratbook.report.next import begin_next, next_sheets
from stratbook.report.own_words import notes_sheet
from stratbook.report.tagging import tag_client
from stratbook.report.terminal import Terminal, terminal_language

_EVERY_ROW: Final = sys.maxsize
AsJson = Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")]


def new(folder: Path, lang: Lang = "") -> None:
    """Write the folder of a new client: a commented brief, an inputs workbook, exports/."""
    terminal = Terminal(terminal_language(lang))
    # A client begins on the day it is on the consultant's own calendar.
    today = dt.date.today()  # noqa: DTZ011
    for path in new_client(folder, lang or terminal.language.code, today):
        terminal.line(str(path))
    terminal.say(say("Fill these in, then run: stratbook check {folder}", folder=str(folder)))


def check(
    folder: Folder,
    *,
    as_json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Say what was recognised, kept, refused and why; the exit code is 1 for any fault."""
    terminal = Terminal(terminal_language(lang))
    found = check_client(folder)
    if as_json:
        typer.echo(json.dumps(found.as_json(terminal.language), ensure_ascii=False, indent=2))
    else:
        _show(terminal, found)
    raise typer.Exit(1 if found.faults else 0)


def tags(
    folder: Folder,
    period: PeriodOption = "",
    lang: Lang = "",
) -> None:
    """Write or update tags.xlsx, keeping what people corrected, and say how much is tagged."""
    checked({"client": "", "period": period, "language": lang, "document": Document.AUDIT.value})
    terminal = Terminal(terminal_language(lang))
    found = tag_client(folder, period)
    terminal.line(str(found.path))
    terminal.say(say_n("{count} publication listed.", "{count} publications listed.", found.listed))
    terminal.sheet(found.sheet)
    for note in found.notes:
        terminal.say(note)


def next_(
    folder: Folder,
    *,
    to: Annotated[str, typer.Option(help="The period wanted; by default the next one.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, and write nothing.")] = False,
    lang: Lang = "",
) -> None:
    """Begin the next period: change it in client.yml, keep the old file, say what is missing."""
    terminal = Terminal(terminal_language(lang))
    begun = begin_next(folder, to, write=not dry_run)
    step = begun.step
    terminal.say(say("From {before} to {after}.", before=step.before, after=step.after))
    if dry_run:
        terminal.say(say("Nothing was written."))
    else:
        terminal.line(str(step.client))
        terminal.line(str(step.kept))
    for sheet in next_sheets(begun, terminal.language):
        terminal.sheet(sheet)
    if begun.complete:
        terminal.say(say("Nothing is missing and nothing is open."))


def editions(*, check_only: Annotated[bool, typer.Option("--check")] = False) -> None:
    """Build notebooks/fr and notebooks/en from notebooks/src; --check only compares."""
    terminal = Terminal(terminal_language())
    changed = notebook_editions.stale() if check_only else notebook_editions.write()
    for path in changed:
        terminal.line(str(path))
    raise typer.Exit(1 if check_only and changed else 0)


def _show(terminal: Terminal, found: Checked) -> None:
    if found.account is None:
        terminal.say(say("The exports were not read: the brief says how, and it has faults."))
    else:
        for sheet in account_sheets(found.account, most=_EVERY_ROW):
            terminal.sheet(sheet)
        for file in found.account.files:
            _show_unknown(terminal, file)
    if (own := notes_sheet(found.own)) is not None:
        terminal.sheet(own)
    for note in found.notes:
        terminal.say(say("To look at again, {place}: {note}", place=note.place, note=note.message))
    if found.faults:
        terminal.say(_count(found))
    else:
        terminal.say(say("Nothing to put right: {client} can be rendered.", client=found.client))
    terminal.faults(found.faults)


def _show_unknown(terminal: Terminal, file: FileAccount) -> None:
    """Show what a file that no reader knows holds, and the mapping to check and to paste."""
    if file.unknown is None:
        return
    terminal.sheet(unknown_sheet(file))
    for note in file.unknown.notes:
        terminal.say(note)
    if file.unknown.yaml:
        terminal.say(
            say("A mapping for {file}, to check line by line and to add to client.yml; nothing "
                "is read by it until then:", file=file.file)
        )  # fmt: skip
        for line in file.unknown.yaml.splitlines():
            terminal.line(line)


def _count(found: Checked) -> Message:
    return say_n("{count} thing to put right:", "{count} things to put right:", len(found.faults))
