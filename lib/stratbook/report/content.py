"""What a report page is made of: plain values, whoever computed them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from nbformat import NotebookNode
from pydantic import JsonValue

from stratbook.brief.own_notes import OwnNote
from stratbook.core.choice import Override
from stratbook.core.decision import Decision
from stratbook.core.edit import Edit
from stratbook.core.finding import Finding
from stratbook.core.message import Fact, Loose, Message, term
from stratbook.core.period import Period
from stratbook.core.vocabulary import Detail, Document, Status
from stratbook.display.tables import Row
from stratbook.plan.actions import ActionPlan
from stratbook.report.trace import Traced
from stratbook.strategy.since import SinceLast

KINDS: Final[Mapping[Document, Fact]] = {
    Document.AUDIT: term("Audit and strategy"),
    Document.PERFORMANCE: term("Performance report"),
    Document.PULSE: term("Pulse"),
}


@dataclass(frozen=True)
class Cover:
    """What the first page says.

    Parameters
    ----------
    document : Document
        Which document it is.
    client : str
        The client's name.
    period, comparison : Period
        The period under report and the one it is compared with; no comparison is None.
    title : str
        A title of the consultant's own, under the client's name; by default the heaviest
        finding stands there.
    logo, agency_logo : str
        The client's logo and the agency's as ``data:`` addresses of a PNG or JPEG; empty for
        none.
    cutoff : date or None
        The last day the data speak of.
    issued : date or None
        The day the document goes out, as the brief says it; None leaves the line out.
    version : str
        The document's version, with the mark of what it was made from; empty leaves it out.
    agency, author, confidentiality, footer : str
        As the brief writes them; empty leaves the line out.
    made_with : bool
        Whether the last line says what the report was made with.
    language : str
        The report's, as it calls itself; empty leaves the line out.
    """

    document: Document
    client: str
    period: Period
    comparison: Period | None = None
    title: str = ""
    logo: str = ""
    agency_logo: str = ""
    cutoff: dt.date | None = None
    issued: dt.date | None = None
    version: str = ""
    agency: str = ""
    author: str = ""
    confidentiality: str = ""
    footer: str = ""
    made_with: bool = True
    language: str = ""


@dataclass(frozen=True)
class ObjectiveStatus:
    """An objective and where it stands; the name is the client's."""

    name: Fact | str
    status: Status


@dataclass(frozen=True)
class PageChapter:
    """One chapter.

    Parameters
    ----------
    id : str
        The notebook's name, which its findings carry: ``08_performance``.
    number : int
        As the contents number it.
    title : str
        In the reader's language.
    notebook : NotebookNode
        Executed; its first heading gives way to ``title``.
    findings : tuple of Finding
        What it found, for a report that shows the weightiest itself.
    """

    id: str
    number: int
    title: str
    notebook: NotebookNode
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Source:
    """A file the report rests on.

    Parameters
    ----------
    file : str
        Its path inside the client's folder.
    title : Fact or None
        What it was recognised as.
    period : Period or None
        First and last day of its rows.
    sha256 : str
        Digest of its bytes; its first twelve figures are shown.
    rows : int or None
        Rows kept.
    """

    file: str
    title: Fact | None
    period: Period | None
    sha256: str
    rows: int | None


@dataclass(frozen=True)
class Sheet:
    """A table given as plain rows: headings are terms, cells facts or plain values."""

    caption: Message
    headings: tuple[Fact, ...]
    rows: tuple[Row, ...]
    note: Message | None = None


@dataclass(frozen=True)
class Appendix:
    """What stands at the end, for those who check.

    Parameters
    ----------
    definitions : tuple of str
        Ids of the KPIs shown; those that a card links to are added by the page.
    sources : tuple of Source
        The files used.
    account : tuple of Sheet
        What became of every file and row.
    missing : tuple of (str, Message)
        KPI id and why it has no value.
    traced : tuple of Traced
        The period's figures, each with the rows it rests on.
    parameters : tuple of (Fact, value)
        What the report was run with.
    thresholds : tuple of str
        Ids of the thresholds the rules used.
    rules : tuple of str
        Ids of the rules that spoke.
    unmatched : tuple of Override
        Overrides of the brief that met nothing in this report.
    edits, unmatched_edits : tuple of Edit
        What the consultant changed in sentences, and the changes that met no finding.
    version : str
        The software's version.
    """

    definitions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    account: tuple[Sheet, ...] = ()
    missing: tuple[tuple[str, Message], ...] = ()
    traced: tuple[Traced, ...] = ()
    parameters: tuple[tuple[Fact, Loose], ...] = ()
    thresholds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unmatched: tuple[Override, ...] = ()
    edits: tuple[Edit, ...] = ()
    unmatched_edits: tuple[Edit, ...] = ()
    version: str = ""


@dataclass(frozen=True)
class PageContent:
    """All a report page shows.

    Parameters
    ----------
    cover : Cover
        The first page.
    chapters : tuple of PageChapter
        In the order of the report.
    findings : tuple of Finding
        Of all chapters, ranked.
    objectives : tuple of ObjectiveStatus
        For the sentence that says where things stand.
    decisions : tuple of Decision
        The log: open and proposed ones first.
    since : SinceLast or None
        What happened since the last report; None leaves it out.
    plan : ActionPlan or None
        Recommendations and next steps; None leaves them out.
    what_if : JSON value
        The media plan's tables for its what-if panel; None leaves it out.
    appendix : Appendix
        The last pages.
    detail : Detail
        How much is shown.
    notes : tuple of OwnNote
        The consultant's own paragraphs.
    """

    cover: Cover
    chapters: tuple[PageChapter, ...] = ()
    findings: tuple[Finding, ...] = ()
    objectives: tuple[ObjectiveStatus, ...] = ()
    decisions: tuple[Decision, ...] = ()
    since: SinceLast | None = None
    plan: ActionPlan | None = None
    what_if: JsonValue = None
    appendix: Appendix = field(default_factory=Appendix)
    detail: Detail = Detail.FULL
    notes: tuple[OwnNote, ...] = ()
