"""Exercise 10: three shares of voice, growth, and voice against market share."""

from collections.abc import Sequence
from functools import partial
from statistics import fmean
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.notebook.course.draw import Draw
from stratbook.notebook.course.exercise import Answer, Data, Exercise, Mistake, Question
from stratbook.notebook.course.exercises.reading import (
    BRAND,
    PERIOD,
    figures,
    highest,
    once,
    rows,
    scope_of,
    total,
)
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of, telling
from stratbook.strategy.kpis import Scope, measure

_ID: Final = "ex10"
_CHANNELS: Final = ("instagram", "facebook", "press")
_PUBLISHED: Final = {
    BRAND: (180, 60, 10, 9_000, 450),
    "A": (300, 90, 40, 21_000, 630),
    "B": (120, 150, 50, 30_000, 300),
}
_COLUMNS: Final = (*_CHANNELS, "followers", "gained")
_STEPS: Final = (10, 10, 5, 500, 10)
_APART: Final = 1.0  # points between two shares that must not be taken for one another


def _draw(draw: Draw) -> Data:
    return draw.until(partial(_tables, draw), _teaches)


def _tables(draw: Draw) -> Data:
    brands = [
        {"brand": brand, **{name: draw.near(value, 0.3, step)
                            for name, value, step in zip(_COLUMNS, published, _STEPS, strict=True)}}
        for brand, published in _PUBLISHED.items()
    ]  # fmt: skip
    market = pd.DataFrame({"item": ["share"], "value": [draw.near(20, 0.3)]})
    return {"brands": pd.DataFrame(brands), "market": market}


def _teaches(data: Data) -> bool:
    """Hold a mean of channels away from the whole, and a fastest brand that gains less."""
    brands, growth = _read(data), _growth(data)
    first, second, *_ = sorted(growth.values(), reverse=True)
    turns = highest(growth) != highest({name: each["gained"] for name, each in brands.items()})
    whole, share = _share(data, *_CHANNELS), figures(data["market"])["share"]
    apart = abs(whole - _mean_of_channels(data)) >= _APART and whole - share >= _APART
    fair = turns and apart and first - second > 0.3
    return fair and telling(_mistakes(data), _pitfalls(data))


def _read(data: Data) -> dict[str, dict[str, float]]:
    return rows(data["brands"], *_COLUMNS)


def _growth(data: Data) -> dict[str, float]:
    return {name: 100 * each["gained"] / each["followers"] for name, each in _read(data).items()}


def _share(data: Data, *columns: str, others: bool = False) -> float:
    """Return the brand's part of some columns; of its competitors' alone, for a mistake."""
    brands = _read(data)
    mine = sum(brands[BRAND][each] for each in columns)
    whole = sum(total(brands, each) for each in columns)
    return 100 * mine / (whole - mine if others else whole)


def _mean_of_channels(data: Data) -> float:
    return fmean(_share(data, each) for each in _CHANNELS)


def _scope(data: Data) -> Scope:
    """Return each mention as a row, the followers as counts, the market share as its sheet."""
    brands, day = _read(data), pd.Timestamp(PERIOD.start)
    said = [(brand, channel) for brand, each in brands.items() for channel in _CHANNELS
            for _ in range(round(each[channel]))]  # fmt: skip
    mentions = pd.DataFrame(said, columns=["brand", "platform"]).assign(published_at=day)
    rivals = pd.DataFrame({
        "date": day, "platform": "all", "competitor": list(brands),
        "followers": [each["followers"] for each in brands.values()],
    })  # fmt: skip
    market = pd.DataFrame({
        "date": [day], "share": figures(data["market"])["share"] / 100,
        "source_name": "course", "source": "course",
    })  # fmt: skip
    return scope_of({"market": market}, mentions=mentions, competitors=rivals)


@once("brands", "market")
def _expected(data: Data) -> dict[str, Answer]:
    scope, growth = _scope(data), _growth(data)
    voice = measure("sov_channel", scope)
    channels = {part.key: 100 * (part.value or 0.0) for part in voice.parts}
    return {
        "voice": 100 * (voice.value or 0.0),
        **{f"voice_{name}": channels[name] for name in _CHANNELS},
        "mean_of_channels": fmean(channels.values()),
        "community": 100 * (measure("sov_community", scope).value or 0.0),
        **{f"growth_{brand.lower()}": growth[brand] for brand in _PUBLISHED},
        "fastest": highest(growth),
        "excess": 100 * (measure("esov", scope).value or 0.0),
    }


def _pitfalls(data: Data) -> list[Pitfall]:
    return [*_of_voice(data), *_of_growth(data), *_of_excess(data)]


def _of_voice(data: Data) -> list[Pitfall]:
    brands = _read(data)
    own = sum(brands[BRAND][each] for each in _CHANNELS)
    whole = _share(data, *_CHANNELS)
    return [
        (say("That is the mean of the three channels: it lets the press, with its few mentions, "
             "weigh as much as Instagram. Add up the mentions first."),
         {"voice": _mean_of_channels(data)}),
        (say("That is the share over all mentions. The question is about the other number, the "
             "mean of the three channels."), {"mean_of_channels": whole}),
        (say("You divided by the competitors alone. A share is a part of a whole that holds the "
             "brand too."),
         {"voice": _share(data, *_CHANNELS, others=True),
          **{f"voice_{name}": _share(data, name, others=True) for name in _CHANNELS},
          "community": _share(data, "followers", others=True)}),
        (say("That is how the brand’s own mentions fall on the channels. A share of voice "
             "compares brands inside one channel."),
         {f"voice_{name}": 100 * brands[BRAND][name] / own for name in _CHANNELS}),
        (say("That is the share of mentions: the share of community counts followers."),
         {"community": whole}),
    ]  # fmt: skip


def _of_growth(data: Data) -> list[Pitfall]:
    brands = _read(data)
    gained = {name: each["gained"] for name, each in brands.items()}
    followers = {name: each["followers"] for name, each in brands.items()}
    return [
        (say("You divided by the followers at the end of the month: growth is measured against "
             "where one started."),
         {f"growth_{brand.lower()}": 100 * gained[brand] / (followers[brand] + gained[brand])
          for brand in _PUBLISHED}),
        (say("That is a number of followers. Growth is asked in per cent of those at the start."),
         {f"growth_{brand.lower()}": gained[brand] for brand in _PUBLISHED}),
        (say("That brand gains the most followers, but it started from more: compare the rates."),
         {"fastest": highest(gained)}),
        (say("The largest community is not the one that grows fastest."),
         {"fastest": highest(followers)}),
    ]  # fmt: skip


def _of_excess(data: Data) -> list[Pitfall]:
    share, voice = figures(data["market"])["share"], _share(data, *_CHANNELS)
    return [
        (say("You divided by the market share. A gap between two percentages is a difference, in "
             "points."), {"excess": 100 * (voice - share) / share}),
        (say("That is the ratio of the two shares. The excess is their difference, in points."),
         {"excess": voice / share}),
        (say("The sign is turned: voice less market share, positive when the brand is heard more "
             "than it sells."), {"excess": share - voice}),
        (say("You took the mean of the channels: start from the share over all mentions."),
         {"excess": _mean_of_channels(data) - share}),
        (say("You took the share of community: followers are no voice, start from mentions."),
         {"excess": _share(data, "followers") - share}),
    ]  # fmt: skip


def _mistakes(data: Data) -> Sequence[Mistake]:
    return mistakes_of(_ID, _QUESTIONS, _expected(data), _pitfalls(data))


_NAMES: Final = {
    "instagram": say("Instagram"), "facebook": say("Facebook"), "press": say("Press"),
}  # fmt: skip
_QUESTIONS: Final = (
    Question("voice", say("Rivage’s share of voice, all channels together (%)"), "number",
             say("Rivage’s mentions ÷ those of the three brands, its own included."),
             share=True),
    *(
        Question(f"voice_{name}", say("Rivage’s share of voice, {channel} (%)",
                                      channel=_NAMES[name]), "number",
                 say("Inside one channel: Rivage’s mentions ÷ those of the three brands."),
                 share=True)
        for name in _CHANNELS
    ),
    Question("mean_of_channels", say("Mean of the three channels’ shares (%)"), "number",
             say("Add up the three shares and divide by three, to see that it is another number."),
             share=True, tolerance=0.1),
    Question("community", say("Rivage’s share of community, at the start of the month (%)"),
             "number", say("Rivage’s followers ÷ the followers of the three brands."), share=True),
    *(
        Question(f"growth_{brand.lower()}", say("Growth of {brand}’s community over the month (%)",
                                                brand=brand), "number",
                 say("Followers gained ÷ followers at the start."), share=True)
        for brand in _PUBLISHED
    ),
    Question("fastest", say("Whose community grows fastest?"), "choice",
             say("Compare the three rates, not the numbers gained."),
             options={brand: say("{brand}", brand=brand) for brand in _PUBLISHED}),
    Question("excess", say("Excess share of voice: voice less market share (points)"), "number",
             say("Share of voice less market share, in points, with its sign.")),
)  # fmt: skip

EXERCISE: Final = Exercise(
    id=_ID,
    chapter="08_performance",
    title=say("Three shares of voice"),
    minutes=20,
    draw=_draw,
    captions={
        "brands": say("Mentions of the month by channel, followers at its start, followers gained"),
        "market": say("The market"),
    },
    headings={
        "brand": say("Brand"),
        **_NAMES,
        "followers": say("Followers"),
        "gained": say("Followers gained"),
        "item": say("Item"),
        "value": say("Value"),
    },
    words={"share": say("Rivage’s market share (%)")},
    questions=_QUESTIONS,
    expected=_expected,
    mistakes=_mistakes,
    teaching=(
        say("Three numbers answer “what is our share of voice?”. Have each learner write down the "
            "one they would give the client, then compare."),
        say("A share depends on who is in the list of competitors: take one away and compute "
            "again."),
        say("A positive excess often comes before market share grows: it is an association, not a "
            "promise."),
        say("Timing: 10 minutes for the shares, 5 for growth, 5 for the excess."),
    ),
)  # fmt: skip
