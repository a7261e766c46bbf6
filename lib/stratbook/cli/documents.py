"""Commands on documents that go out and come back: plan, calendar, actions, coding, links."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.cli.options import Beside, Folder, Lang, Languages, PeriodOption
from stratbook.core.message import Message, say, say_n
from stratbook.core.vocabulary import Document
from stratbook.notebook.parameters import checked
from stratbook.report.actions.command import read_actions_back, write_actions
from stratbook.report.calendar.command import Wanted, write_calendar
from stratbook.report.calendar.returning import read_calendar
from stratbook.report.coding.command import Asked as Sample
from stratbook.report.coding.command import read_coding, write_coding
from stratbook.report.links import write_links
from stratbook.report.media_plan.command import write_plan
from stratbook.report.media_plan.returning import read_plan
from stratbook.report.terminal import Terminal, terminal_language
from stratbook.report.validation.closing import ReadBack
from stratbook.report.validation.sent import Sent
from stratbook.report.validation.verdicts import ALL, Asked

Read = Annotated[
    Path | None, typer.Option("--read", help="An edited workbook: show what it changes.")
]
Accept = Annotated[
    str, typer.Option(help="Numbers of --read to take over: 1,3-5; alone, or all: every new one.")
]
Refuse = Annotated[str, typer.Option(help="Numbers of --read to refuse, kept with --because.")]
Because = Annotated[str, typer.Option(help="Why those are refused.")]
By = Annotated[str, typer.Option(help="Role that decides; by default the agency.")]
From = Annotated[str, typer.Option("--from", help="Role that sent the file; else the client.")]
_ALONE: Final = "--accept"


def plan(  # noqa: PLR0913 - what can be asked of a plan
    folder: Folder,
    period: PeriodOption = "",
    lang: Languages = None,
    out: Beside = Path("reports"),
    read: Read = None,
    *,
    accept: Accept = "",
    refuse: Refuse = "",
    because: Because = "",
    by: By = "",
    sender: From = "",
) -> None:
    """Write the media plan (workbook with live formulas), or read an edited one back."""
    if read is None:
        paths = write_plan(folder, period=period, languages=tuple(lang or ()), out=out)
        _show(paths, ())
        return
    asked = Asked(_now(), accept, refuse, because, by)
    _show_read(read_plan(folder, Sent(read, sender, period, out), asked))


def calendar(  # noqa: PLR0913 - what can be asked of a calendar
    folder: Folder,
    period: PeriodOption = "",
    lang: Languages = None,
    out: Beside = Path("reports"),
    read: Read = None,
    *,
    draft: Annotated[bool, typer.Option("--draft", help="Add what the calendar lacks.")] = False,
    accept: Accept = "",
    refuse: Refuse = "",
    because: Because = "",
    by: By = "",
    sender: From = "",
) -> None:
    """Write the editorial calendar (workbook and .ics), or read an edited one back."""
    now = _now()
    if read is None:
        wanted = Wanted(period, tuple(lang or ()), out, draft)
        written = write_calendar(folder, now.date(), wanted)
        _show(written.paths, written.notes)
        return
    asked = Asked(now, accept, refuse, because, by)
    _show_read(read_calendar(folder, Sent(read, sender, period, out), asked))


def links(
    folder: Folder,
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


def code(  # noqa: PLR0913 - what can be asked of a sample
    folder: Folder,
    period: PeriodOption = "",
    *,
    n: Annotated[int, typer.Option("--n", min=0, help="Mentions to draw; by default 200.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same ones.")] = 0,
    readers: Annotated[int, typer.Option(min=1, max=2, help="A workbook each.")] = 2,
    read: Annotated[
        Path | None, typer.Option("--read", help="A workbook that a reader filled in.")
    ] = None,
    out: Beside = Path("reports"),
) -> None:
    """Draw mentions at random for people to code, or read what they coded."""
    terminal = Terminal(terminal_language())
    if read is None:
        done = write_coding(folder, Sample(n, seed, readers, period), out)
    else:
        # The copy kept of the file before bears the day of the consultant's own calendar.
        done = read_coding(folder, read, dt.date.today(), out)  # noqa: DTZ011
    for path in done.paths:
        terminal.line(str(path))
    for note in done.notes:
        terminal.say(note)


def actions(  # noqa: PLR0913 - what can be asked of a plan
    folder: Folder,
    period: PeriodOption = "",
    lang: Languages = None,
    out: Beside = Path("reports"),
    read: Annotated[
        Path | None, typer.Option("--read", help="An edited action plan: show what it changes.")
    ] = None,
    *,
    accept: Annotated[
        str, typer.Option(help="Changes to write into inputs/actions.csv: all, or 1,3-5.")
    ] = "",
) -> None:
    """Write the action plan (workbook, ranked and dated), or read an edited one back."""
    terminal = Terminal(terminal_language())
    if read is None:
        for path in write_actions(folder, period=period, languages=tuple(lang or ()), out=out):
            terminal.line(str(path))
        return
    # The copy kept of the file before bears the day of the consultant's own calendar.
    today = dt.date.today()  # noqa: DTZ011
    found = read_actions_back(folder, read, accept=accept, today=today)
    if found.sheet is not None:
        terminal.sheet(found.sheet)
    for note in found.notes:
        terminal.say(note)
    if found.accepted is not None:
        terminal.line(str(found.accepted))


def whole(arguments: Sequence[str]) -> list[str]:
    """Return a command line in which ``--accept`` alone says what it means: all."""
    found: list[str] = []
    for at, each in enumerate(arguments):
        found.append(each)
        after = arguments[at + 1] if at + 1 < len(arguments) else "--"
        if each == _ALONE and after.startswith("-"):
            found.append(ALL)
    return found


def _now() -> dt.datetime:
    """Return the instant on the consultant's own clock."""
    return dt.datetime.now().astimezone()


def _show(paths: Iterable[Path], notes: Iterable[Message]) -> None:
    terminal = Terminal(terminal_language())
    for path in paths:
        terminal.line(str(path))
    for note in notes:
        terminal.say(note)


def _show_read(found: ReadBack) -> None:
    terminal = Terminal(terminal_language())
    for sheet in found.sheets:
        terminal.sheet(sheet)
    _show((), found.notes)
    _show(found.paths, ())
