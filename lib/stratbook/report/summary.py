"""The executive summary: where things stand, three findings, three decisions, one risk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.message import Fact, Message, Name, fact, say, say_n, term
from stratbook.core.vocabulary import Status
from stratbook.display.cards import status_line
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import terms_of
from stratbook.display.views.actions import names as actions
from stratbook.display.views.actions.ranked import takes_of
from stratbook.display.words import Said, sentence
from stratbook.plan.actions import ActionPlan, ActionRow
from stratbook.report.content import ObjectiveStatus

_MOST: Final = 3
_OWNER: Final = term("owner to be named")
_DATE: Final = term("date to be fixed")
_COST: Final = term("cost to be estimated")
_ALIKE: Final = 0.7  # of the words of the shorter sentence
_RESULTS: Final = ("target", "previous", "year_before", "rivals")


@dataclass(frozen=True)
class Decision:
    """What is asked of the client: the action, its owner and effort, and the finding it answers.

    ``why`` is empty where the summary tells that finding beside it.
    """

    action: str
    terms: str
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """The objectives that share a status: its value, its sign and word, their names."""

    status: str
    label: Html
    names: str


@dataclass(frozen=True)
class Summary:
    """The summary in the reader's language.

    Parameters
    ----------
    status : str
        Where the objectives stand, in one sentence.
    objectives : tuple of Standing
        Which objective stands where, the reached ones first.
    findings : tuple of Said
        At most three, the heaviest first.
    decisions : tuple of Decision
        At most three.
    risk : Said or None
        The most urgent bad news that is not among the findings.
    deck : str
        The line under the client's name: the heaviest finding about results (against a
        target, an earlier period or rivals), else the heaviest one; empty without any.
    """

    status: str
    objectives: tuple[Standing, ...]
    findings: tuple[Said, ...]
    decisions: tuple[Decision, ...]
    risk: Said | None
    deck: str = ""


def summarise(
    look: Look,
    findings: Sequence[Finding],
    objectives: Sequence[ObjectiveStatus],
    plan: ActionPlan | None = None,
) -> Summary:
    """Choose what the first page says.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    findings : sequence of Finding
        Ranked, heaviest first; those without a comparison are passed over.
    objectives : sequence of ObjectiveStatus
        What the status sentence counts.
    plan : ActionPlan or None
        Tells who does what is asked, by when, and what it takes.
    """
    held = [each for each in findings if each.comparison is not None or each.pinned]
    held.sort(key=lambda each: not each.pinned)  # stable: the ranking stands among the others
    top = unlike(look, held, _MOST)
    worries = [each for each in held if each.tone == "bad" and not _said_by(look, each, top)]
    risk = max(worries, key=lambda each: (each.urgency, each.weight), default=None)
    return Summary(
        status=look.say(status_sentence(objectives)),
        objectives=_standings(look, objectives),
        findings=tuple(sentence(look, each) for each in top),
        decisions=_decisions(look, held, plan, top),
        risk=None if risk is None else sentence(look, risk),
        deck=_deck(look, held),
    )


def _deck(look: Look, held: Sequence[Finding]) -> str:
    about = [each for each in held if each.comparison and each.comparison.against in _RESULTS]
    first = next(iter((*about, *held)), None)
    return "" if first is None else sentence(look, first).headline


def status_sentence(objectives: Sequence[ObjectiveStatus]) -> Message:
    """Return where the objectives stand, counted by status."""
    known: list[Status] = [
        each.status for each in objectives if each.status is not Status.NO_TARGET
    ]
    if not known:
        return say("No objective has a target for this period: progress cannot be judged.")
    if len(known) == 1:
        return _ALONE[known[0]]
    parts = [each for status in _COUNTED if (each := _counted(status, known.count(status)))]
    return say("Of {total} objectives, {parts}.", total=len(known), parts=[*parts])


def _standings(look: Look, objectives: Sequence[ObjectiveStatus]) -> tuple[Standing, ...]:
    found = []
    for status in _COUNTED:
        names = [look.say(fact(each.name)) for each in objectives if each.status is status]
        if names:
            found.append(Standing(status.value, status_line(look, status), " · ".join(names)))
    return tuple(found)


def _counted(status: Status, count: int) -> Message | None:
    """Return "3 are reached"; None where there are none."""
    if count == 0:
        return None
    match status:
        case Status.REACHED:
            return say_n("{count} is reached", "{count} are reached", count)
        case Status.WATCH:
            return say_n("{count} is to be watched", "{count} are to be watched", count)
        case Status.MISSED:
            return say_n("{count} is missed", "{count} are missed", count)
        case _:
            return say_n("{count} cannot be measured", "{count} cannot be measured", count)


_COUNTED: Final = (Status.REACHED, Status.WATCH, Status.MISSED, Status.UNKNOWN)
_ALONE: Final[dict[Status, Message]] = {
    Status.REACHED: say("The one objective with a target is reached."),
    Status.WATCH: say("The one objective with a target is to be watched."),
    Status.MISSED: say("The one objective with a target is missed."),
    Status.UNKNOWN: say(
        "The one objective with a target cannot be measured with the data at hand."
    ),
}


def _decisions(
    look: Look, held: Sequence[Finding], plan: ActionPlan | None, told: Sequence[Finding]
) -> tuple[Decision, ...]:
    # What a person already decided otherwise is not asked again.
    asked = [each for each in held if each.action is not None and each.override is None]
    found: list[Decision] = []
    chapters: set[str] = set()
    for strict in (True, False):
        for each in asked:
            said = sentence(look, each).action
            known = [one.action for one in found]
            if len(found) == _MOST or not said or any(alike(said, one) for one in known):
                continue
            if strict and each.chapter in chapters:
                continue
            chapters.add(each.chapter)
            why = "" if each in told else sentence(look, each).headline
            found.append(Decision(said, _terms(look, each, said, plan), why))
    return tuple(found)


def _terms(look: Look, finding: Finding, said: str, plan: ActionPlan | None) -> str:
    """Return who, by when and at what cost, as the action plan has it."""
    action = finding.action
    if action is None:
        return ""
    row = None if plan is None else _row_of(look, finding, said, plan)
    facts: list[Fact] = [_OWNER, _DATE, _COST]  # said plainly: they are what is to be decided
    if action.owner:
        facts[0] = Name(text=action.owner)
    if row is not None and plan is not None:
        facts[0] = actions.owner(row) if row.owner or row.suggested else facts[0]
        facts[1] = actions.dates(row) if row.due is not None else _DATE
        facts[2:] = takes_of(row, plan.currency) or [_COST]
    own = " · ".join(look.say(each) for each in facts)
    effort = terms_of(look, action.model_copy(update={"owner": ""}))
    return f"{own[:1].upper()}{own[1:]} · {effort[:1].lower()}{effort[1:]}"


def _row_of(look: Look, finding: Finding, said: str, plan: ActionPlan) -> ActionRow | None:
    """Return the row of the plan that carries an action: in its words, or by its rule."""
    exact = (each for each in plan.open if actions.told(look, each) == said)
    carried = (
        each
        for each in plan.open
        if any(one.key == finding.key and one.subject in {finding.subject, action_kpi(finding)}
               for one in each.origins)
    )  # fmt: skip
    return next(exact, None) or next(carried, None)


def action_kpi(finding: Finding) -> str:
    """Return the KPI of a finding's action; what its origin is named by where it has no subject."""
    return finding.action.kpi if finding.action is not None and not finding.subject else ""


def unlike(look: Look, findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """Choose findings that do not say the same: of several chapters and subjects.

    Parameters
    ----------
    look : Look
        The reader's: two findings say the same when their sentences share most words.
    findings : sequence of Finding
        The weightiest first.
    most : int
        How many; a chapter is taken twice only when no other has anything.
    """
    chosen: list[Finding] = []
    for strict in (True, False):
        for each in findings:
            if len(chosen) == most or each in chosen or _said_by(look, each, chosen):
                continue
            if not strict or all(each.chapter != other.chapter for other in chosen):
                chosen.append(each)
    return tuple(chosen)


def _said_by(look: Look, finding: Finding, chosen: Sequence[Finding]) -> bool:
    """Say whether what is chosen already tells what a finding does."""
    said = sentence(look, finding)
    for other in chosen:
        if finding is other or (finding.subject and finding.subject == other.subject):
            return True
        told = sentence(look, other)
        if alike(said.headline, told.headline) or (said.action and said.action == told.action):
            return True
    return False


def alike(one: str, other: str) -> bool:
    """Say whether two sentences share most of their words; numbers count as words."""
    first, second = (set(re.findall(r"\w+", each.casefold())) for each in (one, other))
    return bool(first | second) and len(first & second) >= _ALIKE * min(len(first), len(second))
