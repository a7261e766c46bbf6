"""What chapter 5 finds of the hours: what they are worth, what was never tried."""

from collections.abc import Sequence

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.decision import Decision
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Listing, Name, Quantity, Unit, facts_of, say
from stratbook.core.reference import rules, threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.editorial.evidence import CHAPTER, counted, ratio
from stratbook.strategy.editorial.grid import WEEK, Grid
from stratbook.strategy.editorial.labels import slot_words
from stratbook.strategy.kpis.measure import platform_name

RULE = "editorial.slots"


@remembered
def find_slots(grids: Sequence[Grid]) -> tuple[Finding, ...]:
    """Return the findings on when to publish.

    Parameters
    ----------
    grids : sequence of Grid
        The week of each platform, by rate and by audience.
    """
    found = [
        *(_best(each) for each in grids if each.is_told),
        _chance(grids),
        *(_unused(each) for each in grids if each.measured == "rate"),
        _untimed(grids),
    ]
    return tuple(each for each in found if each is not None)


@remembered
def slot_choices(grids: Sequence[Grid], overrides: Sequence[Override] = ()) -> tuple[Choice, ...]:
    """Return, for each platform, whether posts should move: move, test or free."""
    platforms = dict.fromkeys(each.platform for each in grids)
    return tuple(
        choose(overrides, RULE, name, _advice([each for each in grids if each.platform == name]))
        for name in platforms
    )


@remembered
def slot_decisions(
    grids: Sequence[Grid], choices: Sequence[Choice], language: str
) -> tuple[Decision, ...]:
    """Return the decisions on when to publish, a platform each.

    Parameters
    ----------
    grids : sequence of Grid
        What they rest on.
    choices : sequence of Choice
        What stands for each platform.
    language : str
        The reader's, for the labels of the choices.
    """
    spoken = language_of(language)
    labels = {name: spoken.worded(each) for name, each in rules()[RULE].labels.items()}
    return tuple(
        Decision(
            rule=RULE,
            chapter=CHAPTER,
            subject=each.subject,
            question=say("When to publish on {platform}?", platform=platform_name(each.subject)),
            options=tuple(Name(text=each) for each in labels.values()),
            choice=Name(text=labels.get(each.chosen, each.chosen)),
            reason=_reason([grid for grid in grids if grid.platform == each.subject]),
            state="proposed" if each.override is None else "overridden",
            kpi="er_reach",
        )
        for each in choices
    )


def _advice(grids: Sequence[Grid]) -> str:
    if any(each.is_told for each in grids):
        return "move"
    return "test" if any(_knows_little(each) for each in grids) else "free"


def _reason(grids: Sequence[Grid]) -> Fact:
    told = [each for each in grids if each.is_told]
    if told:
        return say("the best slots hold on posts that did not serve to choose them")
    first = grids[0]
    if _knows_little(first):
        return say(
            "{count} of {of} slots of the day hold too few posts to be judged",
            count=len(_day_slots(first)) - _known(first), of=len(_day_slots(first)),
        )  # fmt: skip
    return say("slots differ by no more than chance on {posts} posts", posts=first.n)


def _day_slots(grid: Grid) -> tuple[tuple[int, int], ...]:
    """Return the slots of the week one could publish in: weekday and first hour."""
    if not grid.has_hours:
        return tuple((day, 0) for day in range(WEEK))
    first, last = int(threshold("editorial_first_hour")), int(threshold("editorial_last_hour"))
    return tuple((day, hour) for day in range(WEEK) for hour in range(first, last, grid.hours))


def _known(grid: Grid) -> int:
    return sum(grid.at(*each).enough for each in _day_slots(grid))


def _knows_little(grid: Grid) -> bool:
    known = _known(grid) / len(_day_slots(grid))
    return grid.trial.p_value is None or 1 - known > threshold("editorial_unused_share")


def _best(grid: Grid) -> Finding | None:
    if grid.gain is None or not grid.best:
        return None
    first = grid.best[0]
    gain = grid.gain
    named = Listing(items=tuple(slot_words(each) for each in grid.best))
    return Finding(
        key=f"editorial.slots_best_{grid.measured}",
        chapter=CHAPTER,
        subject=grid.platform,
        facts=facts_of({
            "platform": platform_name(grid.platform), "slots": named, "n": grid.n,
            "gain": _gain(gain.value), "least": _gain(gain.low), "most": _gain(gain.high),
        }),
        comparison=Comparison(
            against="part",
            value=Quantity(value=first.index, unit=Unit.INDEX),
            reference=Quantity(value=100, unit=Unit.INDEX),
            difference=Quantity(value=(first.index or 100) - 100, unit=Unit.INDEX, signed=True),
        ),
        confidence=Confidence(
            level=Level.MEDIUM, why="told on posts held out; it remains an association"
        ),
        impact=min(1.0, max(0.0, gain.value)),
        urgency=0.6,
        tone="good",
        action=Action(
            kpi="er_reach" if grid.measured == "rate" else "reach",
            effort=Level.LOW,
            low=_gain(gain.low),
            high=_gain(gain.high),
        ),
        sources=grid.sources,
    )  # fmt: skip


def _chance(grids: Sequence[Grid]) -> Finding | None:
    """Say on which platforms nothing tells the hours apart."""
    tried = [each for each in grids if each.trial.p_value is not None]
    plain = sorted({
        each.platform
        for each in tried
        if not any(other.is_told for other in tried if other.platform == each.platform)
    })  # fmt: skip
    if not plain:
        return None
    rate = [each for each in tried if each.measured == "rate" and each.platform in plain]
    return Finding(
        key="editorial.slots_chance",
        chapter=CHAPTER,
        facts=facts_of({
            "platforms": [platform_name(each) for each in plain],
            "posts": sum(each.n for each in rate),
        }),
        confidence=counted(min((each.n for each in rate), default=0)),
        impact=0.2,
        urgency=0.3,
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=tuple(sorted({source for each in rate for source in each.sources})),
    )  # fmt: skip


def _unused(grid: Grid) -> Finding | None:
    """Say how much of the week was never tried on a platform whose hours are known."""
    slots = _day_slots(grid)
    never = [each for each in slots if grid.at(*each).n == 0]
    share = len(never) / len(slots)
    if not grid.has_hours or share <= threshold("editorial_unused_share"):
        return None
    return Finding(
        key="editorial.slots_unused",
        chapter=CHAPTER,
        subject=grid.platform,
        facts=facts_of({
            "platform": platform_name(grid.platform), "count": len(never), "of": len(slots),
        }),
        comparison=Comparison(
            against="part", value=ratio(share), reference=ratio(1 - share),
            difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=counted(grid.n),
        impact=share * threshold("brief_weight") * threshold("brief_weight"),
        urgency=0.3,
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=grid.sources,
    )  # fmt: skip


def _untimed(grids: Sequence[Grid]) -> Finding | None:
    bare = [each for each in grids if each.measured == "rate" and not each.has_hours]
    bare = [each for each in bare if each.untimed]
    if not bare:
        return None
    return Finding(
        key="editorial.hours_unknown",
        chapter=CHAPTER,
        facts=facts_of({
            "platforms": [platform_name(each.platform) for each in bare],
            "posts": sum(each.untimed for each in bare),
        }),
        confidence=counted(sum(each.n for each in bare)),
        impact=0.1,
        urgency=0.3,
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=tuple(sorted({source for each in bare for source in each.sources})),
    )  # fmt: skip


def _gain(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, signed=True, digits=0)
