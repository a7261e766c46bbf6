"""``report.xlsx``: contents, a page a chapter, definitions, files; the same report, same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xlsxwriter.workbook import Workbook

from stratbook.core.message import Fact, Name, Span, say, term
from stratbook.display.decisions import decision_table
from stratbook.display.html import join
from stratbook.display.look import Look
from stratbook.display.sheet import Sheet
from stratbook.display.views.actions import next_steps
from stratbook.display.views.since import since
from stratbook.report import appendix
from stratbook.report.content import KINDS, PageContent
from stratbook.report.forms.tables.collect import linked_kpis, sheets_of
from stratbook.report.forms.tables.contents import write_contents
from stratbook.report.forms.tables.formats import Formats
from stratbook.report.forms.tables.lists import definitions, files
from stratbook.report.forms.tables.page import Page, is_missing
from stratbook.report.workbook.making import workbook
from stratbook.strategy.since.findings import CHAPTER

_ROOM: Final = 31  # letters of a page's name
_BARRED: Final = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")


@dataclass(frozen=True)
class Leaf:
    """A page to be written: its name below, its title, its tables."""

    name: str
    title: str
    tables: tuple[Sheet, ...]


def write_xlsx(look: Look, content: PageContent, path: Path) -> None:
    """Write every table of a report, and the numbers behind its figures.

    Parameters
    ----------
    look : Look
        The reader's language and the client's colours.
    content : PageContent
        What the report shows.
    path : Path
        Where the workbook goes; the same report gives the same bytes.
    """
    cover = content.cover
    told: tuple[Fact, ...] = (
        Name(text=cover.client),
        KINDS[cover.document],
        Span(period=cover.period),
    )
    line = " · ".join(look.say(each) for each in told)
    foot = " · ".join(each for each in (line, cover.agency, cover.confidentiality) if each)
    first = _named(look.text("Contents"))
    with workbook(path, line, cover.client) as book:
        formats = Formats(book, look)
        contents = book.add_worksheet(first)
        pages = [
            (leaf, _written(book, formats, leaf, (first, line, foot)))
            for leaf in _leaves(look, content)
        ]
        listed = [(leaf.name, leaf.title, page.places) for leaf, page in pages]
        write_contents(contents, formats, cover, listed, foot)


def _written(book: Workbook, formats: Formats, leaf: Leaf, around: tuple[str, str, str]) -> Page:
    first, line, foot = around
    page = Page(book.add_worksheet(leaf.name), formats, first)
    if is_missing(leaf.tables):
        empty = say("A grey cell is a figure that is not available, which is not 0.")
        line = f"{line} – {formats.look.say(empty)}"
    page.head(leaf.title, line, foot, leaf.tables)
    for each in leaf.tables:
        page.write(each)
    return page


def _leaves(look: Look, content: PageContent) -> Iterator[Leaf]:
    """Give the pages that have something on them, in the order of the report."""
    for leaf in (
        _leaf(look, term("Decisions and next steps"), _across(look, content)),
        *(
            Leaf(_named(f"{each.number:02d} {each.title}"), f"{each.number}. {each.title}",
                 sheets_of(each))
            for each in content.chapters
        ),
        _leaf(look, term("Definitions"), definitions(look, _kpis(content))),
        _leaf(look, term("Sources"), files(look, content.appendix.sources)),
        _leaf(look, term("Appendix"), _appendix(look, content)),
    ):  # fmt: skip
        if leaf.tables:
            yield leaf


def _leaf(look: Look, name: Fact, tables: Sequence[Sheet]) -> Leaf:
    title = look.say(name)
    return Leaf(_named(title), title, tuple(tables))


def _named(title: str) -> str:
    """Return a page's name: what a spreadsheet lets one be called, and formulas can quote."""
    words = " ".join(title.translate(_BARRED).split())
    return words if len(words) <= _ROOM else words[: _ROOM + 1].rpartition(" ")[0].rstrip(" ,")


def _across(look: Look, content: PageContent) -> tuple[Sheet, ...]:
    """Return the tables of the report's pages that are no chapter."""
    parts = []
    if content.since is not None and not content.since.silent:
        found = [each for each in content.findings if each.chapter == CHAPTER]
        parts.append(since(look, content.since, found))
    if content.decisions:
        parts.append(decision_table(look, content.decisions))
    if content.plan is not None and content.plan.rows:
        parts.append(next_steps(look, content.plan, content.cover.period))
    return join(parts).sheets


def _kpis(content: PageContent) -> tuple[str, ...]:
    linked = (id_ for each in content.chapters for id_ in linked_kpis(each))
    return tuple(dict.fromkeys((*content.appendix.definitions, *linked)))


def _appendix(look: Look, content: PageContent) -> tuple[Sheet, ...]:
    """Return the appendix after its definitions and sources, which have pages of their own."""
    parts = appendix.sections(look, content.appendix, content.findings)
    return join(body for each in parts if each.id != "sources" for body in each.body).sheets
