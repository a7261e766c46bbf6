"""Numbers as they are written around the world, and those that stay open."""

from collections import Counter

import pytest

from stratbook.ingest.numbers import decimal_marks, read_numbers


def read(name: str, *cells: object, delimiter: str = ",") -> list[object]:
    """Read a column on its own; what cannot be read comes out as its reason."""
    found = read_numbers(name, cells, decimal_marks(cells), delimiter)  # type: ignore[arg-type]
    return [
        found.bad[at].plain() if at in found.bad else value for at, value in enumerate(found.column)
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 234,56", 1234.56),
        ("1\u00a0234,56", 1234.56),
        ("1\u202f234,56 €", 1234.56),
        ("1.234,56 €", 1234.56),
        ("$1,234.56", 1234.56),
        ("US$33.37", 33.37),
        ("EUR 12,5", 12.5),
        ("12,5 %", 12.5),
        ("3.3k", 3300.0),
        ("475.8m", 475_800_000.0),
        ('="1234"', 1234.0),
        ("1'234.50", 1234.5),
        ("1,00,000", 100_000.0),
        ("719.17", 719.17),
        ("0,125", 0.125),
        (1234, 1234.0),
    ],
)
def test_one_number_that_proves_itself(written: object, value: float) -> None:
    assert read("spend", written) == [pytest.approx(value)]


@pytest.mark.parametrize("mark", ["", "--", " -- ", "-", "—", "N/A", "n.d.", "s.o.", "NaN", "null"])
def test_missing_is_null_and_never_zero(mark: str) -> None:
    assert read("reach", mark, "5") == [None, 5.0]


def test_a_column_decides_for_its_open_numbers() -> None:
    assert read("spend", "1.234", "0,50") == [1234.0, 0.5]
    assert read("spend", "1.234", "0.50") == [1.234, 0.5]


def test_other_columns_of_the_file_decide_for_an_amount() -> None:
    assert read_numbers("spend", ["1,234"], Counter(","), ";").column == [1.234]


def test_counts_have_no_decimals_so_a_lone_mark_is_of_thousands() -> None:
    assert read("impressions", "1,234", delimiter=";") == [1234.0]
    assert read("impressions", "1.234") == [1234.0]


def test_an_amount_that_stays_open_is_refused() -> None:
    (problem,) = read("spend", "1.234")
    assert "two ways" in str(problem)


def test_a_number_against_the_rest_of_its_column_is_refused() -> None:
    good, other, odd = read("spend", "0.50", "12.75", "1.234,50")
    assert (good, other) == (0.5, 12.75)
    assert "not written as the others" in str(odd)


@pytest.mark.parametrize(
    ("written", "words"),
    [("1e30", "impossibly large"), ("-5", "below zero"), ("twelve", "not a number"),
     ("3.апр", "not a number"), ("2026-03-04", "not a number")],
)  # fmt: skip
def test_what_cannot_be_a_count_is_refused(written: str, words: str) -> None:
    (problem,) = read("reactions", written)
    assert words in str(problem)


def test_rounded_numbers_are_noticed() -> None:
    assert read_numbers("reach", ["1.2K"], Counter(), ",").rounded
    assert not read_numbers("reach", ["1200"], Counter(), ",").rounded
