"""The dates worth a publication: seasonal ones, public holidays, the client's own, campaigns."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from stratbook.brief.models import Brief
from stratbook.brief.nearest import plain
from stratbook.core.language import LANGUAGES
from stratbook.core.language import language as language_of
from stratbook.core.period import Period
from stratbook.core.public_holidays import named_days_off
from stratbook.core.reference import csv_rows
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.calendar.dates import first_day
from stratbook.plan.calendar.setting import listed, platform_ids
from stratbook.plan.flights.rows import Flight, text_of

Origin = Literal["own", "event", "flight", "season", "holiday"]
_WRITTEN: Final = ("fr", "en")  # what the file of seasonal dates is written in
_SOLD_ON: Final = frozenset({"commerce", "family"})  # days people buy for, whatever the trade


@dataclass(frozen=True)
class Season:
    """One row of ``marronniers.csv``: a date that comes back every year.

    Parameters
    ----------
    id, rule : str
        Its name, and how its first day is found.
    days : int
        How long it lasts.
    countries : tuple of str
        Where it holds; empty for everywhere.
    kind, tone : str
        What it is; "solemn" is never used to sell.
    types : tuple of str
        Kinds of organisation it suits; empty for all.
    words : tuple of str
        Starts of words, one of which the client's sector or pillars must have; empty for none.
    names, angles : mapping of str to str
        By language.
    source : str
        Who proclaims it.
    """

    id: str
    rule: str
    days: int
    countries: tuple[str, ...]
    kind: str
    tone: str
    types: tuple[str, ...]
    words: tuple[str, ...]
    names: Mapping[str, str]
    angles: Mapping[str, str]
    source: str

    def period(self, year: int) -> Period:
        """Return its days in the year in which it starts."""
        start = first_day(self.rule, year)
        return Period(start=start, end=start + dt.timedelta(days=self.days - 1))


@dataclass(frozen=True)
class Hook:
    """A date to hang a publication on.

    Parameters
    ----------
    period : Period
        First and last day.
    names, angles : mapping of str to str
        By language; an angle is what could be told, empty where nothing is proposed.
    origin : {"own", "event", "flight", "season", "holiday"}
        Who says so.
    rank : int
        The higher, the closer to the client.
    tone : {"light", "neutral", "solemn"}
        Solemn dates are never used to sell.
    pillar : str
        The pillar the client ties it to.
    platforms : tuple of str
        The platforms it is for; empty for all.
    kind, source, campaign : str
        What it is, who proclaims it, the flight it is.
    """

    period: Period
    names: Mapping[str, str]
    origin: Origin
    rank: int
    angles: Mapping[str, str] = field(default_factory=dict)
    tone: str = "light"
    pillar: str = ""
    platforms: tuple[str, ...] = ()
    kind: str = ""
    source: str = ""
    campaign: str = ""

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return language_of(language).worded(self.names)

    def angle(self, language: str) -> str:
        """Return what could be told, in a language; empty when nothing is proposed."""
        return language_of(language).worded(self.angles)


@cache
def seasons() -> tuple[Season, ...]:
    """Return the seasonal dates there are, in the order of the year."""
    return tuple(
        Season(
            id=row["id"], rule=row["rule"], days=int(row["days"]),
            countries=() if row["country"] == "*" else tuple(row["country"].split()),
            kind=row["kind"], tone=row["tone"],
            types=() if row["types"] == "*" else tuple(row["types"].split()),
            words=tuple(plain(each) for each in row["words"].split("|") if each),
            names={each: row[each] for each in _WRITTEN},
            angles={each: row[f"angle_{each}"] for each in _WRITTEN},
            source=row["source"],
        )
        for row in csv_rows("marronniers.csv")
    )  # fmt: skip


def hooks_of(brief: Brief, flights: Sequence[Flight], span: Period) -> tuple[Hook, ...]:
    """Return a client's dates in a span, the closest to it first on each day.

    Parameters
    ----------
    brief : Brief
        Country, kind of organisation, sector, the sheets ``own_dates`` and ``plan_events``.
    flights : sequence of Flight
        Campaigns; each is a hook from its first day.
    span : Period
        Only dates that share a day with it.

    Returns
    -------
    tuple of Hook
        By first day, then rank.
    """
    found = [*_own(brief), *_events(brief), *_campaigns(flights)]
    for more in (_seasonal(brief, span), _public(brief.file.organisation.country, span)):
        told = {plain(name) for each in found for name in each.names.values()}
        found += [each for each in more if not told & {plain(one) for one in each.names.values()}]
    kept = [each for each in found if each.period.overlaps(span)]
    return tuple(sorted(kept, key=lambda each: (each.period.start, -each.rank, each.name("fr"))))


def _seasonal(brief: Brief, span: Period) -> Iterator[Hook]:
    organisation = brief.file.organisation
    words = plain(" ".join([organisation.sector, *_pillars(brief)]))
    for each in seasons():
        if not _suits(each, organisation.type, organisation.country):
            continue
        close = any(word in words for word in each.words)
        if each.words and not close:
            continue
        for year in range(span.start.year - 1, span.end.year + 1):
            yield Hook(
                period=each.period(year), names=each.names, angles=each.angles, origin="season",
                rank=_rank(each, close=close), tone=each.tone, kind=each.kind,
                source=each.source,
            )  # fmt: skip


def _rank(season: Season, *, close: bool) -> int:
    """Return how close a season is; a solemn one is shown, and never used by the draft."""
    if season.tone == "solemn":
        return 1
    return 4 if close else 3 if season.kind in _SOLD_ON else 2


def _suits(season: Season, kind: OrganisationType, country: str) -> bool:
    return (not season.types or kind.value in season.types) and (
        not season.countries or country in season.countries
    )


def _pillars(brief: Brief) -> list[str]:
    found = []
    for id_, column in (("pillars", "pillar"), ("personas", "pillars")):
        frame = brief.inputs.get(id_)
        if frame is not None:
            found += [word for text in frame[column] for word in listed(text)]
    return found


def _public(country: str, span: Period) -> Iterator[Hook]:
    for day, names in named_days_off(country, range(span.start.year, span.end.year + 1)).items():
        yield Hook(
            period=Period(start=day, end=day), names=names, origin="holiday", rank=1,
            tone="neutral", kind="public_holiday", source="holidays",
        )  # fmt: skip


def _own(brief: Brief) -> Iterator[Hook]:
    frame = brief.inputs.get("own_dates")
    for row in [] if frame is None else frame.to_dict("records"):
        start = row["date"].date()
        ends = start if row["ends"] is None or row["ends"] != row["ends"] else row["ends"].date()
        angle = text_of(row["angle"])
        yield Hook(
            period=Period(start=start, end=max(start, ends)), origin="own", rank=6,
            names=dict.fromkeys(LANGUAGES, row["name"]),
            angles=dict.fromkeys(LANGUAGES, angle) if angle else {},
            pillar=text_of(row["pillar"]), platforms=platform_ids(listed(row["platforms"])),
            source=row["source"],
        )  # fmt: skip


def _events(brief: Brief) -> Iterator[Hook]:
    frame = brief.inputs.get("plan_events")
    for row in [] if frame is None else frame.to_dict("records"):
        if row["weight"] <= 1:
            continue  # days on which advertising is worth less are no reason to publish
        yield Hook(
            period=Period(start=row["starts"].date(), end=row["ends"].date()), origin="event",
            names=dict.fromkeys(LANGUAGES, row["name"]), rank=5, source=row["source"],
        )  # fmt: skip


def _campaigns(flights: Sequence[Flight]) -> Iterator[Hook]:
    for each in flights:
        yield Hook(
            period=each.period, names=dict.fromkeys(LANGUAGES, each.id), origin="flight", rank=5,
            platforms=(each.platform,), source=each.source, campaign=each.id,
        )  # fmt: skip
