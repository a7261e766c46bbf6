"""Whether employees need a charter, and what it would hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, say, say_n
from stratbook.core.period import Period, parse_period
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.readiness.cells import number_of, text_of

RULE: Final = "readiness.charter"
SUBJECT: Final = "charter"
NEEDED: Final = "needed"
USEFUL: Final = "useful"
NOT_YET: Final = "not_yet"


@dataclass(frozen=True)
class Situation:
    """What the sheet and the employees' posts say.

    Parameters
    ----------
    headcount, incidents : int or None
        People at work; incidents in twelve months, or posts off the charter counted in the
        sheet of employee voice where the sheet of the charter says nothing.
    advocacy, regulated, exists : bool or None
        Whether they are asked to speak; whether the sector is regulated or the duty of
        reserve in force; whether there is a charter already. None when nobody answered.
    counted : bool
        Whether the incidents are posts off the charter, counted.
    """

    headcount: int | None
    incidents: int | None
    advocacy: bool | None
    regulated: bool | None
    exists: bool | None
    counted: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is known at all."""
        told = (self.headcount, self.incidents, self.advocacy, self.regulated)
        return all(each is None for each in told)


@dataclass(frozen=True)
class Part:
    """One part of the skeleton: its title and what it holds, by language code, and its id."""

    title: Mapping[str, str]
    holds: Mapping[str, str]
    id: str = ""


@dataclass(frozen=True)
class Charter:
    """The decision aid.

    Parameters
    ----------
    situation : Situation
        What it rests on.
    choice : Choice or None
        ``needed``, ``useful``, ``not_yet``; None when nothing is known.
    reasons : tuple of Message
        Each reason that holds, the decisive ones first.
    outline : tuple of Part
        The skeleton; empty where none is called for.
    """

    situation: Situation
    choice: Choice | None
    reasons: tuple[Message, ...]
    outline: tuple[Part, ...]


def charter_for(
    sheet: pd.DataFrame,
    voice: pd.DataFrame,
    organisation: OrganisationType,
    period: Period,
    overrides: Sequence[Override] = (),
) -> Charter:
    """Say whether a charter is needed, useful or not yet worth writing.

    Needed: a regulated sector or duty of reserve; incidents from the threshold on; employees
    asked to speak in an organisation of the size of the threshold. Useful: employees asked
    to speak, one incident, or that size. Else not yet.

    Parameters
    ----------
    sheet, voice : DataFrame
        The sheets ``charter`` and ``employee_voice``.
    organisation : OrganisationType
        A local authority has a part of its own in the skeleton.
    period : Period
        Its end closes the twelve months of incidents.
    overrides : sequence of Override
        A person's word (``readiness.charter``).
    """
    situation = read_situation(sheet, voice, period)
    if situation.blank:
        return Charter(situation, None, (), ())
    decisive, further = _decisive(situation), _further(situation)
    computed = NEEDED if decisive else USEFUL if further else NOT_YET
    choice = choose(overrides, RULE, SUBJECT, computed)
    wanted = choice.chosen in (NEEDED, USEFUL)
    return Charter(
        situation=situation,
        choice=choice,
        reasons=(*decisive, *further) or (say("Nothing calls for one yet."),),
        outline=outline_for(situation, organisation) if wanted else (),
    )


@remembered
def read_situation(sheet: pd.DataFrame, voice: pd.DataFrame, period: Period) -> Situation:
    """Read the sheet ``charter``; incidents fall back on the posts off the charter."""
    rows = {row["question"]: row for row in sheet.to_dict("records")}

    def number(id_: str) -> int | None:
        value = number_of(rows.get(id_, {}).get("number"))
        return None if value is None else int(value)

    def answer(id_: str) -> bool | None:
        return {"yes": True, "no": False}.get(text_of(rows.get(id_, {}).get("answer")))

    told, seen = number("incidents"), _off_charter(voice, period)
    return Situation(
        headcount=number("headcount"),
        incidents=seen if told is None else told,
        advocacy=answer("advocacy"),
        regulated=answer("regulated"),
        exists=answer("exists"),
        counted=told is None and seen is not None,
    )


@remembered
def outline_for(situation: Situation, organisation: OrganisationType) -> tuple[Part, ...]:
    """Return the parts of the skeleton that fit."""
    holds = {
        "": True,
        "advocacy": situation.advocacy is True,
        "regulated": situation.regulated is True
        and organisation is not OrganisationType.LOCAL_AUTHORITY,
        "local_authority": organisation is OrganisationType.LOCAL_AUTHORITY,
    }
    return tuple(
        Part(
            {"en": row["en"], "fr": row["fr"]},
            {"en": row["holds_en"], "fr": row["holds_fr"]},
            row["part"],
        )
        for row in csv_rows("charter_outline.csv")
        if holds[row["condition"]]
    )


def _decisive(now: Situation) -> tuple[Message, ...]:
    staff, incidents = int(threshold("charter_staff")), int(threshold("charter_incidents"))
    found = []
    if now.regulated:
        found.append(say("The sector is regulated, or the duty of reserve applies."))
    if now.incidents is not None and now.incidents >= incidents:
        found.append(_incidents(now))
    if now.advocacy and now.headcount is not None and now.headcount >= staff:
        found.append(
            say("{count} people are asked to speak of the organisation.", count=now.headcount)
        )
    return tuple(found)


def _further(now: Situation) -> tuple[Message, ...]:
    staff, incidents = int(threshold("charter_staff")), int(threshold("charter_incidents"))
    large = now.headcount is not None and now.headcount >= staff
    found = []
    if now.advocacy and not large:
        found.append(say("Employees are asked to speak of the organisation."))
    if now.incidents and now.incidents < incidents:
        found.append(_incidents(now))
    if large and not now.advocacy:
        found.append(say("The headcount is {count}.", count=now.headcount))
    return tuple(found)


def _incidents(now: Situation) -> Message:
    count = now.incidents or 0
    if now.counted:
        return say_n(
            "{count} post off the charter in twelve months, as counted.",
            "{count} posts off the charter in twelve months, as counted.",
            count,
        )
    return say_n("{count} incident in twelve months.", "{count} incidents in twelve months.", count)


def _off_charter(voice: pd.DataFrame, period: Period) -> int | None:
    """Return the posts off the charter of the twelve months that end with the period."""
    ends = period.end
    start = ends.replace(year=ends.year - 1) if (ends.month, ends.day) != (2, 29) else \
        ends.replace(year=ends.year - 1, day=28)  # fmt: skip
    inside = [
        value
        for code, value in zip(voice["period"], voice["off_charter"], strict=True)
        if pd.notna(value) and start < parse_period(str(code)).end <= ends
    ]
    return int(sum(inside)) if inside else None
