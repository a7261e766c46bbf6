"""What is read off accounts: daily series, which count only when whole, and levels of followers."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from stratbook.core.message import Message, say, say_n
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.scope import Scope


@dataclass(frozen=True)
class Daily:
    """Daily series of one metric over a period.

    Parameters
    ----------
    rows : DataFrame
        ``audience`` rows of the period.
    reason : Message or None
        Why they cannot be summed: days that are missing. None when every day is there.
    """

    rows: pd.DataFrame
    reason: Message | None = None

    @property
    def whole(self) -> bool:
        """Whether there are rows, and for every account every day of the period."""
        return not self.rows.empty and self.reason is None


def daily(scope: Scope, metric: str) -> Daily:
    """Return the daily series of a metric, and whether any day of the period is missing.

    An account counts as soon as it has one day in the period: its total over fewer days
    than the period has would pass for a fall.
    """
    rows = scope.rows("audience")
    rows = rows[rows["metric"] == metric].dropna(subset=["value"])
    if rows.empty:
        return Daily(rows)
    accounts = rows.groupby(["platform", "account"], dropna=False)["date"]
    seen = accounts.nunique().rename("days").reset_index().sort_values("days")
    short = int(scope.period.days - seen["days"].min())
    if short <= 0:
        return Daily(rows)
    return Daily(
        rows,
        say_n(
            "{count} day of {span} is missing in the daily series of {platform}; "
            "a sum over fewer days is no total.",
            "{count} days of {span} are missing in the daily series of {platform}; "
            "a sum over fewer days is no total.",
            short,
            span=scope.period,
            platform=platform_name(str(seen["platform"].iloc[0])),
        ),
    )


def levels(scope: Scope, day: dt.date) -> pd.DataFrame:
    """Return each account's followers at the end of a day.

    The last count up to the next morning, not older than the threshold
    ``followers_watch_days``.

    Returns
    -------
    DataFrame
        ``platform, account, date, value, source``; a row an account.
    """
    rows = scope.history("audience")
    rows = rows[rows["metric"] == "followers"].dropna(subset=["value"])
    latest = pd.Timestamp(day + dt.timedelta(days=1))
    oldest = latest - pd.Timedelta(days=threshold("followers_watch_days"))
    rows = rows[(rows["date"] <= latest) & (rows["date"] >= oldest)].sort_values("date")
    kept = rows.groupby(["platform", "account"], dropna=False, as_index=False).tail(1)
    return kept[["platform", "account", "date", "value", "source"]].sort_values("platform")


def dormant(scope: Scope, day: dt.date) -> list[str]:
    """Return the platforms whose followers were counted before a day, but not lately enough."""
    rows = scope.history("audience")
    before = rows[(rows["metric"] == "followers") & (rows["date"] <= pd.Timestamp(day))]
    return sorted(set(before["platform"]) - set(levels(scope, day)["platform"]))


def counted_on(rows: pd.DataFrame) -> Message:
    """Return the note that says of which day the counts are."""
    return say("Counts of {day}.", day=rows["date"].max().date())
