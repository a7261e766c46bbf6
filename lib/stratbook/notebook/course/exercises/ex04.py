"""Exercise 4: paid, owned, earned: classes, shares, and a cost that is not defined."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import Medium
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.pitfalls import Pitfall, all_tell, mistakes_of
from stratbook.strategy.poem.balance import Balance, weigh
from stratbook.strategy.poem.inventory import classify

_ID: Final = "ex04"
_PERIOD: Final = parse_period("2026-10")
# Each medium by the kind the workbook's rules know it by: cost in euros, reach.
_MEDIA: Final = {
    "ad": (3_000, 60_000),
    "sponsored_article": (900, 8_000),
    "paid_influencer": (1_500, 22_000),
    "newsletter": (400, 5_000),
    "blog": (700, 3_000),
    "organic_post": (1_200, 15_000),
    "review": (0, 4_000),
    "press": (0, 12_000),
    "share": (0, 9_000),
}
_INFLUENCER, _ARTICLE = "paid_influencer", "sponsored_article"
_PRICED: Final = (Medium.PAID, Medium.OWNED)


def _draw(draw: Draw) -> Data:
    order = draw.shuffled(tuple(_MEDIA))
    return draw.until(lambda: {"media": _table(draw, order)}, _teaches)


def _table(draw: Draw, order: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "row": f"M{place}",
                "medium": kind,
                "exchange": f"{kind}_exchange",
                "cost": int(draw.near(cost, 0.3, 100)) if cost else 0,
                "reach": int(draw.near(reach, 0.3, 500)),
            }
            for place, kind in enumerate(order, start=1)
            for cost, reach in (_MEDIA[kind],)
        ]
    )


def _teaches(data: Data) -> bool:
    """Say whether paid media weigh more in cost than in reach, and mistakes show."""
    right = _balance(data)
    cost, reach = right.share("cost", Medium.PAID), right.share("contacts", Medium.PAID)
    return (
        cost is not None
        and reach is not None
        and cost > reach
        and all_tell(_ID, _QUESTIONS, _expected(data), _pitfalls(data))
    )


def _balance(data: Data, moved: Mapping[str, Medium] | None = None) -> Balance:
    """Weigh the classes; ``moved`` puts some media where somebody mistaken would."""
    media = data["media"]
    stated = media["medium"].map({kind: each.value for kind, each in (moved or {}).items()})
    sheet = pd.DataFrame(
        {
            "item": media["row"],
            "period": _PERIOD.code,
            "kind": media["medium"],
            "medium": stated,
            "reason": stated.notna().map({True: "mistaken", False: ""}),
            "cost": media["cost"].where(media["cost"] > 0),
            "reach": media["reach"],
            "source": "",
        }
    )
    return weigh(classify(sheet), _PERIOD, None).now


def _answers(balance: Balance) -> dict[str, Answer]:
    prices = {each: balance.weights[each].cost_per_thousand for each in Medium}
    cost = {f"cost_{each}": _per_cent(balance.share("cost", each)) for each in Medium}
    reach = {f"reach_{each}": _per_cent(balance.share("contacts", each)) for each in Medium}
    return {
        **{f"{each}_media": _rows(balance, each) for each in Medium},
        **cost,
        **reach,
        **{f"price_{each}": price for each, price in prices.items()},
    }


def _per_cent(share: float | None) -> float | None:
    return None if share is None else share * 100


def _rows(balance: Balance, medium: Medium) -> frozenset[str]:
    return frozenset(each.name for each in balance.items if each.medium is medium)


def _expected(data: Data) -> Mapping[str, Answer]:
    return _answers(_balance(data))


def _only(answers: Mapping[str, Answer], *starts: str) -> dict[str, Answer]:
    return {key: value for key, value in answers.items() if key.startswith(starts)}


def _pitfalls(data: Data) -> list[Pitfall]:
    return [*_misplaced(data), *_miscounted(data)]


def _misplaced(data: Data) -> list[Pitfall]:
    as_earned = _answers(_balance(data, {_INFLUENCER: Medium.EARNED}))
    as_press = _answers(_balance(data, {_ARTICLE: Medium.EARNED}))
    as_owned = _answers(_balance(data, {_ARTICLE: Medium.OWNED}))
    bought = _answers(_balance(data, {"organic_post": Medium.EARNED}))
    parts = ("paid", "owned", "earned", "cost", "reach", "price_paid", "price_owned")
    return [
        (say("You classed the influencer among earned media. A fee was paid: somebody else’s "
             "voice, but bought visibility."), _only(as_earned, *parts)),
        (say("You classed the sponsored article as press coverage. The newsroom was paid: it is "
             "bought visibility."), _only(as_press, *parts)),
        (say("You classed the sponsored article among owned media. You may have written it; the "
             "place and its readers are bought."), _only(as_owned, *parts)),
        (say("You classed your own posts among earned media because nobody was paid to show them. "
             "You decide what they say: they are owned."), _only(bought, *parts)),
    ]  # fmt: skip


def _miscounted(data: Data) -> list[Pitfall]:
    balance = _balance(data)
    classes = {each: [item for item in balance.items if item.medium is each] for each in Medium}
    means = {
        each: sum(item.cost_per_thousand or 0 for item in classes[each]) / len(classes[each])
        for each in _PRICED
    }
    weights = {each: balance.weights[each] for each in _PRICED}
    prices = {each: weights[each].cost_per_thousand or 0 for each in _PRICED}
    return [
        (say("“It costs nothing” is not a price of 0. Nobody sells these contacts and somebody "
             "worked for them: the cost is not defined. Answer None."), {"price_earned": 0}),
        (say("You took the mean of the media’s costs per 1,000. Add up the costs, add up the "
             "contacts, and divide only then."),
         {f"price_{each}": mean for each, mean in means.items()}),
        (say("That is the cost of one contact: multiply by 1,000."),
         {f"price_{each}": price / 1000 for each, price in prices.items()}),
        (say("You divided contacts by cost. The question is what 1,000 contacts cost."),
         {f"price_{each}": 1000 / price for each, price in prices.items()}),
        (say("You gave the share of the number of media. The question weighs them by what they "
             "cost, then by their contacts."),
         {f"{name}_{each}": len(classes[each]) / balance.media * 100
          for name in ("cost", "reach") for each in Medium}),
        (say("You counted only bought space as a cost. A newsletter or a blog costs work: owned "
             "media are not free."), {"cost_paid": 100, "cost_owned": 0}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_ROWS: Final = {
    Medium.PAID: say("Rows of paid media"),
    Medium.OWNED: say("Rows of owned media"),
    Medium.EARNED: say("Rows of earned media"),
}
_COSTS: Final = {
    Medium.PAID: say("Paid media’s share of the cost (%)"),
    Medium.OWNED: say("Owned media’s share of the cost (%)"),
    Medium.EARNED: say("Earned media’s share of the cost (%)"),
}
_REACHES: Final = {
    Medium.PAID: say("Paid media’s share of the reach (%)"),
    Medium.OWNED: say("Owned media’s share of the reach (%)"),
    Medium.EARNED: say("Earned media’s share of the reach (%)"),
}
_PRICES: Final = {
    Medium.PAID: say("Cost of 1,000 contacts of paid media (€; None if not defined)"),
    Medium.OWNED: say("Cost of 1,000 contacts of owned media (€; None if not defined)"),
    Medium.EARNED: say("Cost of 1,000 contacts of earned media (€; None if not defined)"),
}
_CLASS: Final = say("Look at what changed hands, not at who speaks: bought, held, or neither.")
_COST: Final = say("The cost of the class, divided by the cost of all three.")
_REACH: Final = say("The contacts of the class, divided by all contacts. They are contacts, not "
                    "people: the same person may count several times.")  # fmt: skip
_PRICE: Final = say("The cost of the class, divided by its contacts, times 1,000.")
_QUESTIONS: Final = (
    *(Question(f"{each}_media", asks, "choices", _CLASS) for each, asks in _ROWS.items()),
    *(Question(f"cost_{each}", asks, "number", _COST, share=True)
      for each, asks in _COSTS.items()),
    *(Question(f"reach_{each}", asks, "number", _REACH, share=True)
      for each, asks in _REACHES.items()),
    *(Question(f"price_{each}", asks, "number", _PRICE) for each, asks in _PRICES.items()),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="03_poem",
    title=say("Class media as paid, owned, earned"),
    minutes=25,
    draw=_draw,
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("5 minutes to class by show of hands, 12 to compute, 8 to discuss what the client "
            "should do."),
        say("Ask who put the influencer among earned media, and what would have to change for "
            "that to be right: no fee, no gift, no contract."),
        say("Stress that an undefined cost is not zero: a mean that takes it as zero makes the "
            "whole look cheaper than it is."),
    ),
    captions={"media": say("The media of the month, with what was exchanged")},
    headings={
        "row": say("Row"),
        "medium": say("Medium"),
        "exchange": say("What was exchanged"),
        "cost": say("Cost (€)"),
        "reach": say("Reach (contacts)"),
    },
    words={
        "ad": say("Meta Ads"),
        "sponsored_article": say("Sponsored article"),
        "paid_influencer": say("Influencer under contract"),
        "newsletter": say("Newsletter"),
        "blog": say("Blog"),
        "organic_post": say("Instagram posts"),
        "review": say("Google reviews"),
        "press": say("Local press"),
        "share": say("Customers’ shares"),
        "ad_exchange": say("space bought from the platform"),
        "sponsored_article_exchange": say("a fee to the magazine"),
        "paid_influencer_exchange": say("a fee to the creator"),
        "newsletter_exchange": say("our hours and the tool, to our own list"),
        "blog_exchange": say("our hours, on our own site"),
        "organic_post_exchange": say("our hours, on our own account"),
        "review_exchange": say("nothing: customers write of their own accord"),
        "press_exchange": say("nothing: the newsroom chose its subject"),
        "share_exchange": say("nothing: customers pass it on"),
    },
)  # fmt: skip
