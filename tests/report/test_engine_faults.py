"""Every way for a notebook to go wrong is its own clear failure, and only its own."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from papermill.exceptions import PapermillExecutionError

from report.engine_cells import outputs, run, texts
from stratbook.report.engine.limits import Limits
from stratbook.report.engine.pool import AVAILABLE, Worker

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")

FAULTS = {
    "1 / 0": ("ZeroDivisionError", "division by zero"),
    "x =": ("SyntaxError", "invalid syntax"),
    "import sys; sys.exit(0)": ("EarlyExit", "SystemExit(0)"),
    "import sys; sys.exit()": ("EarlyExit", "SystemExit()"),
    "raise SystemExit": ("EarlyExit", "SystemExit()"),
    "exit()": ("EarlyExit", "exit()"),
    "import os; os._exit(0)": ("ProcessDied", "ended with exit code 0"),
    "import os; os._exit(3)": ("ProcessDied", "ended with exit code 3"),
    "import os; os.kill(os.getpid(), 9)": ("ProcessDied", "ended by SIGKILL"),
    "import os; os.abort()": ("ProcessDied", "ended by SIGABRT"),
    "import ctypes; ctypes.string_at(0)": ("ProcessDied", "ended by SIGSEGV"),
    "import signal, os; os.kill(os.getpid(), signal.SIGTERM)": ("ProcessDied", "ended by SIGTERM"),
    "input('name?')": ("StdinNotImplementedError", "nobody is there to answer 'name?'"),
    "import getpass; getpass.getpass()": ("StdinNotImplementedError", "nobody is there"),
    "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()": (
        "ThreadFailed", "ZeroDivisionError: division by zero"),
    "from IPython.display import display; display({'text/html': 5}, raw=True)": (
        "InvalidOutput", "5 is not valid"),
    "raise KeyboardInterrupt": ("KeyboardInterrupt", ""),
    "class Sly(Exception):\n    def __str__(self): raise ValueError\nraise Sly": ("Sly", ""),
}  # fmt: skip
QUICK = Limits(seconds=20, memory=300 << 20, output=1 << 20)


@pytest.fixture(scope="module")
def worker():
    with Worker(lanes=2) as warm:
        yield warm


def failure(*cells, worker, limits=QUICK):
    with pytest.raises(PapermillExecutionError) as error:
        run(*cells, worker=worker, limits=limits)
    return error.value


@pytest.mark.parametrize("cell", FAULTS)
def test_a_fault_is_the_failure_of_its_cell(cell, worker):
    name, said = FAULTS[cell]
    found = failure("'before'", cell, "'after'", worker=worker)
    assert (found.ename, found.cell_index) == (name, 2)
    assert said in found.evalue
    assert texts(run("'well'", worker=worker)) == ["'well'"]


def test_a_thread_that_fails_after_the_last_cell_fails_the_notebook(worker):
    late = (
        "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.3), 1 / 0)).start()"
    )
    found = failure(late, "'last'", worker=worker)
    assert (found.ename, found.evalue) == ("ThreadFailed", "ZeroDivisionError: division by zero")


def test_what_a_cell_showed_before_it_died_is_kept(worker, monkeypatch):
    from papermill import execute  # noqa: PLC0415

    kept = []
    monkeypatch.setattr(execute, "raise_for_execution_errors", lambda nb, _: kept.append(nb))
    run("print('said'); import os; os.write(1, b'written'); os._exit(1)", "2", worker=worker)
    stream, error = outputs(kept[0])
    assert stream.text == "said\nwritten"
    assert error.ename == "ProcessDied"
    assert [cell.metadata.papermill.status for cell in kept[0].cells] == [
        "completed", "failed", "pending"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    [
        "while True: pass",
        "import time; time.sleep(60)",
        "import signal, time\nfor each in (2, 15):\n"
        "    signal.signal(each, signal.SIG_IGN)\ntime.sleep(60)",
    ],
)
def test_a_hung_cell_is_stopped_at_the_time_limit(cell, worker):
    began = time.monotonic()
    found = failure("'before'", cell, worker=worker, limits=Limits(seconds=1))
    assert (found.ename, found.cell_index) == ("TimeLimitExceeded", 2)
    assert time.monotonic() - began < 10


def test_memory_beyond_the_cap_is_refused(worker):
    assert failure("x = bytearray(2 << 30)", worker=worker).ename == "MemoryError"
    grown = "import numpy as np\nkept = []\nwhile True: kept.append(np.ones(1 << 20))"
    assert failure(grown, worker=worker).ename in {"MemoryError", "_ArrayMemoryError"}


@pytest.mark.parametrize(
    "cell",
    [
        "while True: print('x' * 1000)",
        "import os\nwhile True: os.write(1, b'x' * 1000)",
        "import ctypes\nfor _ in range(3000): ctypes.CDLL(None).write(1, b'x' * 1000, 1000)",
        "from IPython.display import HTML\nHTML('x' * (2 << 20))",
    ],
)
def test_output_beyond_the_cap_ends_the_notebook(cell, worker):
    found = failure(cell, worker=worker)
    assert (found.ename, found.cell_index) == ("OutputLimitExceeded", 1)


def test_a_huge_output_within_the_cap_is_kept(worker):
    executed = run("print('x' * (20 << 20))", worker=worker, limits=Limits(seconds=30))
    assert len(texts(executed)[0]) == (20 << 20) + 1


def test_what_a_notebook_leaves_running_is_ended_with_it(worker, tmp_path):
    executed = run("import subprocess\nsubprocess.Popen(['sleep', '300']).pid", worker=worker)
    assert gone(int(texts(executed)[0]))


def test_a_worker_that_dies_fails_what_it_ran_and_starts_anew():
    with Worker() as warm:
        first = texts(run("import os; os.getppid()", worker=warm))
        found = failure("import os, signal; os.kill(os.getppid(), signal.SIGKILL)\n"
                        "import time; time.sleep(60)", worker=warm)  # fmt: skip
        assert found.ename == "WorkerDied"
        second = texts(run("import os; os.getppid()", worker=warm))
    assert first != second
    assert gone(int(first[0]))
    assert gone(int(second[0]))


def test_nothing_is_left_when_the_one_who_asked_is_killed(tmp_path):
    script = """
        from report.engine_cells import run
        from stratbook.report.engine.pool import Worker
        if __name__ == "__main__":
            with Worker() as warm:
                run("import os; open('pids', 'w').write(f'{os.getpid()} {os.getppid()}')\\n"
                    "import time; time.sleep(300)", worker=warm)
    """
    (tmp_path / "asks.py").write_text(textwrap.dedent(script), encoding="utf-8")
    inherited = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    asking = subprocess.Popen([sys.executable, "asks.py"], cwd=tmp_path, env=inherited)
    pids = tmp_path / "pids"
    assert within(60, lambda: pids.is_file() and len(pids.read_text("utf-8").split()) == 2)
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    for pid in pids.read_text("utf-8").split():
        assert gone(int(pid))


def within(seconds, true):
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def gone(pid):
    """Say whether a process ends soon; one that only waits to be reaped has ended."""

    def ended():
        try:
            return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
        except (FileNotFoundError, ProcessLookupError):
            return True

    return within(10, ended)
