"""What is doubtful in a brief, though nothing forbids it: shown, never refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from stratbook.brief.ad_bounds import ad_bounds
from stratbook.brief.models import Brief, Objective
from stratbook.brief.yaml_text import shown
from stratbook.core import reference
from stratbook.core.goals import goals
from stratbook.core.message import KpiTerm, Message, Quantity, Unit, say
from stratbook.core.period import Period


@dataclass(frozen=True)
class Note:
    """Something to look at again.

    Parameters
    ----------
    place : str
        Where: ``client.yml, objectives[0] (sales)``. Verbatim, not translated.
    message : Message
        What is doubtful, and what it changes in the report.
    missing : bool
        Whether something is still to be filled in; what is written is doubtful otherwise.
    """

    place: str
    message: Message
    missing: bool = False


def brief_notes(brief: Brief) -> tuple[Note, ...]:
    """Return the notes on a brief: its folder, ``client.yml`` in its order, the ad platforms.

    Parameters
    ----------
    brief : Brief
        As :func:`stratbook.brief.read.read_brief` returns it.
    """
    notes = [] if brief.unfinished is None else [Note(shown(brief.client), brief.unfinished)]
    notes += [Note("client.yml", message, missing=True) for message in _no_objective(brief)]
    notes += [Note("client.yml", message) for message in _on_file(brief)]
    for index, objective in enumerate(brief.file.objectives):
        place = f"client.yml, objectives[{index}] ({objective.id})"
        notes += [
            Note(place, message, missing=look in _MISSING)
            for look in _LOOKS for message in look(objective, brief)
        ]  # fmt: skip
    notes += [Note(place, message) for place, message in ad_bounds(brief)]
    return tuple(notes)


def _no_objective(brief: Brief) -> Iterator[Message]:
    if not brief.file.objectives:
        yield say("No objective is written: the report cannot say what was reached.")


def _on_file(brief: Brief) -> Iterator[Message]:
    file = brief.file
    if isinstance(file.compare_with, Period) and file.compare_with.overlaps(file.period):
        yield say(
            "The report compares {period} with {other}: some days are in both.",
            other=file.compare_with,
            period=file.period,
        )


def _indicator(objective: Objective, _brief: Brief) -> Iterator[Message]:
    if objective.level == "social" and not objective.indicator:
        yield say("No indicator: nothing will tell whether this objective is reached.")


def _target(objective: Objective, _brief: Brief) -> Iterator[Message]:
    if objective.indicator and objective.target is None:
        yield say(
            "No target: the report shows {kpi} without a status.",
            kpi=KpiTerm(id=objective.indicator),
        )
    if objective.indicator and objective.target is not None and objective.baseline is None:
        yield say("No baseline: the report cannot say how far there is to go.")


def _owner(objective: Objective, _brief: Brief) -> Iterator[Message]:
    if objective.level == "social" and not objective.owner:
        yield say("No owner: nobody answers for this objective.")


def _parent(objective: Objective, brief: Brief) -> Iterator[Message]:
    above = {"social": {"business", "marketing"}, "marketing": {"business"}, "business": set()}
    levels = {each.level for each in brief.file.objectives}
    if not objective.serves and levels & above[objective.level]:
        yield say("This objective serves no objective above it.")


def _undated(objective: Objective, _brief: Brief) -> Iterator[Message]:
    if objective.level == "social" and objective.due is None:
        yield say("No date: nobody knows by when.")


def _due(objective: Objective, brief: Brief) -> Iterator[Message]:
    if objective.due is not None and objective.due < brief.file.period.start:
        yield say(
            "The date, {due}, lies before the period of the report, {period}.",
            due=objective.due,
            period=brief.file.period,
        )


def _goal(objective: Objective, brief: Brief) -> Iterator[Message]:
    kind = brief.file.organisation.type
    if objective.goal and kind not in goals()[objective.goal].organisations:
        yield say(
            "The goal “{goal}” is usually not one of this kind of organisation.",
            goal=objective.goal,
        )


def _large(objective: Objective, _brief: Brief) -> Iterator[Message]:
    kpi = reference.kpis().get(objective.indicator)
    for value in (objective.baseline, objective.target):
        if kpi is not None and kpi.unit == Unit.RATIO and value is not None and abs(value) > 1:
            share = Quantity(value=value, unit=Unit.RATIO)
            yield say("{value} is read as {share}.", value=f"{value:g}", share=share)


_LOOKS: Final[tuple[Callable[[Objective, Brief], Iterator[Message]], ...]] = (
    _indicator,
    _target,
    _large,
    _owner,
    _undated,
    _due,
    _parent,
    _goal,
)
_MISSING: Final = frozenset({_indicator, _target, _owner, _undated})
