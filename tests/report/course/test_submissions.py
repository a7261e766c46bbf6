"""Whose folder is whose, and which cells of a submitted notebook are the learner's own."""

import pytest

from stratbook.core.errors import ParameterError
from stratbook.notebook.course.edition import cell_id
from stratbook.notebook.course.handed import received
from stratbook.notebook.course.roster import read_roster, roster_text
from stratbook.notebook.ipynb import new_cell, new_notebook, text_of
from stratbook.report.course.submissions import cells_of, submissions


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
