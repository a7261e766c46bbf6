"""All that a report page shows, gathered from the brief, the import and the chapters."""

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from stratbook import __version__
from stratbook.brief.models import Brief, TaxBasis
from stratbook.core import reference
from stratbook.core.choice import Override, override_of
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding, rank
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Loose, Message, Name, term
from stratbook.core.period import Period
from stratbook.core.vocabulary import Audience, Detail, Document
from stratbook.ingest.account import Account
from stratbook.notebook.record import Record
from stratbook.notebook.session import look_of
from stratbook.plan.actions import ActionPlan
from stratbook.report import what_if
from stratbook.report.account import account_sheets
from stratbook.report.actions.made import action_plan
from stratbook.report.content import (
    KINDS,
    Appendix,
    Cover,
    ObjectiveStatus,
    PageChapter,
    PageContent,
    Source,
)
from stratbook.report.inputs import mark_of
from stratbook.report.material import Material
from stratbook.report.own_words import unmatched_edits
from stratbook.report.run import Chapter
from stratbook.report.trace import Traced
from stratbook.strategy.decisions import in_order, logged_decisions
from stratbook.strategy.kpis import Measure
from stratbook.strategy.performance import scorecard

_PNG: Final = b"\x89PNG"
_TAX: Final = {TaxBasis.EXCLUDED: term("without tax"), TaxBasis.INCLUDED: term("tax included")}
_DETAILS: Final = {Detail.ESSENTIAL: term("essential"), Detail.FULL: term("full edition")}
_AUDIENCES: Final = {Audience.EXPERT: term("of the trade"), Audience.GENERAL: term("general")}
_BY_HAND: Final = {
    "client.yml": term("Brief"),
    "inputs.xlsx": term("Inputs workbook"),
    "tags.xlsx": term("Tags of the publications"),
    "tags.csv": term("Tags of the publications"),
}


def all_findings(chapters: Iterable[Chapter], more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Return the findings of all chapters, and those of no chapter, ranked."""
    return rank((*(found for each in chapters for found in each.record.findings), *more))


def gather(
    material: Material,
    chapters: Sequence[Chapter],
    language: str,
    detail: Detail = Detail.FULL,
    audience: Audience | None = None,
) -> PageContent:
    """Return what the page shows.

    Parameters
    ----------
    material : Material
        The client.
    chapters : sequence of Chapter
        Executed, in the order of the report.
    language : str
        The reader's, named among the parameters.
    detail : Detail
        How much is shown, named there too.
    audience : Audience or None
        Whom it speaks to; None for the brief's.
    """
    brief = material.brief
    measures = material.measures.values()
    every = all_findings(chapters, material.since_findings)
    found = tuple(each for each in every if not each.silent)
    plan = _plan(material, found, language)
    records = _records(material, chapters, plan)
    lost = unmatched_edits(brief.file.sentences, every)
    return PageContent(
        cover=_cover(material, language),
        chapters=tuple(_page_chapter(each) for each in chapters),
        findings=found,
        plan=plan,
        objectives=_objectives(material),
        decisions=_decisions(material, chapters),
        since=material.since,
        what_if=_left(chapters, what_if.CHAPTER, what_if.TABLE),
        detail=detail,
        notes=brief.notes,
        appendix=Appendix(
            definitions=_definitions(material, measures, chapters),
            sources=_sources(material),
            account=account_sheets(material.imported.account),
            missing=_missing(measures),
            traced=_traced(material),
            parameters=_parameters(material, language, detail, audience),
            thresholds=_thresholds(records),
            rules=_rules(records),
            unmatched=_unmatched(brief, records),
            edits=tuple(each for each in brief.file.sentences if each not in lost),
            unmatched_edits=lost,
            version=__version__,
        ),
    )


def _page_chapter(chapter: Chapter) -> PageChapter:
    """Return a chapter as the page shows it, the findings a person silenced left out."""
    told = tuple(found for found in chapter.record.findings if not found.silent)
    return PageChapter(chapter.id, int(chapter.id[:2]), chapter.title, chapter.notebook, told)


def _traced(material: Material) -> tuple[Traced, ...]:
    """Return the period's figures over all platforms, each with its rows."""
    period = material.scope.period
    whole = (each for each in material.traced if not each.scope.platform)
    return tuple(each for each in whole if each.scope.period == period)


def _decisions(material: Material, chapters: Iterable[Chapter]) -> tuple[Decision, ...]:
    """Return the log: what people wrote, then what the chapters propose, each once."""
    logged = logged_decisions(material.brief.inputs["decisions"], material.brief.file.currency)
    proposed = [made for each in chapters for made in each.record.decisions]
    every = (*logged, *proposed)  # a decision may hold messages, which no dict or set takes
    return in_order(each for place, each in enumerate(every) if each not in every[:place])


def _left(chapters: Iterable[Chapter], chapter: str, table: str) -> JsonValue:
    """Return a table that a chapter left; None when it left none."""
    return next((each.record.tables.get(table) for each in chapters if each.id == chapter), None)


def _plan(material: Material, found: Sequence[Finding], language: str) -> ActionPlan | None:
    """Return the action plan; a pulse has no room for one."""
    if material.document is Document.PULSE:
        return None
    look = look_of(material.brief.file, language_of(language))
    return action_plan(material.brief, material.scope, found, look)


def _records(
    material: Material, chapters: Iterable[Chapter], plan: ActionPlan | None
) -> list[Record]:
    """Return what the chapters left, and what was found beside them."""
    ranked = () if plan is None else plan.choices
    beside = Record(findings=material.since_findings, choices=ranked)
    return [*(each.record for each in chapters), beside]


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


def _cover(material: Material, language: str) -> Cover:
    file = material.brief.file
    issued, asked = file.report.issued, material.period
    current = asked == file.period and (issued is None or issued >= asked.end)
    named = (file.report.version if current else "", _mark(material))
    return Cover(
        document=material.document,
        client=file.organisation.name,
        period=material.period,
        comparison=material.comparison,
        title=file.report.title,
        logo=_logo(material.brief.folder / file.brand.logo) if file.brand.logo else "",
        agency_logo=_logo(material.brief.folder / file.agency.logo) if file.agency.logo else "",
        cutoff=max((each.end for each in _spans(material.imported.account)), default=None),
        issued=issued if current else None,
        version=" · ".join(each for each in named if each),
        agency=file.agency.name,
        author=file.agency.author,
        confidentiality=file.agency.confidentiality,
        footer=file.report.footer,
        made_with=file.report.made_with,
        language=_language_name(language),
    )


def _mark(material: Material) -> str:
    return mark_of(material.inputs, __version__)


def _logo(path: Path) -> str:
    content = path.read_bytes()
    kind = "png" if content.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _spans(account: Account) -> list[Period]:
    return [each.period for each in account.files if each.period is not None]


def _objectives(material: Material) -> tuple[ObjectiveStatus, ...]:
    card = scorecard(material.scope, material.brief.file.objectives, material.comparison)
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
    if path.startswith("notes/"):
        return term("The consultant’s note")
    return _BY_HAND.get(path)


def _parameters(
    material: Material, language: str, detail: Detail, audience: Audience | None
) -> tuple[tuple[Fact, Loose], ...]:
    file = material.brief.file
    return (
        (term("Document"), KINDS[material.document]),
        (term("Period"), material.period),
        (term("Compared with"), material.comparison),
        (term("Detail"), _DETAILS[detail]),
        (term("Readers"), _AUDIENCES[audience or file.report.audience]),
        (term("Language"), Name(text=_language_name(language))),
        (term("Currency"), Name(text=file.currency)),
        (term("Amounts"), _TAX[file.tax]),
        (term("Time zone"), Name(text=file.timezone)),
        (term("Mark of the files and the program"), Name(text=_mark(material))),
    )


def _language_name(code: str) -> str:
    """Return what a language calls itself, with a capital."""
    locale = language_of(code).locale
    name = locale.get_language_name(locale) or code
    return name[:1].upper() + name[1:]
