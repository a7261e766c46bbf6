"""A plain value becomes the fact it is, and a message survives being written and read."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from stratbook.core.message import (
    Day,
    Fact,
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Span,
    Term,
    Unit,
    fact,
    say,
    say_n,
    term,
)
from stratbook.core.period import month

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)

quantities = st.builds(
    Quantity,
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    unit=st.sampled_from(Unit),
    currency=st.sampled_from([None, "EUR", "UAH"]),
    signed=st.booleans(),
    digits=st.none() | st.integers(0, 4),
)
plain_facts = st.one_of(
    quantities,
    st.builds(Name, text=st.text()),
    st.builds(Term, text=st.text()),
    st.builds(KpiTerm, id=st.text(), form=st.sampled_from(["label", "subject"])),
    st.builds(Day, date=st.dates()),
    st.builds(Span, period=st.builds(month, st.integers(1900, 2100), st.integers(1, 12))),
)
facts = st.recursive(
    plain_facts,
    lambda inner: st.one_of(
        st.builds(Listing, items=st.lists(inner, max_size=3).map(tuple)),
        st.builds(
            Message, text=st.text(), facts=st.dictionaries(st.text(min_size=1), inner, max_size=3)
        ),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Les Ateliers", Name(text="Les Ateliers")),
        (3, Quantity(value=3)),
        (np.int64(3), Quantity(value=3)),
        (0.5, Quantity(value=0.5, unit=Unit.DECIMAL)),
        (np.float64(0.5), Quantity(value=0.5, unit=Unit.DECIMAL)),
        (None, Quantity(value=None)),
        (dt.date(2026, 6, 1), Day(date=dt.date(2026, 6, 1))),
        (dt.datetime(2026, 6, 1, 18, 30, tzinfo=dt.UTC), Day(date=dt.date(2026, 6, 1))),
        (pd.Timestamp("2026-06-01 18:30"), Day(date=dt.date(2026, 6, 1))),
        (month(2026, 6), Span(period=month(2026, 6))),
        (["a", 1], Listing(items=(Name(text="a"), Quantity(value=1)))),
        (("a", None), Listing(items=(Name(text="a"), Quantity(value=None)))),
        (Term(text="reach"), Term(text="reach")),
    ],
)
def test_a_plain_value_becomes_the_fact_it_is(value, expected):
    assert fact(value) == expected


@given(facts)
def test_a_fact_survives_being_written_and_read(each):
    assert FACT.validate_json(FACT.dump_json(each)) == each


@given(facts)
def test_typing_a_fact_again_changes_nothing(each):
    assert fact(each) == each


def test_a_nan_is_written_as_missing_and_read_as_missing():
    read = FACT.validate_json(FACT.dump_json(Quantity(value=float("nan"))))
    assert read == Quantity(value=None)


def test_facts_cannot_be_changed_nor_hold_an_unknown_field():
    quantity = Quantity(value=1)
    with pytest.raises(ValidationError, match="frozen"):
        quantity.value = 2
    with pytest.raises(ValidationError, match="extra"):
        FACT.validate_python({"kind": "name", "text": "a", "html": True})


def test_a_plural_message_carries_its_count():
    message = say_n("{count} row in {file}", "{count} rows in {file}", 2, file="a.csv")
    assert message.facts["count"] == Quantity(value=2)
    assert message.plain() == "2 rows in a.csv"
    assert say_n("{count} row", "{count} rows", 1).plain() == "1 row"


def test_messages_nest():
    message = say("{what}, on {day}.", what=say("{n} posts", n=12), day=dt.date(2026, 6, 1))
    assert message.plain() == "12 posts, on 1 June 2026."


def test_a_term_is_said_as_itself_in_english():
    assert say("A fall in {what}.", what=term("impressions")).plain() == "A fall in impressions."
