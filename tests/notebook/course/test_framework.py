"""The check takes whatever a learner types, says what to look at, and never what is right."""

import math

import numpy as np
import pandas as pd
import pytest

from stratbook.core.errors import ParameterError
from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course import check, lesson, open_course
from stratbook.notebook.course.asked import asked
from stratbook.notebook.course.attempts import keep_attempt, read_attempt
from stratbook.notebook.course.course_file import course_text, find_course, read_course
from stratbook.notebook.course.draw import Draw, key_of
from stratbook.notebook.course.exercise import Exercise, Mistake, Question, Sealed, seal
from stratbook.notebook.course.feedback import Feedback
from stratbook.notebook.course.judge import judge
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.course.written import UnreadableError, number_of, plain, readings

LOOK = Look(language("en"), theme_of())
CHANNELS = {"paid": say("paid"), "earned": say("earned")}
HINT = say("You added the shares.")
NUDGE = say("Look at the total.")


def draw(_):
    return {"sales": pd.DataFrame({"channel": ["a", "b"], "sold": [30, 10]})}


INVENTED = Exercise(
    id="ex99", chapter="01_objectives", title=say("Invented"), minutes=5, draw=draw,
    questions=(
        Question("share", say("Share"), "number", NUDGE, share=True),
        Question("price", say("Price"), "number", NUDGE),
        Question("best", say("Best"), "choice", NUDGE, options=CHANNELS),
        Question("faults", say("Faults"), "choices", NUDGE),
        Question("holds", say("Holds"), "flag", NUDGE),
        Question("secret", say("Secret"), "choice", NUDGE, options=CHANNELS),
        Question("text", say("Text"), "text", NUDGE),
    ),
    expected=lambda _: {
        "share": 75.0, "price": None, "best": "paid", "faults": frozenset({"r3", "r7"}),
        "holds": True, "secret": Sealed(seal("ex99", "secret", "earned")),
    },
    mistakes=lambda _: (Mistake({"share": 100.0}, HINT),),
)  # fmt: skip
TEXT = "We sold 30 against 10 elsewhere: the sales manager moves the budget by 5 March."
RIGHT = {
    "share": "75,0 %", "price": None, "best": "PAID", "faults": ["r7", "R3"], "holds": True,
    "secret": "earned", "text": TEXT,
}  # fmt: skip


def judged(**changes):
    return judge(INVENTED, draw(None), RIGHT | changes)


def state(**changes):
    (key,) = changes
    return next(
        each.state for each in judged(**changes).lines if each.question.key == key
    )  # fmt: skip


def said(**changes):
    return str(Feedback(LOOK, INVENTED, judged(**changes)))


class Trap:
    """What a learner would never type: it fails whatever one asks of it."""

    def _fail(self, *_):
        raise RuntimeError("trap")

    __str__ = __repr__ = __iter__ = __eq__ = __float__ = __len__ = __bool__ = item = _fail
    __hash__ = None


ODD = [
    3, "abc", "", [], [1, 2], {"a": 1}, {1, 2}, float("nan"), float("inf"), 10**400, -0.0, True,
    b"x", Trap(), object(), pd.DataFrame({"a": [1]}), pd.Series([1]), np.float64(3), np.array(3),
    np.array([1, 2]), np.nan, pd.NA, pd.NaT, lambda: 1, "9" * 10_000, "1e5", "=1+1", "<b>x</b>",
    [Trap()], ("r3", None), int, Exception("x"), range(10**9),
]  # fmt: skip


def test_right_answers_pass_however_they_are_written():
    assert judged().passed
    assert judged(share=75.04, best="Paid", faults="r3; r7").passed
    assert judged(share=np.float64(75), faults={"r3", "r7"}, price="n.d.").passed
    assert judged(faults=np.array(["r3", "r7"]), price=float("nan")).passed


@pytest.mark.parametrize("key", list(RIGHT))
@pytest.mark.parametrize("odd", ODD, ids=lambda each: type(each).__name__)
def test_whatever_one_types_is_answered(key, odd):
    found = Feedback(LOOK, INVENTED, judged(**{key: odd}))
    assert found.judged.right >= len(RIGHT) - 1
    assert "<b>x</b>" not in found._repr_html_()
    assert str(found)


@pytest.mark.parametrize("odd", [*ODD, None, ..., [("share", 75)], {1: 2}, {None: None}])
def test_answers_of_any_shape_are_taken(odd):
    found = judge(INVENTED, draw(None), odd)
    assert not found.passed
    assert {each.state for each in found.lines} == {"open"}
    assert Feedback(LOOK, INVENTED, found)._repr_html_()


def test_what_is_not_a_dictionary_is_told_how_to_be_one():
    found = judge(INVENTED, draw(None), [75])
    assert "between braces" in str(Feedback(LOOK, INVENTED, found))


def test_unknown_keys_are_named():
    assert "Not a key of this exercise: shares. Its keys are share, price" in said(
        share=1, shares=75
    )


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"share": 0.75}, "Write it in per cent"),
        ({"share": "0,75"}, "Write it in per cent"),
        ({"share": "three"}, "Give a number."),
        ({"share": 40}, "Look at the total."),
        ({"share": 100}, "You added the shares."),
        ({"price": 0}, "Look at the total."),
        ({"best": "owned"}, "none of the options: paid and earned"),
        ({"best": "earned"}, "Look at the total."),
        ({"holds": 1}, "Answer True or False."),
        ({"holds": False}, "Look at the total."),
        ({"text": 3}, "Write a text"),
    ],
)
def test_a_wrong_answer_is_told_where_to_look(changes, hint):
    assert hint in said(**changes)
    assert state(**changes) == "wrong"


def test_a_recognised_mistake_is_named_once_above():
    told = said(share=100)
    assert told.count("You added the shares.") == 1
    assert "Look at the total." not in told


def test_a_question_says_which_hint_speaks_of_it():
    (line,) = (each for each in judged(share=100).lines if each.question.key == "share")
    assert [each.plain() for each in line.say] == ["See the hint above."]
    lines = judge(exercises()["ex07"], exercises()["ex07"].data(), {
        "equal_part": 2_000, "same_everywhere": "average", "result_equal": 3,
    })  # fmt: skip
    told = str(Feedback(LOOK, exercises()["ex07"], lines)).splitlines()
    assert told[1].startswith("Hint 1: You shared the ad space of question c.")
    assert told[2].startswith("Hint 2: The average looks back")
    ends = [each.partition(" → ")[2] for each in told[3:]]
    assert ends[0] == "See hint 1 above."
    assert ends[1].startswith("Give each platform a third")
    assert ends[2] == "See hint 2 above."


def test_options_can_be_copied_as_they_are_typed():
    look = Look(language("fr"), theme_of())
    (shown, *_) = asked(look, exercises()["ex07"])
    assert "&quot;marginal&quot; (le rendement" in shown.markup
    (shown, *_) = asked(look, exercises()["ex10"])
    assert "&quot;Rivage&quot;, &quot;A&quot; et &quot;B&quot;" in shown.markup


@pytest.mark.parametrize(("code", "said"), [("en", "12.5"), ("fr", "guillemets")])
def test_how_a_number_is_typed_is_said_below_the_questions(code, said):
    look = Look(language(code), theme_of())
    (shown, *_) = asked(look, exercises()["ex10"])
    assert said in shown.markup.rpartition("</table>")[2]


@pytest.mark.parametrize(
    "changes", [{"share": 40}, {"share": 100}, {"best": "earned"}, {"holds": False}]
)
def test_what_is_right_is_never_said(changes):
    found = Feedback(LOOK, INVENTED, judged(**changes))
    told = str(found) + found._repr_html_().rpartition("</style>")[2]
    assert "75" not in told
    assert "r3" not in told
    assert INVENTED.expected(None)["secret"].digest not in told


@pytest.mark.parametrize("blank", ["", "   ", ..., "…"])
def test_blanks_are_not_answers(blank):
    found = judge(INVENTED, draw(None), dict.fromkeys(RIGHT, blank))
    assert found.right == 0


def test_feedback_is_true_when_all_is_right_and_is_a_status_for_a_screen_reader():
    assert Feedback(LOOK, INVENTED, judged())
    wrong = Feedback(LOOK, INVENTED, judged(share=1))
    assert not wrong
    assert 'role="status"' in wrong._repr_html_()
    assert wrong._repr_mimebundle_()["text/plain"] == str(wrong)


# -- numbers as people write them --------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [("0,60", 0.6), ("55,6 %", 55.6), ("1 862,07 €", 1862.07), ("1\u202f862,07", 1862.07),
     ("1,862.07", 1862.07), ("−32.5", -32.5), ("-32,5", -32.5), (3, 3.0), (None, None),
     ("5,7 points", 5.7), ("−3 pts", -3), ("195 min", 195), ("12 euros", 12), ("EUR 3", 3),
     (",5", 0.5), (".5", 0.5), ("1,862", 1.862), ("1,234,567", 1234567)],
)  # fmt: skip
def test_numbers_are_read(written, number):
    assert number_of(written) == number


def test_a_comma_before_three_figures_may_part_thousands():
    assert readings("7,800 €") == (7.8, 7800)
    assert readings("7,80") == (7.8,)
    assert readings("0,556") == (0.556,)
    assert readings(None) == ()


@pytest.mark.parametrize("written", ["", "12 or 13", "1e5", "nan", True, [1], "1.2.3", object()])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(UnreadableError):
        number_of(written)


def test_plain_values_are_pythons_own():
    assert plain(np.int64(3)) == 3
    assert type(plain(np.bool_(True))) is bool
    assert plain(float("nan")) is None
    assert plain(pd.Series(["a", "b"])) == ("a", "b")
    assert plain({"a": 1}) == "<dict>"
    assert len(plain(range(10**6))) == 200
    assert math.isinf(plain(10**400))


# -- whose numbers, and what is kept -----------------------------------------------


@pytest.mark.parametrize("name", ["Zoé Martin", "  zoé   MARTIN ", "zoe-martin", "Zoe_Martin"])
def test_a_name_has_the_same_numbers_however_it_is_written(name):
    assert key_of(name) == "zoe-martin"
    numbers = [Draw(each, "ex01").near(1000) for each in (name, "Zoé Martin")]
    assert numbers[0] == numbers[1]


def test_names_in_other_letters_have_folders_and_numbers_of_their_own():
    keys = {key_of(each) for each in ("李雷", "韩梅梅", "Иван")}
    assert len(keys) == 3
    assert all(each.isascii() and each for each in keys)
    assert key_of("") == key_of("  ") == ""


def test_a_lesson_finds_its_course_folder_and_keeps_each_try(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "course.toml").write_text(course_text('Zoé "Z" Martin', "fr"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "notebooks")
    course = open_course()
    assert (course.learner, course.look.language.code) == ('Zoé "Z" Martin', "fr")
    check("ex01", ...)
    check("ex01", {"mean_overlap": 9})
    found = check("ex01", {"mean_overlap": [1, ...], "most_contested": "sell"})
    kept = read_attempt(tmp_path, "ex01")
    assert found.tries == kept.tries == 2
    assert kept.answers == {"mean_overlap": [1, None], "most_contested": "sell"}
    assert "2 essais" in found._repr_html_()
    assert "Zoé" in course._repr_html_()
    assert "Où vous en êtes" in course.progress().markup


def test_what_was_passed_once_stays_passed(tmp_path):
    keep_attempt(tmp_path, "ex99", judged())
    again = keep_attempt(tmp_path, "ex99", judged(share=1))
    assert (again.passed, again.tries, again.right) == (True, 2, 7)
    assert again.answers["share"] == "75,0 %"


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"exercise": 3}', "[" * 5_000, '{"tries": -1}'])
def test_a_damaged_file_counts_for_no_try(tmp_path, spoilt):
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "ex99.json").write_text(spoilt)
    assert read_attempt(tmp_path, "ex99").tries == 0
    assert keep_attempt(tmp_path, "ex99", judged()).tries == 1


def test_a_folder_one_may_only_read_still_answers(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "read only")

    monkeypatch.setattr(lesson, "keep_attempt", refused)
    found = lesson.Lesson(LOOK, "", tmp_path).check("ex01", {"mean_overlap": 3})
    assert found.tries is None


@pytest.mark.parametrize(
    ("text", "told"),
    [("learner = 3", "learner"), ("language = 'de'", "de"), ("learner =", "TOML"),
     ("\xff", "TOML"), ("x = 1\n" * 5_000, "20 kB")],
)  # fmt: skip
def test_a_wrong_course_file_is_said(tmp_path, text, told):
    (tmp_path / "course.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(ParameterError, match=told):
        read_course(tmp_path)


def test_without_a_course_folder_the_numbers_are_the_published_ones(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_course(tmp_path) is None
    course = open_course("en")
    assert (course.learner, course.folder) == ("", None)
    with pytest.raises(ParameterError, match="not a language"):
        open_course("de")
    with pytest.raises(ParameterError, match="no exercise"):
        course.check("ex13", {})


def test_tables_are_copies():
    course = open_course("en")
    table = course.data("ex01")["weights"]
    table.iloc[:, 1:] = 0
    assert course.data("ex01")["weights"]["sell"].sum() > 0
