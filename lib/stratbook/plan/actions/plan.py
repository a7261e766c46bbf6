"""The action plan: everything recommended, answered, decided and typed, in one ranked list."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from stratbook.brief.actions import FollowUp, follow, read_actions
from stratbook.brief.models import Brief, Objective
from stratbook.core.choice import Choice, Override
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding
from stratbook.plan.actions.capacity import RoleLoad, loads
from stratbook.plan.actions.dates import Working, schedule
from stratbook.plan.actions.effect import Seen
from stratbook.plan.actions.owners import owner_of, suggested_owner
from stratbook.plan.actions.proposed import propose, to_decide
from stratbook.plan.actions.revisions import Revision, revisions
from stratbook.plan.actions.row import ActionRow
from stratbook.plan.actions.score import in_rank, scored
from stratbook.plan.actions.twins import merge_twins
from stratbook.plan.actions.typed import joined, sure_enough, typed_row

Told = Callable[[Finding], str]


@dataclass(frozen=True)
class Known:
    """What the plan is made of, beside the findings.

    Parameters
    ----------
    on : date
        The cut-off: the last day of the period under report.
    follow_up : FollowUp
        The typed actions and how they stand that day.
    decisions : tuple of Decision
        Those people wrote in the log.
    objectives : tuple of Objective
        The brief's.
    raci, team, tasks : DataFrame or None
        Sheets; None where this version of the inputs has none.
    overrides : tuple of Override
        What people decided against the rules.
    country, currency : str
        The client's.
    """

    on: dt.date
    follow_up: FollowUp
    decisions: tuple[Decision, ...] = ()
    objectives: tuple[Objective, ...] = ()
    raci: pd.DataFrame | None = None
    team: pd.DataFrame | None = None
    tasks: pd.DataFrame | None = None
    overrides: tuple[Override, ...] = ()
    country: str = ""
    currency: str = ""

    @property
    def indicator(self) -> str:
        """The KPI of the first social objective that has one; reach where none has."""
        social = (each.indicator for each in self.objectives if each.level == "social")
        return next((each for each in social if each), "reach")


@dataclass(frozen=True)
class ActionPlan:
    """The plan.

    Parameters
    ----------
    on : date
        The cut-off.
    currency : str
        The client's.
    rows : tuple of ActionRow
        All of them: open ones by rank, then done ones, then dropped ones.
    aside : tuple of Finding
        Recommendations a person set aside.
    loads : tuple of RoleLoad
        Hours needed and free, by role and month.
    follow_up : FollowUp or None
        The typed actions at the cut-off.
    revisions : tuple of Revision
        What calls for a revision of the plan.
    indicator : str
        KPI id that tells whether the plan works.
    """

    on: dt.date
    currency: str
    rows: tuple[ActionRow, ...]
    aside: tuple[Finding, ...] = ()
    loads: tuple[RoleLoad, ...] = ()
    follow_up: FollowUp | None = None
    revisions: tuple[Revision, ...] = ()
    indicator: str = ""

    @property
    def open(self) -> tuple[ActionRow, ...]:
        """What is still to be done, by rank."""
        return tuple(each for each in self.rows if each.is_open)

    @property
    def typed(self) -> tuple[ActionRow, ...]:
        """What people planned themselves."""
        return tuple(each for each in self.rows if each.action is not None)

    @property
    def over(self) -> tuple[RoleLoad, ...]:
        """Roles and months with more hours planned than free."""
        return tuple(each for each in self.loads if each.over > 0)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The priorities, computed and chosen."""
        return tuple(each.priority for each in self.rows if each.is_open)

    def among(self, *bands: str) -> tuple[ActionRow, ...]:
        """Return the open actions of these bands."""
        return tuple(each for each in self.open if each.priority.chosen in bands)

    def row(self, id_: str) -> ActionRow:
        """Return a row by its number; raise KeyError when there is none."""
        return {each.id: each for each in self.rows}[id_]


def known_of(brief: Brief, on: dt.date, decisions: Sequence[Decision]) -> Known:
    """Return what a brief says for the plan.

    Parameters
    ----------
    brief : Brief
        Its sheets ``actions``, ``questions``, ``raci``, ``team`` and ``tasks``.
    on : date
        The cut-off.
    decisions : sequence of Decision
        The log, as people wrote it.
    """
    inputs, file = brief.inputs, brief.file
    return Known(
        on=on,
        follow_up=follow(read_actions(inputs["actions"], inputs["questions"]), on),
        decisions=tuple(decisions),
        objectives=tuple(file.objectives),
        raci=inputs.get("raci"),
        team=inputs.get("team"),
        tasks=inputs.get("tasks"),
        overrides=tuple(file.overrides),
        country=file.organisation.country,
        currency=file.currency,
    )


def plan_actions(
    known: Known,
    findings: Sequence[Finding] = (),
    told: Told = lambda each: each.key,
    effects: Mapping[str, Seen] | None = None,
) -> ActionPlan:
    """Make the action plan.

    Parameters
    ----------
    known : Known
        The cut-off and what people wrote.
    findings : sequence of Finding
        Of all chapters, overrides applied; none for the typed actions alone.
    told : callable
        The recommended action of a finding in the client's language.
    effects : mapping or None
        What was seen of the typed actions' KPIs, by the action's name.

    Returns
    -------
    ActionPlan
        Each action once, ranked by impact × confidence × ease, dated and owned where the
        brief allows it.
    """
    seen = effects or {}
    proposals = propose(findings, told)
    decided = to_decide(known.decisions, known.on)
    typed = [typed_row(each, known.currency) for each in known.follow_up.actions
             if each.action.name]  # fmt: skip
    typed = [replace(each, seen=seen.get(each.text)) for each in typed]
    names = {each.id: _words(each, told) for each in (*proposals.rows, *decided)}
    every = merge_twins(joined(typed, (*proposals.rows, *decided), names))
    rows = [sure_enough(each) for each in every]
    names |= {each.id: each.text for each in typed}
    rows = [_owned(scored(each, known.overrides, names[each.id]), known) for each in rows]
    working = Working.around(known.country, known.on)
    dated = schedule(in_rank(rows), working, known.on, names)
    return ActionPlan(
        on=known.on,
        currency=known.currency,
        rows=tuple(sorted(dated, key=_place)),
        aside=proposals.aside,
        loads=loads(dated, known.team, known.tasks, working, known.on),
        follow_up=known.follow_up,
        revisions=revisions(known.follow_up, known.decisions),
        indicator=known.indicator,
    )


def _words(row: ActionRow, told: Told) -> str:
    if row.text:
        return row.text
    return told(row.finding) if row.finding is not None else row.origins[0].key


def _owned(row: ActionRow, known: Known) -> ActionRow:
    if row.owner or not row.is_open or known.raci is None:
        return row
    if owner := owner_of(row.kpi, known.objectives, known.raci):
        return replace(row, owner=owner)
    if row.action is not None:
        return row  # a person left it open: it is theirs to fill
    return replace(row, suggested=suggested_owner(row.kpi, known.objectives, known.raci))


def _place(row: ActionRow) -> int:
    """Open rows keep their rank; done ones follow, then dropped ones."""
    return 0 if row.is_open else 1 if row.status == "done" else 2
