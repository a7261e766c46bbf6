"""A third language is a folder: a catalogue, and how it writes numbers; no code knows it."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from stratbook.brief.sheets import SHEETS
from stratbook.core import manner, reference
from stratbook.core.catalogue import catalogue
from stratbook.core.language import language
from stratbook.plan.calendar.hooks import seasons

HERE = Path(__file__).parent
# Each vowel is replaced: a word with a plain one was not translated.
VOWELS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
NAMES = {"Instagram", "stratbook"}


def _pretended(text: str) -> str:
    """Return a sentence in a language that nobody speaks, its fields kept."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(each if each.startswith("{") else each.translate(VOWELS) for each in parts)


def _english(value: object) -> Iterator[str]:
    """Return the English texts of reference data, which are msgids of another language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for key, each in value.items() if key != "fr" for text in _english(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _english(each))


def _sheets() -> Iterator[str]:
    """Return the English words of the sheets that people fill in."""
    for sheet in SHEETS:
        yield sheet.en
        for field in sheet.fields:
            yield from (field.en, *(en for _, en, _ in field.choices))


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> str:
    """Return what is written in the pretended language where it is installed."""
    place = tmp_path_factory.mktemp("locales")
    folder = place / "qq" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    writes = (manner.folders()["fr"] / "language.toml").read_text(encoding="utf-8")
    writes = writes.replace("fr_FR", "el_GR")
    writes = writes.replace("trimestre", "trmstr").replace("semaine", "smn")
    (folder.parent / "language.toml").write_text(writes, encoding="utf-8")
    made = Catalog(locale="el_GR")
    for message in catalogue("fr"):
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            both = isinstance(message.id, tuple | list)
            told = tuple(map(_pretended, message.id)) if both else _pretended(one)
            made.add(message.id, told)
    for path in sorted(reference.folder().rglob("*.toml")):
        for text in _english(tomllib.loads(path.read_text(encoding="utf-8"))):
            if text and made.get(text) is None:
                made.add(text, _pretended(text))
    for text in {*_sheets(), *seasons()[0].names.values()}:
        if made.get(text) is None:
            made.add(text, f"{_pretended(text)} zz")  # unlike the English without its accents
    made.get("sales").string = "vénté"
    with (folder / "all.po").open("wb") as stream:
        write_po(stream, made)
    done = subprocess.run(
        [sys.executable, str(HERE / "third_language_page.py")],
        env={**os.environ, manner.MORE: str(place)},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def shown(written) -> str:
    """Return a page in it."""
    return written.partition("\0")[0]


@pytest.fixture(scope="module")
def told(written) -> dict:
    """Return what its sheets and its words by language come to."""
    return json.loads(written.partition("\0")[2])


def test_a_page_in_a_third_language_has_no_english_left(shown):
    body = shown[shown.index("<body") : shown.index("<script>")]
    told = re.findall(r'(?:alt|aria-label)="([^"]*)"', body)
    text = " ".join([re.sub(r"<[^>]+>", " ", body), *told])
    text = re.sub(r"&\w+;|\w+[._]\w+|\b[RAD][0-9A-F]{6}\b", " ", text)  # ids are no words
    words = set(re.findall(r"[^\W\d_]+", text))
    left = {each for each in words if len(each) > 1 and re.search("[aeiouy]", each)} - NAMES
    assert left == set()
    assert len({each for each in words if re.search("[áéíóú]", each)}) > 150


def test_its_numbers_and_dates_are_its_own(shown):
    assert '<html lang="qq">' in shown
    assert "Οκτωβρίου" in shown or "Οκτώβριος" in shown
    assert "58,0\u202f%" in shown


def test_sheets_written_in_it_are_read_back(told):
    assert told["lost"] == []


def test_its_numbers_days_and_yes_are_read_as_it_writes_them(told):
    assert told["read"] == ["1234.5", "2026-04-03 00:00:00", "False"]


def test_words_kept_by_language_are_its_own_else_english(told):
    english = seasons()[0]
    assert told["worded"] == {
        "triage": "práísé",
        "season": f"{_pretended(english.names['en'])} zz",
        "angle": english.angles["en"],
        "feast": "Christmas Day",
        "link": "zz_2026-10_vente",
        "choice": "líkélý",
        "free": "Zzz",
        "heading": f"{_pretended(SHEETS[0].fields[2].en)} zz",
    }


def test_the_package_s_own_languages_cannot_be_replaced(tmp_path, monkeypatch):
    theirs = tmp_path / "fr"
    theirs.mkdir()
    (theirs / "language.toml").write_text("missing = 1", encoding="utf-8")
    monkeypatch.setenv(manner.MORE, str(tmp_path))
    manner.folders.cache_clear()
    assert manner.folders()["fr"] != theirs
    monkeypatch.delenv(manner.MORE)
    manner.folders.cache_clear()
    assert language("fr").missing == "n.d."
