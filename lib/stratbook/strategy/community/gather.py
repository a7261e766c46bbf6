"""Everything that was said, in one table: the voice sheet and the inbox export together."""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import csv_rows
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold, within

COLUMNS: Final = (
    "when", "theme", "key", "audience", "heard_in", "kind", "stage", "department", "count",
    "needing", "unanswered", "source",
)  # fmt: skip
_KINDS: Final = {"negative": "problem"}


@dataclass(frozen=True)
class Said:
    """What was said in the period and in the one compared with.

    Parameters
    ----------
    rows : DataFrame
        ``when`` (now, before), ``theme``, ``key`` (the theme to compare by), ``audience``,
        ``heard_in``, ``kind``, ``stage``, ``department``, ``count``, ``needing`` (messages
        that needed an answer), ``unanswered``, ``source``.
    period, comparison : Period
        The two periods.
    doubled : int
        Inbox rows of the sheet left out because the inbox export counts them already.
    """

    rows: pd.DataFrame
    period: Period
    comparison: Period
    doubled: int = 0

    def at(self, when: str) -> pd.DataFrame:
        """Return the rows of one of the two periods: ``now`` or ``before``."""
        return self.rows[self.rows["when"] == when]

    @property
    def public(self) -> "Said":
        """The same without the prospects, whose needs are ranked apart."""
        return replace(self, rows=self.rows[self.rows["audience"] != "prospect"])

    @property
    def days(self) -> tuple[int, int]:
        """Length of the two periods."""
        return self.period.days, self.comparison.days

    @property
    def comparable(self) -> pd.DataFrame:
        """The rows of sources that spoke in both periods; the others show no change."""
        both = set(self.at("now")["heard_in"]) & set(self.at("before")["heard_in"])
        return self.rows[self.rows["heard_in"].isin(both)]


@remembered
def gather(sheet: pd.DataFrame, messages: pd.DataFrame, period: Period, comparison: Period) -> Said:
    """Put the voice sheet and the inbox export together.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``voice``: period, audience, heard_in, theme, kind, count, stage, department.
    messages : DataFrame
        The table ``messages``: a conversation a row, with theme, sentiment, first reply.
    period, comparison : Period
        The period under report and the one compared with; a row of the sheet belongs to one
        of them when it names exactly that period.

    Returns
    -------
    Said
        A negative message counts as a problem; what the inbox tool does not say stays empty.
        Where the export has messages of a period, the sheet's inbox rows of it are left out.
    """
    frames, doubled = [], 0
    for when, span in (("now", period), ("before", comparison)):
        inbox = _inbox(messages[within(messages["opened_at"], span)])
        typed = _typed(sheet[sheet["period"] == span.code])
        twice = (typed["heard_in"] == "inbox") & (not inbox.empty)
        doubled += int(twice.sum())
        frames += [each.assign(when=when) for each in (inbox, typed[~twice]) if not each.empty]
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))
    return Said(rows.reindex(columns=list(COLUMNS)), period, comparison, doubled)


def _inbox(messages: pd.DataFrame) -> pd.DataFrame:
    rows = messages[messages["theme"].notna()]
    needing = rows["needs_answer"].fillna(value=False).astype(bool)
    silent = needing & rows["first_reply_at"].isna()
    return pd.DataFrame(
        {
            "theme": rows["theme"].astype(object),
            "key": rows["theme"].map(fold).astype(object),
            "heard_in": "inbox",
            "kind": rows["sentiment"].astype(object).map(_KINDS),
            "count": 1,
            "needing": needing.astype(int),
            "unanswered": silent.astype(int),
            "source": rows["source"].astype(object),
        }
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    stages = {row["kind"]: row["stage"] for row in csv_rows("voice_stages.csv")}
    kept = rows[["theme", "audience", "heard_in", "kind", "department", "source"]].astype(object)
    return kept.assign(
        key=rows["theme"].map(fold).astype(object),
        stage=rows["stage"].astype(object).where(rows["stage"].notna(), rows["kind"].map(stages)),
        count=rows["count"].fillna(0).round().astype(int),
        needing=0,
        unanswered=0,
    )
