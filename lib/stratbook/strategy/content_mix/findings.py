"""What chapter 4 finds of contents: a side of the mix, what does better, visuals to prefer."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.content_mix.mix import USUAL, Mix, Value, value_term
from stratbook.strategy.content_mix.pictures import Pictures, Visuals
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.tag_results import NAMES

CHAPTER: Final = "04_platforms"


@remembered
def find_content(mixes: Sequence[Mix], pictures: Pictures) -> tuple[Finding, ...]:
    """Return the findings on contents.

    Parameters
    ----------
    mixes : sequence of Mix
        By origin and by mechanic.
    pictures : Pictures
        The kinds of visual by platform.
    """
    found = [
        *(_untagged(each) for each in mixes if each.tag == "origin"),
        *(_one_sided(each) for each in mixes if each.tag == "origin"),
        *(_apart(mix, value) for mix in mixes for value in mix.apart),
        *(_visual(each) for each in pictures.platforms),
    ]
    return tuple(each for each in found if each is not None)


def _untagged(mix: Mix) -> Finding | None:
    """Say when too few posts carry the tag for the mix to speak for the whole."""
    share, limit = mix.untagged, 1 - threshold("content_tagged")
    if share is None or share <= limit:
        return None
    return Finding(
        key="content_mix.untagged",
        chapter=CHAPTER,
        facts=facts_of({"tag": NAMES[mix.tag], "posts": mix.posts}),
        comparison=Comparison(
            against="benchmark",
            value=_ratio(share),
            reference=_ratio(limit),
            difference=Quantity(value=share - limit, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=Confidence(level=Level.HIGH, why="every publication of the period is counted"),
        impact=(share - limit) * threshold("brief_weight") * threshold("brief_weight"),
        urgency=0.3,
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=mix.results.sources,
    )


def _one_sided(mix: Mix) -> Finding | None:
    """Say when nearly all the year's tagged posts have one origin."""
    counted = sum(each.n for each in mix.rows)
    if counted < threshold("minimum_posts"):
        return None
    first = max(mix.rows, key=lambda each: each.n)
    share, limit = first.n / counted, threshold("content_one_origin")
    if share <= limit:
        return None
    return Finding(
        key="content_mix.one_origin",
        chapter=CHAPTER,
        subject=first.name,
        facts=facts_of({"origin": value_term("origin", first.name), "counted": counted}),
        comparison=Comparison(
            against="part",
            value=_ratio(share),
            reference=_ratio(1 - share),
            difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=_covered(mix),
        impact=share - limit,
        urgency=0.4,
        action=Action(kpi="er_reach", effort=Level.MEDIUM),
        sources=mix.results.sources,
    )


def _apart(mix: Mix, value: Value) -> Finding | None:
    index = value.index
    if index is None:
        return None
    better = value.choice.computed == "more"
    return Finding(
        key="content_mix.above" if better else "content_mix.below",
        chapter=CHAPTER,
        subject=value.name,
        facts=facts_of({
            "tag": NAMES[mix.tag], "name": value_term(mix.tag, value.name), "n": value.n,
            "share": _ratio(value.result.share),
        }),
        comparison=Comparison(
            against="benchmark",
            value=Quantity(value=index, unit=Unit.INDEX),
            reference=Quantity(value=USUAL, unit=Unit.INDEX),
            difference=Quantity(value=index - USUAL, unit=Unit.INDEX, signed=True),
        ),
        confidence=_counted(value.n),
        impact=min(1.0, abs(index / USUAL - 1)) * threshold("brief_weight"),
        urgency=0.5,
        tone="good" if better else "neutral",
        action=Action(kpi="post_performance", effort=Level.LOW),
        sources=mix.results.sources,
    )  # fmt: skip


def _visual(visuals: Visuals) -> Finding | None:
    apart = visuals.apart
    if apart is None:
        return None
    best, least = apart
    high, low = best.rate or 0.0, least.rate or 0.0
    return Finding(
        key="content_mix.visual_leads",
        chapter=CHAPTER,
        subject=visuals.platform,
        facts=facts_of({
            "platform": platform_name(visuals.platform), "best": best.value,
            "least": least.value, "n": best.n + least.n,
        }),
        comparison=Comparison(
            against="part",
            value=Quantity(value=high, unit=Unit.RATIO),
            reference=Quantity(value=low, unit=Unit.RATIO),
            difference=Quantity(value=high - low, unit=Unit.POINTS, signed=True),
        ),
        confidence=_counted(min(best.n, least.n)),
        impact=min(1.0, high / low - 1 if low else 1.0) * threshold("brief_weight"),
        urgency=0.5,
        tone="good",
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=visuals.results.sources,
    )  # fmt: skip


def _counted(n: int) -> Confidence:
    if n >= threshold("minimum_posts"):
        return Confidence(level=Level.MEDIUM, why="intervals stay apart; it remains an association")
    return Confidence(level=Level.LOW, why="intervals stay apart on few posts")


def _covered(mix: Mix) -> Confidence:
    if (mix.untagged or 0.0) <= 1 - threshold("content_tagged"):
        return Confidence(level=Level.HIGH, why="nearly every post carries the tag")
    return Confidence(level=Level.LOW, why="many posts carry no such tag")


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
