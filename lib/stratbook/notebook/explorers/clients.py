"""Clients one can open: who each is, how its files fare, and what an opened one holds."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.client_file import FILE, read_client
from stratbook.brief.keep.change import Kept, SetKey
from stratbook.brief.models import Brief, ClientFile
from stratbook.core.errors import Fault
from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.core.tables import SCHEMAS
from stratbook.display.views.exploring.choosing import Chapter, There
from stratbook.ingest.account import FileAccount
from stratbook.ingest.cache import account_kept
from stratbook.ingest.files import found_in, refusal
from stratbook.ingest.folder import EXPORTS
from stratbook.ingest.merge import date_column
from stratbook.ingest.pseudonyms import client_key
from stratbook.notebook.chapters import CHAPTERS
from stratbook.notebook.places import work_folder
from stratbook.notebook.reading import compared_with, options_of
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.scope import within

CHAPTER: Final = "08_performance"


@dataclass(frozen=True)
class Line:
    """A client in a line.

    Parameters
    ----------
    folder : Path
        Its folder.
    name : str
        Its organisation's name; its folder's where the brief cannot be read.
    file : ClientFile or None
        None where ``client.yml`` has faults.
    faults : tuple of Fault
        Those of ``client.yml``.
    files : int
        Files in its exports folder.
    accounts : tuple of FileAccount
        Of those that were read before.
    """

    folder: Path
    name: str
    file: ClientFile | None
    faults: tuple[Fault, ...] = ()
    files: int = 0
    accounts: tuple[FileAccount, ...] = ()

    @property
    def looked_at(self) -> bool:
        """Whether each of its files was read, as they are now."""
        return len(self.accounts) == self.files

    @property
    def unknown(self) -> int:
        """How many files nobody could read."""
        return sum(not each.export for each in self.accounts)

    @property
    def refused(self) -> int:
        """How many of their rows cannot be used."""
        return sum(row.count for each in self.accounts for row in each.refused)


def clients_beside(folder: Path) -> tuple[Path, ...]:
    """Return the clients that stand where one stands, in the order of their names."""
    try:
        return tuple(sorted(each for each in folder.parent.iterdir() if _is_client(each)))
    except OSError:  # a place that does not tell what it holds
        return (folder,)


def _is_client(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file()
    except PermissionError:  # somebody else's
        return False


def line_of(folder: Path) -> Line:
    """Read a client's ``client.yml`` and what is known already of its files; nothing is parsed."""
    file, _, faults = read_client(folder)
    if file is None:
        return Line(folder, folder.name, None, tuple(faults))
    found = found_in(folder / EXPORTS) if (folder / EXPORTS).is_dir() else []
    accounts = tuple(_accounts(folder, file, found))
    return Line(folder, file.organisation.name, file, (), len(found), accounts)


def _accounts(folder: Path, file: ClientFile, found: list[Path]) -> Iterator[FileAccount]:
    options = replace(
        options_of(Brief(folder=folder, file=file)), key=client_key(folder, keep=False)
    )
    kept = work_folder(folder) / "tables"
    for path in found:
        if (refused := refusal(path, folder / EXPORTS, folder)) is not None:
            yield refused
        else:
            name = path.relative_to(folder).as_posix()
            account = account_kept(name, path.read_bytes(), options, kept)
            if account is not None:
                yield account


@dataclass(frozen=True)
class Summary:
    """What an opened client holds over a period, what is missing, what can be read of it."""

    period: Period
    comparison: Period
    held: tuple[There, ...]
    chapters: Mapping[str, Chapter]
    files: tuple[FileAccount, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Tables without a row in the period."""
        return tuple(each.table for each in self.held if not each.in_period)


def summary(session: Session) -> Summary:
    """Look at an opened client: tables, chapters, files."""
    held = tuple(_held(session, name) for name in SCHEMAS if name != "tags")
    chapters = {name: _readable(session, name, held) for name in CHAPTERS}
    return Summary(session.period, session.comparison, held, chapters, session.account.files)


def _held(session: Session, name: str) -> There:
    frame = session.tables[name]
    column = date_column(name, frame)
    if column is None or frame.empty:
        return There(name, 0, len(frame), None)
    if "date_start" in frame:
        start, end = (pd.Timestamp(each) for each in (session.period.start, session.period.end))
        inside = (frame["date_start"] <= end) & (frame["date_end"] >= start)
    else:
        inside = within(frame[column], session.period)
    return There(name, int(inside.sum()), len(frame), frame[column].max())


def _readable(session: Session, name: str, held: tuple[There, ...]) -> Chapter:
    counts = {each.table: each.in_period for each in held}
    sheets, wanted = session.brief.inputs, CHAPTERS[name]
    return Chapter(
        wanted.answers,
        tuple(each for each in wanted.tables if not counts[each]),
        tuple(each for each in wanted.sheets if each not in sheets or sheets[each].empty),
    )


def at_period(session: Session, period: Period) -> Session:
    """Return an opened client over another period; nothing is read again."""
    again = replace(session, period=period, comparison=compared_with(session.brief.file, period))
    # Where cached_property holds it: whether the mentions' tone may be shown asks no period.
    vars(again)["tables"] = session.tables
    return again


def line_to_write(session: Session) -> str:
    """Return the lines of the parameters cell that open this client and this period."""
    folder = session.brief.folder
    in_tree = folder.parent.name == "clients" and folder.parent.parent.name == "data"
    client = folder.name if in_tree else str(folder)
    quoted = (json.dumps(each, ensure_ascii=False) for each in (client, session.period.code))
    return "client = {}\nperiod = {}".format(*quoted)


def kept(session: Session) -> Kept | None:
    """Return what keeping writes: the period of ``client.yml``; None where it stands already."""
    period, stands = session.period, session.brief.file.period
    if period == stands:
        return None
    return Kept(
        chapter=CHAPTER,
        question=say("Which period is the report of?"),
        choice=say("{span}, compared with {other}", span=period, other=session.comparison),
        changes=(SetKey(("period",), period.code),),
        options=tuple(say("{span}", span=each) for each in (stands, period)),
        criteria=(say("What the files cover"),),
    )
