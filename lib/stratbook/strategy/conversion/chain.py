"""The critical path: which supplier or action holds the scenario's end, and by how much."""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Literal

import pandas as pd

from stratbook.brief.scenario_checks import split_names
from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.remembered import remembered
from stratbook.strategy.conversion.scenario import of
from stratbook.strategy.kpis.scope import fold


@dataclass(frozen=True)
class Task:
    """An action or a deliverable.

    Parameters
    ----------
    name : str
        Its name.
    kind : {"action", "supplier"}
        Whether it is ours or ordered outside.
    starts : date
        When it is planned to begin, or was ordered.
    days : int
        How long it takes.
    due : date or None
        By when it is needed.
    done_on : date or None
        When it was done or received.
    after : tuple of str
        Names of what must be there first.
    trade, firmness : str
        A supplier's trade and how firm its price is.
    cost : float or None
        What it costs.
    """

    name: str
    kind: Literal["action", "supplier"]
    starts: dt.date
    days: int
    due: dt.date | None = None
    done_on: dt.date | None = None
    after: tuple[str, ...] = ()
    trade: str = ""
    firmness: str = ""
    cost: float | None = None


@dataclass(frozen=True)
class Placed:
    """A task in time.

    Parameters
    ----------
    task : Task
        The task.
    start, end : date
        When it can begin, and when it will be there at the earliest.
    slack : int
        Days it may slip without moving the end of the whole.
    late : int
        Days past the day it is needed by; 0 when it is on time or no day is given.
    critical : bool
        Whether it lies on the longest chain.
    """

    task: Task
    start: dt.date
    end: dt.date
    slack: int
    late: int
    critical: bool

    @property
    def waiting(self) -> bool:
        """Whether it is still to come."""
        return self.task.done_on is None


@dataclass(frozen=True)
class Chain:
    """All tasks of one scenario, in time.

    Parameters
    ----------
    scenario : str
        Its name.
    placed : tuple of Placed
        By start.
    path : tuple of str
        The longest chain, first to last: what sets the end.
    on : date
        The day one looks from.
    """

    scenario: str
    placed: tuple[Placed, ...]
    path: tuple[str, ...]
    on: dt.date

    @property
    def end(self) -> dt.date | None:
        """When all of it is there."""
        return max((each.end for each in self.placed), default=None)

    @property
    def suppliers(self) -> tuple[Placed, ...]:
        """What is ordered outside."""
        return tuple(each for each in self.placed if each.task.kind == "supplier")

    @property
    def late(self) -> tuple[Placed, ...]:
        """What is still to come and will be past its day, the latest first."""
        waiting = [each for each in self.placed if each.late > 0 and each.waiting]
        return tuple(sorted(waiting, key=lambda each: (-each.late, each.task.name)))


@remembered
def chain(name: str, inputs: Mapping[str, pd.DataFrame], on: dt.date) -> Chain:
    """Place a scenario's actions and deliverables in time.

    Parameters
    ----------
    name : str
        The scenario.
    inputs : mapping
        The sheets ``scenario_actions`` and ``suppliers``.
    on : date
        The cut-off: what is not done by then cannot end earlier.
    """
    actions, ordered = (of(inputs[each], name) for each in ("scenario_actions", "suppliers"))
    tasks = [_action(row) for row in actions.to_dict("records")]
    tasks += [_supplier(row) for row in ordered.to_dict("records")]
    return schedule(name, tasks, on)


def schedule(name: str, tasks: Sequence[Task], on: dt.date) -> Chain:
    """Find when each task can be there, which ones set the end, and how far others may slip.

    Parameters
    ----------
    name : str
        The scenario.
    tasks : sequence of Task
        Names are unique; dependencies on unknown names are ignored.
    on : date
        The cut-off.
    """
    by_name = {fold(each.name): each for each in tasks}
    graph = {id_: _before(task, by_name) for id_, task in by_name.items()}
    order = list(TopologicalSorter(graph).static_order())
    spans: dict[str, tuple[dt.date, dt.date]] = {}
    for id_ in order:
        spans[id_] = _span(by_name[id_], [spans[each][1] for each in graph[id_]], on)
    path = _longest(graph, spans)
    latest = _latest(order, graph, spans)
    placed = [
        _placed(by_name[id_], spans[id_], latest[id_], critical=id_ in path) for id_ in order
    ]  # fmt: skip
    ordered = sorted(placed, key=lambda each: (each.start, each.end, each.task.name))
    return Chain(name, tuple(ordered), tuple(by_name[id_].name for id_ in path), on)


def _before(task: Task, known: Mapping[str, Task]) -> tuple[str, ...]:
    return tuple(fold(each) for each in task.after if fold(each) in known)


def _span(task: Task, ready: Sequence[dt.date], on: dt.date) -> tuple[dt.date, dt.date]:
    start = max((task.starts, *ready))
    if task.done_on is not None:
        return min(task.starts, task.done_on), task.done_on
    return start, max(start + dt.timedelta(days=task.days), on)


def _longest(
    graph: Mapping[str, Sequence[str]], spans: Mapping[str, tuple[dt.date, dt.date]]
) -> tuple[str, ...]:
    """Walk back from what ends last, through what each one waited for."""
    if not spans:
        return ()
    at = max(spans, key=lambda id_: (spans[id_][1], id_))
    path = [at]
    while held := [each for each in graph[at] if spans[each][1] >= spans[at][0]]:
        at = max(held, key=lambda id_: (spans[id_][1], id_))
        path.append(at)
    return tuple(reversed(path))


def _latest(
    order: Sequence[str],
    graph: Mapping[str, Sequence[str]],
    spans: Mapping[str, tuple[dt.date, dt.date]],
) -> dict[str, dt.date]:
    """Return by when each may end without moving the end of the whole."""
    if not spans:
        return {}
    end = max(each[1] for each in spans.values())
    latest = dict.fromkeys(order, end)
    for id_ in reversed(order):
        start = latest[id_] - (spans[id_][1] - spans[id_][0])
        for before in graph[id_]:
            latest[before] = min(latest[before], start)
    return latest


def _placed(
    task: Task, span: tuple[dt.date, dt.date], latest: dt.date, *, critical: bool
) -> Placed:
    late = max(0, (span[1] - task.due).days) if task.due else 0
    slack = 0 if critical else max(0, (latest - span[1]).days)
    return Placed(task, span[0], span[1], slack, late, critical)


def _action(row: Mapping[Hashable, object]) -> Task:
    starts, due = day_of(row["starts"]), day_of(row["due"])
    if starts is None or due is None:  # pragma: no cover - the sheet refuses such a row
        raise ValueError("an action has no dates")
    return Task(
        text_of(row["action"]), "action", starts, (due - starts).days, due,
        day_of(row["done_on"]), split_names(row["depends_on"]), cost=number_of(row["cost"]),
    )  # fmt: skip


def _supplier(row: Mapping[Hashable, object]) -> Task:
    ordered, days = day_of(row["ordered_on"]), number_of(row["lead_days"])
    if ordered is None or days is None:  # pragma: no cover - the sheet refuses such a row
        raise ValueError("an order has no date")
    return Task(
        text_of(row["deliverable"]), "supplier", ordered, round(days), day_of(row["due"]),
        day_of(row["received_on"]), split_names(row["depends_on"]), text_of(row["kind"]),
        text_of(row["firmness"]), number_of(row["cost"]),
    )  # fmt: skip
