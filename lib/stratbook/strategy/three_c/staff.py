"""What employees post of the brand, in groups only: nobody can be told apart, nobody named."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.core.period import Period, parse_period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.publications import interactions
from stratbook.strategy.kpis.scope import within

TONES = ("positive", "neutral", "negative")


@dataclass(frozen=True)
class Amounts:
    """Posts, contacts and interactions of one side; None where nothing is known."""

    posts: float | None = None
    reach: float | None = None
    interactions: float | None = None


@dataclass(frozen=True)
class Group:
    """The employees who posted on one platform, all together.

    Parameters
    ----------
    platform : str
        The platform.
    people : int
        How many; never fewer than the smallest group shown.
    theirs, ours : Amounts
        What they posted, and what the organisation's own account did in the same period.
        ``reach`` is cumulative contacts, duplicates included.
    positive, neutral, negative : float or None
        Posts by tone.
    off_charter : float or None
        Posts outside the charter of employees' voice.
    """

    platform: str
    people: int
    theirs: Amounts
    ours: Amounts
    positive: float | None
    neutral: float | None
    negative: float | None
    off_charter: float | None

    @property
    def share(self) -> float | None:
        """Their interactions ÷ theirs and the organisation's together."""
        return share_of(self.theirs.interactions, self.ours.interactions)

    @property
    def toned(self) -> float | None:
        """Posts whose tone was noted; None when a tone is missing."""
        tones = (self.positive, self.neutral, self.negative)
        return None if None in tones else sum(each or 0.0 for each in tones)

    @property
    def net_tone(self) -> float | None:
        """(positive − negative) ÷ posts with a tone; None when a tone is missing."""
        if not self.toned:
            return None
        return ((self.positive or 0.0) - (self.negative or 0.0)) / self.toned


@dataclass(frozen=True)
class StaffVoice:
    """The employees' voice over a period.

    Parameters
    ----------
    groups : tuple of Group
        By platform, most posts first; groups too small to be shown are not among them.
    hidden : int
        Rows left out because fewer people stand behind them than may be shown.
    faults : tuple of Message
        Rows that contradict themselves, with what is wrong; left out.
    noted : bool
        Whether the sheet speaks of the period at all.
    period : Period
        The period under report.
    sources : tuple of str
        Files it rests on.
    """

    groups: tuple[Group, ...]
    hidden: int
    faults: tuple[Message, ...]
    noted: bool
    period: Period
    sources: tuple[str, ...]

    def total(self, side: str, measure: str) -> float | None:
        """Add one measure ("posts", "reach", "interactions") of "theirs" or "ours" up.

        Only the platforms where both sides are known take part, so that shares compare like
        with like.
        """
        both = [(_of(each, "theirs", measure), _of(each, "ours", measure)) for each in self.groups]
        at = ("theirs", "ours").index(side)
        known = [pair[at] or 0.0 for pair in both if None not in pair]
        return sum(known) if known else None

    def share(self, measure: str) -> float | None:
        """Return the employees' share of one measure, over the platforms known on both sides."""
        return share_of(self.total("theirs", measure), self.total("ours", measure))

    @property
    def off_charter(self) -> tuple[float, float] | None:
        """Posts off the charter, and the posts they are among; None when not noted."""
        noted = [
            (each.off_charter, each.theirs.posts)
            for each in self.groups
            if each.off_charter is not None and each.theirs.posts is not None
        ]
        if not noted:
            return None
        return sum(off for off, _ in noted), sum(posts for _, posts in noted)

    def tone(self, name: str) -> float | None:
        """Add up the posts of one tone, over the groups whose tones are all noted."""
        known = [float(getattr(each, name)) for each in self.groups if each.toned is not None]
        return sum(known) if known else None


def share_of(part: float | None, rest: float | None) -> float | None:
    """Return part ÷ (part + rest); None when a side is unknown or both are 0."""
    if part is None or rest is None or part + rest == 0:
        return None
    return part / (part + rest)


@remembered
def hear_staff(sheet: pd.DataFrame, posts: pd.DataFrame, period: Period) -> StaffVoice:
    """Read the employees' voice of a period beside the organisation's own posts.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``employee_voice``: period (a code such as 2026-10; those inside the period
        under report count), platform, people, posts, reach, interactions, positive, neutral,
        negative, off_charter, source.
    posts : DataFrame
        The table ``posts``: what the organisation itself published.
    period : Period
        The period under report.

    Returns
    -------
    StaffVoice
        Rows with fewer people than the threshold ``employee_group``, or with no number of
        people, are left out of everything, totals included: they could be found again by
        subtraction.
    """
    rows = sheet.loc[[_inside(str(code), period) for code in sheet["period"]]]
    own = posts[within(posts["published_at"], period)]
    large = rows[rows["people"].astype(float) >= threshold("employee_group")]
    said = [_fault(row) for row in large.to_dict("records")]
    kept = large.loc[[fault is None for fault in said]]
    groups = [
        _group(str(platform), group, own[own["platform"] == platform])
        for platform, group in kept.groupby("platform")
    ]
    return StaffVoice(
        groups=tuple(sorted(groups, key=lambda each: (-(each.theirs.posts or 0), each.platform))),
        hidden=len(rows) - len(large),
        faults=tuple(fault for fault in said if fault is not None),
        noted=len(rows) > 0,
        period=period,
        sources=sources_of(rows, own[own["platform"].isin(kept["platform"])]),
    )


def _fault(row: Mapping[Hashable, object]) -> Message | None:
    """Say what contradicts itself in a row; None when nothing does."""
    posts = _number(row["posts"])
    toned = sum(_number(row[each]) or 0 for each in TONES)
    off = _number(row["off_charter"]) or 0
    if posts is None or max(toned, off) <= posts:
        return None
    return say(
        "{row} ({platform}): more posts by tone or off the charter than posts in all; the row is "
        "left out until the sheet Employee voice is corrected.",
        row=str(row["source"]),
        platform=platform_name(str(row["platform"])),
    )


def _group(platform: str, rows: pd.DataFrame, own: pd.DataFrame) -> Group:
    """Add a platform's rows up; of its people the largest number, for they come back."""
    return Group(
        platform=platform,
        people=int(rows["people"].max()),
        theirs=Amounts(*(_sum(rows[each]) for each in ("posts", "reach", "interactions"))),
        ours=_ours(own),
        **{each: _sum(rows[each]) for each in (*TONES, "off_charter")},
    )


def _ours(posts: pd.DataFrame) -> Amounts:
    """Add the organisation's own posts up; a sum with a missing part is not known."""
    if posts.empty:
        return Amounts()
    return Amounts(float(len(posts)), _sum(posts["reach"]), _sum(interactions(posts)))


def _sum(values: pd.Series) -> float | None:
    return None if values.isna().any() else float(values.sum())


def _inside(code: str, period: Period) -> bool:
    """Say whether a row's period lies inside the period under report."""
    own = parse_period(code)
    return period.start <= own.start and own.end <= period.end


def _of(group: Group, side: str, measure: str) -> float | None:
    found: float | None = getattr(getattr(group, side), measure)
    return found


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]
