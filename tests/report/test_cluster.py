"""A real Dask cluster of which a worker is killed, and addresses without a cluster."""

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from report.cluster_hosts import cluster, within
from stratbook import cli
from stratbook.core.errors import ParameterError
from stratbook.report.cluster.host import Batch, unfit
from stratbook.report.cluster.seam import executor
from tiny_client import BRIEF, write_client

HISTORY = "kpi_history.csv"


@pytest.mark.parametrize("address", ["tcp://x/../y", "host:8786", "tcp://a b", "inproc://1"])
def test_only_a_scheduler_s_address_is_a_cluster(address):
    with (
        pytest.raises(ParameterError, match="is not the address of a scheduler"),
        executor(address),
    ):
        pass


def test_a_worker_with_another_program_renders_nothing():
    problem, _ = unfit(Batch("token", "another"))
    assert "another version" in problem.plain()


def whole(out: Path) -> dict[str, bytes]:
    """Return the files of a folder of reports by path, the build stamps and the batch's aside."""
    found = {}
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_file() and not name.startswith((".cache/", "index", "summary")):
            content = path.read_bytes()
            if path.name == "manifest.json":
                stamped = json.loads(content)
                del stamped["build"]
                content = json.dumps(stamped).encode()
            found[name] = content
    return found


PULSE = ("--document", "pulse")


def stratbook(*arguments: str) -> subprocess.Popen:
    program = [sys.executable, "-m", "stratbook", "render", *arguments, *PULSE]
    pipe = subprocess.PIPE
    return subprocess.Popen(program, stdout=pipe, stderr=pipe, text=True)


def in_this_process(*arguments: str) -> tuple[int, list[str]]:
    """Run the same command here, where all is imported; return its exit code and what it said."""
    said = io.StringIO()
    with pytest.raises(SystemExit) as left, contextlib.redirect_stdout(said):
        cli.main(["render", *arguments, *PULSE])
    return int(left.value.code or 0), said.getvalue().splitlines()


@pytest.mark.slow
def test_a_killed_host_s_orders_are_rendered_elsewhere_as_they_would_be_here(tmp_path):
    names = ("pots", "bols", "vases", "plats")
    for side in ("here", "there"):
        for name in names:
            brief = BRIEF.replace("Les Petits Pots", f"Les Petits {name.title()}")
            write_client(tmp_path / side / name, brief)
    far = f"file://{tmp_path}/far"
    with cluster(tmp_path / "dask", 3) as (address, hosts):
        addresses = [f"file://{tmp_path}/there/{name}" for name in names]
        batch = stratbook(*addresses, "--out", far, "--cluster", address)
        assert within(300, lambda: hosts[0].at_work or batch.poll() is not None)
        assert batch.poll() is None, batch.communicate()
        hosts[0].kill()
        assert within(10, lambda: not hosts[0].processes()), "orphans of the killed host"
        said, errors = batch.communicate(timeout=900)
        assert batch.returncode == 0, errors
        assert within(10, lambda: not any(each.at_work for each in hosts[1:]))
    assert within(20, lambda: not any(each.processes() for each in hosts))
    pages = [f"{far}/{name}/2026-10/fr/report.html" for name in names]
    assert said.splitlines() == [*pages, f"{far}/index.html", f"{far}/summary.json"]
    summary = json.loads((tmp_path / "far" / "summary.json").read_text("utf-8"))
    assert [each["state"] for each in summary["outcomes"]] == ["done"] * 4
    near = [str(tmp_path / "here" / name) for name in names]
    assert in_this_process(*near, "--out", str(tmp_path / "near"), "--jobs", "2")[0] == 0
    assert whole(tmp_path / "far") == whole(tmp_path / "near")
    for name in names:
        own, others = tmp_path / "here" / name / HISTORY, tmp_path / "there" / name / HISTORY
        assert own.read_bytes() == others.read_bytes()


@pytest.mark.slow
def test_addresses_need_no_cluster_and_a_torn_report_is_resumed(tmp_path):
    write_client(tmp_path / "clients" / "pots")
    far = f"file://{tmp_path}/far"
    asked = (f"file://{tmp_path}/clients/*", "--out", far, "--resume")
    page = f"{far}/pots/2026-10/fr/report.html"
    for state in ("done", "unchanged", "done"):
        code, said = in_this_process(*asked)
        assert (code, said[0]) == (0, page)
        summary = json.loads((tmp_path / "far" / "summary.json").read_text("utf-8"))
        assert [each["state"] for each in summary["outcomes"]] == [state]
        if state == "unchanged":
            (tmp_path / "far/pots/2026-10/fr/trace.csv").write_text("torn")
