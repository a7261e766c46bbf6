"""How long each explorer takes to answer a key: in Python, and until the answer is painted.

In process: a control's value is set as the browser would set it, until the page's HTML is there.
In Chromium: JupyterLab runs a notebook, one explorer a cell; a key is pressed on a control, and
the time is taken in the page, from the key to the frame after the last change of the output. The
first change is told too: the value often stands before the chart below it.

    python benchmarks/explorers.py [moves] [--no-browser] [explorer …]
"""

import contextlib
import datetime as dt
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import numpy as np
from playwright.sync_api import sync_playwright

from stratbook.notebook.session import open_session

CLIENTS = Path(__file__).resolve().parents[1] / "data" / "clients"
CLIENT = "ateliers_du_rivage"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
UNKNOWN = (
    "Post Message;Posted At;Channel;Hootlink Clicks;Likes;Replies;Native ID\n"
    + "".join(
        f"Message {n};{1 + n % 28:02d}/10/2026 09:00;Facebook;{n};{3 * n};{n % 7};12345678901_{n}\n"
        for n in range(300)
    )
)  # fmt: skip
# An explorer: what makes it, and the name (its description, in French) of the control moved.
EXPLORERS = {
    "objectives": ("from stratbook.notebook.explorers.objectives import explore_objectives",
                   "explore_objectives(session)", ""),
    "platforms": ("from stratbook.notebook.explorers.platforms import explore_platforms",
                  "explore_platforms(session)", ""),
    "budget": ("from stratbook.notebook.explorers.budget import explore_budget\n"
               "from stratbook.plan import chapter",
               "explore_budget(session, chapter.plan_media(session.brief, session.tables))",
               "Achat d’espace"),
    "kpis": ("from stratbook.notebook.explorers.kpis import explore_kpis",
             "explore_kpis(session)", "Base du taux"),
    "triage": ("from stratbook.notebook.explorers.triage import explore_triage",
               "explore_triage(session)", "Contenu"),
    "mapping": ("from stratbook.notebook.explorers.mapping import explore_mapping",
                "explore_mapping(session)", "Hootlink Clicks"),
    "choosing": ("from stratbook.notebook.explorers.choosing import explore_clients",
                 "explore_clients(session)", "Période"),
}  # fmt: skip


def copied(place):
    """Copy the demonstration client with an unknown file, beside two others."""
    for name in (CLIENT, "ville_de_port_alban", "librairie_du_quai"):
        shutil.copytree(CLIENTS / name, place / "data" / "clients" / name)
    client = place / "data" / "clients" / CLIENT
    (client / "exports" / "hootsuite_octobre.csv").write_text(UNKNOWN, encoding="utf-8")
    return client


# -- in process ---------------------------------------------------------------------


def controls_of(widget):
    """Yield the controls inside a widget that a person moves."""
    if getattr(widget, "description", "") and hasattr(widget, "value"):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from controls_of(child)


def other_value(control, number):
    """Return another value of a control, as a key would give; None where it has no other."""
    if getattr(control, "options", None):
        values = [value for _, value in control.options]
        return values[(number + 1) % len(values)] if len(values) > 1 else None
    if isinstance(control.value, float) and hasattr(control, "max"):
        step = control.step or (control.max - control.min) / 100
        return float(np.clip(control.value + step * (1 + number % 3), control.min, control.max))
    return None


def timed(widget, name, count):
    """Return the milliseconds of each move: CPU, and by the clock."""
    found = [each for each in controls_of(widget) if each.description.startswith(name)]
    moved = [each for each in found if other_value(each, 0) is not None and not each.disabled]
    cpu, clock = [], []
    for number in range(count):
        control = moved[0]
        value = other_value(control, number)
        if value == control.value:
            value = other_value(control, number + 1)
        before, at = time.process_time(), time.perf_counter()
        control.value = value
        cpu.append(1000 * (time.process_time() - before))
        clock.append(1000 * (time.perf_counter() - at))
    return cpu, clock


def in_process(client, work, count, names):
    """Measure every explorer in this process."""
    session, found = open_session(client, language="fr", work=work), {}
    for name in names:
        imports, call, control = EXPLORERS[name]
        room = {"session": session}
        exec(imports, room)  # noqa: S102 - the same lines as in the notebook's cell
        widget = eval(call, room)  # noqa: S307
        found[name] = timed(widget, control, count)
    return found


# -- painted ------------------------------------------------------------------------

WATCH = """
() => {
  window.bench = {at: 0, first: 0, last: 0};
  const noted = () => requestAnimationFrame(() => setTimeout(() => {
    const now = performance.now();
    if (!bench.first) bench.first = now;
    bench.last = now;
  }));
  new MutationObserver(changes => {
    const shown = changes.some(each =>
      (each.target.closest || (() => null)).call(each.target, '.widget-html-content'));
    if (bench.at && shown) noted();
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
  document.addEventListener('keydown', () => { Object.assign(bench, {at: performance.now(),
    first: 0, last: 0}); }, true);
}
"""


@contextlib.contextmanager
def jupyterlab(root):
    """Run JupyterLab in folders of its own; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    here = Path(sys.executable).parent
    env = os.environ | {"PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}
    env |= {f"JUPYTER_{each}_DIR": str(root / each) for each in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        str(here / "jupyter"), "lab", "--no-browser", f"--port={port}", "--allow-root",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        f"--ServerApp.root_dir={root}", "--LabApp.news_url=None",
    ]  # fmt: skip
    with (root / "lab.log").open("w") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)  # noqa: S603
    try:
        for _ in range(120):
            with contextlib.suppress(URLError, OSError):
                urlopen(f"http://localhost:{port}/api", timeout=2)
                break
            time.sleep(0.5)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(20)


def notebook_of(names, client, work):
    """Return a notebook that opens the client and shows explorers, a cell each."""
    opened = (
        "from stratbook.notebook.session import open_session\n"
        f"session = open_session({str(client)!r}, language='fr', work={str(work)!r})\nsession"
    )
    cells = [opened, *("\n".join(EXPLORERS[name][:2]) for name in names)]
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    return made


IDLE = """
() => [...document.querySelectorAll('.jp-StatusBar-TextItem')]
  .some(each => each.textContent.includes('Idle'))
"""


def run_all(page, address, names):
    """Open the notebook, run it and wait until every explorer's controls are there."""
    page.goto(f"{address}/lab/tree/explorers.ipynb?reset", wait_until="load", timeout=120_000)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=120_000)
    page.wait_for_function(IDLE, timeout=120_000)
    page.locator(".lm-MenuBar-itemLabel:has-text('Run')").first.click()
    page.locator(".lm-Menu-itemLabel:has-text('Run All Cells')").first.click()
    last = page.locator(".jp-CodeCell").nth(len(names)).locator(".jp-OutputArea .sb-control")
    last.first.wait_for(state="attached", timeout=180_000)
    page.wait_for_function(IDLE, timeout=120_000)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)


DOWN_UP = ("ArrowDown", "ArrowUp")


def painted(page, cell, name, count):
    """Press keys on an explorer's control; return milliseconds to the first and the last paint."""
    control = page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea .sb-control")
    label = EXPLORERS[name][2]
    if label:
        control = control.filter(has_text=label)
    target = control.locator("select, .noUi-handle").first
    target.scroll_into_view_if_needed()
    target.focus()
    first, last = [], []
    steps, onward, back = 3, "ArrowRight", "ArrowLeft"
    if target.evaluate("each => each.tagName") == "SELECT":
        steps, onward, back = target.evaluate("each => each.options.length - 1"), *DOWN_UP
        page.keyboard.press("Home")
        page.wait_for_timeout(900)
    for number in range(count):
        page.keyboard.press(back if number % (2 * steps) >= steps else onward)
        page.wait_for_timeout(900)
        found = page.evaluate("() => bench")
        if found["last"]:
            first.append(found["first"] - found["at"])
            last.append(found["last"] - found["at"])
    return first, last


def in_chromium(client, root, count, names):
    """Measure every explorer in JupyterLab."""
    nbformat.write(notebook_of(names, client, root / "work"), root / "explorers.ipynb")
    with jupyterlab(root) as address, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        run_all(page, address, names)
        found = {name: painted(page, at, name, count) for at, name in enumerate(names, 1)}
        browser.close()
    return found


def main():
    """Measure, and write the table beside this file."""
    given = [each for each in sys.argv[1:] if each.isdigit()]
    count = int(given[0]) if given else 20
    names = [each for each in EXPLORERS if each in sys.argv[1:]] or [*EXPLORERS]
    with TemporaryDirectory() as held:
        root = Path(held)
        client = copied(root)
        python = in_process(client, root / "work", count, names)
        seen = {} if "--no-browser" in sys.argv else in_chromium(client, root, count, names)
    Path(__file__).with_suffix(".md").write_text(page_of(python, seen, count), encoding="utf-8")


def page_of(python, seen, count):
    """Return the page with the table."""
    lines = []
    for name, (cpu, clock) in python.items():
        first, last = seen.get(name, ([], []))
        figures = [np.median(cpu), np.quantile(cpu, 0.9), np.median(clock)]
        told = " | ".join(f"{each:.0f}" for each in figures)
        paints = " | ".join(f"{np.median(each):.0f}" if each else "–" for each in (first, last))
        lines.append(f"| {name} | {told} | {paints} | {len(last)} |")
    return TEXT.format(
        day=dt.datetime.now(tz=dt.UTC).date(), count=count, cores=os.cpu_count(),
        load=os.getloadavg()[0], lines="\n".join(lines),
        system=f"{platform.system()}, Python {platform.python_version()}",
    )  # fmt: skip


TEXT = """# From a key to the painted answer

{day}, {count} moves an explorer, one run, demonstration client; {cores} cores shared (load
{load:.1f}), {system}. Made by `python benchmarks/explorers.py`. Milliseconds. In Python: from the
control's value to the page's HTML. Painted: JupyterLab in Chromium, from the key to the frame in
which the first, then the last change of the output stands.

| explorer | Python, CPU, median | slowest tenth | by the clock | painted, first | last | moves |
|---|--:|--:|--:|--:|--:|--:|
{lines}

The mark: below 200 ms to the painted output, median.
"""

if __name__ == "__main__":
    main()
