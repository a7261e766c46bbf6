"""What a KPI is computed on: tables, a period, a currency, perhaps one platform."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from typing import Final

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.core.vocabulary import EngagementBasis, OrganisationType

_WHEN: Final = {
    "posts": "published_at",
    "audience": "date",
    "web": "date",
    "search": "date",
    "mentions": "published_at",
    "messages": "opened_at",
    "reviews": "date",
    "leads": "date",
    "competitors": "date",
    "surveys": "date",
}


@dataclass(frozen=True)
class Outlay:
    """What a conversion scenario cost, all parts, and the margin it brought; None unknown."""

    name: str
    ended: dt.date
    cost: float | None
    margin: float | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What is measured, and when.

    Parameters
    ----------
    tables : Tables
        All history of one client.
    period : Period
        The period measured.
    currency : str
        The client's currency, that of every amount.
    platform : str or None
        Restricts what has a platform to that one.
    brands : tuple of str
        Names under which listening files and competitor counts know the client.
    organisation : OrganisationType or None
        What the client is; decides which KPIs fit. None fits all.
    settled : bool
        Leave out posts that were too young when exported (rankings and trends).
    outlays : tuple of Outlay
        What the conversion scenarios cost and brought, for the return on investment.
    country : str
        Two-letter code of the organisation's country; empty when nobody said.
    told : mapping
        Sheets that people filled in and some KPIs rest on: ``market``, ``advocacy`` and
        ``employee_voice``, with ``source``.
    engagement : EngagementBasis or None
        The basis of the engagement rate that the client's report leads with.
    intervals : bool
        Whether rates over posts carry their interval; a trend shows none, and does without.
    kept : dict
        What was measured, shared with the scopes made from this one: each KPI is measured once.
    """

    tables: Tables
    period: Period
    currency: str
    platform: str | None = None
    brands: tuple[str, ...] = ()
    organisation: OrganisationType | None = None
    settled: bool = False
    outlays: tuple[Outlay, ...] = ()
    country: str = ""
    told: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    engagement: EngagementBasis | None = None
    intervals: bool = True
    kept: dict[tuple[object, ...], tuple[object, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __getstate__(self) -> dict[str, object]:
        """Leave out, for who writes it down, what can be computed again."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"kept": {}}

    def over(self, period: Period) -> "Scope":
        """Return the same scope over another period."""
        return replace(self, period=period)

    def on(self, platform: str | None) -> "Scope":
        """Return the same scope on one platform, or on all."""
        return replace(self, platform=platform)

    @property
    def trailing(self) -> "Scope":
        """The same scope over the year that ends with the period (or the period, if longer)."""
        year = self.period.end - dt.timedelta(days=364)
        start = min(self.period.start, year)
        return replace(self, period=Period(start=start, end=self.period.end), settled=True)

    def history(self, name: str) -> pd.DataFrame:
        """Return all rows of a table on this scope's platform, whatever their date."""
        frame = self.tables[name]
        if self.platform is not None and "platform" in frame.columns:
            frame = frame[frame["platform"] == self.platform]
        return frame

    def rows(self, name: str) -> pd.DataFrame:
        """Return a table's rows dated in the period, on this scope's platform.

        Raises
        ------
        KeyError
            For ``ads``, ``outcomes`` and ``tags``, whose rows are not dated by one day.
        """
        frame = self.history(name)
        return frame[within(frame[_WHEN[name]], self.period)]

    @cached_property
    def posts(self) -> pd.DataFrame:
        """The posts of the period; only the settled ones where the scope says so."""
        posts = self.rows("posts")
        return posts[settled(posts)] if self.settled else posts

    def known(self, kpi: str) -> object:
        """Return what :meth:`keep` was given for a KPI on a scope like this one; else None."""
        return self.kept.get(self._alike(kpi), (None,))[0]

    def keep(self, kpi: str, measure: object) -> None:
        """Keep a KPI's measure for every scope that was made from the same one."""
        self.kept[self._alike(kpi)] = (measure, self.tables, self.told)  # no other takes their ids

    def _alike(self, kpi: str) -> tuple[object, ...]:
        return (
            kpi, self.period, self.platform, self.settled, self.intervals, self.currency,
            self.brands, self.organisation, self.outlays, self.country, self.engagement,
            id(self.tables), id(self.told),
        )  # fmt: skip

    def ours(self, names: pd.Series) -> pd.Series:
        """Say for each name whether it is the client's.

        A column that holds one name only is taken as the client's whatever it says: a
        listening tool names a brand as its user typed it.
        """
        folded = names.map(fold, na_action="ignore")
        known = {fold(brand) for brand in self.brands}
        mine = folded.isin(known)
        if not mine.any() and len(folded.dropna().unique()) == 1:
            return folded.notna()
        return mine


def within(dates: pd.Series, period: Period) -> pd.Series:
    """Say for each date (or instant, by its local day) whether it lies in a period."""
    days = dates.dt.tz_localize(None) if dates.dt.tz is not None else dates
    after = pd.Timestamp(period.end + dt.timedelta(days=1))
    return (days >= pd.Timestamp(period.start)) & (days < after)


def settled(posts: pd.DataFrame) -> pd.Series:
    """Say for each post whether it was old enough when it was exported.

    A post whose file does not say when it was exported counts as settled.
    """
    published = posts["published_at"].dt.tz_localize(None).dt.normalize()
    age = (posts["extracted_at"] - published).dt.days
    kept: pd.Series = age.isna() | (age >= threshold("post_settle_days"))
    return kept


@lru_cache(maxsize=1 << 14)  # a column holds the same few names over and over
def fold(text: str) -> str:
    """Return a text in lower case without accents or stray spaces, to compare names."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
