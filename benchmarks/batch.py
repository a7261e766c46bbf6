"""How batches scale and what kills leave: ``python benchmarks/batch.py [--clients N] [--kills N]``.

Invented clients of twelve posts each, one small notebook. Writes ``benchmarks/batch.md``.
"""

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from report.batch_tasks import SMALL, lent, pretended  # noqa: E402 - after the path
from report.small_notebooks import write_notebooks  # noqa: E402
from stratbook.core.language import language  # noqa: E402
from stratbook.notebook import editions  # noqa: E402
from stratbook.report.again.lock import clear  # noqa: E402
from stratbook.report.batch.command import Plan, run_batch  # noqa: E402
from stratbook.report.batch.order import Order  # noqa: E402
from stratbook.report.batch.outcome import Outcome, State  # noqa: E402
from tiny_client import write_client  # noqa: E402


@dataclass(frozen=True)
class Scale:
    """A batch of so many clients."""

    clients: int
    seconds: float
    cpu: tuple[float, ...]
    peak: int
    again: float

    @property
    def slope(self) -> float:
        """CPU of a client at the end, over that at the beginning (medians of quarters)."""
        quarter = max(1, len(self.cpu) // 4)
        return statistics.median(self.cpu[-quarter:]) / statistics.median(self.cpu[:quarter])


@dataclass(frozen=True)
class Kills:
    """What a reader saw while writers were killed."""

    kills: int
    looks: int
    torn: int
    lost: int
    left: int


class _Patch:
    """Stands for pytest's: sets, and is never undone in this process."""

    def setattr(self, target: object, name: str, value: object) -> None:
        setattr(target, name, value)


def scaled(clients: int, jobs: int) -> Scale:
    """Render so many clients, then again with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "clients"
        write_notebooks(place / "notebooks", _Patch(), one="len(session.tables['posts'])")
        editions.write()
        out = Path(folder) / "reports"
        orders = [
            Order(str(write_client(place / f"client_{number:04d}")), out=str(out), caps=SMALL)
            for number in range(clients)
        ]
        first, seconds = _timed(orders, out, jobs)
        if any(each.state is not State.DONE for each in first):
            raise RuntimeError(f"a client was not rendered: {first}")
        second, again = _timed(orders, out, jobs)
        if any(each.state is not State.UNCHANGED for each in second):
            raise RuntimeError("a client was rendered again")
        cpu = tuple(each.cpu_seconds for each in first)
        return Scale(clients, seconds, cpu, max(each.peak_bytes for each in first), again)


def _timed(orders: list[Order], out: Path, jobs: int) -> tuple[tuple[Outcome, ...], float]:
    began = time.monotonic()
    plan = Plan(out, lambda: lent(jobs), 36_000.0)
    ended = run_batch(orders, plan, language("en"), lambda _: None, Event())
    return ended.outcomes, time.monotonic() - began


def killed(kills: int) -> Kills:
    """Kill writers of one report at random moments while a reader looks at it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "reports"
        order = Order(str(write_client(Path(folder) / "petits_pots")), out=str(out), force=True)
        page = out / "petits_pots" / "2026-10" / "fr" / "report.html"
        pretended(order)
        began = time.monotonic()
        pretended(order)
        usual = time.monotonic() - began
        seen: list[str] = []
        over = threading.Event()

        def watch() -> None:
            while not over.is_set():
                try:
                    seen.append("" if page.read_bytes().endswith(b"</html>\n") else "torn")
                except FileNotFoundError:
                    seen.append("lost")

        reader = threading.Thread(target=watch)
        reader.start()
        chance, context = random.Random(1), get_context("fork")  # noqa: S311 - no secret
        for _ in range(kills):
            writer = context.Process(target=pretended, args=(order,))
            writer.start()
            time.sleep(chance.uniform(0.2, 1.3) * usual)
            writer.kill()
            writer.join()
        over.set()
        reader.join()
        clear(out, "petits_pots")
        left = sum(1 for path in out.rglob(".*") if "-new-" in path.name or "half" in path.name)
        return Kills(kills, len(seen), seen.count("torn"), seen.count("lost"), left)


def written(scales: list[Scale], kills: Kills) -> str:
    """Return the page of results."""
    rows = "\n".join(
        f"| {each.clients} | {each.seconds:.1f} | {statistics.median(each.cpu):.2f} "
        f"| {each.slope:.2f} | {each.peak / 2**20:.0f} | {each.again:.2f} "
        f"| {each.again / each.seconds:.1%} |"
        for each in scales
    )
    return f"""# Batches

{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}. \
Made by `python benchmarks/batch.py`.

| clients | seconds | CPU s each | last / first quarter | MiB at most | again, s | of first |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}

{kills.kills} writers killed (SIGKILL) at random moments: {kills.looks} looks at the page, \
{kills.torn} torn, {kills.lost} lost, {kills.left} files left after the next start.
"""


def main() -> None:
    """Measure and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clients", type=int, nargs="+", default=[1, 20, 200])
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "batch.md")
    given = asked.parse_args()
    scales = [scaled(each, given.jobs) for each in given.clients]
    given.out.write_text(written(scales, killed(given.kills)), encoding="utf-8")


if __name__ == "__main__":
    main()
