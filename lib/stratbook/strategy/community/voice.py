"""What the public says, theme by theme: volume, change, complaints, answers, who must act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Name, Term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.counting import Change, Share
from stratbook.strategy.community.gather import Said
from stratbook.strategy.community.routing import department_name, route
from stratbook.strategy.kpis.measure import sources_of

_COMPLAINTS: Final = ("problem", "objection")
_ASKING: Final = ("need", "question")
_RULE: Final = "community.theme"


@dataclass(frozen=True)
class Theme:
    """One theme of the period.

    Parameters
    ----------
    name : str
        As it was first written.
    volume : int
        Times it came up in the period, all sources together.
    change : Change or None
        Against the period compared with, over the sources that spoke in both.
    complaints, asking, praise : Share
        Problems and objections, needs and questions, compliments, of the volume.
    unanswered : Share
        Messages left without an answer, of those that needed one.
    department, action : Choice
        Who must act and how (rules ``community.routing`` and ``community.theme``).
    """

    name: str
    volume: int
    change: Change | None
    complaints: Share
    asking: Share
    praise: Share
    unanswered: Share
    department: Choice
    action: Choice

    @property
    def counts(self) -> bool:
        """Whether it came up often enough to be ranked."""
        return self.volume >= threshold("voice_minimum")


@dataclass(frozen=True)
class Desk:
    """One department: the themes it must deal with."""

    department: Name | Term
    themes: tuple[Theme, ...]

    @property
    def volume(self) -> int:
        """Times its themes came up."""
        return sum(each.volume for each in self.themes)

    @property
    def complaints(self) -> int:
        """Complaints on its themes."""
        return sum(each.complaints.part for each in self.themes)

    @property
    def first(self) -> Theme:
        """The theme it should begin with: most complaints, then most volume."""
        return max(self.themes, key=lambda each: (each.complaints.part, each.volume))


@dataclass(frozen=True)
class Voice:
    """Every theme of the period, most frequent first."""

    themes: tuple[Theme, ...]
    said: Said

    @property
    def volume(self) -> int:
        """Everything that was said."""
        return sum(each.volume for each in self.themes)

    @property
    def complaints(self) -> int:
        """Every complaint."""
        return sum(each.complaints.part for each in self.themes)

    @property
    def ranked(self) -> tuple[Theme, ...]:
        """Themes with enough cases, most frequent first."""
        return tuple(each for each in self.themes if each.counts)

    @property
    def desks(self) -> tuple[Desk, ...]:
        """Departments by complaints, then by volume."""
        groups: dict[str, list[Theme]] = {}
        for each in self.ranked:
            groups.setdefault(each.department.chosen, []).append(each)
        desks = [Desk(department_name(key), tuple(each)) for key, each in groups.items()]
        return tuple(sorted(desks, key=lambda each: (-each.complaints, -each.volume)))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rules sorted: departments and actions."""
        return tuple(choice for each in self.themes for choice in (each.department, each.action))

    @property
    def sources(self) -> tuple[str, ...]:
        """The files it rests on."""
        return sources_of(self.said.rows)


@remembered
def read_voice(said: Said, overrides: Sequence[Override] = ()) -> Voice:
    """Rank the themes of a period and route each to a department.

    Parameters
    ----------
    said : Said
        What was said, as :func:`gather` puts it together; customers and community count,
        prospects have their own ranking.
    overrides : sequence of Override
        The consultant's words against the rules.

    Returns
    -------
    Voice
        Change = daily mean now ÷ daily mean before − 1. Complaints = (problems + objections
        + negative messages) ÷ volume. Unanswered = messages that needed an answer and got
        none ÷ those that needed one.
    """
    heard = said.public
    groups = heard.at("now").groupby("key", sort=False)
    themes = [_theme(heard, rows, overrides) for _, rows in groups]
    kept = [each for each in themes if each.volume]
    return Voice(tuple(sorted(kept, key=lambda each: (-each.volume, each.name))), heard)


def _theme(said: Said, rows: pd.DataFrame, overrides: Sequence[Override]) -> Theme:
    name, volume = str(rows["theme"].iloc[0]), int(rows["count"].sum())
    complaints = Share(_of(rows, _COMPLAINTS), volume)
    asking, praise = Share(_of(rows, _ASKING), volume), Share(_of(rows, ("praise",)), volume)
    unanswered = Share(int(rows["unanswered"].sum()), int(rows["needing"].sum()))
    written = [str(each) for each in rows["department"].dropna()]
    computed = _action(volume, complaints, unanswered, (asking, praise))
    return Theme(
        name=name,
        volume=volume,
        change=_change(said, str(rows["key"].iloc[0])),
        complaints=complaints,
        asking=asking,
        praise=praise,
        unanswered=unanswered,
        department=route(name, written, overrides),
        action=choose(overrides, _RULE, name, computed),
    )


def _of(rows: pd.DataFrame, kinds: Iterable[str]) -> int:
    return int(rows.loc[rows["kind"].isin(list(kinds)), "count"].sum())


def _change(said: Said, key: str) -> Change | None:
    rows = said.comparable
    if rows.empty:
        return None
    mine = rows[rows["key"] == key].groupby("when")["count"].sum()
    return Change(int(mine.get("now", 0)), int(mine.get("before", 0)), said.days)


def _action(volume: int, complaints: Share, unanswered: Share, others: tuple[Share, Share]) -> str:
    """Return what a theme calls for: the first of the rule's cases that holds."""
    asking, praise = (each.value or 0.0 for each in others)
    few = volume < threshold("voice_minimum")
    complains = complaints.part >= threshold("voice_complaints") and (
        complaints.value or 0.0
    ) >= threshold("voice_complaint_share")
    cases = (
        ("watch", few),
        ("act", complains),
        ("answer", (unanswered.value or 0.0) >= threshold("voice_unanswered_share")),
        ("inform", asking >= threshold("voice_kind_share")),
        ("thank", praise >= threshold("voice_kind_share")),
    )
    return next((name for name, holds in cases if holds), "watch")
