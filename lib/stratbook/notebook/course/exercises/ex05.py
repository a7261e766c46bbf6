"""Exercise 5: which platforms, and whether the choice holds when the weights move."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.pitfalls import Pitfall, all_tell, mistakes_of
from stratbook.strategy.platforms.scores import Grid, read_grid
from stratbook.strategy.platforms.sensitivity import scenarios, scores_under, shifted

_ID: Final = "ex05"
_WEIGHTS: Final = {"audience": 40, "image": 20, "objective": 25, "resources": 15}
_SCORES: Final = ((5, 5, 4, 3), (3, 3, 4, 4), (2, 3, 3, 4), (2, 2, 2, 2))
_PLATFORMS: Final = ("instagram", "facebook", "linkedin", "snapchat")
_MOVED: Final = "audience"
_MOVE: Final = 0.2
_APART, _MOST = 0.2, 5


def _draw(draw: Draw) -> Data:
    order = draw.shuffled(_PLATFORMS)
    return draw.until(lambda: _tables(draw, order), _teaches)


def _tables(draw: Draw, order: Sequence[str]) -> Data:
    first = [int(draw.near(each, 0.25, 5)) for each in (*_WEIGHTS.values(),)[:-1]]
    weights = (*first, 100 - sum(first))
    given = dict(zip(order, _SCORES, strict=True))
    rows = [
        {"platform": name,
         **{each: min(_MOST, int(draw.near(score, 0.4)))
            for each, score in zip(_WEIGHTS, given[name], strict=True)}}
        for name in _PLATFORMS
    ]  # fmt: skip
    criteria = pd.DataFrame({"criterion": list(_WEIGHTS), "weight": weights})
    return {"criteria": criteria, "scores": pd.DataFrame(rows)}


def _teaches(data: Data) -> bool:
    """Say whether the scores tell the platforms apart and the choice holds."""
    if (data["criteria"]["weight"] <= 0).any():
        return False
    right = _expected(data)
    scores = sorted(float(str(right[each])) for each in _PLATFORMS)
    gaps = [after - before for before, after in pairwise(scores)]
    holds = min(gaps) >= _APART and right["holds"] is True
    return holds and all_tell(_ID, _QUESTIONS, right, _pitfalls(data))


def _grid(data: Data) -> Grid:
    rows = data["scores"].melt("platform", var_name="criterion", value_name="score")
    return read_grid(data["criteria"].assign(source=""), rows.assign(reason="", source=""))


def _expected(data: Data) -> Mapping[str, Answer]:
    grid = _grid(data)
    scores = scores_under(grid, grid.weights)
    winner = max(scores, key=lambda name: scores[name])
    share = grid.weights[_MOVED] * (1 + _MOVE)
    raised = scores_under(grid, shifted(grid.weights, _MOVED, share))
    first = (
        [name for name, rank in each.ranks.items() if rank == 1] for each in scenarios(grid, _MOVE)
    )
    return {
        **scores,
        "winner": winner,
        "raised": raised[winner],
        "holds": all(each == [winner] for each in first),
    }


def _pitfalls(data: Data) -> list[Pitfall]:
    weights = data["criteria"].set_index("criterion")["weight"]
    scores = data["scores"].set_index("platform")[list(_WEIGHTS)]
    points = scores @ weights
    best = scores.loc[str(points.idxmax())]
    whole = weights.sum()
    more = weights[_MOVED] * _MOVE
    loose = (points.max() + more * best[_MOVED]) / whole
    rest = points.max() - weights[_MOVED] * best[_MOVED]
    beyond = weights[_MOVED] + _MOVE * whole
    scaled = rest / (whole - weights[_MOVED]) * (whole - beyond) + beyond * best[_MOVED]
    return [
        (say("You raised one weight and left the others: they now add up to more than 100. The "
             "three others must come down, each in proportion."), {"raised": loose}),
        (say("You divided every weight by the new total: the weight you raised then comes down "
             "again, and rises by less than 20%. Keep it at its new value and share out what "
             "is left among the others."), {"raised": loose * whole / (whole + more)}),
        (say("20% of the weight, not 20 points: 50 would become 60, not 70."),
         {"raised": scaled / whole}),
        (say("You lowered nothing and raised nothing: that is the score before the weight moved."),
         {"raised": points.max() / whole}),
        (say("You took the plain mean: every criterion then weighs the same. Multiply each score "
             "by its weight first."), _named(scores.mean(axis=1))),
        (say("You added up the scores without their weights."), _named(scores.sum(axis=1))),
        (say("That is the sum of weight times score. Divide by 100, the total of the weights: a "
             "score stays between 0 and 5."), _named(points)),
        (say("Look at the first place only. Ranks may change below it, and scores always move; the "
             "decision changes when another platform comes first."), {"holds": False}),
    ]  # fmt: skip


def _named(scores: pd.Series) -> dict[str, Answer]:
    return {str(name): score for name, score in scores.items()}


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_NAMES: Final = {
    "instagram": say("Instagram"), "facebook": say("Facebook"), "linkedin": say("LinkedIn"),
    "snapchat": say("Snapchat"),
}  # fmt: skip
_CRITERIA: Final = {
    "audience": say("Audience"), "image": say("Brand image"), "objective": say("Objective"),
    "resources": say("Resources"),
}  # fmt: skip
_QUESTIONS: Final = (
    *(
        Question(each, say("Score of {platform} (0 to 5, two decimals)", platform=name), "number",
                 say("Multiply each score by the weight of its criterion, add up, divide by 100."),
                 tolerance=0.005)
        for each, name in _NAMES.items()
    ),
    Question("winner", say("The platform to invest in first"), "choice",
             say("The one with the highest score."), options=_NAMES),
    Question("raised", say("Its score when “Audience” weighs 20% more and the three other weights "
                           "come down in proportion, so that all still make 100 (two decimals)"),
             "number", say("Raise the weight, share out what is left of 100 among the three others "
                           "in their proportions, then work out the score again."),
             tolerance=0.005),
    Question("holds", say("Does it stay first when any one weight moves by 20%, up or down, the "
                          "others being rescaled? (True or False)"), "flag",
             say("Eight cases: four weights, each raised and lowered.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="04_platforms",
    title=say("Choose the platforms"),
    minutes=25,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("8 minutes to score, 10 to move the weights (share out the eight cases between pairs), "
            "7 to discuss."),
        say("Ask which score the room would dispute first: a decision that holds when weights move "
            "may still fall with one badly judged score."),
        say("Stress rescaling: weights are shares of one whole, so raising one lowers the others."),
    ),
    captions={
        "criteria": say("What each criterion weighs (100 points)"),
        "scores": say("Scores from 0 to 5"),
    },
    headings={
        "criterion": say("Criterion"),
        "weight": say("Weight"),
        "platform": say("Platform"),
        **_CRITERIA,
    },
    words={**_NAMES, **_CRITERIA},
)  # fmt: skip
