"""The three Cs in short: strengths and weaknesses, each resting on a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.core.finding import Finding, rank
from stratbook.core.remembered import remembered
from stratbook.strategy.tag_results import TagResults
from stratbook.strategy.three_c.accounts import Hygiene
from stratbook.strategy.three_c.accounts_findings import find_accounts
from stratbook.strategy.three_c.content import Content
from stratbook.strategy.three_c.content_findings import find_content
from stratbook.strategy.three_c.presence import Presence
from stratbook.strategy.three_c.presence_findings import find_presence
from stratbook.strategy.three_c.rivals import Watch
from stratbook.strategy.three_c.rivals_findings import find_rivals
from stratbook.strategy.three_c.staff import StaffVoice
from stratbook.strategy.three_c.staff_findings import find_staff
from stratbook.strategy.three_c.voices import Voices, find_voices


class Side(StrEnum):
    """The three Cs."""

    COMPANY = "company"
    COMPETITION = "competition"
    COMMUNITY = "community"


_COMMUNITY: Final = ("community.", "zmot.", "three_c.unmanaged", "three_c.criticism")
_COMPETITION: Final = ("three_c.rivals", "three_c.watch")


@dataclass(frozen=True)
class Company:
    """What was computed of the organisation itself; None where a part was not looked at."""

    presence: Presence
    accounts: Hygiene
    content: Content
    pillars: TagResults | None = None
    staff: StaffVoice | None = None


@dataclass(frozen=True)
class Balance:
    """One C: the findings that speak for the brand, and those that speak against it."""

    side: Side
    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]


@remembered
def find_company(company: Company) -> tuple[Finding, ...]:
    """Return the findings of the first C, heaviest first.

    A silent account is said once: by the inventory of accounts where there is one, else by
    the presence register.
    """
    presence = find_presence(company.presence)
    if company.accounts.accounts:
        presence = tuple(each for each in presence if each.key != "three_c.silent_account")
    staff = () if company.staff is None else find_staff(company.staff)
    content = find_content(company.content, company.pillars)
    return rank((*presence, *find_accounts(company.accounts), *content, *staff))


@remembered
def find_competition(watch: Watch, voices: Voices | None = None) -> tuple[Finding, ...]:
    """Return the findings of the second C, heaviest first."""
    spoken = () if voices is None else find_voices(voices)
    return rank((*find_rivals(watch), *spoken))


@remembered
def weigh(findings: Sequence[Finding]) -> tuple[Balance, ...]:
    """Sort findings into strengths and weaknesses of each C, heaviest first.

    Parameters
    ----------
    findings : sequence of Finding
        Of all three Cs; which one a finding speaks of, its key says. Neutral findings are
        neither a strength nor a weakness.
    """
    ordered = rank(tuple(findings))
    return tuple(
        Balance(
            side=side,
            strengths=tuple(each for each in ordered if _belongs(each, side, "good")),
            weaknesses=tuple(each for each in ordered if _belongs(each, side, "bad")),
        )
        for side in Side
    )


def side_of(finding: Finding) -> Side:
    """Return the C a finding speaks of."""
    if finding.key.startswith(_COMMUNITY):
        return Side.COMMUNITY
    return Side.COMPETITION if finding.key.startswith(_COMPETITION) else Side.COMPANY


def _belongs(finding: Finding, side: Side, tone: str) -> bool:
    return finding.tone == tone and side_of(finding) is side
