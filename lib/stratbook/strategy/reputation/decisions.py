"""The decisions comments ask for: answer, or hand over to somebody above."""

from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, Name, Term, say, term
from stratbook.core.remembered import remembered
from stratbook.strategy.reputation.comments import Judged
from stratbook.strategy.reputation.findings import CHAPTER

ANSWER: Final = term("Answer it")
ESCALATE: Final = term("Hand it over")
MODERATE: Final = term("Moderate without answering")
_SILENT: Final = frozenset({"hide_keep", "report", "remove"})
LEVELS: Final = (
    term("0 · ordinary"),
    term("1 · to watch"),
    term("2 · incident"),
    term("3 · crisis"),
)


@remembered
def reply_decisions(judged: tuple[Judged, ...], language: str) -> tuple[Decision, ...]:
    """Return a decision for each open comment of level 1 and above.

    Parameters
    ----------
    judged : tuple of Judged
        The comments, judged.
    language : str
        In which actions and roles are named.
    """
    asked = [each for each in judged if each.is_open and each.number >= 1]
    return tuple(_decision(each, language) for each in asked)


def _decision(judged: Judged, language: str) -> Decision:
    override = judged.level.override
    return Decision(
        rule="reputation.triage",
        chapter=CHAPTER,
        subject=judged.comment.name,
        question=say("“{comment}”: answer, or hand over?", comment=judged.comment.name),
        options=(ANSWER, MODERATE, ESCALATE),
        criteria=(term("Content"), term("Place"), term("Author")),
        choice=_choice(judged),
        reason=_reason(judged, language) if override is None else Name(text=override.reason),
        state="proposed" if override is None else "overridden",
        owner=language_of(language).worded(judged.asks.owner),
        due=judged.due.date(),
        kpi="response_time",
    )


def _choice(judged: Judged) -> Term:
    if judged.number >= 2:
        return ESCALATE
    return MODERATE if judged.action.id in _SILENT else ANSWER


def _reason(judged: Judged, language: str) -> Message:
    return say(
        "Level {level}. {action}.",
        level=LEVELS[judged.number],
        action=judged.action.words(language),
    )
