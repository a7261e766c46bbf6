"""Who is needed: an SMM, a CM, one person with both hats, or the two; by ordered rules.

The rules are rows of ``configurations.csv``: the first whose conditions all hold decides. A
condition that nobody answered does not hold, nor does its contrary. What would change the
answer is found by turning each condition round and asking the rules again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, Quantity, Unit, say
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import OrganisationType

RULE: Final = "organisation.configuration"
SUBJECT: Final = "configuration"
CHOICES: Final = ("smm", "cm", "both", "smm_cm")
CONDITIONS: Final = (
    "tiny", "btob", "relation", "large", "two_means", "few_hours", "urgent", "news",
)  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """What the choice rests on; None where nobody said.

    Parameters
    ----------
    btob : bool
        Whether the client sells to companies.
    headcount, community, news : float or None
        People at work, followers of all accounts, pieces of news a month.
    hours : float or None
        Hours a month there are for social media.
    budget, two_posts : float or None
        Yearly budget for people, and the low end of what two posts cost, in one currency.
    relation, urgent : bool or None
        Whether business rests on a lasting relation; whether visibility must come soon.
    measured : bool
        Whether the community was counted in the exports.
    """

    btob: bool
    headcount: float | None = None
    community: float | None = None
    news: float | None = None
    hours: float | None = None
    budget: float | None = None
    two_posts: float | None = None
    relation: bool | None = None
    urgent: bool | None = None
    measured: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is known that a rule could rest on."""
        told = (self.headcount, self.community, self.news, self.hours, self.budget)
        return all(each is None for each in (*told, self.relation, self.urgent))

    @property
    def holds(self) -> Mapping[str, bool | None]:
        """Each condition: True, False, or None when it is not known."""
        return {
            "tiny": _most(self.headcount, "tiny_team"),
            "btob": self.btob,
            "relation": self.relation,
            "large": _least(self.community, "large_community"),
            "two_means": self._two_means,
            "few_hours": _most(self.hours, "few_hours"),
            "urgent": self.urgent,
            "news": _least(self.news, "enough_news"),
        }

    @property
    def _two_means(self) -> bool | None:
        if self.budget is not None and self.two_posts is not None:
            return self.budget >= self.two_posts
        return _least(self.hours, "two_people_hours")

    @property
    def unknown(self) -> tuple[str, ...]:
        """The conditions nobody can answer yet."""
        return tuple(name for name in CONDITIONS if self.holds[name] is None)


@dataclass(frozen=True)
class Line:
    """One row of the ordered rules, with its words by language code."""

    rule: str
    when: tuple[str, ...]
    choice: str
    why: Mapping[str, str]
    limits: Mapping[str, str]


@dataclass(frozen=True)
class Turn:
    """What would change the answer: a condition turned round, and what the rules then say."""

    condition: str
    becomes: bool
    line: Line


@dataclass(frozen=True)
class Configuration:
    """The configuration that stands, the rule that fired, and what would change it.

    Parameters
    ----------
    situation : Situation
        What it rests on.
    line : Line or None
        The rule that fired; None when nothing is known.
    choice : Choice or None
        What stands, a person's word before the rule's.
    turns : tuple of Turn
        Conditions that alone would change the answer.
    today : str
        What there is today; empty when the sheet of the team does not say.
    """

    situation: Situation
    line: Line | None
    choice: Choice | None
    turns: tuple[Turn, ...]
    today: str = ""


def lines() -> tuple[Line, ...]:
    """Return the ordered rules of ``configurations.csv``."""
    return tuple(
        Line(
            row["rule"], tuple(row["when"].split()), row["choice"],
            {"en": row["why_en"], "fr": row["why_fr"]},
            {"en": row["limits_en"], "fr": row["limits_fr"]},
        )
        for row in csv_rows("configurations.csv")
    )  # fmt: skip


@remembered
def read_situation(
    inputs: Mapping[str, pd.DataFrame],
    organisation: OrganisationType,
    counted: float | None,
    hours: float | None,
    two_posts: float | None,
) -> Situation:
    """Read what the choice rests on.

    Parameters
    ----------
    inputs : mapping
        The sheets ``configuration`` and ``charter`` (its headcount, where the first has none).
    organisation : OrganisationType
        Whether it sells to companies.
    counted : float or None
        Followers of all accounts as the exports count them; the sheet's figure stands else.
    hours : float or None
        Hours a month of the team, where the sheet does not say.
    two_posts : float or None
        Low end of the yearly cost of an SMM and a CM, in the client's currency.
    """
    rows = {text_of(row["question"]): row for row in inputs["configuration"].to_dict("records")}
    charter = {text_of(row["question"]): row for row in inputs["charter"].to_dict("records")}

    def number(name: str) -> float | None:
        return number_of(rows.get(name, {}).get("number"))

    def answer(name: str) -> bool | None:
        return {"yes": True, "no": False}.get(text_of(rows.get(name, {}).get("answer")))

    staff, said = number("headcount"), number("hours")
    return Situation(
        btob=organisation is OrganisationType.BTOB,
        headcount=number_of(charter.get("headcount", {}).get("number")) if staff is None else staff,
        community=number("community") if counted is None else counted,
        news=number("news"),
        hours=hours if said is None else said,
        budget=number("budget"),
        two_posts=two_posts,
        relation=answer("relation"),
        urgent=answer("urgent"),
        measured=counted is not None,
    )


@remembered
def configure(
    situation: Situation, today: str = "", overrides: Sequence[Override] = ()
) -> Configuration:
    """Choose a configuration: the first line whose conditions all hold.

    Parameters
    ----------
    situation : Situation
        What is known.
    today : str
        What there is today.
    overrides : sequence of Override
        A person's word (``organisation.configuration``).
    """
    if situation.blank:
        return Configuration(situation, None, None, (), today)
    line = fired(situation.holds)
    choice = choose(overrides, RULE, SUBJECT, line.choice)
    return Configuration(situation, line, choice, _turns(situation.holds, line), today)


def fired(holds: Mapping[str, bool | None]) -> Line:
    """Return the first line of the rules whose conditions all hold; the last has none."""
    return next(each for each in lines() if all(_true(name, holds) for name in each.when))


def _true(name: str, holds: Mapping[str, bool | None]) -> bool:
    if name.startswith("not_"):
        return holds[name.removeprefix("not_")] is False
    return holds[name] is True


def _turns(holds: Mapping[str, bool | None], line: Line) -> tuple[Turn, ...]:
    found = []
    for name in CONDITIONS:
        for becomes in (True, False):
            if holds[name] is becomes:
                continue
            other = fired({**holds, name: becomes})
            if other.choice != line.choice:
                found.append(Turn(name, becomes, other))
    return tuple(found)


def condition_words(name: str, *, holds: bool) -> Message:
    """Return a condition, or its contrary, as a clause without a full stop."""
    count = {name: Quantity(value=threshold(id_)) for name, id_ in _COUNTS.items()}
    hours = {name: Quantity(value=threshold(id_), unit=Unit.HOURS, digits=0)
             for name, id_ in _HOURS.items()}  # fmt: skip
    yes, no = {
        "tiny": (say("{limit} people at work or fewer", limit=count["tiny"]),
                 say("more than {limit} people at work", limit=count["tiny"])),
        "btob": (say("it sells to companies"), say("it does not sell to companies")),
        "relation": (say("business rests on a lasting relation"),
                     say("business does not rest on a lasting relation")),
        "large": (say("{limit} followers or more", limit=count["large"]),
                  say("fewer than {limit} followers", limit=count["large"])),
        "two_means": (say("there are means for two people"),
                      say("there are not the means for two people")),
        "few_hours": (say("{limit} a month or less for social media", limit=hours["few_hours"]),
                      say("more than {limit} a month for social media", limit=hours["few_hours"])),
        "urgent": (say("visibility must come within three months"),
                   say("visibility is not urgent")),
        "news": (say("{limit} pieces of news a month or more", limit=count["news"]),
                 say("fewer than {limit} pieces of news a month", limit=count["news"])),
    }[name]  # fmt: skip
    return yes if holds else no


_COUNTS: Final = {"tiny": "tiny_team", "large": "large_community", "news": "enough_news"}
_HOURS: Final = {"few_hours": "few_hours"}


def _least(value: float | None, limit: str) -> bool | None:
    return None if value is None else value >= threshold(limit)


def _most(value: float | None, limit: str) -> bool | None:
    return None if value is None else value <= threshold(limit)
