"""What each configuration costs: posts in-house against days bought outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.organisation.chapter import MONTHS
from stratbook.strategy.organisation.configuration import CHOICES
from stratbook.strategy.organisation.pay import Pay, Range, loaded
from stratbook.strategy.organisation.team import LEVELS, Team

RULE: Final = "organisation.sourcing"
SUBJECT: Final = "sourcing"
IN_HOUSE: Final = "in_house"
OUTSOURCE: Final = "outsource"
EITHER: Final = "either"
Way = Literal["in_house", "outsource", "either"]


@dataclass(frozen=True)
class Post:
    """One post of a configuration.

    Parameters
    ----------
    hat, seniority : str
        What it does and with how much experience it is priced.
    days : float or None
        Days a year that the tasks of its levels ask; None when no hours are known.
    year : Range or None
        Loaded cost of a full post for a year.
    rate : Range or None
        Price of a day outside.
    year_days : float or None
        Days that a full post works in a year.
    """

    hat: str
    seniority: str
    days: float | None
    year: Range | None
    rate: Range | None
    year_days: float | None = None

    @property
    def number(self) -> float:
        """How many full posts the days ask: one at least, parts of a second one above."""
        return max(1.0, self.days / self.year_days) if self.days and self.year_days else 1.0

    @property
    def inside(self) -> Range | None:
        """What it costs in-house: full posts, loaded."""
        many = Range(self.number, self.number, self.number)
        return None if self.year is None else self.year.times(many)

    @property
    def bought(self) -> Range | None:
        """What its days cost outside."""
        if self.days is None or self.rate is None:
            return None
        return self.rate.times(Range(self.days, self.days, self.days))

    @property
    def break_even(self) -> Range | None:
        """Days a year from which a full post costs no more than buying them."""
        return None if self.year is None or self.rate is None else self.year.over(self.rate)


@dataclass(frozen=True)
class Cost:
    """What one configuration costs a year."""

    configuration: str
    posts: tuple[Post, ...]

    @property
    def days(self) -> float | None:
        """Days a year that all its posts ask."""
        known = [each.days for each in self.posts if each.days is not None]
        return sum(known) if len(known) == len(self.posts) else None

    @property
    def in_house(self) -> Range | None:
        """Full posts, loaded."""
        return _sum([each.inside for each in self.posts])

    @property
    def number(self) -> float:
        """How many full posts in all."""
        return sum(each.number for each in self.posts)

    @property
    def outsourced(self) -> Range | None:
        """The days that the tasks ask, bought."""
        return _sum([each.bought for each in self.posts])

    @property
    def break_even(self) -> Range | None:
        """Days a year, all posts together, from which hiring costs no more than buying."""
        return _sum([each.break_even for each in self.posts])


@dataclass(frozen=True)
class Sourcing:
    """Hire or buy, for the configuration that stands: the choice and what it rests on."""

    cost: Cost
    choice: Choice


@remembered
def costs(pays: Mapping[str, Pay], team: Team) -> tuple[Cost, ...]:
    """Return the yearly cost of every configuration.

    Parameters
    ----------
    pays : mapping
        Ranges by item.
    team : Team
        Its tasks say how many days a year are asked: hours × 12 ÷ hours a day; those of
        other roles stay with them. With two posts the strategic and quantified levels fall
        to the SMM, execution to the CM; a single post takes all.
    """
    return tuple(
        Cost(name, tuple(_post(row, pays, _days(team, row["post"], name)) for row in _posts(name)))
        for name in CHOICES
    )


@remembered
def two_posts(found: Sequence[Cost]) -> float | None:
    """Return the low end of what an SMM and a CM cost a year in-house; None when not known."""
    cost = next((each for each in found if each.configuration == "smm_cm"), None)
    years = _sum([each.year for each in cost.posts]) if cost is not None else None
    return None if years is None else years.low


def _posts(configuration: str) -> list[dict[str, str]]:
    return [r for r in csv_rows("configuration_posts.csv") if r["choice"] == configuration]


def _post(row: Mapping[str, str], pays: Mapping[str, Pay], days: float | None) -> Post:
    rate, worked = pays.get(f"day_rate_{row['seniority']}"), pays.get("days_year")
    return Post(
        row["post"], row["seniority"], days, loaded(pays, row["seniority"]),
        rate.range if rate else None, worked.range.mid if worked else None,
    )  # fmt: skip


def _days(team: Team, post: str, configuration: str) -> float | None:
    if team.hours is None:
        return None
    levels = {"smm": LEVELS[:2], "cm": LEVELS[2:]}.get(post, LEVELS)
    wanted = levels if configuration == "smm_cm" else (*LEVELS, "")
    mine = [each for each in team.tasks if team.hat(each) != "other" and each.level in wanted]
    hours = sum(each.hours for each in mine if each.hours is not None)
    return hours * MONTHS / threshold("hours_a_day")


def _sum(ranges: Sequence[Range | None]) -> Range | None:
    known = [each for each in ranges if each is not None]
    if not known or len(known) < len(ranges):
        return None
    total = known[0]
    for each in known[1:]:
        total = total.plus(each)
    return total


@remembered
def source_posts(
    found: Sequence[Cost], configuration: str, overrides: Sequence[Override] = ()
) -> Sourcing | None:
    """Say whether to hire or to buy days: by where the two ranges of cost fall.

    In-house when its dearest is no more than the cheapest price outside, outsourced when the
    dearest price outside is below its cheapest; where the ranges overlap they do not tell.
    For one post this is the break-even: days × rate against the year. None when days or
    prices are not known.
    """
    cost = next((each for each in found if each.configuration == configuration), None)
    if cost is None or cost.in_house is None or cost.outsourced is None:
        return None
    inside, outside = cost.in_house, cost.outsourced
    computed = EITHER
    if inside.high <= outside.low:
        computed = IN_HOUSE
    elif outside.high < inside.low:
        computed = OUTSOURCE
    return Sourcing(cost, choose(overrides, RULE, SUBJECT, computed))
