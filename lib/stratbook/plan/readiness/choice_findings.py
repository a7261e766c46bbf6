"""What is found of the two decisions: making videos or buying them, writing a charter."""

from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Message, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.readiness.charter import NEEDED, SUBJECT, Charter
from stratbook.plan.readiness.evidence import CHAPTER, files, money, sentences
from stratbook.plan.readiness.video import MAKE, MakeOrBuy

_QUOTE: Final = N_("worked out from the costs and the quote of the sheet")
_ANSWERS: Final = N_("answered in the sheet, or counted in employees’ posts")


def find_video(found: MakeOrBuy | Message, currency: str, kpi: str) -> tuple[Finding, ...]:
    """Return the cheaper way to have videos made, and where quality says otherwise.

    Parameters
    ----------
    found : MakeOrBuy or Message
        The comparison; nothing is found where it cannot be made.
    currency : str
        Currency of the sheet.
    kpi : str
        Id of the KPI that tells.
    """
    if isinstance(found, Message) or found.planned is None or found.choice is None:
        return ()
    findings = [_way(found, found.planned, found.choice.computed, currency, kpi)]
    other = found.better_value
    if other is not None and found.cheaper is not None and other is not found.cheaper:
        findings.append(_worth(found, found.planned, currency, kpi))
    return tuple(findings)


def _way(found: MakeOrBuy, planned: int, way: str, currency: str, kpi: str) -> Finding:
    chosen, other = (found.make, found.buy) if way == MAKE else (found.buy, found.make)
    mine, theirs = chosen.cost(planned), other.cost(planned)
    even = found.break_even
    return Finding(
        key="readiness.video_make" if way == MAKE else "readiness.video_buy",
        chapter=CHAPTER,
        subject="video",
        facts=facts_of({"planned": planned, "even": Quantity(value=even),
                        "saved": money(abs(theirs - mine), currency),
                        "option": chosen.name}),
        comparison=Comparison(
            against="alternative",
            value=money(mine, currency),
            reference=money(theirs, currency),
            difference=Quantity(
                value=mine - theirs, unit=Unit.MONEY, currency=currency, signed=True
            ),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_QUOTE),
        impact=min(1.0, abs(theirs - mine) / max(mine, theirs)) if max(mine, theirs) else 0.0,
        urgency=0.4,
        tone="neutral",
        action=Action(kpi=kpi, effort=Level.MEDIUM if way == MAKE else Level.LOW),
        sources=files([found.make.source, found.buy.source]),
    )  # fmt: skip


def _worth(found: MakeOrBuy, planned: int, currency: str, kpi: str) -> Finding:
    better = found.better_value or found.make
    cheaper = found.cheaper or found.buy
    mine, theirs = better.per_point(planned) or 0.0, cheaper.per_point(planned) or 0.0
    return Finding(
        key="readiness.video_quality",
        chapter=CHAPTER,
        subject="video",
        facts=facts_of({"better": better.name, "cheaper": cheaper.name}),
        comparison=Comparison(
            against="alternative",
            value=money(mine, currency),
            reference=money(theirs, currency),
            difference=Quantity(
                value=mine - theirs, unit=Unit.MONEY, currency=currency, signed=True
            ),
        ),
        confidence=Confidence(level=Level.LOW, why=_QUOTE),
        impact=0.1,
        urgency=0.4,
        action=Action(kpi=kpi, effort=Level.LOW),
        sources=files([found.make.source, found.buy.source]),
    )


def find_charter(found: Charter) -> tuple[Finding, ...]:
    """Return the need of a charter; nothing where one exists, or nothing calls for one."""
    if found.choice is None or found.situation.exists or not found.outline:
        return ()
    needed = found.choice.computed == NEEDED
    incidents = found.situation.incidents
    limit = threshold("charter_incidents")
    comparison = None
    if needed and incidents is not None and incidents >= limit:
        comparison = Comparison(
            against="benchmark",
            value=Quantity(value=incidents),
            reference=Quantity(value=limit, digits=0),
            difference=Quantity(value=incidents - limit, signed=True, digits=0),
        )
    return (
        Finding(
            key="readiness.charter_needed" if needed else "readiness.charter_useful",
            chapter=CHAPTER,
            subject=SUBJECT,
            facts=facts_of({"reasons": sentences(found.reasons)}),
            comparison=comparison,
            confidence=Confidence(level=Level.MEDIUM, why=_ANSWERS),
            impact=0.3 if needed else 0.1,
            urgency=0.7 if needed else 0.3,
            tone="bad" if needed else "neutral",
            action=Action(kpi="reputation_score", effort=Level.MEDIUM),
            sources=("inputs",),
        ),
    )
