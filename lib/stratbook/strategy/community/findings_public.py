"""What the public's voice finds: themes that move, who must act, what prospects ask."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Fact, Loose, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.community.counting import Change, Share
from stratbook.strategy.community.labels import STAGE_NAMES
from stratbook.strategy.community.prospects import Need, Prospects
from stratbook.strategy.community.routing import department_name
from stratbook.strategy.community.satisfaction import Satisfaction
from stratbook.strategy.community.voice import Theme, Voice

CHAPTER: Final = "02_three_c"
_COUNTED: Final = N_("counted in the inbox and in the voice sheet")
_FIRM: Final = Confidence(level=Level.HIGH, why=_COUNTED)
_SOFT: Final = Confidence(level=Level.MEDIUM, why=_COUNTED)


@remembered
def find_public(
    voice: Voice, satisfaction: Satisfaction, prospects: Prospects
) -> tuple[Finding, ...]:
    """Return what customers, prospects and the community tell, one finding a rule that speaks."""
    return (
        *_moved(voice),
        *_top_problem(voice),
        *_unanswered(voice),
        *_unrouted(voice),
        *_rating(satisfaction),
        *_needs(prospects),
    )


def _moved(voice: Voice) -> Iterator[Finding]:
    """The theme that rises most and the one that falls most, beyond chance."""
    firm = [(each, each.change) for each in voice.ranked if each.change and each.change.is_firm]
    rising = [each for each in firm if (each[1].relative or 0.0) > 0]
    falling = [each for each in firm if (each[1].relative or 0.0) < 0]
    for name, found in (("rises", rising), ("falls", falling)):
        if found:
            theme, change = max(found, key=_severity)
            yield _move(f"community.theme_{name}", voice, theme, change)


def _severity(moved: tuple[Theme, Change]) -> tuple[bool, float]:
    theme, change = moved
    return theme.action.chosen in {"act", "answer"}, abs(change.relative or 0.0)


def _move(key: str, voice: Voice, theme: Theme, change: Change) -> Finding:
    troubled = theme.action.chosen in {"act", "answer"}
    rises = key.endswith("rises")
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=theme.name,
        facts=_about(theme, since=voice.said.comparison),
        comparison=_then(change),
        confidence=_FIRM,
        impact=min(1.0, theme.volume / max(1, voice.volume)),
        urgency=0.7 if rises and troubled else 0.4,
        tone=("bad" if rises else "good") if troubled else "neutral",
        action=Action(kpi="response_rate", effort=Level.LOW) if rises else None,
        sources=voice.sources,
    )


def _top_problem(voice: Voice) -> Iterator[Finding]:
    """The theme with most complaints among those on which a department must act."""
    urgent = [each for each in voice.ranked if each.action.chosen == "act"]
    if not urgent:
        return
    theme = max(urgent, key=lambda each: (each.complaints.part, each.name))
    yield Finding(
        key="community.top_problem",
        chapter=CHAPTER,
        subject=theme.name,
        facts=_about(theme, complaints=theme.complaints.part),
        comparison=_parts(
            Share(theme.complaints.part, voice.complaints), Share(theme.volume, voice.volume)
        ),
        confidence=_FIRM if theme.complaints.whole >= threshold("minimum_events") else _SOFT,
        impact=theme.complaints.part / max(1, voice.complaints),
        urgency=0.8,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.MEDIUM),
        sources=voice.sources,
    )


def _unanswered(voice: Voice) -> Iterator[Finding]:
    """The theme with the largest share of messages left without an answer."""
    limit = threshold("voice_unanswered_share")
    silent = [
        each
        for each in voice.ranked
        if (each.unanswered.value or 0.0) >= limit
        and each.unanswered.whole >= threshold("voice_minimum")
    ]
    if not silent:
        return
    theme = max(silent, key=lambda each: (each.unanswered.value or 0.0, each.name))
    whole = Share(
        sum(each.unanswered.part for each in voice.themes),
        sum(each.unanswered.whole for each in voice.themes),
    )
    yield Finding(
        key="community.unanswered_theme",
        chapter=CHAPTER,
        subject=theme.name,
        facts=_about(theme, unanswered=theme.unanswered.part, needing=theme.unanswered.whole),
        comparison=_parts(theme.unanswered, whole),
        confidence=_SOFT,
        impact=theme.unanswered.part / max(1, whole.part),
        urgency=0.7,
        tone="bad",
        action=Action(kpi="response_rate", effort=Level.LOW),
        sources=voice.sources,
    )


def _unrouted(voice: Voice) -> Iterator[Finding]:
    orphans = [each for each in voice.ranked if each.department.chosen == "none"]
    if not orphans:
        return
    volume = sum(each.volume for each in orphans)
    yield Finding(
        key="community.unrouted",
        chapter=CHAPTER,
        facts=facts_of({"themes": [each.name for each in orphans], "volume": volume}),
        number=1 if len(orphans) == 1 else 2,
        confidence=_FIRM,
        impact=volume / max(1, voice.volume),
        urgency=0.4,
        tone="bad",
        action=Action(kpi="response_rate", effort=Level.LOW),
        sources=voice.sources,
    )


def _rating(satisfaction: Satisfaction) -> Iterator[Finding]:
    whole = satisfaction.whole
    if whole is None or whole.before is None or not satisfaction.has_moved:
        return
    rises = whole.rating > whole.before
    yield Finding(
        key=f"community.rating_{'rises' if rises else 'falls'}",
        chapter=CHAPTER,
        facts=facts_of({"reviews": whole.n}),
        comparison=Comparison(
            against="previous",
            value=_rate(whole.rating),
            reference=_rate(whole.before),
            difference=Quantity(
                value=whole.rating - whole.before, unit=Unit.DECIMAL, digits=1, signed=True
            ),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=N_("counted on the period’s reviews")),
        impact=min(1.0, abs(whole.rating - whole.before) / 4 * 2),
        urgency=0.3 if rises else 0.8,
        tone="good" if rises else "bad",
        action=None if rises else Action(kpi="review_rating", effort=Level.MEDIUM),
        sources=satisfaction.sources,
    )


def _needs(prospects: Prospects) -> Iterator[Finding]:
    """What prospects ask most, and what holds them back most."""
    asked = [each for each in prospects.needs if each.kind in {"need", "question"}]
    held = [each for each in prospects.needs if each.kind == "objection"]
    for key, found in (("community.prospect_need", asked), ("community.prospect_objection", held)):
        first = max(found, key=lambda each: (each.volume, each.theme), default=None)
        if first is not None and first.volume >= threshold("voice_minimum"):
            yield _need(key, first, prospects)


def _need(key: str, need: Need, prospects: Prospects) -> Finding:
    known = need.change is not None and need.change.before > 0
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=need.theme,
        facts=facts_of(
            {"theme": need.theme, "stage": STAGE_NAMES[need.stage], "times": need.volume,
             "share": Quantity(value=need.volume / prospects.volume, unit=Unit.RATIO, digits=0)}
        ),
        comparison=_then(need.change) if known and need.change else None,
        confidence=_SOFT,
        impact=need.volume / prospects.volume,
        urgency=0.6 if key.endswith("objection") else 0.5,
        tone="bad" if key.endswith("objection") else "neutral",
        action=Action(kpi="social_sessions", effort=Level.MEDIUM),
        sources=prospects.sources,
    )  # fmt: skip


def _about(theme: Theme, **more: Loose) -> dict[str, Fact]:
    """Return the facts of a theme and of the department that must act."""
    department = department_name(theme.department.chosen)
    return facts_of({"theme": theme.name, "department": department, **more})


def _then(change: Change) -> Comparison:
    return Comparison(
        against="previous",
        value=Quantity(value=change.now),
        reference=Quantity(value=change.before),
        difference=Quantity(value=change.relative, unit=Unit.RATIO, signed=True, digits=0),
    )


def _parts(one: Share, whole: Share) -> Comparison:
    value, reference = one.value or 0.0, whole.value or 0.0
    return Comparison(
        against="part",
        value=Quantity(value=value, unit=Unit.RATIO, digits=0),
        reference=Quantity(value=reference, unit=Unit.RATIO, digits=0),
        difference=Quantity(value=value - reference, unit=Unit.POINTS, signed=True, digits=0),
    )


def _rate(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATING)
