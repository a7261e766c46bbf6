"""Exercise 8: make videos or buy them, then who is needed, by ordered rules."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.exercises import configurations
from stratbook.notebook.course.exercises.reading import figures, not_rounded_up
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of, telling
from stratbook.plan.readiness.video import BUY, MAKE, Option, break_even
from stratbook.strategy.organisation.configuration import Line

_ID: Final = "ex08"
_CASES: Final = (1, 2, 3, 4)
_SIZES: Final = ("few", "many")


def _draw(draw: Draw) -> Data:
    cases = draw.shuffled(tuple(configurations.known()))
    return draw.until(lambda: {
        "video": _video(draw),
        "cases": pd.DataFrame({"case": [str(each) for each in _CASES],
                               "situation": [f"case_{each}" for each in cases]}),
        "rules": configurations.table(),
        "means": pd.DataFrame({"item": ["two_posts"], "amount": [configurations.two_posts_cost()]}),
    }, _teaches)  # fmt: skip


def _video(draw: Draw) -> pd.DataFrame:
    items = {
        "kit": draw.near(2_400, step=100),
        "training": draw.near(600, step=50),
        "hours": draw.near(6),
        "rate": draw.near(35, 0.2),
        "other": draw.near(20, step=5),
        "quote": draw.near(480, step=10),
        "few": draw.near(6, 0.5),
        "many": draw.near(24),
    }
    return pd.DataFrame({"item": list(items), "amount": list(items.values())})


def _teaches(data: Data) -> bool:
    """Hold the break-even between the two volumes, well away from both."""
    items = figures(data["video"])
    saved = items["quote"] - items["hours"] * items["rate"] - items["other"]
    if saved < 60:
        return False
    meet = (items["kit"] + items["training"]) / saved
    between = items["few"] + 2 <= meet <= items["many"] - 3
    return between and telling(_mistakes(data), _pitfalls(data))


def _ways(data: Data) -> tuple[Option, Option]:
    """Return making and buying as the media plan compares them, in cents."""
    items = figures(data["video"])
    fixed = round(100 * (items["kit"] + items["training"]))
    each = round(100 * (items["hours"] * items["rate"] + items["other"]))
    quote = round(100 * items["quote"])
    return (
        Option("kit", "in_house", fixed, each, items["hours"], None, (), "course"),
        Option("quote", "provider", 0, quote, 0.0, None, (), "course"),
    )


def _expected(data: Data) -> Mapping[str, Answer]:
    make, buy = _ways(data)
    items = figures(data["video"])
    found: dict[str, Answer] = {"per_video": make.each / 100, "break_even": break_even(make, buy)}
    for size in _SIZES:
        made, bought = make.cost(int(items[size])), buy.cost(int(items[size]))
        found |= {f"{size}_make": made, f"{size}_buy": bought}
        found[f"{size}_choice"] = MAKE if made < bought else BUY
    for number, case in _cases(data).items():
        line = configurations.first(case)
        found |= {f"case_{number}": line.choice, f"rule_{number}": configurations.short(line)}
    return found


def _cases(data: Data) -> dict[int, str]:
    rows = data["cases"]
    letters = rows["situation"].str.removeprefix("case_")
    return {int(number): letter for number, letter in zip(rows["case"], letters, strict=True)}


def _pitfalls(data: Data) -> list[Pitfall]:
    return [*_of_video(data), *_of_volumes(data), *_of_cases(data)]


def _of_video(data: Data) -> list[Pitfall]:
    items = figures(data["video"])
    fixed, quote = items["kit"] + items["training"], items["quote"]
    each = items["hours"] * items["rate"] + items["other"]
    meet = fixed / (quote - each)
    return [
        (say("You left out the hours: what the team makes itself is not free, each hour is worth "
             "its rate."),
         {"per_video": items["other"], "break_even": _up(fixed / (quote - items["other"])),
          **{f"{size}_make": fixed + items[size] * items["other"] for size in _SIZES}}),
        (say("You left out the other costs of a video: add them to the hours."),
         {"per_video": each - items["other"],
          **{f"{size}_make": fixed + items[size] * (each - items["other"]) for size in _SIZES}}),
        (say("You counted hours as if each cost one euro: multiply them by their rate."),
         {"per_video": items["hours"] + items["other"]}),
        (say("Each video made in-house costs money too: the kit is earned back by the difference "
             "between the two prices, not by the whole price."),
         {"break_even": _up(fixed / quote)}),
        (say("You divided the fixed costs by the cost of a video. They are earned back by what "
             "each video saves against the provider."), {"break_even": _up(fixed / each)}),
        (say("The training is part of what must be earned back, like the kit."),
         {"break_even": _up(items["kit"] / (quote - each))}),
        *((say("One does not make part of a video: take the first whole number at which making "
               "costs no more."), {"break_even": each}) for each in not_rounded_up(meet)),
    ]  # fmt: skip


def _of_volumes(data: Data) -> list[Pitfall]:
    items = figures(data["video"])
    fixed = items["kit"] + items["training"]
    each = items["hours"] * items["rate"] + items["other"]
    return [
        (say("You left out the kit and the training: they are paid whatever the number of "
             "videos."), {f"{size}_make": items[size] * each for size in _SIZES}),
        (say("You counted the kit and the training once a video: they are paid once a year."),
         {f"{size}_make": items[size] * (each + fixed) for size in _SIZES}),
        (say("Below the break-even the kit is not earned back: compare the two costs of that "
             "year, not the cost of one video."), {"few_choice": MAKE}),
        (say("Above the break-even each further video saves money: compare the two costs of that "
             "year."), {"many_choice": BUY}),
    ]  # fmt: skip


def _of_cases(data: Data) -> list[Pitfall]:
    found: list[Pitfall] = [
        (say("A CM animates and carries out; who sets objectives and budget? A CM alone is for a "
             "relation to be kept up, where somebody else answers for marketing."),
         {f"case_{number}": "cm" for number in _CASES}),
    ]  # fmt: skip
    for number, case in _cases(data).items():
        later = configurations.later(case)
        first = configurations.first(case)
        for line in configurations.failing(case):
            found.append((_condition(line), {f"rule_{number}": configurations.short(line)}))
        for line in later:
            answers = {f"rule_{number}": configurations.short(line)}
            if line.choice != first.choice:
                answers[f"case_{number}"] = line.choice
            found.append((_ORDER, answers))
    return found


def _condition(line: Line) -> Message:
    return say("“{rule}” does not apply: one of its conditions does not hold in that case. Read "
               "its figures again.", rule=configurations.short(line))  # fmt: skip


def _up(number: float) -> int:
    return -int(-number // 1)


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_ORDER: Final = say(
    "This rule holds, but so does another one above it: rules are read from the top, and the "
    "first that holds decides."
)
_VOLUMES: Final = {"few": say("the small year"), "many": say("the full year")}


def _of_size(size: str) -> tuple[Question, ...]:
    year = _VOLUMES[size]
    return (
        Question(f"{size}_make", say("Cost of {year}, made in-house (€)", year=year), "number",
                 say("Fixed costs once, plus the cost of a video times their number."),
                 tolerance=0.5),
        Question(f"{size}_buy", say("Cost of {year}, bought (€)", year=year), "number",
                 say("The provider’s price times the number of videos."), tolerance=0.5),
        Question(f"{size}_choice", say("What do you advise for {year}?", year=year), "choice",
                 say("Take the lower of the two costs."),
                 options={MAKE: say("make"), BUY: say("buy")}),
    )  # fmt: skip


def _of_case(number: int) -> tuple[Question, ...]:
    return (
        Question(f"case_{number}", say("Case {number}: which configuration?", number=number),
                 "choice", say("Read the rules from the top: the first whose conditions all hold "
                               "decides."), options=configurations.OPTIONS),
        Question(f"rule_{number}", say("Case {number}: by which rule?", number=number), "choice",
                 say("Give the name of the first rule whose conditions all hold."),
                 options=configurations.rules()),
    )  # fmt: skip


_QUESTIONS: Final = (
    Question("per_video", say("Cost of one video made in-house, kit and training left out (€)"),
             "number", say("Hours at their rate, plus the other costs."), tolerance=0.5),
    Question("break_even", say("Break-even: videos a year from which making costs no more than "
                               "buying (a whole number)"), "number",
             say("Fixed costs ÷ what each video saves, rounded up."), tolerance=0),
    *(question for size in _SIZES for question in _of_size(size)),
    *(question for number in _CASES for question in _of_case(number)),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="10_organisation",
    title=say("Make or buy; who is needed"),
    minutes=35,
    draw=_draw,
    captions={
        "video": say("Videos: what making and buying cost"),
        "cases": say("Four situations"),
        "rules": say("The rules, in their order: the first that holds decides"),
        "means": say("What two people cost"),
    },
    headings={
        "item": say("Item"),
        "amount": say("Value"),
        "case": say("Case"),
        "situation": say("Situation"),
        "rule": say("Rule"),
        "when": say("When"),
        "then": say("Then"),
    },
    words={
        **{str(each): say("Case {number}", number=each) for each in _CASES},
        "kit": say("Filming kit (€ a year)"),
        "training": say("Training (€ a year)"),
        "hours": say("Hours of work a video"),
        "rate": say("Cost of an hour (€)"),
        "other": say("Other costs of a video (€)"),
        "quote": say("A provider’s price for a video (€)"),
        "few": say("A small year (videos)"),
        "many": say("A full year (videos)"),
        "two_posts": say("A year of an SMM and a CM, at the least (€)"),
        **configurations.words(),
    },
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("Write the four costs on the board as two lines that cross: fixed costs are where the "
            "in-house line starts, hours its slope."),
        say("Half the room forgets the hours. Ask: whose evenings pay for the difference?"),
        say("Quality is not in this exercise: ask what price a better video is worth, and who "
            "decides it."),
        say("For the cases, let two groups defend opposite answers before the rules are read "
            "from the top. A rule is a start for a discussion: the consultant may overrule it, "
            "with a reason that is printed."),
        say("Timing: 15 minutes for the video, 15 for the cases, 5 to compare."),
    ),
    points=15,
)  # fmt: skip
