"""Ambassadors in aggregate: how many take part, how far they carry, what was approved."""

from dataclasses import dataclass

import pandas as pd

from stratbook.brief.values import number_of
from stratbook.core.period import Period, parse_period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Measure, Scope, measure
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.tags import tags_of

_AUTHORS = ("employee", "ambassador")


@dataclass(frozen=True)
class Panel:
    """One period of the programme; totals only, nobody is named.

    Parameters
    ----------
    period : Period
        Of which the figures are.
    participation, validation, reach, clicks : Measure
        Active ÷ enrolled; approved ÷ proposed; cumulative contacts of their posts; clicks.
    enrolled, active : int or None
        People, as the sheet counts them.
    posts : int
        Posts of the organisation's own accounts tagged as an employee's or an ambassador's.
    """

    period: Period
    participation: Measure
    validation: Measure
    reach: Measure
    clicks: Measure
    enrolled: int | None
    active: int | None
    posts: int

    @property
    def shown(self) -> bool:
        """Whether the group is large enough for a total not to point at somebody."""
        return self.enrolled is not None and self.enrolled >= threshold("advocacy_group")

    @property
    def reach_each(self) -> float | None:
        """Cumulative contacts ÷ active ambassadors; None for a group too small."""
        small = self.active is None or self.active < threshold("advocacy_group")
        if small or self.reach.value is None:
            return None
        return self.reach.value / (self.active or 1)


@remembered
def read_advocacy(scope: Scope, comparison: Period) -> tuple[Panel, Panel]:
    """Return the programme's figures, of the period and of the one compared with."""
    return _panel(scope), _panel(scope.over(comparison))


def _panel(scope: Scope) -> Panel:
    row = _row(scope.told.get("advocacy", pd.DataFrame()), scope.period)
    return Panel(
        period=scope.period,
        participation=measure("advocacy_participation", scope),
        validation=measure("advocacy_validation", scope),
        reach=measure("advocacy_reach", scope),
        clicks=measure("advocacy_clicks", scope),
        enrolled=_whole(row, "enrolled"),
        active=_whole(row, "active"),
        posts=_theirs(scope),
    )


def _row(sheet: pd.DataFrame, period: Period) -> dict[str, object]:
    found = [
        {str(name): value for name, value in row.items()} for row in sheet.to_dict("records")
        if (span := parse_period(str(row["period"]))).start == period.start
        and span.end == period.end
    ]  # fmt: skip
    return found[0] if len(found) == 1 else {}


def _whole(row: dict[str, object], name: str) -> int | None:
    value = number_of(row.get(name))
    return None if value is None else int(value)


def _theirs(scope: Scope) -> int:
    posts = scope.tables["posts"]
    posts = posts[within(posts["published_at"], scope.period)]
    if posts.empty:
        return 0
    authors = tags_of(posts, scope.tables["tags"])["author_kind"]
    return int(authors.isin(_AUTHORS).sum())
