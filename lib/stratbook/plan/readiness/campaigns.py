"""What is about to be launched: the flights, or where there is none the lines of ad space."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.core.period import Period
from stratbook.plan.flights.rows import read_flights
from stratbook.plan.readiness.cells import number_of, text_of


@dataclass(frozen=True)
class Campaign:
    """One flight, as far as it is checked before the launch.

    Parameters
    ----------
    name : str
        Name of the flight, or of the budget line.
    platform : str
        Platform id.
    period : Period
        When it runs; for a budget line the budget's period.
    budget : float
        Money, in the client's currency.
    objective : str
        ``awareness``, ``traffic``, ``leads``, ``sales``, ``engagement``; empty for a line.
    audience : str
        In the client's words.
    source : str
        Where the row stands.
    """

    name: str
    platform: str
    period: Period
    budget: float
    objective: str = ""
    audience: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        """What it says of itself."""
        return f"{self.name} {self.audience}"


def campaigns(brief: Brief) -> tuple[Campaign, ...]:
    """Return what is planned: the sheet ``flights``, else the budget's lines of ad space.

    Parameters
    ----------
    brief : Brief
        A line without a period of the budget is taken to run in the period under report.
    """
    flown = [
        Campaign(
            each.id, each.platform, each.period, each.budget, each.objective, each.audience,
            each.source,
        )
        for each in read_flights(brief.inputs["flights"])
    ]  # fmt: skip
    return tuple(flown) or _lines(brief)


def _lines(brief: Brief) -> tuple[Campaign, ...]:
    lines = brief.inputs["budget_lines"]
    bought = lines[lines["third"] == "ad_space"]
    period = brief.file.budget.period or brief.file.period
    return tuple(
        Campaign(
            text_of(row["line"]),
            text_of(row["platform"]),
            period,
            number_of(row["planned"]) or 0.0,
            source=text_of(row["source"]),
        )
        for row in bought.to_dict("records")
    )


def spent_on(planned: Sequence[Campaign], platforms: Sequence[str]) -> float | None:
    """Return the money planned a day on some platforms; None when nothing is planned there.

    The day with the least: a platform's minimum must be met on each of them.
    """
    there = [each for each in planned if each.platform in platforms and each.budget > 0]
    if not there:
        return None
    days = pd.concat(
        [
            pd.Series(
                each.budget / each.period.days,
                index=pd.date_range(each.period.start, each.period.end),
            )
            for each in there
        ]
    )
    return float(days.groupby(level=0).sum().min())
