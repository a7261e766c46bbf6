"""The funnel: impressions → clicks → sessions → leads → conversions, with rates and drop-offs."""

from dataclasses import dataclass
from typing import Final

from stratbook.core.message import N_
from stratbook.strategy.conversion.scenario import Conversion, Origin, Scenario
from stratbook.strategy.intervals import Interval, wilson

STEPS: Final = ("impressions", "clicks", "sessions", "leads", "sales")
LABELS: Final[dict[str, str]] = {
    "impressions": N_("impressions"),
    "clicks": N_("clicks"),
    "sessions": N_("sessions"),
    "leads": N_("qualified leads"),
    "contacts": N_("contacts made"),
}
LAST: Final[dict[Conversion, str]] = {
    "sale": N_("sales"),
    "lead": N_("sales"),
    "registration": N_("registrations"),
    "donation": N_("donations"),
    "signature": N_("signatures"),
    "volunteer": N_("volunteers"),
    "coupon": N_("coupons used"),
}


@dataclass(frozen=True)
class Step:
    """One step of a funnel.

    Parameters
    ----------
    id : str
        impressions, clicks, sessions, leads or sales (the last one, whatever converts).
    label : str
        Its name, a msgid.
    count : float
        How many.
    origin : str
        Where the count comes from.
    rate : float or None
        Count ÷ the step before that has a count; None for the first.
    interval : (float, float) or None
        Wilson's; None where the count is above that of the step before.
    lost : float or None
        How many were left at the step before.
    """

    id: str
    label: str
    count: float
    origin: Origin
    rate: float | None = None
    interval: Interval | None = None
    lost: float | None = None


@dataclass(frozen=True)
class Funnel:
    """The steps that have a count, in order, and those that have none."""

    steps: tuple[Step, ...]
    unknown: tuple[str, ...]

    def step(self, id_: str) -> Step | None:
        """Return a step by its id, None where it has no count."""
        return next((each for each in self.steps if each.id == id_), None)

    def rate(self, above: str, below: str) -> tuple[float, Interval | None] | None:
        """Return the rate between any two steps, with its interval: click → sale."""
        top, bottom = self.step(above), self.step(below)
        if top is None or bottom is None or not bottom.count:
            return None
        return top.count / bottom.count, proportion(top.count, bottom.count)


def funnel(scenario: Scenario) -> Funnel:
    """Return a scenario's funnel.

    Parameters
    ----------
    scenario : Scenario
        A step without a count is left out, and the next one is held against the last known.
    """
    steps: list[Step] = []
    unknown = []
    for id_ in STEPS:
        figure, label = scenario.figure(id_), label_of(id_, scenario.conversion)
        if figure.value is None:
            unknown.append(label)
        else:
            last = steps[-1].count if steps else None
            steps.append(_step(id_, label, figure.value, figure.origin, last))
    return Funnel(tuple(steps), tuple(unknown))


def label_of(id_: str, conversion: Conversion) -> str:
    """Return a step's name for what converts: sales, registrations, contacts made …"""
    if id_ == "sales":
        return LAST[conversion]
    sells = conversion in {"sale", "lead"}
    return LABELS["contacts" if id_ == "leads" and not sells else id_]


def proportion(part: float, whole: float) -> Interval | None:
    """Return Wilson's interval of a part of a whole; None where it is no part."""
    return wilson(round(part), round(whole)) if 0 <= part <= whole else None


def _step(id_: str, label: str, count: float, origin: Origin, last: float | None) -> Step:
    if not last:
        return Step(id_, label, count, origin)
    lost = last - count if count <= last else None
    return Step(id_, label, count, origin, count / last, proportion(count, last), lost)
