"""Which configuration, the rule that fired, and what would change the answer."""

from collections.abc import Mapping
from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, say, term
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.organisation.names import CONDITIONS, hours
from stratbook.strategy.organisation.configuration import (
    CONDITIONS as NAMES,
)
from stratbook.strategy.organisation.configuration import (
    Configuration,
    Line,
    Situation,
    condition_words,
    lines,
)
from stratbook.strategy.organisation.decisions import CONFIGURATIONS, named

_EMPTY: Final = say("Who is needed cannot be said yet: fill in the sheet of the configuration.")


def situation_table(look: Look, found: Configuration) -> Html:
    """Show what the choice rests on, each condition as the rules read it."""
    if found.line is None:
        return note(look, _EMPTY)
    rows: list[Row] = [
        [CONDITIONS[name], _value(found.situation, name), _reading(found.situation, name)]
        for name in NAMES
    ]
    where = (
        say("The community is counted in the exports; the rest comes from the sheets.")
        if found.situation.measured
        else say("Everything comes from the sheets.")
    )
    return table(
        look,
        [term("Question"), term("Answer"), term("As the rules read it")],
        rows,
        say("What the choice rests on"),
        note=where,
    )


def _value(situation: Situation, name: str) -> Fact:
    match name:
        case "tiny":
            return Quantity(value=situation.headcount)
        case "large":
            return Quantity(value=situation.community)
        case "news":
            return Quantity(value=situation.news)
        case "few_hours":
            return hours(situation.hours)
        case _:
            return _yes(situation.holds[name])


def _reading(situation: Situation, name: str) -> Fact:
    holds = situation.holds[name]
    return say("nobody said") if holds is None else condition_words(name, holds=holds)


def _yes(value: bool | None) -> Fact:
    if value is None:
        return Quantity(value=None)
    return term("yes") if value else term("no")


def rule_table(look: Look, found: Configuration) -> Html:
    """Show the ordered rules, the one that fired, and why the ones before it did not."""
    if found.line is None:
        return Html()
    worded, rows = look.language.worded, list[Row]()
    holds = found.situation.holds
    passed = False
    for number, line in enumerate(lines(), 1):
        fires = line.rule == found.line.rule
        rows.append([
            say("{number}. {rule}", number=number, rule=Name(text=line.rule)),
            _conditions(line),
            CONFIGURATIONS[line.choice],
            mark(look, "good", say("fires")) if fires
            else say("not reached") if passed else _why_not(line, holds),
        ])  # fmt: skip
        passed = passed or fires
    listing = table(
        look,
        [term("Rule"), term("When"), term("Then"), term("Here")],
        rows,
        say("The rules in their order: the first that holds decides"),
    )
    said = say(
        "{choice}. {why} Limits: {limits}",
        choice=named(CONFIGURATIONS, found.choice.chosen if found.choice else found.line.choice),
        why=Name(text=worded(found.line.why)),
        limits=Name(text=worded(found.line.limits)),
    )
    return join([listing, note(look, said)])


def _conditions(line: Line) -> Message:
    if not line.when:
        return say("in every other case")
    return say("{conditions}", conditions=[_clause(each) for each in line.when])


def _clause(name: str) -> Message:
    return condition_words(name.removeprefix("not_"), holds=not name.startswith("not_"))


def _why_not(line: Line, holds: Mapping[str, bool | None]) -> Message:
    for name in line.when:
        bare, wanted = name.removeprefix("not_"), not name.startswith("not_")
        if holds[bare] is None:
            return say("nobody said")
        if holds[bare] is not wanted:
            return condition_words(bare, holds=not wanted)
    return say("holds")


def turn_table(look: Look, found: Configuration) -> Html:
    """Show which answer alone would change the configuration."""
    if found.line is None:
        return Html()
    if not found.turns:
        return note(look, say("No single answer would change the configuration."))
    rows: list[Row] = [
        [
            condition_words(each.condition, holds=each.becomes),
            CONFIGURATIONS[each.line.choice],
            Name(text=each.line.rule),
        ]
        for each in found.turns
    ]
    return table(
        look,
        [term("If"), term("Then"), term("Rule")],
        rows,
        say("What would change the answer"),
        note=say("Each line changes one answer and leaves the others as they are."),
    )
