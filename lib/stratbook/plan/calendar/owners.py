"""Who is responsible for a publication: the format's role, the objective's, or nobody known."""

from collections.abc import Mapping
from typing import Any, Final

from stratbook.brief.nearest import plain
from stratbook.plan.calendar.setting import Setting
from stratbook.plan.flights.rows import text_of

_PARTS: Final = ("responsible", "accountable")


def owner_of(setting: Setting, objective: str, role: str = "") -> str:
    """Return the role that makes a publication.

    Parameters
    ----------
    setting : Setting
        The RACI, the objectives' owners.
    objective : str
        Id of the objective it serves; may be empty.
    role : str
        Whose work the format is, as ``format_hours`` says.

    Returns
    -------
    str
        The format's role; else who is responsible, then accountable, for the objective; else
        the objective's owner; else empty, which the checks then say.
    """
    if role:
        return role
    rows = _about(setting, objective)
    for part in _PARTS:
        for row in rows:
            if row["part"] == part and text_of(row["role"]):
                return text_of(row["role"])
    owners = {plain(each.id): each.owner for each in setting.brief.file.objectives}
    return owners.get(plain(objective), "")


def _about(setting: Setting, objective: str) -> list[Mapping[Any, Any]]:
    frame = setting.brief.inputs.get("raci")
    if frame is None or not objective:
        return []
    says = {plain(each.id): plain(each.statement) for each in setting.brief.file.objectives}
    names = {plain(objective), says.get(plain(objective), "")} - {""}
    return [row for row in frame.to_dict("records") if plain(text_of(row["subject"])) in names]
