"""What stands out of the links: visits nobody can attribute, and the money behind them."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Listing, Loose, Name, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.links.builder import Link
from stratbook.plan.links.channels import PAID
from stratbook.plan.links.returned import Returned, Seen

CHAPTER: Final = "06_media_plan"
KPI: Final = "social_sessions"
_NAMED: Final = 3
_COUNTED: Final = N_("counted in the web analytics export")
_NEAR: Final = N_("a likeness of spelling, to be confirmed by whoever made the link")
_PLANNED: Final = N_("read from the plan’s own links")


def find_links(links: Sequence[Link], back: Returned, currency: str) -> tuple[Finding, ...]:
    """Return what stands out of a plan's links and of what came back of them.

    Parameters
    ----------
    links : sequence of Link
        Of the plan.
    back : Returned
        The check of the period.
    currency : str
        The client's.
    """
    found = (
        _misspelt(back, currency),
        _missing(back, currency),
        _unseen(links, back, currency),
        _unknown(back),
        _misfiled(back),
        _untagged(back),
        _doubtful(links),
    )
    return tuple(each for each in found if each is not None)


def _misspelt(back: Returned, currency: str) -> Finding | None:
    seen = back.of("misspelt")
    if not seen:
        return None
    first = seen[0]
    facts = {"seen": first.campaign, "planned": first.proposal, **_spend(first.spend, currency)}
    share = _share(seen, back)
    return _finding("links.misspelt", _said(facts, seen), share, (_NEAR, Level.MEDIUM))


def _missing(back: Returned, currency: str) -> Finding | None:
    if not back.missing:
        return None
    known = [each.spend for each in back.missing if each.spend is not None]
    facts: dict[str, Loose] = {
        "campaigns": _names([each.campaign for each in back.missing]),
        "count": len(back.missing),
        **_spend(sum(known) if known else None, currency),
    }
    return _finding("links.missing", facts, 0.5, (_COUNTED, Level.MEDIUM),
                    number=1 if len(back.missing) == 1 else 2)  # fmt: skip


def _unseen(links: Sequence[Link], back: Returned, currency: str) -> Finding | None:
    """Return the ads that spent while web analytics count no paid visit at all."""
    led = any(each.url and each.channel in PAID for each in links)
    if not back.rows or not led or not back.spend or back.sessions(paid=True):
        return None
    facts: dict[str, Loose] = {"period": back.period, **_spend(back.spend, currency)}
    return _finding("links.unseen", facts, 0.5, (_COUNTED, Level.HIGH))


def _unknown(back: Returned) -> Finding | None:
    seen = back.of("unknown", "convention")
    if not seen:
        return None
    facts: dict[str, Loose] = {
        "campaigns": _names([each.campaign for each in seen]),
        "share": _ratio(_share(seen, back)),
    }
    return _finding(
        "links.unknown", _said(facts, seen), _share(seen, back), (_COUNTED, Level.HIGH),
        number=1 if len(seen) == 1 else 2,
    )  # fmt: skip


def _misfiled(back: Returned) -> Finding | None:
    seen = tuple(each for each in back.seen if each.misfiled)
    if not seen:
        return None
    facts: dict[str, Loose] = {
        "campaigns": _names([each.campaign for each in seen]),
        "media": _names([each.medium for each in seen]),
    }
    return _finding(
        "links.misfiled", _said(facts, seen), _share(seen, back), (_COUNTED, Level.HIGH)
    )


def _untagged(back: Returned) -> Finding | None:
    share = back.untagged(paid=True)
    if share is None or share < threshold("links_untagged_share"):
        return None
    seen = tuple(each for each in back.of("untagged") if each.channel.startswith("paid"))
    part = Comparison(
        against="part",
        value=_ratio(share),
        reference=_ratio(1 - share),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True),
    )
    found = _finding("links.untagged", _said({}, seen), share / 2, (_COUNTED, Level.HIGH))
    return found.model_copy(update={"comparison": part})


def _doubtful(links: Sequence[Link]) -> Finding | None:
    # A flight without a page is told by the flights' own finding.
    doubtful = [each.row.id for each in links if each.notes and each.row.landing]
    if not doubtful:
        return None
    facts: dict[str, Loose] = {"rows": _names(doubtful), "of": len(links), "count": len(doubtful)}
    share = len(doubtful) / len(links)
    return _finding("links.doubtful", facts, share / 4, (_PLANNED, Level.HIGH),
                    number=1 if len(doubtful) == 1 else 2)  # fmt: skip


def _finding(
    key: str, facts: dict[str, Loose], impact: float, sure: tuple[str, Level], number: int = 1
) -> Finding:
    why, level = sure
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of(facts),
        number=1 if number == 1 else 2,
        confidence=Confidence(level=level, why=why),
        impact=min(1.0, impact),
        urgency=0.7,
        tone="bad",
        action=Action(kpi=KPI, effort=Level.LOW),
    )


def _said(facts: dict[str, Loose], seen: Sequence[Seen]) -> dict[str, Loose]:
    total = sum(each.sessions for each in seen)
    return {**facts, "sessions": Quantity(value=total), "count": len(seen)}


def _share(seen: Sequence[Seen], back: Returned) -> float:
    whole = back.sessions()
    return sum(each.sessions for each in seen) / whole if whole else 0.0


def _spend(amount: float | None, currency: str) -> dict[str, Loose]:
    return {"spend": Quantity(value=amount, unit=Unit.MONEY, currency=currency)}


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _names(names: Sequence[str]) -> Listing:
    return Listing(items=tuple(Name(text=each) for each in dict.fromkeys(names))[:_NAMED])
