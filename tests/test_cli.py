"""The command line: exit codes, what is said, and what is not."""

import json
import subprocess
import sys
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest

from stratbook import cli
from stratbook.cli import many, rendering
from stratbook.cli.commands import COMMANDS, command
from stratbook.core.errors import ChapterError, Fault
from stratbook.core.message import say
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.batch.running import Seam
from tiny_client import BRIEF, write_client


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("STRATBOOK_LANG", "en")


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, what it printed and what it complained of."""

    def ran(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main([str(each) for each in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return int(left.value.code or 0), said.out, said.err

    return ran


@pytest.fixture
def client(tmp_path):
    return write_client(tmp_path / "petits_pots")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_new_writes_passes_check_as_it_is(run, tmp_path, language):
    code, written, _ = run("new", tmp_path / "acme", "--lang", language)
    assert code == 0
    assert str(tmp_path / "acme" / "client.yml") in written
    code, said, _ = run("check", tmp_path / "acme")
    assert code == 0
    assert "Nothing to put right" in said


def test_new_refuses_a_folder_that_holds_something(run, client):
    before = sorted(client.rglob("*"))
    code, _, said = run("new", client)
    assert code == 1
    assert "already holds something" in said
    assert sorted(client.rglob("*")) == before


def test_check_says_what_became_of_each_file(run, client):
    code, said, _ = run("check", client)
    assert code == 0
    assert "exports/posts.csv" in said
    assert "12" in said


def test_check_speaks_the_language_asked_for(run, client, monkeypatch):
    assert "Fichier" in run("check", client, "--lang", "fr")[1]
    monkeypatch.delenv("STRATBOOK_LANG")
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Fichier" in run("check", client)[1]
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "Recognised as" in run("check", client)[1]


def test_check_names_every_fault_at_once(run, tmp_path):
    brief = BRIEF.replace("btoc", "shop").replace("2026-10", "october") + "colour: red\n"
    code, said, _ = run("check", write_client(tmp_path / "pots", brief))
    assert code == 1
    assert "3 things to put right" in said
    assert said.count("client.yml") >= 3
    assert "The exports were not read" in said


def test_check_finds_the_exports_faults_too(run, client):
    (client / "exports" / "what.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    code, said, _ = run("check", client)
    assert code == 1
    assert "exports/what.csv" in said


def test_check_as_json_is_json_and_nothing_else(run, client):
    code, said, complaints = run("check", client, "--json")
    found = json.loads(said)
    assert (code, complaints) == (0, "")
    assert found["ok"] is True
    assert found["client"] == "petits_pots"
    assert found["import"]["files"][0]["kept"] == 12


def test_a_faulty_check_as_json_is_json_too(run, tmp_path):
    client = write_client(tmp_path / "pots", BRIEF.replace("btoc", "shop"))
    code, said, _ = run("check", client, "--json", "--lang", "fr")
    found = json.loads(said)
    assert (code, found["ok"], found["import"]) == (1, False, None)
    assert found["faults"][0].keys() == {"place", "problem", "remedy"}


def test_what_a_file_is_called_gives_the_terminal_no_orders(run, client):
    (client / "exports" / "posts.csv").rename(client / "exports" / "[red]\x1b[2Jx.csv")
    _, said, _ = run("check", client)
    assert "\x1b" not in said
    assert "[red]" in said


def test_no_such_client(run, tmp_path):
    code, _, said = run("check", tmp_path / "none")
    assert code == 1
    assert "holds no client.yml" in said


def test_render_of_one_client_says_what_is_wrong_with_it(run, monkeypatch):
    asked = []

    def rendered(folder, wanted):
        asked.append((folder, wanted))
        if folder == "bad":
            raise ChapterError(
                (Fault("03_poem.ipynb", say("Write fr or en."), say("Write fr or en.")),)
            )
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rendering, "_rendered", rendered)
    code, said, complaints = run(
        "render", "bad", "--lang", "fr", "--lang", "en", "--period", "2026-W07", "--force"
    )
    assert (code, said) == (1, "")
    assert "1 client was not rendered:" in complaints
    assert "03_poem.ipynb: Write fr or en." in complaints
    ((folder, wanted),) = asked
    assert (folder, wanted.period, wanted.languages) == ("bad", "2026-W07", ("fr", "en"))
    assert (wanted.out, wanted.force, wanted.keeping.wanted) == (Path("reports"), True, True)
    code, _, complaints = run("render", "full", "--no-history")
    assert code == 1
    assert "No space left on device" in complaints
    assert asked[1][1].keeping.wanted is False


def test_render_is_content_when_all_is_rendered(run, tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "_rendered", lambda *_: (tmp_path / "report.html",))
    assert run("render", "good") == (0, f"{tmp_path / 'report.html'}\n", "")


def test_render_of_many_goes_on_after_a_failure_and_says_which(run, tmp_path, monkeypatch):
    fault = Fault("03_poem.ipynb", say("Write fr or en."), say("Write fr or en."))
    asked = []

    @contextmanager
    def seam(jobs):
        def submit(order):
            asked.append((jobs, order))
            future = Future()
            bad = order.client == "bad"
            page = (str(tmp_path / order.client / "report.html"),)
            future.set_result(
                Outcome(order, State.FAILED, faults=(fault,))
                if bad
                else Outcome(order, State.DONE, reports=page)
            )
            return future

        yield Seam(submit, lambda: None)

    monkeypatch.setattr(many, "this_machine", seam)
    code, said, complaints = run(
        "render", "bad", "good", "--jobs", "2", "--out", str(tmp_path), "--client-minutes", "5"
    )
    assert code == 1
    assert {jobs for jobs, _ in asked} == {2}
    assert {order.caps.seconds for _, order in asked} == {300.0}
    assert said.splitlines() == [
        str(tmp_path / "good" / "report.html"), str(tmp_path / "index.html"),
        str(tmp_path / "summary.json"),
    ]  # fmt: skip
    assert "[2/2] good, audit: rendered" in complaints
    (line,) = [each for each in complaints.splitlines() if each.startswith("bad – failed.")]
    assert "03_poem.ipynb: Write fr or en." in line
    code, said, _ = run("render", "bad", "good", "--dry-run", "--out", str(tmp_path))
    assert (code, len(asked)) == (0, 2)
    assert said.splitlines() == [
        "bad, audit: to render", "good, audit: to render", "2 reports to render",
    ]  # fmt: skip
    made = tmp_path / "made" / "client.yml"
    made.parent.mkdir()
    made.touch()
    _, said, _ = run("render", str(made), "good", "--dry-run", "--out", str(tmp_path))
    assert said.splitlines()[0] == "made, audit: to render"  # a client.yml names its folder


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--period", "2026-13", "2026-13 is not a value of period. Write 2026-10"),
        ("--period", "../../etc", "is not a value of period"),
        ("--lang", "de", "de is not a value of language. Write fr or en."),
    ],
)
def test_render_refuses_what_it_cannot_read_before_it_starts(run, monkeypatch, option, value, said):
    monkeypatch.setattr(rendering, "_rendered", lambda *_: pytest.fail("it started"))
    code, _, complaints = run("render", "good", option, value)
    assert code == 1
    assert said in complaints


@pytest.mark.parametrize(
    "arguments", [["render"], ["render", "x", "--document", "novel"], ["chekc"]]
)
def test_a_wrong_command_is_a_usage_error(run, arguments):
    assert run(*arguments)[0] == 2


def test_editions_can_be_checked(run):
    code, said, _ = run("editions", "--check")
    assert code == (1 if said else 0)


def test_saying_that_nothing_changed_takes_no_heavy_library():
    code = (
        "import sys, stratbook.cli.rendering; heavy = {'pandas', 'matplotlib', 'papermill', "
        "'nbformat', 'scipy', 'jsonschema', 'pptx'}; print(heavy & {*sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_the_list_of_commands_says_what_each_says_of_itself_and_imports_none():
    for name, named in COMMANDS.items():
        assert " ".join(command(name).help.split("\n\n")[0].split()) == named.said, name
    code = (
        "import sys\nfrom stratbook import cli\ntry: cli.main(['--help'])\n"
        "except SystemExit: print({'pandas', 'numpy', 'stratbook.cli.clients'} & {*sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip().endswith("set()")
    assert all(f" {name} " in said.stdout for name in COMMANDS if name != "editions")
    assert " editions " not in said.stdout
