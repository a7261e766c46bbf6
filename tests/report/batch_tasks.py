"""Orders rendered with one small notebook, in the pool's own processes."""

import os
import resource
import signal
import sys
from pathlib import Path
from threading import Event
from unittest.mock import patch

import nbformat

from stratbook.core.language import language
from stratbook.core.vocabulary import Document
from stratbook.notebook import editions
from stratbook.notebook.record import Record
from stratbook.report import render
from stratbook.report.again import chapters as again
from stratbook.report.batch.command import Plan, run_batch
from stratbook.report.batch.one import render_one
from stratbook.report.batch.order import Caps, Order
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.pool import executor
from stratbook.report.batch.running import Seam
from stratbook.report.batch.signals import stoppable
from stratbook.report.run import Chapter

ACTS = """\
import os, sys, time
client = session.brief.client
acts = dict(
    hung=lambda: time.sleep(600), exits=lambda: sys.exit(0), dies=lambda: os._exit(3),
    greedy=lambda: bytearray(1 << 34), loud=lambda: print('x' * (5 << 20)),
    raises=lambda: 1 / 0,
)
acts.get(client, lambda: None)()
len(session.tables['posts'])
"""
SMALL = Caps(seconds=60.0, output=4 << 20, lanes=1)


def small(order: Order) -> Outcome:
    """Render an order from the notebooks that lie beside the clients."""
    place = Path(order.client).parent / "notebooks"
    editions._checkout = lambda: place
    ids = tuple(sorted(path.stem for path in (place / "src").glob("*.py")))
    render.CHAPTERS = dict.fromkeys(Document, ids)
    match order.name:
        case "struck":
            os.kill(os.getpid(), signal.SIGKILL)
        case "full":
            return _on_a_full_disk(order)
    return render_one(order)


def _on_a_full_disk(order: Order) -> Outcome:
    """Render where no file may grow past a few kilobytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        return render_one(order)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def pretended(order: Order) -> Outcome:
    """Render an order whose chapter takes no time: what remains is the writing.

    Called in the tests' own process too: what it puts aside is put back.
    """
    one = dict.fromkeys(Document, ("08_performance",))
    with (
        patch.object(render, "CHAPTERS", one),
        patch.object(render, "warm_worker", _nobody),
        patch.object(again, "run_chapters", _pretended_chapters),
    ):
        return render_one(order)


def _nobody(*_: object) -> object:
    return render.nullcontext()


def _pretended_chapters(ids: object, *_: object) -> tuple[Chapter, ...]:
    notebook = nbformat.v4.new_notebook()
    return tuple(Chapter(each, "Chapter", notebook, Record()) for each in ids)  # type: ignore[attr-defined]


def main(out: str, *clients: str) -> int:
    """Render clients as a process of its own, to be stopped from outside."""
    orders = [Order(each, out=out, caps=SMALL, engine=None) for each in clients]
    told: list[Outcome] = []

    def ended(outcome: Outcome) -> None:
        told.append(outcome)
        sys.stdout.write(f"{outcome.order.name} {outcome.state}\n")
        sys.stdout.flush()

    with stoppable() as stop:
        plan = Plan(Path(out), lambda: lent(1), 300.0)
        run_batch(orders, plan, language("en"), ended, stop.asked)
        return stop.exit_code if stop.asked.is_set() else 0


class lent:  # noqa: N801 - reads as the context it is
    """A seam to processes that render small notebooks."""

    def __init__(self, jobs: int) -> None:
        self._lending = executor(jobs)

    def __enter__(self) -> Seam:
        """Start."""
        self.pool = self._lending.__enter__()
        return Seam(lambda order: self.pool.submit(small, order), self.pool.stop)

    def __exit__(self, *error: object) -> None:
        """End."""
        self._lending.__exit__(*error)


NEVER = Event()

if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
