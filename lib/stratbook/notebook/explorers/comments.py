"""Comments to triage: what stands in the fields, its level by the report's rule, what is kept.

Keeping writes the comment into the sheet, and a level decided against the rule into
``overrides:``; the next report reads both.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.brief.keep.change import AddItem, Cell, Change, Kept, SetRow
from stratbook.brief.yaml_text import Plain
from stratbook.core.choice import Choice, Override, override_of
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.core.triage import triage
from stratbook.notebook.session import Session
from stratbook.strategy.community.sheet_cells import number, records, text
from stratbook.strategy.performance import scope_for
from stratbook.strategy.reputation import (
    TRIAGE,
    Comment,
    Hours,
    Judged,
    at_level,
    inert,
    level_of,
    opening_hours_of,
    read_comments,
)
from stratbook.strategy.reputation.decisions import LEVELS

CHAPTER: Final = "09_reputation"
_MENTIONS: Final = 40  # the latest ones that can be picked


@dataclass(frozen=True)
class Setting:
    """What stands in the fields.

    Parameters
    ----------
    name : str
        Short name; the sheet and an override find the comment by it.
    content, author : str
        Ids of the grid.
    removable : bool
        Whether it can be removed where it stands.
    reach, velocity : float or None
        The author's followers, and reactions an hour.
    day : date
        When it was seen.
    clock : str
        At what time: ``14:30``; empty for nine in the morning.
    platform, draft, reader : str
        Where it stands, the reply drafted, and the role that read it again.
    level : str
        What a person decides against the rule: ``0`` … ``3``; empty follows the rule.
    replied : date or None
        When it was answered.
    """

    name: str
    content: str
    author: str
    removable: bool
    reach: float | None
    velocity: float | None
    day: dt.date
    clock: str = ""
    platform: str = ""
    draft: str = ""
    reader: str = ""
    level: str = ""
    replied: dt.date | None = None


@dataclass(frozen=True)
class Pick:
    """A comment one can start from: of the sheet, of the mentions, or one's own.

    Parameters
    ----------
    said : str
        What it says, without names; empty where only its short name is known.
    setting : Setting
        What is known of it.
    in_sheet : bool
        Whether it stands in the sheet of comments.
    """

    said: str
    setting: Setting
    in_sheet: bool = False


@dataclass(frozen=True)
class Room:
    """What a client's comments are judged with."""

    timezone: str
    hours: Hours | None
    overrides: tuple[Override, ...]
    picks: tuple[Pick, ...]


def room_of(session: Session) -> Room:
    """Return a client's comments to pick from, and what they are judged with."""
    file = session.brief.file
    hours, _ = opening_hours_of(file, session.tables["messages"], session.period)
    last = session.period.end
    blank = Pick("", Setting("", "criticism", "unknown", True, None, None, last))
    sheet = session.brief.inputs.get("comments", pd.DataFrame())
    picks = (blank, *_of_sheet(sheet, file.timezone, session), *_of_mentions(session))
    return Room(file.timezone, hours, tuple(session.overrides), picks)


def _of_sheet(sheet: pd.DataFrame, timezone: str, session: Session) -> Iterator[Pick]:
    drafts = {text(row["comment"]): text(row["draft"]) for row in records(sheet)}
    for judged in read_comments(sheet, timezone, None, session.overrides):
        comment = judged.comment
        setting = Setting(
            comment.name, comment.content.id, comment.author.id, bool(comment.removable),
            comment.reach, comment.velocity, comment.seen.date(), f"{comment.seen:%H:%M}",
            comment.platform, drafts[comment.name], comment.reader,
            judged.level.override.choice if judged.level.override else "", comment.replied,
        )  # fmt: skip
        yield Pick("", setting, in_sheet=True)


def _of_mentions(session: Session) -> Iterator[Pick]:
    """Yield the period's latest unfavourable mentions; who wrote them is not looked at."""
    scope = scope_for(session.brief, session.imported.tables, session.period)
    rows = scope.rows("mentions")
    mine = rows[scope.ours(rows["brand"]) & rows["text"].notna()]
    reposted = mine["is_repost"].fillna(value=False).astype(bool)
    against = mine[(mine["sentiment"] == "negative") & ~reposted]
    latest = against.sort_values("published_at", kind="stable").tail(_MENTIONS).iloc[::-1]
    for row in records(latest):
        seen = row["published_at"]
        assert isinstance(seen, pd.Timestamp)  # noqa: S101 - the table holds no other
        removable, platform = number(row["removable"]), text(row["platform"])
        setting = Setting(
            "", "criticism", "unknown", bool(removable), number(row["author_followers"]), None,
            seen.date(), f"{seen:%H:%M}", platform,
        )  # fmt: skip
        yield Pick(inert(row["text"]), setting)


def comment_of(setting: Setting, timezone: str) -> Comment:
    """Return the comment that the fields tell."""
    local = pd.Timestamp(f"{setting.day} {setting.clock or '09:00'}")
    return Comment(
        name=setting.name or "…",
        seen=local.tz_localize(timezone, nonexistent="shift_forward", ambiguous=False),
        platform=setting.platform,
        theme="",
        place="",
        content=triage().of(setting.content),
        author=triage().writes(setting.author),
        removable=setting.removable,
        reach=setting.reach,
        velocity=setting.velocity,
        drafted=bool(setting.draft.strip()),
        reader=setting.reader.strip(),
        replied=setting.replied,
    )


def moved(room: Room, setting: Setting) -> Judged:
    """Judge the comment that the fields tell, by the report's rule or as a person decides."""
    comment = comment_of(setting, room.timezone)
    computed = str(level_of(comment))
    found = override_of(room.overrides, TRIAGE, comment.name)
    level = Choice(
        rule=TRIAGE, subject=comment.name, computed=computed,
        chosen=setting.level or computed, override=found,
    )  # fmt: skip
    return at_level(comment, level, room.hours)


def kept(room: Room, pick: Pick, setting: Setting) -> Kept | None:
    """Return what keeping writes; None where nothing differs.

    The sheet gets the comment (its row, or a new one); a level chosen against the rule, or
    back to the rule's after such a choice, goes to ``overrides``.

    Raises
    ------
    ParameterError
        When the comment has no short name.
    """
    name = setting.name.strip()
    if pick.in_sheet and setting == pick.setting:
        return None
    if not name:
        problem, remedy = say("The comment has no short name."), say("Write one; no person's name.")
        raise ParameterError((Fault("comments", problem, remedy),))
    judged = moved(room, replace(setting, name=name))
    was = pick.setting if pick.in_sheet and name == pick.setting.name else None
    changes: tuple[Change, ...] = ()
    if was is None or replace(setting, level="") != replace(was, level=""):
        changes = (SetRow("comments", {"comment": name}, _cells(setting, was)),)
    stood = override_of(room.overrides, TRIAGE, name)
    if setting.level or stood is not None:
        item: Plain = {"rule": TRIAGE, "subject": name, "choice": judged.level.chosen}
        changes = (*changes, AddItem(("overrides",), item, same=("rule", "subject")))
    return Kept(
        chapter=CHAPTER,
        question=say("Which level for the comment “{comment}”?", comment=name),
        choice=say("Level {level}", level=LEVELS[judged.number]),
        changes=changes,
        options=tuple(say("Level {level}", level=each) for each in LEVELS),
        criteria=(say("Content"), say("Place"), say("Author")),
    )


def _cells(setting: Setting, was: Setting | None) -> dict[str, Cell]:
    """Return the cells of a comment's row; when and where it was seen, only what differs."""
    cells: dict[str, Cell] = {
        "content": setting.content,
        "author": setting.author,
        "removable": setting.removable,
        "reach": setting.reach,
        "velocity": setting.velocity,
        "draft": setting.draft.strip() or None,
        "second_reader": setting.reader.strip() or None,
    }
    seen: dict[str, Cell] = {
        "date": setting.day, "time": setting.clock, "platform": setting.platform
    }  # fmt: skip
    if was is None:
        return cells | seen
    stood = {"date": was.day, "time": was.clock, "platform": was.platform}
    return cells | {key: each for key, each in seen.items() if each != stood[key]}
