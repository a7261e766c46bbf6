"""Chapter 1 whole: the objectives of a brief, judged, tied and mapped to KPIs."""

from collections import Counter
from dataclasses import dataclass

from stratbook.brief.models import Brief
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.objectives.kpi_map import KpiMap, map_kpis
from stratbook.strategy.objectives.smart import Card, Criterion, Standpoint, Verdict, judge
from stratbook.strategy.objectives.tree import Tree, grow


@dataclass(frozen=True)
class Objectives:
    """The objectives of one client.

    Parameters
    ----------
    tree : Tree
        Who serves whom.
    cards : tuple of Card
        Each objective judged, in the order of the tree.
    kpis : KpiMap
        The KPIs that follow.
    standpoint : Standpoint
        From where they were judged.
    """

    tree: Tree
    cards: tuple[Card, ...]
    kpis: KpiMap
    standpoint: Standpoint

    @property
    def smart(self) -> tuple[Card, ...]:
        """The objectives with all five letters."""
        return tuple(each for each in self.cards if each.is_smart)

    @property
    def weakest(self) -> Criterion | None:
        """The letter missing most often; None when none is. Ties: the first of S M A R T."""
        missing = Counter(
            check.criterion
            for card in self.cards
            for check in card.checks
            if check.verdict is not Verdict.MET
        )
        return max(Criterion, key=lambda each: missing[each]) if missing else None

    def without(self, criterion: Criterion) -> tuple[Card, ...]:
        """Return the objectives that lack a letter (those that cannot be judged do not count)."""
        return tuple(
            each for each in self.cards if each.check(criterion).verdict is Verdict.MISSING
        )


@remembered
def read_objectives(brief: Brief, period: Period) -> Objectives:
    """Judge, tie and map the objectives of a brief, as things stand at a period's end."""
    organisation = brief.file.organisation.type
    standpoint = Standpoint(organisation, brief.file.currency, period.end)
    tree = grow(brief.file.objectives)
    cards = tuple(judge(node, standpoint) for node in tree.nodes)
    return Objectives(tree, cards, map_kpis(cards, organisation), standpoint)
