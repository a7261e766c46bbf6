"""All that a report page shows, gathered from the brief, the import and the chapters."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from stratbook import __version__
from stratbook.brief.models import Brief, TaxBasis
from stratbook.core import reference
from stratbook.core.choice import Override, override_of
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding, rank
from stratbook.core.message import Fact, Loose, Message, Name, term
from stratbook.core.period import Period
from stratbook.core.vocabulary import Document
from stratbook.ingest.account import Account, Imported
from stratbook.notebook.reading import compared_with
from stratbook.notebook.record import Record
from stratbook.report.account import account_sheets
from stratbook.report.content import (
    Appendix,
    Cover,
    ObjectiveStatus,
    PageChapter,
    PageContent,
    Source,
)
from stratbook.report.history import ground_of
from stratbook.report.manifest import InputFile
from stratbook.report.run import Chapter
from stratbook.strategy.decisions import in_order, logged_decisions
from stratbook.strategy.kpis import Measure, Scope, measure_all
from stratbook.strategy.performance import Scorecard, scope_for, scorecard
from stratbook.strategy.since import Ground, Recorded, SinceLast, findings, since_last

_PNG: Final = b"\x89PNG"
_DOCUMENTS: Final = {
    Document.AUDIT: term("Audit and strategy"),
    Document.PERFORMANCE: term("Performance report"),
    Document.PULSE: term("Pulse"),
}
_LANGUAGES: Final = {"fr": term("French"), "en": term("English")}
_TAX: Final = {TaxBasis.EXCLUDED: term("without tax"), TaxBasis.INCLUDED: term("tax included")}
_BY_HAND: Final = {
    "client.yml": term("Brief"),
    "inputs.xlsx": term("Inputs workbook"),
    "tags.xlsx": term("Tags of the publications"),
    "tags.csv": term("Tags of the publications"),
}


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

    @property
    def scope(self) -> Scope:
        """What the period's KPIs are measured on."""
        return scope_for(self.brief, self.imported.tables, self.period)

    @cached_property
    def ground(self) -> Ground:
        """What the figures rest on: the files' digests and last days."""
        return ground_of(self.inputs, self.imported.account)

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
            each.model_copy(
                update={"override": override_of(file.overrides, each.key, each.subject)}
            )
            for each in findings(self.since, aimed)
        )


def all_findings(chapters: Iterable[Chapter], more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Return the findings of all chapters, and those of no chapter, ranked."""
    return rank((*(found for each in chapters for found in each.record.findings), *more))


def gather(material: Material, chapters: Sequence[Chapter], language: str) -> PageContent:
    """Return what the page shows.

    Parameters
    ----------
    material : Material
        The client.
    chapters : sequence of Chapter
        Executed, in the order of the report.
    language : str
        The reader's, named among the parameters.
    """
    brief = material.brief
    scope = material.scope
    measures = measure_all(scope).values()
    card = scorecard(scope, brief.file.objectives, material.comparison)
    return PageContent(
        cover=_cover(material),
        chapters=tuple(
            PageChapter(each.id, int(each.id[:2]), each.title, each.notebook) for each in chapters
        ),
        findings=all_findings(chapters, material.since_findings),
        objectives=_objectives(card),
        decisions=_decisions(material, chapters),
        since=material.since,
        appendix=Appendix(
            definitions=_definitions(material, measures, chapters),
            sources=_sources(material),
            account=account_sheets(material.imported.account),
            missing=_missing(measures),
            parameters=_parameters(material, language),
            thresholds=_thresholds(_records(material, chapters)),
            rules=_rules(_records(material, chapters)),
            unmatched=_unmatched(brief, _records(material, chapters)),
            version=__version__,
        ),
    )


def _decisions(material: Material, chapters: Iterable[Chapter]) -> tuple[Decision, ...]:
    """Return the log: what people wrote, then what the chapters propose, each once."""
    logged = logged_decisions(material.brief.inputs["decisions"], material.brief.file.currency)
    proposed = [made for each in chapters for made in each.record.decisions]
    every = (*logged, *proposed)  # a decision may hold messages, which no dict or set takes
    return in_order(each for place, each in enumerate(every) if each not in every[:place])


def _records(material: Material, chapters: Iterable[Chapter]) -> list[Record]:
    """Return what the chapters left, and what was found beside them."""
    return [*(each.record for each in chapters), Record(findings=material.since_findings)]


def _rules(records: Iterable[Record]) -> tuple[str, ...]:
    """Return the rules that spoke in the report, in the order of the reference."""
    spoken = {key for each in records for key in _spoken(each)}
    return tuple(id_ for id_ in reference.rules() if id_ in spoken)


def _thresholds(records: Iterable[Record]) -> tuple[str, ...]:
    """Return the general thresholds and those of the rules that spoke."""
    rules = reference.rules()
    read = {id_ for rule in _rules(records) for id_ in rules[rule].thresholds}
    return tuple(id_ for id_ in reference.thresholds() if id_ in read or id_ in reference.general())


def _spoken(record: Record) -> set[str]:
    return {
        *(each.key for each in record.findings),
        *(each.rule for each in record.decisions),
        *(each.rule for each in record.choices),
    }


def _unmatched(brief: Brief, records: Iterable[Record]) -> tuple[Override, ...]:
    """Return the overrides that met nothing in this report: a name misspelt, or a rule silent."""
    met = {
        override_of(brief.file.overrides, rule, subject)
        for record in records
        for rule, subject in (
            *((each.key, each.subject) for each in record.findings),
            *((each.rule, each.subject) for each in record.decisions),
            *((each.rule, each.subject) for each in record.choices),
        )
    }
    return tuple(each for each in brief.file.overrides if each not in met)


def _cover(material: Material) -> Cover:
    file = material.brief.file
    return Cover(
        document=material.document,
        client=file.organisation.name,
        period=material.period,
        comparison=material.comparison,
        logo=_logo(material.brief.folder / file.brand.logo) if file.brand.logo else "",
        cutoff=max((each.end for each in _spans(material.imported.account)), default=None),
        agency=file.agency.name,
        author=file.agency.author,
        confidentiality=file.agency.confidentiality,
    )


def _logo(path: Path) -> str:
    content = path.read_bytes()
    kind = "png" if content.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _spans(account: Account) -> list[Period]:
    return [each.period for each in account.files if each.period is not None]


def _objectives(card: Scorecard) -> tuple[ObjectiveStatus, ...]:
    return tuple(
        ObjectiveStatus(each.objective.statement, each.verdict.status) for each in card.standings
    )


def _definitions(
    material: Material, measures: Iterable[Measure], chapters: Iterable[Chapter]
) -> tuple[str, ...]:
    known = [each.kpi for each in measures if each.value is not None]
    aimed = [each.indicator for each in material.brief.file.objectives if each.indicator]
    asked = [found.action.kpi for found in all_findings(chapters) if found.action]
    return tuple(dict.fromkeys((*known, *aimed, *asked)))


def _missing(measures: Iterable[Measure]) -> tuple[tuple[str, Message], ...]:
    return tuple((each.kpi, each.reason) for each in measures if each.reason is not None)


def _sources(material: Material) -> tuple[Source, ...]:
    exported = {each.file: each for each in material.imported.account.files}
    found = []
    for each in material.inputs:
        if each.path in exported:
            file = exported[each.path]
            found.append(Source(each.path, file.title, file.period, file.sha256, file.kept))
        elif title := _by_hand(each.path):
            found.append(Source(each.path, title, None, each.sha256, None))
    return tuple(found)


def _by_hand(path: str) -> Fact | None:
    if path.startswith("inputs/"):
        return _BY_HAND["inputs.xlsx"]
    return _BY_HAND.get(path)


def _parameters(material: Material, language: str) -> tuple[tuple[Fact, Loose], ...]:
    file = material.brief.file
    return (
        (term("Document"), _DOCUMENTS[material.document]),
        (term("Period"), material.period),
        (term("Compared with"), material.comparison),
        (term("Language"), _LANGUAGES[language]),
        (term("Currency"), Name(text=file.currency)),
        (term("Amounts"), _TAX[file.tax]),
        (term("Time zone"), Name(text=file.timezone)),
    )
