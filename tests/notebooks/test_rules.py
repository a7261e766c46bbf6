"""How a notebook is written: held for every source, and for the editions built from it."""

import ast
import re
import types
from itertools import pairwise

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
def whole(request):
    return editions.read_source(request.param).cells


@pytest.fixture
def cells(whole):
    """The cells of a client's notebook; those of the course have rules of their own, below."""
    return [cell for cell in whole if not editions.IN_COURSE & set(tags(cell))]


@pytest.fixture
def course(whole):
    return [cell for cell in whole if editions.IN_COURSE & set(tags(cell))]


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
    """Or in a cell to explore, which no report runs: a report then imports no widget."""
    for cell in code(cells[2:]):
        if "explore" in tags(cell):
            continue
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
    """Or computes what the cell of detail after it shows."""
    shown = code(cells)[1:]
    for place, cell in enumerate(shown):
        if not isinstance(ast.parse(cell.source).body[-1], ast.Expr):
            assert "detail" in tags(shown[place + 1]), cell.source


def test_cells_of_detail_only_show(cells):
    """An essential report does not run them: no other cell may need what they would make."""
    for cell in code(cells):
        if "detail" in tags(cell):
            assert all(isinstance(each, ast.Expr) for each in ast.parse(cell.source).body)
            assert not re.search(r"session\.(record|apply|decide|leave)\(", cell.source)


def test_an_essential_report_says_little_before_it_shows(cells):
    """A heading and at most two sentences: the rest of the prose is tagged as method."""
    for cell in cells:
        if cell.cell_type == "markdown" and not {"method", "explore"} & set(tags(cell)):
            said = " ".join(line for line in cell.source.splitlines() if line[:1] != "#")
            assert len(re.findall(r"[.!?…](?=\s|$)", said)) <= 2, cell.source


def test_prose_comes_in_twins(cells):
    prose = [tags(cell) for cell in cells if cell.cell_type == "markdown"]
    kinds = ([], ["method"], ["explore"])
    known = [[language, *kind] for language in ("fr", "en") for kind in kinds]
    assert all(each in known for each in prose)
    assert [each[1:] for each in prose[::2]] == [each[1:] for each in prose[1::2]]
    order = [each[0] for each in prose]
    assert order == ["fr", "en"] * (len(order) // 2)


def test_prose_holds_no_code(cells):
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert [each for each in prose if "`" in each] == []


def test_twins_have_the_same_headings(cells):
    def levels(language):
        lines = [
            line for cell in cells if language in tags(cell) for line in cell.source.splitlines()
        ]
        return [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")]

    assert levels("fr") == levels("en")
    assert levels("fr").count(1) == 1
    assert levels("fr")[0] == 1
    assert 3 <= levels("fr").count(2) <= 9


def test_tags_of_the_course_are_known(course):
    assert {tag for cell in course for tag in tags(cell)} <= editions.TAGS


def test_exercises_are_told_in_both_languages(course):
    prose = [cell for cell in course if cell.cell_type == "markdown"]
    assert [tags(cell) for cell in prose] == [
        ["exercise", "fr"], ["exercise", "en"]
    ] * (len(prose) // 2)  # fmt: skip
    assert [cell.source for cell in prose if "`" in cell.source] == []
    for french, english in zip(prose[::2], prose[1::2], strict=True):
        number = re.match(r"### Exercice (\d+) · ", french.source)
        assert number
        assert english.source.startswith(f"### Exercise {number[1]} · ")


def test_exercises_have_their_cells_in_order(course):
    """Shown, to be answered, solved in one cell or more that each add to the answer, checked."""
    asked = [cell for cell in code(course) if "open_course" not in cell.source]
    ends = [at for at, cell in enumerate(asked, 1) if "check" in tags(cell)]
    assert ends[-1:] == [len(asked)][: len(ends)]
    for start, end in pairwise([0, *ends]):
        shown, answer, *solutions, check = asked[start:end]
        assert [tags(each) for each in (shown, answer, *solutions, check)] == [
            ["exercise"], ["exercise", "answer"], *[["solution"]] * len(solutions),
            ["exercise", "check"],
        ]  # fmt: skip
        found = re.fullmatch(r'course\.show\("(ex\d\d)"\)', shown.source)
        assert found
        assert solutions
        assert check.source == f'course.check("{found[1]}", {found[1]})'
        for cell in (answer, solutions[0]):
            assert re.search(rf"^{found[1]} = \{{", cell.source, re.MULTILINE)
        for cell in solutions[1:]:
            assert re.search(rf"^{found[1]} = {found[1]} \|", cell.source, re.MULTILINE)


def test_the_course_is_opened_before_the_first_exercise(course):
    opened = [at for at, cell in enumerate(code(course)) if "open_course" in cell.source]
    assert opened == ([0] if course else [])


def test_cells_of_the_course_are_short_and_define_nothing(course):
    for cell in code(course):
        assert len(cell.source.splitlines()) <= 12, cell.source
        assert max(map(len, cell.source.splitlines())) <= 100, cell.source
        tree = ast.walk(ast.parse(cell.source))
        assert not any(isinstance(each, LOOPS + DEFINITIONS) for each in tree), cell.source


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


def test_what_a_report_computes_is_remembered(cells):
    """The second language takes it; ``measure`` is kept by its scope, and asked for everywhere."""
    shown = "\n".join(each.source for each in code(cells) if "explore" not in tags(each))
    tree = ast.parse(shown)
    names: dict[str, object] = {}
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom):
            exec(ast.unparse(each), names)  # noqa: S102 - the import lines of our own notebooks
    called = [each.func for each in ast.walk(tree) if isinstance(each, ast.Call)]
    functions = [function for each in called if (function := _function(each, names)) is not None]
    plain = {each.__qualname__ for each in functions if not hasattr(each, "__wrapped__")}
    assert plain <= {"measure"}


def _function(called: ast.expr, names: dict[str, object]) -> types.FunctionType | None:
    """Return what is called, where it is a function that computes."""
    root = next(each for each in ast.walk(called) if isinstance(each, ast.Name))
    if root.id not in names or not re.fullmatch(r"\w+(\.\w+)*", ast.unparse(called)):
        return None
    found = eval(ast.unparse(called), names)  # noqa: S307 - a name, as the pattern says
    rooms = r"stratbook\.(strategy|plan|brief|ingest)\."
    ours = isinstance(found, types.FunctionType) and re.match(rooms, found.__module__)
    return found if ours else None
