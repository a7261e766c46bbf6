"""A language that somebody added to the two of the package: the brief takes it too."""

import datetime as dt
import shutil

import pandas as pd
import pytest

from stratbook.brief import new
from stratbook.brief.cells import Hand, Refused, read_cell
from stratbook.brief.client_file import read_client
from stratbook.brief.new import new_client
from stratbook.brief.read import hand_of, read_brief
from stratbook.brief.sheets import Field
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
    ("language: qq", Hand("qq")),
    ("language: en", Hand("en")),
    ("language: fr", Hand("fr")),
    ("currency: EUR", Hand("fr")),
])  # fmt: skip
def test_whoever_fills_the_sheets_in_writes_as_their_language_does(write, added, key, hand):
    _, draft, _ = read_client(write(f"{key}\n"))
    assert hand_of(draft) == hand


def test_numbers_and_days_are_read_as_its_folder_says(added):
    number, day = Field("a", "a", "a", "number"), Field("b", "b", "b", "day")
    assert read_cell(number, "1,234", Hand(added)) == 1.234
    assert read_cell(number, "1,234", Hand("en")) == 1234
    assert read_cell(day, "03/04/2026", Hand(added)) == pd.Timestamp("2026-04-03")
    with pytest.raises(Refused):
        read_cell(day, "03/04/2026", Hand("en"))


def test_a_new_folder_in_it_is_read_at_once(tmp_path, monkeypatch, added):
    monkeypatch.setattr(new, "LANGUAGES", ("fr", "en", added))
    new_client(tmp_path / "acme", added, dt.date(2026, 11, 3))
    assert read_brief(tmp_path / "acme").file.language == added
    assert (tmp_path / "acme" / "exports" / "README.md").is_file()
