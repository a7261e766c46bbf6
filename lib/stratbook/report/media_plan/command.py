"""What ``stratbook plan`` does: write the plan, read it back, accept it."""

import datetime as dt
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.core.period import Period
from stratbook.display.look import Look
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.notebook.session import look_of
from stratbook.plan.flights.plan import FlightPlan, amounts_of, plan_flights
from stratbook.plan.media_plan import plan_media
from stratbook.report.content import Sheet
from stratbook.report.media_plan.accept import accept, refuse_workbook
from stratbook.report.media_plan.book import write_book
from stratbook.report.media_plan.changes import Change, change_facts, changes
from stratbook.report.media_plan.reading import Returned, read_book
from stratbook.report.output import client_id, report_folder, working

FILE: Final = "media_plan_{language}.xlsx"


@dataclass(frozen=True)
class Client:
    """A client with its plan.

    Parameters
    ----------
    brief : Brief
        What people said.
    plan : FlightPlan
        Computed, or drafted by rule.
    period : Period
        The period under report.
    """

    brief: Brief
    plan: FlightPlan
    period: Period


@dataclass(frozen=True)
class ReadBack:
    """What an edited plan changes.

    Parameters
    ----------
    found : tuple of Change
        One a value.
    sheet : Sheet or None
        The same as a table; None when nothing changed.
    notes : tuple of Message
        How much, and what the new total is.
    accepted : Path or None
        The file written, when the changes were accepted.
    """

    found: tuple[Change, ...]
    sheet: Sheet | None
    notes: tuple[Message, ...]
    accepted: Path | None = None


def write_plan(
    folder: str, *, period: str = "", languages: tuple[str, ...] = (), out: Path = Path("reports")
) -> tuple[Path, ...]:
    """Write a client's ``media_plan.xlsx``, whole or not at all.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    period : str
        As people write it; empty for the brief's.
    languages : tuple of str
        ``fr``, ``en`` or both; none for the brief's.
    out : Path
        The plan goes to ``<out>/<client>/<period>/media_plan_<language>.xlsx``.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or there is nothing to plan.
    """
    client = client_plan(folder, period, out)
    if not client.plan.forecasts:
        raise ParameterError((_nothing(client.brief),))
    wanted = languages or (client.brief.file.language,)
    return tuple(_write(client, code, out) for code in dict.fromkeys(wanted))


def read_plan(
    folder: str, file: Path, *, accepting: bool, today: dt.date, out: Path = Path("reports")
) -> ReadBack:
    """Read an edited plan back, and write it into the client's inputs if it is accepted.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    file : Path
        The edited workbook.
    accepting : bool
        Whether to write the flights into ``inputs/flights.csv``.
    today : date
        Names the copy that is kept of the file before.
    out : Path
        Where there is room to work in.

    Raises
    ------
    WorkbookError
        When the workbook holds values that cannot be: every one, its row named.
    """
    returned = read_book(file)
    client = client_plan(folder, "", out)
    look = look_of(client.brief.file, returned.language)
    old = [each.flight for each in client.plan.forecasts]
    found = changes(old, returned.flights, look)
    written = None
    if accepting and (found or client.plan.drafted):
        refuse_workbook([each.source for each in old])
        own = look_of(client.brief.file, language_of(client.brief.file.language))
        written = accept(client.brief.folder, returned.flights, own, today)
    sheet = _sheet(found, look, client.plan.currency) if found else None
    return ReadBack(found, sheet, _notes(found, returned, client.plan), written)


def client_plan(folder: str, period: str, out: Path) -> Client:
    """Read a client and compute its plan.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit.
    """
    asked = checked({"client": folder, "period": period, "language": "", "document": "audit"})
    place = find_client(folder)
    brief = read_brief(place)
    span = asked.span(brief.file.period)
    with working(out, client_id(place)) as work:
        tables = read_client(brief, work).tables
    media = plan_media(brief, tables)
    best = None if media.ad_space is None else media.ad_space.best
    return Client(brief, plan_flights(brief, tables["ads"], span.end, amounts_of(best)), span)


def _write(client: Client, language: str, out: Path) -> Path:
    file = client.brief.file
    # Beside the report's folder, not in it: a render puts a new folder in the old one's place.
    place = report_folder(out, client.brief.client, client.period, language).parent
    name = FILE.format(language=language)
    look = look_of(file, language_of(language))
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".plan-", dir=place) as room:
            draft = Path(room) / name
            write_book(draft, look, client.plan, file.organisation.name)
            os.replace(draft, place / name)  # noqa: PTH105 - atomic, and says so
    except OSError as error:
        raise ParameterError((_unwritten(place / name, error),)) from error
    return place / name


def _sheet(found: tuple[Change, ...], look: Look, currency: str) -> Sheet:
    headings = (
        term("Flight"), term("What changed"), term("Column"), term("Before"), term("After"),
    )  # fmt: skip
    rows = tuple(change_facts(each, look, currency) for each in found)
    return Sheet(say("What the file that came back changes"), headings, rows)


def _notes(found: tuple[Change, ...], returned: Returned, plan: FlightPlan) -> tuple[Message, ...]:
    if not found:
        return (say("Nothing changed: the file says what the plan says."),)
    budget = round(sum(each.budget for each in returned.flights), 2)
    notes = [
        say_n("{count} change in {flights} flights.", "{count} changes in {flights} flights.",
              len(found), flights=len({each.flight for each in found})),
        say("The flights add up to {new}; before, {old}.",
            new=_money(budget, plan), old=_money(plan.budget, plan)),
    ]  # fmt: skip
    if plan.ad_space is not None and abs(budget - plan.ad_space) >= 0.005:
        space = _money(plan.ad_space, plan)
        notes.append(say("The ad space of the budget is {space}.", space=space))
    return tuple(notes)


def _money(value: float, plan: FlightPlan) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=plan.currency)


def _nothing(brief: Brief) -> Fault:
    return Fault(
        str(brief.folder / "inputs"),
        say("No flight can be planned: the inputs name none, and no ad space is split between "
            "platforms."),
        say("Fill in the sheet of flights, or the budget and the ad platforms."),
    )  # fmt: skip


def _unwritten(path: Path, error: OSError) -> Fault:
    return Fault(
        str(path),
        say("The file cannot be written: {reason}.", reason=error.strerror or str(error)),
        say("Look at the disk and at the rights of the folder, then run again."),
    )
