"""The departments' priorities under what one moves, and what keeps them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.keep.change import Change, Kept, SetRow
from stratbook.brief.models import Objective
from stratbook.brief.row_checks import WHOLE
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Quantity, Unit, say
from stratbook.display.views.objectives import contested
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.objectives import Alignment, align
from stratbook.strategy.objectives.subjects import once

_CHAPTER: Final = "01_objectives"
_SHEET: Final = "weights"
_EQUAL: Final = 1e-6
_TENTHS: Final = 10  # points are written to a tenth
Pair = tuple[str, str]


@dataclass(frozen=True)
class Room:
    """What does not move: the sheet as it was read, and the brief's objectives.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``weights``.
    objectives : sequence of Objective
        The brief's.
    departments, subjects : tuple of str
        Who gives points to what, as the sheet writes them first.
    """

    sheet: pd.DataFrame
    objectives: Sequence[Objective]
    departments: tuple[str, ...]
    subjects: tuple[str, ...]


Setting = Mapping[Pair, float]  # points by (department, subject)


def room_of(session: Session) -> Room:
    """Return a client's room."""
    sheet = session.brief.inputs[_SHEET].dropna(subset=["department", "objective", "points"])
    departments, subjects = (
        once(sheet[column].astype("str").str.strip()) for column in ("department", "objective")
    )
    return Room(sheet, session.brief.file.objectives, departments, subjects)


def start(room: Room) -> Setting:
    """Return the points that the sheet gives; 0 where it gives none."""
    given = {
        (fold(str(row["department"])), fold(str(row["objective"]))): float(row["points"])
        for row in room.sheet.to_dict("records")
    }
    return {
        (department, subject): given.get((fold(department), fold(subject)), 0.0)
        for department in room.departments
        for subject in room.subjects
    }


def moved(room: Room, setting: Setting) -> Alignment:
    """Return the departments' alignment under a setting.

    A department whose points do not add up to 100 has them brought to 100; one that gives none
    takes no part.
    """
    influence = {
        fold(str(row["department"])): row["weight"]
        for row in room.sheet.to_dict("records")
        if pd.notna(row["weight"])
    }
    rows = [
        (department, subject, points, influence.get(fold(department)), True)
        for (department, subject), points in setting.items()
        if _total(setting, department) > 0
    ]
    columns = ["department", "objective", "points", "weight", "rescale"]
    frame = pd.DataFrame(rows, columns=columns).astype({"weight": "float64"})
    return align(frame.assign(source="inputs"), room.objectives)


def brought(points: Mapping[str, float]) -> dict[str, float]:
    """Return points brought to 100, to a tenth, so that they add up to 100 exactly."""
    whole = sum(points.values())
    exact = {name: each * WHOLE * _TENTHS / whole for name, each in points.items()}
    given = {name: int(each) for name, each in exact.items()}
    left = round(WHOLE * _TENTHS) - sum(given.values())
    for name in sorted(exact, key=lambda each: (given[each] - exact[each], each))[:left]:
        given[name] += 1
    return {name: each / _TENTHS for name, each in given.items()}


def kept(room: Room, now: Setting, before: Setting) -> Kept | None:
    """Return what keeps a setting; None when nothing differs from what is kept.

    Raises
    ------
    ParameterError
        When a department gave points and gives none any more.
    """
    changes = tuple(
        change
        for department in room.departments
        if any(abs(now[pair] - before[pair]) > _EQUAL for pair in now if pair[0] == department)
        for change in _rows(room, department, now)
    )
    if not changes:
        return None
    found = moved(room, now)
    index = Quantity(value=found.measure.value, unit=Unit.DECIMAL, digits=2)
    return Kept(
        _CHAPTER,
        say("How many points does each department give to each objective?"),
        say("Alignment {index}. {contest}", index=index, contest=contested(found)),
        changes,
    )


def _rows(room: Room, department: str, now: Setting) -> Iterator[Change]:
    points = {subject: now[department, subject] for subject in room.subjects}
    if sum(points.values()) <= 0:
        problem = say("{department} gives no point any more.", department=department)
        raise ParameterError((Fault(_SHEET, problem, say("Give it at least one.")),))
    there = {
        (fold(str(row["department"])), fold(str(row["objective"])))
        for row in room.sheet.to_dict("records")
    }
    for subject, value in brought(points).items():
        is_there = (fold(department), fold(subject)) in there
        if is_there or value:
            where = {"department": department, "objective": subject}
            yield SetRow(_SHEET, where, {"points": value}, made=not is_there)


def _total(setting: Setting, department: str) -> float:
    return sum(points for (name, _), points in setting.items() if name == department)
