"""A language that somebody added to the two of the package: the brief takes it too."""

import datetime as dt
import shutil

import pytest

from stratbook.brief import new
from stratbook.brief.cells import Hand
from stratbook.brief.client_file import read_client
from stratbook.brief.new import new_client
from stratbook.brief.read import hand_of, read_brief
from stratbook.core import manner


@pytest.fixture
def added(tmp_path, monkeypatch):
    """Add the language ``qq``, which writes as French does."""
    place = tmp_path / "locales" / "qq"
    place.mkdir(parents=True)
    shutil.copyfile(manner.folders()["fr"] / "language.toml", place / "language.toml")
    monkeypatch.setenv(manner.MORE, str(place.parent))
    manner.folders.cache_clear()
    yield "qq"
    monkeypatch.undo()
    manner.folders.cache_clear()


def test_the_brief_takes_a_language_that_is_there(write, added):
    folder = write(f"language: {added}\n")
    assert read_brief(folder).file.language == added


def test_it_refuses_one_that_is_not_and_names_those_there_are(write, faults, added):
    (said,) = faults(write("language: de\n")).values()
    assert f"fr, en and {added}" in said


def test_without_it_the_brief_refuses_it(write, faults):
    assert list(faults(write("language: qq\n"))) == ["client.yml, line 3, language"]


@pytest.mark.parametrize(("key", "hand"), [
    ("language: qq", Hand("en")),  # an open date is refused, headings of new tables are English
    ("language: en", Hand("en")),
    ("language: fr", Hand("fr")),
    ("currency: EUR", Hand("fr")),
])  # fmt: skip
def test_whoever_writes_neither_french_nor_english_is_read_as_english(write, added, key, hand):
    _, draft, _ = read_client(write(f"{key}\n"))
    assert hand_of(draft) == hand


def test_a_new_folder_in_it_has_english_sheets_and_is_read_at_once(tmp_path, monkeypatch, added):
    monkeypatch.setattr(new, "LANGUAGES", ("fr", "en", added))
    new_client(tmp_path / "acme", added, dt.date(2026, 11, 3))
    assert read_brief(tmp_path / "acme").file.language == added
    assert (tmp_path / "acme" / "exports" / "README.md").is_file()
