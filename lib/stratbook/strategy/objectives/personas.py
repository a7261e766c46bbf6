"""Personas: whom one wants to reach, against what was published where."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from stratbook.brief.known import platform_names
from stratbook.brief.models import Objective
from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import fold, within
from stratbook.strategy.objectives.subjects import Subject, find_subject, listed, text
from stratbook.strategy.tags import tags_of


class Found(StrEnum):
    """What was found where a persona is to be met."""

    PUBLISHED = "published"
    SILENT = "silent"
    NO_ACCOUNT = "no_account"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Persona:
    """One persona as the sheet describes it.

    Parameters
    ----------
    name, description, need, objection : str
        In the client's words; all but the name may be empty.
    platforms : tuple of str
        Where to meet it (ids of the registry, other places as written).
    pillars : tuple of str
        What it is told.
    subject : Subject or None
        The objective that it serves.
    priority : int or None
        1 for the core target.
    """

    name: str
    description: str
    need: str
    objection: str
    platforms: tuple[str, ...]
    pillars: tuple[str, ...]
    subject: Subject | None
    priority: int | None


@dataclass(frozen=True)
class Meeting:
    """A persona on one platform with one pillar.

    Parameters
    ----------
    persona : Persona
        Who.
    platform, pillar : str
        Where and what; an empty pillar stands for whatever is published there.
    posts : int or None
        Publications of the period there with that pillar; None when it cannot be counted.
    found : Found
        What that means.
    """

    persona: Persona
    platform: str
    pillar: str
    posts: int | None
    found: Found


@dataclass(frozen=True)
class Reached:
    """Personas against publications.

    Parameters
    ----------
    personas : tuple of Persona
        The core target first.
    meetings : tuple of Meeting
        Persona by pillar by platform.
    tagged, aside : int
        Publications of the period whose pillar is known, and those of them that no persona
        asks for, there, with that pillar.
    sources : tuple of str
        Files it rests on.
    """

    personas: tuple[Persona, ...]
    meetings: tuple[Meeting, ...]
    tagged: int = 0
    aside: int = 0
    sources: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[Meeting, ...]:
        """Where a persona is expected and nothing was published for it."""
        return tuple(e for e in self.meetings if e.found in {Found.SILENT, Found.NO_ACCOUNT})

    @property
    def judged(self) -> tuple[Meeting, ...]:
        """The meetings that can be judged."""
        return tuple(each for each in self.meetings if each.found is not Found.UNKNOWN)

    @property
    def nowhere(self) -> tuple[Persona, ...]:
        """Personas of whom the sheet does not say where to meet them."""
        return tuple(each for each in self.personas if not each.platforms)


@remembered
def read_personas(
    inputs: Mapping[str, pd.DataFrame],
    objectives: Sequence[Objective],
    tables: Tables,
    period: Period,
) -> Reached:
    """Hold each persona's platforms and pillars against what was published.

    Parameters
    ----------
    inputs : mapping
        The sheets: ``personas`` and ``accounts`` are read.
    objectives : sequence of Objective
        The brief's.
    tables : Tables
        Gives ``posts``, ``tags`` and ``audience``.
    period : Period
        Whose publications count.
    """
    personas = _personas(inputs["personas"], objectives)
    accounts = _accounts(inputs["accounts"], tables)
    posts = tables["posts"]
    posts = posts[within(posts["published_at"], period)]
    pillars = tags_of(posts, tables["tags"])["pillar"].map(fold, na_action="ignore")
    where = pd.DataFrame({"platform": posts["platform"], "pillar": pillars})
    meetings = tuple(
        _meeting(each, platform, pillar, where, accounts)
        for each in personas
        for pillar in each.pillars or ("",)
        for platform in each.platforms
    )
    return Reached(
        personas, meetings, *_aside(meetings, where), sources_of(inputs["personas"], posts)
    )


def _personas(sheet: pd.DataFrame, objectives: Sequence[Objective]) -> tuple[Persona, ...]:
    rows = [row for row in sheet.to_dict("records") if text(row, "persona")]
    found = [_persona(row, objectives) for row in rows]
    return tuple(sorted(found, key=lambda each: each.priority or len(found) + 1))


def _persona(row: Mapping[Hashable, object], objectives: Sequence[Objective]) -> Persona:
    written, priority = text(row, "objective"), row.get("priority")
    return Persona(
        name=text(row, "persona"),
        description=text(row, "description"),
        need=text(row, "need"),
        objection=text(row, "objection"),
        platforms=tuple(dict.fromkeys(map(_platform, listed(text(row, "platforms"))))),
        pillars=listed(text(row, "pillars")),
        subject=find_subject(written, objectives) if written else None,
        priority=int(priority) if isinstance(priority, float) and pd.notna(priority) else None,
    )


def _platform(name: str) -> str:
    """Return the registry's id of a platform; any other place as it was written."""
    known = {plain(word): id_ for word, id_ in platform_names().items()}
    return known.get(plain(name), name)


def _accounts(sheet: pd.DataFrame, tables: Tables) -> frozenset[str]:
    """Return where the client is known to have an account."""
    columns: Iterable[pd.Series] = (
        sheet["platform"], tables["posts"]["platform"], tables["audience"]["platform"]
    )  # fmt: skip
    return frozenset(str(each) for column in columns for each in column.dropna().unique())


def _meeting(
    persona: Persona, platform: str, pillar: str, where: pd.DataFrame, accounts: frozenset[str]
) -> Meeting:
    if platform not in accounts:
        return Meeting(persona, platform, pillar, None, Found.NO_ACCOUNT)
    there = where[where["platform"] == platform]
    if pillar and not there.empty and there["pillar"].isna().all():
        return Meeting(persona, platform, pillar, None, Found.UNKNOWN)
    told = there[there["pillar"] == fold(pillar)] if pillar else there
    return Meeting(
        persona, platform, pillar, len(told), Found.PUBLISHED if len(told) else Found.SILENT
    )


def _aside(meetings: Sequence[Meeting], where: pd.DataFrame) -> tuple[int, int]:
    tagged = where.dropna()
    wanted = {(each.platform, fold(each.pillar)) for each in meetings}
    pairs = zip(tagged["platform"], tagged["pillar"], strict=True)
    aside = sum(
        (platform, pillar) not in wanted and (platform, "") not in wanted
        for platform, pillar in pairs
    )
    return len(tagged), aside
