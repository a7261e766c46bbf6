"""What a report page is made of: plain values, whoever computed them."""

import datetime as dt
from dataclasses import dataclass, field

from nbformat import NotebookNode

from stratbook.core.choice import Override
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding
from stratbook.core.message import Fact, Loose, Message
from stratbook.core.period import Period
from stratbook.core.vocabulary import Document, Status
from stratbook.display.tables import Row
from stratbook.strategy.since import SinceLast


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
    logo : str
        The client's logo as a ``data:`` address of a PNG or JPEG; empty for none.
    cutoff : date or None
        The last day the data speak of.
    agency, author, confidentiality : str
        As the brief writes them; empty leaves the line out.
    """

    document: Document
    client: str
    period: Period
    comparison: Period | None = None
    title: str = ""
    logo: str = ""
    cutoff: dt.date | None = None
    agency: str = ""
    author: str = ""
    confidentiality: str = ""


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
    """

    id: str
    number: int
    title: str
    notebook: NotebookNode


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
    parameters : tuple of (Fact, value)
        What the report was run with.
    thresholds : tuple of str
        Ids of the thresholds the rules used.
    rules : tuple of str
        Ids of the rules that spoke.
    unmatched : tuple of Override
        Overrides of the brief that met nothing in this report.
    version : str
        The software's version.
    """

    definitions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    account: tuple[Sheet, ...] = ()
    missing: tuple[tuple[str, Message], ...] = ()
    parameters: tuple[tuple[Fact, Loose], ...] = ()
    thresholds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unmatched: tuple[Override, ...] = ()
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
    appendix : Appendix
        The last pages.
    """

    cover: Cover
    chapters: tuple[PageChapter, ...] = ()
    findings: tuple[Finding, ...] = ()
    objectives: tuple[ObjectiveStatus, ...] = ()
    decisions: tuple[Decision, ...] = ()
    since: SinceLast | None = None
    appendix: Appendix = field(default_factory=Appendix)
