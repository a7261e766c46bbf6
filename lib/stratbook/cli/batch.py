"""Rendering many clients in one go, as the command line asks for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.core.errors import ParameterError
from stratbook.core.message import say, say_n
from stratbook.notebook.faults import lines
from stratbook.notebook.places import find_client
from stratbook.report.batch.command import Ended, Plan, run_batch, standing, this_machine
from stratbook.report.batch.order import CAPS, Caps, Order
from stratbook.report.batch.orders import settled
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.progress import STATES, Told
from stratbook.report.batch.sheet import read_batch
from stratbook.report.batch.signals import stoppable
from stratbook.report.cluster.asked import going
from stratbook.report.cluster.extra import is_address, room
from stratbook.report.terminal import Terminal, terminal_language

_GIB: Final = 1 << 30
_MIB: Final = 1 << 20
_MOST_JOBS: Final = 256

Jobs = Annotated[
    int, typer.Option(min=0, max=_MOST_JOBS, help="Clients at a time, a process each.")
]
BatchFile = Annotated[
    Path | None,
    typer.Option(
        "--batch",
        help="A CSV or YAML file: client, period, language, document, format; a row a client.",
    ),
]
ClientMinutes = Annotated[
    float, typer.Option(min=0.01, help="A client that takes longer is stopped.")
]
Minutes = Annotated[float, typer.Option(min=0.01, help="The whole batch ends then.")]
Memory = Annotated[float, typer.Option(min=0.25, help="GiB that each process may take.")]
Output = Annotated[int, typer.Option(min=1, help="MiB that one notebook may show and print.")]
FailFast = Annotated[
    bool, typer.Option("--fail-fast/--keep-going", help="Whether the first failure ends it.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Redo only what the last run left unfinished.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="List what would be rendered, and write nothing.")
]
Reports = Annotated[
    str, typer.Option(help="Where reports go: OUT/client/period/language; a path or an address.")
]
Cluster = Annotated[
    str,
    typer.Option(help="A Dask scheduler’s address, tcp://…: its hosts render; needs [cluster]."),
]
Force = Annotated[bool, typer.Option("--force", help="Run everything, also what did not change.")]


@dataclass(frozen=True)
class Many:
    """What is asked of a batch beyond its orders.

    Parameters
    ----------
    jobs : int
        Clients at a time; 0 when not said.
    file : Path or None
        The batch file.
    client_minutes, minutes : float
        For one client, and for the whole.
    memory : float
        GiB a process.
    output : int
        MiB a notebook.
    fail_fast, resume, dry_run : bool
        As the options say.
    cluster : str
        A scheduler's address; empty for this machine.
    """

    jobs: int = 0
    file: Path | None = None
    client_minutes: float = CAPS.seconds / 60
    minutes: float = 720.0
    memory: float = CAPS.memory / _GIB
    output: int = CAPS.output // _MIB
    fail_fast: bool = False
    resume: bool = False
    dry_run: bool = False
    cluster: str = ""

    def needed(self, named: Sequence[str]) -> bool:
        """Say whether this is a batch: several clients, an address, or what only a batch has.

        Parameters
        ----------
        named : sequence of str
            The clients' folders, then the folder of reports.
        """
        only = (self.jobs, self.file, self.fail_fast, self.resume, self.dry_run, self.cluster)
        return len(named) > 2 or any(only) or any(is_address(each) for each in named)

    @property
    def caps(self) -> Caps:
        """What one client may use; chapters side by side only where clients are not."""
        lanes = 1 if self.jobs > 1 or self.cluster else CAPS.lanes
        memory, output = int(self.memory * _GIB), self.output * _MIB
        return Caps(self.client_minutes * 60, memory, output, lanes)


def reports(out: str) -> str:
    """Return the whole path of the folder of reports, or its address."""
    return out.rstrip("/") if is_address(out) else str(Path(out).resolve())


def render_many(folders: Sequence[str], usual: Order, many: Many) -> int:
    """Render a batch and say what came of it.

    Parameters
    ----------
    folders : sequence of str
        Clients' folders.
    usual : Order
        What each is rendered as; the batch file's rows may say otherwise.
    many : Many
        The batch's own options.

    Returns
    -------
    int
        The exit code: 0 only when every report stands as it was asked for.

    Raises
    ------
    ParameterError
        When the batch file cannot be used, or one report is asked for twice.
    """
    orders = settled(
        [
            *(_with(usual, client=each) for each in _addresses(folders)),
            *(read_batch(many.file, usual) if many.file is not None else ()),
        ]
    )
    terminal = Terminal(terminal_language(), errors=True)
    if many.dry_run:
        return _dry_run(orders)
    plan = Plan(
        out=Path(usual.out),
        seam=partial(this_machine, max(1, many.jobs)),
        seconds=many.minutes * 60,
        fail_fast=many.fail_fast,
        resume=many.resume,
    )
    with (
        going(plan, orders, usual.out, many.cluster, max(1, many.jobs)) as goes,
        stoppable() as stop,
    ):
        with Told(terminal, len(orders)) as told:

            def end(outcome: Outcome) -> None:
                told.ended(outcome)
                goes.glance(outcome)

            ended = run_batch(orders, goes.plan, terminal.language, end, stop.asked)
        _tell(ended, goes.shown)
        return stop.exit_code if stop.asked.is_set() else int(bool(ended.failed))


def _with(usual: Order, client: str) -> Order:
    return Order(**{**vars(usual), "client": client})


def _addresses(folders: Sequence[str]) -> Iterator[str]:
    for each in folders:
        yield from room("places").folders(each) if is_address(each) else (_address(each),)


def _address(text: str) -> str:
    """Return a client's whole path; a folder that is none fails alone, when its turn comes."""
    try:
        return str(find_client(text))
    except ParameterError:
        return text


def _dry_run(orders: Sequence[Order]) -> int:
    terminal = Terminal(terminal_language())
    known = [(order, standing(order)) for order in orders]
    for order, left in known:
        name = " ".join(each for each in (order.name, order.period) if each)
        state = say("unchanged") if left is not None else say("to render")
        terminal.say(
            say("{client}, {document}: {state}", client=name, document=order.document, state=state)
        )
    missing = sum(left is None for _, left in known)
    terminal.say(say_n("{count} report to render", "{count} reports to render", missing))
    return 0


def _tell(ended: Ended, shown: Callable[[str], str]) -> None:
    terminal = Terminal(terminal_language())
    for outcome in ended.outcomes:
        for report in outcome.reports:
            terminal.line(shown(report))
    for path in ended.written:
        terminal.line(shown(str(path)))
    errors = Terminal(terminal.language, errors=True)
    if ended.failed:
        errors.say(
            say_n(
                "{count} client was not rendered:",
                "{count} clients were not rendered:",
                len(ended.failed),
            )
        )
    for each in ended.failed:
        errors.line(_line(errors, each))


def _line(terminal: Terminal, outcome: Outcome) -> str:
    """Return a failure in one line: which client, how it ended, what is wrong."""
    state = terminal.language.fact(STATES[outcome.state])
    name = " ".join(each for each in (outcome.order.name, outcome.order.period) if each)
    said = " ".join(lines(terminal.language, outcome.faults))
    return f"{name} – {state}. {said}".rstrip()
