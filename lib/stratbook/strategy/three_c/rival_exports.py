"""The watch from an export by day (Rival IQ, the plain format), brought to the sheet's counts."""

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from stratbook.strategy.kpis.scope import fold

WINDOW = 30  # days before a date, as the sheet counts them
_COLUMNS = [
    "date", "platform", "competitor", "is_client", "followers", "posts", "interactions", "source",
]  # fmt: skip


def counts_from_exports(table: pd.DataFrame, end: dt.date, brands: Sequence[str]) -> pd.DataFrame:
    """Return what an export by day tells, in the columns of the sheet ``competitors``.

    Parameters
    ----------
    table : DataFrame
        The table ``competitors``; of its rows those of an export are a day's posts and their
        interactions, those of the inputs are left alone.
    end : date
        Days after it are left out.
    brands : sequence of str
        Names under which the export may know the client.

    Returns
    -------
    DataFrame
        One row a count of followers, and one an account at the last day of its platform, with
        posts and interactions of the 30 days up to it: missing where the export reaches less
        far back, or where one day's interactions are missing.
    """
    days = table[table["source"].str.startswith("exports/") & (table["date"] <= pd.Timestamp(end))]
    known = {fold(each) for each in brands}
    rows = [
        {**row, "is_client": fold(str(row["competitor"])) in known}
        for _, platform in days.groupby("platform")
        for row in _rows(platform)
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _rows(days: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Yield the rows of one platform: its accounts share one window."""
    last = days["date"].max()
    first = last - pd.Timedelta(days=WINDOW - 1)
    for name, own in days.groupby("competitor"):
        what = {"platform": own["platform"].iloc[0], "competitor": str(name)}
        for _, row in own.dropna(subset=["followers"]).iterrows():
            yield {**what, "date": row["date"], "followers": row["followers"],
                   "source": row["source"]}  # fmt: skip
        inside = own[own["date"] >= first]
        whole = days["date"].min() <= first
        yield {
            **what,
            "date": last,
            "posts": inside["posts"].sum(skipna=False) if whole else None,
            "interactions": inside["interactions"].sum(skipna=False) if whole else None,
            "source": own["source"].iloc[-1],
        }
