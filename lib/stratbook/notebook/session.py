"""What a notebook's first cell opens: the brief, the tables, the periods, the reader."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import JsonValue

from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.read import read_brief
from stratbook.core.choice import Choice, Override, override_of
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding, settled
from stratbook.core.language import LANGUAGES, Language
from stratbook.core.language import language as language_of
from stratbook.core.message import Name
from stratbook.core.period import Period
from stratbook.core.remembered import remember_in
from stratbook.core.tables import Tables
from stratbook.core.vocabulary import Audience, Detail, Document
from stratbook.display import decisions, prose
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.notebook import opening
from stratbook.display.theme import theme_of
from stratbook.ingest.account import Account, Imported
from stratbook.notebook.faults import faults_file, show_plainly
from stratbook.notebook.parameters import Parameters, checked, read_parameters
from stratbook.notebook.places import find_client, work_folder
from stratbook.notebook.reading import (
    REMEMBERED,
    compared_with,
    given_to_all,
    held_client,
    read_client,
    trusted,
)
from stratbook.notebook.record import Recorder


@dataclass(frozen=True, repr=False)
class Session:
    """Everything a chapter works with.

    Parameters
    ----------
    brief : Brief
        What people said.
    imported : Imported
        What the platforms' files say: ``tables`` and ``account``.
    period, comparison : Period
        The period under report, and the one it is compared with.
    look : Look
        The reader's language and the client's colours.
    document : Document
        Which document is made.
    detail : Detail
        How much is shown; an essential report shows findings and decisions itself.
    chapter : str
        The notebook that runs; empty when a person opened it.
    recorder : Recorder
        Keeps what the chapter leaves for the summary.
    """

    brief: Brief
    imported: Imported
    period: Period
    comparison: Period
    look: Look
    document: Document
    detail: Detail
    chapter: str
    recorder: Recorder

    @cached_property
    def tables(self) -> Tables:
        """The tables, all history, the competitors people typed in among them.

        Without the mentions' tone where what people coded contradicts the listening tool's.
        """
        return trusted(self.brief, self.imported.tables)

    @property
    def account(self) -> Account:
        """What was recognised, kept, refused and why."""
        return self.imported.account

    @property
    def overrides(self) -> tuple[Override, ...]:
        """What the consultant decided against the rules, as ``client.yml`` says."""
        return self.brief.file.overrides

    def record(self, *findings: Finding) -> Html:
        """Keep findings for the executive summary and show them, overrides applied.

        Parameters
        ----------
        *findings : Finding
            In the order in which they are to be read.

        Returns
        -------
        Html
            The findings as sentences; a line that says so when there is none.
        """
        edits = self.brief.file.sentences
        kept = [settled(each, self.overrides, edits) for each in findings]
        self.recorder.keep(findings=kept)
        if self._short:
            return Html()  # the page shows the heaviest ones itself
        return prose.findings(self.look, kept)

    def decide(self, *proposed: Decision) -> Html:
        """Keep decisions for the log and show them, overrides applied."""
        kept = [self._overruled(each) for each in proposed]
        self.recorder.keep(decisions=kept)
        if self._short:
            return Html()  # they stand in the report's own section
        return decisions.decision_table(self.look, kept)

    def apply(self, *choices: Choice) -> Html:
        """Keep what the chapter's rules sorted and say which choices a person overrode."""
        self.recorder.keep(choices=choices)
        return decisions.overridden(self.look, choices)

    def leave(self, name: str, table: JsonValue) -> None:
        """Keep a table for what comes after the report; None is not kept.

        Parameters
        ----------
        name : str
            What it is called: ``what_if``.
        table : JSON value
            Lists, mappings, numbers and text only.
        """
        if table is not None:
            self.recorder.keep(tables={name: table})

    @property
    def _short(self) -> bool:
        return self.document is Document.PULSE or self.detail is Detail.ESSENTIAL

    def _overruled(self, decision: Decision) -> Decision:
        found = override_of(self.overrides, decision.rule, decision.subject)
        if found is None or not found.choice or decision.state == "overridden":
            return decision
        changed = {
            "choice": Name(text=decisions.chosen_words(self.look, found)),
            "reason": Name(text=found.reason),
            "state": "overridden",
            "owner": found.by or decision.owner,
            "on": found.on,
        }
        return decision.model_copy(update=changed)

    def __repr__(self) -> str:
        """Return the client, the period and the language, and no path."""
        return f"<Session {self.brief.client} {self.period.code} {self.look.language.code}>"

    def _repr_html_(self) -> str:
        return opening(self.look, self.brief.file.organisation.name, self.period).markup


def open_session(
    client: str | Path,
    *,
    period: str = "",
    language: str = "",
    document: str = "performance",
    work: str | Path = "",
) -> Session:
    """Open a client for a notebook.

    Parameters
    ----------
    client : str or Path
        The client's folder, the name of one under ``data/clients``, or a parameter file
        that the report wrote; the file's values then stand for the other arguments.
    period : str
        As people write it: ``2026-10``; empty for the brief's.
    language : str
        ``fr`` or ``en``; empty for the brief's.
    document : str
        ``audit``, ``performance`` or ``pulse``.
    work : str or Path
        Where to keep what was read and found; empty for a folder of the notebook's own.

    Raises
    ------
    ParameterError
        When a parameter does not fit or there is no such client.
    BriefError
        When the brief cannot be used as it is.
    """
    show_plainly(language_of(language if language in LANGUAGES else "en"))
    given = {"period": period, "language": language, "document": document, "work": str(work)}
    asked = (
        read_parameters(Path(client))
        if str(client).endswith(".json")
        else checked({"client": str(client), **given})
    )
    return _open(asked)


def _open(asked: Parameters) -> Session:
    client = find_client(asked.client)
    held = held_client(client, asked.work)
    brief = held.brief if held else read_brief(client)
    reader = language_of(asked.language or brief.file.language)
    folder = Path(asked.work) if asked.work else work_folder(brief.folder)
    notes = folder / reader.code
    show_plainly(reader, faults_file(notes, asked.chapter) if asked.chapter else None)
    period = asked.span(brief.file.period)
    imported = held.imported if held else read_client(brief, folder)
    session = Session(
        brief=brief,
        imported=imported,
        period=period,
        comparison=compared_with(brief.file, period),
        look=look_of(brief.file, reader, asked.audience),
        document=asked.document,
        detail=asked.detail or Detail.FULL,
        chapter=asked.chapter,
        recorder=Recorder(notes, asked.chapter),
    )
    if held:
        vars(session)["tables"] = held.tables
    if asked.chapter:
        remember_in(folder / REMEMBERED, given_to_all(session.brief, imported, session.tables))
    return session


def look_of(file: ClientFile, reader: Language, audience: Audience | None = None) -> Look:
    """Return how things look to a reader of this client's report.

    Parameters
    ----------
    file : ClientFile
        The client's brief: its colours or the agency's, and whom its report speaks to.
    reader : Language
        The reader's language.
    audience : Audience or None
        Instead of the brief's.
    """
    agency = file.report.colours == "agency" and file.agency.colour
    theme = theme_of(agency or file.brand.colour)
    return Look(reader, theme, audience or file.report.audience)
