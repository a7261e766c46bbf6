"""The page without code: explorers found in the notebooks, and what it needs to be served."""

import ast
import json
from pathlib import Path

import ipywidgets as widgets
import pytest

from stratbook import cli
from stratbook.core.language import language
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.notebook.parameters import checked
from stratbook.notebook.session import open_session
from stratbook.report.lab.page import serving, shown
from stratbook.report.lab.page.found import Found, explorers, needed
from stratbook.report.lab.page.shown import build, explorer_page, labels
from stratbook.report.lab.place import Lab
from stratbook.report.lab.server import Address
from tiny_client import BRIEF, write_client

CHAPTER = """\
from a import one
import b.c
look, file = one(), b.c.two()
shown = look.page()
print(file)
plan = make(look)
for each in file:
    plan = more(plan, each)
unused = 1
plan.show()
"""


def cut(source: str, call: str) -> list[str]:
    expression = ast.parse(call, mode="eval").body
    return [ast.unparse(each) for each in needed(ast.parse(source).body, expression)]


def test_an_explorer_is_cut_out_with_what_it_rests_on():
    assert cut(CHAPTER, "explore(look)") == ["from a import one", "import b.c",
                                             "look, file = (one(), b.c.two())"]  # fmt: skip
    assert cut("x = 1\ny = 2\nx = 3\n", "explore(x)") == ["x = 3"]
    assert cut("x = 1\nx = x + 1\n", "explore(x)") == ["x = 1", "x = x + 1"]


def test_what_only_shows_or_records_is_not_run():
    assert not any("print" in each or "show" in each for each in cut(CHAPTER, "explore(plan)"))


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_explore_cell_of_the_notebooks_is_on_the_page(root, code):
    marked = [
        path.stem
        for path in sorted((root / "notebooks" / code).glob("*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if "explore" in cell["metadata"].get("tags", []) and cell["cell_type"] == "code"
    ]
    found = explorers(code)
    assert [each.chapter for each in found] == marked
    assert all(each.title for each in found)
    assert "06_media_plan" in marked


def test_both_languages_offer_the_same_explorers():
    fr, en = explorers("fr"), explorers("en")
    assert [ast.dump(each.shows) for each in fr] == [ast.dump(each.shows) for each in en]
    assert all(one.title != other.title or one.chapter == "08_performance"
               for one, other in zip(fr, en, strict=True))  # fmt: skip


@pytest.mark.parametrize(("code", "word"), [("fr", "Achat d’espace"), ("en", "Ad space")])
def test_buttons_name_what_one_explores_or_the_chapter(code, word):
    look = Look(language(code))
    named, unknown = _pretended("explore_budget(1)"), _pretended("explore_more(1)")
    chosen = _pretended("chosen", "chosen = explore_clients(1)")
    assert labels(look, (named, unknown))[0] == word
    assert labels(look, (named, unknown))[1] == "Media plan"
    assert chosen.name == "explore_clients"


def test_every_explorer_of_the_notebooks_has_a_name_of_its_own():
    look = Look(language("en"))
    found = explorers("en")
    named = labels(look, found)
    assert len(set(named)) == len(named)
    assert not {each.title for each in found} & set(named)


def _pretended(call: str, *before: str) -> Found:
    body = tuple(ast.parse("\n".join(before)).body)
    return Found("06_media_plan", "Media plan", "Ad space", body, ast.parse(call, mode="eval").body)


@pytest.fixture
def client(tmp_path) -> Path:
    return write_client(tmp_path / "petits_pots")


def opened(client: Path, tmp_path: Path, code: str = "en") -> widgets.Widget:
    return explorer_page(client=str(client), language=code, work=str(tmp_path / "work"))


def texts(widget: widgets.Widget) -> str:
    inside = "".join(texts(each) for each in getattr(widget, "children", ()))
    return getattr(widget, "value", "") + inside if isinstance(widget, widgets.HTML) else inside


def choice(page: widgets.Widget) -> widgets.ToggleButtons:
    found = page.children[1]
    assert isinstance(found, widgets.ToggleButtons)
    return found


def test_an_explorer_runs_with_the_parameters_of_its_notebook():
    found = _pretended("client + language", "client = client.upper()")
    assert build(found, checked({"client": "pots", "language": "fr"})) == "POTSfr"


def test_a_client_is_read_once_and_again_when_its_folder_changed(client, tmp_path, monkeypatch):
    held = []
    monkeypatch.setattr(shown, "hold_client", lambda *given: held.append(given))
    asked = checked({"client": str(client), "work": str(tmp_path / "work")})
    for _ in range(3):
        build(_pretended("1"), asked)
    assert len(held) == 1
    (client / "client.yml").write_text(BRIEF.replace("0.05", "0.06"), encoding="utf-8")
    (client / "exports" / "gone.csv").symlink_to("nowhere.csv")  # the import tells it, no more
    for _ in range(2):
        build(_pretended("1"), asked)
    assert held == [(client, tmp_path / "work")] * 2


def test_one_that_cannot_be_shown_leaves_the_others(client, tmp_path, monkeypatch):
    found = (
        _pretended("1 / 0"),
        _pretended("widgets.HTML('the second')", "import ipywidgets as widgets"),
        _pretended("element('p', 'the third')", "from stratbook.display.html import element"),
    )
    monkeypatch.setattr(shown, "explorers", lambda _: found)
    page = opened(client, tmp_path)
    assert "Les Petits Pots, October 2026" in texts(page)
    assert "cannot be shown with the data at hand (ZeroDivisionError)" in texts(page)
    assert str(tmp_path) not in texts(page)
    choice(page).value = 1
    assert "the second" in texts(page)
    choice(page).value = 2
    assert "<p>the third</p>" in texts(page)


def test_the_others_follow_the_client_that_is_chosen(client, tmp_path, monkeypatch):
    other = write_client(tmp_path / "grands_pots", BRIEF.replace("Les Petits", "Les Grands"))
    session = open_session(other, period="2026-09", work=tmp_path / "work")

    class Chooser(widgets.VBox):
        def hide_code(self):
            self.has_code = False

    chooser = Chooser()
    chooser.session = session
    seen = []

    def builds(found, now):
        seen.append((found.name, Path(now.client).name, now.period))
        return chooser if found.name == "explore_clients" else Html("<p>it</p>")

    found = (_pretended("explore_budget(1)"), _pretended("explore_clients(1)"))
    monkeypatch.setattr(shown, "explorers", lambda _: found)
    monkeypatch.setattr(shown, "build", builds)
    page = opened(client, tmp_path)
    choice(page).value = 1
    assert seen == [("explore_clients", "petits_pots", ""),
                    ("explore_budget", "grands_pots", "2026-09")]  # fmt: skip
    assert "Les Grands Pots, September 2026" in texts(page)
    assert not chooser.has_code


def test_an_explorer_is_built_when_it_is_first_opened_and_once(client, tmp_path, monkeypatch):
    built = []

    def builds(found, _):
        built.append(found.section)
        return Html(f"<p>{found.section}</p>")

    call = ast.parse("x", mode="eval").body
    found = tuple(Found("0", f"title {name}", name, (), call) for name in "AB")
    monkeypatch.setattr(shown, "explorers", lambda _: found)
    monkeypatch.setattr(shown, "build", builds)
    page = opened(client, tmp_path)
    assert built == ["A"]
    for at in (1, 0, 1):
        choice(page).value = at
    assert built == ["A", "B"]
    (client / "client.yml").write_text("period: soon\n", encoding="utf-8")  # somebody writes in it
    choice(page).value = 0
    assert "To put right" in texts(page)


@pytest.mark.parametrize(("code", "said"), [("fr", "À corriger avant"), ("en", "To put right")])
def test_a_brief_with_faults_is_said_on_the_page(client, tmp_path, code, said):
    (client / "client.yml").write_text(BRIEF.replace("2026-10", "<b>soon", 1), encoding="utf-8")
    page = opened(client, tmp_path, code)
    assert said in texts(page)
    assert "client.yml" in texts(page)
    assert "<b>soon" not in texts(page)


# -- what it is served with ----------------------------------------------------------


@pytest.mark.parametrize(("code", "word"), [("fr", "La page se prépare"), ("en", "being prepared")])
def test_the_page_s_words_and_notebook_are_in_the_reader_s_language(tmp_path, code, word):
    lab = Lab(tmp_path / "pots", tmp_path / "reports", language(code), "2026-10")
    address = Address(8866)
    notebook = serving.put_page(lab, tmp_path / "own", address)
    assert f"'language': '{code}'" in notebook.read_text(encoding="utf-8")
    (words,) = (tmp_path / "own").rglob("words.j2")
    assert word in words.read_text(encoding="utf-8")
    assert words.stat().st_mode & 0o077 == 0  # it holds the key
    assert address.token in words.read_text(encoding="utf-8")


def test_the_template_names_no_address(root):
    folder = root / "lib" / "stratbook" / "report" / "lab" / "page" / "share"
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert len(files) >= 6
    for each in files:
        assert "http" not in each.read_text(encoding="utf-8").replace("http-equiv", ""), each.name


def test_without_voila_what_to_install_is_said(client, tmp_path, monkeypatch, capsys):
    def absent(_: str) -> None:
        raise ImportError("voila")

    monkeypatch.setattr(serving, "import_module", absent)
    monkeypatch.setenv("STRATBOOK_LANG", "en")
    with pytest.raises(SystemExit) as left:
        cli.main(["lab", str(client), "--page", "--out", str(tmp_path / "reports")])
    told = capsys.readouterr().err
    assert left.value.code == 1
    assert "needs voila, which is missing" in told
    assert 'pip install "stratbook[page]"' in told
    assert "Traceback" not in told
