"""Findings that say the same of several flights, told once."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Comparison, Finding
from stratbook.core.message import Fact, KpiTerm, Listing, Message, Name, Quantity, facts_of, say

_OFF: Final = frozenset({"pacing.over", "pacing.under"})


def together(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings on flights, those off their pace merged, and those too dear.

    Parameters
    ----------
    found : sequence of Finding
        One a flight: ``pacing.over``, ``pacing.under``, ``pacing.dear`` and others.

    Returns
    -------
    tuple of Finding
        In the same order; a merged one stands where the first of its flights stood.
    """
    off = [each for each in found if each.key in _OFF]
    dear = [each for each in found if each.key == "pacing.dear"]
    merged = {}
    if len(off) > 1:
        merged[off[0].subject, off[0].key] = _off_pace(off)
    if len(dear) > 1:
        merged[dear[0].subject, dear[0].key] = _dear(dear)
    gone = [each for several in (off, dear) if len(several) > 1 for each in several]
    kept = []
    for each in found:
        stands = merged.get((each.subject, each.key))
        if stands is not None:
            kept.append(stands)
        elif each not in gone:
            kept.append(each)
    return tuple(kept)


def _off_pace(found: Sequence[Finding]) -> Finding:
    first = max(found, key=lambda each: each.impact)
    signed = [(each, 1 if each.key == "pacing.over" else -1) for each in found]
    which = [
        say(
            "{flight} ({gap})",
            flight=each.facts["flight"],
            gap=_signed(each.facts["ratio"], sign),
        )
        for each, sign in signed
    ]
    needed = [
        say("{flight} {money} a day", flight=each.facts["flight"], money=each.facts["needed"])
        for each in found
    ]
    return first.model_copy(
        update={
            "key": "pacing.off_pace",
            "subject": "",
            "facts": facts_of({
                "count": len(found), "which": Listing(items=tuple(which)),
                "needed": Listing(items=tuple(needed)),
            }),
            "comparison": _sum([each.comparison for each in found if each.comparison]),
            "urgency": max(each.urgency for each in found),
        }
    )  # fmt: skip


def _dear(found: Sequence[Finding]) -> Finding:
    first = max(found, key=lambda each: each.impact)
    return first.model_copy(
        update={
            "key": "pacing.dear_several",
            "subject": "",
            "facts": facts_of({
                "count": len(found), "flight": first.facts["flight"], "price": first.facts["price"],
                "which": Listing(items=tuple(_cost(each) for each in found)),
            }),
        }
    )  # fmt: skip


def _cost(each: Finding) -> Message:
    held = each.comparison
    assert held is not None  # noqa: S101 - a cost is always held against the plan's
    price = each.facts["price"]
    return say(
        "{flight}, {price}: {value} for {reference}",
        flight=each.facts["flight"],
        price=KpiTerm(id=price.id) if isinstance(price, KpiTerm) else Name(text=""),
        value=held.value,
        reference=held.reference,
    )


def _signed(ratio: Fact, sign: int) -> Fact:
    if not isinstance(ratio, Quantity) or ratio.value is None:
        return ratio
    return ratio.model_copy(update={"value": sign * ratio.value, "signed": True})


def _sum(held: Sequence[Comparison]) -> Comparison:
    """Return what several flights spent, together, against what was planned for them."""
    value, reference = (
        held[0].value.model_copy(update={"value": sum(each.value or 0.0 for each in parts)})
        for parts in ([one.value for one in held], [one.reference for one in held])
    )
    gap = (value.value or 0.0) - (reference.value or 0.0)
    return held[0].model_copy(
        update={
            "value": value,
            "reference": reference,
            "difference": value.model_copy(update={"value": gap, "signed": True}),
        }
    )
