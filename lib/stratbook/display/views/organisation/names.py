"""Names that the chapter's tables and figures share."""

from typing import Final

from stratbook.core.message import Fact, Name, Quantity, Unit, term
from stratbook.strategy.organisation.pay import Range

NONE: Final = Name(text="–")
HATS: Final = {
    "smm": term("SMM"),
    "cm": term("CM"),
    "both": term("both hats"),
    "other": term("other roles"),
    "": term("nobody known"),
}
LEVELS: Final = {
    "strategic_objective": term("strategic objectives"),
    "quantified_objective": term("quantified objectives"),
    "execution": term("execution"),
    "": term("level not said"),
}
CONDITIONS: Final = {
    "tiny": term("People at work"),
    "btob": term("Sells to companies"),
    "relation": term("Lasting relation with each customer"),
    "large": term("Community, followers"),
    "two_means": term("Means for two people"),
    "few_hours": term("Hours a month for social media"),
    "urgent": term("Visibility within three months"),
    "news": term("Pieces of news a month"),
}
ITEMS: Final = {
    "salary_junior": term("Gross salary a year, junior"),
    "salary_experienced": term("Gross salary a year, experienced"),
    "charge_rate": term("Employer’s charges on gross"),
    "day_rate_junior": term("Price of a day, junior"),
    "day_rate_experienced": term("Price of a day, experienced"),
    "days_year": term("Days worked a year"),
}
STATES: Final = {
    "wanted": term("wanted"),
    "planned": term("foreseen"),
    "held": term("held"),
    "dropped": term("dropped"),
}
AUDIENCES: Final = {
    "beginner": term("beginners"),
    "familiar": term("familiar"),
    "advanced": term("advanced"),
}
TOPICS: Final = {
    "identity": term("identity"),
    "history": term("history"),
    "promise": term("promise"),
    "offer": term("offer"),
    "people": term("people and places"),
    "figures": term("key figures"),
    "limits": term("what is not said"),
}


def text(written: str) -> Fact:
    """Return a cell's words, or a dash where nothing is written."""
    return Name(text=written) if written else NONE


def hours(value: float | None) -> Quantity:
    """Return whole hours; None is missing."""
    return Quantity(value=value, unit=Unit.HOURS, digits=0)


def share(value: float | None) -> Quantity:
    """Return a share in whole percent; None is missing."""
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def money(value: float | None, currency: str) -> Quantity:
    """Return an amount; None is missing."""
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)


def ends(found: Range | None, currency: str) -> tuple[Quantity, Quantity, Quantity]:
    """Return low, middle and high as amounts."""
    if found is None:
        return (money(None, currency),) * 3
    return (
        money(found.low, currency),
        money(found.mid, currency),
        money(found.high, currency),
    )
