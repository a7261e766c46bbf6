"""A real scheduler and real workers on this machine, each as good as a host of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = "STRATBOOK_TEST_HOST"


class Host:
    """A program and all that comes of it, known by a mark in the environment they inherit."""

    def __init__(self, place: Path, name: str, *program: str) -> None:
        self.place, self.mark = place / name, f"{place.name}-{name}"
        self.place.mkdir(parents=True)
        environment = {
            **os.environ, MARK: self.mark, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"
        }  # fmt: skip
        with (self.place / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli." + program[0], *program[1:]],
                env=environment, cwd=self.place, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    @property
    def log(self) -> str:
        return (self.place / "log").read_text(encoding="utf-8")

    @property
    def at_work(self) -> bool:
        """Whether an order is being rendered here: its notebook's folder is there."""
        return any(self.place.glob("scratch/**/order-*/reports/.work/*"))

    def kill(self) -> None:
        """Cut the power of the worker and its nanny; what they started is left to itself."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def processes(self) -> list[int]:
        """Return the processes that bear the mark, in whichever session they are."""
        found, wanted = [], f"{MARK}={self.mark}".encode()
        for each in Path("/proc").iterdir():
            try:
                if each.name.isdigit() and wanted in (each / "environ").read_bytes().split(b"\0"):
                    found.append(int(each.name))
            except OSError:  # it ended meanwhile, or is not ours
                continue
        return found


def within(seconds: float, true: Callable[[], object]) -> bool:
    """Wait until something is true; say whether it became so."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def cluster(place: Path, workers: int) -> Iterator[tuple[str, list[Host]]]:
    """Lend a scheduler's address and its workers; all of them are gone afterwards."""
    scheduler = Host(
        place, "scheduler", "dask_scheduler",
        "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter",
    )  # fmt: skip
    hosts: list[Host] = [scheduler]
    try:
        assert within(60, lambda: "Scheduler at" in scheduler.log), scheduler.log
        address = re.search(r"tcp://127\.0\.0\.1:\d+", scheduler.log).group()
        hosts += [
            Host(
                place, f"worker{number}", "dask_worker", address, "--nworkers", "1",
                "--nthreads", "1", "--no-dashboard", "--local-directory", "scratch",
                "--preload", "stratbook.report.cluster.host",
            )
            for number in range(workers)
        ]  # fmt: skip
        for each in hosts[1:]:
            assert within(120, lambda each=each: "Registered to" in each.log), each.log
        yield address, hosts[1:]
    finally:
        for each in hosts:
            each.kill()
