"""The demonstration reports and a hostile one, rendered once, and a browser to open them in."""

import datetime as dt
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from hostile_client import write_hostile_client
from stratbook.report.calendar.command import Wanted, write_calendar
from stratbook.report.forms import Form
from stratbook.report.media_plan.command import write_plan
from stratbook.report.render import render_client

DEMOS = {
    "ateliers_du_rivage": ("fr",),
    "ville_de_port_alban": ("fr",),
    "halden_controls": ("en",),
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 900


def _absent(what: str) -> None:
    """Fail where every test must run, skip on a machine that lacks the tool."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{what} is missing: bash .ci/browser")
    pytest.skip(f"{what} is missing: bash .ci/browser")


@pytest.fixture(scope="session")
def reports(tmp_path_factory, root) -> Path:
    """Return the folder of the demonstration reports."""

    def demonstrations(out: Path) -> None:
        for client, languages in DEMOS.items():
            folder = root / "data" / "clients" / client
            render_client(folder, languages=languages, out=out, forms=(Form.XLSX,))

    return _once(tmp_path_factory, "reports", demonstrations)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    """Return the folder of a hostile client's report: ``out``, beside the client's own."""

    def attacked(place: Path) -> None:
        client = write_hostile_client(place / "pots")
        out = place / "out"
        render_client(client, out=out, forms=(Form.PPTX, Form.XLSX))
        write_calendar(str(client), dt.date(2026, 11, 3), Wanted(out=out))
        write_plan(str(client), out=out)

    return _once(tmp_path_factory, "hostile", attacked)


def _once(factory: pytest.TempPathFactory, name: str, render: Callable[[Path], None]) -> Path:
    """Return a folder of reports; one worker renders, the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out, claimed, done = shared / name, shared / f"{name}-claimed", shared / f"{name}-rendered"
    try:
        claimed.mkdir()
    except FileExistsError:
        _wait_for(done)
    else:
        done.write_text(_failure(render, out), encoding="utf-8")
    if failure := done.read_text(encoding="utf-8"):
        pytest.fail(failure)
    return out


def _failure(render: Callable[[Path], None], out: Path) -> str:
    """Render; return what failed."""
    try:
        render(out)
    except Exception as error:  # noqa: BLE001 - the other workers must hear of any failure
        return f"{type(error).__name__}: {error}"
    return ""


def _wait_for(done: Path) -> None:
    for _ in range(PATIENCE):
        if done.exists() and done.stat().st_mtime < time.time() - 0.5:
            return
        time.sleep(1)
    pytest.fail("the worker that renders did not finish")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: that of CHROMIUM, or the system's."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "google-chrome", "chromium-browser")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        _absent("Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe(root) -> str:
    """Return axe-core's source."""
    path = root / ".node" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        _absent("axe-core")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_faults(root, reports) -> dict[Path, list[str]]:
    """Return what html-validate holds against each report; one run reads them all."""
    program = root / ".node" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node")
    if node is None or not program.is_file():
        _absent("html-validate")
    pages = sorted(reports.glob("*/*/*/report.html"))
    rules = reports / "html-validate.json"
    rules.write_text('{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8")
    said = subprocess.run(
        [str(node), str(program), "--config", str(rules), "--formatter", "json", *map(str, pages)],
        capture_output=True, text=True, timeout=180, check=False,
    ).stdout  # fmt: skip
    found: dict[Path, list[str]] = {each: [] for each in pages}
    for file in json.loads(said):
        found[Path(file["filePath"])] += [
            f"{each['line']}: {each['ruleId']}: {each['message']}" for each in file["messages"]
        ]
    return found
