"""The command that renders."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.cli import batch
from stratbook.cli.options import Languages, PeriodOption
from stratbook.core.errors import Fault, WorkbookError
from stratbook.core.message import say, say_n
from stratbook.core.vocabulary import Audience, Detail, Document
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.report.batch.asked import wanted_of
from stratbook.report.batch.faults import unwritten
from stratbook.report.batch.order import Order
from stratbook.report.chapters import CHAPTERS
from stratbook.report.engine.choice import EngineName
from stratbook.report.forms import Form
from stratbook.report.history_file import Keeping
from stratbook.report.inputs import input_files
from stratbook.report.terminal import Terminal, terminal_language
from stratbook.report.wanted import Wanted

MANY: Final = batch.Many()
_BRIEF: Final = "client.yml"  # its module reads tables, which takes a second
Folders = Annotated[
    list[str] | None,
    typer.Argument(help="Clients' folders, or each one's client.yml; none with --batch."),
]
NoHistory = Annotated[
    bool, typer.Option("--no-history", help="Leave the client's kpi_history.csv as it is.")
]
Engine = Annotated[
    EngineName | None,
    typer.Option(help="fork (by default, on Linux) or kernel: the report is the same."),
]
Forms = Annotated[
    list[Form] | None, typer.Option("--format", help="Beside the page: pdf, pptx, xlsx.")
]
HowMuch = Annotated[
    Detail | None, typer.Option(help="essential, or full for all the notebooks show; the brief's.")
]
ForWhom = Annotated[
    Audience | None,
    typer.Option(help="expert, or general for plain words and fewer measures; the brief's."),
]


def render(  # noqa: PLR0913 - what a render can be asked for
    folders: Folders = None,
    period: PeriodOption = "",
    lang: Languages = None,
    document: Document = Document.AUDIT,
    out: batch.Reports = "reports",
    *,
    no_history: NoHistory = False,
    engine: Engine = None,
    forms: Forms = None,
    detail: HowMuch = None,
    audience: ForWhom = None,
    force: batch.Force = False,
    batch_file: batch.BatchFile = None,
    jobs: batch.Jobs = 0,
    client_minutes: batch.ClientMinutes = MANY.client_minutes,
    minutes: batch.Minutes = MANY.minutes,
    memory: batch.Memory = MANY.memory,
    output: batch.Output = MANY.output,
    fail_fast: batch.FailFast = False,
    resume: batch.Resume = False,
    dry_run: batch.DryRun = False,
    cluster: batch.Cluster = "",
) -> None:
    """Render clients' reports; one that fails does not stop the others."""
    languages = lang or []
    named = [_folder(each) for each in folders or []]
    for each in languages or [""]:
        checked({"client": "", "period": period, "language": each, "document": document.value})
    many = batch.Many(
        jobs, batch_file, client_minutes, minutes, memory, output, fail_fast, resume, dry_run,
        cluster,
    )  # fmt: skip
    usual = Order(
        client="", period=period, languages=tuple(languages), document=document,
        forms=tuple(forms or ()), out=batch.reports(out), detail=detail or "",
        audience=audience or "", engine=engine, force=force, history=not no_history,
        caps=many.caps,
    )  # fmt: skip
    if many.needed((*named, out)):
        from stratbook.cli.many import render_many  # noqa: PLC0415 - one client does without

        raise typer.Exit(render_many(named, usual, many))
    if not named:
        raise typer.BadParameter("a client's folder, or --batch")
    raise typer.Exit(_render_alone(named[0], usual, Path(out)))


def _folder(named: str) -> str:
    """Return the folder of a ``client.yml``: ``clients/*/client.yml`` names clients only."""
    path = Path(named)
    return str(path.parent) if path.name == _BRIEF and path.is_file() else named


def _render_alone(folder: str, order: Order, out: Path) -> int:
    """Render one client in this process, and return the exit code."""
    terminal = Terminal(terminal_language())
    errors = Terminal(terminal.language, errors=True)
    wanted = replace(wanted_of(order), out=out, keeping=Keeping(order.history, errors.say))
    try:
        reports = _standing(folder, wanted)
        made = reports or _rendered(folder, wanted)
    except WorkbookError as error:
        return _tell(errors, folder, error.faults)
    except OSError as error:
        return _tell(errors, folder, (unwritten(folder, error),))
    for report in made:
        terminal.line(str(report))
    if reports:
        errors.say(say("Nothing changed since it was made; --force renders it all the same."))
    return 0


def _standing(folder: str, wanted: Wanted) -> tuple[Path, ...]:
    """Return the reports that stand as they would come out now; none when it is to run."""
    left = None
    with suppress(WorkbookError, OSError):  # which the render says in its turn
        client = find_client(folder)
        if not wanted.force:
            standing = wanted.standing(client, CHAPTERS[Document(wanted.document)])
            left = standing.left(input_files(client))
    return () if left is None else left.reports


def _rendered(folder: str, wanted: Wanted) -> tuple[Path, ...]:
    from stratbook.report.render import render_whole  # noqa: PLC0415 - late: it imports everything

    return render_whole(folder, wanted).reports


def _tell(terminal: Terminal, folder: str, faults: Sequence[Fault]) -> int:
    terminal.say(say_n("{count} client was not rendered:", "{count} clients were not rendered:", 1))
    terminal.line(folder)
    terminal.faults(faults)
    return 1
