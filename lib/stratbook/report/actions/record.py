"""A row of the plan as cells of the sheet ``actions``, in the reader's words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from stratbook.brief.actions import Action
from stratbook.brief.sheets import Field, sheet
from stratbook.core.message import KpiTerm
from stratbook.core.reference import platforms
from stratbook.core.vocabulary import Level
from stratbook.display.look import Look
from stratbook.display.views.actions import names
from stratbook.plan.actions import ActionRow
from stratbook.report.workbook.columns import word
from stratbook.report.workbook.grid import Value

SHEET: Final = sheet("actions")
FIELDS: Final[Mapping[str, Field]] = {each.id: each for each in SHEET.fields}
Record = dict[str, Value]
_LISTED: Final = "; "


def record_of(row: ActionRow, look: Look) -> Record:
    """Return a row's cells by field id: what people typed, or what is proposed."""
    if row.action is None:
        return _proposed(row, look)
    return cells_of(replace(row.action, id=row.id), look)


def cells_of(action: Action, look: Look) -> Record:
    """Return a typed action's cells by field id, in the reader's words."""
    return {
        "action": action.name,
        "lever": word(FIELDS["lever"], action.lever, look),
        "objective": action.objective,
        "platform": _place(action.platform),
        "cta": word(FIELDS["cta"], action.cta, look),
        "owner": action.owner,
        "start": action.start,
        "due": action.due,
        "done_on": action.done_on,
        "cost": action.cost,
        "hours": action.hours,
        "kpi": action.kpi_written,
        "state": word(FIELDS["state"], action.state, look),
        "from_finding": _LISTED.join(action.answers),
        "impact": _level("impact", action.impact, look),
        "effort": _level("effort", action.effort, look),
        "confidence": _level("confidence", action.confidence, look),
        "effect_low": action.effect_low,
        "effect_high": action.effect_high,
        "effect_seen": action.effect_seen,
        "depends_on": _LISTED.join(action.after),
        "id": action.id,
    }


def _proposed(row: ActionRow, look: Look) -> Record:
    kpi = look.say(KpiTerm(id=row.kpi, form="label")) if row.kpi else ""
    return {
        "action": names.told(look, row).rstrip("."),
        "lever": word(FIELDS["lever"], row.lever, look),
        "platform": _place(row.platform),
        "owner": row.owner,
        "start": row.start,
        "due": row.due,
        "cost": row.cost,
        "hours": row.hours,
        "kpi": kpi,
        "state": look.text("proposed"),
        "from_finding": _LISTED.join(each.name for each in row.origins if each.key),
        "effort": _level("effort", row.effort, look),
        "confidence": _level("confidence", row.confidence, look),
        "depends_on": _LISTED.join(row.after),
        "id": row.id,
    }


def _place(id_: str) -> str:
    known = platforms().get(id_)
    return known.label if known else id_


def _level(field: str, level: Level | None, look: Look) -> str:
    return word(FIELDS[field], level.value, look) if level is not None else ""
