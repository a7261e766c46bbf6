"""A session opens a client as the brief says, and keeps what a chapter finds."""

import json

import pytest

from stratbook.core.errors import BriefError, ParameterError
from stratbook.core.finding import Confidence, Finding
from stratbook.core.period import month, parse_period
from stratbook.core.vocabulary import Document, Level
from stratbook.display import words as display_words
from stratbook.display.words import Words
from stratbook.notebook.record import read_record
from stratbook.notebook.session import open_session
from tiny_client import BRIEF, write_client


@pytest.fixture
def client(tmp_path):
    return write_client(tmp_path / "petits_pots")


def finding(chapter: str, impact: float) -> Finding:
    why = Confidence(level=Level.HIGH, why="Counted, not estimated.")
    return Finding(key="tests.one", chapter=chapter, confidence=why, impact=impact)


@pytest.fixture(autouse=True)
def words(monkeypatch):
    monkeypatch.setattr(display_words, "all_words", lambda: {"tests.one": Words(headline="Found.")})


def test_what_is_not_said_comes_from_the_brief(client, tmp_path):
    session = open_session(client, work=tmp_path / "work")
    assert session.period == month(2026, 10)
    assert session.comparison == month(2026, 9)
    assert session.look.language.code == "fr"
    assert session.document is Document.PERFORMANCE
    assert len(session.tables["posts"]) == 12
    assert [file.file for file in session.account.files] == ["exports/posts.csv"]


def test_what_is_said_wins_over_the_brief(client, tmp_path):
    session = open_session(client, period="2026-Q3", language="en", work=tmp_path / "work")
    assert session.period == parse_period("2026-Q3")
    assert session.comparison == parse_period("2026-Q2")
    assert session.look.language.code == "en"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("year_before", month(2025, 10)),
        ("2026-08", month(2026, 8)),
    ],
)
def test_the_period_compared_with_is_the_brief_s(tmp_path, wish, expected):
    client = write_client(tmp_path / "pots", f"{BRIEF}compare_with: {wish}\n")
    assert open_session(client, work=tmp_path / "work").comparison == expected


def test_competitors_typed_in_join_the_tables_the_client_s_own_counts_too(client, tmp_path):
    counts = open_session(client, work=tmp_path / "work").tables["competitors"]
    assert sorted(zip(counts["competitor"], counts["followers"], strict=True)) == [
        ("Les Petits Pots", 900), ("Poterie du Port", 1000), ("Poterie du Port", 1100)
    ]  # fmt: skip
    assert "is_client" not in counts.columns


def test_a_second_session_reads_what_the_first_one_kept(client, tmp_path, monkeypatch):
    first = open_session(client, work=tmp_path / "work")

    def unread(*_):
        pytest.fail("the file was read again")

    monkeypatch.setattr("stratbook.ingest.cache.read_file", unread)
    second = open_session(client, work=tmp_path / "work")
    assert second.tables["posts"].equals(first.tables["posts"])


def test_findings_are_shown_and_kept_by_chapter_each_once(client, tmp_path):
    session = open_session(client, work=tmp_path / "work")
    one, two = finding("03_poem", 0.2), finding("03_poem", 0.4)
    shown = session.record(one)
    session.record(one, two)
    assert "Found." in shown.markup
    assert read_record(tmp_path / "work" / "fr", "by_hand").findings == (one, two)
    assert read_record(tmp_path / "work" / "fr", "01_objectives").findings == ()


def test_a_parameter_file_stands_for_all_arguments(client, tmp_path):
    values = {"client": str(client), "period": "2026-09", "language": "en", "document": "audit"}
    file = tmp_path / "03_poem.json"
    file.write_text(
        json.dumps({**values, "work": str(tmp_path / "work"), "chapter": "03_poem"}), "utf-8"
    )
    session = open_session(file, language="fr")
    assert session.look.language.code == "en"
    assert session.period == month(2026, 9)
    assert session.document is Document.AUDIT
    assert session.chapter == "03_poem"


def test_a_client_is_found_by_its_name_from_a_folder_below(tmp_path, monkeypatch):
    write_client(tmp_path / "data" / "clients" / "petits_pots")
    (tmp_path / "notebooks" / "fr").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks" / "fr")
    session = open_session("petits_pots")
    assert session.brief.client == "petits_pots"
    assert (tmp_path / "reports" / ".work" / "petits_pots" / "tables").is_dir()


def test_the_session_shows_whose_work_it_is_escaped(tmp_path):
    brief = BRIEF.replace("Les Petits Pots", '"<b>Pots</b>"')
    session = open_session(write_client(tmp_path / "pots", brief), work=tmp_path / "work")
    shown = session._repr_html_()
    assert "&lt;b&gt;Pots" in shown
    assert "<b>Pots" not in shown
    assert "<h1" not in shown


def test_no_such_client(tmp_path):
    with pytest.raises(ParameterError, match="holds no client"):
        open_session(tmp_path)


def test_a_brief_with_faults_is_refused_whole(tmp_path):
    client = write_client(tmp_path / "pots", BRIEF.replace("btoc", "shop") + "colour: red\n")
    with pytest.raises(BriefError) as error:
        open_session(client, work=tmp_path / "work")
    assert len(error.value.faults) == 2
