"""The consultant's paragraphs: where they stand, and what is refused."""

import re

import pytest

from stratbook.brief.own_notes import read_own_notes


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "notes").mkdir()
    return tmp_path


def put(folder, name, text="Some words."):
    content = text if isinstance(text, bytes) else text.encode()
    (folder / "notes" / name).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("after_summary.fr.md", "Mots.", ("after", "summary", "fr")),
        ("before_06_media_plan.md", "Words.", ("before", "06_media_plan", "")),
        ("08_performance.en.md", "Words.", ("chapter", "08_performance", "en")),
        ("anything.md", "---\nbefore: decisions\n---\nWords.", ("before", "decisions", "")),
        ("x.fr.md", '---\r\nchapter: "03_poem"\r\n---\r\nMots.', ("chapter", "03_poem", "fr")),
    ],
)
def test_a_note_says_where_it_stands(folder, name, text, where):
    put(folder, name, text)
    (note,), faults = read_own_notes(folder)
    assert faults == []
    assert (note.side, note.place, note.language) == where
    assert note.text in {"Words.", "Mots."}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("after_sumary.md", "Words.", "no place.*summary"),
        ("chapter_summary.md", "Words.", "no place"),
        ("thoughts.md", "Words.", "no place"),
        ("after_summary.md", "é".encode("latin-1"), "not saved in UTF-8"),
        ("after_summary.md", "x" * 20_001, "larger than 20 kB"),
        ("after_summary.md", "  \n", "is empty"),
    ],
)
def test_what_is_wrong_with_a_note_is_named(folder, name, text, said):
    put(folder, name, text)
    notes, (fault,) = read_own_notes(folder)
    assert notes == ()
    assert fault.place == f"notes/{name}"
    whole = f"{fault.problem.plain()} {fault.remedy.plain()}"
    assert re.search(said, whole), whole


def test_no_folder_means_no_note(tmp_path):
    assert read_own_notes(tmp_path) == ((), [])


def test_a_note_is_not_read_from_outside(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("other") / "secret.md"
    secret.write_text("Secret.")
    (folder / "notes" / "after_summary.md").symlink_to(secret)
    notes, (fault,) = read_own_notes(folder)
    assert notes == ()
    assert "outside" in fault.problem.plain()
