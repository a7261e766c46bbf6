"""What a batch says while it runs: a bar on a terminal, a line a client elsewhere."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.terminal import Terminal, inert

STATES: Final = {
    State.DONE: term("rendered"),
    State.UNCHANGED: term("unchanged"),
    State.FAILED: term("failed"),
    State.TIMED_OUT: term("out of time"),
    State.CANCELLED: term("stopped"),
    State.SKIPPED: term("not attempted"),
}


class Told(AbstractContextManager["Told"]):
    """Tells outcomes as they come.

    Parameters
    ----------
    terminal : Terminal
        Where.
    total : int
        Orders of the batch.
    """

    def __init__(self, terminal: Terminal, total: int) -> None:
        self._terminal, self._total, self._count = terminal, total, 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=terminal.console,
            disable=not terminal.console.is_terminal,
        )

    def __enter__(self) -> Self:
        """Show the bar, where there is one."""
        self._bar.start()
        said = self._terminal.language.render(
            say_n("{count} report to render", "{count} reports to render", self._total)
        )
        self._task = self._bar.add_task(said, total=self._total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Leave the bar as it stands."""
        self._bar.stop()

    def ended(self, outcome: Outcome) -> None:
        """Tell one outcome."""
        self._count += 1
        line = self._terminal.language.render(line_of(outcome, self._count, self._total))
        self._bar.console.print(inert(line), soft_wrap=True)
        self._bar.advance(self._task)


def line_of(outcome: Outcome, count: int, total: int) -> Message:
    """Return an outcome as a line: which, how it ended, how long it took."""
    order = outcome.order
    name = " ".join(each for each in (order.name, order.period) if each)
    seconds = Quantity(value=round(outcome.seconds, 1), digits=1, unit=Unit.DECIMAL)
    return say(
        "[{count}/{total}] {client}, {document}: {state} ({seconds} s)",
        count=count,
        total=total,
        client=name,
        document=order.document.value,
        state=STATES[outcome.state],
        seconds=seconds,
    )
