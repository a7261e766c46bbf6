"""What was counted outside the platforms, brought to a period: whole, or not at all."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import KpiTerm, Message, Name, say
from stratbook.core.period import Period, month
from stratbook.strategy.kpis.measure import Part
from stratbook.strategy.kpis.parts import named_parts
from stratbook.strategy.kpis.scope import Scope

_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Counts:
    """The rows that make up a period, or the reason why they do not.

    Parameters
    ----------
    rows : DataFrame
        Of the table ``outcomes``; none where nothing of the kind was ever counted.
    reason : Message or None
        Which part of the period nobody counted.
    """

    rows: pd.DataFrame
    reason: Message | None = None

    @property
    def basis(self) -> str:
        """Where and how it was counted: another counter is another measure."""
        told = self.rows[["place", "method"]].fillna("").agg("/".join, axis=1)
        return "|".join(sorted(set(told)))

    @property
    def variant(self) -> Message | None:
        """How it was counted, where all rows say the same."""
        methods = set(self.rows["method"].fillna(""))
        if len(methods) > 1 or methods == {""}:
            return None
        return say("as counted: {method}", method=Name(text=methods.pop()))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Each place (where there are several), and what is known to come from social media."""
        places = self.rows.dropna(subset=["place"]).groupby("place")["value"].sum()
        found = named_parts(places) if len(places) > 1 else ()
        known = self.rows["from_social"]
        if known.isna().any():
            return found
        social = Part(say("known to come from social media"), float(known.sum()), key="social")
        return (*found, social)


def tiled(scope: Scope, measure: str) -> Counts:
    """Return the rows that cover every day of the period once, for what adds up.

    Rows for the whole organisation come first; else those of every place are added, and
    each place must cover the period. Three months make up a quarter; a quarter's row says
    nothing of one of its months.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    measure : str
        Id of the KPI that is counted.
    """
    rows = _of(scope, measure)
    near = rows[_touching(rows, scope.period)]
    if near.empty:
        return Counts(near, _uncounted(rows, scope, measure))
    whole = near[near["place"].isna()]
    chosen, lacking = _tiles(whole, scope.period) if len(whole) else ([], None)
    if whole.empty or lacking is not None:
        named = near.dropna(subset=["place"])
        if len(named):
            chosen, lacking = _of_places(named, scope.period)
    if lacking is None:
        return Counts(near.loc[chosen])
    return Counts(near.iloc[0:0], _reason(near, lacking, scope))


def events(scope: Scope, measure: str) -> Counts:
    """Return the rows of named events inside the period, or what :func:`tiled` gives.

    An event stands for itself: between two of them nothing was there to count.
    """
    rows = _of(scope, measure)
    named = rows.dropna(subset=["place"])
    inside = named[_inside(named, scope.period)]
    total = rows[rows["place"].isna() & _touching(rows, scope.period)]
    if inside.empty or (len(total) and _tiles(total, scope.period)[1] is None):
        return tiled(scope, measure)
    return Counts(inside)


def exact(scope: Scope, measure: str) -> Counts:
    """Return the rows of exactly the period, for what does not add up over time."""
    rows = _of(scope, measure)
    fit = rows[_inside(rows, scope.period) & (_days(rows) == scope.period.days)]
    whole = fit[fit["place"].isna()]
    if len(fit):
        return Counts(whole if len(whole) else fit)
    if rows[_inside(rows, scope.period)].empty:
        return Counts(fit, _uncounted(rows, scope, measure))
    return Counts(
        fit,
        say(
            "Shorter counts do not add up: the same people come back. "
            "One row for the whole of {span} would give it.",
            span=scope.period,
        ),
    )


def _of(scope: Scope, measure: str) -> pd.DataFrame:
    rows = scope.tables["outcomes"]
    kept: pd.DataFrame = rows[
        (rows["measure"] == measure) & (rows["date_end"] >= rows["date_start"])
    ]
    return kept


def _touching(rows: pd.DataFrame, period: Period) -> pd.Series:
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    kept: pd.Series = (rows["date_start"] <= end) & (rows["date_end"] >= start)
    return kept


def _inside(rows: pd.DataFrame, period: Period) -> pd.Series:
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    kept: pd.Series = (rows["date_start"] >= start) & (rows["date_end"] <= end)
    return kept


def _days(rows: pd.DataFrame) -> pd.Series:
    spans: pd.Series = (rows["date_end"] - rows["date_start"]).dt.days + 1
    return spans


def _of_places(named: pd.DataFrame, period: Period) -> tuple[list[object], Period | None]:
    chosen: list[object] = []
    for _, rows in named.groupby("place"):
        found, lacking = _tiles(rows, period)
        if lacking is not None:
            return [], lacking
        chosen += found
    return chosen, None


def _tiles(rows: pd.DataFrame, period: Period) -> tuple[list[object], Period | None]:
    """Return the labels of rows laid end to end, the longest first, or the first gap."""
    inside = rows[_inside(rows, period)]
    chosen: list[object] = []
    day = period.start
    while day <= period.end:
        here = inside[inside["date_start"] == pd.Timestamp(day)]
        if here.empty:
            return [], _named(day, _gap_end(inside, day, period))
        chosen.append(here["date_end"].idxmax())
        day = here["date_end"].max().date() + _DAY
    return chosen, None


def _named(start: dt.date, end: dt.date) -> Period:
    """Return a span of days, as a month where it is one."""
    whole = month(start.year, start.month)
    found = Period(start=start, end=end)
    return whole if (whole.start, whole.end) == (start, end) else found


def _gap_end(inside: pd.DataFrame, day: dt.date, period: Period) -> dt.date:
    later = inside.loc[inside["date_start"] > pd.Timestamp(day), "date_start"]
    return period.end if later.empty else later.min().date() - _DAY


def _reason(near: pd.DataFrame, lacking: Period, scope: Scope) -> Message:
    for wide in _spans(near[_touching(near, lacking)]):
        if not scope.period.contains(wide):
            return say(
                "One figure covers {whole}; what fell within {span} cannot be told.",
                whole=wide,
                span=scope.period,
            )
    return say(
        "Nothing was counted for {lacking}: the figure of {span} would be too low without it.",
        lacking=lacking,
        span=scope.period,
    )


def _spans(rows: pd.DataFrame) -> Iterator[Period]:
    for start, end in zip(rows["date_start"], rows["date_end"], strict=True):
        yield Period(start=start.date(), end=end.date())


def _uncounted(rows: pd.DataFrame, scope: Scope, measure: str) -> Message | None:
    """Say from when to when there are counts; None where there are none at all."""
    if rows.empty:
        return None
    return say(
        "The counts of {kpi} run from {first} to {last} and leave out {span}.",
        kpi=KpiTerm(id=measure, form="label"),
        first=rows["date_start"].min().date(),
        last=rows["date_end"].max().date(),
        span=scope.period,
    )
