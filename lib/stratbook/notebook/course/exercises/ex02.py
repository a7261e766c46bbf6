"""Exercise 2: which indicator tells about which objective, and which tells about none."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question, Sealed
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of

_ID: Final = "ex02"
_OBJECTIVES: Final = {
    "visibility": say("Be seen by more people"),
    "revenue": say("Earn more through social media"),
    "conversations": say("Make people talk and answer"),
    "retention": say("Make customers come back"),
    "cause": say("Make the cause known"),
    "footfall": say("Bring people to the shop"),
}
_INDICATORS: Final = {
    "reach": say("Reach"),
    "sales": say("Conversions and revenue (€)"),
    "interaction_rate": say("Interaction rate (%)"),
    "repeat": say("Repeat purchases and response rate (%)"),
    "cause_posts": say("Reach and shares of the posts about the cause"),
    "directions": say("Directions clicks and coupons used"),
    "followers": say("Total number of followers"),
}
# Last month, this month, and what the figure is a multiple of.
_MONTHS: Final = {
    "reach": (110_000, 120_000, 1_000),
    "sales": (6_200, 5_400, 100),
    "interaction_rate": (3.4, 3.1, 0.1),
    "repeat": (22.4, 21.6, 0.1),
    "cause_posts": (18_000, 15_000, 500),
    "directions": (140, 152, 2),
    "followers": (8_700, 9_000, 50),
}
# No data tells which indicator follows which objective: the answers are sealed.
_SEALED: Final = {
    "visibility": "7cee42f2d4f302be8b25055f78e7f922f0a3789e3238bf85ec8aa1de203e1621",
    "revenue": "d7929f67fe621bfae05d7afb3060c38cc10a4e1a584e49e9e8b5e1e1260bd36e",
    "conversations": "efecce88ba6aa84da7eaa5eec26574c808c89fa076ed61e86078d415304b7c60",
    "retention": "f3557fccd9447412ac2d1b3cd1fbc1bb54d9e09346659e6d4b2e7bc1ebfb1b12",
    "cause": "45ae8f53466f0a57b3fe56fbbf839130f19a95c007de8957a042eff21b4f5b8a",
    "footfall": "a8e5bbabb58ab8e5e21eacdad269ff33cc5e443e9274cce09deae367d7ad3469",
    "intruder": "23c76f31ef0f315ec0c5f3a978103fe065c4159db63b2812c6c12f28220326a3",
}


def _draw(draw: Draw) -> Data:
    return draw.until(lambda: _tables(draw), _teaches)


def _tables(draw: Draw) -> Data:
    named = draw.shuffled(tuple(_INDICATORS))
    rows = [
        {"indicator": name, "last": draw.near(last, 0.1, step), "now": draw.near(now, 0.1, step)}
        for name in named
        for last, now, step in (_MONTHS[name],)
    ]
    return {
        "objectives": pd.DataFrame({"objective": draw.shuffled(tuple(_OBJECTIVES))}),
        "indicators": pd.DataFrame(rows),
    }


def _teaches(data: Data) -> bool:
    """Say whether followers rise while revenue falls: the intruder tells of nothing wanted."""
    months = data["indicators"].set_index("indicator")
    change = months["now"] - months["last"]
    return bool(change["followers"] > 0 > change["sales"])


def _expected(_: Data) -> Mapping[str, Answer]:
    return {key: Sealed(digest) for key, digest in _SEALED.items()}


def _pitfalls(_: Data) -> list[Pitfall]:
    return [
        (say("You judged an objective by the number of followers. It rises almost by itself, "
             "even while sales fall: it says nothing about what was wanted."),
         dict.fromkeys(_OBJECTIVES, "followers")),
        (say("Being seen is not being answered, bought from, or visited: reach moves before the "
             "objective, it does not tell whether it was reached."),
         dict.fromkeys(("revenue", "conversations", "retention", "footfall"), "reach")),
        (say("The reach of all posts says nothing about the cause: look only at the posts that "
             "speak of it."), {"cause": "reach"}),
        (say("The posts about the cause are a part of what is published: visibility is asked of "
             "everything."), {"visibility": "cause_posts"}),
        (say("A reaction is free. It shows that people take part; it is neither a sale, nor a "
             "customer who comes back, nor a visit to the shop."),
         dict.fromkeys(("revenue", "retention", "footfall"), "interaction_rate")),
        (say("Revenue adds up new and returning customers: it does not tell whether those who "
             "bought once come back."), {"retention": "sales"}),
        (say("An order placed online brings nobody to the shop: look for the act that comes "
             "before the visit."), {"footfall": "sales"}),
        (say("Going to the shop comes before buying: directions and coupons do not say what was "
             "earned."), {"revenue": "directions"}),
        (say("The response rate says how often you answer people; here the objective is that they "
             "speak to you."), {"conversations": "repeat"}),
        (say("This indicator has its objective in the list. The intruder is the one left over, "
             "however flattering its curve."),
         {"intruder": "reach"}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


def _question(key: str, objective: Message) -> Question:
    return Question(
        key,
        say("Indicator that tells whether this is reached: “{objective}”", objective=objective),
        "choice",
        say("Ask: if this objective were reached, which figure would have to move?"),
        options=_INDICATORS,
    )


_QUESTIONS: Final = (
    *(_question(key, objective) for key, objective in _OBJECTIVES.items()),
    Question("intruder", say("The intruder: the indicator that follows from no objective"),
             "choice", say("Give each objective its indicator first; look at what is left over."),
             options=_INDICATORS),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="01_objectives",
    title=say("Tie each objective to its indicator"),
    minutes=15,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say(
            "5 minutes alone, 5 in pairs, 5 together; hide the two months’ figures first if the "
            "room knows its KPIs."
        ),
        say(
            "Ask who put followers somewhere, and why. Then show both months: followers rise, "
            "revenue falls."
        ),
        say(
            "Stress the two pairs that are mixed up: reach and the reach of the cause’s posts; "
            "interactions and customers who come back."
        ),
    ),
    captions={
        "objectives": say("What is wanted"),
        "indicators": say("What is measured, the month before and this month"),
    },
    headings={
        "objective": say("Objective"),
        "indicator": say("Indicator"),
        "last": say("Month before"),
        "now": say("This month"),
    },
    words={**_OBJECTIVES, **_INDICATORS},
)
