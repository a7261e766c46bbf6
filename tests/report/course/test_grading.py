"""Submissions that cheat, break, or attack: each gains nothing, harms nobody, and is a row."""

import csv
import io
import json
import os
import socket
import textwrap

import pytest

from course_room import cells_of
from stratbook.core.language import language
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook import editions
from stratbook.notebook.course.edition import course_notebook
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.ipynb import new_cell, new_notebook, text_of
from stratbook.report.course.confine import version
from stratbook.report.course.grading import Asked, grade_course
from stratbook.report.engine.pool import AVAILABLE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not AVAILABLE, reason="grading isolates on Linux only"),
]
LOOK = Look(language("en"), theme_of())
SOLVED = cells_of("ex01")["solution"]
SOURCE = next(path for path in editions.sources() if path.stem == "01_objectives")
CHEAT = """
from stratbook.notebook import course as c
class Yes:
    passed = True
    def __bool__(self): return True
c.check = lambda *a: Yes()
"""
GRAB = """
import gc, socket
for each in gc.get_objects():
    if isinstance(each, socket.socket):
        each.sendall(b"\\xff" * 40_000_000)
"""


def book(*cells):
    return text_of(new_notebook([new_cell("code", textwrap.dedent(each), []) for each in cells]))


def hostile(target, port):
    """Return submissions that attack, by learner: each tries, then answers nothing right."""
    wrong = 'ex01 = {"mean_overlap": 0.25}'
    return {
        "redefines": book(CHEAT, wrong, "print('passed'); Yes()"),
        "leaves": book("import sys\nsys.exit(0)", SOLVED),
        "hangs": book("while True: pass", SOLVED),
        "eats": book("held = [bytearray(1 << 30) for _ in range(64)]", SOLVED),
        "deletes": book(f"import shutil\nshutil.rmtree({str(target)!r}, ignore_errors=True)",
                        f"import os\nos.remove({str(target / 'canary')!r})", SOLVED),
        "calls": book(f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)", SOLVED),
        "kills": book("import os\nos.kill(os.getppid(), 9)", SOLVED),
        "signals": book(f"import os\nos.kill({os.getpid()}, 0)", SOLVED),
        "floods": book(GRAB, SOLVED),
        "peeks": book(f"import json\nex01 = json.load(open({str(target / 'key.json')!r}))"),
        "broken": '{"cells": [',
        "deep": "[" * 100_000,
        "=2+5": book(wrong),
    }  # fmt: skip


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("submitted_work")
    target = tmp_path_factory.mktemp("precious")
    (target / "canary").write_text("alive")
    right = exercises()["ex01"]
    expected = right.expected(right.data("peeks"))
    (target / "key.json").write_text(json.dumps(dict(expected), default=float))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        work = hostile(target, server.getsockname()[1])
        work["honest"] = text_of(
            course_notebook(editions.read_source(SOURCE), "en", "x", solved=True)
        )
        work["blank"] = text_of(course_notebook(editions.read_source(SOURCE), "en", "x"))
        work["own words"] = book(
            "import pandas as pd", "ex02 = ...", SOLVED, "ex01 = pd.Series(ex01).to_dict()"
        )
        work["last cell breaks"] = book(SOLVED, "1 / 0")
        work["as another"] = book(
            'import stratbook.notebook.course as c\ncourse = c.open_course("en", "honest")', SOLVED
        )
        for name, text in work.items():
            (folder / name / "notebooks").mkdir(parents=True)
            (folder / name / "notebooks" / "01_objectives.ipynb").write_text(text)
        (folder / "as another" / "course.toml").write_text('learner = "honest"\n')
        (folder / "honest" / "checks").mkdir()
        (folder / "honest" / "checks" / "ex01.json").write_text('{"exercise": "ex01", "tries": 4}')
        done = grade_course(folder, None, Asked(LOOK, minutes=0.15, megabytes=700))
        reached = True
        try:
            server.accept()
        except TimeoutError:
            reached = False
    rows = csv.DictReader(io.StringIO((folder / "gradebook.csv").read_text(encoding="utf-8-sig")))
    first = {row["learner"]: row for row in rows if row["exercise"] == "ex01"}
    return {"done": done, "rows": first, "target": target, "reached": reached, "work": set(work)}


def test_everybody_has_a_row(graded):
    names = {name.removeprefix("'") for name in graded["rows"]}
    assert names == graded["work"]
    assert not graded["done"].whole


@pytest.mark.parametrize("name", ["honest", "own words"])
def test_right_answers_have_all_points(graded, name):
    row = graded["rows"][name]
    assert (row["points"], row["of"], row["state"]) == ("10", "10", "passed")


def test_tries_are_those_of_the_learners_own_folder(graded):
    assert graded["rows"]["honest"]["tries"] == "4"


def test_a_blank_notebook_has_no_point(graded):
    row = graded["rows"]["blank"]
    assert (row["points"], row["state"], row["remarks"]) == ("0", "open", "")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("leaves", "a cell ends the notebook"),
        ("hangs", "longer than it may"),
        ("eats", "more memory"),
        ("deletes", "stopped on"),
        ("calls", "stopped on"),
        ("kills", "its process ended"),
        ("signals", "PermissionError"),
        ("floods", "its process ended"),
        ("peeks", "PermissionError"),
        ("broken", "cannot be read as a notebook"),
        ("deep", "cannot be read as a notebook"),
    ],
)
def test_what_attacks_or_breaks_gains_nothing(graded, name, why):
    row = graded["rows"][name]
    assert (row["points"], row["state"]) == ("0", "stopped")
    assert why in row["remarks"]


def test_nobody_was_harmed(graded):
    assert (graded["target"] / "canary").read_text() == "alive"
    assert not graded["reached"]


def test_a_check_that_says_passed_is_not_asked(graded):
    row = graded["rows"]["redefines"]
    assert (row["points"], row["state"]) == ("0", "partial")


def test_the_numbers_are_those_of_the_folder_and_not_those_one_claims(graded):
    assert graded["rows"]["as another"]["state"] == "partial"


def test_what_was_answered_before_the_notebook_broke_counts(graded):
    row = graded["rows"]["last cell breaks"]
    assert row["points"] == "10"
    assert "ZeroDivisionError" in row["remarks"]


def test_a_name_is_no_formula_in_a_spreadsheet(graded):
    assert "'=2+5" in graded["rows"]


def test_the_kernel_holds_submissions_back_or_the_summary_says_that_it_does_not(graded):
    assert bool(graded["done"].notes) == (version() == 0)
