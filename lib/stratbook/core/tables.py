"""The tidy tables: one schema each, whatever platform, tool or language a file came from.

A missing figure is null, never 0. Every row says where it comes from in ``source``:
``exports/posts.csv:12`` (the file inside the client's folder and its line), or
``inputs.xlsx!media:5`` (workbook, sheet, row).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

import pandas as pd
import pandera.pandas as pa

Kind = Literal["text", "number", "instant", "day", "flag"]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        Its name in the table and in the plain format's English headers.
    kind : {"text", "number", "instant", "day", "flag"}
        text (str), number (float64), instant (datetime with the client's zone), day
        (naive datetime at midnight), flag (boolean, nullable).
    required : bool
        Whether a row without it is refused.
    """

    name: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True)
class Schema:
    """A table's name, what a row is, its columns and the key that makes a row unique."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names, ``source`` last."""
        return (*(column.name for column in self.columns), "source")

    def kind(self, name: str) -> Kind:
        """Return a column's kind.

        Raises
        ------
        KeyError
            When the table has no such column.
        """
        return {column.name: column.kind for column in self.columns}[name]


def _schema(name: str, key: str, columns: str) -> Schema:
    """Read a schema from its short form: ``published_at:instant!`` (``!`` is required)."""
    kinds: dict[str, Kind] = {
        "t": "text", "n": "number", "i": "instant", "d": "day", "f": "flag"
    }  # fmt: skip
    read = []
    for word in columns.split():
        column, _, mark = word.partition(":")
        read.append(Column(column, kinds[mark.rstrip("!")], required=mark.endswith("!")))
    return Schema(name, tuple(read), tuple(key.split()))


SCHEMAS: Final[Mapping[str, Schema]] = MappingProxyType({
    schema.name: schema
    for schema in (
        _schema(
            "posts", "platform post_id",
            "published_at:i! platform:t! account:t post_id:t! permalink:t text:t format:t "
            "language:t impressions:n metric_basis:t reach:n reach_organic:n reach_paid:n "
            "reactions:n comments:n shares:n saves:n clicks_link:n clicks_all:n "
            "interactions_reported:n video_seconds_watched:n duration:n follows:n "
            "followers_at_post:n extracted_at:d",
        ),
        _schema(
            "tags", "platform post_id",
            "post_id:t! platform:t! pillar:t objective:t origin:t mechanic:t visual_type:t "
            "cta:t campaign:t calendar_id:t author_kind:t tagged_by:t",
        ),
        _schema(
            "ads",
            "platform campaign ad_set ad ad_id date_start date_end breakdown breakdown_value",
            "date_start:d! date_end:d! platform:t! campaign:t ad_set:t ad:t ad_id:t objective:t "
            "breakdown:t breakdown_value:t audience:t placement:t format:t device:t spend:n "
            "currency:t impressions:n reach:n clicks_link:n clicks_all:n results:n result_type:t "
            "conversions:n revenue:n attribution:t",
        ),
        _schema(
            "audience", "platform account metric date",
            "date:d! platform:t! account:t metric:t! value:n!",
        ),
        _schema(
            "web", "date channel_group source_name medium campaign landing_page country device",
            "date:d! channel_group:t source_name:t medium:t campaign:t landing_page:t country:t "
            "device:t users:n sessions:n engaged_sessions:n key_events:n add_to_carts:n "
            "checkouts:n purchases:n revenue:n",
        ),
        _schema(
            "search", "date query page place",
            "date:d! query:t page:t place:t impressions:n clicks:n position:n views:n calls:n "
            "directions:n",
        ),
        _schema(
            "mentions", "platform author_hash published_at text",
            "published_at:i! platform:t! author_hash:t author_followers:n brand:t! language:t "
            "text:t is_repost:f sentiment:t reach:n engagement:n place:t removable:f",
        ),
        _schema(
            "messages", "platform opened_at theme first_reply_at resolved_at",
            "opened_at:i! first_reply_at:i resolved_at:i platform:t needs_answer:f "
            "needs_resolution:f theme:t sentiment:t",
        ),
        _schema(
            "reviews", "date place rating text",
            "date:d! place:t! rating:n! count:n text:t answered:f",
        ),
        _schema(
            "leads", "date channel campaign stage amount lead_id",
            "date:d! lead_id:t channel:t campaign:t stage:t amount:n margin:n is_qualified:f",
        ),
        _schema(
            "competitors", "date platform competitor",
            "date:d! platform:t! competitor:t! followers:n posts:n interactions:n",
        ),
        _schema(
            "outcomes", "measure place date_start date_end",
            "date_start:d! date_end:d! measure:t! value:n! out_of:n from_social:n place:t "
            "method:t",
        ),
        _schema(
            "surveys", "question sample date",
            "date:d! question:t! respondents:n! positive:n! sample:t method:t",
        ),
    )
})  # fmt: skip


def empty(name: str, timezone: str = "UTC") -> pd.DataFrame:
    """Return a table of no rows with its schema's columns and types."""
    return _empty(name, timezone).copy(deep=False)  # made once; pandas copies what is written to


@cache
def _empty(name: str, timezone: str) -> pd.DataFrame:
    schema = SCHEMAS[name]
    columns = {
        column.name: pd.Series(dtype=_dtype(column.kind, timezone)) for column in schema.columns
    }
    return pd.DataFrame({**columns, "source": pd.Series(dtype="str")})


def conform(name: str, frame: pd.DataFrame, timezone: str) -> pd.DataFrame:
    """Give a frame its table's columns, order and types; add the missing ones as null.

    Parameters
    ----------
    name : str
        The table.
    frame : DataFrame
        Columns of the table, some or all, and ``source``; nothing else.
    timezone : str
        The client's zone, that of every instant.

    Returns
    -------
    DataFrame
        Checked against the schema, index 0 … n-1.

    Raises
    ------
    pandera.errors.SchemaErrors
        When a value does not fit; readers turn values before they come here, so this is
        a defect of a reader and not of a file.
    """
    schema = SCHEMAS[name]
    checks = {
        column.name: pa.Column(
            _dtype(column.kind, timezone), nullable=not column.required, coerce=True
        )
        for column in schema.columns
    }
    whole = frame.reindex(columns=[*frame.columns, *(set(schema.names) - set(frame.columns))])
    for column in schema.columns:
        if column.kind == "instant":
            moved = pd.to_datetime(whole[column.name], utc=True)
            whole[column.name] = moved.dt.tz_convert(timezone).dt.as_unit("us")
        elif column.kind == "day":
            days = pd.to_datetime(whole[column.name]).dt.normalize()
            whole[column.name] = days.dt.as_unit("us")
    checked = pa.DataFrameSchema(
        {**checks, "source": pa.Column("str", coerce=True)}, strict=True, name=name
    ).validate(whole.reset_index(drop=True), lazy=True)
    # pandera brings days back in nanoseconds.
    units = {each.name: "datetime64[us]" for each in schema.columns if each.kind == "day"}
    return checked[list(schema.names)].astype(units)


def _dtype(kind: Kind, timezone: str) -> Any:  # a pandas type object or a name
    match kind:
        case "text":
            return pd.StringDtype(na_value=float("nan"))
        case "number":
            return "float64"
        case "instant":
            return pd.DatetimeTZDtype("us", timezone)
        case "day":
            return "datetime64[us]"
        case "flag":
            return "boolean"


@dataclass(frozen=True)
class Tables:
    """All tables of one client; a table nothing was found for is there and empty.

    Parameters
    ----------
    frames : mapping
        Tables by name, each conforming to its schema.
    timezone : str
        The client's zone.
    """

    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    timezone: str = "UTC"

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table by its name; raise KeyError for a name no table has."""
        return self.frames[name] if name in self.frames else empty(name, self.timezone)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of all tables, in the order of the schemas."""
        return iter(SCHEMAS)

    def has(self, name: str, column: str | None = None) -> bool:
        """Say whether a table has a row (and, if named, a value in a column)."""
        frame = self[name]
        return not frame.empty and (column is None or bool(frame[column].notna().any()))
