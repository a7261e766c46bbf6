"""Chapter 6, computed: the budget in three parts, and the ad space split at its best."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.models import Brief, ClientFile
from stratbook.core.message import Message, say
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.plan.ad_space import AdSpace, problems, split_ad_space
from stratbook.plan.aim import Aim, aim_of
from stratbook.plan.budget import Split, planned_by_part, target_split
from stratbook.plan.clashes import clash_sentence
from stratbook.plan.curves import Curve, Source, benchmark, curves_of
from stratbook.plan.entries import Sheets, read_entries
from stratbook.plan.past import fitted_curves
from stratbook.plan.questions import Question, questions
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.fit import Fitted
from stratbook.plan.split.problem import clashes


@dataclass(frozen=True)
class MediaPlan:
    """Chapter 6, computed.

    Parameters
    ----------
    target : Split or None
        The budget as the brief wants it; None without a total.
    uncapped : Split or None
        The same without the cap on ad space; None where no cap binds.
    lines : DataFrame
        ``planned`` and ``spent`` by part (see :func:`planned_by_part`).
    aim : Aim
        What ad space is to bring.
    days : int
        Length of the plan: the curves are drawn for it.
    ad_space : AdSpace or None
        The split of ad space; None when it cannot be made.
    problem : Message or None
        Why it cannot; said exactly when ``ad_space`` is None.
    left_out : mapping of str to Message
        Platforms without usable figures, and why.
    notes : tuple of Message
        What the reader must know of the curves.
    questions : tuple of Question
        The inverse questions the brief allows, answered.
    history : Fitted or None
        What the client's own weeks told of the curves; None where no plan was asked of them.
    """

    target: Split | None
    uncapped: Split | None
    lines: pd.DataFrame
    aim: Aim
    days: int
    ad_space: AdSpace | None
    problem: Message | None
    left_out: Mapping[str, Message]
    notes: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
    history: Fitted | None = None

    @property
    def has_lines(self) -> bool:
        """Whether the inputs list any budget line."""
        return bool(self.lines["planned"].sum() > 0)


@remembered
def plan_media(brief: Brief, tables: Tables | None = None) -> MediaPlan:
    """Compute the media plan of a brief.

    Parameters
    ----------
    brief : Brief
        Uses ``budget``, ``objectives`` and the sheets ``budget_lines``, ``ad_platforms``,
        ``ad_groups`` and ``lift_tests``.
    tables : Tables, optional
        The client's exports: curves are fitted to ``ads`` where its weeks suffice.
    """
    file = brief.file
    target = target_split(file.budget)
    lines = planned_by_part(brief.inputs["budget_lines"])
    aim, days = aim_of(file), (file.budget.period or file.period).days
    sheets = read_entries(brief.inputs, aim.counted, days)
    source = Source(aim, days, file.organisation.country, _exchange(file))
    fitted, refused = _fitted(sheets, tables, source)
    curves, left_out = curves_of(sheets.entries, fitted, source)
    notes = (*(each for each in refused if each not in left_out.values()), *fitted.notes)
    budget = _ad_budget(target, lines)
    problem = _hindrance(budget, sheets, curves, file.currency)
    space = None if problem else split_ad_space(aim, sheets, curves, budget)
    return MediaPlan(
        target=target,
        uncapped=_without_cap(brief, target),
        lines=lines,
        aim=aim,
        days=days,
        ad_space=space,
        problem=problem,
        left_out=left_out,
        notes=(*sheets.notes, *notes),
        questions=questions(space, file.objectives) if space else (),
        history=fitted,
    )


def _fitted(
    sheets: Sheets, tables: Tables | None, source: Source
) -> tuple[Fitted, tuple[Message, ...]]:
    """Return the curves fitted to the client's weeks, and why some benchmarks cannot be used."""
    drawn = {each.platform: benchmark(each, source.aim.counted, source) for each in sheets.entries}
    priors = {name: each for name, each in drawn.items() if isinstance(each, Draws)}
    refused = tuple(each for each in drawn.values() if isinstance(each, Message))
    return fitted_curves(tables, source.aim, sheets.entries, priors), refused


def _exchange(file: ClientFile) -> dict[str, float]:
    """Return the last rate the brief gives for each currency."""
    return {each.currency: each.rate for each in sorted(file.currencies, key=lambda r: r.date)}


def _ad_budget(target: Split | None, lines: pd.DataFrame) -> float:
    """Return the ad space to split: the brief's, else what the lines plan for it."""
    return target.amounts["ad_space"] if target else float(lines["planned"].loc["ad_space"])


def _without_cap(brief: Brief, target: Split | None) -> Split | None:
    if target is None or not target.freed:
        return None
    return target_split(brief.file.budget.model_copy(update={"ad_space_cap": None}))


def _hindrance(
    budget: float, sheets: Sheets, curves: tuple[Curve, ...], currency: str
) -> Message | None:
    """Return why no split can be made; None when one can."""
    if budget <= 0:
        return say("No money is set aside for ad space, in the brief or in the budget lines.")
    if not curves:
        return say(
            "No ad platform has figures to draw a response curve from: fill in the sheet of ad "
            "platforms with past spend and results, results expected from 1,000, or the size of "
            "the audience."
        )
    found = clashes(problems(curves, sheets.groups, budget)[0])
    return clash_sentence(found[0], sheets, currency) if found else None
