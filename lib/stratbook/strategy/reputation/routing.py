"""The voice in both directions: what each department heard, month after month."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.core.choice import Override
from stratbook.core.message import Name, Term
from stratbook.core.period import Period, month
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.counting import Change
from stratbook.strategy.community.gather import Said
from stratbook.strategy.community.routing import department_name, route
from stratbook.strategy.community.voice import Voice
from stratbook.strategy.kpis.scope import within

_MONTHS = 6


@dataclass(frozen=True)
class Heard:
    """What one department heard.

    Parameters
    ----------
    department : Name or Term
        The department.
    themes : tuple of str
        Its themes, most frequent first.
    volume, complaints : int
        Times they came up in the period, and complaints among them.
    change : Change or None
        Against the period compared with, over the sources that spoke in both.
    months : tuple of int
        Inbox messages on its themes in each of the last months.
    """

    department: Name | Term
    themes: tuple[str, ...]
    volume: int
    complaints: int
    change: Change | None
    months: tuple[int, ...]


@dataclass(frozen=True)
class Routed:
    """Every department, most complaints first, and the months counted."""

    heard: tuple[Heard, ...]
    months: tuple[Period, ...]


@remembered
def read_routed(voice: Voice, messages: pd.DataFrame, overrides: Sequence[Override] = ()) -> Routed:
    """Follow the themes of each department over the last months.

    Parameters
    ----------
    voice : Voice
        The period's themes, routed (rule ``community.routing``).
    messages : DataFrame
        The table ``messages``, all history.
    overrides : sequence of Override
        The consultant's words on the routing.
    """
    end = voice.said.period.end
    spans = month(end.year, end.month).back(_MONTHS)
    told = messages[messages["theme"].notna()]
    goes = {each.name: each.department.chosen for each in voice.themes}
    every = {str(name) for name in told["theme"].unique()}
    goes |= {name: route(name, (), overrides).chosen for name in every - set(goes)}
    by_month = [told[within(told["opened_at"], span)]["theme"].map(goes) for span in spans]
    heard = [
        Heard(
            department=desk.department,
            themes=tuple(each.name for each in desk.themes),
            volume=desk.volume,
            complaints=desk.complaints,
            change=_change(voice.said, {each.name for each in desk.themes}),
            months=tuple(int((each == _key(goes, desk.department)).sum()) for each in by_month),
        )
        for desk in voice.desks
    ]
    return Routed(tuple(heard), spans)


def _key(goes: dict[str, str], department: Name | Term) -> str:
    return next(each for each in goes.values() if department_name(each) == department)


def _change(said: Said, themes: set[str]) -> Change | None:
    rows = said.public.comparable
    if rows.empty:
        return None
    keys = set(rows.loc[rows["theme"].isin(themes), "key"])
    mine = rows[rows["key"].isin(keys)].groupby("when")["count"].sum()
    change = Change(int(mine.get("now", 0)), int(mine.get("before", 0)), said.days)
    return change if change.now + change.before >= threshold("voice_minimum") else None
