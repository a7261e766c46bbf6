"""Exercise 3: managed and unmanaged presence, by places and by what is said there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import Control
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.pitfalls import Pitfall, all_tell, mistakes_of
from stratbook.strategy.three_c.presence import Presence, map_presence

_ID: Final = "ex03"
_PERIOD: Final = parse_period("2026-10")
_OWN: Final = "company"
_SILENT: Final = "youtube"
_REVIEWS: Final = ("google_reviews", "trustpilot")
_APART: Final = 0.04
# Place, who speaks there, mentions a month, the last post of an account of the company's.
_PLACES: Final = (
    ("facebook", _OWN, 120, dt.date(2026, 10, 31)),
    ("instagram", _OWN, 200, dt.date(2026, 10, 30)),
    ("linkedin", _OWN, 20, dt.date(2026, 9, 24)),
    (_SILENT, _OWN, 0, dt.date(2024, 3, 14)),
    ("google_reviews", "customers", 60, None),
    ("former_customers", "customers_group", 90, None),
    ("parody", "unknown", 30, None),
    ("trustpilot", "customers", 40, None),
    ("employees", "employees_alone", 40, None),
)
# Those that only some learners have.
_MORE_OWN: Final = ("pinterest", _OWN, 30, dt.date(2026, 10, 12))
_MORE_OTHERS: Final = (("forum", "public", 50, None), ("blog", "public", 20, None))
_Place = tuple[str, str, int, dt.date | None]


def _draw(draw: Draw) -> Data:
    return draw.until(lambda: {"places": _table(draw)}, _teaches)


def _table(draw: Draw) -> pd.DataFrame:
    few: tuple[tuple[_Place, ...], ...] = ((_MORE_OWN,), _MORE_OTHERS, _MORE_OTHERS[:1])
    more = draw.one_of((), few)
    rows = [
        {
            "place": place,
            "holder": holder,
            "mentions": int(draw.near(mentions, 0.4, 10)) if mentions else 0,
            "last_post": "" if last is None else last,
        }
        for place, holder, mentions, last in (*_PLACES, *more)
    ]
    return pd.DataFrame(rows)


def _teaches(data: Data) -> bool:
    """Say whether counting places and counting mentions tell two different stories."""
    found = _mapped(data)
    count, volume = found.share("count").value, found.share("volume").value
    return (
        count is not None
        and volume is not None
        and abs(count - volume) >= _APART
        and all_tell(_ID, _QUESTIONS, _expected(data), _pitfalls(data))
    )


def _mapped(data: Data) -> Presence:
    places = data["places"]
    own = places["holder"].eq(_OWN)
    register = pd.DataFrame(
        {
            "place": places["place"],
            "platform": places["place"].where(own, ""),
            "control": own.map({True: Control.MANAGED.value, False: Control.UNMANAGED.value}),
            "volume": places["mentions"],
            "reach": None,
            "tone": "",
            "last_post_on": places["last_post"].where(own, None),
            "source": "",
        }
    )
    return map_presence(register, _PERIOD)


def _expected(data: Data) -> Mapping[str, Answer]:
    found = _mapped(data)
    count, volume = found.share("count").value, found.share("volume").value
    return {
        "by_count": None if count is None else count * 100,
        "by_volume": None if volume is None else volume * 100,
        "silent_account": next(each.action for each in found.places if each.name == _SILENT).value,
    }


def _shares(places: pd.DataFrame, unmanaged: pd.Series) -> dict[str, float]:
    """Return both unmanaged shares, in per cent, if those places were the unmanaged ones."""
    said = places["mentions"]
    return {
        "by_count": unmanaged.mean() * 100,
        "by_volume": said[unmanaged].sum() / said.sum() * 100,
    }


def _pitfalls(data: Data) -> list[Pitfall]:
    places = data["places"]
    name, holder, said = places["place"], places["holder"], places["mentions"]
    unmanaged = holder.ne(_OWN)
    right = _shares(places, unmanaged)
    awake = places[said > 0]
    alone = holder.eq("employees_alone")
    return [
        (say("You counted reviews among what the company holds. It may have claimed the listing; "
             "customers write the reviews: they are unmanaged, even the kind ones."),
         _shares(places, unmanaged & ~name.isin(_REVIEWS))),
        (say("You gave the managed share. The question is what exists without the company."),
         {key: 100 - value for key, value in right.items()}),
        (say("You swapped the two shares: one counts places, the other what is said there."),
         {"by_count": right["by_volume"], "by_volume": right["by_count"]}),
        (say("You left out the silent account. It still is a place the company holds: it counts "
             "among the places, with no mention."),
         {"by_count": _shares(awake, awake["holder"].ne(_OWN))["by_count"]}),
        (say("You counted the silent account as unmanaged. The company opened it and holds its "
             "password: nobody else can speak there."),
         {"by_count": _shares(places, unmanaged | name.eq(_SILENT))["by_count"]}),
        (say("You took the mentions on the company’s own accounts for unmanaged ones, because the "
             "public writes them. What counts is who holds the place."),
         {"by_volume": 100.0}),
        (say("You counted these employees as the company. They speak for themselves, outside any "
             "programme: that is unmanaged presence."),
         {"by_volume": _shares(places, unmanaged & ~alone)["by_volume"]}),
        (say("You divided by the managed part. A share divides by the whole."),
         {key: value / (100 - value) * 100 for key, value in right.items()}),
        *_undecided(),
    ]  # fmt: skip


def _undecided() -> list[Pitfall]:
    waiting = say("Keeping or watching an account that nobody feeds is not deciding. To those who "
                  "find it, silence says that nobody is there.")  # fmt: skip
    nobody = say("Nobody speaks there: there is nothing to answer, nor to relay.")
    own = say("The company opened this account: there is nothing to claim.")
    left = say("It may be left without posts, not without a decision: it is yours, and it shows in "
               "searches on your name.")  # fmt: skip
    told = {"keep": waiting, "monitor": waiting, "answer": nobody, "amplify": nobody,
            "claim": own, "ignore": left}  # fmt: skip
    return [(hint, {"silent_account": action}) for action, hint in told.items()]


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_ACTIONS: Final = {
    "close_or_revive": say("close it or revive it"),
    "keep": say("keep it as it is"),
    "monitor": say("keep an eye on it"),
    "answer": say("answer there"),
    "amplify": say("relay what is said there"),
    "claim": say("claim it"),
    "ignore": say("leave it"),
}
_QUESTIONS: Final = (
    Question("by_count", say("Unmanaged share by number of places (%)"), "number",
             say("Who decides what can be said in each place? Count those that the company does "
                 "not hold, divide by all of them."), share=True),
    Question("by_volume", say("Unmanaged share by mentions (%)"), "number",
             say("Add up the mentions of the unmanaged places, divide by all mentions, then round "
                 "to one decimal."), share=True),
    Question("silent_account", say("What to do with the YouTube channel"), "choice",
             say("Look at its last post and at who holds it."), options=_ACTIONS),
    Question("recommendation",
             say("Your recommendation to the client, in 60 words at most: a figure, what it is "
                 "compared with, an action, who does it, by when"), "text",
             say("Write one finding that the client could act on tomorrow.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="02_three_c",
    title=say("Managed or unmanaged presence"),
    minutes=25,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("5 minutes to sort the places, 8 to compute, 12 to write and read two "
            "recommendations aloud."),
        say("Let the room argue over reviews and employees before showing the rule: who decides "
            "what can be said there?"),
        say("Both shares are right. Ask which one to show to a client who wants to open a new "
            "account, and which one to a client who fears for its name."),
    ),
    captions={"places": say("Where the brand was seen in October 2026")},
    headings={
        "place": say("Place"),
        "holder": say("Who holds it or speaks there"),
        "mentions": say("Mentions in the month"),
        "last_post": say("Last post"),
    },
    words={
        "facebook": say("Facebook page"),
        "instagram": say("Instagram account"),
        "linkedin": say("LinkedIn page"),
        "youtube": say("YouTube channel"),
        "pinterest": say("Pinterest account"),
        "google_reviews": say("Google reviews"),
        "former_customers": say("Facebook group of former customers"),
        "parody": say("Parody account on X"),
        "trustpilot": say("Trustpilot"),
        "employees": say("Employees’ public posts"),
        "forum": say("Home decoration forum"),
        "blog": say("A customer’s blog"),
        "company": say("the company"),
        "customers": say("customers who leave a review"),
        "customers_group": say("former customers, among themselves"),
        "unknown": say("nobody knows who"),
        "employees_alone": say("employees, outside any programme"),
        "public": say("the public"),
    },
)  # fmt: skip
