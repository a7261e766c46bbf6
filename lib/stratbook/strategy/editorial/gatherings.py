"""Events in person: what people published before, during and after, on the same weekdays."""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd
import scipy

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope, fold
from stratbook.strategy.tags import tags_of

Moment = Literal["during", "after"]
UGC: Final = frozenset({"ugc", "customer"})


@dataclass(frozen=True)
class Window:
    """Mentions in some days of an event, beside the same weekdays before it.

    Parameters
    ----------
    moment : {"during", "after"}
        Which days.
    span : Period
        The days.
    mentions : int
        Of the brand, reposts left out.
    ugc : int
        Contents of the public: mentions with the event's hashtag, and posts of the
        organisation tagged as customers' content.
    before : int
        Mentions on the same weekdays of the weeks before.
    weeks : int
        How many weeks before are known.
    usual : float or None
        Mentions such days hold as a rule; None where nothing is known before.
    ratio : float or None
        Mentions ÷ usual; None where the days compared hold too few of them.
    interval : (float, float) or None
        Its interval.
    """

    moment: Moment
    span: Period
    mentions: int
    ugc: int
    before: int
    weeks: int
    usual: float | None
    ratio: float | None
    interval: Interval | None

    @property
    def is_up(self) -> bool:
        """Whether the interval lies above 1."""
        return self.interval is not None and self.interval[0] > 1


@dataclass(frozen=True)
class Gathering:
    """One event in person.

    Parameters
    ----------
    name, kind, place, hashtag, note : str
        As the log says.
    span : Period
        Its days.
    invited, came : int or None
        People.
    asked : bool or None
        Whether people were invited to publish; None when nobody said.
    during, after : Window or None
        What was counted; None where no file of mentions covers those days.
    ugc_before : int or None
        Contents of the public in the weeks before.
    """

    name: str
    kind: str
    place: str
    hashtag: str
    note: str
    span: Period
    invited: int | None
    came: int | None
    asked: bool | None
    during: Window | None
    after: Window | None
    ugc_before: int | None

    @property
    def turnout(self) -> float | None:
        """People who came ÷ people invited."""
        return self.came / self.invited if self.invited and self.came is not None else None


@dataclass(frozen=True)
class Gatherings:
    """The events of the year that ends with the period, latest first."""

    rows: tuple[Gathering, ...]
    has_mentions: bool
    sources: tuple[str, ...]


@remembered
def read_gatherings(sheet: pd.DataFrame, scope: Scope) -> Gatherings:
    """Set mentions and contents of the public beside each event of the year.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``gatherings``: event, starts, ends, place, kind, invited, came, hashtag,
        contents_asked, note.
    scope : Scope
        Tables and period; a listening file's mentions of the client alone are counted.

    Notes
    -----
    The interval of the ratio is that of two Poisson counts on the log scale, widened by the
    dispersion of the days before (McCullagh and Nelder, *Generalized Linear Models*, 1989,
    section 6.2): mentions come in bursts, and plain Poisson would promise too much.
    """
    year = scope.trailing.period
    mentions = _own_mentions(scope)
    contents = _public_posts(scope)
    found = []
    for row in records(sheet):
        starts = day(row["starts"])
        if starts is None or not year.start <= starts <= year.end:
            continue
        ends = max(day(row["ends"]) or starts, starts)
        found.append(_gathering(row, Period(start=starts, end=ends), mentions, contents))
    ordered = sorted(found, key=lambda each: each.span.start, reverse=True)
    return Gatherings(tuple(ordered), not mentions.empty, sources_of(sheet, mentions))


def _own_mentions(scope: Scope) -> pd.DataFrame:
    """Return the client's mentions, reposts left out: ``day``, ``text`` (folded), ``source``."""
    mentions = scope.tables["mentions"]
    if mentions.empty:
        return pd.DataFrame({"day": [], "text": [], "source": []}, dtype="str")
    reposts = mentions["is_repost"].fillna(value=False).astype(bool)
    mine = mentions[scope.ours(mentions["brand"]).fillna(value=False).astype(bool) & ~reposts]
    return pd.DataFrame({
        "day": mine["published_at"].dt.date,
        "text": mine["text"].fillna("").map(fold),
        "source": mine["source"],
    })  # fmt: skip


def _public_posts(scope: Scope) -> pd.Series:
    """Return the days of the organisation's posts whose content is the public's."""
    posts = scope.tables["posts"]
    origin = tags_of(posts, scope.tables["tags"])["origin"]
    days: pd.Series = posts.loc[origin.isin(UGC), "published_at"].dt.date
    return days


def _gathering(
    row: dict[str, object], span: Period, mentions: pd.DataFrame, contents: pd.Series
) -> Gathering:
    tag = fold(text(row["hashtag"])).lstrip("#")
    marked = mentions[mentions["text"].str.contains(f"#{tag}", regex=False)] if tag else None
    ugc = [*([] if marked is None else marked["day"]), *contents]
    days = sorted(mentions["day"])
    known = bool(days) and days[0] <= span.start and days[-1] >= span.end
    tail = Period(
        start=span.end + dt.timedelta(days=1),
        end=span.end + dt.timedelta(days=int(threshold("editorial_days_after"))),
    )
    told = known and days[-1] >= tail.end
    weeks = dt.timedelta(weeks=int(threshold("editorial_weeks_before")))
    asked = number(row["contents_asked"])
    return Gathering(
        name=text(row["event"]),
        kind=text(row["kind"]),
        place=text(row["place"]),
        hashtag=text(row["hashtag"]),
        note=text(row["note"]),
        span=span,
        invited=_whole(row["invited"]),
        came=_whole(row["came"]),
        asked=None if asked is None else bool(asked),
        during=_window("during", span, span.start, (days, ugc)) if known else None,
        after=_window("after", tail, span.start, (days, ugc)) if told else None,
        ugc_before=sum(span.start - weeks <= each < span.start for each in ugc) if known else None,
    )


def _window(
    moment: Moment,
    span: Period,
    starts: dt.date,
    counted: tuple[list[dt.date], list[dt.date]],
) -> Window:
    days, ugc = counted
    wanted = [span.start + dt.timedelta(n) for n in range(span.days)]
    mentions = sum(span.start <= each <= span.end for each in days)
    before, weeks = _before(wanted, starts, days)
    usual = sum(before) / weeks if weeks else None
    ratio, interval = _ratio(mentions, before, weeks)
    return Window(
        moment,
        span,
        mentions,
        sum(span.start <= each <= span.end for each in ugc),
        sum(before),
        weeks,
        usual,
        ratio,
        interval,
    )


def _before(wanted: list[dt.date], starts: dt.date, days: list[dt.date]) -> tuple[list[int], int]:
    """Return the counts of the same weekdays in the weeks before the event, a week each."""
    shift = -(-((wanted[-1] - starts).days + 1) // 7)
    first = shift if shift > 0 else 1
    counts = []
    for back in range(first, first + int(threshold("editorial_weeks_before"))):
        same = {each - dt.timedelta(weeks=back) for each in wanted}
        if min(same) >= days[0]:
            counts.append(sum(each in same for each in days))
    return counts, len(counts)


def _ratio(now: int, before: list[int], weeks: int) -> tuple[float | None, Interval | None]:
    """Return the ratio of a count to the usual one, and its interval."""
    past = sum(before)
    if not weeks or not past or now + past < threshold("editorial_mentions_least"):
        return None, None
    ratio = now * weeks / past
    if not now:
        return ratio, None
    mean = past / weeks
    spare = sum((each - mean) ** 2 for each in before) / (weeks - 1) if weeks > 1 else mean
    dispersion = max(1.0, spare / mean)
    error = math.sqrt(dispersion * (1 / now + 1 / past))
    reach = float(scipy.stats.norm.ppf(0.5 + threshold("confidence_level") / 2)) * error
    return ratio, (ratio * math.exp(-reach), ratio * math.exp(reach))


def _whole(cell: object) -> int | None:
    value = number(cell)
    return None if value is None else round(value)
