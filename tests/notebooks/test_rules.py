"""How a notebook is written: held for every source, and for the editions built from it."""

import ast

import nbformat
import pytest

from stratbook.core.language import LANGUAGES
from stratbook.notebook import editions
from stratbook.notebook.ipynb import tags

SOURCES = editions.sources()
NAMES = [path.stem for path in SOURCES]
LOOPS = (ast.For, ast.While, ast.AsyncFor, ast.With, ast.Try, ast.If)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
PARAMETERS = ["client", "period", "language", "document", "work"]


@pytest.fixture(params=SOURCES, ids=NAMES)
def cells(request):
    return editions.read_source(request.param).cells


def code(cells):
    return [cell for cell in cells if cell.cell_type == "code"]


def test_there_are_notebooks():
    assert {"01_objectives", "02_three_c", "03_poem", "06_media_plan", "08_performance"} <= set(
        NAMES
    )


def test_the_parameters_come_first_and_the_set_up_second(cells):
    assert tags(cells[0]) == ["parameters"]
    assert tags(cells[1]) == ["setup"]
    others = [tag for cell in cells[2:] for tag in tags(cell)]
    assert not {"parameters", "setup"} & set(others)


def test_the_parameters_are_texts_of_the_known_names(cells):
    body = ast.parse(cells[0].source).body
    assert all(isinstance(each, ast.Assign) for each in body)
    assert [each.targets[0].id for each in body] == PARAMETERS
    assert all(isinstance(ast.literal_eval(each.value), str) for each in body)


def test_imports_stand_in_the_set_up_only(cells):
    for cell in code(cells[2:]):
        assert not any(
            isinstance(each, ast.Import | ast.ImportFrom)
            for each in ast.walk(ast.parse(cell.source))
        )


def test_tags_are_known(cells):
    assert {tag for cell in cells for tag in tags(cell)} <= editions.TAGS


def test_cells_are_short_and_define_nothing(cells):
    for cell in code(cells):
        assert len(cell.source.splitlines()) <= 12, cell.source
        forbidden = [
            each
            for each in ast.walk(ast.parse(cell.source))
            if isinstance(each, LOOPS + DEFINITIONS)
        ]
        assert not forbidden, cell.source


def test_every_code_cell_ends_in_something_to_look_at(cells):
    for cell in code(cells)[1:]:
        assert isinstance(ast.parse(cell.source).body[-1], ast.Expr), cell.source


def test_prose_comes_in_twins(cells):
    prose = [tags(cell) for cell in cells if cell.cell_type == "markdown"]
    assert all(each in (["fr"], ["en"]) for each in prose)
    order = [each[0] for each in prose]
    assert order == ["fr", "en"] * (len(order) // 2)


def test_prose_holds_no_code(cells):
    assert [cell.source for cell in cells if cell.cell_type == "markdown" and "`" in cell.source] == []


def test_twins_have_the_same_headings(cells):
    def levels(language):
        lines = [
            line for cell in cells if tags(cell) == [language] for line in cell.source.splitlines()
        ]
        return [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")]

    assert levels("fr") == levels("en")
    assert levels("fr").count(1) == 1
    assert levels("fr")[0] == 1
    assert 3 <= levels("fr").count(2) <= 9


def test_findings_are_recorded(cells):
    assert any("session.record(" in cell.source for cell in code(cells))


def test_the_editions_equal_their_rebuilt_source():
    assert editions.stale() == (), "run: stratbook editions"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_outputs_are_committed(language, name):
    notebook = nbformat.read(editions.folder(language) / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in code(notebook.cells))
