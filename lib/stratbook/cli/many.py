"""Rendering many clients in one go, and saying what came of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from stratbook.cli.batch import Many
from stratbook.core.errors import ParameterError
from stratbook.core.message import say, say_n
from stratbook.notebook.faults import lines
from stratbook.notebook.places import find_client
from stratbook.report.batch.command import Ended, Plan, run_batch, standing, this_machine
from stratbook.report.batch.order import Order
from stratbook.report.batch.orders import settled
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.progress import STATES, Told
from stratbook.report.batch.sheet import read_batch
from stratbook.report.batch.signals import stoppable
from stratbook.report.cluster.asked import going
from stratbook.report.cluster.extra import is_address, room
from stratbook.report.terminal import Terminal, terminal_language


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
            *(replace(usual, client=each) for each in _addresses(folders)),
            *(read_batch(many.file, usual) if many.file is not None else ()),
        ]
    )
    if many.dry_run:
        return _dry_run(orders)
    return _rendered(orders, usual.out, many)


def _rendered(orders: Sequence[Order], out: str, many: Many) -> int:
    terminal = Terminal(terminal_language(), errors=True)
    plan = Plan(
        out=Path(out),
        seam=partial(this_machine, max(1, many.jobs)),
        seconds=many.minutes * 60,
        fail_fast=many.fail_fast,
        resume=many.resume,
    )
    with (
        going(plan, orders, out, many.cluster, max(1, many.jobs)) as goes,
        stoppable() as stop,
    ):
        with Told(terminal, len(orders)) as told:

            def end(outcome: Outcome) -> None:
                told.ended(outcome)
                goes.glance(outcome)

            ended = run_batch(orders, goes.plan, terminal.language, end, stop.asked)
        _tell(ended, goes.shown)
        return stop.exit_code if stop.asked.is_set() else int(bool(ended.failed))


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
