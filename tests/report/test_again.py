"""Only what changed runs again, and what is kept cannot be forged, torn or stale."""

import json
import shutil
from pathlib import Path

import pytest

from report.small_notebooks import write_notebooks
from stratbook.core.vocabulary import Document
from stratbook.notebook import editions
from stratbook.report import render
from stratbook.report.again import chapters as again
from stratbook.report.again import digests, standing
from stratbook.report.again.sealed import Sealed
from stratbook.report.render import render_whole
from stratbook.report.wanted import Wanted
from tiny_client import write_client

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a client rendered once in both languages, and how to render it again."""
    place = tmp_path_factory.mktemp("again")
    client = write_client(place / "petits_pots")
    with pytest.MonkeyPatch.context() as patch:
        code = "len(session.tables['posts'])"
        ids = write_notebooks(place / "notebooks", patch, one=code, two="session.period.code")
        patch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ids))
        wanted = Wanted(languages=("fr", "en"), out=place / "reports")
        first = render_whole(client, wanted)
        assert (first.chapters_run, first.chapters_kept, first.unchanged) == (4, 0, False)
        yield client, wanted, first


@pytest.fixture
def rendered(made, tmp_path):
    """Give copies, so that each test begins where the first render ended."""
    client, wanted, _ = made
    own = tmp_path / client.name
    shutil.copytree(client, own)
    out = tmp_path / "reports"
    shutil.copytree(wanted.out, out)
    kept = Wanted(languages=wanted.languages, out=out)
    return own, kept


def html(wanted: Wanted, language: str = "fr") -> Path:
    return wanted.out / "petits_pots" / "2026-10" / language / "report.html"


def test_nothing_runs_and_nothing_is_written_when_nothing_changed(rendered):
    client, wanted = rendered
    before = {path: path.stat().st_mtime_ns for path in wanted.out.rglob("*")}
    found = render_whole(client, wanted)
    assert found.unchanged
    assert found.reports == (html(wanted), html(wanted, "en"))
    assert found.facts.client == "Les Petits Pots"
    assert {path: path.stat().st_mtime_ns for path in wanted.out.rglob("*")} == before


def test_a_changed_file_runs_everything(rendered):
    client, wanted = rendered
    posts = client / "exports" / "posts.csv"
    posts.write_text(posts.read_text("utf-8").replace(",600,600,", ",601,601,"), "utf-8")
    found = render_whole(client, wanted)
    assert (found.chapters_run, found.chapters_kept) == (4, 0)


def test_a_changed_notebook_runs_alone(rendered, monkeypatch, tmp_path):
    client, wanted = rendered
    real = editions.folder
    monkeypatch.setattr(editions, "folder", lambda code: tmp_path / "own" / code)
    for code in ("fr", "en"):
        shutil.copytree(real(code), tmp_path / "own" / code)
    edition = tmp_path / "own" / "en" / "02_two.ipynb"
    edition.write_text(edition.read_text("utf-8").replace("period.code", "period.start"), "utf-8")
    found = render_whole(client, wanted)
    assert (found.chapters_run, found.chapters_kept) == (1, 3)


def test_another_library_or_reference_runs_everything(rendered, monkeypatch):
    client, wanted = rendered
    for module in (again, standing):
        monkeypatch.setattr(module, "program_digest", lambda: "another")
    assert render_whole(client, wanted).chapters_run == 4


def test_force_runs_everything_and_gives_the_same_bytes(rendered):
    client, wanted = rendered
    before = {code: html(wanted, code).read_bytes() for code in ("fr", "en")}
    forced = Wanted(languages=wanted.languages, out=wanted.out, force=True)
    assert render_whole(client, forced).chapters_run == 4
    assert {code: html(wanted, code).read_bytes() for code in ("fr", "en")} == before


def test_a_page_made_from_kept_chapters_is_the_same_to_the_byte(rendered):
    client, wanted = rendered
    before = {path.name: path.read_bytes() for path in html(wanted).parent.iterdir()
              if path.is_file() and path.name != "manifest.json"}  # fmt: skip
    books = {
        path.name: path.read_bytes() for path in html(wanted).parent.joinpath("notebooks").iterdir()
    }
    shutil.rmtree(wanted.out / "petits_pots")
    found = render_whole(client, wanted)
    assert (found.chapters_run, found.chapters_kept) == (0, 4)
    assert {name: html(wanted).with_name(name).read_bytes() for name in before} == before
    assert {
        name: (html(wanted).parent / "notebooks" / name).read_bytes() for name in books
    } == books


def test_a_report_that_somebody_changed_is_made_again(rendered):
    client, wanted = rendered
    whole = html(wanted).read_bytes()
    html(wanted).write_bytes(whole.replace(b"</html>", b"<p>forged</p></html>"))
    found = render_whole(client, wanted)
    assert not found.unchanged
    assert html(wanted).read_bytes() == whole


@pytest.mark.parametrize("harm", ["cut", "changed", "swapped", "emptied", "unsealed"])
def test_what_is_kept_is_trusted_only_with_its_seal(rendered, harm):
    client, wanted = rendered
    shutil.rmtree(wanted.out / "petits_pots")
    kept = sorted((wanted.out / ".cache").rglob("*.gz"))
    chapters = [path for path in kept if path.parent.name == "2026-10"]
    contents = [path.read_bytes() for path in chapters]
    for place, path in enumerate(chapters):
        raw = contents[place]
        path.write_bytes({
            "cut": raw[: len(raw) // 2], "changed": raw[:-9] + b"x" + raw[-8:],
            "swapped": contents[place - 1], "emptied": b"", "unsealed": raw[64:],
        }[harm])  # fmt: skip
    assert render_whole(client, wanted).chapters_run == 4
    assert b"</html>" in html(wanted).read_bytes()


def test_another_client_s_seal_is_no_seal(tmp_path):
    mine, theirs = write_client(tmp_path / "mine"), write_client(tmp_path / "theirs")
    Sealed(tmp_path / "kept", mine).write("a.gz", {"key": "k"})
    assert Sealed(tmp_path / "kept", mine).read("a.gz") == {"key": "k"}
    assert Sealed(tmp_path / "kept", theirs).read("a.gz") is None
    assert Sealed(tmp_path / "kept", mine).read("b.gz") is None


def test_what_cannot_be_kept_is_no_failure(tmp_path):
    client = write_client(tmp_path / "mine")
    (tmp_path / "kept").write_text("a file where a folder should be", "utf-8")
    Sealed(tmp_path / "kept", client).write("a.gz", {})
    assert Sealed(tmp_path / "kept", client).read("a.gz") is None


def test_the_earlier_periods_figures_count(rendered):
    client, wanted = rendered
    rows = (client / "kpi_history.csv").read_text("utf-8")
    assert render_whole(client, wanted).unchanged
    (client / "kpi_history.csv").unlink()  # this period's own figures are then to be written again
    found = render_whole(client, wanted)
    assert not found.unchanged
    assert found.chapters_run == 0
    assert (client / "kpi_history.csv").read_text("utf-8") == rows


def test_a_file_that_changes_during_a_render_is_not_taken_for_the_one_digested(
    rendered, monkeypatch
):
    client, wanted = rendered
    real = render.read_client

    def meanwhile(brief, work):
        with (client / "client.yml").open("a") as file:
            file.write("\n# changed\n")
        return real(brief, work)

    (client / "client.yml").write_text((client / "client.yml").read_text() + "\n# one\n")
    monkeypatch.setattr(render, "read_client", meanwhile)
    assert render_whole(client, wanted).chapters_run == 4
    monkeypatch.setattr(render, "read_client", real)
    assert render_whole(client, wanted).chapters_run == 4


def test_the_program_s_digest_sees_every_source(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("1")
    one = digests.folder_digest(tmp_path)
    (tmp_path / "a.py").write_text("2")
    two = digests.folder_digest(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({one, two, digests.folder_digest(tmp_path)}) == 3
    assert json.dumps(digests.program_digest())


def test_the_program_s_digest_sees_further_languages_and_nothing_that_was_compiled(
    tmp_path, monkeypatch
):
    def now():
        digests.program_digest.cache_clear()
        return digests.program_digest()

    library, further = tmp_path / "stratbook", tmp_path / "xx"
    for folder in (library / "locale" / "fr" / "LC_MESSAGES", further / "LC_MESSAGES"):
        folder.mkdir(parents=True)
        (folder / "one.po").write_text("one", encoding="utf-8")
    monkeypatch.setattr(digests, "files", lambda _: library)
    monkeypatch.setattr(digests, "folders", lambda: {"fr": library / "locale/fr", "xx": further})
    seen = [now()]
    for folder in (library / "locale" / "fr", further):
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "one.mo").write_bytes(b"compiled")
        assert now() == seen[-1]
        (folder / "LC_MESSAGES" / "one.po").write_text("two", encoding="utf-8")
        seen.append(now())
    digests.program_digest.cache_clear()
    assert len(set(seen)) == 3
