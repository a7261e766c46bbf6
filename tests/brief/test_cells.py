"""Cells as people type them: numbers, dates, yes and no, choices, periods, platforms."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.cells import Hand, Refused, read_cell
from stratbook.brief.numerals import UnclearNumberError, number_of, proposal
from stratbook.brief.sheets import MEDIA_KIND, Field
from stratbook.core.language import language

moment = dt.datetime  # a cell's date has no zone
FRENCH, ENGLISH = Hand("fr"), Hand("en")
NUMBER = Field("n", "N", "N", "number", least=0)
DAY = Field("d", "D", "D", "day")
FLAG = Field("f", "F", "F", "flag")
CHOICE = Field("k", "K", "K", "choice", choices=MEDIA_KIND)
PERIOD = Field("p", "P", "P", "period")
PLATFORM = Field("q", "Q", "Q", "platform")
TEXT = Field("t", "T", "T")


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ("1 234,56", 1234.56, 1234.56),
        ("1,234.56", 1234.56, 1234.56),
        ("1.234,56", 1234.56, 1234.56),
        ("1\u202f234,5\u00a0€", 1234.5, 1234.5),
        ("€1,234.5", 1234.5, 1234.5),
        ("12 EUR", 12, 12),
        ("1,234", 1.234, 1234),
        ("1,234,567", 1234567, 1234567),
        ("1.234.567", 1234567, 1234567),
        ("0,125", 0.125, 0.125),
        ("0.125", 0.125, 0.125),
        ("12,5", 12.5, 12.5),
        ("12.5", 12.5, 12.5),
        ("1'234", 1234, 1234),
        ("-3", -3, -3),
        ("\u22123", -3, -3),
    ],
)
def test_a_number_is_read_by_its_marks_then_by_the_language(text, french, english):
    assert number_of(text, ",") == french
    assert number_of(text, ".") == english


@pytest.mark.parametrize(
    "text", ["", "a", "12 34", "1,23,456", "1,234.5.6", "12,", "--3", "1e5", "nan", "inf",
             "3 apples", "12%", "1 2345", "9" * 400]
)  # fmt: skip
def test_what_is_no_number_is_refused(text):
    for mark in ",.":
        with pytest.raises(ValueError, match="number"):
            number_of(text, mark)


def test_a_point_before_three_digits_is_unclear_in_french():
    with pytest.raises(UnclearNumberError):
        number_of("1.234", ",")
    assert number_of("1.234", ".") == 1.234
    with pytest.raises(Refused) as verdict:
        read_cell(NUMBER, "1.234", FRENCH)
    assert verdict.value.remedy.plain() == "Write 1234 or 1,234."


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(["fr", "en"]))
def test_a_number_that_a_language_writes_is_read_back(value, code):
    written = language(code).number(float(value), 2)
    assert number_of(written, Hand(code).decimal) == float(value)


@given(st.floats(min_value=0, max_value=1e12))
def test_a_number_cell_is_taken_as_it_is(value):
    assert read_cell(NUMBER, value, FRENCH) == value


@pytest.mark.parametrize(("text", "share"), [("4 %", "0.04"), ("3,5%", "0.035"), ("1 200", "1200"),
                                              ("lots", None), ("%", None)])  # fmt: skip
def test_what_seems_to_be_meant_is_proposed(text, share):
    assert proposal(text) == share


@pytest.mark.parametrize("value", ["-1", -1, True, "x", dt.date(2026, 1, 1), "12 %"])
def test_a_number_cell_refuses_the_rest(value):
    with pytest.raises(Refused):
        read_cell(NUMBER, value, FRENCH)


@pytest.mark.parametrize(
    ("value", "hand"),
    [
        (moment(2026, 4, 3, 17, 5), FRENCH),
        (dt.date(2026, 4, 3), ENGLISH),
        ("2026-04-03", ENGLISH),
        ("03/04/2026", FRENCH),
        ("3.4.2026", FRENCH),
        ("04/03/2026", Hand("en", "mdy")),
        ("03/04/2026", Hand("en", "dmy")),
    ],
)
def test_a_day_is_read(value, hand):
    assert read_cell(DAY, value, hand) == moment(2026, 4, 3)


def test_a_day_that_english_leaves_open_is_refused_unless_it_can_be_only_one():
    with pytest.raises(Refused) as verdict:
        read_cell(DAY, "03/04/2026", ENGLISH)
    assert verdict.value.remedy.plain() == "Write 2026-04-03 or 2026-03-04."
    assert read_cell(DAY, "31/10/2026", ENGLISH) == moment(2026, 10, 31)
    assert read_cell(DAY, "10/31/2026", ENGLISH) == moment(2026, 10, 31)
    assert read_cell(DAY, "05/05/2026", ENGLISH) == moment(2026, 5, 5)


@pytest.mark.parametrize("value", ["2026-31-10", "31/13/2026", "10/31/2026", "soon", 46000.0, True,
                                   "3 juin", moment(1899, 12, 31), "2026-W01"])  # fmt: skip
def test_a_day_cell_refuses_the_rest(value):
    with pytest.raises(Refused) as verdict:
        read_cell(DAY, value, FRENCH)
    assert "2026-10-31" in verdict.value.remedy.plain()


@pytest.mark.parametrize("word", ["oui", "Oui ", "YES", "x", "X", "vrai", "TRUE", True, "1", 1.0])
def test_yes_is_yes(word):
    assert read_cell(FLAG, word, FRENCH) is True


@pytest.mark.parametrize("word", ["non", "No", "faux", "FALSE", False, "0", 0.0])
def test_no_is_no(word):
    assert read_cell(FLAG, word, ENGLISH) is False


@given(st.text(min_size=1).filter(str.strip) | st.sampled_from(["Oui", " YES ", "X"]))
def test_a_flag_is_yes_no_or_refused(text):
    if text.strip().casefold() in {"oui", "yes", "x", "o", "y", "vrai", "true", "1"}:
        assert read_cell(FLAG, text, FRENCH) is True
    elif len(text) > 5:
        with pytest.raises(Refused, match="neither yes nor no"):
            read_cell(FLAG, text, FRENCH)


@given(st.sampled_from([(id_, word) for id_, *words in MEDIA_KIND for word in (id_, *words)]),
       st.booleans())  # fmt: skip
def test_a_choice_is_read_in_any_language_case_and_accent(pair, upper):
    id_, word = pair
    assert read_cell(CHOICE, word.upper() if upper else f" {word} ", FRENCH) == id_


def test_a_misspelt_choice_is_refused_with_the_nearest_in_the_client_s_language():
    with pytest.raises(Refused) as verdict:
        read_cell(CHOICE, "publicite boostee", FRENCH)
    assert "publication boostée" in verdict.value.remedy.plain()
    with pytest.raises(Refused) as verdict:
        read_cell(CHOICE, "qqq", ENGLISH)
    assert "boosted post" in verdict.value.remedy.plain()


@pytest.mark.parametrize(
    ("value", "code"),
    [("2026-10", "2026-10"), ("2026-q3", "2026-Q3"), (2026.0, "2026"), (2026, "2026"),
     (moment(2026, 10, 1), "2026-10"), ("2026-03-01..2026-04-15", "2026-03-01..2026-04-15")],
)  # fmt: skip
def test_a_period_is_read_even_when_excel_made_it_a_date(value, code):
    assert read_cell(PERIOD, value, FRENCH) == code


@pytest.mark.parametrize("value", ["octobre", "2026-13", moment(2026, 10, 5), True, ""])
def test_a_period_cell_refuses_the_rest(value):
    with pytest.raises(Refused, match="not a period"):
        read_cell(PERIOD, value, FRENCH)


@pytest.mark.parametrize(
    ("text", "out"),
    [("Instagram", "instagram"), ("FACEBOOK", "facebook"), ("X", "x"), ("Twitter", "x"),
     ("google ads", "google_ads"), ("Tripadvisor", "Tripadvisor")],
)  # fmt: skip
def test_a_platform_comes_out_as_its_id_and_another_place_as_written(text, out):
    assert read_cell(PLATFORM, text, FRENCH) == out


def test_a_platform_that_looks_misspelt_is_refused():
    with pytest.raises(Refused) as verdict:
        read_cell(PLATFORM, "Instagramm", FRENCH)
    assert "instagram" in verdict.value.remedy.plain()


@pytest.mark.parametrize(("value", "text"), [(12.0, "12"), (1.5, "1.5"), (" a ", "a"),
                                             (moment(2026, 1, 2), "2026-01-02")])  # fmt: skip
def test_text_is_what_people_see(value, text):
    assert read_cell(TEXT, value, FRENCH) == text


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!"])
def test_a_formula_s_error_is_never_a_value(error):
    for field in (TEXT, NUMBER, PLATFORM):
        with pytest.raises(Refused, match="formula gives an error"):
            read_cell(field, error, FRENCH)
