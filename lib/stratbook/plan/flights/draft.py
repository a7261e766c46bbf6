"""Flights drafted by rule where the sheet is empty: a place to start from, marked as such.

Each platform of the split gets its amount; the personas who are on it share the amount by
priority (first 3 parts, second 2, others 1), at most so many a platform. The objective comes
from the persona's own, placement, format and buying mode from ``flight_defaults.csv``. Dates
are the budget's. Audience sizes and landing pages are left for people to fill in.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.core.message import Fact, Term
from stratbook.core.period import Period
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.reference import platforms as registry
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.budget import shared
from stratbook.plan.flights.rows import Flight, Objective, text_of

_PARTS: Final = {1.0: 3.0, 2.0: 2.0}
_BY_TYPE: Final[Mapping[OrganisationType, Objective]] = {
    OrganisationType.BTOC: "traffic",
    OrganisationType.BTOB: "leads",
    OrganisationType.LOCAL_AUTHORITY: "awareness",
    OrganisationType.ASSOCIATION: "awareness",
    OrganisationType.LOCAL_SHOP: "traffic",
}


def draft_flights(
    file: ClientFile, personas: pd.DataFrame, amounts: Mapping[str, float], period: Period
) -> tuple[Flight, ...]:
    """Draft a plan.

    Parameters
    ----------
    file : ClientFile
        Its objectives and type decide what flights are bought for.
    personas : DataFrame
        The sheet: persona, platforms, objective, priority.
    amounts : mapping of str to float
        Money by platform, as the ad space is split.
    period : Period
        From the first to the last day of all flights.

    Returns
    -------
    tuple of Flight
        Of each platform they add up to its amount, to the cent.
    """
    drafted: list[Flight] = []
    for platform, amount in amounts.items():
        if amount <= 0:
            continue
        targets = _targets(personas, platform)
        parts = {str(at): _weight(each) for at, each in enumerate(targets)} or {"0": 1.0}
        for at, budget in shared(amount, parts).items():
            persona = targets[int(at)] if targets else {}
            drafted.append(_flight(file, persona, (platform, int(at) + 1, budget), period))
    return tuple(drafted)


def _targets(personas: pd.DataFrame, platform: str) -> Sequence[Mapping[Any, Any]]:
    """Return the personas of a platform, the most important first."""
    names = {platform, registry()[platform].label.casefold()} if platform in registry() else {
        platform.casefold()}  # fmt: skip
    here = [
        row
        for row in personas.to_dict("records")
        if names & {each.strip().casefold() for each in text_of(row["platforms"]).split(";")}
    ]
    ordered = sorted(here, key=lambda row: -_weight(row))
    return ordered[: int(threshold("flight_personas"))]


def _flight(
    file: ClientFile, persona: Mapping[Any, Any], money: tuple[str, int, float], period: Period
) -> Flight:
    platform, number, budget = money
    objective = _objective(file, text_of(persona.get("objective")))
    placement, format_, buying = _default(platform, objective)
    return Flight(
        id=f"{platform}-{number}",
        period=period,
        platform=platform,
        objective=objective,
        audience=text_of(persona.get("persona")),
        placement=placement,
        format=format_,
        buying=buying,
        budget=budget,
        drafted=True,
    )


def _objective(file: ClientFile, wanted: str) -> Objective:
    """Return what a flight is bought for: from the persona's objective, else the client's type."""
    goal = next((each.goal for each in file.objectives if each.id == wanted), None)
    fallback = _BY_TYPE[file.organisation.type]
    by_goal = {row["goal"]: row["objective"] for row in csv_rows("ad_objectives.csv")}
    found = by_goal.get(goal or "", "")
    return next((each for each in get_args(Objective) if each == found), fallback)


def _default(platform: str, objective: Objective) -> tuple[Fact, Fact, str]:
    rows = {(row["platform"], row["objective"]): row for row in csv_rows("flight_defaults.csv")}
    row = rows.get((platform, objective)) or rows["*", objective]
    return Term(text=row["placement"]), Term(text=row["format"]), row["buying"]


def _weight(persona: Mapping[Any, Any]) -> float:
    priority = persona["priority"]
    return 1.0 if pd.isna(priority) else _PARTS.get(float(priority), 1.0)
