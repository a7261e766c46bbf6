"""Whose folder is whose, and which cells of a submitted notebook are the learner's own."""

import csv
import io

import pytest

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course.edition import cell_id
from stratbook.notebook.course.handed import received
from stratbook.notebook.course.roster import read_roster, roster_text
from stratbook.notebook.ipynb import new_cell, new_notebook, text_of
from stratbook.report.course.gradebook import gradebook_csv, stray_row
from stratbook.report.course.grading import Graded
from stratbook.report.course.submissions import cells_of, strays, submissions


def hand_in(place):
    place.mkdir(parents=True)
    (place / "a.ipynb").write_text(text_of(new_notebook([new_cell("code", "ex01 = {}", [])])))


def test_the_roster_says_whose_folder_it_is_and_who_is_missing(tmp_path):
    hand_in(tmp_path / "zoe-martin" / "notebooks")
    hand_in(tmp_path / "stranger")
    (tmp_path / "roster.csv").write_text(roster_text(["Zoé Martin", "Adam"]))
    found = {each.name: each for each in submissions(tmp_path)}
    assert set(found) == {"Zoé Martin", "Adam"}
    assert found["Zoé Martin"].seed == "Zoé Martin"
    assert found["Adam"].folder is None


def test_the_list_of_names_that_the_course_was_built_with_is_a_roster(tmp_path):
    hand_in(tmp_path / "in" / "zoe-martin")
    names = tmp_path / "people.csv"
    names.write_text("Nom;Groupe\nZoé Martin;A\n", encoding="utf-8")
    (found,) = submissions(tmp_path / "in", names)
    assert (found.name, len(found.notebooks)) == ("Zoé Martin", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zoé Martin\nAdam\n", "no column named learner"),  # nobody is lost without a word
        ("learner\nA\nA\n", "the same folder"),
        ("learner\n", "names nobody"),
        ("", "names nobody"),
        ("learner\n" + "x" * 200_000, "cannot be read"),
    ],
)
def test_a_list_that_would_lose_somebody_is_refused(tmp_path, text, said):
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError, match=said):
        read_roster(path)


def test_without_a_roster_a_folder_has_its_learners_name(tmp_path):
    hand_in(tmp_path / "adam")
    (found,) = submissions(tmp_path)
    assert (found.name, found.seed) == ("adam", "adam")
    (common,) = submissions(tmp_path, published=True)
    assert common.seed == ""


def test_nbgraders_folder_is_read_on_the_published_numbers(tmp_path):
    hand_in(tmp_path / "submitted" / "ada" / "01_objectives")
    hand_in(tmp_path / "source" / "01_objectives")
    (found,) = submissions(tmp_path)
    assert (found.name, found.seed, len(found.notebooks)) == ("ada", "", 1)


def test_links_and_hidden_folders_hold_no_work(tmp_path):
    hand_in(tmp_path / "adam")
    hand_in(tmp_path / "adam" / ".ipynb_checkpoints")
    (tmp_path / "adam" / "b.ipynb").symlink_to(tmp_path / "adam" / "a.ipynb")
    (found,) = submissions(tmp_path)
    assert [each.name for each in found.notebooks] == ["a.ipynb"]


def test_a_roster_that_gives_one_folder_to_two_is_refused(tmp_path):
    hand_in(tmp_path / "ada")
    (tmp_path / "roster.csv").write_text("folder,learner\nada,Ada\nada,Ada\n,Bea\nbea,Bea\n")
    assert [each.name for each in submissions(tmp_path)] == ["Ada", "Bea"]
    (tmp_path / "roster.csv").write_text("folder,learner\nada,Ada\nada,Bea\n")
    with pytest.raises(ParameterError, match="the same folder"):
        submissions(tmp_path)


def test_what_is_nobodys_is_named_with_what_to_do(tmp_path):
    hand_in(tmp_path / "zoe-martin")
    hand_in(tmp_path / "stranger" / "notebooks")
    (tmp_path / "notes").mkdir()  # the trainer's own: no notebook in it
    hand_in(tmp_path / "trainer" / "packages")  # a room where no work stands
    hand_in(tmp_path / "__MACOSX")
    for name in ("late.ipynb", "Adam.ZIP", "gradebook.csv", ".hidden.ipynb"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "roster.csv").write_text(roster_text(["Zoé Martin", "Adam"]))
    said = {each.place: each.problem.plain() for each in strays(tmp_path)}
    assert said == {
        "Adam.ZIP": "This file stands in no learner’s folder: it was not graded.",
        "late.ipynb": "This file stands in no learner’s folder: it was not graded.",
        "stranger/": "This folder is nobody’s on the roster: it was not graded.",
    }
    (tmp_path / "roster.csv").unlink()  # then a folder's name is its learner's
    assert [each.place for each in strays(tmp_path)] == ["Adam.ZIP", "late.ipynb"]


def test_in_nbgraders_folder_what_is_nobodys_is_looked_for_where_work_is(tmp_path):
    hand_in(tmp_path / "submitted" / "ada" / "01_objectives")
    hand_in(tmp_path / "submitted" / "stranger" / "01_objectives")
    hand_in(tmp_path / "source" / "01_objectives")
    (tmp_path / "roster.csv").write_text("learner\nada\n")
    assert [each.place for each in strays(tmp_path)] == ["stranger/"]


def test_work_of_nobody_alone_is_named_too(tmp_path):
    hand_in(tmp_path / "stranger")
    (tmp_path / "roster.csv").write_text("learner\nada\n")
    with pytest.raises(ParameterError) as refused:
        submissions(tmp_path)
    assert [each.place for each in refused.value.faults] == [str(tmp_path), "stranger/"]


def test_what_is_nobodys_is_a_row_of_the_gradebook_without_a_name_or_points():
    stray = Fault("=stranger/", say("This folder is nobody’s on the roster: it was not graded."),
                  say("Put each learner’s folder into one folder."))  # fmt: skip
    told = gradebook_csv(Look(language("fr"), theme_of()), [stray_row(stray)])
    (row,) = csv.DictReader(io.StringIO(told.decode("utf-8-sig")))
    remark = row.pop("remarks")
    assert remark.startswith(
        "Rendu sous le nom =stranger/. Ce dossier n’est à personne de la liste"
    )
    assert row == {
        "learner": "", "exercise": "", "points": "0", "of": "0", "tries": "", "state": "unknown",
    }  # fmt: skip


def test_a_run_that_leaves_something_out_is_not_whole(tmp_path):
    assert Graded(tmp_path, ()).whole
    stray = Fault("stranger/", say("The list names nobody."), say("The list names nobody."))
    assert not Graded(tmp_path, (), strays=(stray,)).whole


@pytest.mark.parametrize("make", [lambda each: None, lambda each: each.mkdir()])
def test_nothing_handed_in_is_said(tmp_path, make):
    make(tmp_path / "in")
    with pytest.raises(ParameterError):
        submissions(tmp_path / "in")


def test_cells_of_the_lesson_that_nobody_changed_are_not_the_learners_own(tmp_path):
    def cell(place, source, kinds):
        made = new_cell("code", source, kinds)
        made["id"] = cell_id(place, source) if place else "whatever"
        return made

    cells = [
        cell("02", "lesson()", []), cell("03", "ex01 = {}", ["answer"]), cell("", "mine = 1", []),
        cell("05", "!render", ["portfolio"]), cell("06", "lesson()", []),
    ]  # fmt: skip
    cells[-1].source = "lesson(1)"
    (tmp_path / "a.ipynb").write_text(text_of(new_notebook(cells)))
    found = cells_of(tmp_path / "a.ipynb")
    assert [(each.source, each.is_own) for each in found] == [
        ("lesson()", False), ("ex01 = {}", True), ("mine = 1", True), ("lesson(1)", True),
    ]  # fmt: skip
    assert found[1].answers == ("ex01",)


@pytest.mark.parametrize("told", [None, 3, "{", "[1]", "[" * 10_000, '{"ex01": NaN}'])
def test_what_is_handed_in_is_only_data(told):
    found = received(told)
    assert set(found) <= {"ex01"}
    assert all(isinstance(each, str) for each in found.values())
