"""What a notebook shows when the engine runs it, and what it does not leave to the next one."""

import json
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest

from report.engine_cells import outputs, run, texts
from stratbook.report.engine import adapter
from stratbook.report.engine.choice import EngineName
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.outputs import Outputs
from stratbook.report.engine.pool import AVAILABLE, Job, Worker

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")

# What a notebook can do to its process, and how the next one would see it.
LEAKS = {
    "folder": ("import os; os.chdir('/')", "import os; os.getcwd() == '/'"),
    "environment": (
        "import os; os.environ['SB_LEAK'] = '1'",
        "import os; 'SB_LEAK' in os.environ",
    ),
    "path": ("import sys; sys.path.append('/leak')", "import sys; '/leak' in sys.path"),
    "modules": (
        "import sys; sys.modules['sb_leak'] = sys",
        "import sys; 'sb_leak' in sys.modules",
    ),
    "names": ("leak = 1", "'leak' in dir()"),
    "rcParams": (
        "import matplotlib as mpl; mpl.rcParams['lines.linewidth'] = 99.0",
        "import matplotlib as mpl; mpl.rcParams['lines.linewidth'] == 99.0",
    ),
    "figures": (
        "import matplotlib.pyplot as plt; from matplotlib_inline.config import InlineBackend; "
        "InlineBackend.instance().close_figures = False; plt.figure()",
        "import matplotlib.pyplot as plt; plt.get_fignums() != []",
    ),
    "random": ("import random; random.random()", "import random; random.random() != {python}"),
    "NumPy's random": (
        "import numpy as np; np.random.random()",
        "import numpy as np; float(np.random.random()) != {numpy}",
    ),
    "warnings": (
        "import warnings; warnings.simplefilter('error', UserWarning)",
        "import warnings; ('error', UserWarning) in [(f[0], f[2]) for f in warnings.filters]",
    ),
    "locale": (
        "import locale; locale.setlocale(locale.LC_CTYPE, 'C')",
        "import locale; locale.setlocale(locale.LC_CTYPE) == 'C'",
    ),
    "pandas' options": (
        "import pandas as pd; pd.set_option('display.max_rows', 3)",
        "import pandas as pd; pd.get_option('display.max_rows') == 3",
    ),
    "signals": (
        "import signal; signal.signal(signal.SIGUSR1, signal.SIG_IGN)",
        "import signal; signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN",
    ),
    "open files": (
        "import os; os.dup2(os.open(os.devnull, os.O_RDONLY), 200)",
        "import os; os.path.exists('/proc/self/fd/200')",
    ),
    "builtins": ("import builtins; builtins.leak = 1", "import builtins; 'leak' in dir(builtins)"),
    "decimals": (
        "import decimal; decimal.getcontext().prec = 3",
        "import decimal; decimal.getcontext().prec == 3",
    ),
    "the shell": ("%alias sb_leak ls", "get_ipython().alias_manager.is_alias('sb_leak')"),
    "threads": (
        "import threading, time; threading.Thread(target=time.sleep, args=(9,), daemon=True, "
        "name='sb_leak').start()",
        "import threading; any(t.name == 'sb_leak' for t in threading.enumerate())",
    ),
    "recursion": ("import sys; sys.setrecursionlimit(777)",
                  "import sys; sys.getrecursionlimit() == 777"),
    "umask": ("import os; os.umask(0o123)", "import os; os.umask(0) == 0o123"),
}  # fmt: skip


@pytest.fixture(scope="module")
def worker():
    with Worker(lanes=2) as warm:
        yield warm


@pytest.mark.parametrize("kind", LEAKS)
def test_a_notebook_leaves_nothing_to_the_next(kind, worker):
    first = run(
        "import random, numpy as np\n(random.random(), float(np.random.random()))", worker=worker
    )
    python, numpy = json.loads(texts(first)[0].replace("(", "[").replace(")", "]"))
    leak, seen = LEAKS[kind]
    seen = seen.replace("{python}", repr(python)).replace("{numpy}", repr(numpy))
    # Within one notebook it is seen; in the next one it is not.
    if kind not in {"random", "NumPy's random", "figures"}:
        assert texts(run(leak, seen, worker=worker))[-1] == "True"
    run(leak, worker=worker)
    assert texts(run(seen, worker=worker)) == ["False"]


def test_what_cells_show_is_what_a_kernel_would_give(worker, tmp_path):
    cells = (
        "import pandas as pd, matplotlib.pyplot as plt\npd.DataFrame({'reach': [1, 2]})",
        "plt.figure(figsize=(1, 1)); _ = plt.plot([1, 2])",
        "from matplotlib.figure import Figure\n"
        "figure = Figure(figsize=(1, 1)); figure.add_subplot().plot([1, 2]); figure",
        "class Rich:\n    def _repr_mimebundle_(self, **_):\n"
        "        return {'text/plain': 'rich', 'application/x-own+json': {'a': 1}}\nRich()",
        "import datetime as dt, numpy as np\nfrom IPython.display import display\n"
        "own = {'b': b'png', 'day': (dt.date(2026, 1, 1),), 'n': np.int64(3), 'x': np.float32(2)}\n"
        "display({'application/x-own+json': own, 'image/png': b'png'}, raw=True)",
        "from IPython.display import display, clear_output\n"
        "one = display('first', display_id='one'); print('between'); one.update('second')",
        "print('gone'); clear_output(); print('kept')",
        "print('gone'); clear_output(wait=True); print('kept')",
        "import asyncio\nawait asyncio.sleep(0)\n5",
        "import sys\nprint('out'); print('err', file=sys.stderr); print('out again')",
        "!echo from a shell",
        "[1, 2];",
        "%%capture\nprint('hidden')",
        "",
        "None",
    )
    forked = run(*cells, worker=worker, folder=str(tmp_path))
    kernel = run(*cells, engine="nbclient", coalesce_streams=True)
    for ours, theirs in zip(forked.cells, kernel.cells, strict=True):
        assert ours.get("outputs") == theirs.get("outputs"), ours.source
        assert ours.get("execution_count") == theirs.get("execution_count"), ours.source
        assert ours.metadata.papermill.keys() == theirs.metadata.papermill.keys()
        assert ours.metadata.papermill.status == "completed"
    named = ("name", "file_extension", "mimetype")
    assert [forked.metadata.language_info[each] for each in named] == [
        kernel.metadata.language_info[each] for each in named
    ]


def test_bare_writes_keep_their_order_among_what_python_prints(worker):
    executed = run(
        "import os, subprocess\nprint('one', end=' '); os.write(1, b'two '); print('three', "
        "end=' ')\n_ = subprocess.run(['printf', 'four '])\nprint('five')",
        worker=worker,
    )
    assert texts(executed) == ["one two three four five\n"]


def test_a_library_that_prints_more_than_a_pipe_holds_does_not_hang(worker):
    executed = run("import os\nn = sum(os.write(1, b'x' * 1000) for _ in range(1000))\nn",
                   worker=worker)  # fmt: skip
    assert [len(texts(executed)[0]), texts(executed)[1]] == [1_000_000, "1000000"]


def test_a_character_that_is_written_in_two_halves_is_one(worker):
    executed = run(
        "import os\none, two = bytes([195]), bytes([169])\n"
        "os.write(1, one); print(end=''); _ = os.write(1, two)",
        worker=worker,
    )
    assert texts(executed) == ["é"]


def test_who_may_write_small_files_only_renders_all_the_same(worker):
    import resource  # noqa: PLC0415 - not everywhere

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    try:
        assert texts(run("import os\n_ = os.write(1, b'said')", worker=worker)) == ["said"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_notebook_s_process_has_no_thread_of_ours(worker):
    assert texts(run("import os\nlen(os.listdir('/proc/self/task'))", worker=worker)) == ["1"]


def test_a_widget_is_shown_though_nobody_can_move_it(worker):
    (shown,) = outputs(run("import ipywidgets\nipywidgets.IntSlider()", worker=worker))
    assert "application/vnd.jupyter.widget-view+json" in shown.data


def test_duckdb_and_child_processes_work_in_a_notebook(worker):
    pytest.importorskip("duckdb")
    executed = run("import duckdb\nduckdb.sql('select 1 + 1').fetchall()", worker=worker)
    assert texts(executed) == ["[(2,)]"]
    forked = "import os\npid = os.fork()\nif not pid:\n    print('child'); os._exit(0)\n"
    assert texts(run(forked + "os.waitpid(pid, 0)[1]", worker=worker)) == ["child\n", "0"]


def test_random_numbers_are_the_report_s_own(worker):
    cell = "import random, numpy as np\n(random.random(), float(np.random.random()))"
    one, two, other = (texts(run(cell, worker=worker, seed=seed)) for seed in (1, 1, 2))
    assert one == two
    assert one != other


def test_one_thread_each(worker):
    cell = "import os\n[os.environ[f'{each}_NUM_THREADS'] for each in ('OPENBLAS', 'OMP')]"
    assert texts(run(cell, worker=worker)) == ["['1', '1']"]


def test_time_memory_and_processor_are_known(worker):
    executed = run("x = bytearray(50 << 20)\nsum(range(3_000_000))", worker=worker)
    used = executed.metadata.papermill["engine"]
    assert used["memory"] > 50 << 20
    assert 0.01 < used["cpu"] < 30
    assert executed.metadata.papermill["duration"] >= executed.cells[1].metadata.papermill.duration


def test_fifty_notebooks_at_once_under_a_limit_of_jobs(worker):
    def one(number):
        return texts(run(f"import time; time.sleep(0.02)\n{number} * 2", worker=worker))

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(one, range(50))) == [[str(number * 2)] for number in range(50)]


def test_no_more_notebooks_at_a_time_than_lanes(worker):
    cell = "import time\nbegan = time.time(); time.sleep(0.2); (began, time.time())"
    with ThreadPoolExecutor(6) as pool:
        ran = [eval(each[0]) for each in pool.map(  # noqa: S307 - two numbers of our own
            lambda _: texts(run(cell, worker=worker)), range(6))]  # fmt: skip
    for began, _ in ran:
        assert sum(start <= began < end for start, end in ran) <= 2


def test_what_was_prepared_is_there_and_read_once(tmp_path):
    from functools import partial  # noqa: PLC0415

    from report.engine_prepared import prepare  # noqa: PLC0415

    with Worker(partial(prepare, str(tmp_path / "count"))) as warm:
        cell = "from report import engine_prepared\nengine_prepared.HELD"
        assert [texts(run(cell, worker=warm)) for _ in range(3)] == [["['held']"]] * 3
    assert (tmp_path / "count").read_text("utf-8") == "x"


def test_papermill_finds_the_engine_by_name(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["entry-points"]["papermill.engine"]
    assert named == {adapter.NAME: f"{adapter.ForkEngine.__module__}:ForkEngine"}
    assert texts(run("6 * 7")) == ["42"]  # by the worker of those who bring none


def test_the_usual_engine_is_that_of_the_machine():
    assert EngineName.usual() is EngineName.FORK


def test_a_bar_that_rewrites_its_line_is_its_last_state():
    shown = Outputs()
    from nbformat.v4 import new_code_cell  # noqa: PLC0415

    cell = new_code_cell("")
    shown.begin(cell)
    for text in ("  0 %\r", " 50 %\r", "100 %\n", "ab\x08c\n"):
        shown.add("stream", {"name": "stderr", "text": text})
    shown.end()
    assert [each.text for each in cell.outputs] == ["100 %\nac\n"]


def test_events_end_with_a_verdict(worker):
    events = list(worker.run(Job([(0, "1")], "/", Limits())))
    assert [kind for kind, _ in events] == ["start", "execute_result", "done", "end", "verdict"]
    assert events[-1][1].exit == 0
