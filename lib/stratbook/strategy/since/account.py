"""What happened since the last report: actions, decisions, and figures that changed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratbook.brief.actions import Followed, follow, read_actions
from stratbook.brief.models import Brief
from stratbook.core.decision import Decision
from stratbook.core.period import Period
from stratbook.core.recorded import Ground, Recorded
from stratbook.strategy.decisions import logged_decisions
from stratbook.strategy.kpis import Scope
from stratbook.strategy.since.restated import Restated, restated


@dataclass(frozen=True)
class SinceLast:
    """The account of the time since the last report.

    Parameters
    ----------
    start, end : date
        First and last day: the day after the last report's period, and the end of this one.
    last : Period or None
        Period of the last report on record; None when the history holds none.
    done : tuple of Followed
        Actions done in that time.
    undated : int
        Actions marked done without their date, which no time can claim.
    late : tuple of Followed
        Actions past their date at the end, longest slippage first.
    decided : tuple of Decision
        Decisions people made in that time.
    waiting : tuple of Decision
        Open decisions past their date at the end.
    restated : tuple of Restated
        Figures of earlier reports that today's files no longer give.
    checked : int
        How many figures of earlier reports were measured again.
    """

    start: dt.date
    end: dt.date
    last: Period | None = None
    done: tuple[Followed, ...] = ()
    undated: int = 0
    late: tuple[Followed, ...] = ()
    decided: tuple[Decision, ...] = ()
    waiting: tuple[Decision, ...] = ()
    restated: tuple[Restated, ...] = ()
    checked: int = 0

    @property
    def silent(self) -> bool:
        """Whether there is nothing to say: no action, no decision, no earlier figure."""
        told = (self.done, self.late, self.decided, self.waiting, self.undated, self.checked)
        return not any(told)


def since_last(
    brief: Brief, scope: Scope, ground: Ground, earlier: Sequence[Recorded]
) -> SinceLast:
    """Give the account of the time since the last report.

    Parameters
    ----------
    brief : Brief
        Its sheets ``actions``, ``questions`` and ``decisions``.
    scope : Scope
        Today's tables and the period under report.
    ground : Ground
        What today's figures rest on.
    earlier : sequence of Recorded
        The history of figures; only periods over before this one begins are read.
    """
    period = scope.period
    spans = [each.span for each in earlier if each.span.end < period.start]
    last = max(spans, key=lambda span: (span.end, span.start), default=None)
    start = (last or period.previous()).end + dt.timedelta(days=1)
    plan = follow(read_actions(brief.inputs["actions"], brief.inputs["questions"]), period.end)
    done = [each for each in plan.among("done") if _within(each.action.done_on, start, period.end)]
    log = logged_decisions(brief.inputs["decisions"], brief.file.currency)
    changed, checked = restated(scope, ground, earlier)
    return SinceLast(
        start=start,
        end=period.end,
        last=last,
        done=tuple(sorted(done, key=lambda each: (each.action.done_on, each.action.name))),
        undated=sum(each.action.done_on is None for each in plan.among("done")),
        late=plan.late,
        decided=_made(log, start, period.end),
        waiting=tuple(
            each
            for each in log
            if each.state == "open" and each.due is not None and each.due < period.end
        ),
        restated=changed,
        checked=checked,
    )


def _made(log: Iterable[Decision], start: dt.date, end: dt.date) -> tuple[Decision, ...]:
    made = [each for each in log if each.state == "made" and _within(each.on, start, end)]
    return tuple(sorted(made, key=lambda each: each.on or end))


def _within(day: dt.date | None, start: dt.date, end: dt.date) -> bool:
    return day is not None and start <= day <= end
