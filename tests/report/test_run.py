"""A chapter either runs to its end or fails with a reason a user can read."""

import json
import sys
from pathlib import Path

import pytest

from report.small_notebooks import write_notebooks
from stratbook.core.errors import ChapterError, ParameterError
from stratbook.notebook import editions
from stratbook.notebook.parameters import checked
from stratbook.report.engine.choice import EngineName
from stratbook.report.engine.kernels import QuietKernels
from stratbook.report.parameters import hand_over
from stratbook.report.run import run_chapters, warm_worker
from tiny_client import write_client

pytestmark = pytest.mark.slow

FAULTY = (
    "from stratbook.core.errors import Fault, BriefError; "
    "from stratbook.core.message import say; "
    "raise BriefError((Fault('client.yml', say('Write fr or en.'), say('Write fr or en.')),))"
)


@pytest.fixture
def parameters(tmp_path):
    client = write_client(tmp_path / "petits_pots")
    values = {"client": str(client), "period": "2026-10", "language": "fr", "document": "audit"}
    return checked({**values, "work": str(tmp_path / "{work}")})


@pytest.fixture(params=EngineName)
def worker(request, parameters):
    with warm_worker(request.param, Path(parameters.client), Path(parameters.work)) as warm:
        yield warm


def test_chapters_run_in_their_order_with_what_they_were_given(
    parameters, worker, tmp_path, monkeypatch
):
    ids = write_notebooks(
        tmp_path / "notebooks",
        monkeypatch,
        one="(session.period.code, session.document.value, session.chapter)",
        two="open('scratch.txt', 'w').close(); len(session.tables['posts'])",
    )
    one, two = run_chapters(ids, parameters, worker)
    assert (one.id, one.title) == (ids[0], "Chapitre de contrôle")
    shown = [
        cell.outputs[0].data["text/plain"]
        for cell in (one.notebook.cells[-1], two.notebook.cells[-1])
    ]
    assert shown == ["('2026-10', 'audit', '01_one')", "12"]
    assert (tmp_path / "{work}" / "fr" / "scratch" / "02_two" / "scratch.txt").is_file()


def test_every_way_to_fail_is_a_failure_with_its_reason(parameters, worker, tmp_path, monkeypatch):
    ids = write_notebooks(
        tmp_path / "notebooks",
        monkeypatch,
        raised="1 / 0",
        left="__import__('sys').exit(0)",
        refused=FAULTY,
        killed="__import__('os')._exit(3)",
        threaded="import threading as t; t = t.Thread(target=[].pop); t.start(); t.join()",
    )
    with pytest.raises(ChapterError) as error:
        run_chapters(ids, parameters, worker)
    said = str(error.value).splitlines()
    assert [
        line.partition(".ipynb")[0] for line in said if "did not run to its end" in line
    ] == list(ids)
    assert any("ZeroDivisionError: division by zero" in line for line in said)
    assert any("SystemExit" in line or "ends the notebook before" in line for line in said)
    assert any("IndexError: pop from empty list" in line for line in said)
    assert "client.yml: Write fr or en. Write fr or en." in said
    assert any("Kernel died" in line or "ended with exit code 3" in line for line in said)
    assert "Traceback" not in str(error.value)


@pytest.mark.skipif(sys.platform == "win32", reason="kernels have ports there")
def test_a_kernel_listens_on_no_port_and_leaves_no_folder():
    kernels = QuietKernels(kernel_name="python3")
    kernels.write_connection_file()
    folder = Path(kernels.ip).parent
    assert json.loads(Path(kernels.connection_file).read_text("utf-8"))["transport"] == "ipc"
    assert folder.stat().st_mode & 0o077 == 0  # nobody else may look in
    kernels.cleanup_connection_file()
    assert not folder.exists()


def test_a_notebook_that_lacks_a_parameter_is_refused(parameters, tmp_path, monkeypatch):
    (id_,) = write_notebooks(tmp_path / "notebooks", monkeypatch, one="1")
    path = editions.folder("fr") / f"{id_}.ipynb"
    path.write_text(path.read_text("utf-8").replace("document = ", "documnet = "), "utf-8")
    with pytest.raises(ParameterError, match=r"no parameter document\. Did you mean documnet"):
        hand_over(parameters, path)


def test_the_second_language_computes_only_what_depends_on_it(root, tmp_path):
    client = root / "data/clients/librairie_du_quai"
    values = {"client": str(client), "period": "2026-10", "work": str(tmp_path / "work")}
    ids = ("01_objectives", "08_performance", "09_reputation")
    left: list[set[str]] = []
    with warm_worker(EngineName.FORK, client, tmp_path / "work") as warm:
        for language in ("fr", "en"):
            asked = checked({**values, "language": language, "document": "performance"})
            run_chapters(ids, asked, warm)
            left.append({each.name for each in (tmp_path / "work/remembered").iterdir()})
    first, both = left
    assert len(first) > 30
    again = {name.rpartition(".")[0].rpartition(".")[2] for name in both - first}
    assert again == {"reply_decisions", "find_plan"}, "these are given the language"
