"""Exercise 7: a budget in three parts, then ad space where the last euro brings as much."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import sqrt
from typing import Final

import pandas as pd

from stratbook.brief.models import Budget
from stratbook.core.message import say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question, Sealed
from stratbook.notebook.course.exercises.reading import figures, once
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of, telling
from stratbook.plan.budget import target_split
from stratbook.plan.response.families import Family
from stratbook.plan.response.given import given
from stratbook.plan.split.problem import Line, Problem, Response
from stratbook.plan.split.search import best_split

_ID: Final = "ex07"
_PLATFORMS: Final = ("Instagram", "Facebook", "Snapchat")
_SAME: Final = "b3bb014deac86ebf41ed9d6e1b7c1f80da68ae921edfeb46aed9340dea48ca15"


def _draw(draw: Draw) -> Data:
    return draw.until(partial(_tables, draw), _teaches)


def _tables(draw: Draw) -> Data:
    budget = {
        "total": draw.near(18_000, step=300),
        "cap": draw.near(3_000, step=100),
        "space": draw.near(6_000, step=300),
        "floor": draw.near(1_000, step=50),
    }
    factors = [draw.near(each, 0.25) for each in (12, 9, 6)]
    return {
        "budget": pd.DataFrame({"item": list(budget), "amount": list(budget.values())}),
        "platforms": pd.DataFrame({"platform": _PLATFORMS, "factor": factors}),
    }


def _teaches(data: Data) -> bool:
    """Hold the cap below a third, the factors apart, and a floor that costs something."""
    budget, factor = figures(data["budget"]), figures(data["platforms"])
    first, second, third = (factor[each] for each in _PLATFORMS)
    total = sum(each**2 for each in factor.values())
    space, floor = budget["space"], budget["floor"]
    best = sqrt(space * total)
    kept = sqrt((space - floor) * (total - third**2)) + third * sqrt(floor)
    apart = first > second > third
    capped = budget["cap"] <= budget["total"] / 3 - 600
    small = space * third**2 / total + 50 < floor < space / 3 - 100
    fair = apart and capped and small and best - kept >= 0.5
    return fair and telling(_mistakes(data), _pitfalls(data))


def _lines(data: Data, floor: float = 0.0) -> tuple[Line, ...]:
    """Return the platforms as the media plan reads them: factor × √euros."""
    return tuple(
        Line(
            name,
            (Response(given(name, Family.POWER, {"ceiling": factor, "shape": 0.5})),),
            minimum=floor if name == _PLATFORMS[-1] else 0.0,
        )
        for name, factor in figures(data["platforms"]).items()
    )


def _best(data: Data, floor: float = 0.0) -> dict[str, float]:
    space = figures(data["budget"])["space"]
    found = best_split(Problem(_lines(data, floor), space))
    return {name: float(x) for name, x in zip(found.names, found.amounts, strict=True)}


def _brings(data: Data, amounts: Mapping[str, float]) -> float:
    return sum(float(each.value(amounts[each.name])[0]) for each in _lines(data))


def _parts(total: float, cap: float | None = None) -> Mapping[str, float]:
    split = target_split(Budget(total=total, ad_space_cap=cap))
    return {} if split is None else split.amounts


@once("budget", "platforms")
def _expected(data: Data) -> dict[str, Answer]:
    budget = figures(data["budget"])
    best, kept = _best(data), _best(data, budget["floor"])
    equal = dict.fromkeys(_PLATFORMS, budget["space"] / len(_PLATFORMS))
    first = _lines(data)[0]
    brings, brings_kept = _brings(data, best), _brings(data, kept)
    marginal = first.responses[0].draws.marginal(best[first.name])
    return {
        "equal_part": _parts(budget["total"])["strategy"],
        "capped": _parts(budget["total"], budget["cap"])["strategy"],
        **{name.lower(): amount for name, amount in best.items()},
        "result": brings,
        "result_equal": _brings(data, equal),
        "marginal": float(marginal[0]),
        "same_everywhere": Sealed(_SAME),
        **{f"floor_{name.lower()}": amount for name, amount in kept.items()},
        "floor_result": brings_kept,
        "floor_cost": brings - brings_kept,
    }


def _split(amounts: Mapping[str, float], prefix: str = "") -> dict[str, Answer]:
    return {f"{prefix}{name.lower()}": amount for name, amount in amounts.items()}


def _pitfalls(data: Data) -> list[Pitfall]:
    return [*_of_parts(data), *_of_split(data), *_of_floor(data)]


def _of_parts(data: Data) -> list[Pitfall]:
    budget = figures(data["budget"])
    third = budget["total"] / 3
    return [
        (say("The cap takes money from ad space and you let it vanish: the budget is spent whole, "
             "and what is freed goes to strategy and production."), {"capped": third}),
        (say("You shared the whole budget between strategy and production: ad space keeps its "
             "capped amount, and only the rest is shared."), {"capped": budget["total"] / 2}),
        (say("You gave all that the cap frees to one part: strategy and production share it "
             "equally."), {"capped": 2 * third - budget["cap"]}),
        (say("You shared the ad space of question c. Question a is about the whole budget."),
         {"equal_part": budget["space"] / 3}),
    ]  # fmt: skip


def _of_split(data: Data) -> list[Pitfall]:
    space, factor = figures(data["budget"])["space"], figures(data["platforms"])
    alone = {name: space * (name == _PLATFORMS[0]) for name in _PLATFORMS}
    shared = {name: space * each / sum(factor.values()) for name, each in factor.items()}
    equal = dict.fromkeys(_PLATFORMS, space / len(_PLATFORMS))
    best = _brings(data, _best(data))
    return [
        (say("All on the best platform: its curve flattens, so that its last euros bring less "
             "than the first ones would elsewhere."),
         {**_split(alone), "result": _brings(data, alone)}),
        (say("You shared in proportion to the factors. Compare what the next euro brings on each "
             "platform, factor ÷ (2 × √amount): where it brings more, money is missing."),
         {**_split(shared), "result": _brings(data, shared)}),
        (say("Equal amounts are a fair start, not the best: the next euro brings more where the "
             "factor is higher."), {**_split(equal), "result": _brings(data, equal)}),
        (say("You left out the square root: a curve that flattens is what this exercise is "
             "about."), {"result_equal": sum(factor.values()) * space / len(factor)}),
        (say("That is the average return of a euro, results ÷ money. The next euro brings less "
             "than the average: take the slope of the curve."), {"marginal": best / space}),
        (say("The average looks back on euros already spent. To move one euro, compare what it "
             "would lose here with what it would bring there."), {"same_everywhere": "average"}),
        (say("Equal amounts are the rule of thumb. At the best split the amounts differ; "
             "something else is equal."), {"same_everywhere": "amount"}),
    ]  # fmt: skip


def _of_floor(data: Data) -> list[Pitfall]:
    floor = figures(data["budget"])["floor"]
    best, kept = _best(data), _best(data, floor)
    others, taken = _PLATFORMS[:-1], floor - best[_PLATFORMS[-1]]
    halved = {name: best[name] - taken / 2 for name in others}
    return [
        (say("Your amounts pass the ad space: what the floor gives to Snapchat must be taken from "
             "the other two."), _split({name: best[name] for name in others}, "floor_")),
        (say("You took the same sum from both: the next euro no longer brings as much on one as "
             "on the other. Split what is left as in question c."), _split(halved, "floor_")),
        (say("The floor is a minimum to be kept: Snapchat is still below it."),
         {"floor_snapchat": best[_PLATFORMS[-1]]}),
        (say("That is the money moved, in euros. What a floor costs is results: those of the best "
             "split less those of the split with the floor."), {"floor_cost": taken}),
        (say("A cost is written here as a positive number: the best split less the one with the "
             "floor."), {"floor_cost": _brings(data, kept) - _brings(data, best)}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_SQUARES: Final = say(
    "Move one euro in thought from one platform to another: at the best split no move brings "
    "more. Check that your three amounts add up to the ad space."
)
_FLOORED: Final = say(
    "The floor is kept by Snapchat; split what is left between the other two as in question c, "
    "and check the sum."
)

_QUESTIONS: Final = (
    Question("equal_part", say("a. Each part of the budget in thirds (€)"), "number",
             say("Three equal parts add up to the whole budget."), tolerance=0.6),
    Question("capped", say("b. With the cap, strategy and production: each (€)"), "number",
             say("Take the capped ad space off the budget, then share the rest."),
             tolerance=0.6),
    Question("instagram", say("c. Best split: Instagram (€)"), "number", _SQUARES,
             tolerance=0.6),
    Question("facebook", say("c. Best split: Facebook (€)"), "number", _SQUARES,
             tolerance=0.6),
    Question("snapchat", say("c. Best split: Snapchat (€)"), "number", _SQUARES,
             tolerance=0.6),
    Question("result", say("c. Results of the best split (one decimal)"), "number",
             say("Add up factor × √euros over the three platforms."), tolerance=0.1),
    Question("result_equal", say("c. Results of three equal amounts (one decimal)"), "number",
             say("Give each platform a third of the ad space, then add up factor × √euros."),
             tolerance=0.1),
    Question("marginal", say("c. What the next euro brings at the best split (results, four "
                             "decimals)"), "number",
             say("The slope of factor × √euros is factor ÷ (2 × √euros)."),
             tolerance=0.0006),
    Question("same_everywhere", say("c. At the best split, what is the same on every "
                                    "platform?"), "choice",
             say("Ask what would make you move one euro from one platform to another."),
             options={
                 "amount": say("the amount"),
                 "average": say("the average return of a euro"),
                 "marginal": say("the return of the next euro"),
             }),
    Question("floor_instagram", say("d. With the floor: Instagram (€)"), "number", _FLOORED,
             tolerance=0.6),
    Question("floor_facebook", say("d. With the floor: Facebook (€)"), "number", _FLOORED,
             tolerance=0.6),
    Question("floor_snapchat", say("d. With the floor: Snapchat (€)"), "number", _FLOORED,
             tolerance=0.6),
    Question("floor_result", say("d. Results with the floor (one decimal)"), "number",
             say("Add up factor × √euros over the three new amounts."), tolerance=0.1),
    Question("floor_cost", say("d. What the floor costs (results, one decimal)"), "number",
             say("Subtract: results of the best split less results with the floor."),
             tolerance=0.15),
    Question("recommendation", say("What do you recommend to the client? 60 words at most: a "
                                   "number, a comparison, an action, a role, a date"), "text",
             say("Say what to do before saying how it was found.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="06_media_plan",
    title=say("Split the budget"),
    minutes=35,
    draw=_draw,
    captions={
        "budget": say("The budget of the campaign"),
        "platforms": say("Expected results of each platform: factor × √euros"),
    },
    headings={
        "item": say("Item"),
        "amount": say("Amount (€)"),
        "platform": say("Platform"),
        "factor": say("Factor"),
    },
    words={
        "total": say("Whole budget, in thirds: ad space, strategy, production (a)"),
        "cap": say("Cap on ad space (b)"),
        "space": say("Ad space to split between the platforms (c, d)"),
        "floor": say("Least amount for Snapchat (d)"),
    },
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("Before any computation, ask the room to bet: who would put all of it on the best "
            "platform? Come back to the votes after question c."),
        say("The equal split loses a few per cent only: a rule of thumb is not absurd, and a "
            "floor costs little. What costs is all on one platform."),
        say("The result is best only under these curves: ask where the factors come from, and how "
            "the client would know."),
        say("Timing: 5 minutes for a and b, 15 for c, 5 for d, 10 for the recommendation read "
            "aloud by two or three people."),
    ),
    points=15,
)  # fmt: skip
