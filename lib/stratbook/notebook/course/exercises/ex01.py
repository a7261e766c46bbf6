"""Exercise 1: what the departments want, how far they agree, on what they do not."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.pitfalls import Pitfall, all_tell, mistakes_of
from stratbook.strategy.objectives.alignment import Alignment, align

_ID: Final = "ex01"
_POINTS: Final = {
    "management": (50, 30, 10, 10),
    "sales": (60, 10, 20, 10),
    "communication": (10, 50, 10, 30),
}
_AIMS: Final = ("sell", "awareness", "cause", "footfall")
_PAIRS: Final = tuple(combinations(_POINTS, 2))
_LEAST, _APART, _OVERLAPS = 5, 5, (0.3, 0.9)


def _draw(draw: Draw) -> Data:
    order = draw.shuffled(_AIMS)
    return draw.until(lambda: {"weights": _table(draw, order)}, _teaches)


def _table(draw: Draw, order: Sequence[str]) -> pd.DataFrame:
    rows = []
    for department, published in _POINTS.items():
        points = [int(draw.near(each, 0.5, 5)) for each in published[:-1]]
        given = dict(zip(order, (*points, 100 - sum(points)), strict=True))
        rows.append({"department": department, **given})
    return pd.DataFrame(rows, columns=["department", *_AIMS])


def _teaches(data: Data) -> bool:
    """Say whether one objective stands out as contested, and averages hide a disagreement."""
    if (data["weights"][list(_AIMS)] < _LEAST).any(axis=None):
        return False
    found = _aligned(data)
    widest = sorted((each.spread for each in found.contests), reverse=True)
    overlaps = [each.overlap for each in found.pairs]
    low, high = _OVERLAPS
    return (
        len(widest) > 1
        and widest[0] >= widest[1] + _APART
        and low <= min(overlaps) and max(overlaps) <= high
        and all_tell(_ID, _QUESTIONS, _expected(data), _pitfalls(data))
    )  # fmt: skip


def _aligned(data: Data) -> Alignment:
    rows = data["weights"].melt("department", var_name="objective", value_name="points")
    return align(rows.assign(weight=None, source=""), ())


def _expected(data: Data) -> Mapping[str, Answer]:
    found = _aligned(data)
    contest = found.most_contested
    overlaps = {f"{each.first}_{each.second}": each.overlap for each in found.pairs}
    names = [each.written for each in found.subjects]
    consensus = dict(zip(names, found.consensus, strict=True))
    return {
        **overlaps,
        "mean_overlap": found.measure.value,
        **{f"consensus_{name}": consensus[name] for name in _AIMS},
        "most_contested": contest.subject.written if contest else None,
        "widest_range": contest.spread if contest else None,
    }


def _pitfalls(data: Data) -> list[Pitfall]:
    points = data["weights"].set_index("department")
    pairs = {f"{one}_{other}": points.loc[[one, other]] for one, other in _PAIRS}
    mean, overlaps = points.mean(), {key: two.min().sum() for key, two in pairs.items()}
    index = sum(overlaps.values()) / len(overlaps)
    contested = (points.max() - points.min()).idxmax()
    return [
        (say("You averaged the points. An average is no agreement: it comes out the same whether "
             "the departments agree or pull apart. Take what two of them have in common, "
             "objective by objective."),
         {"mean_overlap": mean.max() / 100, **{key: two.mean().max() / 100
                                               for key, two in pairs.items()}}),
        (say("The mean of all points is 25 whatever the departments want: it measures nothing."),
         {"mean_overlap": 0.25}),
        *((say("That is the overlap in points. The question asks for a part of the whole, from 0 "
               "to 1: divide by 100."), {**overlaps, "mean_overlap": round(index, digits)})
          for digits in range(3)),
        (say("You added up the larger number of each objective. What two departments share is "
             "the smaller one."), {key: two.max().sum() / 100 for key, two in pairs.items()}),
        (say("You counted each gap twice, once where one department gives more and once where it "
             "gives less. Add up the smaller numbers instead."),
         {key: 1 - (two.max() - two.min()).sum() / 100 for key, two in pairs.items()}),
        (say("The consensus is asked in points out of 100, not as a part of 1."),
         {f"consensus_{name}": mean[name] / 100 for name in _AIMS}),
        (say("You added up the departments’ points; divide by the number of departments."),
         {f"consensus_{name}": points[name].sum() for name in _AIMS}),
        (say("That is the largest number of points. The range is the largest minus the smallest."),
         {"widest_range": points[contested].max()}),
        (say("The most contested objective is not the one with the fewest points: it is the one "
             "on which departments are furthest apart."), {"most_contested": mean.idxmin()}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_NAMES: Final = {
    "sell": say("Sell"), "awareness": say("Awareness"), "cause": say("The cause"),
    "footfall": say("Local footfall"),
}  # fmt: skip
_DEPARTMENTS: Final = {
    "management": say("Management"), "sales": say("Sales"), "communication": say("Communication"),
}  # fmt: skip
_QUESTIONS: Final = (
    *(
        Question(
            f"{one}_{other}",
            say("Overlap of {one} and {other} (0 to 1)", one=_DEPARTMENTS[one],
                other=_DEPARTMENTS[other]),
            "number",
            say("For each objective keep the smaller of the two numbers, add them up, divide by "
                "100."),
            tolerance=0.005,
        )
        for one, other in _PAIRS
    ),
    Question("mean_overlap", say("Mean overlap, the alignment index (0 to 1)"), "number",
             say("Take the mean of the three overlaps."), tolerance=0.005),
    *(
        Question(f"consensus_{name}",
                 say("Consensus on “{objective}” (points out of 100)", objective=_NAMES[name]),
                 "number", say("The mean of the departments’ points, with one decimal."))
        for name in _AIMS
    ),
    Question("most_contested", say("The most contested objective"), "choice",
             say("Compare, objective by objective, the largest and the smallest number."),
             options=_NAMES),
    Question("widest_range", say("Its range (points)"), "number",
             say("The largest number of points given to it, minus the smallest.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="01_objectives",
    title=say("Align the departments"),
    minutes=20,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("5 minutes to read and guess the most contested objective by show of hands, 10 to "
            "compute, 5 to compare."),
        say("Ask the room: who has “agreement” as an average? Put two departments at 100 and 0 on "
            "the board: the average is 50 and they agree on nothing."),
        say("Then ask what the consensus would do if it were applied: it pleases nobody on the "
            "most contested objective. Somebody has to decide, and it is the management."),
    ),
    captions={"weights": say("What each department wants: 100 points shared out")},
    headings={"department": say("Department"), **_NAMES},
    words=_DEPARTMENTS,
)  # fmt: skip
