"""The calendar of exercise 6: eight rows, five faults, and three rows that only look wrong."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.notebook.course.draw import Draw
from stratbook.plan.calendar.lint import Rules, lint
from stratbook.plan.calendar.row import CalendarRow

FAULTS: Final = ("no_pillar", "clash", "no_cta", "past_date", "not_approved")
FIRST, APPROVED, SAME_HOUR = "first_of_slot", "approved_ambassador", "same_hour_elsewhere"
_PUBLISHED: Final = (
    "no_pillar", FIRST, "no_cta", SAME_HOUR, "clash", APPROVED, "past_date", "not_approved",
)  # fmt: skip
_DAYS: Final = (dt.date(2026, 10, 5), (dt.date(2026, 10, 12), dt.date(2026, 11, 16)))
# Days after the day it is looked at, time, platform, pillar, text, call to action.
_PLAN: Final = (
    (1, "12:00", "Instagram", "backstage", "kiln", "comment"),
    (1, "18:00", "Facebook", "workshop", "wheel", "sign_up"),
    (2, "12:00", "Instagram", "shop", "collection", "visit"),
    (2, "18:00", "Facebook", "advice", "care", "share"),
    (3, "12:00", "Instagram", "inspiration", "table", "follow"),
    (3, "18:00", "Facebook", "shop", "gift", "buy"),
    (4, "12:00", "Instagram", "backstage", "glaze", "comment"),
    (4, "18:00", "Facebook", "workshop", "saturday", "sign_up"),
)
_OTHER_TIME: Final = {"12:00": "18:00", "18:00": "12:00"}


@dataclass(frozen=True)
class Line:
    """One row as the learner sees it; what is not said is empty."""

    row: str
    date: dt.date
    time: str
    platform: str
    pillar: str
    text: str
    cta: str
    author: str = "company"
    state: str = "scheduled"


def planted(draw: Draw) -> dict[str, pd.DataFrame]:
    """Return the tables ``rules`` and ``calendar`` of a learner, the faults in places of theirs."""
    looked_at = draw.one_of(*_DAYS)
    roles = draw.until(lambda: draw.shuffled(_PUBLISHED), _stands)
    sound = [_line(place, looked_at) for place in range(len(_PLAN))]
    lines = [_spoilt(sound, roles, place) for place in range(len(_PLAN))]
    values: list[object] = [
        looked_at, int(threshold("calendar_clash_hours")), int(threshold("calendar_approval_days")),
    ]  # fmt: skip
    return {
        "rules": pd.DataFrame({
            "rule": ["looked_at", "apart", "approval"], "value": pd.Series(values, dtype=object),
        }),
        "calendar": pd.DataFrame([vars(each) for each in lines]),
    }  # fmt: skip


def faults_of(data: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return the faulty rows by id with what is wrong, as the workbook's own check finds them."""
    values = data["rules"].set_index("rule")["value"]
    rules = Rules(as_of=values["looked_at"], clash_hours=float(values["apart"]),
                  approval_days=float(values["approval"]))  # fmt: skip
    rows = [_checked(Line(*row)) for row in data["calendar"].itertuples(index=False)]
    return {each.row: each.code for each in lint(rows, rules) if each.severity == "error"}


def traps_of(data: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return the rows that only look wrong, by id, with what makes them look so."""
    rows, faulty = data["calendar"], faults_of(data)
    sound = rows[~rows["row"].isin(list(faulty))]
    twins = rows[rows["row"].isin([row for row, code in faulty.items() if code == "clash"])]
    same = sound.merge(twins[["date", "time", "platform"]], on=["date", "time", "platform"])
    found = dict.fromkeys(sound["row"], SAME_HOUR)
    found |= dict.fromkeys(sound.loc[sound["author"] != "company", "row"], APPROVED)
    return found | dict.fromkeys(same["row"], FIRST)


def _stands(roles: Sequence[str]) -> bool:
    """Say whether the second row of a slot comes second, and a row shares its hour elsewhere."""
    twin = roles.index(SAME_HOUR) ^ 1  # the plan goes by pairs: two platforms, one day
    return roles.index(FIRST) < roles.index("clash") and roles[twin] not in {"clash", "past_date"}


def _line(place: int, looked_at: dt.date) -> Line:
    after, time, platform, pillar, text, cta = _PLAN[place]
    day = looked_at + dt.timedelta(days=after)
    return Line(f"L{place + 1}", day, time, platform, pillar, text, cta)


def _spoilt(sound: Sequence[Line], roles: Sequence[str], place: int) -> Line:
    line, first = sound[place], sound[roles.index(FIRST)]
    changed: dict[str, dict[str, object]] = {
        "no_pillar": {"pillar": ""},
        "no_cta": {"cta": ""},
        "past_date": {"date": line.date.replace(month=line.date.month - 1)},
        "clash": {"date": first.date, "time": first.time, "platform": first.platform},
        "not_approved": {"author": "ambassador", "state": "to_validate"},
        APPROVED: {"author": "ambassador", "state": "approved"},
        SAME_HOUR: {"time": _OTHER_TIME[line.time]},
        FIRST: {},
    }
    return replace(line, **changed[roles[place]])  # type: ignore[arg-type]


def _checked(line: Line) -> CalendarRow:
    return CalendarRow(
        id=line.row, date=line.date, time=dt.time.fromisoformat(line.time), platform=line.platform,
        pillar=line.pillar, text=line.text, visual=line.text, cta=line.cta,
        owner="community_manager", author=line.author, state=line.state,
    )  # fmt: skip
