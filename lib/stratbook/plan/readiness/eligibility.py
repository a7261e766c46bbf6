"""Which dated rules the planned ads fall under: a checklist, never legal advice."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict

from stratbook.brief.models import Brief
from stratbook.brief.nearest import plain
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, Name, Term, say
from stratbook.core.period import Period
from stratbook.core.reference import folder
from stratbook.plan.readiness.campaigns import Campaign
from stratbook.plan.readiness.cells import Row, day_of, first_word, flag_of, text_of

RULE: Final = "readiness.eligibility"
CONCERNED: Final = "concerned"
NOT_CONCERNED: Final = "not_concerned"
TO_CONFIRM: Final = "to_confirm"
_FIRST, _LAST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)


class AdRule(BaseModel):
    """One row of ``ad_eligibility.toml``; the file's head says what each field is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    label: str
    effect: Literal["forbids", "asks"]
    regions: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    contents: tuple[str, ...]
    words: tuple[str, ...] = ()
    presumed: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    source: str
    source_url: str
    read_on: str
    checked: Literal["text", "excerpt", "not"]
    says: dict[str, str]
    do: dict[str, str]

    @property
    def span(self) -> Period:
        """The days it holds, far ends where it has none."""
        first = dt.date.fromisoformat(self.since) if self.since else _FIRST
        last = dt.date.fromisoformat(self.until) if self.until else _LAST
        return Period(start=first, end=last)


@dataclass(frozen=True)
class Check:
    """One rule held against what is planned.

    Parameters
    ----------
    rule : AdRule
        The rule.
    choice : Choice
        ``concerned``, ``not_concerned`` or ``to_confirm``.
    why : Message
        What the state rests on.
    campaigns : tuple of Campaign
        The flights it bears on; empty where it concerns none.
    confirmed : bool
        Whether a person confirmed the line.
    by : str
        The role that did.
    on : date or None
        When.
    note : str
        What they wrote.
    """

    rule: AdRule
    choice: Choice
    why: Message
    campaigns: tuple[Campaign, ...] = ()
    confirmed: bool = False
    by: str = ""
    on: dt.date | None = None
    note: str = ""

    @property
    def state(self) -> str:
        """What stands."""
        return self.choice.chosen

    @property
    def open(self) -> bool:
        """Whether somebody still has to look: it may bear on a flight and nobody confirmed."""
        return self.state != NOT_CONCERNED and not self.confirmed


@dataclass(frozen=True)
class _Facts:
    """What the rules look at: the client, the flights, their contents and words."""

    brief: Brief
    campaigns: tuple[Campaign, ...]
    contents: tuple[tuple[str, str], ...]
    words: str


@cache
def ad_rules() -> tuple[AdRule, ...]:
    """Return the rules, in the order of the file."""
    return tuple(AdRule.model_validate(each) for each in _file()["rule"])


@cache
def contents() -> Mapping[str, str]:
    """Return what an ad may speak of: labels (msgids) by id."""
    return {each["id"]: each["label"] for each in _file()["content"]}


def check_eligibility(
    brief: Brief, planned: Sequence[Campaign], overrides: Sequence[Override] = ()
) -> tuple[Check, ...]:
    """Hold every rule against what is planned.

    A rule of another country, for other organisations, or off its dates does not concern
    the client; one whose content a flight was declared to have does; one whose words stand
    in the brief, or that is presumed for this kind of organisation, is to be confirmed.
    What the person responsible answered in the sheet ``eligibility`` stands over that, and
    an override of ``client.yml`` over both.

    Parameters
    ----------
    brief : Brief
        The organisation, its objectives, the sheets ``ad_contents``, ``eligibility``,
        ``personas``.
    planned : sequence of Campaign
        What is about to be launched.
    overrides : sequence of Override
        A person's word, by the rule's id.

    Returns
    -------
    tuple of Check
        Concerned first, then to be confirmed, then not concerned; inside, the file's order.
    """
    sheet = brief.inputs["ad_contents"]
    said = tuple((text_of(row["flight"]), row["content"]) for row in sheet.to_dict("records"))
    facts = _Facts(brief, tuple(planned), said, _words(brief))
    answers = {row["rule"]: row for row in brief.inputs["eligibility"].to_dict("records")}
    found = [_check(rule, facts, answers.get(rule.id, {}), overrides) for rule in ad_rules()]
    order = (CONCERNED, TO_CONFIRM, NOT_CONCERNED)
    return tuple(sorted(found, key=lambda each: order.index(each.state)))


def _check(rule: AdRule, facts: _Facts, answer: Row, overrides: Sequence[Override]) -> Check:
    state, why, bears_on = _judge(rule, facts)
    answered = text_of(answer.get("concern"))
    if answered:
        why = say("Answered by the person responsible.")
        bears_on = bears_on or (_flying(rule, facts) if answered == CONCERNED else ())
    return Check(
        rule=rule,
        choice=choose(overrides, RULE, rule.id, answered or state),
        why=why,
        campaigns=bears_on if (answered or state) != NOT_CONCERNED else (),
        confirmed=bool(flag_of(answer.get("confirmed"))),
        by=text_of(answer.get("by")),
        on=day_of(answer.get("on")),
        note=text_of(answer.get("note")),
    )


def _judge(rule: AdRule, facts: _Facts) -> tuple[str, Message, tuple[Campaign, ...]]:
    """Return the state a rule gives, why, and the flights it bears on."""
    if outside := _out_of_scope(rule, facts.brief):
        return NOT_CONCERNED, outside, ()
    flying = _flying(rule, facts)
    if not flying:
        return NOT_CONCERNED, _off_dates(rule, facts), ()
    declared, speaking = _declared(rule, facts, flying)
    if speaking:
        named = [Term(text=contents()[each]) for each in declared]
        return CONCERNED, say("Declared: {contents}.", contents=named), speaking
    return _suspect(rule, facts, flying)


def _suspect(
    rule: AdRule, facts: _Facts, flying: tuple[Campaign, ...]
) -> tuple[str, Message, tuple[Campaign, ...]]:
    """Look for a rule's words in the flights, then in the brief; nothing declared speaks."""
    settled = [each for each in flying if not _has_answer(each, facts)]
    for each in settled:
        if word := first_word(rule.words, each.words):
            bears_on = tuple(one for one in settled if first_word(rule.words, one.words))
            return TO_CONFIRM, say("“{word}” stands in a flight.", word=word), bears_on
    if settled and (word := first_word(rule.words, facts.words)):
        return TO_CONFIRM, say("“{word}” stands in the brief.", word=word), tuple(settled)
    if facts.brief.file.organisation.type in rule.presumed and settled:
        return TO_CONFIRM, say("The dates of the flights fall within it."), tuple(settled)
    return NOT_CONCERNED, say("Nothing declared, and no word that calls for it."), ()


def _has_answer(campaign: Campaign, facts: _Facts) -> bool:
    """Say whether somebody declared what a flight speaks of: then its words prove nothing."""
    name = plain(campaign.name)
    return any(not flight or plain(flight) == name for flight, _ in facts.contents)


def _out_of_scope(rule: AdRule, brief: Brief) -> Message | None:
    country = brief.file.organisation.country
    inside = {place for each in rule.regions for place in _regions().get(each, (each,))}
    if country not in inside:
        return say("Another country’s rule.")
    if rule.organisations and brief.file.organisation.type not in rule.organisations:
        return say("Another kind of organisation’s rule.")
    return None


def _flying(rule: AdRule, facts: _Facts) -> tuple[Campaign, ...]:
    """Return the flights that run while the rule holds, on a platform that applies it."""
    return tuple(
        each
        for each in facts.campaigns
        if rule.span.overlaps(each.period)
        and (not rule.platforms or each.platform in rule.platforms)
    )


def _off_dates(rule: AdRule, facts: _Facts) -> Message:
    if not facts.campaigns:
        return say("No flight and no line of ad space is planned.")
    starts = min(each.period.start for each in facts.campaigns)
    ends = max(each.period.end for each in facts.campaigns)
    if rule.until and rule.span.end < starts:
        return say("Over since {day}, before the first flight.", day=rule.span.end)
    if rule.since and rule.span.start > ends:
        return say("Starts on {day}, after the last flight.", day=rule.span.start)
    return say("No flight on the platforms that apply it.")


def _declared(
    rule: AdRule, facts: _Facts, flying: Sequence[Campaign]
) -> tuple[tuple[str, ...], tuple[Campaign, ...]]:
    """Return the contents declared that the rule looks at, and the flights that have them."""
    mine = [(plain(flight), content) for flight, content in facts.contents
            if content in rule.contents]  # fmt: skip
    speaking = tuple(
        each for each in flying if any(name in ("", plain(each.name)) for name, _ in mine)
    )
    return tuple(dict.fromkeys(content for _, content in mine)), speaking


def _words(brief: Brief) -> str:
    """Return where words are looked for besides the flights: sector, objectives, personas."""
    personas: pd.DataFrame = brief.inputs["personas"]
    written = [brief.file.organisation.sector]
    written += [each.statement for each in brief.file.objectives]
    for column in ("persona", "description"):
        written += [text_of(each) for each in personas[column]]
    return " \n ".join(written)


@cache
def _regions() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(places) for name, places in _file()["regions"].items()}


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((folder() / "ad_eligibility.toml").read_text(encoding="utf-8"))


def name_of(rule: AdRule) -> Term:
    """Return a rule's name."""
    return Term(text=rule.label)


def flights_named(check: Check) -> list[Name]:
    """Return the names of the flights a rule bears on, each once."""
    return [Name(text=each) for each in dict.fromkeys(one.name for one in check.campaigns)]
