"""nbgrader itself generates the assignment, grades three submissions, and its scores are right."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stratbook.notebook import editions
from stratbook.notebook.course.assignment import assignment
from stratbook.notebook.course.edition import answers_in
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.ipynb import new_notebook, tags, text_of

NAME = "objectives_and_presence"
SOURCES = {path.stem: path for path in editions.sources()}
RUN = Path(__file__).parent / "nbgrader_run.py"


@pytest.fixture(scope="module")
def source():
    """Return exercises 1 to 3 as one notebook: the last one has a free text."""
    books = [editions.read_source(SOURCES[each]) for each in ("01_objectives", "02_three_c")]
    return new_notebook([cell for book in books for cell in book.cells])


def solutions(source):
    """Return the answer cells as someone who solved them has them."""
    found = {}
    for cell in source.cells:
        if "answer" in tags(cell):
            (id_,) = answers_in(cell.source)
            solved = [
                each.source for each in source.cells
                if "solution" in tags(each) and id_ in answers_in(each.source)
            ]  # fmt: skip
            found[f"answer-{id_}"] = "\n".join((cell.source, *solved))
    return found


def lines_of(source, kind):
    return {
        line.strip() for cell in source.cells if kind in tags(cell)
        for line in cell.source.splitlines()
    }  # fmt: skip


@pytest.fixture(scope="module")
def told(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nbgrader")
    made = folder / "source" / NAME / f"{NAME}.ipynb"
    made.parent.mkdir(parents=True)
    made.write_text(text_of(assignment(source, "en", exercises())), encoding="utf-8")
    right = solutions(source)
    wrong = right | {"answer-ex01": right["answer-ex01"] + '\nex01["mean_overlap"] = 0.25'}
    work = {"solved": right, "blank": {}, "one_wrong": wrong}
    (folder / "submissions.json").write_text(json.dumps(work), encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # alembic, by its name
    run = subprocess.run(
        [sys.executable, RUN, folder, NAME],
        env={**os.environ, "PATH": path, "HOME": str(folder), "JUPYTER_PLATFORM_DIRS": "1"},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.strip().splitlines()[-1])


@pytest.mark.slow
def test_the_solution_has_all_points_and_its_text_waits_to_be_read(told):
    solved = told["scores"]["solved"]
    assert solved["score"] == 30
    assert solved["max"] == 34
    assert solved["manual"] == ["answer-ex03"]
    assert solved["cells"]["check-ex01"] == [10, 10]


@pytest.mark.slow
def test_a_blank_submission_has_no_point_and_nothing_to_read(told):
    blank = told["scores"]["blank"]
    assert (blank["score"], blank["manual"]) == (0, [])


@pytest.mark.slow
def test_one_wrong_answer_costs_its_exercise_and_no_other(told):
    wrong = told["scores"]["one_wrong"]
    assert wrong["score"] == 20
    assert wrong["cells"]["check-ex01"] == [0, 10]
    assert wrong["cells"]["check-ex02"] == [10, 10]


@pytest.mark.slow
def test_what_nbgrader_hands_out_has_no_solution_left(told, source):
    released = json.loads(told["released"])["cells"]
    lines = {line.strip() for cell in released for line in "".join(cell["source"]).splitlines()}
    asked, solved = lines_of(source, "answer"), lines_of(source, "solution")
    assert lines & (solved - asked) == set()
    assert not any("SOLUTION" in line for line in lines)
