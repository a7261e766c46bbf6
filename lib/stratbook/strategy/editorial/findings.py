"""What chapter 5 finds of the line: what it lacks, pillars and cadence off it."""

from collections.abc import Sequence

from stratbook.core.finding import Action, Comparison, Finding
from stratbook.core.message import Listing, Name, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.editorial.evidence import CHAPTER, counted, of_target, ratio, told
from stratbook.strategy.editorial.labels import ASPECT_NAMES
from stratbook.strategy.editorial.line import Line, Rhythm, off_cadence
from stratbook.strategy.editorial.pillars import Pillar, Pillars
from stratbook.strategy.kpis.measure import platform_name


@remembered
def find_line(line: Line, rhythms: Sequence[Rhythm], pillars: Pillars) -> tuple[Finding, ...]:
    """Return the findings on the line, its pillars and its cadence.

    Parameters
    ----------
    line : Line
        What is written.
    rhythms : sequence of Rhythm
        Cadence by platform.
    pillars : Pillars
        Shares beside targets.
    """
    found = [
        _missing(line),
        _untagged(pillars),
        *(_drifted(each, pillars) for each in pillars.rows),
        _silent(pillars),
        _unnamed(pillars),
        *(_cadence(each) for each in off_cadence(rhythms)),
    ]
    return tuple(each for each in found if each is not None)


def _missing(line: Line) -> Finding | None:
    if not line.missing:
        return None
    share = len(line.missing) / len(line.aspects)
    named = Listing(items=tuple(term(ASPECT_NAMES[each]) for each in line.missing))
    return Finding(
        key="editorial.line_missing",
        chapter=CHAPTER,
        facts=facts_of({"count": len(line.missing), "of": len(line.aspects), "aspects": named}),
        confidence=told(),
        impact=share * threshold("brief_weight"),
        urgency=0.4,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=line.sources,
    )


def _untagged(pillars: Pillars) -> Finding | None:
    """Say when too few posts carry a pillar for the shares to speak for the whole."""
    share, limit = pillars.untagged_share, 1 - threshold("content_tagged")
    if share is None or share <= limit:
        return None
    return Finding(
        key="editorial.untagged",
        chapter=CHAPTER,
        facts=facts_of({"posts": pillars.posts, "span": pillars.window}),
        comparison=Comparison(
            against="benchmark",
            value=ratio(share),
            reference=ratio(limit),
            difference=Quantity(value=share - limit, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=counted(pillars.posts),
        impact=(share - limit) * threshold("brief_weight"),
        urgency=0.4,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=pillars.sources,
    )


def _drifted(pillar: Pillar, pillars: Pillars) -> Finding | None:
    """Say when the interval of a pillar's share leaves its target aside."""
    verdict = pillar.choice.computed
    if verdict not in {"more", "less"} or pillar.share is None or pillar.target is None:
        return None
    return Finding(
        key="editorial.pillar_under" if verdict == "more" else "editorial.pillar_over",
        chapter=CHAPTER,
        subject=pillar.name,
        facts=facts_of({
            "pillar": pillar.name, "n": pillars.tagged, "posts": pillar.posts,
            "span": pillars.window, **_ends(pillar),
        }),
        comparison=of_target(pillar.share, pillar.target),
        confidence=counted(pillars.tagged),
        impact=min(1.0, abs(pillar.share - pillar.target) * 2),
        urgency=0.5,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.MEDIUM),
        sources=pillars.sources,
    )  # fmt: skip


def _ends(pillar: Pillar) -> dict[str, Quantity]:
    low, high = pillar.interval or (None, None)
    return {"from_share": ratio(low), "to_share": ratio(high)}


def _silent(pillars: Pillars) -> Finding | None:
    """Say which pillars of the line nothing was published on."""
    silent = [each for each in pillars.rows if each.choice.computed == "start"]
    if not silent:
        return None
    lost = sum(each.target or 0.0 for each in silent)
    return Finding(
        key="editorial.pillar_silent",
        chapter=CHAPTER,
        subject=silent[0].name if len(silent) == 1 else "",
        facts=facts_of({
            "pillars": [each.name for each in silent], "n": pillars.tagged, "aimed": ratio(lost),
            "span": pillars.window,
        }),
        number=2 if len(silent) > 1 else 1,
        comparison=of_target(0.0, lost) if lost else None,
        confidence=counted(pillars.tagged),
        impact=min(1.0, max(lost, 0.1) * 2),
        urgency=0.6,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.MEDIUM),
        sources=pillars.sources,
    )  # fmt: skip


def _unnamed(pillars: Pillars) -> Finding | None:
    """Say which themes are published on though the line does not name them."""
    outside = [each for each in pillars.rows if not each.in_line and each.posts]
    if not outside or all(not each.in_line for each in pillars.rows):
        return None
    posts = sum(each.posts for each in outside)
    share = posts / pillars.tagged
    return Finding(
        key="editorial.pillar_unnamed",
        chapter=CHAPTER,
        facts=facts_of({"pillars": [each.name for each in outside], "posts": posts}),
        number=2 if len(outside) > 1 else 1,
        comparison=of_target(share, 0.0),
        confidence=counted(pillars.tagged),
        impact=min(1.0, share),
        urgency=0.4,
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=pillars.sources,
    )


def _cadence(rhythm: Rhythm) -> Finding | None:
    if rhythm.per_week is None:
        return None
    less = rhythm.verdict == "less"
    limit = (rhythm.least if less else rhythm.most) or 0.0
    gap = rhythm.per_week - limit
    return Finding(
        key="editorial.cadence_less" if less else "editorial.cadence_more",
        chapter=CHAPTER,
        subject=rhythm.platform,
        facts=facts_of({"platform": platform_name(rhythm.platform), "posts": rhythm.posts}),
        comparison=Comparison(
            against="plan",
            value=_weekly(rhythm.per_week),
            reference=_weekly(limit),
            difference=_weekly(gap, signed=True),
        ),
        confidence=counted(rhythm.posts),
        impact=min(1.0, abs(gap) / max(limit, 1.0)) * threshold("brief_weight"),
        urgency=0.4,
        tone="bad" if less else "neutral",
        action=Action(kpi="reach", effort=Level.MEDIUM if less else Level.LOW),
    )


def _weekly(value: float, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=1, signed=signed)


def pillar_names(rows: Sequence[Pillar]) -> Listing:
    """Return pillars as a list of names."""
    return Listing(items=tuple(Name(text=each.name) for each in rows))
