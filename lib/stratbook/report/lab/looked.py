"""What is known of a client when its lab is opened: data health, and what to do next."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.notes import Note, brief_notes
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, Fault, WorkbookError
from stratbook.core.period import Period, parse_period
from stratbook.core.tables import Tables
from stratbook.ingest.account import Account
from stratbook.notebook.reading import read_client
from stratbook.report.lab.chapters import CHAPTERS
from stratbook.report.lab.place import Lab
from stratbook.strategy.rolling import Point, Series, Unfilled, open_points, stopped, unfilled


@dataclass(frozen=True)
class Gap:
    """Days of the period without a row, between two days that have some.

    Parameters
    ----------
    table, platform : str
        Whose daily series.
    first : date
        The first day missing.
    days : int
        How many are missing in all.
    """

    table: str
    platform: str
    first: dt.date
    days: int


@dataclass(frozen=True)
class Lacks:
    """What a notebook would read and the client does not have.

    Parameters
    ----------
    tables, sheets : tuple of str
        Their ids.
    """

    tables: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """A client whose brief could be read.

    Parameters
    ----------
    brief : Brief
        What people said.
    tables : Tables
        What the platforms say.
    account : Account
        What became of every file.
    period : Period
        The period under report.
    """

    brief: Brief
    tables: Tables
    account: Account
    period: Period

    @property
    def last(self) -> dt.date | None:
        """The last day that the exports say anything of."""
        days = [each.period.end for each in self.account.files if each.period is not None]
        return max(days, default=None)

    @property
    def stopped(self) -> tuple[Series, ...]:
        """Series of the period before that stop short of this period's end."""
        return stopped(self.tables, self.period.previous(), self.period)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Days missing inside the period, in the series that have a row a day."""
        return tuple(
            gap for name in ("audience", "web") for gap in gaps(name, self.tables, self.period)
        )

    @property
    def unfilled(self) -> tuple[Unfilled, ...]:
        """Sheets that the period before has rows in and this one has not."""
        return unfilled(self.brief, self.period.previous(), self.period)

    @property
    def points(self) -> tuple[Point, ...]:
        """What is open when the period ends."""
        return open_points(self.brief, self.period.following())

    def lacks(self, chapter: str) -> Lacks:
        """Return what a notebook would read and this client does not have."""
        wanted = CHAPTERS[chapter]
        return Lacks(
            tuple(each for each in wanted.tables if self.tables[each].empty),
            tuple(each for each in wanted.sheets if self.brief.inputs[each].empty),
        )


@dataclass(frozen=True)
class Looked:
    """What is known of a client.

    Parameters
    ----------
    client : str
        Its name; its folder's where the brief cannot be read.
    read : Read or None
        None where the brief has faults.
    faults : tuple of Fault
        What has to be put right.
    notes : tuple of Note
        What is doubtful in the brief.
    reports : tuple of Path
        Reports that are there already, the latest period last.
    """

    client: str
    read: Read | None
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    reports: tuple[Path, ...] = ()


def look_at(lab: Lab) -> Looked:
    """Look at a client's folder: its brief, its exports, its reports.

    Raises
    ------
    WorkbookError
        When the exports cannot be read at all.
    """
    reports = tuple(sorted(lab.reports.glob(f"[0-9]*/{lab.language.code}/report.html")))
    try:
        brief = read_brief(lab.client)
    except BriefError as error:
        return Looked(lab.client.name, None, error.faults, reports=reports)
    name = brief.file.organisation.name
    try:
        imported = read_client(brief, lab.work)
    except WorkbookError as error:
        return Looked(name, None, error.faults, reports=reports)
    period = parse_period(lab.period) if lab.period else brief.file.period
    found = Read(brief, imported.tables, imported.account, period)
    return Looked(name, found, imported.account.faults, brief_notes(brief), reports)


def gaps(name: str, tables: Tables, period: Period) -> Iterator[Gap]:
    """Find the days without a row, by platform.

    Parameters
    ----------
    name : str
        A table with a ``date`` and a row a day.
    tables : Tables
        All history.
    period : Period
        Only its days are looked at, up to the series' last.
    """
    frame = tables[name]
    frame = frame[frame["date"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))]
    places = frame["platform"] if "platform" in frame else frame["date"].map(lambda _: "")
    for platform, days in frame.groupby(places.astype("str"), sort=True)["date"]:
        every = pd.date_range(days.min(), days.max(), freq="D")
        missing = every.difference(pd.DatetimeIndex(days.unique()))
        if len(missing):
            yield Gap(name, str(platform), missing[0].date(), len(missing))
