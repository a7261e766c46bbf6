"""The table laws: missing is null and never 0, instants move zone, rows are kept."""

import datetime as dt

import numpy as np
import pandas as pd
import pandera.errors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core.tables import SCHEMAS, Tables, conform, empty

PARIS = "Europe/Paris"
VALUES = {
    "text": st.text(max_size=8),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "instant": st.datetimes(
        dt.datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
        dt.datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=-5))]),
    ),
    "day": st.datetimes(
        dt.datetime(2000, 1, 1),  # noqa: DTZ001
        dt.datetime(2100, 1, 1),  # noqa: DTZ001
    ),
    "flag": st.booleans(),
}


@st.composite
def frames(draw):
    """Return a table's name and rows of some of its columns, the required ones always."""
    schema = SCHEMAS[draw(st.sampled_from(sorted(SCHEMAS)))]
    columns = [each for each in schema.columns if each.required or draw(st.booleans())]
    rows = draw(st.integers(0, 4))
    data = {
        column.name: [
            draw(VALUES[column.kind] if column.required else st.none() | VALUES[column.kind])
            for _ in range(rows)
        ]
        for column in columns
    }
    frame = pd.DataFrame(data, columns=[each.name for each in columns], dtype=object)
    return schema, frame.assign(source=[f"exports/a.csv:{row}" for row in range(2, rows + 2)])


@settings(max_examples=60, deadline=None)
@given(frames())
def test_conform_keeps_the_rows_adds_nulls_and_never_a_zero(given_frame):
    schema, frame = given_frame
    table = conform(schema.name, frame, PARIS)
    assert tuple(table.columns) == schema.names
    assert list(table.index) == list(range(len(frame)))
    for column in schema.columns:
        if column.name not in frame.columns:
            assert table[column.name].isna().all(), column.name
        else:
            assert list(table[column.name].isna()) == list(frame[column.name].isna()), column.name


@settings(max_examples=60, deadline=None)
@given(frames())
def test_conforming_twice_changes_nothing(given_frame):
    schema, frame = given_frame
    once = conform(schema.name, frame, PARIS)
    pd.testing.assert_frame_equal(conform(schema.name, once, PARIS), once)


@settings(max_examples=60, deadline=None)
@given(frames())
def test_instants_change_zone_and_stay_the_same_moment(given_frame):
    schema, frame = given_frame
    table = conform(schema.name, frame, PARIS)
    for column in schema.columns:
        if column.kind == "instant":
            assert str(table[column.name].dt.tz) == PARIS
        if column.kind == "instant" and column.name in frame.columns:
            moments = pd.to_datetime(frame[column.name], utc=True).dt.as_unit("us")
            assert list(table[column.name].dropna()) == list(moments.dropna())


@settings(max_examples=60, deadline=None)
@given(frames())
def test_types_do_not_depend_on_the_rows(given_frame):
    schema, frame = given_frame
    table = conform(schema.name, frame, PARIS)
    assert dict(table.dtypes) == dict(empty(schema.name, PARIS).dtypes)


def _post(**more):
    return pd.DataFrame(
        [
            {
                "published_at": dt.datetime(2026, 6, 1, 23, 30, tzinfo=dt.UTC),
                "platform": "facebook",
                "post_id": "1",
                "source": "exports/a.csv:2",
                **more,
            }
        ]
    )


def test_a_day_is_the_clients_day():
    table = conform("posts", _post(), PARIS)
    assert table["published_at"][0].isoformat() == "2026-06-02T01:30:00+02:00"


def test_a_figure_that_is_not_given_is_null():
    table = conform("posts", _post(reach=np.nan, impressions=0), PARIS)
    assert pd.isna(table["reach"][0])
    assert pd.isna(table["comments"][0])
    assert table["impressions"][0] == 0


def test_the_country_na_is_a_country():
    web = pd.DataFrame({"date": ["2026-06-01"], "country": ["NA"], "source": ["exports/w.csv:2"]})
    assert conform("web", web, PARIS)["country"][0] == "NA"


@pytest.mark.parametrize(
    "frame",
    [
        _post(likes=3),
        _post(reach="many"),
        _post(platform=None),
        _post().drop(columns="post_id"),
        _post().drop(columns="source"),
    ],
    ids=["unknown column", "text for a number", "required null", "required absent", "no source"],
)
def test_a_readers_defect_is_refused(frame):
    with pytest.raises((pandera.errors.SchemaErrors, pandera.errors.SchemaError)):
        conform("posts", frame, PARIS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_conforms(name):
    pd.testing.assert_frame_equal(conform(name, empty(name, PARIS), PARIS), empty(name, PARIS))


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_is_whole(schema):
    assert len(set(schema.names)) == len(schema.names)
    assert schema.names[-1] == "source"
    assert set(schema.key) <= set(schema.names)
    assert any(schema.kind(column) in {"instant", "day"} for column in schema.names[:-1]) or (
        schema.name == "tags"
    )


def test_a_kind_is_asked_by_name():
    assert SCHEMAS["posts"].kind("reach") == "number"
    with pytest.raises(KeyError):
        SCHEMAS["posts"].kind("likes")


def test_tables_have_all_tables_even_without_rows():
    tables = Tables({"posts": conform("posts", _post(reach=12), PARIS)}, PARIS)
    assert list(tables) == list(SCHEMAS)
    assert tables.has("posts")
    assert tables.has("posts", "reach")
    assert not tables.has("posts", "comments")
    assert not tables.has("ads")
    assert not tables.has("ads", "spend")
    assert tables["ads"].empty
    with pytest.raises(KeyError):
        tables["tweets"]
