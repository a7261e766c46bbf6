"""A batch in which most clients fail, each in its own way, and nothing is lost or left over."""

import contextlib
import ctypes
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import Any

import pytest

from report.batch_tasks import ACTS, NEVER, SMALL, lent, pretended
from report.small_notebooks import write_notebooks
from stratbook.core.errors import ParameterError
from stratbook.core.language import language
from stratbook.core.vocabulary import Document
from stratbook.report.again.lock import clear, locked
from stratbook.report.batch.command import Plan, run_batch
from stratbook.report.batch.order import Caps, Order
from stratbook.report.batch.outcome import State
from stratbook.report.batch.running import Ending
from stratbook.report.batch.usage import descendants
from stratbook.report.engine.pool import AVAILABLE
from tiny_client import BRIEF, write_client

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")]


def clients(tmp_path: Path, monkeypatch, *names: str) -> list[str]:
    place = tmp_path / "clients"
    write_notebooks(place / "notebooks", monkeypatch, acts=f"exec({ACTS!r})")
    return [str(write_client(place / name)) for name in names]


def ran(orders, out, **changed):
    plan = Plan(out, lambda: lent(2), **{"seconds": 300.0, **changed})
    told = []
    return run_batch(orders, plan, language("en"), told.append, changed.pop("stop", NEVER))


def litter(out: Path) -> list[str]:
    """Return what a render should not leave: half files, work folders, reports set aside."""
    odd = re.compile(r"\.(half|work|.*-(new|old))-?")
    return [str(path) for path in out.rglob(".*") if odd.match(path.name)]


@pytest.mark.usefixtures("adopting")
def test_each_failure_is_its_client_s_and_the_others_are_rendered(tmp_path, monkeypatch):
    before = set(descendants(os.getpid()))
    names = ("fine", "hung", "exits", "dies", "greedy", "loud", "raises", "struck", "full",
             "unread", "well")  # fmt: skip
    folders = clients(tmp_path, monkeypatch, *names)
    (Path(folders[names.index("unread")]) / "client.yml").write_bytes(b"\xff\xfe\x00 not text")
    out = tmp_path / "reports"
    caps = Caps(seconds=40.0, memory=3 << 30, output=4 << 20, lanes=1)
    hung = Caps(seconds=12.0, memory=3 << 30, output=4 << 20, lanes=1)
    orders = [
        Order(each, out=str(out), caps=hung if each.endswith("hung") else caps) for each in folders
    ]
    ended = ran(orders, out)
    states = {each.order.name: each.state for each in ended.outcomes}
    assert {name for name, state in states.items() if state is State.DONE} == {"fine", "well"}
    assert states.pop("hung") is State.TIMED_OUT
    others = {name: state for name, state in states.items() if name not in {"fine", "well"}}
    assert others == dict.fromkeys(others, State.FAILED)
    said = {each.order.name: [str(fault.problem.plain()) for fault in each.faults]
            for each in ended.outcomes}  # fmt: skip
    assert any("stopped after" in line for line in said["hung"])
    assert any("ends the notebook before its last cell" in line for line in said["exits"])
    assert any("exit code 3" in line for line in said["dies"])
    assert any("memory" in line for line in said["greedy"])
    assert any("shows more than a chapter may" in line for line in said["loud"])
    assert any("division by zero" in line for line in said["raises"])
    assert any("SIGKILL" in line for line in said["struck"])
    assert any("could not be read or written" in line for line in said["full"])
    assert said["unread"]
    assert ended.ending is Ending.WHOLE
    assert litter(out) == []
    assert not any((out / name).joinpath("2026-10", "fr").exists() for name in names[1:-1])
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["counts"]["failed"] == 8
    assert str(tmp_path) not in (out / "summary.json").read_text("utf-8")
    page = (out / "index.html").read_text("utf-8")
    assert "What could not be rendered" in page
    assert all(name in page for name in names)
    assert still_there(before) == set()


def still_there(before: set[int]) -> set[int]:
    """Return what the fork server made and a batch left, whoever its parent is by now.

    Others of this process's children may come and go: an open browser has its own.
    """
    server: Any = forkserver
    own = {server._forkserver._forkserver_pid}
    left: set[int] = set()
    for _ in range(80):
        family = set(descendants(os.getpid())) - before - own
        left = {pid for pid in family if "forkserver" in _command(pid) and not _over(pid)}
        if not left:
            break
        time.sleep(0.1)
    return left


@pytest.fixture
def adopting():
    """Make the children of children that end this process's own, to be found."""
    call: Any = ctypes.CDLL(None).prctl
    call(_ADOPT, 1, 0, 0, 0)
    yield
    call(_ADOPT, 0, 0, 0, 0)


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""


def test_the_first_failure_ends_a_batch_that_is_to_fail_fast(tmp_path, monkeypatch):
    folders = clients(tmp_path, monkeypatch, "raises", "hung", "fine", "well")
    out = tmp_path / "reports"
    ended = ran([Order(each, out=str(out), caps=SMALL) for each in folders], out, fail_fast=True)
    assert ended.ending is Ending.FAILED_FAST
    states = [each.state for each in ended.outcomes]
    assert states[0] is State.FAILED
    assert not any(state is State.DONE for state in states[2:])
    assert litter(out) == []


def started(out: Path, folders: list[str]) -> subprocess.Popen[str]:
    """Start a batch of small clients, one at a time, as a process of its own."""
    task = Path(__file__).with_name("batch_tasks.py")
    paths = os.pathsep.join(str(each) for each in (task.parents[1], *sys.path) if str(each))
    return subprocess.Popen(
        [sys.executable, str(task), str(out), *folders], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths}, start_new_session=True,
    )  # fmt: skip


def outliving(family: tuple[int, ...]) -> list[int]:
    """Return the processes of a family that are still there after a few seconds."""
    left: list[int] = []
    for _ in range(80):
        left = [pid for pid in family if Path(f"/proc/{pid}").exists() and not _over(pid)]
        if not left:
            break
        time.sleep(0.1)
    return left


def test_a_batch_killed_outright_leaves_no_process_and_can_be_resumed(tmp_path, monkeypatch):
    folders = clients(tmp_path, monkeypatch, "fine", "hung")
    out = tmp_path / "reports"
    process = started(out, folders)
    assert process.stdout is not None
    assert process.stdout.readline() == "fine done\n"
    time.sleep(1.5)
    family = descendants(process.pid)
    assert len(family) >= 4  # the fork servers, the slot, its worker, the notebook
    process.kill()
    process.wait()
    assert outliving(family) == []
    orders = [Order(folders[0], out=str(out), caps=SMALL)]
    assert [each.state for each in ran(orders, out, resume=True).outcomes] == [State.UNCHANGED]
    clear(out, "hung")
    assert litter(out) == []


def test_a_stop_leaves_a_summary_no_process_and_no_half_report_and_can_be_resumed(
    tmp_path, monkeypatch
):
    folders = clients(tmp_path, monkeypatch, "fine", "hung", "well")
    out = tmp_path / "reports"
    process = started(out, folders)
    assert process.stdout is not None
    assert process.stdout.readline() == "fine done\n"
    time.sleep(1.5)
    family = descendants(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 128 + signal.SIGTERM
    assert outliving(family) == []
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["ended"] == "stopped"
    states = [each["state"] for each in summary["outcomes"]]
    assert states[0] == "done"
    assert "done" not in states[1:]
    assert litter(out) == []
    assert (out / "fine" / "2026-10" / "fr" / "report.html").is_file()
    # What is resumed leaves the first client alone, even though its files changed since.
    (Path(folders[0]) / "client.yml").write_text(BRIEF + "\n# later\n", "utf-8")
    orders = [Order(each, out=str(out), caps=SMALL) for each in (folders[0], folders[2])]
    again = ran(orders, out, resume=True)
    assert [each.state for each in again.outcomes] == [State.UNCHANGED, State.DONE]


def _over(pid: int) -> bool:
    """Say whether a process has ended and only waits to be reaped."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def test_a_dozen_kills_at_random_moments_tear_and_lose_nothing(tmp_path):
    out = tmp_path / "reports"
    client = write_client(tmp_path / "petits_pots")
    page = out / "petits_pots" / "2026-10" / "fr" / "report.html"
    order = Order(str(client), out=str(out), force=True)
    assert pretended(order).state is State.DONE
    seen, over = [], threading.Event()

    def watch() -> None:
        while not over.is_set():
            try:
                seen.append(page.read_bytes().endswith(b"</html>\n"))
            except FileNotFoundError:
                seen.append(False)

    reader = threading.Thread(target=watch)
    reader.start()
    chance, context = random.Random(7), get_context("fork")  # noqa: S311 - moments, no secret
    began = time.monotonic()
    pretended(order)
    usual = time.monotonic() - began
    for _ in range(12):
        writer = context.Process(target=pretended, args=(order,))
        writer.start()
        time.sleep(chance.uniform(0.3, 1.2) * usual)
        writer.kill()
        writer.join()
    over.set()
    reader.join()
    assert len(seen) > 100
    assert all(seen)
    clear(out, "petits_pots")
    assert litter(out) == []
    assert pretended(order).state is State.DONE
    assert litter(out) == []


def test_a_client_s_period_is_rendered_by_one_at_a_time(tmp_path):
    out = tmp_path / "reports"
    with locked(out, "acme", "2026-10"):
        with (
            pytest.raises(ParameterError, match="Another process renders acme"),
            locked(out, "acme", "2026-10", patience=0.1),
        ):
            pass
        with locked(out, "acme", "2026-09", patience=0.1):
            pass
    holder = get_context("fork").Process(target=_hold, args=(out,))
    holder.start()
    time.sleep(0.5)
    holder.kill()
    holder.join()
    with locked(out, "acme", "2026-10", patience=1.0):
        pass


def _hold(out: Path) -> None:
    with locked(out, "acme", "2026-10"):
        time.sleep(60)


def test_twenty_clients(tmp_path, monkeypatch):
    names = [f"client_{number:02d}" for number in range(20)]
    folders = clients(tmp_path, monkeypatch, *names)
    out = tmp_path / "reports"
    orders = [Order(each, document=Document.PULSE, out=str(out), caps=SMALL) for each in folders]
    ended = ran(orders, out)
    assert [each.order.name for each in ended.outcomes] == names
    assert {each.faults for each in ended.outcomes} == {()}
    assert {each.state for each in ended.outcomes} == {State.DONE}
    assert sum(each.cpu_seconds for each in ended.outcomes) < 60
    pages = {Path(each.reports[0]).read_bytes() for each in ended.outcomes}
    assert all(page.endswith(b"</html>\n") for page in pages)
    assert {each.state for each in ran(orders, out).outcomes} == {State.UNCHANGED}
