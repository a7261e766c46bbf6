"""What a reader sees: numbers, money, dates and sentences in French and in English."""

import datetime as dt
import re

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from stratbook.core import reference
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import KpiTerm, Quantity, Unit, say, say_n, term
from stratbook.core.period import Period, month, parse_period, quarter, week, year

FR, EN = language("fr"), language("en")
MISSING = {"fr": "n.d.", "en": "n/a"}
finite = st.floats(-1e12, 1e12)
currencies = st.sampled_from([None, "EUR", "USD", "UAH", "CHF", "JPY"])


@st.composite
def quantities(draw, values):
    return Quantity(
        value=draw(values),
        unit=draw(st.sampled_from(Unit)),
        currency=draw(currencies),
        signed=draw(st.booleans()),
        digits=draw(st.none() | st.integers(0, 3)),
    )


def _both(quantity):
    return FR.quantity(quantity), EN.quantity(quantity)


# -- missing ---------------------------------------------------------------------


@given(quantities(st.sampled_from([None, float("nan"), float("inf"), float("-inf")])))
def test_what_is_missing_is_never_a_zero(quantity):
    for code in LANGUAGES:
        shown = language(code).quantity(quantity)
        assert shown == MISSING[code]
        assert not re.search(r"\d", shown)


def test_a_missing_figure_is_missing_inside_a_sentence_too():
    message = say("Reach: {value}", value=None)
    assert EN.render(message) == "Reach: n/a"
    assert FR.render(message).endswith("n.d.")


@given(quantities(finite))
def test_what_is_known_is_never_shown_as_missing(quantity):
    for code in LANGUAGES:
        shown = language(code).quantity(quantity)
        assert MISSING[code] not in shown
        assert re.search(r"\d", shown)


# -- numbers ---------------------------------------------------------------------


@given(quantities(finite))
def test_a_number_never_breaks_over_two_lines_and_uses_the_true_minus(quantity):
    for shown in _both(quantity):
        assert " " not in shown
        assert "-" not in shown


@given(quantities(finite))
def test_a_sign_is_shown_once_and_a_rounded_zero_has_none(quantity):
    for shown in _both(quantity):
        assert shown.count("−") + shown.count("+") <= 1
        if not re.search(r"[1-9]", shown.split("/")[0]):
            assert not re.search(r"[−+]", shown)


@given(finite, st.integers(0, 3))
def test_a_printed_number_reads_back_as_the_rounded_number(value, digits):
    for each in (FR, EN):
        shown = each.number(value, digits).replace("−", "-")
        assert float(parse_decimal(shown, locale=each.locale)) == pytest.approx(
            round(value, digits), abs=1e-9, rel=1e-12
        )


@pytest.mark.parametrize(
    ("quantity", "french", "english"),
    [
        (Quantity(value=1234567), "1\u202f234\u202f567", "1,234,567"),
        (Quantity(value=-1234), "−1\u202f234", "−1,234"),
        (Quantity(value=0), "0", "0"),
        (Quantity(value=2.5), "2,5", "2.5"),
        (Quantity(value=0.031, unit=Unit.RATIO), "3,1\u202f%", "3.1%"),
        (Quantity(value=0.0031, unit=Unit.RATIO), "0,31\u202f%", "0.31%"),
        (Quantity(value=1.5, unit=Unit.RATIO), "150\u202f%", "150%"),
        (Quantity(value=0.12, unit=Unit.RATIO, signed=True), "+12,0\u202f%", "+12.0%"),
        (Quantity(value=-0.007, unit=Unit.POINTS), "−0,70\xa0pt", "−0.70\xa0pt"),
        (Quantity(value=2.4, unit=Unit.TIMES), "2,40\xa0×", "2.40×"),
        (Quantity(value=4.36, unit=Unit.RATING), "4,4\u202f/\u202f5", "4.4/5"),
        (Quantity(value=42, unit=Unit.SCORE, signed=True), "+42", "+42"),
        (Quantity(value=312.4, unit=Unit.INDEX), "312", "312"),
        (Quantity(value=95, unit=Unit.MINUTES), "95\xa0min", "95\xa0min"),
        (Quantity(value=6.5, unit=Unit.HOURS), "6,5\xa0h", "6.5\xa0h"),
        (Quantity(value=0.456, unit=Unit.DECIMAL), "0,46", "0.46"),
        (Quantity(value=0.12344, unit=Unit.RATIO, digits=2), "12,34\u202f%", "12.34%"),
    ],
)
def test_numbers_with_their_unit(quantity, french, english):
    assert _both(quantity) == (french, english)


@pytest.mark.parametrize(
    ("quantity", "french", "english"),
    [
        (Quantity(value=1234, unit=Unit.MONEY, currency="EUR"), "1\u202f234\xa0€", "€1,234"),
        (Quantity(value=12.5, unit=Unit.MONEY, currency="EUR"), "12,50\xa0€", "€12.50"),
        (Quantity(value=12, unit=Unit.MONEY, currency="EUR"), "12\xa0€", "€12"),
        (Quantity(value=12, unit=Unit.MONEY_CENTS, currency="EUR"), "12,00\xa0€", "€12.00"),
        (Quantity(value=-80, unit=Unit.MONEY, currency="EUR"), "−80\xa0€", "−€80"),
        (
            Quantity(value=80, unit=Unit.MONEY, currency="EUR", signed=True),
            "+80\xa0€",
            "+€80",
        ),
        (
            Quantity(value=77818.01, unit=Unit.MONEY_CENTS, currency="UAH"),
            "77\u202f818,01\xa0UAH",
            "UAH\xa077,818.01",
        ),
        (Quantity(value=5, unit=Unit.MONEY, currency="USD"), "5\xa0$US", "US$5"),
        (Quantity(value=5, unit=Unit.MONEY), "5", "5"),
    ],
)
def test_money(quantity, french, english):
    assert _both(quantity) == (french, english)


def test_money_takes_the_decimals_of_its_currency():
    assert EN.money(1234, "EUR") == "€1,234.00"
    assert EN.money(1234, "JPY") == "JP¥1,234"
    assert FR.money(1234.5, "EUR") == "1\u202f234,50\xa0€"


def test_numbers_of_an_axis_are_short():
    assert FR.compact(132_000) == "132\xa0k"
    assert EN.compact(1_200_000) == "1.2M"
    assert EN.compact(-1_200_000) == "−1.2M"


# -- dates -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        (dt.date(2026, 6, 1), "1er juin 2026", "1 June 2026"),
        (dt.date(2026, 6, 3), "3 juin 2026", "3 June 2026"),
        (dt.date(2026, 8, 11), "11 août 2026", "11 August 2026"),
        (dt.date(2026, 12, 21), "21 décembre 2026", "21 December 2026"),
        (dt.date(2026, 2, 28), "28 février 2026", "28 February 2026"),
    ],
)
def test_days(date, french, english):
    assert (FR.day(date), EN.day(date)) == (french, english)


@given(st.dates(dt.date(1000, 1, 1)))
def test_only_the_first_of_the_month_is_an_ordinal(date):
    assert FR.day(date).startswith("1er ") == (date.day == 1)
    assert FR.day_month(date).startswith("1er ") == (date.day == 1)
    assert "er " not in EN.day(date).replace("September ", "").replace("October ", "").replace(
        "November ", ""
    ).replace("December ", "")


@pytest.mark.parametrize(
    ("period", "french", "english"),
    [
        (year(2026), "2026", "2026"),
        (quarter(2026, 1), "1er trimestre 2026", "Q1 2026"),
        (quarter(2026, 3), "3e trimestre 2026", "Q3 2026"),
        (month(2026, 10), "octobre 2026", "October 2026"),
        (
            week(2026, 43),
            "semaine 43, 19–25 octobre 2026",
            "week 43, 19–25 October 2026",
        ),
        (
            parse_period("2026-06-01..2026-06-07"),
            "1er – 7 juin 2026",
            "1–7 June 2026",
        ),
        (
            parse_period("2026-03-01..2026-04-15"),
            "1er mars – 15 avril 2026",
            "1 March – 15 April 2026",
        ),
        (
            parse_period("2023-04-14..2024-03-11"),
            "14 avril 2023 – 11 mars 2024",
            "14 April 2023 – 11 March 2024",
        ),
        (parse_period("2026-06-01..2026-06-01"), "1er juin 2026", "1 June 2026"),
    ],
)
def test_spans(period, french, english):
    assert (FR.span(period), EN.span(period)) == (french, english)


@given(st.dates(dt.date(1000, 1, 1), dt.date(9990, 1, 1)), st.integers(0, 800))
def test_a_span_names_the_year_of_its_end(start, days):
    period = Period(start=start, end=start + dt.timedelta(days=days))
    for each in (FR, EN):
        assert str(period.end.year) in each.span(period)


def test_months_of_an_axis():
    assert FR.month_short(dt.date(2026, 6, 1)) == "juin"
    assert EN.month_short(dt.date(2026, 6, 1)) == "Jun"


# -- sentences -------------------------------------------------------------------


def test_a_list_is_joined_as_the_language_joins_it():
    assert FR.listing(["a", "b", "c"]) == "a, b et c"
    assert EN.listing(["a", "b", "c"]) in {"a, b and c", "a, b, and c"}
    assert FR.listing(["a"]) == "a"
    assert EN.listing([]) == ""


@pytest.mark.parametrize(("count", "index"), [(0, 0), (1, 0), (2, 1), (21, 1)])
def test_french_counts_zero_as_singular(count, index):
    forms = "{count} ligne", "{count} lignes"
    plural = FR._translations.plural  # what the catalogues' header makes of a number
    assert forms[plural(count)] == forms[index]


def test_english_counts_zero_as_plural():
    assert EN.render(say_n("{count} row", "{count} rows", 0)) == "0 rows"
    assert EN.render(say_n("{count} row", "{count} rows", 1)) == "1 row"


def test_a_message_with_a_field_it_lacks_is_a_defect():
    with pytest.raises(KeyError):
        EN.render(say("{file} has no rows."))


@pytest.mark.parametrize("hostile", ["{0}", "{file.__class__}", "%s", "<script>", "{"])
def test_a_clients_words_are_never_a_pattern(hostile):
    assert EN.render(say("{file} has no rows.", file=hostile)) == f"{hostile} has no rows."


def test_no_text_is_no_text():
    assert FR.text("") == ""
    assert EN.text("") == ""
    assert FR.fact(term("")) == ""


def test_a_term_is_translated_and_a_name_is_not():
    msgid = "the followers export of each platform"
    message = say("{file}: {what}", file=msgid, what=term(msgid))
    assert FR.render(message).endswith("l’export des abonnés de chaque plateforme")
    assert FR.render(message).startswith(msgid)


@pytest.mark.parametrize("kpi", reference.kpis())
def test_a_kpi_is_named_as_a_title_and_as_a_subject(kpi):
    for code in LANGUAGES:
        words = reference.kpi(kpi).words[code]
        assert language(code).fact(KpiTerm(id=kpi)) == words.subject
        assert language(code).fact(KpiTerm(id=kpi, form="label")) == words.label


def test_there_are_two_languages_and_no_third_by_mistake():
    assert language("fr") is FR
    with pytest.raises(KeyError):
        language("de")
