"""The balance of paid, owned and earned: by count, by cost, by contacts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.inventory import Item, within

Measure = Literal["count", "cost", "contacts"]


@dataclass(frozen=True)
class Weight:
    """One class of media in one period.

    Parameters
    ----------
    count : int
        Number of media.
    spend, work, cost : float or None
        Money, hours at their cost, both together; None where no medium says.
    contacts : float or None
        Cumulative contacts, with duplicates; None where no medium says.
    cost_per_thousand : float or None
        Cost of 1,000 contacts over the media that give both; None for earned media, whose
        exposure is not bought, and where it cannot be worked out. Never 0.
    unpriced, uncounted : int
        Media left out of cost and of contacts, for lack of a figure.
    """

    count: int
    spend: float | None
    work: float | None
    cost: float | None
    contacts: float | None
    cost_per_thousand: float | None
    unpriced: int
    uncounted: int


@dataclass(frozen=True)
class Balance:
    """The three classes side by side.

    Parameters
    ----------
    period : Period
        What the figures are for.
    items : tuple of Item
        The media of the period.
    weights : mapping
        A :class:`Weight` for each class, empty classes too.
    """

    period: Period
    items: tuple[Item, ...]
    weights: Mapping[Medium, Weight]

    @property
    def media(self) -> int:
        """How many media there are; a boosted one, cut in two, counts once."""
        return sum(each.part != "rest" for each in self.items)

    def amount(self, measure: Measure, medium: Medium) -> float | None:
        """Return a class's count, cost or contacts.

        Earned media are unpaid by definition: where none states a cost, theirs weighs 0.
        """
        weight = self.weights[medium]
        if measure == "cost" and medium is Medium.EARNED and weight.cost is None:
            return 0.0
        return {
            "count": float(weight.count), "cost": weight.cost, "contacts": weight.contacts
        }[measure]  # fmt: skip

    def share(self, measure: Measure, medium: Medium) -> float | None:
        """Return a class's share of the whole; None when the whole is unknown or nothing.

        A class without any medium weighs 0; one whose media give no figure has no share.
        """
        whole = sum(self.amount(measure, each) or 0.0 for each in Medium)
        amount = self.amount(measure, medium)
        if not whole or (amount is None and self.weights[medium].count):
            return None
        return (amount or 0.0) / whole


@dataclass(frozen=True)
class Poem:
    """Chapter 3, computed.

    Parameters
    ----------
    now : Balance
        The period under report.
    before : Balance or None
        The period compared with; None when the inventory has nothing for it.
    outside : int
        Rows of the inventory that belong to neither.
    """

    now: Balance
    before: Balance | None
    outside: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The media of both periods."""
        return (*self.now.items, *(self.before.items if self.before else ()))

    def change(self, measure: Measure, medium: Medium) -> float | None:
        """Return the change in a class's share since the period before, as a difference.

        None where one of the two shares is unknown, or there is no period before.
        """
        now = self.now.share(measure, medium)
        before = self.before.share(measure, medium) if self.before else None
        return None if now is None or before is None else now - before


@remembered
def weigh(items: tuple[Item, ...], period: Period, comparison: Period | None) -> Poem:
    """Balance the inventory of a period, beside the period compared with.

    Parameters
    ----------
    items : tuple of Item
        The whole inventory, all periods.
    period, comparison : Period
        A medium enters when its own period lies inside.
    """
    current = within(items, period)
    earlier = within(items, comparison) if comparison else ()
    return Poem(
        now=_balance(current, period),
        before=_balance(earlier, comparison) if comparison and earlier else None,
        outside=len(items) - len(current) - len(earlier),
    )


def _balance(items: tuple[Item, ...], period: Period) -> Balance:
    weights = {
        medium: _weight(medium, [each for each in items if each.medium is medium])
        for medium in Medium
    }
    return Balance(period, items, weights)


def _weight(medium: Medium, items: Sequence[Item]) -> Weight:
    pairs = [(each.cost, each.contacts) for each in items]
    priced = [(cost, met) for cost, met in pairs if cost is not None and met is not None]
    met = sum(met for _, met in priced)
    defined = medium is not Medium.EARNED and met > 0
    return Weight(
        count=len(items),
        spend=_sum(items, lambda each: each.spend),
        work=_sum(items, lambda each: each.work),
        cost=_sum(items, lambda each: each.cost),
        contacts=_sum(items, lambda each: each.contacts),
        cost_per_thousand=sum(cost for cost, _ in priced) / met * 1000 if defined else None,
        unpriced=sum(cost is None for cost, _ in pairs),
        uncounted=sum(contacts is None for _, contacts in pairs),
    )


def _sum(items: Sequence[Item], figure: Callable[[Item], float | None]) -> float | None:
    known = [value for each in items if (value := figure(each)) is not None]
    return sum(known) if known else None
