"""A batch short of room: on its disk, and of memory beside a browser."""

import contextlib
import resource
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from report.batch_tasks import pretended
from report.test_batch_faults import clients, litter, ran
from stratbook.report.batch.order import Caps, Order
from stratbook.report.batch.outcome import State
from stratbook.report.engine.pool import AVAILABLE
from stratbook.report.forms import Form
from tiny_client import write_client

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")]


@contextlib.contextmanager
def small_disk(place: Path, size: int):
    """Lend a disk of so many bytes; where none can be mounted, files that cannot grow past it."""
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    mounted = bool(shutil.which("mount")) and _runs(asked)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield mounted
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        if mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


def _runs(asked: list[str]) -> bool:
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def filled(disk: Path, mounted: bool) -> None:
    """Leave no room for a report."""
    if not mounted:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        return
    with (disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)


def test_a_full_disk_leaves_the_report_that_was_there(tmp_path):
    client, disk = write_client(tmp_path / "petits_pots"), tmp_path / "disk"
    with small_disk(disk, 6 << 20) as mounted:
        order = Order(str(client), out=str(disk / "reports"), force=True)
        assert pretended(order).state is State.DONE
        page = disk / "reports" / "petits_pots" / "2026-10" / "fr" / "report.html"
        whole = page.read_bytes()
        room = resource.getrlimit(resource.RLIMIT_FSIZE)
        filled(disk, mounted)
        ended = pretended(order)
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
        assert ended.state is State.FAILED
        assert "could not be read or written" in ended.faults[0].problem.plain()
        assert page.read_bytes() == whole
        assert litter(disk) == []
        (disk / "filler").unlink(missing_ok=True)
        assert pretended(order).state is State.DONE


def test_a_pdf_is_printed_within_the_cap_of_memory(tmp_path, monkeypatch):
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("no browser to print with: bash .ci/browser")
    (folder,) = clients(tmp_path, monkeypatch, "fine")
    out = tmp_path / "reports"
    caps = Caps(seconds=120.0, memory=1 << 30, output=4 << 20, lanes=1)
    ended = ran([Order(folder, out=str(out), caps=caps, forms=(Form.PDF,))], out)
    assert [each.faults for each in ended.outcomes] == [()]
    printed = out / "fine" / "2026-10" / "fr" / "report.pdf"
    assert printed.read_bytes().startswith(b"%PDF-")
