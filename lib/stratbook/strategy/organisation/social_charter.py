"""The social charter: its skeleton filled from the client’s sheets, and what is missing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.values import number_of, text_of
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import csv_rows
from stratbook.core.remembered import remembered
from stratbook.strategy.objectives.subjects import once
from stratbook.strategy.organisation.skills import LIVE
from stratbook.strategy.organisation.team import Team

DAYS: Final = {
    "monday": term("Monday"), "tuesday": term("Tuesday"), "wednesday": term("Wednesday"),
    "thursday": term("Thursday"), "friday": term("Friday"), "saturday": term("Saturday"),
    "sunday": term("Sunday"),
}  # fmt: skip


class Part(Protocol):
    """A part of the skeleton: its id, title and what it holds by language code."""

    @property
    def id(self) -> str:
        """The part's id in ``charter_outline.csv``."""

    @property
    def title(self) -> Mapping[str, str]:
        """Its title."""

    @property
    def holds(self) -> Mapping[str, str]:
        """What it holds."""


@dataclass(frozen=True)
class Filled:
    """One part with the client's facts, and what its sheets do not say yet."""

    title: Mapping[str, str]
    holds: Mapping[str, str]
    facts: tuple[Message, ...]
    missing: tuple[Message, ...]


@dataclass(frozen=True)
class SocialCharter:
    """The skeleton, part by part."""

    parts: tuple[Filled, ...]

    @property
    def missing(self) -> tuple[Message, ...]:
        """Everything that is missing, part by part."""
        return tuple(each for part in self.parts for each in part.missing)


@remembered
def fill_charter(outline: Sequence[Part], brief: Brief, team: Team) -> SocialCharter:
    """Fill the skeleton of the charter.

    Parameters
    ----------
    outline : sequence of Part
        The parts that fit the organisation.
    brief : Brief
        Accounts, editorial line, brand facts, service, calendar, training.
    team : Team
        Who moderates and who answers.
    """
    known = _known(brief, team)
    asked = {row["part"]: row["facts"].split() for row in csv_rows("charter_facts.csv")}
    filled = []
    for part in outline:
        wanted = [(known[name], _LACKING[name]) for name in asked.get(part.id, ())]
        filled.append(
            Filled(
                part.title, part.holds,
                tuple(said for said, _ in wanted if said is not None),
                tuple(lacking for said, lacking in wanted if said is None),
            )
        )  # fmt: skip
    return SocialCharter(tuple(filled))


_LACKING: Final[Mapping[str, Message]] = {
    "accounts": say("the accounts (sheet of accounts)"),
    "headcount": say("the headcount (sheet of the charter)"),
    "tone": say("the tone (sheet of the editorial line)"),
    "say": say("what one says (sheet of the editorial line)"),
    "avoid": say("what one avoids (sheet of the editorial line)"),
    "limits": say("what is not said (sheet of brand facts)"),
    "ambassadors": say("how many take part (sheet of ambassadors)"),
    "approval": say("who approves before publication (sheet of the calendar or of tasks)"),
    "hours": say("the hours of moderation (service in client.yml)"),
    "delay": say("the delay promised (service in client.yml)"),
    "moderator": say("who moderates (sheet of tasks)"),
    "trainer": say("whom to ask (sheet of training)"),
    "trainings": say("the hours of training (sheet of training)"),
    "approver": say("who signs the charter (an objective of the business level with an owner)"),
}


def _known(brief: Brief, team: Team) -> dict[str, Message | None]:
    return {name: read(brief, team) for name, read in _READERS.items()}


def _accounts(brief: Brief, _: Team) -> Message | None:
    rows = brief.inputs["accounts"]
    names = once(str(each) for each in rows.loc[rows["duplicate_of"].isna(), "account"].dropna())
    return say("Accounts: {names}.", names=names) if names else None


def _headcount(brief: Brief, _: Team) -> Message | None:
    for sheet in ("configuration", "charter"):
        for row in brief.inputs[sheet].to_dict("records"):
            count = number_of(row["number"])
            if row["question"] == "headcount" and count is not None:
                return say("People at work: {count}.", count=int(count))
    return None


def _line(aspect: str) -> Callable[[Brief, Team], Message | None]:
    def read(brief: Brief, _: Team) -> Message | None:
        rows = brief.inputs.get("editorial_line", pd.DataFrame(columns=["aspect", "statement"]))
        said = rows.loc[rows["aspect"] == aspect, "statement"].dropna()
        return _ASPECTS[aspect](tuple(str(each) for each in said)) if len(said) else None

    return read


_ASPECTS: Final[Mapping[str, Callable[[tuple[str, ...]], Message]]] = {
    "tone": lambda said: say("Tone: {said}.", said=_bare(said)),
    "say": lambda said: say("One says: {said}.", said=_bare(said)),
    "avoid": lambda said: say("One avoids: {said}.", said=_bare(said)),
}


def _bare(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.strip().rstrip(".") for each in said)


def _limits(brief: Brief, _: Team) -> Message | None:
    rows = brief.inputs["brand_facts"]
    told = rows[(rows["topic"] == "limits") & rows["answer"].notna()]
    pairs = [
        say("{question} {answer}", question=str(row["question"]), answer=str(row["answer"]))
        for row in told.to_dict("records")
    ]
    return say("Settled: {facts}.", facts=pairs) if pairs else None


def _ambassadors(brief: Brief, _: Team) -> Message | None:
    counts = brief.inputs["advocacy"]["enrolled"].dropna()
    return say("People enrolled: {count}.", count=int(counts.iloc[-1])) if len(counts) else None


def _approval(brief: Brief, _: Team) -> Message | None:
    rows = brief.inputs.get("calendar", pd.DataFrame(columns=["approved_by"]))
    roles = once(str(each) for each in rows["approved_by"].dropna())
    return say("Approved before publication by: {roles}.", roles=roles) if roles else None


def _hours(brief: Brief, _: Team) -> Message | None:
    service = brief.file.service
    if service is None:
        return None
    days: list[Fact] = [DAYS[each] for each in service.days]
    return say("Moderation from {opens} to {closes}: {days}.",
               opens=service.opens, closes=service.closes, days=days)  # fmt: skip


def _delay(brief: Brief, _: Team) -> Message | None:
    service = brief.file.service
    if service is None or service.sla_minutes is None:
        return None
    delay = Quantity(value=service.sla_minutes, unit=Unit.MINUTES)
    return say("A first answer within {delay} of opening hours.", delay=delay)


def _moderator(_: Brief, team: Team) -> Message | None:
    kinds = ("moderation", "community")
    roles = once(each.role for kind in kinds for each in team.tasks
                 if each.kind == kind and each.role)  # fmt: skip
    return say("Moderated by: {roles}.", roles=roles) if roles else None


def _live(brief: Brief) -> list[Mapping[object, object]]:
    return [row for row in brief.inputs["training"].to_dict("records") if row["state"] in LIVE]


def _trainer(brief: Brief, _: Team) -> Message | None:
    roles = once(text_of(row["trainer"]) for row in _live(brief) if text_of(row["trainer"]))
    return say("Whom to ask: {roles}.", roles=roles) if roles else None


def _trainings(brief: Brief, _: Team) -> Message | None:
    hours = [h for row in _live(brief) if (h := number_of(row["hours"])) is not None]
    if not hours:
        return None
    return say("Training planned or held: {hours}.",
               hours=Quantity(value=sum(hours), unit=Unit.HOURS, digits=0))  # fmt: skip


def _approver(brief: Brief, _: Team) -> Message | None:
    owners = once(e.owner for e in brief.file.objectives if e.level == "business" and e.owner)
    return say("Signed by: {role}.", role=Name(text=owners[0])) if owners else None


_READERS: Final[Mapping[str, Callable[[Brief, Team], Message | None]]] = {
    "accounts": _accounts, "headcount": _headcount, "tone": _line("tone"), "say": _line("say"),
    "avoid": _line("avoid"), "limits": _limits, "ambassadors": _ambassadors,
    "approval": _approval, "hours": _hours, "delay": _delay, "moderator": _moderator,
    "trainer": _trainer, "trainings": _trainings, "approver": _approver,
}  # fmt: skip
