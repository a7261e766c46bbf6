"""What the findings of chapter 3 rest on: shares, names, sources, and how sure they are."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Comparison, Confidence
from stratbook.core.message import N_, Listing, Name, Quantity, Unit
from stratbook.core.places import sources_at
from stratbook.core.vocabulary import Level, Medium
from stratbook.strategy.poem.balance import Balance, Measure
from stratbook.strategy.poem.inventory import Item

CHAPTER: Final = "03_poem"
LABELS: Final = {
    Medium.PAID: N_("paid media"),
    Medium.OWNED: N_("owned media"),
    Medium.EARNED: N_("earned media"),
}
_NAMED: Final = 3
_COMPLETE: Final = N_("every medium of the inventory gives its figure")
_PARTIAL: Final = N_("some media of the inventory give no figure")
INVENTORY: Final = N_("read from the media inventory")


def parts(share: float) -> Comparison:
    """Hold a share against the rest of the whole."""
    return Comparison(
        against="part",
        value=ratio(share),
        reference=ratio(1 - share),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True),
    )


def ratio(value: float) -> Quantity:
    """Return a share in whole percents."""
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def without_figure(balance: Balance, measure: Measure) -> int:
    """Count the media that give no cost, or no contacts, where one is expected of them."""
    weights = balance.weights.values()
    if measure == "cost":  # earned media cost no media money: no figure is expected of them
        return sum(balance.weights[each].unpriced for each in (Medium.PAID, Medium.OWNED))
    return sum(each.uncounted for each in weights)


def confidence(missing: int) -> Confidence:
    """Return how sure a finding is, by how many media give no figure."""
    if missing:
        return Confidence(level=Level.LOW, why=_PARTIAL)
    return Confidence(level=Level.HIGH, why=_COMPLETE)


def named(items: Sequence[Item]) -> Listing:
    """Return the names of the largest media, three at most."""
    largest = sorted(items, key=lambda each: (-(each.spend or each.contacts or 0.0), each.name))
    return Listing(items=tuple(Name(text=each.name) for each in largest[:_NAMED]))


def sources_of(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the files that items come from."""
    return sources_at(each.source for each in items)
