"""What ``stratbook plan`` does: write the plan, read it back, accept it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.notebook.session import look_of
from stratbook.plan.decisions import chosen_split, split_choice
from stratbook.plan.flights.plan import FlightPlan, amounts_of, plan_flights
from stratbook.plan.media_plan import plan_media
from stratbook.report.media_plan.book import write_book
from stratbook.report.output import client_id, report_folder, working
from stratbook.report.workbook.making import placed

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
    split = chosen_split(media.ad_space, split_choice(brief.file.overrides))
    return Client(brief, plan_flights(brief, tables["ads"], span.end, amounts_of(split)), span)


def _write(client: Client, language: str, out: Path) -> Path:
    file = client.brief.file
    # Beside the report's folder, not in it: a render puts a new folder in the old one's place.
    place = report_folder(out, client.brief.client, client.period, language).parent
    name = FILE.format(language=language)
    look = look_of(file, language_of(language))
    name_of = file.organisation.name
    return placed(place / name, lambda path: write_book(path, look, client.plan, name_of))


def _nothing(brief: Brief) -> Fault:
    return Fault(
        str(brief.folder / "inputs"),
        say("No flight can be planned: the inputs name none, and no ad space is split between "
            "platforms."),
        say("Fill in the sheet of flights, or the budget and the ad platforms."),
    )  # fmt: skip
