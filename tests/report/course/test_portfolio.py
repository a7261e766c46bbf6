"""A learner's report: their client, their brand's name, their texts where they belong."""

import shutil
from types import SimpleNamespace

import pytest

from course_room import run
from stratbook.brief.own_notes import read_own_notes
from stratbook.brief.read import read_brief
from stratbook.cli import main
from stratbook.core.errors import ParameterError
from stratbook.core.language import language
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course.course_file import course_text
from stratbook.notebook.course.lesson import Lesson
from stratbook.report.course import portfolio
from stratbook.report.course.client_data import client_files
from stratbook.report.course.portfolio import make_portfolio

WHO = "Zoé Martin"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a course folder in which exercises 1 and 3 are passed, and what was rendered."""
    folder = tmp_path_factory.mktemp("course")
    name, files = client_files(WHO)
    for path, data in files.items():
        place = folder / "data" / "clients" / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (folder / "course.toml").write_text(course_text(WHO, "fr", "Faïence des Îles"), "utf-8")
    course = Lesson(Look(language("fr"), theme_of()), WHO, folder)
    for id_ in ("ex01", "ex03"):
        assert course.check(id_, run(id_, "solution", WHO, "fr"))
    seen = SimpleNamespace()

    def render(client, **asked):
        seen.asked, seen.folder = asked, folder.parent / "rendered"
        shutil.copytree(client, seen.folder)
        report = asked["out"] / "fr" / "report.html"
        report.parent.mkdir(parents=True)
        report.write_text("<p>report</p>")
        return (report,)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio, "render_client", render)
        seen.placed = make_portfolio(folder)
        seen.again = make_portfolio
    seen.course = folder
    return seen


def test_the_brand_has_the_learners_name_everywhere(made):
    brief = read_brief(made.folder)
    assert brief.file.organisation.name == "Faïence des Îles"
    for path in made.folder.rglob("*"):
        if path.suffix in {".csv", ".yml", ".md"}:
            data = path.read_bytes()
            for each in ("utf-8", "utf-16-le"):
                assert "Ateliers du Rivage".encode(each) not in data, path.name
    assert "Faïence des Îles" in (made.folder / "exports" / "mentions.csv").read_text("utf-8-sig")


def test_the_learners_text_stands_after_its_chapter(made):
    notes, faults = read_own_notes(made.folder)
    assert faults == []
    assert [(each.side, each.place, each.language) for each in notes] == [
        ("after", "02_three_c", "fr")
    ]
    assert made.asked["languages"] == ["fr"]


def test_the_page_says_what_was_passed_and_leads_to_the_report(made):
    page = (made.course / "portfolio" / "index.html").read_text(encoding="utf-8")
    assert "2 exercices réussis sur 12" in page
    assert 'href="report.html"' in page
    assert (made.course / "portfolio" / "report.html").read_text() == "<p>report</p>"


def test_the_course_folder_is_as_it_was(made):
    name, files = client_files(WHO)
    client = made.course / "data" / "clients" / name
    assert {path.relative_to(client).as_posix(): path.read_bytes()
            for path in client.rglob("*") if path.is_file()} == files  # fmt: skip


def test_what_the_learner_wrote_into_the_checks_is_judged_again(made, tmp_path, monkeypatch):
    folder = tmp_path / "course"
    shutil.copytree(made.course, folder)
    for path in (folder / "checks").glob("*.json"):
        path.write_text('{"exercise": "ex01", "tries": 1, "passed": true, "right": 99}')
    report = tmp_path / "out" / "report.html"
    report.parent.mkdir()
    report.write_text("")
    monkeypatch.setattr(portfolio, "render_client", lambda *_, **__: (report,))
    make_portfolio(folder, "en")
    page = (folder / "portfolio" / "index.html").read_text(encoding="utf-8")
    assert "0 of 12 exercises passed" in page


@pytest.mark.parametrize("brand", ["x", "no", "a: b", "a;b", "=cmd", "a\nb: c", "é" * 60, "<b>"])
def test_a_name_that_would_spoil_a_file_is_refused(made, tmp_path, brand, capsys):
    folder = tmp_path / "course"
    shutil.copytree(made.course / "data", folder / "data")
    (folder / "course.toml").write_text(course_text(WHO, "en", brand.replace("\n", "§")), "utf-8")
    with pytest.raises(ParameterError, match="cannot be the brand"):
        make_portfolio(folder)
    with pytest.raises(SystemExit):
        main(["course", "portfolio", str(folder), "--lang", "en"])
    assert "Begin with a letter" in capsys.readouterr().err


def test_what_is_no_course_folder_is_said(tmp_path):
    with pytest.raises(ParameterError, match="missing"):
        make_portfolio(tmp_path)
    (tmp_path / "course.toml").write_text("")
    with pytest.raises(ParameterError, match="holds no client"):
        make_portfolio(tmp_path)
