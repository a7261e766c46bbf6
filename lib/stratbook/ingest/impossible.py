"""Values that cannot be: more clicks than showings, replies before questions, days to come.

Such rows are kept, for nobody but the client can say which of two figures is wrong; they
are named row by row in the account.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

import pandas as pd

from stratbook.core.errors import Fault
from stratbook.core.message import Message, Name, say, say_n
from stratbook.ingest.account import FileAccount, RefusedRow

_SHOWN: Final = 8
# The first cannot be above the second.
_PARTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "posts": (("clicks_link", "impressions"), ("clicks_link", "clicks_all"),
              ("reach", "impressions"), ("reach_organic", "reach"), ("reach_paid", "reach")),
    "ads": (("clicks_link", "impressions"), ("reach", "impressions"),
            ("clicks_link", "clicks_all")),
    "web": (("engaged_sessions", "sessions"),),
    "search": (("clicks", "impressions"),),
    "leads": (("margin", "amount"),),
    "outcomes": (("value", "out_of"), ("from_social", "value")),
    "surveys": (("positive", "respondents"),),
}  # fmt: skip
# The first cannot be before the second.
_ORDER: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "messages": (("first_reply_at", "opened_at"), ("resolved_at", "opened_at")),
}
# The date that cannot be still to come. An ad may well end later than today.
_PAST: Final[Mapping[str, str]] = {
    "posts": "published_at", "ads": "date_start", "mentions": "published_at",
    "messages": "opened_at", "audience": "date", "web": "date", "search": "date",
    "reviews": "date", "leads": "date", "competitors": "date",
    "outcomes": "date_start", "surveys": "date",
}  # fmt: skip
_BEST_RATING: Final = 5


class Doubtful(NamedTuple):
    """Rows of one file that hold an impossible value: one by one, and in a sentence each."""

    rows: tuple[RefusedRow, ...]
    warnings: tuple[Message, ...]


def impossible(table: str, frame: pd.DataFrame, today: dt.date) -> Doubtful:
    """Find the rows of a table that hold an impossible value.

    Parameters
    ----------
    table : str
        Its name.
    frame : DataFrame
        Conforming rows of one file.
    today : date
        The last day that anything can be of.
    """
    rows: list[RefusedRow] = []
    warnings: list[Message] = []
    for wrong, reason in _found(table, frame, today):
        if wrong.any():
            lines = sorted(_line(source) for source in frame.loc[wrong, "source"])
            rows += [RefusedRow(line, reason) for line in lines]
            warnings.append(_warning(reason, lines))
    return Doubtful(tuple(rows), tuple(warnings))


def without_inverted(account: FileAccount, ads: pd.DataFrame) -> tuple[FileAccount, pd.DataFrame]:
    """Refuse the ads that end before they start: they belong to no period.

    Parameters
    ----------
    account : FileAccount
        The file's account so far.
    ads : DataFrame
        Its ads.
    """
    wrong = ads["date_end"] < ads["date_start"]
    if not wrong.any():
        return account, ads
    rows = ads[wrong]
    starts, ends = (rows[name].dt.date.tolist() for name in ("date_start", "date_end"))
    refused = [
        RefusedRow(
            _line(source),
            say("The last day, {end}, is before the first, {start}.", end=end, start=start),
        )
        for source, start, end in zip(rows["source"].tolist(), starts, ends, strict=True)
    ]
    remedy = say("Put this row right in the file, or export it again.")
    faults = [Fault(f"{account.file}:{row.row}", row.reason, remedy) for row in refused[:_SHOWN]]
    return replace(
        account, refused=(*account.refused, *refused), faults=(*account.faults, *faults)
    ), ads[~wrong].reset_index(drop=True)


def _found(table: str, frame: pd.DataFrame, today: dt.date) -> Iterator[tuple[pd.Series, Message]]:
    for part, whole in _PARTS.get(table, ()):
        wrong = frame[part] > frame[whole]
        if whole == "impressions" and "metric_basis" in frame:
            wrong &= frame["metric_basis"].ne("views").fillna(value=True)
        yield wrong, say("{part} is above {whole}: one of them is wrong.", part=part, whole=whole)
    for later, earlier in _ORDER.get(table, ()):
        wrong = frame[later] < frame[earlier]
        yield wrong, say("{later} is before {earlier}.", later=later, earlier=earlier)
    if table in _PAST:
        dates = frame[_PAST[table]]
        yield (
            dates >= _midnight_after(today, dates),
            say("{column} lies in the future, after {day}.", column=_PAST[table], day=today),
        )
    if table == "reviews":
        yield (
            ~frame["rating"].between(0, _BEST_RATING) & frame["rating"].notna(),
            say("A rating outside 0 to 5: the scale is another one."),
        )


def _midnight_after(day: dt.date, dates: pd.Series) -> pd.Timestamp:
    return pd.Timestamp(day + dt.timedelta(days=1), tz=dates.dt.tz)


def _line(source: str) -> int:
    return int(source.rpartition(":")[2])


def _warning(reason: Message, lines: list[int]) -> Message:
    shown = ", ".join(str(line) for line in lines[:_SHOWN]) + (" …" if len(lines) > _SHOWN else "")
    return say_n(
        "{count} row holds an impossible value (line {lines}). {reason}",
        "{count} rows hold an impossible value (lines {lines}). {reason}",
        len(lines),
        lines=Name(text=shown),
        reason=reason,
    )
