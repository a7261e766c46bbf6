"""A course folder: whole, without a solution, and never over what somebody edited."""

import functools
import json
import re
import subprocess
import sys
import zipfile

import papermill
import pytest

from stratbook.core.errors import ParameterError
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook import editions
from stratbook.notebook.course import trainer
from stratbook.notebook.course.assignment import BEGIN, assignment
from stratbook.notebook.course.edition import (
    Edition,
    answers_in,
    course_notebook,
    portfolio_notebook,
)
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.ipynb import tags
from stratbook.report.course import building
from stratbook.report.course.building import Wanted, build_course
from stratbook.report.course.client_data import client_files
from stratbook.report.engine import adapter  # noqa: F401 - papermill's engine
from stratbook.report.engine.pool import AVAILABLE

SOURCES = {path.stem: editions.read_source(path) for path in editions.sources()}
WHO = "Zoé Martin"
LOOK = Look(language("fr"), theme_of())


@pytest.fixture(scope="module")
def learner(tmp_path_factory):
    """Return the folder of one learner, in French."""
    folder = tmp_path_factory.mktemp("course") / "zoe"
    return build_course(folder, Wanted(Edition.LEARNER, "fr", WHO)).folder


@pytest.fixture(scope="module")
def program(learner):
    """Return the files of the learner's wheel, as text where they are text."""
    (path,) = learner.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


@functools.cache
def solution_lines():
    """Return what stands in solution cells and nowhere else."""
    solved, others = set(), set()
    for source in SOURCES.values():
        for cell in source.cells:
            lines = {line.strip() for line in cell.source.splitlines() if len(line.strip()) > 14}
            (solved if "solution" in tags(cell) else others).update(lines)
    return frozenset(solved - others)


@functools.cache
def telling_numbers():
    """Return right answers that cannot stand anywhere by chance: four figures and decimals."""
    found = set()
    for each in exercises().values():
        for who in ("", WHO):
            for value in each.expected(each.data(who)).values():
                if isinstance(value, float) and round(value, 2) % 1 and abs(value) > 10:
                    written = f"{value:.2f}".rstrip("0")
                    if len(written.replace(".", "").replace("-", "")) >= 4:
                        found.add(written)
    return found


def holds(text, number):
    both = re.escape(number).replace(r"\.", "[.,]")
    return re.search(rf"(?<![\d.,]){both}(?!\d)", text)


# -- what a learner gets -----------------------------------------------------------


def test_a_learners_folder_has_all_that_is_needed(learner):
    names = {path.relative_to(learner).as_posix() for path in learner.rglob("*") if path.is_file()}
    books = {f"notebooks/{name}.ipynb" for name in (*SOURCES, "11_portfolio")}
    wanted = {"LISEZ-MOI.md", "course.toml", "requirements.txt", *books}
    assert wanted <= names
    assert "data/clients/ateliers_du_rivage/client.yml" in names
    for id_ in exercises():
        assert any(name.startswith(f"data/exercises/{id_}/") for name in names), id_
    assert not any(name.startswith("trainer/") for name in names)


def test_its_notebooks_ask_every_exercise_and_solve_none(learner):
    asked = set()
    for path in sorted((learner / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        kinds = {kind for cell in cells for kind in cell["metadata"].get("tags", [])}
        assert "solution" not in kinds
        assert not any(cell.get("outputs") for cell in cells)
        told = "\n".join("".join(cell["source"]) for cell in cells)
        assert [line for line in solution_lines() if line in told] == []
        assert [each for each in telling_numbers() if holds(told, each)] == []
        asked |= set(re.findall(r'course\.check\("(ex\d\d)"', told))
    assert asked == set(exercises())


def test_its_program_holds_no_solution_and_no_answer(program):
    assert not any("notebooks/src" in name or "demo_exports" in name for name in program)
    course = [text for name, text in program.items() if "/notebook/course/" in name]
    course += [text for name, text in program.items() if name.endswith(".po")]
    assert len(course) > 20
    for text in program.values():
        assert [line for line in solution_lines() if line in text] == []
    for text in course:
        assert [each for each in telling_numbers() if holds(text, each)] == []


def test_its_data_hold_no_answer(learner):
    found = sorted((learner / "data" / "exercises").rglob("*.csv"))
    assert len(found) >= len(exercises())
    for path in found:
        text = path.read_text(encoding="utf-8-sig")
        assert [each for each in telling_numbers() if holds(text, each)] == [], path.name


def test_tables_are_files_in_the_learners_words_and_numbers(learner):
    path = learner / "data" / "exercises" / "ex07" / "platforms.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    factors = exercises()["ex07"].data(WHO)["platforms"]["factor"]
    assert lines[0].startswith("Plateforme;")
    assert lines[1] == f"Instagram;{factors[0]:g}"


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")
def test_a_lesson_runs_whole_in_the_folder_and_waits_for_its_answers(learner):
    path = learner / "notebooks" / "03_poem.ipynb"
    run = papermill.execute_notebook(
        path, None, engine_name="stratbook", folder=str(path.parent), progress_bar=False
    )
    assert not [each for cell in run.cells for each in cell.get("outputs", [])
                if each.output_type == "error"]  # fmt: skip
    checked = next(cell for cell in run.cells if cell.source.startswith("course.check("))
    assert "Rien n’est encore répondu" in checked.outputs[0]["data"]["text/plain"]
    (shown,) = (cell for cell in run.cells if cell.source.startswith("course.show("))
    assert "Où la marque" not in shown.outputs[0]["data"]["text/html"]
    assert "<table" in shown.outputs[0]["data"]["text/html"]


# -- the program it carries --------------------------------------------------------


@pytest.mark.slow
def test_a_check_runs_from_the_wheel_alone(learner, tmp_path):
    (path,) = learner.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import stratbook\nfrom stratbook.notebook.course import check\n"
        f"assert stratbook.__file__.startswith({str(tmp_path)!r})\n"
        "assert not check('ex01', {'mean_overlap': 3})\n"
        "from stratbook.notebook.course.edition import sources\n"
        "try: sources()\n"
        "except FileNotFoundError: pass\n"
        "else: raise AssertionError('the solutions are there')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


# -- notebooks, in each edition and language ---------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_solution_edition_answers_what_the_learners_asks(code):
    asked, solved = [
        [
            exercise
            for source in SOURCES.values()
            for cell in course_notebook(source, code, "someone", solved=solved).cells
            if {"answer", "solution"} & set(tags(cell))
            for exercise in answers_in(cell.source)
        ]
        for solved in (False, True)
    ]
    assert set(asked) == set(solved) == set(exercises())
    cells = course_notebook(SOURCES["06_media_plan"], code, "someone").cells
    assert f'language = "{code}"' in cells[0].source
    assert 'client = "someone"' in cells[0].source
    assert portfolio_notebook(code).cells[0].source.startswith("# ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_exercise_is_one_answer_and_one_locked_test_in_its_assignment(code):
    found = {}
    for source in SOURCES.values():
        for cell in assignment(source, code, exercises()).cells:
            if marks := cell.metadata.get("nbgrader"):
                found[marks["grade_id"]] = (cell.source, marks)
                assert marks["locked"] != marks["solution"]
        assert len({cell["id"] for cell in assignment(source, code, exercises()).cells}) > 3
    for id_, each in exercises().items():
        source, marks = found[f"answer-{id_}"]
        before, _, after = source.partition(BEGIN)
        assert "..." in before
        assert f"{id_} = " in after
        texts = any(question.kind == "text" for question in each.questions)
        assert (marks["grade"], marks.get("points")) == (texts, 4 if texts else None)
        test, marks = found[f"check-{id_}"]
        assert marks["points"] == each.points
        assert "assert verdict.passed" in test


def test_a_notebook_without_exercise_is_no_assignment():
    book = SOURCES["01_objectives"].copy()
    book["cells"] = [each for each in book.cells if "exercise" not in tags(each)]
    assert assignment(book, "en", exercises()) is None


# -- each learner's client ---------------------------------------------------------


def test_each_learner_has_a_client_of_their_own_the_same_each_time():
    _, one = client_files(WHO)
    assert client_files("zoé  MARTIN")[1] == one
    _, other = client_files("Adam")
    _, everybody = client_files("")
    posts = "exports/instagram_content.csv"
    assert len({one[posts], other[posts], everybody[posts]}) == 3
    assert set(one) <= set(everybody)
    assert one["client.yml"] == everybody["client.yml"]
    assert not {"tags.csv", "kpi_history.csv", "inputs/coding.csv"} & set(one)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(language="de"), "not a language"),
        (Wanted(learner="a", roster="x"), "cannot both"),
        (Wanted(client="nowhere_at_all"), "not a client"),
    ],
)
def test_what_cannot_be_built_is_said_and_nothing_written(tmp_path, wanted, said, monkeypatch):
    monkeypatch.setattr(building, "wheel", lambda: ("x.whl", b""))
    with pytest.raises(ParameterError, match=said):
        build_course(tmp_path / "new", wanted)
    assert not (tmp_path / "new").exists()


# -- the trainer's pack ------------------------------------------------------------


def test_a_roster_gives_a_folder_each_and_the_trainer_a_key_for_all(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "wheel", lambda: ("x.whl", b""))
    monkeypatch.setattr(
        building, "client_files", lambda who, _: ("c", {"client.yml": who.encode()})
    )
    roster = tmp_path / "people.csv"
    roster.write_text("Nom;Groupe\nZoé Martin;A\nAdam;B\n", encoding="utf-8")
    room = build_course(tmp_path / "all", Wanted(language="fr", roster=roster)).folder
    assert 'learner = "Zoé Martin"' in (room / "zoe-martin" / "course.toml").read_text()
    assert (room / "adam" / "notebooks" / "01_objectives.ipynb").is_file()
    assert "zoe-martin,Zoé Martin" in (room / "roster.csv").read_text(encoding="utf-8-sig")
    wanted = Wanted(Edition.SOLUTION, "fr", roster=roster)
    pack = build_course(tmp_path / "trainer", wanted).folder / "trainer"
    key = (pack / "answer_key.csv").read_text(encoding="utf-8-sig")
    assert "\n,ex01,mean_overlap,0.6,0.005\n" in key
    assert "\nAdam,ex01,mean_overlap," in key
    assert "floor_cost" in key
    page = (pack / "guide.html").read_text(encoding="utf-8")
    assert "Zoé Martin" in page
    assert "3 310" not in page  # answers stand as one writes them in Python
    assert "3310.34" in page


def test_sealed_answers_stand_open_in_the_key():
    key = trainer.answer_key(LOOK, exercises(), [""])
    assert not [each for each in key if each.answer == "?"]
    marginal = next(each for each in key if each.question.key == "same_everywhere")
    assert marginal.answer == "marginal"


def test_a_large_class_has_its_key_in_the_table_and_the_first_ones_on_the_page():
    few = {"ex02": exercises()["ex02"]}
    key = trainer.answer_key(LOOK, few, ["", *(f"P{place}" for place in range(9))])
    page = trainer.key_tables(LOOK, key).markup
    assert "P4" in page
    assert "P5" not in page
    assert "answer_key.csv" in page


def test_the_pack_times_and_teaches_every_exercise():
    shown = trainer.sections(LOOK, exercises(), trainer.answer_key(LOOK, exercises(), [""]))
    told = " ".join(body.markup for _, body in shown)
    for each in exercises().values():
        assert LOOK.say(each.title).split()[0] in told
    assert next(heading for heading, _ in shown) == say("Timing")
