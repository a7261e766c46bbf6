"""Catalogues compiled once: as true as the files, and never in the way."""

import shutil

import pytest

from stratbook.core import catalogue as catalogues
from stratbook.core.manner import folders

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Lend a language's folder of one sentence, in place of French."""
    folder = tmp_path / "fr"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(folders()["fr"] / "language.toml", folder)
    monkeypatch.setattr(catalogues, "folders", lambda: {"fr": folder})
    monkeypatch.setattr(catalogues.sys, "dont_write_bytecode", False)
    says(folder, "Period", "Période")
    return folder


def says(folder, one, two):
    text = f'{HEAD}msgid "{one}"\nmsgstr "{two}"\n'
    (folder / "LC_MESSAGES" / "one.po").write_text(text, encoding="utf-8")
    catalogues.catalogue.cache_clear()


def kept(folder):
    return sorted((folder / "__pycache__").glob("*"))


@pytest.fixture(autouse=True)
def _forgotten():
    yield
    catalogues.catalogue.cache_clear()


def test_what_was_compiled_is_read_without_the_files(place, monkeypatch):
    assert catalogues.translations("fr").gettext("Period") == "Période"
    assert [path.suffix for path in kept(place)] == [".mo"]
    monkeypatch.setattr(catalogues, "catalogue", None)
    assert catalogues.translations("fr").gettext("Period") == "Période"


def test_another_state_of_the_files_is_compiled_anew_and_the_old_one_goes(place):
    catalogues.translations("fr")
    (old,) = kept(place)
    says(place, "Period", "La période")
    assert catalogues.translations("fr").gettext("Period") == "La période"
    (new,) = kept(place)
    assert new != old


@pytest.mark.parametrize("harm", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_spoilt_one_is_made_again(place, harm):
    catalogues.translations("fr")
    (found,) = kept(place)
    whole = found.read_bytes()
    found.write_bytes(harm)
    assert catalogues.translations("fr").gettext("Period") == "Période"
    assert kept(place) == [found]
    assert found.read_bytes() == whole


def test_a_folder_that_cannot_be_written_stops_nobody(place):
    (place / "__pycache__").write_text("in the way", encoding="utf-8")
    assert catalogues.translations("fr").gettext("Period") == "Période"


def test_python_s_wish_to_write_nothing_is_kept(place, monkeypatch):
    monkeypatch.setattr(catalogues.sys, "dont_write_bytecode", True)
    assert catalogues.translations("fr").gettext("Period") == "Période"
    assert not kept(place)
