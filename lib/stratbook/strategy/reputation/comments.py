"""Micro-crises: each comment judged by content, place and author, then read twice."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.triage import AuthorKind, Content, Level, Worded, triage
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.reputation.hours import Hours

TRIAGE: Final = "reputation.triage"
_NINE: Final = dt.time(9)
_CLOCK: Final = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")


@dataclass(frozen=True)
class Comment:
    """A comment as the sheet tells it; texts of the public are not kept.

    Parameters
    ----------
    name : str
        Its short name.
    seen : Timestamp
        When, in the client's zone; nine in the morning where the sheet gives no time.
    platform, theme, place : str
        Empty where not said.
    content : Content
        What it is.
    author : AuthorKind
        Who writes.
    removable : bool or None
        Whether it can be removed; None (not said) counts as no.
    reach, velocity : float or None
        The author's followers, and reactions an hour.
    drafted : bool
        Whether a reply is written.
    reader : str
        Role that read it again.
    replied : date or None
        When it was answered.
    """

    name: str
    seen: pd.Timestamp
    platform: str
    theme: str
    place: str
    content: Content
    author: AuthorKind
    removable: bool | None
    reach: float | None
    velocity: float | None
    drafted: bool
    reader: str
    replied: dt.date | None

    @property
    def is_wide(self) -> bool:
        """Whether its author is heard far."""
        return self.author.wide or (self.reach or 0.0) >= threshold("triage_reach")

    @property
    def is_fast(self) -> bool:
        """Whether reactions come fast."""
        return (self.velocity or 0.0) >= threshold("triage_velocity")


@dataclass(frozen=True)
class Judged:
    """A comment with its level and its way to an answer.

    Parameters
    ----------
    comment : Comment
        The comment.
    level : Choice
        0 … 3, as the rule ``reputation.triage`` gives it or as a person decided.
    action : Worded
        What to do.
    asks : Level
        Delay, owner, second reading.
    not_before, due : Timestamp
        End of the cooling-off, and latest answer.
    in_hours : bool
        Whether both count opening hours only.
    """

    comment: Comment
    level: Choice
    action: Worded
    asks: Level
    not_before: pd.Timestamp
    due: pd.Timestamp
    in_hours: bool

    @property
    def number(self) -> int:
        """Its level."""
        return int(self.level.chosen)

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.comment.replied is None

    @property
    def step(self) -> Literal["replied", "draft", "second", "ready"]:
        """Where it stands: answered, to be drafted, to be read again, ready to be sent."""
        if not self.is_open:
            return "replied"
        if not self.comment.drafted:
            return "draft"
        return "second" if self.asks.second["en"] and not self.comment.reader else "ready"


@remembered
def read_comments(
    sheet: pd.DataFrame,
    timezone: str,
    hours: Hours | None = None,
    overrides: Sequence[Override] = (),
) -> tuple[Judged, ...]:
    """Judge each comment of the sheet, gravest and oldest first.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``comments``.
    timezone : str
        The client's zone.
    hours : Hours or None
        Opening hours; None counts every hour.
    overrides : sequence of Override
        The consultant's words against the rule.

    Returns
    -------
    tuple of Judged
        The level comes from the grid of ``triage.toml`` (content × place × author); fast
        reactions take a level above 0 one up.
    """
    comments = [_comment(row, timezone) for row in records(sheet)]
    judged = [_judge(each, hours, overrides) for each in comments]
    return tuple(sorted(judged, key=lambda each: (-each.number, each.comment.seen)))


def level_of(comment: Comment) -> int:
    """Return a comment's level, 0 … 3."""
    place = (0 if comment.removable else 2) + (1 if comment.is_wide else 0)
    level = comment.content.grid[place]
    return min(3, level + 1) if level and comment.is_fast else level


def _judge(comment: Comment, hours: Hours | None, overrides: Sequence[Override]) -> Judged:
    level = choose(overrides, TRIAGE, comment.name, str(level_of(comment)))
    return at_level(comment, level, hours)


def at_level(comment: Comment, level: Choice, hours: Hours | None = None) -> Judged:
    """Return what a comment calls for at a level, whoever chose it.

    Parameters
    ----------
    comment : Comment
        The comment.
    level : Choice
        0 … 3: what the rule gives, and what stands.
    hours : Hours or None
        Opening hours; None counts every hour.
    """
    asks = triage().level[int(level.chosen)]
    action = comment.content.removable if comment.removable else comment.content.fixed
    clock = None if asks.around_the_clock else hours
    return Judged(
        comment, level, triage().does(action), asks,
        _later(comment.seen, asks.cooling, clock), _later(comment.seen, asks.delay, clock),
        clock is not None,
    )  # fmt: skip


def _later(moment: pd.Timestamp, minutes: int, hours: Hours | None) -> pd.Timestamp:
    return moment + pd.Timedelta(minutes=minutes) if hours is None else hours.after(moment, minutes)


def _comment(row: dict[str, object], timezone: str) -> Comment:
    removable = number(row["removable"])
    return Comment(
        name=text(row["comment"]),
        seen=_seen(day(row["date"]) or dt.date.min, text(row["time"]), timezone),
        platform=text(row["platform"]),
        theme=text(row["theme"]),
        place=text(row["place"]),
        content=triage().of(text(row["content"])),
        author=triage().writes(text(row["author"])),
        removable=None if removable is None else bool(removable),
        reach=number(row["reach"]),
        velocity=number(row["velocity"]),
        drafted=bool(text(row["draft"]).strip()),
        reader=text(row["second_reader"]).strip(),
        replied=day(row["replied_on"]),
    )


def _seen(date: dt.date, clock: str, timezone: str) -> pd.Timestamp:
    found = _CLOCK.match(clock.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (_NINE.hour, 0)
    if hour > 23 or minute > 59:
        hour, minute = _NINE.hour, 0
    local = pd.Timestamp(date) + pd.Timedelta(hours=hour, minutes=minute)
    return local.tz_localize(timezone, nonexistent="shift_forward", ambiguous=False)
