"""Time and memory of a notebook to its HTML: our engine, a plain warm process, papermill.

The notebook is ``engine.ipynb``: 14 code cells, 6 figures, 4 tables. Every side makes the HTML with
nbconvert's basic template; ours without nbconvert's last pass over the page (BeautifulSoup), as our
reports are made: the page is checked to be the same once passed. Sides take turns, round by round;
within a round the cheap ones run three times each; a ratio is the median of the rounds' ratios.
Processor time is that of all processes a side starts.

    python benchmarks/engine.py [rounds] [reports a throughput round]

With 0 reports, throughput is left out.
"""

import ctypes
import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

# ruff: noqa: E402, T201 - threads are settled before NumPy is imported; a script prints
import datetime as dt
import io
import multiprocessing
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import cache, partial
from pathlib import Path

import nbformat
import papermill
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

from stratbook.report.engine import adapter
from stratbook.report.engine.pool import Worker

HERE = Path(__file__).parent
NOTEBOOK = HERE / "engine.ipynb"
LANES = min(2, os.cpu_count() or 1)
IN_A_ROW = 3  # runs of a side in a round; the mean is taken
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: processes whose parent ends become ours to count


@cache
def exporter() -> HTMLExporter:
    """Return the exporter, made once a process."""
    return HTMLExporter(template_name="basic")


def html_of(notebook: nbformat.NotebookNode) -> str:
    return exporter().from_notebook_node(notebook)[0]


class Unpassed(HTMLExporter):
    """nbconvert's exporter of HTML as far as its templates go, as ours of reports."""

    def from_notebook_node(self, nb, resources=None, **options):
        found = self._init_resources(resources)
        lexer = nb.metadata.get("language_info", {}).get("pygments_lexer")
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self))
        widgets = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=found
        )
        self.register_filter("filter_data_type", widgets)
        return TemplateExporter.from_notebook_node(self, nb, found, **options)


@cache
def our_exporter() -> Unpassed:
    """Return the exporter of our side, made once a process."""
    return Unpassed(template_name="basic")


def our_html_of(notebook: nbformat.NotebookNode) -> str:
    return our_exporter().from_notebook_node(notebook)[0]


def check_the_same(notebook: nbformat.NotebookNode) -> None:
    """Pass over our page as nbconvert does, and compare it with nbconvert's own."""
    soup = BeautifulSoup(our_html_of(notebook), features="html.parser")
    for image in soup.select("img:not([alt])"):
        image.attrs["alt"] = "No description has been provided for this image"
    if str(soup) != html_of(notebook):
        raise SystemExit("our page is not nbconvert's: the comparison would not be fair")


def empty(place: Path) -> str:
    """Write a notebook of one cell that does nothing, and return its path."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells = [notebook.cells[1]]
    nbformat.write(notebook, place / "empty.ipynb")
    return str(place / "empty.ipynb")


DRAWN_ONCE = """
import io
from urllib.parse import quote
from IPython.display import HTML, display
from matplotlib.backends.backend_svg import FigureCanvasSVG

def drawn_once(figure):
    stream = io.StringIO()
    FigureCanvasSVG(figure).print_svg(stream)
    plt.close(figure)
    display(HTML(f'<img src="data:image/svg+xml,{quote(stream.getvalue())}">'))
"""


def economical(place: Path) -> str:
    """Write the notebook with its figures laid out and drawn once, as the reports' are."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        if "import matplotlib" in cell.source:
            cell.source += DRAWN_ONCE
        cell.source = cell.source.replace("plt.show()", "drawn_once(fig)")
    nbformat.write(notebook, place / "economical.ipynb")
    return str(place / "economical.ipynb")


def ran(worker: Worker, source: str) -> nbformat.NotebookNode:
    return papermill.execute_notebook(
        source, None, engine_name=adapter.NAME, worker=worker, progress_bar=False
    )


def forked(worker: Worker, source: str) -> str:
    return our_html_of(ran(worker, source))


def in_python(source: str) -> str:
    """Run papermill's and nbconvert's Python interface as their pages show it."""
    run = papermill.execute_notebook(source, None, progress_bar=False)
    return HTMLExporter(template_name="basic").from_notebook_node(run)[0]


def from_path(path: str) -> int:
    return len(in_python(path))


def command_line(place: Path, number: int) -> None:
    """Run papermill's and nbconvert's command lines."""
    out = place / f"{number}.ipynb"
    tools = Path(sys.executable).parent
    for command in (
        [tools / "papermill", NOTEBOOK, out, "--no-progress-bar"],
        [tools / "jupyter", "nbconvert", "--to", "html", "--template", "basic", out],
    ):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words


def plainly(code: list[str], source: nbformat.NotebookNode) -> str:
    """Run the same cells in this warm process, with the same outputs, and make the HTML."""
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415
    from IPython.utils.capture import capture_output  # noqa: PLC0415
    from matplotlib_inline import backend_inline  # noqa: PLC0415

    shell = InteractiveShell.instance()
    if not shell.user_ns.get("_ready"):
        backend_inline._enable_matplotlib_integration()
        backend_inline.configure_inline_support(shell, "inline")
    shell.user_ns["_ready"] = True
    run = nbformat.from_dict(source)
    cells = [cell for cell in run.cells if cell.cell_type == "code"]
    for cell, text in zip(cells, code, strict=True):
        with capture_output() as shown, redirect_stdout(io.StringIO()):
            result = shell.run_cell(text, silent=False)
        result.raise_error()
        cell.outputs = [
            nbformat.v4.new_output("display_data", data=_coded(each.data)) for each in shown.outputs
        ]
    return html_of(run)


def _coded(data: dict[str, object]) -> dict[str, object]:
    import base64  # noqa: PLC0415

    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }


def plain_server(connection) -> None:
    """Serve runs in one warm process, and say what each cost."""
    source = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell.source for cell in source.cells if cell.cell_type == "code"]
    while connection.recv():
        began = time.process_time()
        plainly(code, source)
        connection.send(time.process_time() - began)


def family() -> float:
    """Return the processor time of this process and of all that ended under it."""
    used = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        each = resource.getrusage(who)
        used += each.ru_utime + each.ru_stime
    return used


def reap() -> None:
    """Take leave of processes whose parent has ended, so that they are counted."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        return


def cost(run: Callable[[], object], settle: float = 0.0) -> float:
    """Return what a run costs here and in the processes it starts."""
    before = family()
    run()
    time.sleep(settle)
    return family() - before


def forked_cost(worker: Worker, source: str) -> tuple[float, float]:
    """Return what a run costs here, in the child (its own account) and in the worker.

    Then the same with nbconvert's last pass over the page.
    """
    began, serving = time.process_time(), spent_by(worker.pid)
    run = ran(worker, source)
    made = time.process_time()
    our_html_of(run)
    ended = time.process_time()
    all_told = run.metadata.papermill["engine"]["cpu"] + spent_by(worker.pid) - serving
    html_of(run)
    return all_told + ended - began, all_told + made - began + time.process_time() - ended


def spent_by(pid: int | None) -> float:
    """Return a running process's own processor time."""
    nanoseconds = Path(f"/proc/{pid}/schedstat").read_text().split()[0]  # stat counts in 10 ms
    return int(nanoseconds) / 1e9


def wall(run: Callable[[], object]) -> float:
    began = time.monotonic()
    run()
    return time.monotonic() - began


def resident(pid: int | None) -> tuple[float, float]:
    """Return a process's memory in megabytes: resident, and its own share of it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return sizes["Rss"] / 1024, sizes["Pss"] / 1024


def throughput(
    worker: Worker, place: Path, processes: ProcessPoolExecutor, reports: int
) -> tuple[float, float, float, float]:
    """Return seconds for many reports: ours, figures drawn once, command lines, a pool."""
    once = economical(place)
    with ThreadPoolExecutor(LANES) as lanes:
        return (
            wall(lambda: list(lanes.map(lambda _: forked(worker, str(NOTEBOOK)), range(reports)))),
            wall(lambda: list(lanes.map(lambda _: forked(worker, once), range(reports)))),
            wall(lambda: list(lanes.map(partial(command_line, place), range(reports)))),
            wall(lambda: list(processes.map(from_path, [str(NOTEBOOK)] * reports))),
        )


def main(rounds: int, reports: int) -> None:
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    with Worker(lanes=LANES) as worker, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        mine, its = multiprocessing.get_context("spawn").Pipe()
        plain = multiprocessing.get_context("spawn").Process(target=plain_server, args=(its,))
        plain.start()

        def warm_plain() -> float:
            mine.send(True)
            return mine.recv()

        nothing, drawn_once = empty(place), economical(place)
        for source in (str(NOTEBOOK), drawn_once, nothing):
            check_the_same(ran(worker, source))
        in_python(nothing)
        warm_plain()
        held, own = resident(worker.pid)
        print(f"Warm worker: {held:.0f} MB resident, {own:.0f} MB its share.")
        rows: dict[str, list[float]] = {}

        def note(name: str, value: float) -> None:
            rows.setdefault(name, []).append(value)

        with ProcessPoolExecutor(LANES, multiprocessing.get_context("spawn")) as pool_of_processes:
            list(pool_of_processes.map(from_path, [str(NOTEBOOK)] * LANES))
            for _ in range(rounds):
                base, ours, once = [], [], []
                for _ in range(IN_A_ROW):
                    base.append(warm_plain())
                    ours.append(forked_cost(worker, str(NOTEBOOK)))
                    once.append(forked_cost(worker, drawn_once))
                for name, costs in (("", ours), ("figures laid out and drawn once, ", once)):
                    lean, passed = (sum(each) / sum(base) for each in zip(*costs, strict=True))
                    note(f"processor, {name}× plain warm process", lean)
                    note(f"the same, with nbconvert’s last pass{' ' if name else ''}", passed)
                note(
                    "papermill and nbconvert in Python, × plain",
                    cost(lambda: in_python(str(NOTEBOOK))) * IN_A_ROW / sum(base),
                )
                theirs = sum(cost(lambda: in_python(nothing)) for _ in range(IN_A_ROW))
                ours = sum(forked_cost(worker, nothing)[0] for _ in range(IN_A_ROW))
                note("empty notebook, of papermill and nbconvert’s cost", ours / theirs)
                if reports:
                    ours, drawn, theirs, pooled = throughput(
                        worker, place, pool_of_processes, reports
                    )
                    note("throughput, × command lines", theirs / ours)
                    note("the same, figures drawn once", theirs / drawn)
                    note("throughput, × Python interface in a process pool", pooled / ours)
                    note("the same, figures drawn once ", pooled / drawn)
        mine.send(False)
        plain.join()
        reap()
        write(rows, rounds, reports)


def write(rows: dict[str, list[float]], rounds: int, reports: int) -> None:
    """Print the table."""
    machine = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}"
    day = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, Python {platform.python_version()}, {machine}"
    print(f"{day}; {rounds} rounds, {reports} reports a throughput round.\n")
    print("| ratio | median | lowest | highest |\n|---|--:|--:|--:|")
    for name, values in rows.items():
        print(
            f"| {name} | {statistics.median(values):.3f} | {min(values):.3f} | {max(values):.3f} |"
        )


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [11, 12][len(given) :]))
