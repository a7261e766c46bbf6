"""What prospects need, by where they stand, and what they search for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.community.counting import Change
from stratbook.strategy.community.gather import Said
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import within

STAGES: Final = ("discover", "compare", "decide", "after")
_ANSWERS: Final = {"need": "publish", "question": "explain", "objection": "prove",
                   "problem": "mend", "praise": "quote"}  # fmt: skip
_RULE: Final = "community.need"
_QUERIES: Final = 5


@dataclass(frozen=True)
class Need:
    """What prospects ask, at one stage.

    Parameters
    ----------
    theme, kind, stage : str
        What it is about, what it is (need, question, objection …), where they stand.
    volume : int
        Times heard.
    change : Change or None
        Against the period compared with, over the sources that spoke in both.
    answer : Choice
        What to do about it (rule ``community.need``).
    """

    theme: str
    kind: str
    stage: str
    volume: int
    change: Change | None
    answer: Choice


@dataclass(frozen=True)
class Query:
    """One search that showed the site: its clicks, impressions, mean position."""

    text: str
    clicks: int
    impressions: int
    position: float | None
    change: Change


@dataclass(frozen=True)
class Prospects:
    """Needs by stage, most heard first, and the searches with most clicks."""

    needs: tuple[Need, ...]
    queries: tuple[Query, ...]
    period: Period
    sources: tuple[str, ...] = ()

    def at(self, stage: str) -> tuple[Need, ...]:
        """Return the needs of one stage."""
        return tuple(each for each in self.needs if each.stage == stage)

    @property
    def volume(self) -> int:
        """Everything prospects said."""
        return sum(each.volume for each in self.needs)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rule chose for each need."""
        return tuple(each.answer for each in self.needs)


@remembered
def read_prospects(
    said: Said, search: pd.DataFrame, overrides: Sequence[Override] = ()
) -> Prospects:
    """Rank what prospects need by stage, and what they search for.

    Parameters
    ----------
    said : Said
        What was said; the rows whose audience is ``prospect`` count.
    search : DataFrame
        The table ``search``: date, query, impressions, clicks, position.
    overrides : sequence of Override
        The consultant's words against the rule.

    Returns
    -------
    Prospects
        Stages in the order of the way, needs most heard first inside each. The position is
        weighted by impressions.
    """
    rows = said.rows[said.rows["audience"] == "prospect"]
    now = rows[rows["when"] == "now"]
    groups = now.groupby(["stage", "kind", "key"], sort=False)
    needs = [_need(said, tuple(map(str, key)), each, overrides) for key, each in groups]
    needs.sort(key=lambda each: (STAGES.index(each.stage), -each.volume, each.theme))
    queries = _queries(search, said)
    return Prospects(tuple(needs), queries, said.period, sources_of(now))


def _need(
    said: Said, key: tuple[str, ...], rows: pd.DataFrame, overrides: Sequence[Override]
) -> Need:
    stage, kind, plain = key
    theme = str(rows["theme"].iloc[0])
    both = said.comparable
    same = both[
        (both["audience"] == "prospect") & (both["kind"] == kind) & (both["key"] == plain)
        & (both["stage"] == stage)
    ].groupby("when")["count"].sum()  # fmt: skip
    change = Change(int(same.get("now", 0)), int(same.get("before", 0)), said.days)
    return Need(
        theme=theme,
        kind=kind,
        stage=stage,
        volume=int(rows["count"].sum()),
        change=None if both.empty else change,
        answer=choose(overrides, _RULE, theme, _ANSWERS[kind]),
    )


def _queries(search: pd.DataFrame, said: Said) -> tuple[Query, ...]:
    rows = search[search["query"].notna()]
    spans = [rows[within(rows["date"], span)] for span in (said.period, said.comparison)]
    before = spans[1].groupby("query")["clicks"].sum()
    found = [
        Query(
            text=str(query),
            clicks=int(each["clicks"].sum()),
            impressions=int(each["impressions"].sum()),
            position=_position(each),
            change=Change(int(each["clicks"].sum()), int(before.get(query, 0)), said.days),
        )
        for query, each in spans[0].groupby("query")
    ]
    found.sort(key=lambda each: (-each.clicks, -each.impressions, each.text))
    return tuple(found[:_QUERIES])


def _position(rows: pd.DataFrame) -> float | None:
    known = rows.dropna(subset=["position", "impressions"])
    shown = float(known["impressions"].sum())
    return float((known["position"] * known["impressions"]).sum()) / shown if shown else None
