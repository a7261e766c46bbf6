"""A client's lab: notebooks that stay a person's, a start page that says what is known."""

import datetime as dt
import json
import re
import socket
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
from nbformat.sign import NotebookNotary

from stratbook import cli
from stratbook.brief.sheets import SHEETS
from stratbook.core.errors import ParameterError
from stratbook.core.language import language
from stratbook.core.period import parse_period
from stratbook.core.tables import SCHEMAS, Tables, conform, empty
from stratbook.notebook.ipynb import new_notebook
from stratbook.notebook.parameters import checked
from stratbook.report.chapters import CHAPTERS as IN_A_REPORT
from stratbook.report.lab import server
from stratbook.report.lab.chapters import CHAPTERS
from stratbook.report.lab.command import make_ready, own_folder
from stratbook.report.lab.looked import Gap, gaps, look_at
from stratbook.report.lab.notebooks import Fate, fill, with_parameters
from stratbook.report.lab.place import START, Lab, lab_of
from stratbook.report.lab.server import Address, Opened, free_port
from stratbook.report.lab.start import start_page
from stratbook.report.lab.steps import groups
from tiny_client import BRIEF, write_client

NOW = dt.datetime(2026, 11, 3, 14, 30, tzinfo=dt.UTC)
FILE = "03_poem.ipynb"


@pytest.fixture
def client(tmp_path):
    return write_client(tmp_path / "petits_pots")


@pytest.fixture
def opened(client, tmp_path):
    """Make the client's lab ready; return it and what became of each notebook."""

    def ready(*, fresh: bool = False, now: dt.datetime = NOW, **given: str):
        asked = checked({"client": str(client), "document": "audit", **given})
        return make_ready(lab_of(asked, tmp_path / "reports", language("en")), now, fresh=fresh)

    return ready


@pytest.fixture
def filled(client, tmp_path):
    """Write the notebooks alone, without looking at the client."""

    def written(*, fresh: bool = False, period: str = "2026-10"):
        lab = Lab(client, tmp_path / "reports", language("fr"), period)
        return SimpleNamespace(lab=lab, placed=fill(lab, stamp="2026-11-03_1430", fresh=fresh))

    return written


def fates(ready) -> dict[str, Fate]:
    return {each.name: each.fate for each in ready.placed}


def read(path: Path):
    return nbformat.read(path, as_version=4)


def change(path: Path, *, source: str = "", output: str = "") -> None:
    """Do what a person does in JupyterLab: add a cell, run one, save."""
    notebook = read(path)
    if source:
        notebook.cells.append(nbformat.v4.new_code_cell(source))
    if output:
        code = next(each for each in notebook.cells if each.cell_type == "code")
        code.outputs = [nbformat.v4.new_output("stream", text=output)]
    nbformat.write(notebook, path)


def parameters_of(path: Path) -> dict[str, str]:
    (cell,) = (each for each in read(path).cells if "parameters" in each.metadata.get("tags", []))
    room: dict[str, str] = {}
    exec(cell.source, room)  # noqa: S102 - the cell holds five literals
    return {name: value for name, value in room.items() if not name.startswith("__")}


# -- the notebooks -------------------------------------------------------------------


def test_the_notebooks_hold_the_client_the_period_and_the_language(opened, client, tmp_path):
    lab = opened().lab
    assert lab.folder == tmp_path / "reports" / "petits_pots" / "lab" / "fr"
    names = sorted(each.name for each in lab.folder.glob("*.ipynb"))
    assert names == [START, *(f"{each}.ipynb" for each in CHAPTERS)]
    for name in names[1:]:
        found = parameters_of(lab.folder / name)
        assert found == {
            "client": str(client), "period": "2026-10", "language": "fr", "document": "audit",
            "work": str(tmp_path / "reports" / ".work" / "petits_pots"),
        }  # fmt: skip


def test_what_is_asked_for_goes_before_the_brief(opened):
    lab = opened(period="2026-Q3", language="en", document="performance").lab
    found = parameters_of(lab.folder / FILE)
    assert (found["period"], found["language"]) == ("2026-Q3", "en")
    assert found["document"] == "performance"
    assert lab.folder.name == "en"


def test_a_path_with_quotes_and_backslashes_stays_one_text(tmp_path):
    cell = nbformat.v4.new_code_cell('client = "x"\nperiod = ""', metadata={"tags": ["parameters"]})
    odd = "C:\\new\\\"1'\n__import__('os')"
    made = with_parameters(new_notebook([cell]), {"client": odd, "period": "2026-10"})
    room: dict[str, str] = {}
    exec(made.cells[0].source, room)  # noqa: S102
    assert (room["client"], room["period"]) == (odd, "2026-10")


def test_a_second_lab_leaves_what_was_run_and_what_was_changed(filled):
    lab = filled().lab
    change(lab.folder / FILE, source="mine = 1")
    change(lab.folder / "05_editorial.ipynb", output="ran")
    (lab.folder / "07_conversion.ipynb").unlink()
    before = {each.name: each.read_bytes() for each in lab.folder.glob("0[35]*.ipynb")}
    again = filled()
    found = fates(again)
    assert found[FILE] == Fate.LEFT
    assert found["05_editorial.ipynb"] == Fate.STANDS
    assert found["07_conversion.ipynb"] == Fate.WRITTEN
    assert before == {each.name: each.read_bytes() for each in lab.folder.glob("0[35]*.ipynb")}
    assert not (lab.folder / "aside").exists()


def test_a_changed_notebook_follows_the_period_and_what_it_was_is_kept(filled):
    lab = filled().lab
    change(lab.folder / FILE, source="mine = 1", output="of October")
    again = filled(period="2026-11")
    assert fates(again)[FILE] == Fate.CARRIED
    found = read(lab.folder / FILE)
    assert found.cells[-1].source == "mine = 1"
    assert parameters_of(lab.folder / FILE)["period"] == "2026-11"
    assert not any(each.get("outputs") for each in found.cells)
    kept = read(lab.folder / "aside" / "2026-11-03_1430" / FILE)
    assert "of October" in json.dumps(kept)
    assert kept.cells[-1].source == "mine = 1"
    # And back again: it is still theirs.
    assert fates(filled())[FILE] == Fate.CARRIED
    assert read(lab.folder / FILE).cells[-1].source == "mine = 1"


def test_parameters_that_a_person_typed_are_not_touched(filled):
    lab = filled().lab
    path = lab.folder / FILE
    notebook = read(path)
    cell = next(each for each in notebook.cells if "parameters" in each.metadata.get("tags", []))
    cell.source = cell.source.replace("2026-10", "2026-Q2")
    nbformat.write(notebook, path)
    assert fates(filled(period="2026-11"))[FILE] == Fate.LEFT
    assert parameters_of(path)["period"] == "2026-Q2"


def test_an_untouched_notebook_is_renewed_and_its_outputs_kept_aside(filled):
    lab = filled().lab
    change(lab.folder / FILE, output="of October")
    found = {each.name: each for each in filled(period="2026-11").placed}
    assert found[FILE].fate == Fate.RENEWED
    assert "of October" in found[FILE].aside.read_text(encoding="utf-8")
    assert found["04_platforms.ipynb"].aside is None


def test_fresh_writes_anew_and_keeps_the_old_one(filled):
    lab = filled().lab
    change(lab.folder / FILE, source="mine = 1")
    found = {each.name: each for each in filled(fresh=True).placed}
    assert found[FILE].fate == Fate.RENEWED
    assert "mine = 1" in found[FILE].aside.read_text(encoding="utf-8")
    assert "mine = 1" not in (lab.folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("ledger", ["", "[]", "{"])
def test_without_its_ledger_a_changed_notebook_counts_as_a_person_s(filled, ledger):
    lab = filled().lab
    change(lab.folder / FILE, source="mine = 1")
    (lab.folder / ".stratbook-lab.json").write_text(ledger, encoding="utf-8")
    assert fates(filled(period="2026-11"))[FILE] == Fate.LEFT


def test_a_file_that_is_no_notebook_is_left(filled):
    lab = filled().lab
    (lab.folder / FILE).write_text("half a note", encoding="utf-8")
    assert fates(filled())[FILE] == Fate.LEFT
    assert (lab.folder / FILE).read_text(encoding="utf-8") == "half a note"


def test_the_sources_and_the_client_are_left_alone(opened, client, root):
    places = [client, root / "notebooks"]
    before = {each: each.read_bytes() for place in places for each in _files(place)}
    opened()
    after = {each: each.read_bytes() for place in places for each in _files(place)}
    assert set(after) - set(before) <= {client / ".pseudonyms.key"}
    assert all(after[each] == text for each, text in before.items())


def _files(place: Path) -> list[Path]:
    return [each for each in place.rglob("*") if each.is_file() and "src" not in each.parts]


def test_a_link_that_leads_out_of_the_reports_is_refused(client, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "petits_pots").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParameterError, match="leads out of"):
        lab_of(checked({"client": str(client)}), tmp_path / "reports", language("en"))


# -- the start page ------------------------------------------------------------------


def test_the_start_page_is_there_before_anything_runs_and_trusted(opened):
    ready = opened()
    notebook = read(ready.lab.folder / START)
    (cell,) = notebook.cells
    assert cell.metadata["jupyter"]["source_hidden"]
    assert "Les Petits Pots" in cell.outputs[0]["data"]["text/html"]
    notary = NotebookNotary(data_dir=str(own_folder(ready.lab)))
    assert notary.check_signature(notebook)


def test_its_one_cell_gives_the_same_page(opened):
    lab = opened().lab
    (cell,) = read(lab.folder / START).cells
    *_, call = cell.source.splitlines()
    shown = eval(call, {"start_page": start_page})  # noqa: S307 - the call the lab wrote
    assert shown.markup == cell.outputs[0]["data"]["text/html"]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_it_links_each_notebook_with_what_it_lacks(opened, code):
    lab = opened(language=code).lab
    markup = read(lab.folder / START).cells[0].outputs[0]["data"]["text/html"]
    assert re.findall(r'href="(\d\d_\w+\.ipynb)"', markup) == [f"{each}.ipynb" for each in CHAPTERS]
    empty_here = {"fr": "Vide\u00a0: Publicité, Mentions et Inventaire média",
                  "en": "Empty: Advertising, Mentions and Media inventory"}  # fmt: skip
    assert empty_here[code] in markup


def test_what_a_notebook_reads_is_known():
    assert tuple(CHAPTERS) == IN_A_REPORT["audit"]
    sheets = {each.id for each in SHEETS}
    for each in CHAPTERS.values():
        assert set(each.tables) <= set(SCHEMAS)
        assert set(each.sheets) <= sheets


def test_the_sheets_that_a_notebook_names_are_among_those_it_is_said_to_read(root):
    """A notebook that starts reading a main sheet says so on the start page."""
    for name, chapter in CHAPTERS.items():
        text = (root / "notebooks" / "src" / f"{name}.py").read_text(encoding="utf-8")
        named = re.findall(r'(?:inputs|sheets|given)\["(\w+)"\]', text)
        assert set(named) <= set(chapter.sheets), name


def test_data_health_counts_what_the_account_of_the_import_counts(opened, client):
    (client / "exports" / "mystery.csv").write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    looked = look_at(opened().lab)
    assert [bool(each.export) for each in looked.read.account.files] == [False, True]
    assert looked.read.last == dt.date(2026, 10, 22)
    markup = read(opened().lab.folder / START).cells[0].outputs[0]["data"]["text/html"]
    assert "<b>1</b><span>fichier non reconnu</span>" in markup
    assert "mystery.csv" in markup


def test_days_missing_inside_a_daily_series_are_counted():
    rows = [f"2026-10-{day:02d}" for day in (1, 2, 5, 6, 9)]
    frame = pd.DataFrame({
        "date": pd.to_datetime(rows), "platform": "instagram", "metric": "followers",
        "value": 1.0, "source": [f"exports/a.csv:{at}" for at in range(2, 7)],
    })  # fmt: skip
    tables = {name: empty(name) for name in SCHEMAS}
    tables["audience"] = conform("audience", frame, "UTC")
    found = tuple(gaps("audience", Tables(tables, "UTC"), parse_period("2026-10")))
    assert found == (Gap("audience", "instagram", dt.date(2026, 10, 3), 4),)


def test_a_brief_with_faults_still_opens_and_names_them(opened, client):
    broken = BRIEF.replace("period: 2026-10", "period: October")
    (client / "client.yml").write_text(broken, encoding="utf-8")
    ready = opened()
    assert ready.looked.read is None
    assert ready.lab.period == ""
    markup = read(ready.lab.folder / START).cells[0].outputs[0]["data"]["text/html"]
    assert "client.yml" in markup
    assert "October" in markup
    assert parameters_of(ready.lab.folder / FILE)["period"] == ""


def test_what_to_do_next_comes_from_the_rules_that_exist(opened, client):
    (client / "inputs" / "actions.csv").write_text(
        "Action;Responsable (un rôle);Échéance;État\n"
        "Shoot the new range;Studio;05/10/2026;à faire\n",
        encoding="utf-8",
    )
    found = {
        group.title.text: [each.said.plain() for each in group.steps]
        for group in groups(look_at(opened().lab), "en")
    }
    assert "Open points" in found
    assert any("Shoot the new range" in each and "late" in each for each in found["Open points"])


def test_hostile_words_are_shown_and_never_run(opened, client):
    hostile = BRIEF.replace("Les Petits Pots", "'<script>alert(1)</script>'")
    (client / "client.yml").write_text(hostile, encoding="utf-8")
    markup = read(opened().lab.folder / START).cells[0].outputs[0]["data"]["text/html"]
    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup


def test_reports_that_are_there_are_linked(opened, tmp_path):
    report = tmp_path / "reports" / "petits_pots" / "2026-10" / "fr" / "report.html"
    report.parent.mkdir(parents=True)
    report.write_text("<p>a report</p>", encoding="utf-8")
    lab = opened().lab
    markup = read(lab.folder / START).cells[0].outputs[0]["data"]["text/html"]
    (link,) = re.findall(r'href="([^"]*report\.html)"', markup)
    assert (lab.folder / link).resolve() == report


# -- the server ----------------------------------------------------------------------


def test_a_taken_port_is_named_and_none_is_tried_instead():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ParameterError, match=f"Port {port} is taken"):
            free_port(port)
        assert free_port(None) != port


def test_the_key_is_in_the_address_and_in_no_log():
    address = Address(8888)
    assert address.token in address.url("/lab")
    assert address.token not in repr(address)
    assert len(address.token) >= 32
    assert Address(8888).token != address.token


def test_jupyterlab_is_told_to_ask_nothing_of_the_web(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/usr/share/jupyter")
    told: list[str] = []

    class App:
        load_other_extensions = True

        @classmethod
        def launch_instance(cls, argv):
            told.extend(argv)

    monkeypatch.setattr(server, "import_module", lambda _: type("m", (), {"LabApp": App}))
    own = tmp_path / "own"
    reader = language("fr")
    server.serve(Opened(tmp_path, "/lab/tree/a.ipynb", own, reader), Address(8899), browser=False)
    assert not App.load_other_extensions
    said = dict(each.lstrip("-").split("=", 1) for each in told)
    assert said["ServerApp.ip"] == "127.0.0.1"
    assert said["LabApp.news_url"] == "None"
    assert said["LabApp.check_for_updates_class"] == "jupyterlab.NeverCheckForUpdate"
    assert said["LabApp.extension_manager"] == "readonly"
    assert said["ServerApp.allow_remote_access"] == "False"
    assert len(said["IdentityProvider.token"]) >= 32
    quiet = json.loads((own / "settings" / "overrides.json").read_text(encoding="utf-8"))
    assert quiet["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


# -- the command ---------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command with a server that ends at once; return code, what was said, what served."""
    monkeypatch.setenv("STRATBOOK_LANG", "en")
    monkeypatch.chdir(tmp_path)
    served: list[Opened] = []
    monkeypatch.setattr("stratbook.cli.lab.serve", lambda opened, *_, **__: served.append(opened))
    monkeypatch.setattr("stratbook.cli.lab.leave", lambda: None)

    def ran(*arguments: object) -> tuple[int, str, list[Opened]]:
        with pytest.raises(SystemExit) as left:
            cli.main(["lab", *map(str, arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return int(left.value.code or 0), said.err, served

    return ran


def test_the_command_opens_on_the_start_page(run, client, tmp_path):
    code, said, (opened_on,) = run(client, "--lang", "en", "--port", free_port(None))
    assert code == 0
    assert opened_on.root == tmp_path / "reports" / "petits_pots"
    assert opened_on.page == "/lab/tree/lab/en/00_start.ipynb"
    assert re.search(r"http://127\.0\.0\.1:\d+/lab/tree/lab/en/00_start\.ipynb\?token=\w{48}", said)


def test_it_says_which_notebooks_it_left(run, client, tmp_path):
    run(client)
    change(tmp_path / "reports" / "petits_pots" / "lab" / "fr" / FILE, source="mine = 1")
    assert f"Left as you changed them: {FILE}." in run(client)[1]
    assert "What was there before is kept in" in run(client, "--fresh")[1]


def test_an_unknown_client_is_said_in_a_sentence(run, tmp_path):
    code, said, served = run(tmp_path / "nobody")
    assert (code, served) == (1, [])
    assert "is not a client’s folder" in said


def test_a_period_that_is_none_is_said_in_a_sentence(run, client):
    code, said, _ = run(client, "--period", "soon")
    assert code == 1
    assert "soon is not a value of period" in said


def test_a_brief_with_faults_is_counted_and_the_lab_opens(run, client):
    (client / "client.yml").write_text(BRIEF.replace("2026-10", "soon", 1), encoding="utf-8")
    code, said, served = run(client)
    assert (code, len(served)) == (0, 1)
    assert "thing to put right" in said or "things to put right" in said
