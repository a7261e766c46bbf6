"""A client once its folder is read: what every language of a report is made from."""

from dataclasses import dataclass
from functools import cached_property

from stratbook.brief.models import Brief
from stratbook.core.finding import Finding, settled
from stratbook.core.period import Period
from stratbook.core.vocabulary import Document
from stratbook.ingest.account import Imported
from stratbook.notebook.reading import compared_with
from stratbook.report.history import ground_of
from stratbook.report.inputs import InputFile
from stratbook.report.trace import Traced, traced
from stratbook.strategy.elsewhere import measured_elsewhere
from stratbook.strategy.kpis import Measure, Scope, measure, measure_all
from stratbook.strategy.performance import scope_for
from stratbook.strategy.since import Ground, Recorded, SinceLast, findings, since_last


@dataclass(frozen=True)
class Material:
    """What is known of a client once its folder is read, whatever the language.

    Parameters
    ----------
    brief : Brief
        What people said.
    imported : Imported
        What the exports say.
    period : Period
        The period under report.
    document : Document
        Which document is made.
    inputs : tuple of InputFile
        The files of the folder, digested before anything was read.
    earlier : tuple of Recorded
        Figures of earlier reports, of periods over before this one began.
    """

    brief: Brief
    imported: Imported
    period: Period
    document: Document
    inputs: tuple[InputFile, ...]
    earlier: tuple[Recorded, ...] = ()

    @property
    def comparison(self) -> Period:
        """The period compared with."""
        return compared_with(self.brief.file, self.period)

    @cached_property
    def scope(self) -> Scope:
        """What the period's KPIs are measured on."""
        return scope_for(self.brief, self.imported.tables, self.period)

    @cached_property
    def ground(self) -> Ground:
        """What the figures rest on: the files' digests and last days."""
        return ground_of(self.inputs, self.imported.account)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Every KPI of the period, those that a chapter computes from its sheets too."""
        elsewhere = measured_elsewhere(self.brief, self.period)
        known = measure_all(self.scope)
        return {id_: elsewhere.get(id_, each) for id_, each in known.items()}

    @cached_property
    def traced(self) -> tuple[Traced, ...]:
        """The figures of the period and of the one compared with, and the rows of each."""
        now, then = spans = (self.scope, self.scope.over(self.comparison))
        whole = [(now, each) for each in self.measures.values()]
        whole += [(then, each) for each in measure_all(then).values()]
        single = [
            (scope.on(aim.platform), measure(aim.indicator, scope.on(aim.platform)))
            for aim in self.brief.file.objectives
            if aim.indicator and aim.platform
            for scope in spans
        ]
        return traced((*whole, *single))

    @cached_property
    def since(self) -> SinceLast:
        """What happened since the last report."""
        return since_last(self.brief, self.scope, self.ground, self.earlier)

    @cached_property
    def since_findings(self) -> tuple[Finding, ...]:
        """What that account finds, the brief's overrides applied."""
        file = self.brief.file
        aimed = {each.indicator for each in file.objectives if each.indicator}
        return tuple(
            settled(each, file.overrides, file.sentences) for each in findings(self.since, aimed)
        )
