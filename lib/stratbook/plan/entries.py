"""The sheets of ad platforms, groups and lift tests, as what each platform is known by."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, cast

import pandas as pd

from stratbook.core.message import Message, Quantity, say
from stratbook.core.reference import threshold
from stratbook.plan.names import label
from stratbook.plan.response.beliefs import Lift
from stratbook.plan.response.benchmarks import Objective
from stratbook.plan.response.given import Point, counted_spread
from stratbook.plan.response.history import WEEK
from stratbook.plan.split.problem import Group

Stated = Literal["point", "expected"]
_EXPECTED_FOR: Final = 1_000.0  # the sheet asks what 1,000 would bring


@dataclass(frozen=True)
class Known:
    """A point somebody wrote down: it was seen, or it is expected."""

    point: Point
    stated: Stated


@dataclass(frozen=True)
class Entry:
    """One platform of the sheet.

    Parameters
    ----------
    platform : str
        Platform id.
    sources : tuple of str
        Its rows.
    minimum, maximum, if_used : float
        Limits of its money; both the same where the amount is decided already.
    group : str
        Name of the group it belongs to; empty for none.
    audience, value : float or None
        People it can reach; what one result is worth.
    past_spend : float or None
        What it got before.
    points : mapping
        What is known of it, by kind of result.
    lift : Lift or None
        What a test measured, a week.
    """

    platform: str
    sources: tuple[str, ...]
    minimum: float = 0.0
    maximum: float = math.inf
    if_used: float = 0.0
    group: str = ""
    audience: float | None = None
    value: float | None = None
    past_spend: float | None = None
    points: Mapping[Objective, Known] = field(default_factory=dict)
    lift: Lift | None = None


@dataclass(frozen=True)
class Sheets:
    """What the sheets say: platforms in their order, groups with members, and remarks."""

    entries: tuple[Entry, ...]
    groups: tuple[Group, ...]
    group_rows: Mapping[str, str]
    notes: tuple[Message, ...]


def read_entries(inputs: Mapping[str, pd.DataFrame], counted: Objective, days: int) -> Sheets:
    """Read the three sheets.

    Parameters
    ----------
    inputs : mapping
        The brief's sheets: ``ad_platforms``, ``ad_groups``, ``lift_tests``.
    counted : str
        The kind of result a row counts when it does not say.
    days : int
        Length of the plan: a past without a length is taken to be as long.
    """
    entries: dict[str, Entry] = {}
    notes: list[Message] = []
    for row in inputs["ad_platforms"].to_dict("records"):
        platform, kind = str(row["platform"]), _kind(row, counted)
        before = entries.get(platform)
        if before is not None and kind in before.points:
            notes.append(_twice(platform, str(row["source"])))
            continue
        entries[platform] = _merged(before, _entry(row, kind, days))
    lifts, wrong = _lifts(inputs["lift_tests"], entries)
    notes += wrong
    found = tuple(replace(each, lift=lifts.get(each.platform)) for each in entries.values())
    groups, rows = _groups(inputs["ad_groups"], found)
    return Sheets(found, groups, rows, tuple(notes))


def _twice(platform: str, source: str) -> Message:
    """Say that a row is not read: two would pass for two audiences, and for a gain."""
    return say(
        "{platform}: it stands twice in the sheet of ad platforms; the row {source} is left out.",
        platform=label(platform), source=source,
    )  # fmt: skip


def _kind(row: Mapping[Hashable, Any], counted: Objective) -> Objective:
    return cast(Objective, row["counted"]) if isinstance(row["counted"], str) else counted


def _entry(row: Mapping[Hashable, Any], kind: Objective, days: int) -> Entry:
    frozen, known = _number(row["frozen"]), _known(row, days)
    group = row["group"].strip() if isinstance(row["group"], str) else ""
    return Entry(
        platform=str(row["platform"]),
        sources=(str(row["source"]),),
        minimum=frozen if frozen is not None else _number(row["minimum"]) or 0.0,
        maximum=frozen if frozen is not None else _or(row["maximum"], math.inf),
        if_used=0.0 if frozen is not None else _number(row["if_used"]) or 0.0,
        group=group,
        audience=_number(row["audience"]),
        value=_number(row["value"]),
        past_spend=_number(row["past_spend"]),
        points={} if known is None else {kind: known},
    )


def _merged(one: Entry | None, two: Entry) -> Entry:
    """Return a platform of two rows: what the first leaves open, the second may say."""
    if one is None:
        return two
    return replace(
        one,
        sources=(*one.sources, *two.sources),
        points={**one.points, **two.points},
        minimum=max(one.minimum, two.minimum),
        maximum=min(one.maximum, two.maximum),
        if_used=max(one.if_used, two.if_used),
        group=one.group or two.group,
        audience=one.audience or two.audience,
        value=one.value if one.value is not None else two.value,
        past_spend=one.past_spend if one.past_spend is not None else two.past_spend,
    )


def _known(row: Mapping[Hashable, Any], days: int) -> Known | None:
    """Return the point a row gives: what was seen goes before what is expected."""
    spent, brought = row["past_spend"], row["past_results"]
    if spent > 0 and brought > 0:
        length = int(_or(row["past_days"], days))
        return Known(Point(spent, brought, counted_spread(brought), length), "point")
    if row["expected_results"] > 0:
        spread = threshold("curve_uncertainty")
        return Known(Point(_EXPECTED_FOR, row["expected_results"], spread, days), "expected")
    return None


def _lifts(
    sheet: pd.DataFrame, entries: Mapping[str, Entry]
) -> tuple[dict[str, Lift], list[Message]]:
    """Return each platform's test, a week; the last of several, and why others are not read."""
    found: dict[str, Lift] = {}
    notes = []
    for row in sheet.to_dict("records"):
        platform, weeks = str(row["platform"]), row["days"] / WEEK
        if platform not in entries:
            notes.append(say("{platform}: its test is not used, since it is not in the sheet of "
                             "ad platforms ({source}).",
                             platform=label(platform), source=str(row["source"])))  # fmt: skip
        elif row["spend"] <= 0 or row["deviation"] <= 0:
            notes.append(say("{platform}: its test needs money spent and a standard error above 0 "
                             "({source}); it is not used.",
                             platform=label(platform), source=str(row["source"])))  # fmt: skip
        else:
            found[platform] = Lift(
                row["spend"] / weeks, row["results"] / weeks, row["deviation"] / weeks
            )
            if row["results"] <= 0:
                notes.append(say(
                    "{platform}: its test measured {results} incremental results; its curve is "
                    "held low ({source}).",
                    platform=label(platform), results=Quantity(value=row["results"], digits=0),
                    source=str(row["source"]),
                ))  # fmt: skip
    return found, notes


def _groups(
    sheet: pd.DataFrame, entries: tuple[Entry, ...]
) -> tuple[tuple[Group, ...], dict[str, str]]:
    """Return the groups that have a platform, and the row of each."""
    groups, rows = [], {}
    for row in sheet.to_dict("records"):
        name = str(row["group"]).strip()
        members = tuple(e.platform for e in entries if e.group.casefold() == name.casefold())
        if members and name not in rows:
            groups.append(
                Group(name, members, _number(row["minimum"]) or 0.0, _or(row["maximum"], math.inf))
            )
            rows[name] = str(row["source"])
    return tuple(groups), rows


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _or(value: float, otherwise: float) -> float:
    found = _number(value)
    return otherwise if found is None else found
