"""The executive summary: where things stand, three findings, three decisions, one risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.message import Message, fact, say, say_n
from stratbook.core.vocabulary import Status
from stratbook.display.cards import status_line
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import terms_of
from stratbook.display.words import Said, sentence
from stratbook.report.content import ObjectiveStatus

_MOST: Final = 3
_RESULTS: Final = ("target", "previous", "year_before", "rivals")


@dataclass(frozen=True)
class Decision:
    """What is asked of the client: the action, and its owner, effort and expected effect."""

    action: str
    terms: str


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
    look: Look, findings: Sequence[Finding], objectives: Sequence[ObjectiveStatus]
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
    """
    held = [each for each in findings if each.comparison is not None]
    top = held[:_MOST]
    worries = [each for each in held[_MOST:] if each.tone == "bad"]
    risk = max(worries, key=lambda each: (each.urgency, each.weight), default=None)
    return Summary(
        status=look.say(status_sentence(objectives)),
        objectives=_standings(look, objectives),
        findings=tuple(sentence(look, each) for each in top),
        decisions=_decisions(look, held),
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


def _decisions(look: Look, held: Sequence[Finding]) -> tuple[Decision, ...]:
    found: dict[str, Decision] = {}
    for each in held:
        said = sentence(look, each).action
        # What a person already decided otherwise is not asked again.
        if each.override is not None:
            continue
        if said and each.action is not None and said not in found and len(found) < _MOST:
            found[said] = Decision(said, terms_of(look, each.action))
    return tuple(found.values())
