"""A client's calendar as it stands, with what its workbook needs: rows, remarks, dates, lists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import N_, Message
from stratbook.core.period import Period
from stratbook.core.tables import Tables
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.plan.calendar.checks import rules_of
from stratbook.plan.calendar.draft import draft_calendar
from stratbook.plan.calendar.hooks import hooks_of
from stratbook.plan.calendar.lint import lint
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.setting import Setting, read_setting
from stratbook.report.calendar.view import CalendarView, HookLine
from stratbook.report.output import client_id, working
from stratbook.report.validation.log import read_log, version_of
from stratbook.strategy.editorial import slots_of, week_grids
from stratbook.strategy.performance.scorecard import scope_for

DOCUMENT: Final = "calendar"
Drafting = Literal["never", "missing", "always"]
_ROLES: Final = (("team", "role"), ("raci", "role"), ("accounts", "owner"), ("actions", "owner"))


@dataclass(frozen=True)
class Loaded:
    """A client's calendar.

    Parameters
    ----------
    brief : Brief
        What people said.
    setting : Setting
        What the calendar is planned with.
    period : Period
        Under report.
    rows : tuple of CalendarRow
        Those of the inputs, then those a rule drafted, by day and time.
    drafted : frozenset of str
        Ids of the latter.
    version : int
        From 1.
    """

    brief: Brief
    setting: Setting
    period: Period
    rows: tuple[CalendarRow, ...]
    drafted: frozenset[str]
    version: int


def load(folder: str, period: str, out: Path, draft: Drafting = "missing") -> Loaded:
    """Read a client's calendar; without one, the draft is it.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    period : str
        Under report, as people write it; empty for the brief's.
    out : Path
        Where there is room to work in.
    draft : {"never", "missing", "always"}
        Whether a rule drafts rows: only where the inputs hold none, or also what the calendar
        lacks over its horizon.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit.
    """
    asked = checked({"client": folder, "period": period, "language": "", "document": "audit"})
    place = find_client(folder)
    brief = read_brief(place)
    span = asked.span(brief.file.period)
    setting = read_setting(brief, Tables(), span)
    drafted: tuple[CalendarRow, ...] = ()
    if draft == "always" or (draft == "missing" and not setting.rows):
        with working(out, client_id(place)) as work:
            tables = read_client(brief, work).tables
        scope = scope_for(brief, tables, span)
        setting = read_setting(brief, tables, span, slots_of(week_grids(scope)))
        drafted = drafted_rows(setting)
    rows = sorted((*setting.rows, *drafted), key=lambda each: (each.instant, each.id))
    version = version_of(read_log(place, DOCUMENT))
    names = frozenset(each.id for each in drafted)
    return Loaded(brief, setting, span, tuple(rows), names, version)


def drafted_rows(setting: Setting) -> tuple[CalendarRow, ...]:
    """Return the rows a rule drafts, in the client's language."""
    render = language_of(setting.brief.file.language).render
    draft = draft_calendar(setting, setting.brief.file.overrides)
    return tuple(each.written(render) for each in draft.rows)


def view_of(loaded: Loaded, reader: Language) -> CalendarView:
    """Return what the workbook shows to one reader."""
    remarks: dict[str, list[Message]] = defaultdict(list)
    for each in lint(loaded.rows, rules_of(loaded.setting)):
        remarks[each.row].append(each.message)
    file = loaded.brief.file
    return CalendarView(
        client=loaded.brief.client,
        name=file.organisation.name,
        rows=loaded.rows,
        version=loaded.version,
        drafted=loaded.drafted,
        remarks={id_: tuple(said) for id_, said in remarks.items()},
        hooks=tuple(_hooks(loaded, reader)),
        offered=_offered(loaded),
        week_start=file.week_start,
    )


def _hooks(loaded: Loaded, reader: Language) -> Iterator[HookLine]:
    days = [row.date for row in loaded.rows if row.state != "dropped"]
    horizon = loaded.setting.horizon
    span = Period(start=min([horizon.start, *days]), end=max([horizon.end, *days]))
    for each in hooks_of(loaded.brief, loaded.setting.flights, span):
        kind = reader.text(_ORIGINS[each.origin])
        yield HookLine(each.period.start, each.period.end, each.name(reader.code), kind,
                       each.angle(reader.code))  # fmt: skip


def _offered(loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    setting, brief = loaded.setting, loaded.brief
    formats = [each for pillar in setting.pillars for each in pillar.formats]
    formats += [each for pace in setting.paces for each in pace.formats]
    formats += [str(each) for each in _column(brief, "format_hours", "format")]
    platforms = [*_column(brief, "accounts", "platform"), *(e.platform for e in setting.paces)]
    return {
        "pillar": tuple(each.name for each in setting.pillars),
        "persona": tuple(each.name for each in setting.personas),
        "objective": tuple(each.id for each in brief.file.objectives if each.level == "social"),
        "platform": tuple(dict.fromkeys(platforms)),
        "format": tuple(dict.fromkeys(formats)),
        "owner": tuple(dict.fromkeys(e for place in _ROLES for e in _column(brief, *place))),
    }


def _column(brief: Brief, sheet: str, column: str) -> list[str]:
    frame = brief.inputs.get(sheet)
    return [] if frame is None or column not in frame else [str(e) for e in frame[column].dropna()]


_ORIGINS: Final = {
    "own": N_("Own date"),
    "event": N_("Plan event"),
    "flight": N_("Campaign"),
    "season": N_("Seasonal date"),
    "holiday": N_("Public holiday"),
}
