"""A client's notebooks opened in JupyterLab, or its explorers as a page without code."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.cli.options import Folder, Out, PeriodOption
from stratbook.core.message import Message, say, say_n
from stratbook.core.vocabulary import Document
from stratbook.notebook.parameters import checked
from stratbook.report.lab.command import Ready, make_ready, own_folder
from stratbook.report.lab.looked import look_at
from stratbook.report.lab.notebooks import Fate
from stratbook.report.lab.page.serving import serve_page, voila
from stratbook.report.lab.place import Lab, lab_of
from stratbook.report.lab.server import Address, Opened, free_port, leave, serve
from stratbook.report.terminal import Terminal, terminal_language

_LAST_PORT: Final = 65535
Port = Annotated[
    int | None,
    typer.Option(min=1, max=_LAST_PORT, help="By default the first free one from 8888 on."),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only print the address.")]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Write every notebook anew; changed ones are kept aside.")
]
AsPage = Annotated[
    bool,
    typer.Option(
        "--page", help="The explorers alone, as a page without code; needs the extra “page”."
    ),
]


def lab(  # noqa: PLR0913 - what a lab can be asked for
    folder: Folder,
    period: PeriodOption = "",
    lang: Annotated[str, typer.Option(help="fr or en; by default the brief's.")] = "",
    document: Document = Document.AUDIT,
    out: Out = Path("reports"),
    *,
    port: Port = None,
    no_browser: NoBrowser = False,
    fresh: Fresh = False,
    page: AsPage = False,
) -> None:
    """Open a client's notebooks in JupyterLab, on this machine only; Ctrl-C ends it."""
    spoken = terminal_language(lang)
    terminal = Terminal(spoken, errors=True)
    given = {"client": folder, "period": period, "language": lang, "document": document.value}
    wanted = lab_of(checked(given), out, spoken)
    if page:
        voila()
    address = Address(free_port(port))
    if page:
        _open_page(terminal, wanted, address, browser=not no_browser)
        return
    now = dt.datetime.now().astimezone()
    ready = make_ready(wanted, now, fresh=fresh)
    for said in _told(ready):
        terminal.say(said)
    terminal.say(say("JupyterLab opens here; Ctrl-C ends it:"))
    terminal.line(address.url(ready.page))
    opened = Opened(wanted.reports, ready.page, own_folder(wanted), wanted.language)
    serve(opened, address, browser=not no_browser)
    terminal.say(
        say("JupyterLab has ended. The notebooks are in {folder}.", folder=str(wanted.folder))
    )
    leave()


def _open_page(terminal: Terminal, wanted: Lab, address: Address, *, browser: bool) -> None:
    # What it reads is kept: the page is there sooner.
    if faults := len(look_at(wanted).faults):
        terminal.say(_faults(faults))
    terminal.say(say("The explorers open here, without code; Ctrl-C ends it:"))
    terminal.line(address.url("/"))
    serve_page(wanted, own_folder(wanted), address, browser=browser)
    terminal.say(say("The page has ended."))
    leave()


def _told(ready: Ready) -> list[Message]:
    """Say where the notebooks are, and what became of those a person had changed."""
    said = [say("The notebooks are in {folder}.", folder=str(ready.lab.folder))]
    for fate, message in (
        (Fate.LEFT, say("Left as you changed them: {names}.", names=_names(ready, Fate.LEFT))),
        (
            Fate.CARRIED,
            say(
                "Yours, with the new parameters, to be run again: {names}.",
                names=_names(ready, Fate.CARRIED),
            ),
        ),
    ):
        if _names(ready, fate):
            said.append(message)
    aside = sorted({each.aside.parent for each in ready.placed if each.aside is not None})
    said += [say("What was there before is kept in {folder}.", folder=str(each)) for each in aside]
    if faults := len(ready.looked.faults):
        said.append(_faults(faults))
    return said


def _names(ready: Ready, fate: Fate) -> tuple[str, ...]:
    return tuple(each.name for each in ready.placed if each.fate == fate)


def _faults(count: int) -> Message:
    return say_n(
        "{count} thing to put right: “stratbook check” names it.",
        "{count} things to put right: “stratbook check” names them.",
        count,
    )
