"""Periods: read as people write them, and each kind knows the one before it."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stratbook.core.period import Grain, Period, month, parse_period, quarter, week, year

YEARS = st.integers(1950, 2150)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


@st.composite
def spans(draw):
    first = draw(DAYS)
    return Period(start=first, end=first + dt.timedelta(days=draw(st.integers(0, 1500))))


@st.composite
def weeks(draw):
    iso = draw(DAYS).isocalendar()
    return week(iso.year, iso.week)


calendar_periods = st.one_of(
    st.builds(year, YEARS),
    st.builds(quarter, YEARS, st.integers(1, 4)),
    st.builds(month, YEARS, st.integers(1, 12)),
    weeks(),
)
periods = calendar_periods | spans()


@given(periods)
def test_a_period_reads_back_from_its_code(period):
    assert parse_period(period.code) == period


@given(periods)
def test_the_previous_period_touches_this_one_and_overlaps_nothing(period):
    before = period.previous()
    assert before.end + dt.timedelta(days=1) == period.start
    assert before.grain == period.grain
    assert not before.overlaps(period)


@given(spans() | weeks())
def test_spans_and_weeks_are_compared_with_as_many_days_on_the_same_weekdays(period):
    before = period.year_before()
    assert period.previous().days == before.days == period.days
    assert before.start.weekday() == period.start.weekday()


@given(calendar_periods)
def test_a_year_before_is_the_same_place_of_the_calendar(period):
    before = period.year_before()
    assert before.grain == period.grain
    if period.grain != Grain.WEEK:
        assert (before.start.month, before.start.day) == (period.start.month, period.start.day)
        assert before.start.year == period.start.year - 1


@given(periods, st.integers(1, 14))
def test_going_back_gives_as_many_periods_end_to_end(period, count):
    row = period.back(count)
    assert len(row) == count
    assert row[-1] == period
    for earlier, later in itertools.pairwise(row):
        assert earlier.end + dt.timedelta(days=1) == later.start


@given(periods, periods)
def test_containing_is_stronger_than_overlapping(one, other):
    assert one.contains(one)
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other)
        assert one.days >= other.days


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2026-10", (2026, 10, 1), (2026, 10, 31), Grain.MONTH),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), Grain.MONTH),
        ("2026-W43", (2026, 10, 19), (2026, 10, 25), Grain.WEEK),
        ("2026-W01", (2025, 12, 29), (2026, 1, 4), Grain.WEEK),
        ("2026-Q3", (2026, 7, 1), (2026, 9, 30), Grain.QUARTER),
        ("2026", (2026, 1, 1), (2026, 12, 31), Grain.YEAR),
        ("2026-03-01..2026-04-15", (2026, 3, 1), (2026, 4, 15), Grain.DAYS),
        (" 2026-10 ", (2026, 10, 1), (2026, 10, 31), Grain.MONTH),
    ],
)
def test_what_people_write(text, start, end, grain):
    assert parse_period(text) == Period(start=dt.date(*start), end=dt.date(*end), grain=grain)


@pytest.mark.parametrize(
    "text",
    [
        "", "octobre", "2026-13", "2026-00", "2026-W54", "2026-W00", "2025-W53", "2026-Q5",
        "2026-Q0", "26-10", "0000", "2026-02-30..2026-03-01", "2026-04-15..2026-03-01",
        "2026-03-01", "2026-10-", "2026/10", "9999-W52",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValidationError, match="cannot end before"):
        Period(start=dt.date(2026, 2, 1), end=dt.date(2026, 1, 1))
