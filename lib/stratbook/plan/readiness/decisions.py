"""Make or buy, and the charter, as decisions for the log."""

from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.plan.readiness.charter import NEEDED, NOT_YET, USEFUL, Charter
from stratbook.plan.readiness.charter import RULE as CHARTER_RULE
from stratbook.plan.readiness.charter import SUBJECT as CHARTER_SUBJECT
from stratbook.plan.readiness.evidence import CHAPTER, sentences
from stratbook.plan.readiness.video import BUY, MAKE, MakeOrBuy
from stratbook.plan.readiness.video import RULE as VIDEO_RULE
from stratbook.plan.readiness.video import SUBJECT as VIDEO_SUBJECT

WAYS: Final = {MAKE: term("make them in-house"), BUY: term("buy them from a provider")}
NEEDS: Final = {
    NEEDED: term("needed"),
    USEFUL: term("useful"),
    NOT_YET: term("not yet"),
}


def decide_video(found: MakeOrBuy | Message, currency: str, kpi: str) -> tuple[Decision, ...]:
    """Return the decision to make or to buy videos; none when they cannot be compared.

    Parameters
    ----------
    found : MakeOrBuy or Message
        The comparison.
    currency : str
        Currency of its amounts.
    kpi : str
        Id of the KPI that will tell whether it was right.
    """
    if isinstance(found, Message):
        return ()
    chosen = found.proposed
    cost = None
    if chosen is not None and found.planned is not None:
        cost = Quantity(value=chosen.cost(found.planned), unit=Unit.MONEY, currency=currency)
    return (
        Decision(
            rule=VIDEO_RULE,
            chapter=CHAPTER,
            subject=VIDEO_SUBJECT,
            question=say("Make videos in-house, or have them made?"),
            options=tuple(WAYS.values()),
            criteria=(term("total cost"), term("cost a point of quality"), term("hours")),
            choice=WAYS[found.choice.computed] if found.choice else None,
            reason=video_reason(found, currency),
            state="proposed" if found.choice else "open",
            cost=cost,
            kpi=kpi,
        ),
    )


def decide_charter(found: Charter) -> tuple[Decision, ...]:
    """Return the decision on a charter; open when nothing is known, none where one exists."""
    if found.situation.exists:
        return ()
    return (
        Decision(
            rule=CHARTER_RULE,
            chapter=CHAPTER,
            subject=CHARTER_SUBJECT,
            question=say("Does the organisation need a social media charter for employees?"),
            options=tuple(NEEDS.values()),
            criteria=(
                term("headcount"), term("programme of employee voice"), term("incidents"),
                term("regulated sector"),
            ),
            choice=NEEDS[found.choice.computed] if found.choice else None,
            reason=sentences(found.reasons) if found.reasons else None,
            state="proposed" if found.choice else "open",
            kpi="reputation_score",
        ),
    )  # fmt: skip


def video_reason(found: MakeOrBuy, currency: str) -> Fact:
    """Return what the proposal rests on: the break-even, the two costs, the worth of quality."""
    parts = [_meeting(found)]
    if found.planned is not None:
        parts.append(
            say(
                "{planned} a year cost {made} in-house and {bought} bought.",
                planned=found.planned,
                made=_money(found.make.cost(found.planned), currency),
                bought=_money(found.buy.cost(found.planned), currency),
            )
        )
    if found.better_value is not None and found.better_value is not found.cheaper:
        parts.append(
            say("For one point of quality, {option} costs less.", option=found.better_value.name)
        )
    return sentences(parts)


def _meeting(found: MakeOrBuy) -> Message:
    """Say where the two lines meet."""
    if found.break_even is None:
        return say("Each video made costs as much as one bought: making never pays.")
    if found.break_even == 0:
        return say("Making costs no more from the first video on.")
    return say("Break-even: {count} videos a year.", count=found.break_even)


def _money(value: float, currency: str) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)
