"""Exercise 8's mini-cases and ordered rules, as chapter 10 knows them."""

from functools import cache
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say
from stratbook.strategy.organisation import costs, pay_ranges, two_posts
from stratbook.strategy.organisation.cases import Case, cases
from stratbook.strategy.organisation.configuration import (
    CHOICES,
    Line,
    condition_words,
    fired,
    lines,
)
from stratbook.strategy.organisation.team import Team

_ROOM: Final = "organisation."


def two_posts_cost() -> float:
    """Return what a year of an SMM and a CM costs at the least, in euros."""
    found = two_posts(costs(pay_ranges(pd.DataFrame(columns=["item"]), "EUR"), Team((), ())))
    if found is None:  # pragma: no cover - the reference has its ranges
        raise ValueError("the reference has no price of two posts in euros")
    return found


@cache
def known() -> dict[str, Case]:
    """Return the mini-cases by their letter."""
    return {each.id: each for each in cases(two_posts_cost())}


def first(case: str) -> Line:
    """Return the rule that decides a case."""
    return fired(known()[case].situation.holds)


def later(case: str) -> list[Line]:
    """Return the rules whose conditions hold too, but that come after the one that decides."""
    return [each for each in lines() if _applies(each, case) and each != first(case)]


def failing(case: str) -> list[Line]:
    """Return the rules with a condition that does not hold."""
    return [each for each in lines() if not _applies(each, case)]


def _applies(line: Line, case: str) -> bool:
    holds = known()[case].situation.holds
    return all(
        holds[name.removeprefix("not_")] is not name.startswith("not_") for name in line.when
    )


def short(line: Line) -> str:
    """Return a rule's id without its room."""
    return line.rule.removeprefix(_ROOM)


def table() -> pd.DataFrame:
    """Return the rules in their order: rule, when it holds, what it then chooses."""
    rows = [{"rule": short(each), "when": f"if_{short(each)}", "then": each.choice}
            for each in lines()]  # fmt: skip
    return pd.DataFrame(rows)


def words() -> dict[str, Message]:
    """Return the cells of both tables as the learner reads them."""
    told = {f"case_{id_}": Message(text=case.told["en"]) for id_, case in known().items()}
    named = {id_: say("{id} ({words})", id=id_, words=each) for id_, each in OPTIONS.items()}
    named |= rules()
    return told | named | {f"if_{short(each)}": _when(each) for each in lines()}


def _when(line: Line) -> Message:
    if not line.when:
        return say("in every other case")
    said = [condition_words(each.removeprefix("not_"), holds=not each.startswith("not_"))
            for each in line.when]  # fmt: skip
    return say("{conditions}", conditions=tuple(said))


OPTIONS: Final = {
    "smm": say("an SMM"),
    "cm": say("a CM, in support"),
    "both": say("one person with both hats"),
    "smm_cm": say("an SMM and a CM"),
}
if set(OPTIONS) != set(CHOICES):  # pragma: no cover - a new configuration needs its words
    raise ValueError("the exercise lacks a configuration")


def rules() -> dict[str, Message]:
    """Return the rules as what can be answered: their ids."""
    return {short(each): say("{rule}", rule=short(each)) for each in lines()}
