"""``stratbook next``: the next period begun, and what it still lacks, said in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.advance import Advanced, advance, next_period
from stratbook.brief.notes import Note, brief_notes
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.message import Fact, Name, say, say_n, term
from stratbook.core.period import Period, parse_period
from stratbook.core.reference import platforms
from stratbook.ingest.folder import read_exports
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import options_of
from stratbook.report.content import Sheet
from stratbook.report.lacking import lacking
from stratbook.strategy.rolling import Point, Series, Unfilled, open_points, stopped, unfilled

TABLES: Final[dict[str, Fact]] = {
    "posts": term("Publications"),
    "audience": term("Daily series"),
    "ads": term("Advertising"),
    "web": term("Web analytics"),
    "search": term("Searches"),
    "mentions": term("Mentions"),
    "messages": term("Messages"),
    "reviews": term("Reviews"),
    "leads": term("Leads"),
}


@dataclass(frozen=True)
class Begun:
    """The next period of a client.

    Parameters
    ----------
    step : Advanced
        The two periods and the two files.
    series : tuple of Series
        Exports that stop before it.
    sheets : tuple of Unfilled
        Sheets to fill in again.
    points : tuple of Point
        What it takes over.
    missing : tuple of Note
        What the folder lacks and what the brief leaves open, as ``stratbook check`` says it.
    faults : tuple of Fault
        What has to be put right in the exports, as ``stratbook check`` says it.
    """

    step: Advanced
    series: tuple[Series, ...]
    sheets: tuple[Unfilled, ...]
    points: tuple[Point, ...]
    missing: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing and nothing is open."""
        about = (self.faults, self.missing, self.series, self.sheets, self.points)
        return not any(about)


def begin_next(folder: str | Path, to: str = "", *, write: bool = True) -> Begun:
    """Make a client's next period from the present one.

    Brief, targets, tags, notes, decisions and actions lie in the same folder and stay; what
    changes is the key ``period`` of ``client.yml``, which is kept as it was under
    ``history/<period>/``.

    Parameters
    ----------
    folder : str or Path
        The client's folder, or the name of one under ``data/clients``.
    to : str
        The period wanted, as people write it; empty for the next of the same kind.
    write : bool
        False changes nothing.

    Raises
    ------
    WorkbookError
        When there is no such client, its brief has faults, or the next period is already
        there; nothing is changed then.
    """
    wanted = _asked(to)
    client = find_client(str(folder))
    brief = read_brief(client)
    now = brief.file.period
    after = next_period(now, wanted)
    read = read_exports(client, options_of(brief))
    notes = (*lacking(brief, read.account, after), *brief_notes(brief))
    return Begun(
        step=advance(client, now, after, write=write),
        series=stopped(read.tables, now, after),
        sheets=unfilled(brief, now, after),
        points=open_points(brief, after),
        missing=tuple(each for each in notes if each.missing),
        faults=read.account.faults,
    )


def next_sheets(begun: Begun, language: Language) -> tuple[Sheet, ...]:
    """Return what is missing and what is open as tables; empty ones are left out."""
    after = begun.step.after
    made = (
        Sheet(
            say("To put right"),
            (term("Where"), term("What")),
            tuple(
                (each.place, say("{problem} {remedy}", problem=each.problem, remedy=each.remedy))
                for each in begun.faults
            ),
        ),
        Sheet(
            say("What the client lacks"),
            (term("Where"), term("What is missing")),
            tuple((each.place, each.message) for each in begun.missing),
        ),
        Sheet(
            say("To export again, up to {day}", day=after.end),
            (term("What"), term("Platform"), term("File"), term("Stops on")),
            tuple(
                (TABLES[each.table], _platform(each.platform), each.file, each.last)
                for each in begun.series
            ),
        ),
        Sheet(
            say("Sheets to fill in for {span}", span=after),
            (term("Sheet"), term("What is missing")),
            tuple((_sheet_name(each, language), _rows(each, begun)) for each in begun.sheets),
        ),
        Sheet(
            say("Carried over, to settle or to date anew"),
            (term("Where"), term("What"), term("State")),
            tuple((each.place, each.subject, each.state) for each in begun.points),
        ),
    )
    return tuple(each for each in made if each.rows)


def _asked(to: str) -> Period | None:
    if not to:
        return None
    try:
        return parse_period(to)
    except ValueError:
        raise ParameterError(
            (
                Fault(
                    "--to",
                    say("{value} is not a period.", value=to),
                    say("Write it as 2026-11, 2026-W45, 2026-Q4, 2027 or two dates with “..”."),
                ),
            )
        ) from None


def _platform(id_: str) -> Fact:
    known = platforms().get(id_)
    return Name(text=known.label if known else id_ or "–")


def _sheet_name(each: Unfilled, language: Language) -> Fact:
    return Name(text=language.either(each.sheet.en, each.sheet.fr))


def _rows(each: Unfilled, begun: Begun) -> Fact:
    return say_n(
        "no row for {after}; {before} has {count} row",
        "no row for {after}; {before} has {count} rows",
        each.rows,
        after=begun.step.after,
        before=begun.step.before,
    )
