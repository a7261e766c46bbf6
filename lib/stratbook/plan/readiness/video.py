"""Make or buy: what videos cost by volume, in-house and with providers, and where they meet.

Amounts are held in cents, so that the break-even volume is exact: the smallest whole number
of videos a year at which making them costs no more than buying them,
``fixed ÷ (quote − variable cost)`` rounded up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, say
from stratbook.core.reference import threshold
from stratbook.plan.readiness.cells import Row, number_of, text_of

RULE: Final = "readiness.video"
SUBJECT: Final = "video"
MAKE: Final = "make"
BUY: Final = "buy"
Way = Literal["in_house", "provider"]


@dataclass(frozen=True)
class Option:
    """One way to have videos made.

    Parameters
    ----------
    name : str
        As the sheet names it.
    way : {"in_house", "provider"}
        Who makes them.
    fixed, each : int
        Cents a year whatever the volume, and cents a video (hours at their rate included).
    hours : float
        Hours of one's own a video.
    quality : float or None
        1 to 5; None when nobody scored it.
    items : tuple of (str, int)
        The fixed items with a name, and their cents.
    source : str
        Where its first row stands.
    """

    name: str
    way: Way
    fixed: int
    each: int
    hours: float
    quality: float | None
    items: tuple[tuple[str, int], ...]
    source: str

    def cost(self, volume: int) -> float:
        """Return the cost of a year's videos, in money."""
        return (self.fixed + self.each * volume) / 100

    def per_point(self, volume: int) -> float | None:
        """Return the cost of a video for one point of its quality; None without either."""
        if not volume or self.quality is None:
            return None
        return self.cost(volume) / volume / self.quality


@dataclass(frozen=True)
class MakeOrBuy:
    """The comparison of the in-house option with the cheapest provider.

    Parameters
    ----------
    make, buy : Option
        The in-house option and the provider.
    others : tuple of Option
        Further options of the sheet; the one held is the cheapest of its way at the volume.
    planned : int or None
        Videos a year; None when the sheet does not say.
    choice : Choice or None
        ``make`` or ``buy``; None without a volume.
    """

    make: Option
    buy: Option
    others: tuple[Option, ...]
    planned: int | None
    choice: Choice | None

    @property
    def break_even(self) -> int | None:
        """Videos a year from which making costs no more than buying; None when never."""
        return break_even(self.make, self.buy)

    @property
    def volumes(self) -> tuple[int, ...]:
        """Volumes worth showing: half the break-even, itself, twice; and what is planned."""
        found = {self.planned} if self.planned else set()
        if self.break_even:
            found |= {max(1, self.break_even // 2), self.break_even, 2 * self.break_even}
        return tuple(sorted(found or {6, 12, 24}))

    @property
    def cheaper(self) -> Option | None:
        """The option that costs less at the planned volume; None when they cost the same."""
        if self.planned is None:
            return None
        made, bought = self.make.cost(self.planned), self.buy.cost(self.planned)
        return None if made == bought else self.make if made < bought else self.buy

    @property
    def better_value(self) -> Option | None:
        """The option with the lower cost a point of quality; None when it cannot be said."""
        if self.planned is None:
            return None
        made, bought = self.make.per_point(self.planned), self.buy.per_point(self.planned)
        if made is None or bought is None or made == bought:
            return None
        return self.make if made < bought else self.buy

    @property
    def proposed(self) -> Option | None:
        """The option that stands."""
        if self.choice is None:
            return None
        return self.make if self.choice.chosen == MAKE else self.buy


def break_even(make: Option, buy: Option) -> int | None:
    """Return the first whole volume at which making costs no more than buying.

    0 when it does from the start; None when each video made costs as much as one bought and
    the fixed costs are never earned back.
    """
    fixed, saved = make.fixed - buy.fixed, buy.each - make.each
    if fixed <= 0 and saved >= 0:
        return 0
    if saved <= 0:
        return None
    return -(-fixed // saved)


def make_or_buy(sheet: pd.DataFrame, overrides: Sequence[Override] = ()) -> MakeOrBuy | Message:
    """Compare making videos with buying them.

    The cheaper at the planned volume is proposed, unless its quality falls below the floor
    and the other's does not; at the same cost, the one with the lower cost a point of
    quality; and where that is the same too, buying, which commits to nothing.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``video_options``: rows of one option are added up.
    overrides : sequence of Override
        A person's word (``readiness.video``).

    Returns
    -------
    MakeOrBuy or Message
        The message says what is missing, or which rows contradict each other.
    """
    if clash := _clash(sheet):
        return clash
    found = read_options(sheet)
    stated = sheet["planned"].dropna().unique()
    planned = int(stated[0]) if len(stated) else None
    made, bought = ([each for each in found if each.way == way] for way in ("in_house", "provider"))
    if not made or not bought:
        return say(
            "Making and buying cannot be compared: the sheet of video options needs an in-house "
            "option and a provider’s quote."
        )
    make, buy = _cheapest(made, planned), _cheapest(bought, planned)
    others = tuple(each for each in found if each not in (make, buy))
    plain = MakeOrBuy(make, buy, others, planned, None)
    if planned is None:
        return plain
    return MakeOrBuy(make, buy, others, planned, choose(overrides, RULE, SUBJECT, _best(plain)))


def read_options(sheet: pd.DataFrame) -> tuple[Option, ...]:
    """Return the options of the sheet, each added up over its rows, in the sheet's order."""
    return tuple(
        _option(str(name), rows.to_dict("records"))
        for name, rows in sheet.groupby(sheet["option"].str.strip(), sort=False)
    )


def _option(name: str, rows: Sequence[Row]) -> Option:
    scores = [number_of(row["quality"]) for row in rows]
    return Option(
        name=name,
        way="in_house" if rows[0]["way"] == "in_house" else "provider",
        fixed=sum(_cents(row["fixed"]) for row in rows),
        each=sum(_variable(row) for row in rows),
        hours=sum(number_of(row["hours"]) or 0.0 for row in rows),
        quality=next((each for each in scores if each is not None), None),
        items=tuple(
            (text_of(row["item"]), _cents(row["fixed"]))
            for row in rows
            if text_of(row["item"]) and _cents(row["fixed"])
        ),
        source=text_of(rows[0]["source"]),
    )


def _variable(row: Row) -> int:
    worked = (number_of(row["hours"]) or 0.0) * (number_of(row["rate"]) or 0.0)
    return round(worked * 100) + _cents(row["other"]) + _cents(row["quote"])


def _cents(value: object) -> int:
    return round((number_of(value) or 0.0) * 100)


def _cheapest(options: Sequence[Option], planned: int | None) -> Option:
    return min(options, key=lambda each: each.cost(planned or 0) if planned else each.each)


def _best(found: MakeOrBuy) -> str:
    """Return what the rule proposes at the planned volume."""
    cheaper = found.cheaper or found.better_value or found.buy
    other = found.buy if cheaper is found.make else found.make
    floor = threshold("video_quality_floor")
    if cheaper.quality is not None and cheaper.quality < floor and (other.quality or 0) >= floor:
        cheaper = other
    return MAKE if cheaper is found.make else BUY


def _clash(sheet: pd.DataFrame) -> Message | None:
    """Say which rows contradict each other; None when all agree."""
    if sheet.empty:
        return say("The sheet of video options is empty: fill it in to compare making and buying.")
    if len(sheet["planned"].dropna().unique()) > 1:
        rows = list(sheet.loc[sheet["planned"].notna(), "source"])
        return say(
            "The rows {rows} plan different numbers of videos a year: write one, once.", rows=rows
        )
    ways = sheet.groupby(sheet["option"].str.strip())["way"].nunique()
    if (ways > 1).any():
        return say(
            "“{option}” is both in-house and a provider: give the two different names.",
            option=str(ways.idxmax()),
        )
    return None
