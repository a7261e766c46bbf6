"""What every exercise keeps: its solution is right for anybody, its blanks for nobody."""

import pandas as pd
import pytest

from course_room import LEARNERS, data_of, judged, run, states
from stratbook.core.language import LANGUAGES
from stratbook.notebook.course.exercise import Sealed
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.course.same import same

IDS = tuple(exercises())


@pytest.mark.parametrize("exercise", IDS)
def test_the_solution_is_right_for_every_learner(exercise):
    for learner in LEARNERS:
        found = judged(exercise, run(exercise, "solution", learner), learner)
        assert found.passed, (learner, states(found))


@pytest.mark.parametrize("exercise", IDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_solution_is_right_in_both_languages(exercise, language):
    assert judged(exercise, run(exercise, "solution", code=language)).passed


@pytest.mark.parametrize("exercise", IDS)
def test_blanks_ask_every_question_and_answer_none(exercise):
    blanks = run(exercise, "answer")
    assert list(blanks) == [each.key for each in exercises()[exercise].questions]
    assert set(states(judged(exercise, blanks)).values()) == {"open"}


@pytest.mark.parametrize("exercise", IDS)
def test_numbers_are_a_learners_own_and_stay_so(exercise):
    def drawn(learner):
        tables = exercises()[exercise].data(learner)
        return "\n".join(f"{name}\n{table.to_csv()}" for name, table in tables.items())

    everybody = [drawn(each) for each in LEARNERS[:4]]
    assert everybody == [drawn(each) for each in LEARNERS[:4]]
    assert len(set(everybody)) == len(everybody)


@pytest.mark.parametrize("exercise", IDS)
def test_no_usual_mistake_is_right(exercise):
    """Else its hint would be given to somebody who is right."""
    held = exercises()[exercise]
    asked = {each.key: each for each in held.questions}
    for learner in LEARNERS:
        data = data_of(exercise, learner)
        right, mistakes = held.expected(data), held.mistakes(data)
        assert mistakes
        for each in mistakes:
            wrong = [key for key, value in each.answers.items()
                     if not same(exercise, asked[key], value, right[key])]  # fmt: skip
            assert wrong, (learner, each.hint.text)


@pytest.mark.parametrize("exercise", IDS)
def test_each_usual_mistake_has_its_hint(exercise):
    mistakes = exercises()[exercise].mistakes(data_of(exercise))
    for hint, each in {each.hint.text: each for each in mistakes}.items():
        found = judged(exercise, dict(each.answers))
        assert hint in [said.text for said in found.hints]
        assert not found.passed


@pytest.mark.parametrize("exercise", IDS)
def test_what_is_right_stands_nowhere_in_clear(exercise):
    """A discrete answer is sealed or computed: no choice is told by the exercise's own words."""
    held, data = exercises()[exercise], data_of(exercise)
    right = held.expected(data)
    assert set(right) == {each.key for each in held.questions if each.kind != "text"}
    told = " ".join(each.nudge.plain() for each in held.questions)
    for each in held.questions:
        if each.kind == "choice" and not isinstance(right[each.key], Sealed):
            assert f" {right[each.key]} " not in told


@pytest.mark.parametrize("exercise", IDS)
def test_tables_are_read_in_words(exercise):
    """Each column has its heading, and each id of a cell its words."""
    held, data = exercises()[exercise], data_of(exercise)
    assert set(data) == set(held.captions)
    for table in data.values():
        assert set(table.columns) <= set(held.headings)
        cells = pd.Series(table.astype(object).to_numpy().ravel())
        assert not [each for each in cells if isinstance(each, str) and "_" in each
                    and each not in held.words]  # fmt: skip


def test_the_course_is_timed_and_taught():
    for each in exercises().values():
        assert 5 <= each.minutes <= 60
        assert each.teaching
        assert each.points > 0
