"""The moderation panel: answers, delays in opening hours, the promise kept, what waits."""

from dataclasses import dataclass

import pandas as pd

from stratbook.core.period import Period, month
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.community.counting import Share
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.reputation.hours import Hours


@dataclass(frozen=True)
class Desk:
    """How messages of one period were dealt with.

    Parameters
    ----------
    received : int
        Messages opened in the period.
    answered : Share
        Those that got a reply, of those that needed one.
    solved : Share
        Those marked as solved, of those that had to be.
    delays : tuple of float
        Minutes to the first reply, shortest first: opening minutes where hours are known.
    sla : float or None
        The delay promised, in the same minutes.
    """

    received: int
    answered: Share
    solved: Share
    delays: tuple[float, ...]
    sla: float | None

    @property
    def median(self) -> float | None:
        """Delay within which half of the answers came."""
        return self._quantile(0.5)

    @property
    def ninth(self) -> float | None:
        """Delay within which nine answers of ten came."""
        return self._quantile(0.9)

    @property
    def mean(self) -> float | None:
        """Mean delay, which one late answer ruins."""
        return sum(self.delays) / len(self.delays) if self.delays else None

    @property
    def kept(self) -> Share | None:
        """Answers within the promise, of all answers; None without a promise."""
        if self.sla is None:
            return None
        return Share(sum(each <= self.sla for each in self.delays), len(self.delays))

    @property
    def kept_of_all(self) -> Share | None:
        """Answers within the promise, of all messages that needed one."""
        return None if self.kept is None else Share(self.kept.part, self.answered.whole)

    def _quantile(self, share: float) -> float | None:
        return float(pd.Series(self.delays).quantile(share)) if self.delays else None


@dataclass(frozen=True)
class Waiting:
    """What waits at the end of a day.

    Parameters
    ----------
    answers, solutions : int
        Messages without the answer, or the solution, that they needed; recent ones.
    lost : int
        Messages that waited for an answer longer than anybody still does.
    """

    answers: int
    solutions: int
    lost: int


@dataclass(frozen=True)
class Moderation:
    """The panel: two periods, the months before, what waits at each period's end."""

    period: Period
    comparison: Period
    now: Desk
    before: Desk
    months: tuple[tuple[Period, Desk], ...]
    waiting: Waiting
    waited: Waiting
    in_hours: bool
    sources: tuple[str, ...] = ()


@remembered
def read_moderation(
    tables: Tables,
    period: Period,
    comparison: Period,
    hours: Hours | None = None,
    sla: float | None = None,
) -> Moderation:
    """Read the inbox of a period.

    Parameters
    ----------
    tables : Tables
        Of which ``messages``: opened_at, first_reply_at, resolved_at, needs_answer,
        needs_resolution.
    period, comparison : Period
        The two periods.
    hours : Hours or None
        Opening hours; None counts every hour.
    sla : float or None
        The delay promised, in minutes.
    """
    messages = tables["messages"]
    last = month(period.end.year, period.end.month)
    spans = last.back(int(threshold("trend_periods")))
    desks = [(each, _desk(messages, each, hours, sla)) for each in spans]
    first = next((at for at, (_, each) in enumerate(desks) if each.received), len(desks))
    return Moderation(
        period=period,
        comparison=comparison,
        now=_desk(messages, period, hours, sla),
        before=_desk(messages, comparison, hours, sla),
        months=tuple(desks[first:]),
        waiting=_waiting(messages, period),
        waited=_waiting(messages, comparison),
        in_hours=hours is not None,
        sources=sources_of(messages[within(messages["opened_at"], period)]),
    )


def read_desk(rows: pd.DataFrame, hours: Hours | None = None, sla: float | None = None) -> Desk:
    """Count how messages were dealt with.

    Parameters
    ----------
    rows : DataFrame
        Rows of ``messages``.
    hours, sla
        As in :func:`read_moderation`.
    """
    needing, solving = _flagged(rows, "needs_answer"), _flagged(rows, "needs_resolution")
    answered = needing[needing["first_reply_at"].notna()]
    start, end = answered["opened_at"], answered["first_reply_at"]
    waits = (end - start).dt.total_seconds() / 60 if hours is None else hours.minutes(start, end)
    known = waits[(end >= start).to_numpy()]
    return Desk(
        received=len(rows),
        answered=Share(len(answered), len(needing)),
        solved=Share(int(solving["resolved_at"].notna().sum()), len(solving)),
        delays=tuple(sorted(float(each) for each in known)),
        sla=sla,
    )


def _desk(messages: pd.DataFrame, period: Period, hours: Hours | None, sla: float | None) -> Desk:
    return read_desk(messages[within(messages["opened_at"], period)], hours, sla)


def _flagged(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    return rows[rows[column].fillna(value=False).astype(bool)]


def _waiting(messages: pd.DataFrame, period: Period) -> Waiting:
    """Count what waited at the end of a period, as it stood then."""
    end = pd.Timestamp(period.end) + pd.Timedelta(days=1)
    oldest = end - pd.Timedelta(days=threshold("backlog_days"))
    opened = messages["opened_at"].dt.tz_localize(None)
    here, recent = opened < end, opened >= oldest
    silent = _flagged(messages[here & ~_by(messages["first_reply_at"], end)], "needs_answer")
    unsolved = _flagged(messages[here & ~_by(messages["resolved_at"], end)], "needs_resolution")
    return Waiting(
        int(recent[silent.index].sum()),
        int(recent[unsolved.index].sum()),
        int((~recent[silent.index]).sum()),
    )


def _by(instants: pd.Series, end: pd.Timestamp) -> pd.Series:
    by: pd.Series = instants.dt.tz_localize(None) < end
    return by
