"""Direct against any touch: how many conversions go with social media, as a range."""

from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.message import N_
from stratbook.core.remembered import remembered
from stratbook.strategy.conversion.scenario import Scenario
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.advertising import ads
from stratbook.strategy.kpis.leads import social_leads, uncounted
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.traffic import social_traffic

Way = Literal["last_click", "counted", "claimed", "any_touch"]
WAYS: Final[dict[Way, str]] = {
    "last_click": N_("last click, web analytics"),
    "counted": N_("counted (CRM, till or list)"),
    "claimed": N_("claimed by the platform"),
    "any_touch": N_("any social contact on the way"),
}


@dataclass(frozen=True)
class Count:
    """Conversions by one way of counting; ``where`` is the platform that claims them."""

    way: Way
    value: float
    where: str = ""
    window: str = ""


@dataclass(frozen=True)
class Attribution:
    """Every count of the same conversions, and the range they span.

    Parameters
    ----------
    subject : str
        The scenario; empty for all of social media over the period.
    counts : tuple of Count
        Never added: they are readings of the same thing.
    """

    subject: str
    counts: tuple[Count, ...]

    @property
    def low(self) -> float | None:
        """The most cautious count."""
        return min((each.value for each in self.counts), default=None)

    @property
    def high(self) -> float | None:
        """The most generous count."""
        return max((each.value for each in self.counts), default=None)

    @property
    def is_range(self) -> bool:
        """Whether there are two ways of counting to compare."""
        return len(self.counts) > 1

    @property
    def spread(self) -> float | None:
        """How many times the cautious count the generous one is."""
        low, high = self.low, self.high
        return high / low if self.is_range and low and high is not None else None


@remembered
def attribute(scenario: Scenario) -> Attribution:
    """Return a scenario's conversions by each way of counting that its data give."""
    counts = []
    if (last := scenario.value("last_click")) is not None:
        counts.append(Count("last_click", last))
    if (number := scenario.conversions) is not None and number != last:
        counts.append(Count("counted", number, window=scenario.told))
    counts += [
        Count("claimed", value, where, scenario.window) for where, value in scenario.claims
    ]  # fmt: skip
    if (touched := scenario.value("any_touch")) is not None:
        counts.append(Count("any_touch", touched, window=scenario.window))
    return Attribution(scenario.name, tuple(counts))


@remembered
def attribute_all(scope: Scope) -> Attribution:
    """Return the conversions of social media over the period, by each way of counting.

    Orders where web analytics counts any, otherwise the CRM's qualified leads; beside them
    what each ad platform claims. Claims are never added to one another.
    """
    orders = social_traffic(scope, "purchases")
    counts = []
    if orders.reason is None and not orders.rows.empty:
        counts.append(Count("last_click", float(orders.rows["purchases"].sum())))
    elif uncounted(scope, "leads") is None:
        counts.append(Count("counted", float(len(social_leads(scope)))))
    return Attribution("", (*counts, *_claims(scope)) if counts else ())


def _claims(scope: Scope) -> tuple[Count, ...]:
    found = ads(scope)
    if found.reason is not None:
        return ()
    known = found.rows.dropna(subset=["conversions"])
    return tuple(
        Count("claimed", float(rows["conversions"].sum()), platform_name(str(name)).text,
              ", ".join(sorted(rows["attribution"].dropna().unique())))
        for name, rows in known.groupby("platform")
    )  # fmt: skip
