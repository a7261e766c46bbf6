"""How the ad space is split, as a decision: options, criteria, choice and reason."""

from typing import Final

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.decision import Decision
from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.core.remembered import remembered
from stratbook.plan.ad_space import AdSpace, Way
from stratbook.plan.findings import shares
from stratbook.plan.split.problem import Split
from stratbook.plan.thirds import CHAPTER

RULE: Final = "media_plan.split"
WAY: Final[dict[Way, Fact]] = {
    "equal": term("equal split"),
    "performance": term("split by past performance"),
    "before": term("the proportions of before"),
    "best": term("best split"),
    "robust": term("robust split"),
}


@remembered
def split_choice(overrides: tuple[Override, ...] = ()) -> Choice:
    """Return which split stands: the best one unless a person chose another way."""
    return choose(overrides, RULE, "", "best")


@remembered
def chosen_split(space: AdSpace | None, choice: Choice) -> Split | None:
    """Return the split that stands; None where none can be made."""
    return None if space is None else space.splits[_way(space, choice)]


@remembered
def split_decisions(space: AdSpace | None, choice: Choice) -> tuple[Decision, ...]:
    """Return the decision on the split, with what each option is expected to bring.

    Nothing is to be decided where no split can be made.

    Parameters
    ----------
    space : AdSpace or None
        The ad space, split.
    choice : Choice
        Which way stands (:func:`split_choice`).
    """
    if space is None:
        return ()
    way = _way(space, choice)
    decision = Decision(
        rule=RULE,
        chapter=CHAPTER,
        question=term("How is the ad space to be split between the platforms?"),
        options=tuple(_option(space, each) for each in space.splits),
        criteria=(
            term("results expected for the same money"),
            term("what the worst fifth of the draws would bring"),
            term("limits kept"),
        ),
        choice=say("{way}: {split}", way=WAY[way], split=shares(space.splits[way])),
        reason=_reason(space),
        kpi=space.aim.indicator,
    )
    return (decision,)


def _way(space: AdSpace, choice: Choice) -> Way:
    ways: dict[str, Way] = {each: each for each in space.splits}
    return ways.get(choice.chosen, "best")


def _option(space: AdSpace, way: Way) -> Message:
    total = space.aim.quantity(space.splits[way].total)
    return say("{way} ({total} {results})", way=WAY[way], total=total, results=space.aim.word)


def _reason(space: AdSpace) -> Message:
    ties = space.ties
    if ties:
        return say(
            "It is expected to bring most, by little: within 1% stand also {ways}; under these "
            "curves, choosing among them costs next to nothing.",
            ways=[WAY[each] for each in ties],
        )
    return say(
        "It is expected to bring most under these curves: {gain} over equal amounts.",
        gain=Quantity(value=space.gain, unit=Unit.RATIO, signed=True),
    )
