"""The workbook's own plain format: a file a table, English or French headers."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.core.tables import SCHEMAS
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import PLAIN, Header, Signature, find_header
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.reader import Reader

# What a header must hold to be a table's: all of the first, one of the second.
_SIGNS: Final[Mapping[str, tuple[str, str]]] = {
    "posts": ("published_at platform post_id", ""),
    "tags": ("post_id platform", "pillar objective origin mechanic visual_type cta author_kind"),
    "ads": ("platform date_start", "spend clicks_link clicks_all results conversions"),
    "audience": ("date platform metric value", ""),
    "web": ("date", "sessions users engaged_sessions key_events add_to_carts checkouts purchases"),
    "search": ("date", "query page position calls directions"),
    "mentions": ("published_at platform", "author_hash sentiment is_repost removable brand"),
    "messages": ("opened_at", ""),
    "reviews": ("date place rating", ""),
    "leads": ("date", "stage lead_id is_qualified"),
    "competitors": ("date platform competitor", ""),
    "outcomes": ("date_start measure value", ""),
    "surveys": ("date question respondents positive", ""),
}
_TITLES: Final[Mapping[str, str]] = {
    "posts": N_("Plain format: posts"),
    "tags": N_("Plain format: tags"),
    "ads": N_("Plain format: ads"),
    "audience": N_("Plain format: audience"),
    "web": N_("Plain format: web traffic"),
    "search": N_("Plain format: search"),
    "mentions": N_("Plain format: mentions"),
    "messages": N_("Plain format: messages"),
    "reviews": N_("Plain format: reviews"),
    "leads": N_("Plain format: leads and sales"),
    "competitors": N_("Plain format: competitors"),
    "outcomes": N_("Plain format: outcomes counted outside the platforms"),
    "surveys": N_("Plain format: surveys"),
}
_WORDS: Final[Mapping[str, str]] = {
    "post_id": "id",
    "ad_id": "id",
    "lead_id": "id",
    "calendar_id": "id",
    "platform": "platform",
    "format": "format",
    "measure": "measure",
    "question": "question",
}
_MICROS: Final = 1_000_000
_HIGHEST_CPM: Final = 10 * _MICROS  # no currency in use has a thousand impressions cost this


def spec_of(table: str) -> Spec:
    """Return how the columns of a table are read."""
    schema = SCHEMAS[table]
    kinds: dict[str, str] = {
        column.name: _WORDS.get(column.name, column.kind) for column in schema.columns
    }
    if table == "audience":
        kinds["metric"] = "metric"
    if table == "posts":
        kinds["views"] = "number"
    required = [column.name for column in schema.columns if column.required]
    names = [name for name, kind in kinds.items() if kind in {"text", "id", "format", "platform"}]
    return Spec(kinds, tuple(required), tuple(names))


def _find(table: str, grid: Grid) -> Header | None:
    needs, one_of = _SIGNS[table]
    return find_header(grid, Signature(PLAIN + table, tuple(needs.split()), tuple(one_of.split())))


def _read(table: str, grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    found = read_fields(grid, header, spec_of(table), context)
    if unread := header.unread():
        context.notes.warn(say("Columns that were not read: {columns}.", columns=list(unread)))
    return {table: finish(table, found, context).drop(columns="line")}


def finish(table: str, found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Complete the rows of a table with what follows from other columns or from the brief."""
    completed = _FINISH.get(table)
    return completed(found, context) if completed else found


def _posts(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Name the basis of impressions; views stand in where there are no impressions."""
    if "metric_basis" not in found:
        found = with_basis(found, "impressions", "views")
    if "extracted_at" not in found:
        found = dated(found, context.options.extracted_on)
    return found.drop(columns="views", errors="ignore")


def _ads(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Close one-day spans, give amounts a currency, refuse amounts in millionths."""
    if "date_end" not in found:
        found = found.assign(date_end=found["date_start"])
    found = found.assign(date_end=found["date_end"].fillna(found["date_start"]))
    if "spend" in found:
        _refuse_micros(found)
        given = found.get("currency", pd.Series(None, index=found.index, dtype="object"))
        found = found.assign(currency=given.fillna(context.options.currency))
    return found


def _refuse_micros(found: pd.DataFrame) -> None:
    if "impressions" not in found:
        return
    both = found.dropna(subset=["spend", "impressions"])
    shown, spent = both["impressions"].sum(), both["spend"]
    if shown > 0 and spent.sum() / shown * 1000 > _HIGHEST_CPM and (spent % 10_000 == 0).all():
        raise UnreadableError(
            say("The amounts of spend look like micros (millionths of the currency)."),
            say("Export amounts in the currency itself, or divide them by 1,000,000."),
        )


def _mentions(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Give mentions the brand of the brief where the file has no column for it."""
    if "brand" not in found:
        found = found.assign(brand=context.options.brand or None)
    unnamed = found["brand"].isna()
    for line in found.loc[unnamed, "line"]:
        context.notes.refuse(
            int(line),
            say("The mention does not say which brand it is about."),
            say("Add a column brand, or write exports: brand in client.yml."),
        )
    return found[~unnamed].reset_index(drop=True)


def _outcomes(found: pd.DataFrame, _: Context) -> pd.DataFrame:
    """Close the rows of one day."""
    if "date_end" not in found:
        found = found.assign(date_end=found["date_start"])
    return found.assign(date_end=found["date_end"].fillna(found["date_start"]))


_FINISH: Final[Mapping[str, Callable[[pd.DataFrame, Context], pd.DataFrame]]] = {
    "posts": _posts,
    "ads": _ads,
    "mentions": _mentions,
    "outcomes": _outcomes,
}
READERS: Final = tuple(
    Reader(PLAIN + table, title, partial(_find, table), partial(_read, table), general=True)
    for table, title in _TITLES.items()
)
