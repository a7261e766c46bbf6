"""The flights of a client, forecast, reached and phased: chapter 6's plan, computed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.models import Brief, TaxBasis
from stratbook.core.period import Period, month
from stratbook.core.remembered import remembered
from stratbook.plan.budget import planned_by_part, target_split
from stratbook.plan.flights.draft import draft_flights
from stratbook.plan.flights.forecast import Forecast, forecast
from stratbook.plan.flights.overlap import Group, Union, groups, union
from stratbook.plan.flights.phasing import Phasing, phase
from stratbook.plan.flights.prices import market, prices_of
from stratbook.plan.flights.reach import reachable_share
from stratbook.plan.flights.rows import Range, read_flights
from stratbook.plan.flights.seasons import Event, read_events
from stratbook.plan.response.benchmarks import Benchmark, find
from stratbook.plan.split.problem import Split


@dataclass(frozen=True)
class FlightPlan:
    """The plan, flight by flight.

    Parameters
    ----------
    forecasts : tuple of Forecast
        One a flight, in the plan's order.
    drafted : bool
        Whether rules wrote the flights, for want of any in the inputs.
    groups : tuple of Group
        Flights that share people.
    everyone : Union or None
        People reached by the whole plan; None where no flight has an audience size.
    phasing : Phasing
        The budget by week.
    events : tuple of Event
        What makes days worth more or less.
    ad_space : float or None
        What the budget sets aside for ad space; None where it says nothing.
    reachable : Benchmark
        Share of the people targeted whom ads can reach.
    currency : str
        The client's.
    tax : TaxBasis
        The client's.
    """

    forecasts: tuple[Forecast, ...]
    drafted: bool
    groups: tuple[Group, ...]
    everyone: Union | None
    phasing: Phasing
    events: tuple[Event, ...]
    ad_space: float | None
    reachable: Benchmark
    currency: str
    tax: TaxBasis

    @property
    def budget(self) -> float:
        """Money of all flights."""
        return round(sum(each.flight.budget for each in self.forecasts), 2)

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platforms, in the order of their first flight."""
        return self.phasing.platforms

    def reach_of(self, platform: str) -> Union | None:
        """Return the people a platform's flights reach; None without an audience size."""
        return union([each for each in self.groups if each.platform == platform])

    def unsized(self) -> tuple[str, ...]:
        """Return the flights whose reach is not known."""
        return tuple(each.flight.id for each in self.forecasts if each.people is None)


@remembered
def plan_flights(
    brief: Brief, ads: pd.DataFrame, until: dt.date, amounts: Mapping[str, float]
) -> FlightPlan:
    """Compute the plan of a client, drafting flights where there are none.

    Parameters
    ----------
    brief : Brief
        Sheets ``flights``, ``plan_events``, ``personas`` and ``budget_lines``; the budget.
    ads : DataFrame
        The table ``ads``.
    until : date
        Last day of history that counts.
    amounts : mapping of str to float
        Money by platform as the ad space is split, for drafting; without any, what the
        budget's lines plan for each platform.
    """
    file = brief.file
    period = file.budget.period or _next_month(file.period)
    written = read_flights(brief.inputs["flights"])
    split = amounts or _planned(brief.inputs["budget_lines"])
    flights = written or draft_flights(file, brief.inputs["personas"], split, period)
    where = market(ads, until, file.currency, (file.organisation.country, file.currencies))
    reachable, source = reachable_share(where.country)
    forecasts = tuple(forecast(each, prices_of(each, where), reachable) for each in flights)
    events = read_events(brief.inputs["plan_events"])
    pace = [(each.flight, weekly_room(each, reachable)) for each in forecasts]
    found = groups(forecasts, reachable)
    return FlightPlan(
        forecasts=forecasts,
        drafted=not written and bool(flights),
        groups=found,
        everyone=union(found),
        phasing=phase(pace, events, file.week_start),
        events=events,
        ad_space=_ad_space(brief),
        reachable=source,
        currency=file.currency,
        tax=file.tax,
    )


def weekly_room(forecast_: Forecast, reachable: Range) -> float | None:
    """Return the money with which a flight's audience is saturated in a week.

    People who can be reached × useful contacts a person and week × CPM ÷ 1000; None without
    an audience size or a CPM.
    """
    flight, cpm = forecast_.flight, forecast_.cpm
    useful = find("*", "traffic", "contacts", "world")
    if flight.people is None or cpm is None or useful is None:
        return None
    return flight.people * reachable.mid * useful.mid * cpm.mid / 1000


def _ad_space(brief: Brief) -> float | None:
    """Return the ad space of the budget: the brief's, else what its lines plan."""
    if (target := target_split(brief.file.budget)) is not None:
        return target.amounts["ad_space"]
    planned = float(planned_by_part(brief.inputs["budget_lines"])["planned"]["ad_space"])
    return planned or None


def _planned(lines: pd.DataFrame) -> dict[str, float]:
    """Return what the lines of ad space plan for each platform."""
    rows = lines[(lines["third"] == "ad_space") & lines["platform"].notna()]
    sums = rows.groupby("platform", sort=False)["planned"].sum()
    return {str(name): float(amount) for name, amount in sums.items()}


def _next_month(period: Period) -> Period:
    after = period.end + dt.timedelta(days=1)
    return month(after.year, after.month)


@remembered
def amounts_of(split: Split | None) -> dict[str, float]:
    """Return the money of each platform in a split of the ad space; none without a split."""
    if split is None:
        return {}
    return {name: float(money) for name, money in zip(split.names, split.amounts, strict=True)}
