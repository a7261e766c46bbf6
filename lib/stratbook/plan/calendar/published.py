"""Planned against published: which publication is which planned row, moved, missing, unplanned."""

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import scipy

from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.plan.calendar.capacity import Hours
from stratbook.plan.calendar.row import CalendarRow

Outcome = Literal["as_planned", "moved", "not_published", "unplanned"]
Sure = Literal["id", "tag", "likeness"]
_READ: Final = 400  # characters of a text that are compared
_DAY: Final = 0.08  # what a day's distance takes from a likeness
_PILLAR: Final = 0.15


@dataclass(frozen=True)
class Publication:
    """A publication of the exports: what is compared of it."""

    post_id: str
    platform: str
    day: dt.date
    pillar: str
    text: str
    calendar_id: str
    source: str


@dataclass(frozen=True)
class Match:
    """A planned row, a publication, or both.

    Parameters
    ----------
    row : CalendarRow or None
        None for a publication that was not planned.
    post : Publication or None
        None for a row that did not come out.
    by : {"id", "tag", "likeness"} or None
        What ties them; by likeness it is doubtful, and shown so.
    """

    row: CalendarRow | None
    post: Publication | None
    by: Sure | None = None

    @property
    def outcome(self) -> Outcome:
        """What became of it; moved is another day than planned."""
        if self.row is None:
            return "unplanned"
        if self.post is None:
            return "not_published"
        return "as_planned" if self.post.day == self.row.date else "moved"

    @property
    def doubtful(self) -> bool:
        """Whether only likeness ties the two."""
        return self.by == "likeness"

    @property
    def day(self) -> dt.date:
        """The day it stands at: planned, else published."""
        return self.row.date if self.row else self.post.day if self.post else dt.date.min


@dataclass(frozen=True)
class Account:
    """A period's plan against what came out.

    Parameters
    ----------
    period : Period
        Under report.
    matches : tuple of Match
        By day; every planned row and every publication stands once.
    hours_planned, hours_published, hours_unused : float
        Hours of the planned rows, of those that came out, of those that did not.
    """

    period: Period
    matches: tuple[Match, ...]
    hours_planned: float
    hours_published: float
    hours_unused: float

    def of(self, outcome: Outcome) -> tuple[Match, ...]:
        """Return the matches of one outcome."""
        return tuple(each for each in self.matches if each.outcome == outcome)

    @property
    def planned(self) -> int:
        """Rows planned in the period."""
        return sum(each.row is not None for each in self.matches)

    @property
    def out(self) -> int:
        """Planned rows that came out."""
        return sum(each.row is not None and each.post is not None for each in self.matches)

    @property
    def kept(self) -> float | None:
        """Share of the planned rows that came out; None when nothing was planned."""
        return self.out / self.planned if self.planned else None


def publications(tables: Tables, period: Period) -> tuple[Publication, ...]:
    """Return the publications of a period, with their tags.

    Parameters
    ----------
    tables : Tables
        ``posts``, and ``tags`` for pillar and calendar id.
    period : Period
        By day of publication, in the client's zone.
    """
    posts = tables["posts"]
    days = posts["published_at"].dt.date
    kept = posts[(days >= period.start) & (days <= period.end)]
    tags = tables["tags"][["platform", "post_id", "pillar", "calendar_id"]]
    frame = kept.merge(
        tags.drop_duplicates(["platform", "post_id"]), "left", ["platform", "post_id"]
    )
    return tuple(
        Publication(
            post_id=row["post_id"], platform=row["platform"], day=row["published_at"].date(),
            pillar=_text(row["pillar"]), text=_text(row["text"]),
            calendar_id=_text(row["calendar_id"]), source=row["source"],
        )
        for row in frame.sort_values(["published_at", "platform", "post_id"]).to_dict("records")
    )  # fmt: skip


def compare(
    rows: Iterable[CalendarRow], posts: Sequence[Publication], period: Period, hours: Hours
) -> Account:
    """Hold a period's calendar against its publications.

    A row meets its publication by the platform's own id, else by the id the tags give, else
    by likeness: same platform, a few days at most, text and pillar. The pairs found by likeness
    are the best set there is (assignment), and each stays marked as doubtful.

    Parameters
    ----------
    rows : iterable of CalendarRow
        The calendar; rows of another period and dropped ones are left out.
    posts : sequence of Publication
        Of the period.
    period : Period
        Under report.
    hours : Hours
        What formats take.
    """
    planned = [
        row for row in rows if period.start <= row.date <= period.end and row.state != "dropped"
    ]
    found = _by_id(planned, posts)
    rows_left = [row for row in planned if row.id not in {m.row.id for m in found if m.row}]
    met = {(m.post.platform, m.post.post_id) for m in found if m.post}
    posts_left = [post for post in posts if (post.platform, post.post_id) not in met]
    found += _by_likeness(rows_left, posts_left)
    kept = {m.row.id for m in found if m.row}
    met = {(m.post.platform, m.post.post_id) for m in found if m.post}
    found += [Match(row, None) for row in planned if row.id not in kept]
    found += [Match(None, post) for post in posts if (post.platform, post.post_id) not in met]
    spent = {row.id: hours.spent(row) for row in planned}
    done = sum(spent[m.row.id] for m in found if m.row and m.post)
    total = sum(spent.values())
    return Account(period, tuple(sorted(found, key=_order)), total, done, total - done)


def _by_id(rows: Iterable[CalendarRow], posts: Sequence[Publication]) -> list[Match]:
    own = {(post.platform, post.post_id): post for post in posts}
    tagged = {(post.platform, plain(post.calendar_id)): post for post in posts if post.calendar_id}
    found = []
    used: set[tuple[str, str]] = set()
    for row in rows:
        by: Sure = "id"
        post = own.get((row.platform, row.post_id)) if row.post_id else None
        if post is None:
            by, post = "tag", tagged.get((row.platform, plain(row.id)))
        if post is not None and (post.platform, post.post_id) not in used:
            used.add((post.platform, post.post_id))
            found.append(Match(row, post, by))
    return found


def _by_likeness(rows: Sequence[CalendarRow], posts: Sequence[Publication]) -> list[Match]:
    if not rows or not posts:
        return []
    scores = np.array([[likeness(row, post) for post in posts] for row in rows])
    least = threshold("calendar_match_score")
    at_row, at_post = scipy.optimize.linear_sum_assignment(
        np.where(scores >= least, scores, 0.0), maximize=True
    )
    return [
        Match(rows[one], posts[other], "likeness")
        for one, other in zip(at_row.tolist(), at_post.tolist(), strict=True)
        if scores[one, other] >= least
    ]


def likeness(row: CalendarRow, post: Publication) -> float:
    """Return how likely a publication is the planned row, 0 … 1.

    0 on another platform or too many days away. Text is compared with the row's text, else its
    angle; without any, the same day and pillar make it half likely.
    """
    apart = abs((post.day - row.date).days)
    if post.platform != row.platform or apart > threshold("calendar_match_days"):
        return 0.0
    same_pillar = bool(row.pillar) and plain(row.pillar) == plain(post.pillar)
    planned, told = (plain(each)[:_READ] for each in (row.text or row.angle, post.text))
    if not planned or not told:
        return 0.5 if apart == 0 and same_pillar else 0.0
    alike = difflib.SequenceMatcher(None, planned, told, autojunk=False).ratio()
    return max(0.0, min(1.0, alike + _PILLAR * same_pillar - _DAY * apart))


def _order(match: Match) -> tuple[dt.date, str, str]:
    one = match.row.id if match.row else ""
    return match.day, one, match.post.post_id if match.post else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
