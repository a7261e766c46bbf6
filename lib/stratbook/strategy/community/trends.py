"""What changes around the organisation: dated, sourced, and followed by something or not."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import day, records, text
from stratbook.strategy.kpis.measure import sources_of


@dataclass(frozen=True)
class Trend:
    """One change in usages, behaviour or the market.

    Parameters
    ----------
    kind, statement, source_name, effect, action : str
        As the sheet has them; empty where it says nothing.
    date : date or None
        When the source was published.
    age : int or None
        Days from then to the end of the period; None without a date.
    flags : tuple of str
        What it lacks: undated, stale, unsourced, no_effect, no_action.
    """

    kind: str
    statement: str
    source_name: str
    effect: str
    action: str
    date: dt.date | None
    age: int | None
    flags: tuple[str, ...]

    @property
    def is_usable(self) -> bool:
        """Whether a decision may rest on it: dated, fresh and sourced."""
        return not {"undated", "stale", "unsourced"} & set(self.flags)


@dataclass(frozen=True)
class Context:
    """All trends: usable ones first, then by date, the latest first."""

    trends: tuple[Trend, ...]
    on: dt.date
    sources: tuple[str, ...] = ()

    @property
    def usable(self) -> tuple[Trend, ...]:
        """Those a decision may rest on."""
        return tuple(each for each in self.trends if each.is_usable)

    @property
    def idle(self) -> tuple[Trend, ...]:
        """Usable ones that nothing follows from: no effect or no action."""
        return tuple(each for each in self.usable if each.flags)


@remembered
def read_trends(sheet: pd.DataFrame, on: dt.date) -> Context:
    """Date each trend and say what it lacks.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``trends``: date, kind, statement, source_name, effect, action.
    on : date
        The end of the period under report.
    """
    found = [_trend(row, on) for row in records(sheet)]
    found.sort(
        key=lambda each: (
            not each.is_usable,
            -(each.date or dt.date.min).toordinal(),
            each.statement,
        )
    )
    return Context(tuple(found), on, sources_of(sheet) if len(sheet) else ())


def _trend(row: dict[str, object], on: dt.date) -> Trend:
    date = day(row["date"])
    age = None if date is None else (on - date).days
    lacks = (
        ("undated", date is None),
        ("stale", age is not None and age > threshold("trend_stale_days")),
        ("unsourced", not text(row["source_name"])),
        ("no_effect", not text(row["effect"])),
        ("no_action", not text(row["action"])),
    )
    return Trend(
        kind=text(row["kind"]),
        statement=text(row["statement"]),
        source_name=text(row["source_name"]),
        effect=text(row["effect"]),
        action=text(row["action"]),
        date=date,
        age=age,
        flags=tuple(name for name, holds in lacks if holds),
    )
