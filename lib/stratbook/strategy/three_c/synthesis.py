"""The three Cs in short: strengths and weaknesses, each resting on a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.core.finding import Finding, rank
from stratbook.strategy.three_c.content import Content
from stratbook.strategy.three_c.content_findings import find_content
from stratbook.strategy.three_c.presence import Presence
from stratbook.strategy.three_c.presence_findings import find_presence
from stratbook.strategy.three_c.rivals import Watch
from stratbook.strategy.three_c.rivals_findings import find_rivals


class Side(StrEnum):
    """The three Cs."""

    COMPANY = "company"
    COMPETITION = "competition"
    COMMUNITY = "community"


_COMMUNITY: Final = ("three_c.unmanaged", "three_c.criticism")
_COMPETITION: Final = ("three_c.rivals", "three_c.watch")


@dataclass(frozen=True)
class Balance:
    """One C: the findings that speak for the brand, and those that speak against it."""

    side: Side
    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]


def find_three_c(presence: Presence, content: Content, watch: Watch) -> tuple[Finding, ...]:
    """Return the findings of chapter 2, heaviest first."""
    return rank((*find_presence(presence), *find_content(content), *find_rivals(watch)))


def weigh(findings: Sequence[Finding]) -> tuple[Balance, ...]:
    """Sort findings into strengths and weaknesses of each C; neutral ones are neither."""
    return tuple(
        Balance(
            side=side,
            strengths=tuple(each for each in findings if _belongs(each, side, "good")),
            weaknesses=tuple(each for each in findings if _belongs(each, side, "bad")),
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
