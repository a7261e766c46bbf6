"""What is found on tone and on days that stand out, one finding a rule that speaks."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.reputation.alerts import Alert, Watch
from stratbook.strategy.reputation.tone import Reputation, Tone

CHAPTER: Final = "09_reputation"
_WHY: Final = {
    "sound": N_("the tool’s tone agrees with people’s reading"),
    "few": N_("the tool’s tone, which too few mentions were read to confirm"),
    "unchecked": N_("the tool’s tone, which nobody has checked"),
}


@remembered
def find_tone(reputation: Reputation) -> tuple[Finding, ...]:
    """Return what the tone tells, or why it is not shown."""
    if reputation.trust.state == "none":
        return ()
    if not reputation.trust.shows:
        return (_withheld(reputation),)
    return (*_moved(reputation), *_rivals(reputation), *_unchecked(reputation))


@remembered
def find_alerts(watch: Watch) -> tuple[Finding, ...]:
    """Return the day that stands out most, unfavourable mentions first."""
    if not watch.alerts:
        return ()
    worst = max(watch.alerts, key=lambda each: (each.kind == "negative", -each.reading.tail))
    return (_alert(worst, watch),)


def _sure(reputation: Reputation) -> Confidence:
    state = reputation.trust.state
    level = {"sound": Level.HIGH, "few": Level.MEDIUM}.get(state, Level.LOW)
    return Confidence(level=level, why=_WHY[state])


def _score(value: float | None, *, signed: bool = True) -> Quantity:
    return Quantity(value=value, unit=Unit.SCORE, signed=signed, digits=1)


def _moved(reputation: Reputation) -> Iterator[Finding]:
    """The change in net sentiment, where its interval leaves out zero."""
    now, before = reputation.now, reputation.before
    if not (reputation.has_moved and now.counts and before.counts):
        return
    rises = (reputation.change or 0.0) > 0
    yield Finding(
        key=f"reputation.tone_{'rises' if rises else 'falls'}",
        chapter=CHAPTER,
        facts=facts_of({"mentions": now.n, "since": reputation.comparison}),
        comparison=Comparison(
            against="previous",
            value=_score(now.net),
            reference=_score(before.net),
            difference=_score(reputation.change),
        ),
        confidence=_sure(reputation),
        impact=min(1.0, abs(reputation.change or 0.0) / 50),
        urgency=0.4 if rises else 0.8,
        tone="good" if rises else "bad",
        action=None if rises else Action(kpi="net_sentiment", effort=Level.MEDIUM),
        sources=reputation.sources,
    )


def _rivals(reputation: Reputation) -> Iterator[Finding]:
    """The brand beside the rival that people speak of best, where intervals stay apart."""
    rivals = [each for each in reputation.rivals if each.counts]
    if not rivals or not reputation.now.counts:
        return
    best = max(rivals, key=lambda each: (each.net or 0.0, each.brand))
    leads = _apart(reputation.now, best)
    if leads is None:
        return
    net, reference = reputation.now.net or 0.0, best.net or 0.0
    yield Finding(
        key=f"reputation.{'ahead' if leads else 'behind'}",
        chapter=CHAPTER,
        facts=facts_of({"rival": best.brand, "rivals": len(rivals)}),
        comparison=Comparison(
            against="rivals",
            value=_score(net),
            reference=_score(reference),
            difference=_score(net - reference),
        ),
        confidence=_sure(reputation),
        impact=min(1.0, abs(net - reference) / 50),
        urgency=0.3 if leads else 0.6,
        tone="good" if leads else "bad",
        action=None if leads else Action(kpi="net_sentiment", effort=Level.HIGH),
        sources=reputation.sources,
    )


def _apart(one: Tone, other: Tone) -> bool | None:
    """Return whether a brand is ahead (True) or behind (False); None when chance may explain it."""
    if one.interval is None or other.interval is None:
        return None
    if one.interval[0] > other.interval[1]:
        return True
    return False if one.interval[1] < other.interval[0] else None


def _unchecked(reputation: Reputation) -> Iterator[Finding]:
    trust = reputation.trust
    if trust.state == "sound":
        return
    yield Finding(
        key="reputation.tone_unchecked",
        chapter=CHAPTER,
        facts=facts_of({"coded": trust.coded, "wanted": int(threshold("coded_mentions"))}),
        confidence=Confidence(level=Level.HIGH, why=N_("counted in the sheet of coded mentions")),
        impact=0.2,
        urgency=0.4,
        tone="neutral",
        action=Action(kpi="net_sentiment", effort=Level.LOW),
        sources=reputation.sources,
    )


def _withheld(reputation: Reputation) -> Finding:
    trust = reputation.trust
    limit = threshold("coding_agreement")
    alpha = trust.alpha or 0.0
    return Finding(
        key="reputation.tone_withheld",
        chapter=CHAPTER,
        facts=facts_of({"coded": trust.coded}),
        comparison=Comparison(
            against="benchmark",
            value=Quantity(value=alpha, unit=Unit.DECIMAL),
            reference=Quantity(value=limit, unit=Unit.DECIMAL),
            difference=Quantity(value=alpha - limit, unit=Unit.DECIMAL, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=N_("counted in the sheet of coded mentions")),
        impact=0.5,
        urgency=0.6,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.MEDIUM),
        sources=reputation.sources,
    )


def _alert(alert: Alert, watch: Watch) -> Finding:
    reading = alert.reading
    bad = alert.kind == "negative"
    return Finding(
        key="reputation.alert_negative" if bad else "reputation.alert",
        chapter=CHAPTER,
        subject=f"{reading.day:%Y-%m-%d}",
        facts=facts_of({"day": reading.day.date(), "alerts": len(watch.alerts)}),
        comparison=Comparison(
            against="benchmark",
            value=Quantity(value=reading.count),
            reference=Quantity(value=reading.ordinary),
            difference=Quantity(value=reading.count - reading.ordinary, signed=True),
        ),
        confidence=Confidence(
            level=Level.MEDIUM if reading.basis == "short" else Level.HIGH,
            why=N_("counted day by day against the same weekday"),
        ),
        impact=0.7 if bad else 0.4,
        urgency=0.9 if bad else 0.5,
        tone="bad" if bad else "neutral",
        action=Action(kpi="crisis_z", effort=Level.LOW),
        sources=watch.sources,
    )
