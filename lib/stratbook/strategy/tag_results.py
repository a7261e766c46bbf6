"""Results by tag: the place each takes among the publications, and how it is received."""

from dataclasses import dataclass

import pandas as pd

from stratbook.core.message import Message, Name, Quantity, Unit, say, term
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, bootstrap_ratio
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.publications import interactions, post_index
from stratbook.strategy.tags import tags_of

NAMES = {
    "pillar": term("Pillar"),
    "objective": term("Objective"),
    "origin": term("Origin"),
    "mechanic": term("Mechanic"),
    "visual_type": term("Visual"),
    "cta": term("Call to action"),
    "campaign": term("Campaign"),
    "calendar_id": term("Calendar line"),
    "author_kind": term("Author"),
}


@dataclass(frozen=True)
class TagResult:
    """One value of a tag.

    Parameters
    ----------
    value : str
        The value, in the client's words.
    posts : int
        Publications of the period that carry it.
    share : float or None
        The same ÷ all publications of the period, tagged or not.
    n : int
        Settled publications of the year with reach and interactions that carry it.
    rate : float or None
        Their interactions ÷ their reach, each added up first.
    interval : (float, float) or None
        Interval of the rate.
    index : float or None
        Median index: 100 is usual for their platform and format.
    """

    value: str
    posts: int
    share: float | None
    n: int
    rate: float | None = None
    interval: Interval | None = None
    index: float | None = None

    @property
    def enough(self) -> bool:
        """Whether there are enough cases to show a rate."""
        return self.rate is not None and self.n >= threshold("minimum_cell")


@dataclass(frozen=True)
class TagResults:
    """The values of one tag over a period.

    Parameters
    ----------
    tag : str
        Which tag.
    period, year : Period
        The period under report, and the year that ends with it.
    rows : tuple of TagResult
        The most used first.
    posts, tagged : int
        Publications of the period, and those that carry the tag.
    settled, settled_tagged : int
        The same of the year's settled publications.
    sources : tuple of str
        Files it rests on.
    reason : Message or None
        Why there is nothing to show.
    """

    tag: str
    period: Period
    year: Period
    rows: tuple[TagResult, ...] = ()
    posts: int = 0
    tagged: int = 0
    settled: int = 0
    settled_tagged: int = 0
    sources: tuple[str, ...] = ()
    reason: Message | None = None

    @property
    def coverage(self) -> Quantity:
        """Share of the period's publications that carry the tag."""
        return Quantity(value=self.tagged / self.posts if self.posts else None, unit=Unit.RATIO)


@remembered
def results_by_tag(scope: Scope, tag: str = "pillar") -> TagResults:
    """Measure the values of a tag.

    The share is of the period's publications; the rate and the index are of the settled
    ones of the year that ends with it, since a month holds too few of each.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    tag : str
        A column of the table ``tags``.
    """
    now, trailing = scope.rows("posts"), scope.trailing
    year, tags = trailing.posts, scope.tables["tags"]
    mine, theirs = tags_of(now, tags)[tag], tags_of(year, tags)[tag]
    if now.empty and year.empty:
        return TagResults(tag, scope.period, trailing.period, reason=say("There are no posts."))
    if mine.isna().all() and theirs.isna().all():
        reason = say(
            "No publication carries this tag ({tag}): write rules under tags in client.yml, or "
            "fill in tags.xlsx, which “stratbook tags” writes.",
            tag=NAMES[tag],
        )
        return TagResults(tag, scope.period, trailing.period, reason=reason)
    figures = _figures(year, theirs)
    values = sorted({*mine.dropna(), *theirs.dropna()})
    rows = [_result(str(each), mine, figures[figures["value"] == each]) for each in values]
    return TagResults(
        tag,
        scope.period,
        trailing.period,
        tuple(sorted(rows, key=lambda row: (-row.posts, -row.n, row.value))),
        posts=len(now),
        tagged=int(mine.notna().sum()),
        settled=len(year),
        settled_tagged=int(theirs.notna().sum()),
        sources=sources_of(now, year, tags),
    )


def _figures(year: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    """Return what a rate and an index are made of, a row a publication that has both parts."""
    frame = pd.DataFrame({
        "value": values,
        "above": interactions(year),
        "below": year["reach"],
        "index": post_index(year)["index"],
    })  # fmt: skip
    return frame.dropna(subset=["value", "above", "below"])


def _result(value: str, mine: pd.Series, figures: pd.DataFrame) -> TagResult:
    posts = int((mine == value).sum())
    share = posts / len(mine) if len(mine) else None
    below = float(figures["below"].sum())
    index = figures["index"].dropna()
    least = threshold("minimum_cell")
    return TagResult(
        value,
        posts,
        share,
        len(figures),
        rate=float(figures["above"].sum()) / below if below else None,
        interval=bootstrap_ratio(figures["above"], figures["below"]) if below else None,
        index=float(index.median()) if len(index) >= least else None,
    )


def leading(results: TagResults) -> tuple[TagResult, TagResult] | None:
    """Return the values received best and least well, if their intervals do not touch."""
    known = [row for row in results.rows if row.enough and row.interval is not None]
    if len(known) < 2:
        return None
    best = max(known, key=lambda row: row.rate or 0.0)
    least = min(known, key=lambda row: row.rate or 0.0)
    if best.interval is None or least.interval is None or best.interval[0] <= least.interval[1]:
        return None
    return best, least


def value_name(row: TagResult) -> Name:
    """Return a value as it is shown: the client's own word."""
    return Name(text=row.value)
