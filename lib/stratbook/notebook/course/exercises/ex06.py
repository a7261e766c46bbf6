"""Exercise 6: a calendar to check before it goes out, and an audience to measure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.exercises import calendar_rows as calendar
from stratbook.notebook.course.pitfalls import Pitfall, all_tell, mistakes_of
from stratbook.strategy.editorial.concentration import Concentration, concentration

_ID: Final = "ex06"
_AUDIENCES: Final = (
    52_000, 18_000, 9_000, 6_000, 4_000, 3_000, 2_500, 2_000, 1_500, 1_000,
    400, 200, 100, 100, 50, 50, 40, 30, 20, 10,
)  # fmt: skip
_TOP: Final = (0.35, 0.7)  # what the first post may make: far from the 95% of the saying


def _draw(draw: Draw) -> Data:
    tables = calendar.planted(draw)
    posts: Data = draw.until(lambda: _posts(draw), _teaches)
    return {**tables, **posts}


def _posts(draw: Draw) -> Data:
    drawn = draw.shuffled(tuple(int(draw.near(each, 0.3, 10)) for each in _AUDIENCES))
    names = [f"P{place}" for place in range(1, len(drawn) + 1)]
    return {"posts": pd.DataFrame({"post": names, "audience": drawn})}


def _teaches(data: Data) -> bool:
    """Say whether few posts make much of the audience, and not what the saying says."""
    low, high = _TOP
    measured = _measured(data)
    if not low <= measured.few <= high:
        return False
    return all_tell(_ID, _QUESTIONS, _shares(measured), _misread(data))


def _measured(data: Data) -> Concentration:
    found = concentration(data["posts"]["audience"])
    if found is None:
        raise ValueError("the posts have no audience")
    return found


def _shares(found: Concentration) -> dict[str, Answer]:
    return {
        "top_5": found.few * 100,
        "top_20": found.top * 100,
        "posts_for_80": found.most_posts,
        "posts_for_80_share": found.most_share * 100,
        "gini": found.gini,
    }


def _expected(data: Data) -> Mapping[str, Answer]:
    return {"faulty_rows": frozenset(calendar.faults_of(data)), **_shares(_measured(data))}


def _mistakes(data: Data) -> Sequence[Mistake]:
    pitfalls = [*_misjudged(data), *_misread(data)]
    return mistakes_of(_ID, _QUESTIONS, _expected(data), pitfalls)


def _misjudged(data: Data) -> Iterator[Pitfall]:
    """Yield the sets of rows that lack up to two faults or hold a sound row, with each hint."""
    faults, traps = calendar.faults_of(data), calendar.traps_of(data)
    everything = frozenset(data["calendar"]["row"])
    yield (say("You named every row. Three of them can go out as they are: say what is wrong with "
               "each before you stop it."), {"faulty_rows": everything})  # fmt: skip
    for lacking in (each for size in range(3) for each in combinations(faults, size)):
        for alarm in ("", *traps):
            named = frozenset(faults) - frozenset(lacking) | frozenset({alarm} - {""})
            for row in lacking:
                yield _MISSED[faults[row]], {"faulty_rows": named}
            if alarm:
                yield _ALARMS[traps[alarm]], {"faulty_rows": named}


def _misread(data: Data) -> list[Pitfall]:
    found = _measured(data)
    made = [share * 100 for _, share in found.lorenz]
    listed = [each / sum(found.audiences) * 100 for each in data["posts"]["audience"]]
    few, some = found.few_posts, found.top_posts
    unsorted: list[Pitfall] = [
        (say("You took the posts in the order of the table. Sort them first, the largest audience "
             "on top."), {"top_5": sum(listed[:few]), "top_20": sum(listed[:some])}),
    ]  # fmt: skip
    return [
        (say("You quoted the saying: “5% of contents make 95% of the audience”. Measure it on "
             "these twenty posts."), {"top_5": 95}),
        (say("You quoted Pareto’s 20/80. It is a rule of thumb: here the share is to be measured."),
         {"top_20": 80}),
        (say("5% of twenty posts is one post, not five."), {"top_5": made[5]}),
        (say("20% of twenty posts is four posts, not twenty and not two."),
         {"top_20": made[2]}),
        (say("With one post fewer 80% is not reached yet: count the post that takes the audience "
             "past it."), {"posts_for_80": found.most_posts - 1,
                           "posts_for_80_share": (found.most_posts - 1) / found.n * 100}),
        (say("That is the audience these posts make. The question is which share of the twenty "
             "posts they are."), {"posts_for_80_share": made[found.most_posts]}),
        (say("That is the Gini coefficient corrected for small samples (times n ÷ (n − 1)). "
             "Here it is asked as it is, without the correction."),
         {"gini": found.gini * found.n / (found.n - 1)}),
        *((say("The Gini coefficient goes from 0 to 1, not to 100."),
           {"gini": round(found.gini * 100, digits)}) for digits in range(3)),
        (say("You gave what is missing to 1: 0 is an equal audience for all, near 1 is one post "
             "that has it all."), {"gini": 1 - found.gini}),
        (say("The sign is turned round: rank the posts from the smallest audience to the largest, "
             "or change the sign."), {"gini": -found.gini}),
        *(unsorted if listed != sorted(listed, reverse=True) else ()),
    ]  # fmt: skip


_MISSED: Final[Mapping[str, Message]] = {
    "no_pillar": say("A row still off the editorial line: look at the column of pillars."),
    "clash": say("Two posts come out at the same moment on the same account: compare date, time "
                 "and platform together."),
    "no_cta": say("A row asks nothing of those who read it: look at the calls to action."),
    "past_date": say("A row can no longer come out on its day: compare each date, month included, "
                     "with the day the calendar is looked at."),
    "not_approved": say("Somebody else speaks in the brand’s name and nobody has agreed to it: "
                        "read the column “Who speaks” beside the state."),
}  # fmt: skip
_ALARMS: Final[Mapping[str, Message]] = {
    calendar.FIRST: say("Of two posts in one slot, moving one is enough: the row listed first "
                        "stays where it is."),
    calendar.APPROVED: say("You stopped an ambassador’s post that has been approved: it may go "
                           "out."),
    calendar.SAME_HOUR: say("The same hour on two platforms is no clash: they are two accounts."),
}  # fmt: skip
_QUESTIONS: Final = (
    Question("faulty_rows", say("Calendar: the rows that cannot go out as they are (of two posts "
                                "in one slot, the one listed second)"), "choices",
             say("Five rows are at fault, each for another reason: pillar, slot, call to action, "
                 "date, approval. Take the checks one at a time.")),
    Question("top_5", say("Audience made by the top 5% of the posts (%)"), "number",
             say("How many posts are 5% of twenty? Divide their audience by the total."),
             share=True),
    Question("top_20", say("Audience made by the top 20% of the posts (%)"), "number",
             say("How many posts are 20% of twenty? Divide their audience by the total."),
             share=True),
    Question("posts_for_80", say("How few posts make 80% of the audience (a number of posts)"),
             "number", say("Add up the audiences, the largest first, until 80% is reached.")),
    Question("posts_for_80_share", say("Those posts as a share of the twenty posts (%)"), "number",
             say("That number of posts, divided by twenty."), share=True),
    Question("gini", say("Gini coefficient of the audience (0 to 1, three decimals)"), "number",
             say("Rank the audiences from the smallest to the largest: sum of (2 × rank − n − 1) × "
                 "audience, divided by n × total."), tolerance=0.002),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="05_editorial",
    title=say("Correct the calendar; measure the concentration"),
    minutes=30,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("12 minutes on the calendar in Excel, 12 on the audience, 6 to compare."),
        say("Ask for the cost of each fault: which one would be seen by the public, and which one "
            "only by the team?"),
        say("Ask who had quoted 5/95 before measuring. Then ask what to do with the sixteen posts "
            "that make little audience: some serve another objective."),
    ),
    captions={
        "rules": say("How the calendar is checked"),
        "calendar": say("The calendar of the week, as it was handed over"),
        "posts": say("Audience of twenty posts"),
    },
    headings={
        "rule": say("Rule"), "value": say("Value"), "row": say("Row"), "date": say("Date"),
        "time": say("Time"), "platform": say("Platform"), "pillar": say("Pillar"),
        "text": say("Text"), "cta": say("Call to action"), "author": say("Who speaks"),
        "state": say("State"), "post": say("Post"),
        "audience": say("Audience (contacts)"),
    },
    words={
        "looked_at": say("Day it is looked at"),
        "apart": say("Hours between two posts of one account, at least"),
        "approval": say("Days before its date by which an ambassador’s post is approved"),
        "backstage": say("behind the scenes"), "workshop": say("workshops"),
        "shop": say("the shop"),
        "advice": say("advice"), "inspiration": say("inspiration"),
        "kiln": say("The kiln is opened, failures included"),
        "wheel": say("First steps at the wheel: four seats left"),
        "collection": say("The Estran collection is online"),
        "care": say("How to care for a stoneware dish"),
        "table": say("A table for six in mismatched plates"),
        "gift": say("The gift box is back"),
        "glaze": say("One glaze, twelve trials"),
        "saturday": say("Saturday’s workshop"),
        "comment": say("leave a comment"), "sign_up": say("sign up for it"),
        "visit": say("visit the site"),
        "share": say("share the post"), "follow": say("follow the account"),
        "buy": say("buy online"),
        "company": say("the company"), "ambassador": say("an ambassador"),
        "scheduled": say("scheduled"), "approved": say("approved"),
        "to_validate": say("to validate"),
    },
    workbooks=frozenset({"calendar"}),
)  # fmt: skip
