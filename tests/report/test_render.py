"""From a client's folder to its report, end to end."""

import json
import re

import nbformat
import pytest

from report.small_notebooks import write_notebooks
from stratbook.core.errors import BriefError, ChapterError
from stratbook.core.vocabulary import Document
from stratbook.report import render
from stratbook.report.render import render_client
from tiny_client import BRIEF, write_client

pytestmark = pytest.mark.slow


@pytest.fixture
def chapters(tmp_path, monkeypatch):
    """Write small notebooks and make them the whole audit."""

    def made(**code: str) -> None:
        ids = write_notebooks(tmp_path / "notebooks", monkeypatch, **code)
        monkeypatch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ids))

    return made


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_report_is_written_whole_twice_the_same(tmp_path, chapters):
    client, out = write_client(tmp_path / "petits_pots"), tmp_path / "reports"
    chapters(one="session.record()")
    written = render_client(client, languages=("fr", "en"), out=out)
    assert written == tuple(
        out / "petits_pots" / "2026-10" / code / "report.html" for code in ("fr", "en")
    )
    first = files(out / "petits_pots")
    assert sorted(first)[:5] == [
        f"2026-10/en/{name}"
        for name in (
            "findings.json", "manifest.json", "notebooks/01_one.ipynb", "report.html", "trace.csv"
        )
    ]  # fmt: skip
    assert len(first) == 10

    page = first["2026-10/fr/report.html"].decode()
    assert "Chapitre de contrôle" in page
    assert "Les Petits Pots" in page
    assert "A chapter to check with" in first["2026-10/en/report.html"].decode()

    render_client(client, languages=("fr", "en"), out=out, force=True)
    again = files(out / "petits_pots")
    manifests = [name for name in first if name.endswith("manifest.json")]
    for name in manifests:
        one, two = json.loads(first.pop(name)), json.loads(again.pop(name))
        assert one.pop("build").keys() == two.pop("build").keys() == {"at"}
        assert one == two
    assert first == again


def test_the_manifest_says_what_the_report_was_made_from(tmp_path, chapters):
    edition = 'report:\n  version: "1.2"\n  issued: {}\n'
    september = BRIEF.replace("period: 2026-10", "period: 2026-09")
    brief = september + edition.format("2026-09-30")
    client, out = write_client(tmp_path / "petits_pots", brief), tmp_path / "reports"
    chapters(one="1")
    (report,) = render_client(client, period="2026-09", document="performance", out=out)
    manifest = json.loads((report.parent / "manifest.json").read_text("utf-8"))
    assert manifest["parameters"] == {
        "document": "performance",
        "language": "fr",
        "period": "2026-09",
        "detail": "essential",
        "audience": "expert",
    }
    assert [each["path"] for each in manifest["inputs"]] == [
        "client.yml", "exports/posts.csv", "inputs/competitors.csv"
    ]  # fmt: skip
    assert all(re.fullmatch("[0-9a-f]{64}", each["sha256"]) for each in manifest["inputs"])
    assert manifest["chapters"][0]["title"] == "Chapitre de contrôle"
    page, mark = report.read_text("utf-8"), manifest["mark"]
    assert re.fullmatch("[0-9a-f]{8}", mark)
    assert f"<div><dt>Version</dt><dd>1.2 · {mark}</dd></div>" in page
    assert "<div><dt>Remis le</dt><dd>30 septembre 2026</dd></div>" in page

    (client / "client.yml").write_text(september + edition.format("2026-09-29"), "utf-8")
    render_client(client, period="2026-09", document="performance", out=out)
    again = report.read_text("utf-8")
    other = json.loads((report.parent / "manifest.json").read_text("utf-8"))["mark"]
    assert other != mark
    assert f"<div><dt>Version</dt><dd>{other}</dd></div>" in again
    assert "Remis le" not in again


def test_nothing_written_names_this_machine(tmp_path, chapters):
    client, out = write_client(tmp_path / "petits_pots"), tmp_path / "reports"
    chapters(one="import warnings; warnings.warn('careful')")
    (report,) = render_client(client, out=out)
    for name, content in files(report.parent).items():
        assert str(tmp_path).encode() not in content, name
    kept = nbformat.read(report.parent / "notebooks" / "01_one.ipynb", as_version=4)
    nbformat.validate(kept)
    assert kept.cells[0].source.splitlines()[:3] == [
        'client = "petits_pots"', 'period = "2026-10"', 'language = "fr"'
    ]  # fmt: skip


def test_a_failing_chapter_keeps_the_old_report(tmp_path, chapters):
    client, out = write_client(tmp_path / "petits_pots"), tmp_path / "reports"
    chapters(one="session.record()")
    render_client(client, out=out)
    before = files(out)
    chapters(one="session.record()", two="1 / 0")
    with pytest.raises(ChapterError, match=r"02_two\.ipynb: The chapter “Chapitre de contrôle”"):
        render_client(client, out=out)
    assert files(out) == before
    assert not (out / ".work").exists()


def test_a_faulty_brief_stops_before_anything_runs(tmp_path, monkeypatch):
    client = write_client(tmp_path / "pots", BRIEF.replace("period: 2026-10", "period: october"))
    monkeypatch.setattr(render, "warm_worker", lambda *_: pytest.fail("a notebook ran"))
    with pytest.raises(BriefError, match="period"):
        render_client(client, out=tmp_path / "reports")
    assert not (tmp_path / "reports").exists()
