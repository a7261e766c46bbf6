"""Exercise 11's comments: our own texts, where they stand, who writes, and their level."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.core.triage import triage
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import seal
from stratbook.notebook.course.exercises.reading import PERIOD
from stratbook.strategy.reputation.comments import Comment, level_of

_ID: Final = "ex11"
COUNT: Final = 6
TEXTS: Final = {
    "broken": say("“My bowl arrived broken ten days ago and nobody answers my messages. Never "
                  "again.”"),
    "origin": say("“None of this is made in Brittany: it is imported, then repainted.”"),
    "rude": say("“Bunch of incompetents, you disgust me.”"),
    "burst": say("“The dish burst in the oven and a splinter cut my daughter’s hand.”"),
    "washer": say("“Can the blue plates go into the dishwasher?”"),
    "prices": say("“Prices are up by a third in a year. The quality is not.”"),
    "address": say("“I have put the home address of your shop assistant on my profile.”"),
    "lovely": say("“Third order, and just as beautiful. Thanks to the whole workshop!”"),
    "followers": say("“5,000 new followers a day, write to me in private!”"),
}  # fmt: skip
# What each text is, by the grid; no data tells, so it is sealed.
_SEALED: Final = {
    "broken": "8e4f67aca1ff299d2a6766c92f28ea84b4fec54f0ddf855bffb98d73a3a566cb",
    "origin": "3929ce4f37fdc97b4a65e5d6419e9e8044d568a116406230c9056fa9817c813f",
    "rude": "71a24a74a77ce5c04fb4cd9fd35430a5facde2ec21d5845ae46becd28a80562e",
    "burst": "e8b230c0dd5bed2cccd4a005935d371d27224f9af4d05aabcc8be41725ddd0bb",
    "washer": "e466433b949916ac415ee6d11d79a1c192233fb4eb713722b8dc2b38dece26dc",
    "prices": "308a3b164f2a6d504f6cd6cc293d3bb8eab3a6c538c60a4be1858523166f6cb6",
    "address": "40c428df42f19295d9ec103b66a17f018520c4aa9b8991ecc0fb6291bd74a678",
    "lovely": "0cc0339dfc460f02fa66db2cce5f30ad3894ba1bbb72aa9df98e908b68367df6",
    "followers": "2be676bced6a814ceeee7a7bc347004bd860150ec61a88f77d7cda364fbeecd8",
}
PLACES: Final = {
    "own_post": say("under our post (we can hide it)"),
    "review": say("a review on Google (we cannot remove it)"),
    "their_account": say("on their own account (we cannot remove it)"),
    "group": say("in a discussion group (we cannot remove it)"),
}
AUTHORS: Final = {
    "customer": say("customer"),
    "unknown": say("unknown account"),
    "influencer": say("influencer"),
    "press": say("press"),
}
_WRITERS: Final = (
    ("customer", 180), ("unknown", 90), ("customer", 14_000), ("influencer", 45_000),
    ("press", 60_000),
)  # fmt: skip
_PUBLISHED: Final = (
    ("own_post", ("customer", 180)), ("own_post", ("press", 60_000)),
    ("own_post", ("unknown", 90)), ("review", ("customer", 40)),
    ("own_post", ("influencer", 45_000)), ("their_account", ("customer", 14_000)),
)  # fmt: skip

PLACE: Final = say(
    "Look at the place again: a comment that cannot be removed weighs more than one that can be "
    "hidden."
)
AUTHOR: Final = say(
    "Look at the author again: a title of the press, an influencer, or ten thousand followers, "
    "carry a comment far; a small account does not."
)
_READ: Final = {
    "criticism": say("Harsh words about a product or a service are a criticism, not an insult: "
                     "they are answered."),
    "factual_error": say("This is not an opinion: it states a fact that is wrong, and can be "
                         "corrected with a proof."),
    "insult": say("There is nothing to answer here: it aims at people and says nothing of the "
                  "product."),
    "safety": say("Somebody was hurt: a danger comes before the tone and before the size of the "
                  "audience."),
    "illegal": say("Publishing somebody’s address is unlawful: it is not a mere insult."),
    "question": say("A question is no complaint: it waits for an answer, not for a protocol."),
}  # fmt: skip
# How each kind is usually misread.
_MISREAD: Final = {
    "criticism": "insult", "factual_error": "criticism", "insult": "criticism",
    "safety": "criticism", "illegal": "insult", "question": "criticism",
}  # fmt: skip


def table(draw: Draw) -> pd.DataFrame:
    """Return six comments of the learner's: comment, said, place, author, followers."""
    chosen = draw.shuffled(tuple(TEXTS))[:COUNT]
    rows = []
    for number, (text, (place, writer)) in enumerate(zip(chosen, _PUBLISHED, strict=True), 1):
        who, followers = draw.one_of(writer, _WRITERS)
        where = draw.one_of(place, tuple(PLACES))
        rows.append({"comment": str(number), "said": f"said_{text}", "place": where, "author": who,
                     "followers": followers})  # fmt: skip
    return pd.DataFrame(rows)


def levels(frame: pd.DataFrame) -> dict[int, int]:
    """Return each comment's level, 0 … 3, by the grid of chapter 9."""
    return {number: level_of(each) for number, each in _comments(frame)}


def misread(frame: pd.DataFrame) -> list[tuple[Message, int, int]]:
    """Return the wrong levels one expects: hint, comment's number, level.

    One hint a wrong level: of the reasons that lead to it, the first.
    """
    found = []
    for number, comment in _comments(frame):
        taken = {level_of(comment)}
        for hint, other in _readings(comment):
            if (level := level_of(other)) not in taken:
                taken.add(level)
                found.append((hint, number, level))
    return found


def _readings(comment: Comment) -> Iterator[tuple[Message, Comment]]:
    """Return a comment as it is misread: its place, its author, then what it says."""
    yield PLACE, replace(comment, removable=not comment.removable)
    other = "unknown" if comment.is_wide else "press"
    yield AUTHOR, replace(comment, author=triage().writes(other), reach=0.0)
    kind = comment.content.id
    if kind in _MISREAD:
        yield _READ[kind], replace(comment, content=triage().of(_MISREAD[kind]))


def _comments(frame: pd.DataFrame) -> Iterator[tuple[int, Comment]]:
    for row in frame.to_dict("records"):
        text = str(row["said"]).removeprefix("said_")
        yield int(row["comment"]), Comment(
            name=text, seen=pd.Timestamp(PERIOD.start), platform="", theme="",
            place=str(row["place"]), content=triage().of(_kind(text)),
            author=triage().writes(str(row["author"])), removable=row["place"] == "own_post",
            reach=float(row["followers"]), velocity=None, drafted=False, reader="", replied=None,
        )  # fmt: skip


def _kind(text: str) -> str:
    return next(each.id for each in triage().content if seal(_ID, text, each.id) == _SEALED[text])


def words() -> dict[str, Message]:
    """Return the cells of the table as the learner reads them."""
    return {**{f"said_{id_}": each for id_, each in TEXTS.items()}, **PLACES, **AUTHORS}
