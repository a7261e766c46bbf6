"""Scenarios ready to adapt, as data: dated steps, each with what people are asked to do."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from typing import Any

from stratbook.core.reference import folder
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy.conversion.scenario import Scenario


@dataclass(frozen=True)
class TemplateStep:
    """One step: its days, what is published, what people are asked to do."""

    starts: dt.date
    ends: dt.date
    what: dict[str, str]
    posts: int
    cta: str
    hours: float


@dataclass(frozen=True)
class Drafted:
    """A template laid over a scenario's dates.

    Parameters
    ----------
    scenario : str
        The scenario that names it.
    label, aim, words : dict
        By language code.
    steps : tuple of TemplateStep
        In order, from the scenario's first day.
    fits : bool
        Whether it is made for this kind of organisation.
    overruns : int
        Days by which it goes past the scenario's last day.
    """

    scenario: str
    label: dict[str, str]
    aim: dict[str, str]
    steps: tuple[TemplateStep, ...]
    fits: bool
    overruns: int

    @property
    def posts(self) -> int:
        """How many posts it takes."""
        return sum(each.posts for each in self.steps)

    @property
    def hours(self) -> float:
        """How many hours of work."""
        return sum(each.hours for each in self.steps)


@remembered
def drafted(scenario: Scenario, organisation: OrganisationType) -> Drafted | None:
    """Lay the template a scenario names over its dates; None when it names none."""
    found = next((each for each in _templates() if each["id"] == scenario.template), None)
    if found is None:
        return None
    steps = tuple(_step(each, scenario.period.start) for each in found["step"])
    return Drafted(
        scenario.name,
        found["label"],
        found["aim"],
        steps,
        organisation in found["fits"],
        max(0, (steps[-1].ends - scenario.period.end).days),
    )


def _templates() -> list[dict[str, Any]]:
    text = (folder() / "scenario_templates.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["template"]
    return rows


def _step(row: dict[str, Any], first: dt.date) -> TemplateStep:
    starts = first + dt.timedelta(days=row["day"] - 1)
    ends = starts + dt.timedelta(days=row["days"] - 1)
    return TemplateStep(starts, ends, row["what"], row["posts"], row["cta"], float(row["hours"]))
