"""Exercise 9: an engagement rate by three bases; sums before divisions."""

from collections.abc import Sequence
from functools import partial
from statistics import fmean
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.exercises.reading import (
    PERIOD,
    highest,
    once,
    rows,
    scope_of,
    total,
)
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of, telling
from stratbook.strategy.kpis import Measure, measure

_ID: Final = "ex09"
_POSTS: Final = {"P1": "Instagram", "P2": "Facebook", "P3": "LinkedIn"}
_COLUMNS: Final = ("engagements", "clicks", "followers", "reach", "impressions")
_PUBLISHED: Final = {
    "P1": (120, 40, 900, 4_000, 5_200),
    "P2": (60, 8, 9_000, 2_000, 3_000),
    "P3": (45, 30, 1_200, 900, 1_500),
}
_STEPS: Final = (1, 1, 50, 50, 50)
_BASES: Final = ("followers", "reach", "impressions")
_APART: Final = 0.15  # points between two rates that must not be taken for one another


def _draw(draw: Draw) -> Data:
    return draw.until(partial(_tables, draw), _teaches)


def _tables(draw: Draw) -> Data:
    posts = [
        {"post": post, "platform": _POSTS[post],
         **{name: draw.near(value, 0.25, step)
            for name, value, step in zip(_COLUMNS, published, _STEPS, strict=True)}}
        for post, published in _PUBLISHED.items()
    ]  # fmt: skip
    return {"posts": pd.DataFrame(posts)}


def _teaches(data: Data) -> bool:
    """Hold a winner that changes with the base, and a mean of rates that is another number."""
    posts = _read(data)
    if any(each["impressions"] < 1.15 * each["reach"] for each in posts.values()):
        return False
    rates = {base: _rates(data, base) for base in _BASES}
    ordered = [sorted(each.values(), reverse=True) for each in rates.values()]
    clear = all(first - second >= _APART for first, second, *_ in ordered)
    turns = highest(rates["followers"]) != highest(rates["reach"])
    pooled = 100 * total(posts, "engagements") / total(posts, "reach")
    apart = abs(fmean(rates["reach"].values()) - pooled) >= _APART
    return clear and turns and apart and telling(_mistakes(data), _pitfalls(data))


def _read(data: Data) -> dict[str, dict[str, float]]:
    return rows(data["posts"], *_COLUMNS)


def _rates(data: Data, base: str) -> dict[str, float]:
    return {post: 100 * each["engagements"] / each[base] for post, each in _read(data).items()}


def _measured(data: Data) -> dict[str, Measure]:
    """Return the rates as the KPIs give them, of the sums and by platform."""
    posts = data["posts"]
    frame = pd.DataFrame({
        "published_at": pd.Timestamp(PERIOD.start),
        "platform": posts["platform"].str.lower(),
        "post_id": posts["post"],
        "interactions_reported": posts["engagements"],
        "reach": posts["reach"],
        "impressions": posts["impressions"],
        "metric_basis": "impressions",
        "followers_at_post": posts["followers"],
    })  # fmt: skip
    scope = scope_of(posts=frame)
    return {base: measure(f"er_{base}", scope) for base in _BASES}


@once("posts")
def _expected(data: Data) -> dict[str, Answer]:
    posts, measured = _read(data), _measured(data)
    found: dict[str, Answer] = {}
    for base, each in measured.items():
        rates = {part.key: 100 * (part.value or 0.0) for part in each.parts}
        named = {post: rates[name.lower()] for post, name in _POSTS.items()}
        found |= {f"{post.lower()}_{base}": rate for post, rate in named.items()}
        found[f"winner_{base}"] = highest(named)
    linkedin = posts["P3"]
    clicked = linkedin["engagements"] + linkedin["clicks"]
    return {
        **found,
        "p3_with_clicks": 100 * clicked / linkedin["impressions"],
        **{f"{post.lower()}_frequency": each["impressions"] / each["reach"]
           for post, each in posts.items()},
        "pooled": 100 * (measured["reach"].value or 0.0),
        "mean_of_rates": fmean(_rates(data, "reach").values()),
        "contacts": total(posts, "reach"),
        "people": None,
    }  # fmt: skip


def _pitfalls(data: Data) -> list[Pitfall]:
    return [*_of_sums(data), *_of_clicks(data), *_of_winners(data), *_of_contacts(data)]


def _of_sums(data: Data) -> list[Pitfall]:
    posts = _read(data)
    engaged = total(posts, "engagements")
    return [
        (say("That is the mean of the three rates: it lets a post seen by few count as much as a "
             "post seen by many. Add up first, divide after."),
         {"pooled": fmean(_rates(data, "reach").values())}),
        (say("That is the rate of the sums. The question is about the other number, the mean of "
             "the three rates, to see how far apart they are."),
         {"mean_of_rates": 100 * engaged / total(posts, "reach")}),
        (say("You divided the sum by the followers: this rate is asked by reach."),
         {"pooled": 100 * engaged / total(posts, "followers")}),
        (say("Turn it over: frequency is how often each person saw the post, impressions ÷ reach."),
         {f"{post.lower()}_frequency": each["reach"] / each["impressions"]
          for post, each in posts.items()}),
    ]  # fmt: skip


def _of_clicks(data: Data) -> list[Pitfall]:
    posts = _read(data)
    linkedin = posts["P3"]
    both = {post: each["engagements"] + each["clicks"] for post, each in posts.items()}
    return [
        (say("You added the clicks: a click is no interaction. Only LinkedIn counts it in its own "
             "rate, which is asked apart."),
         {f"{post.lower()}_{base}": 100 * both[post] / each[base]
          for post, each in posts.items() for base in _BASES}),
        (say("LinkedIn’s own rate takes impressions as its base, not reach."),
         {"p3_with_clicks": 100 * both["P3"] / linkedin["reach"]}),
        (say("LinkedIn’s own rate adds the clicks to the engagements: they are missing."),
         {"p3_with_clicks": 100 * linkedin["engagements"] / linkedin["impressions"]}),
    ]  # fmt: skip


def _of_winners(data: Data) -> list[Pitfall]:
    posts = _read(data)
    busiest = highest({post: each["engagements"] for post, each in posts.items()})
    winners = {base: highest(_rates(data, base)) for base in _BASES}
    return [
        (say("The post with the most engagements is not the one with the best rate: divide by the "
             "base that is asked."), {f"winner_{base}": busiest for base in _BASES}),
        (say("You kept the winner of another base: the winner changes with it, hence a base that "
             "is always declared."),
         {"winner_followers": winners["reach"], "winner_reach": winners["followers"],
          "winner_impressions": winners["followers"]}),
    ]  # fmt: skip


def _of_contacts(data: Data) -> list[Pitfall]:
    posts = _read(data)
    return [
        (say("That is a sum of reaches: whoever saw two posts counts twice. It is called "
             "cumulative contacts, and tells nothing of how many different people there were."),
         {"people": total(posts, "reach")}),
        (say("The largest reach is only the least that is possible: how many people saw several "
             "posts is in no file."), {"people": max(each["reach"] for each in posts.values())}),
        (say("You added up impressions: contacts are asked, so add up the reaches."),
         {"contacts": total(posts, "impressions")}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_BY: Final = {
    "followers": say("followers"), "reach": say("reach"), "impressions": say("impressions"),
}  # fmt: skip
_OPTIONS: Final = {post: say("{post}", post=post) for post in _POSTS}


def _rate(post: str, base: str) -> Question:
    asks = say("Engagement rate of {post} by {base} (%)", post=post, base=_BY[base])
    return Question(f"{post.lower()}_{base}", asks, "number", _divide(base), share=True)


def _divide(base: str) -> Message:
    return say("100 × engagements ÷ {base}, clicks left out.", base=_BY[base])


_QUESTIONS: Final = (
    *(_rate(post, base) for base in _BASES for post in _POSTS),
    Question("p3_with_clicks", say("P3 as LinkedIn counts it: clicks included, by impressions "
                                   "(%)"), "number",
             say("100 × (engagements + clicks) ÷ impressions."), share=True),
    *(
        Question(f"{post.lower()}_frequency", say("Frequency of {post} (times)", post=post),
                 "number", say("Impressions ÷ reach."))
        for post in _POSTS
    ),
    *(
        Question(f"winner_{base}", say("Which post wins by {base}?", base=_BY[base]), "choice",
                 say("Compare the three rates of this base."), options=_OPTIONS)
        for base in _BASES
    ),
    Question("pooled", say("Rate of the three posts together, by reach (%)"), "number",
             say("Add up the engagements, add up the reaches, then divide."), share=True),
    Question("mean_of_rates", say("Mean of the three rates by reach (%)"), "number",
             say("Add up the three rates by reach and divide by three."), share=True),
    Question("contacts", say("Cumulative contacts: the sum of the three reaches"), "number",
             say("Add up the column of reach."), tolerance=0.5),
    Question("people", say("How many different people did the three posts reach? (None if it "
                           "cannot be known)"), "number",
             say("Ask what happens to a person who saw two of the posts.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="08_performance",
    title=say("One engagement rate, but which?"),
    minutes=30,
    draw=_draw,
    captions={"posts": say("Three posts of the month")},
    headings={
        "post": say("Post"),
        "platform": say("Platform"),
        "engagements": say("Engagements"),
        "clicks": say("Clicks"),
        "followers": say("Followers"),
        "reach": say("Reach"),
        "impressions": say("Impressions"),
    },
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("Split the room in three, one base each, and let each group announce its winner: they "
            "will not agree, and each has computed rightly."),
        say("Write the mean of rates beside the rate of the sums; ask which one the client would "
            "find again by adding up the columns."),
        say("End on the last question: what cannot be known is written as such, not as a sum."),
        say("Timing: 15 minutes for the rates, 10 for the sums, 5 for the last question."),
    ),
    points=15,
)  # fmt: skip
