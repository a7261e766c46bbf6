"""To pay or not to pay for visibility: what the ad space buys, and what it does elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.inventory import Item
from stratbook.strategy.poem.visibility import Visibility

RULE: Final = "poem.paid_or_not"
Way = Literal["sponsor", "create"]
_YEAR: Final = 365.25


@dataclass(frozen=True)
class Range:
    """A figure with the least and the most that the past supports."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class AdSpace:
    """Money meant for ads, and the time it covers."""

    amount: float
    period: Period

    @property
    def months(self) -> float:
        """How many months it covers."""
        return 12 * self.period.days / _YEAR


@dataclass(frozen=True)
class PaidOrNot:
    """The two scenarios.

    Parameters
    ----------
    space : AdSpace
        The money in question.
    price : Range
        Cost of 1,000 contacts by ads, over the past months that give one (median).
    bought : Range
        Contacts a month that the money buys at those prices: diminishing returns left out.
    organic : Range
        Contacts a month of the posts on their own, over the same past months (median).
    hours : float or None
        Hours the same money pays at the inventory's cost of an hour.
    created : Range or None
        Contacts a month from the same money put into posts, at the inventory's cost of 1,000
        contacts of owned media on platforms; None where the inventory does not tell.
    choice : Choice
        "sponsor" or "create", with a person's word.
    """

    space: AdSpace
    price: Range
    bought: Range
    organic: Range
    hours: float | None
    created: Range | None
    choice: Choice

    @property
    def ratio(self) -> float:
        """Contacts bought a month related to those the posts bring on their own."""
        return self.bought.middle / self.organic.middle

    @property
    def way(self) -> Way:
        """What stands: pay, or rest on creativity and strategy."""
        return "create" if self.choice.chosen == "create" else "sponsor"


@remembered
def ad_space(amounts: Mapping[str, float] | None, period: Period | None) -> AdSpace | None:
    """Return the ad space of a plan; None without an amount above 0 or without its period.

    Parameters
    ----------
    amounts : mapping or None
        Money by part of the budget, ``ad_space`` among them.
    period : Period or None
        What the budget covers.
    """
    amount = (amounts or {}).get("ad_space", 0.0)
    return AdSpace(amount, period) if amount > 0 and period is not None else None


@remembered
def weigh_paying(
    seen: Visibility,
    items: Sequence[Item],
    space: AdSpace | None,
    overrides: Sequence[Override] = (),
) -> PaidOrNot | None:
    """Set the two scenarios side by side; None when the data do not support them.

    Parameters
    ----------
    seen : Visibility
        The past months.
    items : sequence of Item
        Media of the inventory, now and before.
    space : AdSpace or None
        The ad space of the plan; None when the brief gives none.
    overrides : sequence of Override
        Of ``client.yml``: the rule ``poem.paid_or_not``.
    """
    price = _range([each.price for each in seen.months])
    organic = _range([each.organic for each in seen.months])
    if space is None or price is None or organic is None:
        return None
    monthly = space.amount / space.months
    bought = _bought(monthly, price)
    thin = bought.middle / organic.middle < threshold("poem_thin_budget")
    owned = _owned_price(items)
    return PaidOrNot(
        space,
        price,
        bought,
        organic,
        _hours(space.amount, items),
        None if owned is None else _bought(monthly, owned),
        choose(overrides, RULE, "", "create" if thin else "sponsor"),
    )


def _bought(money: float, price: Range) -> Range:
    """Return the contacts money buys: the dearest month gives the least."""
    return Range(*(money / each * 1000 for each in (price.high, price.middle, price.low)))


def _range(values: Sequence[float | None]) -> Range | None:
    """Return least, median and most of the known months; None when they are too few."""
    known = [each for each in values if each]
    if len(known) < threshold("poem_price_months"):
        return None
    return Range(min(known), float(np.median(known)), max(known))


def _owned_price(items: Sequence[Item]) -> Range | None:
    """Return the cost of 1,000 contacts of owned media on platforms, hours included."""
    priced = [
        (each.cost, each.contacts, price)
        for each in items
        if each.medium is Medium.OWNED and each.platform
        if (each.contacts or 0.0) >= threshold("poem_price_contacts")
        if (price := each.cost_per_thousand)
    ]
    if not priced:
        return None
    cost = sum(each or 0.0 for each, _, _ in priced)
    contacts = sum(each or 0.0 for _, each, _ in priced)
    prices = [price for _, _, price in priced]
    return Range(min(prices), cost / contacts * 1000, max(prices))


def _hours(amount: float, items: Sequence[Item]) -> float | None:
    """Return the hours an amount pays, at the mean cost of an hour of owned media."""
    worked = [
        (each.work, each.hours)
        for each in items
        if each.medium is Medium.OWNED and each.work and each.hours
    ]
    work, hours = sum(each or 0 for each, _ in worked), sum(each or 0 for _, each in worked)
    return amount / (work / hours) if work and hours else None
