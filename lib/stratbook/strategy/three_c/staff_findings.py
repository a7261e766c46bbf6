"""What the employees' voice finds: what it carries, its tone, what leaves the charter."""

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.strategy.three_c.presence_findings import CHAPTER, ratio
from stratbook.strategy.three_c.staff import StaffVoice


def find_staff(voice: StaffVoice) -> tuple[Finding, ...]:
    """Return what stands out in the employees' voice."""
    found = (_carries(voice), _critical(voice), _off_charter(voice))
    return tuple(each for each in found if each is not None)


def _carries(voice: StaffVoice) -> Finding | None:
    """Hold the employees' interactions against the organisation's own."""
    share = voice.share("interactions")
    if share is None or share < threshold("employee_share"):
        return None
    return Finding(
        key="three_c.employees_carry",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "part": ratio(voice.share("posts")),
                "contacts": ratio(voice.share("reach")),
            }
        ),
        comparison=_parts(share, 1 - share),
        confidence=Confidence(
            level=Level.MEDIUM, why=N_("public counts gathered by hand, in groups")
        ),
        impact=min(1.0, share),
        urgency=0.4,
        tone="good",
        action=Action(kpi="mentions", effort=Level.MEDIUM),
        sources=voice.sources,
    )


def _critical(voice: StaffVoice) -> Finding | None:
    """Hold what employees say against the organisation against what they say for it."""
    negative, positive, neutral = (voice.tone(e) for e in ("negative", "positive", "neutral"))
    whole = sum(each or 0 for each in (negative, positive, neutral))
    if negative is None or positive is None or not whole or negative <= positive:
        return None
    return Finding(
        key="three_c.employees_critical",
        chapter=CHAPTER,
        comparison=_parts(negative / whole, positive / whole),
        confidence=_counted(whole),
        impact=min(1.0, negative / whole),
        urgency=0.7,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.HIGH),
        sources=voice.sources,
    )


def _off_charter(voice: StaffVoice) -> Finding | None:
    """Hold the posts off the charter against the share that is let pass."""
    limit = threshold("employee_off_charter")
    if voice.off_charter is None:
        return None
    off, posts = voice.off_charter
    if not posts or off / posts <= limit:
        return None
    return Finding(
        key="three_c.employees_off_charter",
        chapter=CHAPTER,
        facts=facts_of({"off": Quantity(value=off, digits=0), "posts": int(posts)}),
        number=1 if off == 1 else 2,
        comparison=Comparison(
            against="target",
            value=ratio(off / posts),
            reference=ratio(limit),
            difference=Quantity(value=off / posts - limit, unit=Unit.POINTS, signed=True),
        ),
        confidence=_counted(posts),
        impact=min(1.0, off / posts),
        urgency=0.7,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.LOW),
        sources=voice.sources,
    )


def _counted(posts: float) -> Confidence:
    """Trust a share of posts by their number."""
    if posts < threshold("minimum_posts"):
        return Confidence(level=Level.LOW, why=N_("few posts stand behind it"))
    return Confidence(level=Level.MEDIUM, why=N_("read one by one, by hand"))


def _parts(value: float, reference: float) -> Comparison:
    return Comparison(
        against="part",
        value=ratio(value),
        reference=ratio(reference),
        difference=Quantity(value=value - reference, unit=Unit.POINTS, signed=True),
    )
