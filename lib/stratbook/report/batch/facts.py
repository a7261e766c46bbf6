"""What the portfolio says of a client, taken from what its report is made of."""

from collections.abc import Iterable
from typing import Final

from stratbook.report.batch.outcome import Facts
from stratbook.report.gather import all_findings
from stratbook.report.material import Material
from stratbook.report.run import Chapter
from stratbook.strategy.kpis import fits, measure
from stratbook.strategy.performance import scorecard

_WORST: Final = 5
# What clients of one kind are compared by: rates, which do not grow with the client.
BENCHMARKED: Final = (
    "er_reach", "community_growth", "ctr", "conversation_rate", "response_rate",
    "net_sentiment", "conversion_rate",
)  # fmt: skip


def facts_of(material: Material, chapters: Iterable[Chapter]) -> Facts:
    """Return what the portfolio says of a client.

    Parameters
    ----------
    material : Material
        The client.
    chapters : iterable of Chapter
        Of one language: findings are the same in each.

    Returns
    -------
    Facts
        ``figures`` holds the KPIs of the period by id, and those compared between clients
        also by platform: ``er_reach@instagram``.
    """
    file = material.brief.file
    card = scorecard(material.scope, file.objectives, material.comparison)
    found = all_findings(chapters, material.since_findings)
    bad = [each for each in found if each.tone == "bad" and each.override is None]
    platforms = tuple(sorted(set(material.imported.tables["posts"]["platform"].dropna())))
    return Facts(
        client=file.organisation.name,
        organisation=file.organisation.type,
        period=material.period.code,
        platforms=platforms,
        objectives=tuple(
            (each.objective.statement, each.verdict.status) for each in card.standings
        ),
        worst=tuple(bad[:_WORST]),
        figures=_figures(material, platforms),
    )


def _figures(material: Material, platforms: Iterable[str]) -> dict[str, float]:
    measured = {id_: each.value for id_, each in material.measures.items()}
    for platform in platforms:
        over = material.scope.on(platform)
        measured |= {
            f"{kpi}@{platform}": measure(kpi, over).value for kpi in BENCHMARKED if fits(kpi, over)
        }
    return {name: float(value) for name, value in measured.items() if value is not None}
