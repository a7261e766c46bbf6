"""Links and spend followed together: what chapter 6 tells of a plan once it runs."""

from dataclasses import dataclass

from stratbook.brief.models import Brief
from stratbook.core.choice import Choice
from stratbook.core.finding import Finding
from stratbook.core.message import Message, say
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.links.builder import Link, build_links, rows_of
from stratbook.plan.links.convention import convention_of
from stratbook.plan.links.findings import find_links
from stratbook.plan.links.returned import Returned, check_returned
from stratbook.plan.names import label
from stratbook.plan.pacing.findings import find_pacing
from stratbook.plan.pacing.flights import tracked_flights
from stratbook.plan.pacing.limits import Standing, standing
from stratbook.plan.pacing.replan import Replan, replan_running
from stratbook.plan.pacing.tracked import Tracked, track
from stratbook.plan.split.problem import InfeasibleBudgetError


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Followed:
    """A plan that is followed.

    Parameters
    ----------
    links : tuple of Link
        One a flight of the sheets; drafted flights have none.
    back : Returned
        What came back in web analytics.
    tracked : Tracked
        Spend against the plan.
    again : Replan or None
        What remains, split anew.
    hindered : Message or None
        Why it cannot be, where the plan's limits stand in the way.
    """

    links: tuple[Link, ...]
    back: Returned
    tracked: Tracked
    again: Replan | None
    hindered: Message | None = None

    def findings(self, currency: str) -> tuple[Finding, ...]:
        """Return what stands out."""
        return (
            *find_links(self.links, self.back, currency),
            *find_pacing(self.tracked, currency, self.again),
        )


@remembered
def follow(
    brief: Brief,
    tables: Tables,
    period: Period,
    plan: tuple[AdSpace | None, Choice] | None = None,
    planned: FlightPlan | None = None,
) -> Followed:
    """Follow a client's plan.

    Parameters
    ----------
    brief : Brief
        Sheets ``flights``, ``tracking`` and ``budget_lines``; the convention of links.
    tables : Tables
        ``ads`` and ``web``.
    period : Period
        The period under report.
    plan : (AdSpace or None, Choice) or None
        The media plan's curves and limits, to split anew what remains, and which of its
        splits stands.
    planned : FlightPlan or None
        The flights forecast and phased; without it, costs are not judged but where somebody
        typed them in, and budgets are even over the days.
    """
    convention = convention_of(brief.file)
    flights = tracked_flights(brief.inputs, planned.forecasts if planned else ())
    links = build_links(rows_of(flights), convention)
    phasing = planned.phasing if planned else None
    tracked = track(brief, tables["ads"], period, flights, (phasing, links))
    again, hindered = _again(_standing(brief, plan), tracked)
    return Followed(
        links=links,
        back=check_returned(tables["web"], links, convention, tracked),
        tracked=tracked,
        again=again,
        hindered=hindered,
    )


def _standing(brief: Brief, plan: tuple[AdSpace | None, Choice] | None) -> Standing | None:
    space, choice = plan if plan is not None else (None, None)
    if space is None or choice is None:
        return None
    return standing(space, choice.chosen, brief.file.budget.period)


def _again(plan: Standing | None, tracked: Tracked) -> tuple[Replan | None, Message | None]:
    """Return what remains split anew, or why the plan's limits do not let it be."""
    if plan is None:
        return None, None
    try:
        return replan_running(plan, tracked), None
    except InfeasibleBudgetError as error:
        names = [label(name) for each in error.clashes for name in each.names]
        return None, say(
            "What remains is not split anew: too little is left to keep the plan’s limits on "
            "{names}. Raise the budget, or lower one of them.",
            names=list(dict.fromkeys(names)),
        )
