"""The command line: new, check, tags, render, next. A user's error is said without a traceback."""

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from stratbook.brief.new import new_client
from stratbook.core.errors import Fault, WorkbookError
from stratbook.core.message import Message, say, say_n
from stratbook.core.vocabulary import Document
from stratbook.ingest.account import FileAccount
from stratbook.notebook import editions as notebook_editions
from stratbook.notebook.parameters import checked
from stratbook.report.account import account_sheets, unknown_sheet
from stratbook.report.check import Checked, check_client
from stratbook.report.history import Keeping
from stratbook.report.links import write_links
from stratbook.report.media_plan.command import read_plan, write_plan
from stratbook.report.next import begin_next, next_sheets
from stratbook.report.render import render_client
from stratbook.report.tagging import tag_client
from stratbook.report.terminal import Terminal, terminal_language

app = typer.Typer(
    help="From a client's brief and exports to a report one can hand over.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Lang = Annotated[str, typer.Option("--lang", help="fr or en; by default the terminal's.")]
Languages = Annotated[
    list[str] | None, typer.Option("--lang", help="fr or en, or both; by default the brief's.")
]
PeriodOption = Annotated[
    str, typer.Option(help="2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15.")
]
Out = Annotated[Path, typer.Option(help="Where reports go: OUT/client/period/language.")]
NoHistory = Annotated[
    bool, typer.Option("--no-history", help="Leave the client's kpi_history.csv as it is.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")]
_EVERY_ROW = sys.maxsize


@app.command()
def new(folder: Path, lang: Lang = "") -> None:
    """Write the folder of a new client: a commented brief, an inputs workbook, exports/."""
    terminal = Terminal(terminal_language(lang))
    # A client begins on the day it is on the consultant's own calendar.
    today = dt.date.today()  # noqa: DTZ011
    for path in new_client(folder, lang or terminal.language.code, today):
        terminal.line(str(path))
    terminal.say(say("Fill these in, then run: stratbook check {folder}", folder=str(folder)))


@app.command()
def check(
    folder: Annotated[str, typer.Argument(help="The client's folder.")],
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


@app.command()
def tags(
    folder: Annotated[str, typer.Argument(help="The client's folder.")],
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


@app.command(name="next")
def next_(
    folder: Annotated[str, typer.Argument(help="The client's folder.")],
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


@app.command()
def links(
    folder: Annotated[str, typer.Argument(help="The client's folder.")],
    lang: Lang = "",
    out: Annotated[
        Path | None, typer.Option(help="Where links.csv and links.xlsx go; the client's folder.")
    ] = None,
) -> None:
    """Write the tagged link of each flight, and say which ones are doubtful."""
    checked({"client": "", "period": "", "language": lang, "document": Document.AUDIT.value})
    terminal = Terminal(terminal_language(lang))
    found = write_links(folder, lang, out)
    for path in found.paths:
        terminal.line(str(path))
    terminal.say(say_n("{count} link written.", "{count} links written.", len(found.links)))
    for each in found.links:
        for remark in each.notes:
            terminal.say(say("{flight}: {remark}", flight=each.row.id, remark=remark))


@app.command()
def plan(  # noqa: PLR0913 - what can be asked of a plan
    folder: Annotated[str, typer.Argument(help="The client's folder.")],
    period: PeriodOption = "",
    lang: Languages = None,
    out: Out = Path("reports"),
    read: Annotated[
        Path | None, typer.Option("--read", help="An edited media_plan.xlsx: show what it changes.")
    ] = None,
    *,
    accepting: Annotated[
        bool, typer.Option("--accept", help="Write what --read found into inputs/flights.csv.")
    ] = False,
) -> None:
    """Write media_plan.xlsx with live formulas, or read an edited one back."""
    terminal = Terminal(terminal_language())
    if read is None:
        for path in write_plan(folder, period=period, languages=tuple(lang or ()), out=out):
            terminal.line(str(path))
        return
    # The copy kept of the file before bears the day of the consultant's own calendar.
    today = dt.date.today()  # noqa: DTZ011
    found = read_plan(folder, read, accepting=accepting, today=today, out=out)
    if found.sheet is not None:
        terminal.sheet(found.sheet)
    for note in found.notes:
        terminal.say(note)
    if found.accepted is not None:
        terminal.line(str(found.accepted))


@app.command()
def render(  # noqa: PLR0913 - what a render can be asked for
    folders: Annotated[list[str], typer.Argument(help="Clients' folders.")],
    period: PeriodOption = "",
    lang: Languages = None,
    document: Document = Document.AUDIT,
    out: Out = Path("reports"),
    *,
    no_history: NoHistory = False,
) -> None:
    """Render clients' reports; one that fails does not stop the others."""
    languages = lang or []
    for each in languages or [""]:
        checked({"client": "", "period": period, "language": each, "document": document.value})
    terminal = Terminal(terminal_language())
    failed: dict[str, tuple[Fault, ...]] = {}
    keeping = Keeping(not no_history, Terminal(terminal.language, errors=True).say)
    for folder in folders:
        try:
            reports = render_client(
                folder,
                period=period,
                languages=languages,
                document=document.value,
                out=out,
                keeping=keeping,
            )
        except WorkbookError as error:
            failed[folder] = error.faults
        except OSError as error:
            failed[folder] = (_unwritten(folder, error),)
        else:
            for report in reports:
                terminal.line(str(report))
    _tell(failed)
    raise typer.Exit(1 if failed else 0)


@app.command(hidden=True)
def editions(*, check_only: Annotated[bool, typer.Option("--check")] = False) -> None:
    """Build notebooks/fr and notebooks/en from notebooks/src; --check only compares."""
    terminal = Terminal(terminal_language())
    changed = notebook_editions.stale() if check_only else notebook_editions.write()
    for path in changed:
        terminal.line(str(path))
    raise typer.Exit(1 if check_only and changed else 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a user's error is said in sentences, with exit code 1."""
    try:
        app(args=None if arguments is None else list(arguments))
    except WorkbookError as error:
        Terminal(terminal_language(), errors=True).faults(error.faults)
        raise SystemExit(1) from None


def _show(terminal: Terminal, found: Checked) -> None:
    if found.account is None:
        terminal.say(say("The exports were not read: the brief says how, and it has faults."))
    else:
        for sheet in account_sheets(found.account, most=_EVERY_ROW):
            terminal.sheet(sheet)
        for file in found.account.files:
            _show_unknown(terminal, file)
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


def _tell(failed: dict[str, tuple[Fault, ...]]) -> None:
    terminal = Terminal(terminal_language(), errors=True)
    if failed:
        terminal.say(
            say_n(
                "{count} client was not rendered:",
                "{count} clients were not rendered:",
                len(failed),
            )
        )
    for folder, faults in failed.items():
        terminal.line(folder)
        terminal.faults(faults)


def _unwritten(folder: str, error: OSError) -> Fault:
    return Fault(
        folder,
        say("A file could not be read or written: {reason}.", reason=error.strerror or str(error)),
        say("Look at the disk and at the rights of the folder, then render again."),
    )
