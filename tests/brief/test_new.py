"""What “stratbook new” writes: it passes the reading as it is, whole or not at all."""

import datetime as dt
import re

import pytest
from openpyxl import load_workbook

from stratbook.brief import models, new
from stratbook.brief.new import new_client
from stratbook.brief.notes import brief_notes
from stratbook.brief.read import read_brief
from stratbook.brief.sheets import SHEETS
from stratbook.core.errors import ParameterError
from stratbook.core.goals import goals

TODAY = dt.date(2026, 11, 3)
MODELS = (
    models.ClientFile, models.Organisation, models.Brand, models.Agency, models.Objective,
    models.Budget, models.Thirds, models.ExportOptions,
)  # fmt: skip


@pytest.fixture(params=["fr", "en"])
def language(request) -> str:
    return request.param


def test_what_is_written_is_read_without_a_fault_or_a_note(tmp_path, language):
    files = new_client(tmp_path / "clients" / "la_maison-bleue", language, TODAY)
    folder = tmp_path / "clients" / "la_maison-bleue"
    brief = read_brief(folder)
    assert brief.client == "la_maison-bleue"
    assert brief.file.organisation.name == "La maison bleue"
    assert brief.file.language == language
    assert brief.file.period.code == "2026-10"
    assert brief_notes(brief) == ()
    assert {each.level for each in brief.file.objectives} == {"business", "marketing", "social"}
    assert set(files) == {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("today", "code"), [(dt.date(2027, 1, 1), "2026-12"),
                                             (dt.date(2026, 3, 31), "2026-02")])  # fmt: skip
def test_the_period_is_the_last_full_month(tmp_path, today, code):
    new_client(tmp_path / "acme", "en", today)
    assert read_brief(tmp_path / "acme").file.period.code == code


def test_every_key_is_there_and_the_catalogue_is_quoted(tmp_path, language):
    new_client(tmp_path / "acme", language, TODAY)
    text = (tmp_path / "acme" / "client.yml").read_text(encoding="utf-8")
    for model in MODELS:
        for key in model.model_fields:
            assert re.search(rf"^(#| |-)*{key}(:|\s\s)", text, re.MULTILINE), key
    for goal in goals().values():
        assert f"{goal.id} " in text
        assert goal.words[language].label in text
    assert "$" not in text


def test_the_same_language_gives_the_same_bytes(tmp_path, language):
    one = new_client(tmp_path / "one", language, TODAY)
    two = new_client(tmp_path / "two" / "one", language, TODAY)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_the_workbook_guides_who_fills_it_in(tmp_path, language):
    new_client(tmp_path / "acme", language, TODAY)
    book = load_workbook(tmp_path / "acme" / "inputs.xlsx")
    first, *tables, lists = book.worksheets
    assert first.title == ("À lire" if language == "fr" else "Read me")
    assert lists.sheet_state == "hidden"
    assert [page.title for page in tables] == [getattr(each, language) for each in SHEETS]
    for page, each in zip(tables, SHEETS, strict=True):
        assert [cell.value for cell in page[1]] == [getattr(f, language) for f in each.fields]
        assert all(cell.font.bold for cell in page[1])
        assert page.freeze_panes == "A2"
        for position, field in enumerate(each.fields, start=1):
            rule = _rule(page, position)
            assert rule.prompt
            if field.choices:
                assert _listed(book, rule.formula1) == [
                    fr if language == "fr" else en for _, en, fr in field.choices
                ]
            if field.kind == "number":
                least = -1e12 if field.least is None else field.least
                assert (rule.type, float(rule.formula1)) == ("decimal", least)
                assert (rule.formula2 and float(rule.formula2)) == field.most
            if field.kind == "day":
                assert rule.type == "date"


def _rule(page, position: int):
    at = page.cell(2, position).coordinate
    (rule,) = [each for each in page.data_validations.dataValidation if at in each.sqref]
    return rule


def _listed(book, formula: str) -> list[str]:
    title, cells = formula.split("!")
    return [row[0].value for row in book[title][cells.replace("$", "")]]


def test_the_workbook_holds_no_formula(tmp_path, language):
    new_client(tmp_path / "acme", language, TODAY)
    for page in load_workbook(tmp_path / "acme" / "inputs.xlsx").worksheets:
        for row in page.iter_rows():
            assert all(cell.data_type in {"s", "n"} for cell in row)


@pytest.mark.parametrize("name", ["Été", "a b", "_x", "A"])
def test_a_name_that_cannot_be_an_id_is_refused(tmp_path, name):
    with pytest.raises(ParameterError, match="cannot name a client"):
        new_client(tmp_path / name, "fr", TODAY)
    assert not (tmp_path / name).exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(ParameterError, match="already holds something"):
        new_client(folder, "fr", TODAY)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_file_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "acme").write_text("mine")
    with pytest.raises(ParameterError, match="already holds something"):
        new_client(tmp_path / "acme", "fr", TODAY)
    assert (tmp_path / "acme").read_text() == "mine"


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "acme").mkdir()
    new_client(tmp_path / "acme", "fr", TODAY)
    assert read_brief(tmp_path / "acme").client == "acme"


def test_a_language_that_is_not_spoken_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="fr and en"):
        new_client(tmp_path / "acme", "de", TODAY)


def test_it_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new, "write_blank", fail)
    with pytest.raises(ParameterError, match="cannot be written"):
        new_client(tmp_path / "acme", "fr", TODAY)
    assert list(tmp_path.iterdir()) == []
