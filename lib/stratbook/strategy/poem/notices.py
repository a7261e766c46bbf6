"""Legal notices: which media must say that they are paid for, and which do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.finding import Action, Confidence, Finding
from stratbook.core.message import N_, Term, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level, Medium
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.evidence import CHAPTER, named, parts, sources_of
from stratbook.strategy.poem.inventory import Item
from stratbook.strategy.poem.rules import Notice, notice_for

State = Literal["shown", "missing", "unsaid"]
_STATES: Final[dict[bool | None, State]] = {True: "shown", False: "missing", None: "unsaid"}
_STATED: Final = N_("stated in the media inventory")
_UNSTATED: Final = N_("the media inventory does not say")


@dataclass(frozen=True)
class Duty:
    """One medium that must carry a notice.

    Parameters
    ----------
    item : Item
        The medium.
    notice : Notice
        What it must say, in the client's country.
    state : {"shown", "missing", "unsaid"}
        Whether it does, as the inventory says.
    """

    item: Item
    notice: Notice
    state: State


@remembered
def duties(items: Sequence[Item], country: str) -> tuple[Duty, ...]:
    """Return the media whose rule asks for a notice, the missing ones first.

    Parameters
    ----------
    items : sequence of Item
        The media of a period. The rule's notice stands whatever class a person chose.
    country : str
        Two letters: the client's.
    """
    found = [
        Duty(each, notice_for(each.rule.notice, country), _STATES[each.notice_shown])
        for each in items
        if each.rule.notice
    ]
    order = ("missing", "unsaid", "shown")
    return tuple(sorted(found, key=lambda each: (order.index(each.state), each.item.name)))


@remembered
def find_notices(now: Balance, country: str) -> tuple[Finding, ...]:
    """Return a finding for each notice known to be missing, and one for those nobody checked.

    Parameters
    ----------
    now : Balance
        The period under report.
    country : str
        Two letters: the client's.
    """
    found = duties(now.items, country)
    missing = [_missing(each, now) for each in found if each.state == "missing"]
    unsaid = [each.item for each in found if each.state == "unsaid"]
    return (*missing, *([_unsaid(unsaid)] if unsaid else []))


def _missing(duty: Duty, now: Balance) -> Finding:
    whole = sum(now.amount("contacts", each) or 0.0 for each in Medium)
    contacts = duty.item.contacts
    share = contacts / whole if contacts is not None and whole else None
    return Finding(
        key="poem.notice_missing",
        chapter=CHAPTER,
        subject=duty.item.name,
        facts=facts_of(
            {
                "media": duty.item.name,
                "notice": Term(text=duty.notice.label),
                "law": Term(text=duty.notice.source),
            }
        ),
        comparison=None if share is None else parts(share),
        confidence=Confidence(level=Level.HIGH, why=_STATED),
        impact=max(share or 0.0, threshold("poem_notice_weight")),
        urgency=1.0,
        tone="bad",
        action=Action(kpi="reputation_score", effort=Level.LOW),
        sources=sources_of([duty.item]),
    )


def _unsaid(items: Sequence[Item]) -> Finding:
    return Finding(
        key="poem.notice_unsaid",
        chapter=CHAPTER,
        facts=facts_of({"media": named(items)}),
        number=2 if len(items) > 1 else 1,
        confidence=Confidence(level=Level.MEDIUM, why=_UNSTATED),
        impact=0.2,
        urgency=0.6,
        action=Action(kpi="reputation_score", effort=Level.LOW),
        sources=sources_of(items),
    )
