"""What ``stratbook calendar`` does: write the calendar as a workbook and as events."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say, say_n
from stratbook.notebook.session import look_of
from stratbook.report.calendar.book import write_book
from stratbook.report.calendar.ics import Stamp, ics_bytes
from stratbook.report.calendar.loading import Loaded, load, view_of
from stratbook.report.output import report_folder
from stratbook.report.workbook.making import placed

FILE: Final = "calendar_{language}.{kind}"


@dataclass(frozen=True)
class Wanted:
    """What is to be written.

    Parameters
    ----------
    period : str
        Under report, as people write it; empty for the brief's.
    languages : tuple of str
        ``fr``, ``en`` or both; none for the brief's.
    out : Path
        The files go to ``<out>/<client>/<period>``, beside the media plan.
    draft : bool
        Whether to add what the calendar lacks over its horizon; without any row it is drafted
        whole.
    """

    period: str = ""
    languages: tuple[str, ...] = ()
    out: Path = Path("reports")
    draft: bool = False


@dataclass(frozen=True)
class Written:
    """What was written.

    Parameters
    ----------
    paths : tuple of Path
        A workbook and a calendar file by language.
    notes : tuple of Message
        How many publications, how many of them drafted, how much is to be put right.
    """

    paths: tuple[Path, ...]
    notes: tuple[Message, ...]


def write_calendar(folder: str, today: dt.date, wanted: Wanted | None = None) -> Written:
    """Write a client's ``calendar_<language>.xlsx`` and ``.ics``, each whole or not at all.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    today : date
        Stamps the events.
    wanted : Wanted or None
        None for the brief's language and period.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or there is nothing to write.
    """
    wanted = wanted or Wanted()
    loaded = load(folder, wanted.period, wanted.out, "always" if wanted.draft else "missing")
    if not loaded.rows:
        raise ParameterError((_nothing(loaded),))
    codes = wanted.languages or (loaded.brief.file.language,)
    paths = [
        path for code in dict.fromkeys(codes) for path in _write(loaded, code, (wanted.out, today))
    ]
    return Written(tuple(paths), _notes(loaded))


def _write(loaded: Loaded, code: str, given: tuple[Path, dt.date]) -> tuple[Path, Path]:
    out, today = given
    file = loaded.brief.file
    look = look_of(file, language_of(code))
    # Beside the report's folder, not in it: a render puts a new folder in the old one's place.
    place = report_folder(out, loaded.brief.client, loaded.period, code).parent
    view = view_of(loaded, look.language)
    events = ics_bytes(view, look, Stamp(file.timezone, today))
    book = place / FILE.format(language=code, kind="xlsx")
    dates = place / FILE.format(language=code, kind="ics")
    return (
        placed(book, lambda path: write_book(path, look, view)),
        placed(dates, partial(_write_bytes, events)),
    )


def _write_bytes(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _notes(loaded: Loaded) -> tuple[Message, ...]:
    notes = [
        say_n("{count} publication, version {version}.", "{count} publications, version {version}.",
              len(loaded.rows), version=str(loaded.version))
    ]  # fmt: skip
    if loaded.drafted:
        notes.append(
            say_n("{count} was drafted by rule: it enters the inputs once accepted.",
                  "{count} were drafted by rule: they enter the inputs once accepted.",
                  len(loaded.drafted))
        )  # fmt: skip
    return tuple(notes)


def _nothing(loaded: Loaded) -> Fault:
    return Fault(
        str(loaded.brief.folder / "inputs"),
        say("There is no calendar to write: its sheet is empty, and nothing tells a rule how to "
            "draft one."),
        say("Fill in the sheet of the calendar, or pillars and cadence."),
    )  # fmt: skip
