"""The gaps as a list of things to do, platform by platform, beside the objectives they serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.brief.models import Objective
from stratbook.core.choice import Override, override_of
from stratbook.core.reference import platforms
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem import gaps
from stratbook.strategy.poem.gaps import Gap

KPI: Final[Mapping[str, str]] = {
    gaps.NO_LANDING: "social_sessions",
    gaps.NOT_REUSED: "er_reach",
    gaps.NOT_RELAYED: "social_sessions",
    gaps.ALONE[Medium.PAID]: "organic_reach",
    gaps.ALONE[Medium.OWNED]: "mentions",
    gaps.ALONE[Medium.EARNED]: "response_rate",
    gaps.ABSENT: "reach",
}


@dataclass(frozen=True)
class Advice:
    """One thing to do.

    Parameters
    ----------
    gap : Gap
        What it closes, with the rule that found it.
    kpi : str
        The KPI that will tell whether it worked.
    serves : tuple of Objective
        The client's objectives measured by that KPI, on that platform or on all.
    override : Override or None
        What a person decided instead.
    """

    gap: Gap
    kpi: str
    serves: tuple[Objective, ...]
    override: Override | None


@remembered
def advise(
    found: Sequence[Gap], objectives: Sequence[Objective], overrides: Sequence[Override] = ()
) -> tuple[Advice, ...]:
    """Turn gaps into a list, platform by platform; what serves an objective comes first.

    Parameters
    ----------
    found : sequence of Gap
        The gaps of a period.
    objectives : sequence of Objective
        The client's.
    overrides : sequence of Override
        A person's word against a rule, for a platform (by its name) or for all.
    """
    listed = []
    for platform, there in gaps.by_platform(found):
        advice = [_advice(each, objectives, overrides) for each in there]
        listed.append((platform, sorted(advice, key=lambda each: not each.serves)))
    return tuple(each for _, advice in listed for each in advice)


def subject_of(platform: str) -> str:
    """Return a platform as the report and an override name it; empty for none."""
    known = platforms().get(platform)
    return known.label if known else platform


def _advice(gap: Gap, objectives: Sequence[Objective], overrides: Sequence[Override]) -> Advice:
    kpi = KPI[gap.rule]
    serves = [
        each for each in objectives if each.indicator == kpi and each.platform in ("", gap.platform)
    ]
    word = override_of(overrides, gap.rule, subject_of(gap.platform))
    return Advice(gap, kpi, tuple(serves), word)
