"""A batch from end to end: what stands, what runs, what is written of it."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Final

from stratbook.core.errors import WorkbookError
from stratbook.core.language import LANGUAGES, Language
from stratbook.core.vocabulary import Document
from stratbook.notebook.places import find_client
from stratbook.report.batch.asked import wanted_of
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.pool import executor
from stratbook.report.batch.portfolio import write_portfolio
from stratbook.report.batch.running import Course, Ending, Seam, run_orders
from stratbook.report.batch.summary import FILE, finished, summary, write_summary
from stratbook.report.batch.task import render_order
from stratbook.report.chapters import CHAPTERS
from stratbook.report.inputs import input_files

_EVERY: Final = 2.0  # seconds between two writings of a summary that grows
RUNNING: Final = "running"
Lending = Callable[[], AbstractContextManager[Seam]]


@dataclass(frozen=True)
class Plan:
    """How a batch is to go.

    Parameters
    ----------
    out : Path
        Where its ``summary.json`` and ``index.html`` go.
    seam : callable
        Lends what runs its orders, when there are any to run.
    seconds : float
        For the whole.
    fail_fast : bool
        Whether the first failure ends it.
    resume : bool
        Whether what an earlier run finished is left alone.
    local : bool
        Whether the clients lie on this machine, so that what stands is seen from here.
    stands : callable
        Says of a page that the resumed run finished whether it still stands.
    """

    out: Path
    seam: Lending
    seconds: float
    fail_fast: bool = False
    resume: bool = False
    local: bool = True
    stands: Callable[[Path], bool] = Path.is_file


@dataclass(frozen=True)
class Ended:
    """A batch that ended.

    Parameters
    ----------
    outcomes : tuple of Outcome
        One an order, in their order.
    ending : Ending
        Why it ended.
    written : tuple of Path
        ``index.html`` and ``summary.json``.
    """

    outcomes: tuple[Outcome, ...]
    ending: Ending
    written: tuple[Path, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Those whose reports do not stand as they were asked for."""
        return tuple(each for each in self.outcomes if not each.state.whole)


@contextmanager
def this_machine(jobs: int) -> Iterator[Seam]:
    """Lend a seam to processes of this machine."""
    with executor(jobs) as pool:
        yield Seam(lambda order: pool.submit(render_order, order), pool.stop)


def run_batch(
    orders: Sequence[Order],
    plan: Plan,
    language: Language,
    ended: Callable[[Outcome], None],
    stopping: Event,
) -> Ended:
    """Run a batch and write its summary and its portfolio.

    Parameters
    ----------
    orders : sequence of Order
        What to render.
    plan : Plan
        How.
    language : Language
        Of ``index.html``; the other language's page lies beside.
    ended : callable
        Told each outcome as it comes.
    stopping : Event
        Set by who wants it to stop.
    """
    ledger = _Ledger(orders, plan.out, ended)
    for place, outcome in _standing(orders, plan, stopping).items():
        ledger.put(place, outcome)
    missing = ledger.missing
    ending = Ending.STOPPED if stopping.is_set() else Ending.WHOLE
    if missing and not stopping.is_set():
        places = {id(orders[place]): place for place in missing}
        course = Course(
            plan.seconds,
            plan.fail_fast,
            stopping,
            lambda each: ledger.put(places[id(each.order)], each),
        )
        with plan.seam() as seam:
            _, ending = run_orders([orders[place] for place in missing], seam, course)
    outcomes = ledger.close(ending)
    pages = write_portfolio(outcomes, plan.out, (language.code, *LANGUAGES))
    return Ended(outcomes, ending, (*pages, plan.out / FILE))


def standing(order: Order) -> Outcome | None:
    """Return what came of an order whose reports stand as they would come out now."""
    began = time.monotonic()
    with suppress(WorkbookError, OSError):
        client = find_client(order.client)
        wanted = wanted_of(order)
        chapters = CHAPTERS[Document(wanted.document)]
        known = None if wanted.force else wanted.standing(client, chapters)
        if known is not None and (left := known.left(input_files(client))) is not None:
            reports = tuple(str(each) for each in left.reports)
            seconds = time.monotonic() - began
            return Outcome(
                order, State.UNCHANGED, reports=reports, seconds=seconds, facts=left.facts
            )
    return None


def _standing(orders: Sequence[Order], plan: Plan, stopping: Event) -> dict[int, Outcome]:
    """Return what needs no run: finished by the run that is resumed, or unchanged."""
    found = finished(plan.out / FILE, orders, plan.stands) if plan.resume else {}
    for place, order in enumerate(orders):
        if place not in found and plan.local and not stopping.is_set():
            left = standing(order)
            if left is not None:
                found[place] = left
    return found


@dataclass
class _Ledger:
    """The outcomes so far, on disk now and then: a run that is killed can be resumed."""

    orders: Sequence[Order]
    out: Path
    told: Callable[[Outcome], None]
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    began: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    written: float = 0.0

    @property
    def missing(self) -> list[int]:
        return [place for place in range(len(self.orders)) if place not in self.outcomes]

    def put(self, place: int, outcome: Outcome) -> None:
        self.outcomes[place] = outcome
        self.told(outcome)
        if time.monotonic() - self.written >= _EVERY:
            self._write(RUNNING)

    def close(self, ending: Ending) -> tuple[Outcome, ...]:
        for place in self.missing:
            self.outcomes[place] = Outcome(self.orders[place], State.CANCELLED)
        self._write(ending.value)
        return self._all()

    def _write(self, ended: str) -> None:
        content = summary(self._all(), self.out, ended, (self.began, dt.datetime.now(dt.UTC)))
        write_summary(self.out / FILE, content)
        self.written = time.monotonic()

    def _all(self) -> tuple[Outcome, ...]:
        return tuple(self.outcomes[place] for place in sorted(self.outcomes))
