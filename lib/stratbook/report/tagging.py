"""What ``stratbook tags`` does: propose, keep what people corrected, say how much is tagged."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.brief.tags_sheet import PLAIN
from stratbook.brief.tags_workbook import TagsPage, tags_digest, write_tags
from stratbook.core import reference
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.core.period import parse_period
from stratbook.ingest.account import Imported
from stratbook.ingest.folder import read_exports
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import options_of
from stratbook.report.content import Sheet
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.tag_results import NAMES
from stratbook.strategy.tags import (
    Coverage,
    Proposals,
    coverage,
    known_values,
    proposals,
    tags_listing,
    tags_table,
)
from stratbook.strategy.three_c.formats import format_name


@dataclass(frozen=True)
class Tagged:
    """What was written and found.

    Parameters
    ----------
    path : Path
        The workbook.
    listed : int
        Publications in it.
    covered : tuple of Coverage
        How many of the publications asked about carry each tag.
    notes : tuple of Message
        What is doubtful in the rules.
    """

    path: Path
    listed: int
    covered: tuple[Coverage, ...]
    notes: tuple[Message, ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The coverage as a table."""
        headings = (
            term("Tag"), term("Publications"), term("Tagged"), term("Share"), term("By a person"),
        )  # fmt: skip
        rows = tuple(
            (
                NAMES[each.tag],
                each.total,
                each.tagged,
                Quantity(value=each.share, unit=Unit.RATIO),
                each.by_person,
            )
            for each in self.covered
        )
        return Sheet(say("How much is tagged"), headings, rows)


def tag_client(folder: str, period: str = "") -> Tagged:
    """Write or update a client's ``tags.xlsx``.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    period : str
        Lists the publications of that period only; corrections of others are kept in the
        workbook all the same. Empty lists all.

    Raises
    ------
    ParameterError
        When there is no such client, or the workbook cannot be written.
    BriefError
        When the brief or the workbook has faults: nothing is written then.
    """
    place = find_client(folder)
    digest = tags_digest(place)
    brief = read_brief(place)
    imported = read_exports(place, options_of(brief))
    posts = imported.tables["posts"]
    asked = posts[within(posts["published_at"], parse_period(period))] if period else posts
    found = proposals(posts, brief.file.tags.rules)
    tags = tags_table(imported.tables, brief.file.tags.rules, brief.corrections)
    rows = tags_listing(asked, found, brief.corrections)
    page = _page(brief, imported, rows, tags)
    path = write_tags(place, page, language_of(brief.file.language), digest)
    return Tagged(path, len(rows), coverage(asked, tags), tuple(_notes(brief, found)))


def _page(brief: Brief, imported: Imported, rows: pd.DataFrame, tags: pd.DataFrame) -> TagsPage:
    """Put the rows into the client's words: platforms, formats and closed lists."""
    words = language_of(brief.file.language)
    names = {each.id: each.label for each in reference.platforms().values()}
    known = set(imported.tables["posts"]["format"].dropna())
    shown = rows.assign(
        platform=rows["platform"].map(lambda each: names.get(each, each)),
        format=rows["format"].map(lambda each: _format(words, each, known)),
    )
    objectives = tuple(each.id for each in brief.file.objectives)
    lists = known_values(tags, brief.file.tags.rules)
    return TagsPage(shown, lists, objectives)


def _format(words: Language, value: object, known: set[str]) -> object:
    """Name a format of the exports; what a row remembered has its name already."""
    return words.fact(format_name(str(value))) if value in known else value


def _notes(brief: Brief, found: Proposals) -> list[Message]:
    notes = []
    if not brief.file.tags.rules:
        notes.append(say("No rule is written under tags in client.yml: nothing is proposed."))
    if found.idle:
        notes.append(
            say_n(
                "Rule {numbers} holds for no publication.",
                "Rules {numbers} hold for no publication.",
                len(found.idle),
                numbers=tuple(str(each) for each in found.idle),
            )
        )
    if found.clashes:
        notes.append(
            say_n(
                "{count} publication has two rules that differ; the first is followed.",
                "{count} publications have two rules that differ; the first is followed.",
                found.clashes,
            )
        )
    if (brief.folder / PLAIN).exists():
        notes.append(say("Corrections are read from {file} too.", file=PLAIN))
    return notes
