"""The place each pillar takes among the posts, beside the one it was to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period, month
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import number, records, text
from stratbook.strategy.editorial.line import listed, window
from stratbook.strategy.intervals import Interval, wilson
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope, fold, within
from stratbook.strategy.tags import tags_of

RULE: Final = "editorial.pillar"
MONTHS: Final = 6


@dataclass(frozen=True)
class Pillar:
    """One theme of the line, and what was published on it.

    Parameters
    ----------
    name : str
        As the line or the tags write it.
    in_line : bool
        Whether the line names it; False for one that only the tags know.
    target : float or None
        Share aimed at, 0 … 1.
    purpose, objective, example : str
        As the sheet says.
    personas, formats : tuple of str
        The same.
    posts : int
        Its posts in the window.
    share : float or None
        Its posts ÷ the window's posts that carry a pillar.
    interval : (float, float) or None
        Wilson's interval of the share.
    in_period : int
        Its posts in the period under report.
    choice : Choice
        "more", "less", "keep", "wait", "start" (no post at all) or "name" (not in the line).
    """

    name: str
    in_line: bool
    target: float | None
    purpose: str
    objective: str
    example: str
    personas: tuple[str, ...]
    formats: tuple[str, ...]
    posts: int
    share: float | None
    interval: Interval | None
    in_period: int
    choice: Choice

    @property
    def gap(self) -> float | None:
        """Share − target; None without one of them."""
        known = self.share is not None and self.target is not None
        return self.share - self.target if known else None  # type: ignore[operator]


@dataclass(frozen=True)
class Drift:
    """Posts by pillar, month by month.

    Parameters
    ----------
    months : tuple of Period
        Oldest first.
    tagged : tuple of int
        Posts of each month that carry a pillar.
    counts : mapping of str to tuple of int
        Posts by pillar, a number a month.
    """

    months: tuple[Period, ...]
    tagged: tuple[int, ...]
    counts: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Pillars:
    """The pillars over a window.

    Parameters
    ----------
    window : Period
        The days the shares are read over.
    rows : tuple of Pillar
        Those of the line in its order, then those only the tags know.
    posts, tagged : int
        Posts of the window, and those that carry a pillar.
    period_posts, period_tagged : int
        The same in the period under report.
    untagged : tuple of str
        First words of the period's posts that carry no pillar.
    drift : Drift
        Month by month.
    sources : tuple of str
        Files it rests on.
    """

    window: Period
    rows: tuple[Pillar, ...]
    posts: int
    tagged: int
    period_posts: int
    period_tagged: int
    untagged: tuple[str, ...]
    drift: Drift
    sources: tuple[str, ...]

    @property
    def aimed(self) -> float | None:
        """What the targets add up to; None when the line sets none."""
        known = [each.target for each in self.rows if each.target is not None]
        return sum(known) if known else None

    @property
    def untagged_share(self) -> float | None:
        """Posts of the window without a pillar ÷ all of them."""
        return 1 - self.tagged / self.posts if self.posts else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each pillar, and what the rule said."""
        return tuple(each.choice for each in self.rows)


@remembered
def read_pillars(sheet: pd.DataFrame, scope: Scope, overrides: Sequence[Override] = ()) -> Pillars:
    """Hold what was published against the pillars of the line.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``pillars``: pillar, purpose, target_share (0 to 100), objective, personas,
        formats, example.
    scope : Scope
        Tables and the period under report.
    overrides : sequence of Override
        What a person decided against the rule ``editorial.pillar``, by pillar.
    """
    span = window(scope.period)
    named = _tagged(scope.over(span))
    now = named[within(named["published_at"], scope.period)]
    counts, recent = named["key"].value_counts(), now["key"].value_counts()
    tagged = int(named["key"].notna().sum())
    known = {fold(text(row["pillar"])): row for row in records(sheet)}
    words = named.dropna(subset=["key"]).drop_duplicates("key").set_index("key")["pillar"]
    outside = [key for key in counts.index if key not in known]
    rows = []
    for key in [*known, *outside]:
        row = known.get(key, {})
        name = text(row["pillar"]) if row else str(words[key])
        tally = (int(counts.get(key, 0)), tagged, int(recent.get(key, 0)))
        rows.append(_pillar(name, row, tally, overrides))
    bare = now[now["key"].isna()]
    return Pillars(
        window=span,
        rows=tuple(rows),
        posts=len(named),
        tagged=tagged,
        period_posts=len(now),
        period_tagged=int(now["key"].notna().sum()),
        untagged=tuple(str(each) for each in bare["text"].fillna("").unique() if each),
        drift=_drift(scope, {fold(each.name): each.name for each in rows}),
        sources=sources_of(sheet, named),
    )


def _tagged(scope: Scope) -> pd.DataFrame:
    posts = scope.rows("posts")
    pillar = tags_of(posts, scope.tables["tags"])["pillar"]
    return posts.assign(pillar=pillar, key=pillar.map(fold, na_action="ignore"))


def _pillar(
    name: str,
    row: dict[str, object],
    tally: tuple[int, int, int],
    overrides: Sequence[Override],
) -> Pillar:
    posts, tagged, recent = tally
    aim = number(row["target_share"]) if row else None
    target = None if aim is None else aim / 100
    interval = wilson(posts, tagged)
    advice = _advice(posts, tagged, target, in_line=bool(row))
    return Pillar(
        name=name,
        in_line=bool(row),
        target=target,
        purpose=text(row.get("purpose")),
        objective=text(row.get("objective")),
        example=text(row.get("example")),
        personas=listed(row.get("personas")),
        formats=listed(row.get("formats")),
        posts=posts,
        share=posts / tagged if tagged else None,
        interval=interval,
        in_period=recent,
        choice=choose(overrides, RULE, name, advice),
    )


def _advice(posts: int, tagged: int, target: float | None, *, in_line: bool) -> str:
    """Return what the rule says; a share has drifted when its interval leaves the target aside."""
    interval = wilson(posts, tagged)
    if not in_line:
        return "name"
    if interval is None or tagged < threshold("minimum_posts"):
        return "wait"
    if posts == 0:
        return "start"
    if target is None:
        return "wait"
    low, high = interval
    return "more" if high < target else "less" if low > target else "keep"


def _drift(scope: Scope, names: dict[str, str]) -> Drift:
    last = month(scope.period.end.year, scope.period.end.month)
    months = last.back(MONTHS)
    frames = [_tagged(scope.over(each))["key"] for each in months]
    found = [each.value_counts() for each in frames]
    return Drift(
        months,
        tuple(int(each.notna().sum()) for each in frames),
        {name: tuple(int(each.get(key, 0)) for each in found) for key, name in names.items()},
    )
