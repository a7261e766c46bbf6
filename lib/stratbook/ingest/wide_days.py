"""Daily files with a column a measure, turned into the audience table: a row a measure."""

from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.ingest.notes import Context

METRICS: Final = (
    "followers", "follows", "unfollows", "reach", "views", "impressions", "visits",
    "interactions", "link_clicks",
)  # fmt: skip


def with_interactions(found: pd.DataFrame, *parts: str) -> pd.DataFrame:
    """Add ``interactions``, the sum of its parts; a day that lacks one of them has none.

    A file without all the parts gets no such column: clicks and views never stand in.
    """
    if not set(parts) <= set(found.columns):
        return found
    return found.assign(interactions=found[list(parts)].sum(axis=1, skipna=False))


def audience(found: pd.DataFrame, platform: str, context: Context) -> pd.DataFrame:
    """Turn days with a column a measure into rows of the audience table.

    Parameters
    ----------
    found : DataFrame
        ``date``, ``source``, ``line`` and any of the audience's metrics as columns.
    platform : str
        Whose they are.
    context : Context
        Where days without any value are noted. Each figure is a row of the table, so the
        count of rows read grows by what a line of the file holds more than one.
    """
    measures = [name for name in METRICS if name in found]
    void = found[measures].isna().all(axis=1)
    for line in found.loc[void, "line"]:
        context.notes.leave_out(int(line), say("This day has no value."))
    whole = found[~void]
    long = whole.melt(
        id_vars=["date", "source"], value_vars=measures, var_name="metric", value_name="value"
    ).dropna(subset="value")
    context.notes.rows_read += len(long) - len(whole)
    return long.assign(platform=platform)
