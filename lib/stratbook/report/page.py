"""The report page: one file with everything in it, and nothing that runs."""

import re
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stratbook.core.message import Day, Loose, Message, Span, Term, fact, term
from stratbook.core.vocabulary import Document
from stratbook.display.decisions import decision_table
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.styles import page_css
from stratbook.display.views.since import since
from stratbook.display.words import sentence
from stratbook.report import appendix
from stratbook.report.content import Cover, PageContent
from stratbook.report.exporter import TEMPLATES, chapter_html
from stratbook.report.summary import summarise
from stratbook.strategy.since.findings import CHAPTER

_KINDS: Final = {
    Document.AUDIT: term("Audit and strategy"),
    Document.PERFORMANCE: term("Performance report"),
    Document.PULSE: term("Pulse"),
}
_LOGO: Final = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*")
_DEFINITION_LINK: Final = re.compile(r'href="#def-([a-z0-9_]+)"')


def render_page(look: Look, content: PageContent) -> str:
    """Return the report as one HTML file.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    content : PageContent
        What it shows.

    Returns
    -------
    str
        A whole document: same content, same bytes.

    Raises
    ------
    ValueError
        When the logo is not a ``data:`` address of a PNG or JPEG.
    """
    cover = content.cover
    if cover.logo and not _LOGO.fullmatch(cover.logo):
        raise ValueError("the logo must be a data: address of a PNG or JPEG")
    bodies = {each.id: chapter_html(each) for each in content.chapters}
    linked = _DEFINITION_LINK.findall("".join(body.markup for body in bodies.values()))
    short = cover.document is Document.PULSE
    body = _environment(look).get_template("pulse.html.j2" if short else "page.html.j2")
    shown = {
        "look": look,
        "content": content,
        "kind": look.say(_KINDS[cover.document]),
        "cover_facts": _cover_facts(look, cover),
        "bodies": bodies,
        "leads": _leads(look, content),
        "decisions": _decisions(look, content),
        "since": _since(look, content),
        "summary": summarise(look, content.findings, content.objectives),
        "definitions": appendix.definitions(look, (*content.appendix.definitions, *linked)),
        "sections": appendix.sections(look, content.appendix),
    }
    inside = body.render(shown)
    css = page_css(look, _text_of(inside), _running(look, cover))
    title = f"{cover.client} – {shown['kind']}, {look.say(Span(period=cover.period))}"
    frame = _environment(look).get_template("frame.html.j2")
    return frame.render(look=look, title=title, css=Html(css), body=Html(inside)) + "\n"


def _decisions(look: Look, content: PageContent) -> Html | None:
    return decision_table(look, content.decisions) if content.decisions else None


def _since(look: Look, content: PageContent) -> Html | None:
    if content.since is None or content.since.silent:
        return None
    found = [each for each in content.findings if each.chapter == CHAPTER]
    return since(look, content.since, found)


def _environment(look: Look) -> Environment:
    """Return templates that escape what they are given, and say it in the reader's words."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def said(text: str, **facts: Loose) -> str:
        return look.say(
            Message(text=text, facts={name: fact(each) for name, each in facts.items()})
        )

    environment.globals["say"] = said
    return environment


def _cover_facts(look: Look, cover: Cover) -> list[tuple[str, str]]:
    """Return the lines at the foot of the cover, those that have something to say."""
    lines: list[tuple[Term, Loose]] = [
        (term("Period"), cover.period),
        (term("Compared with"), cover.comparison),
        (term("Data up to"), cover.cutoff and Day(date=cover.cutoff)),
        (term("Author"), cover.author),
        (term("Agency"), cover.agency),
        (term("Confidentiality"), cover.confidentiality),
    ]
    return [(look.say(name), look.say(fact(value))) for name, value in lines if value]


def _running(look: Look, cover: Cover) -> str:
    """Return the line at the foot of the printed pages."""
    parts = [cover.client, look.say(Span(period=cover.period)), cover.confidentiality]
    return " · ".join(each for each in parts if each)


def _leads(look: Look, content: PageContent) -> dict[str, str]:
    """Return, by chapter, the headline of its heaviest finding."""
    leads: dict[str, str] = {}
    for each in content.findings:
        leads.setdefault(each.chapter, sentence(look, each).headline)
    return leads


def _text_of(markup: str) -> str:
    """Return the page without its pictures' data, to see which letters it needs."""
    return re.sub(r"data:[^\"]*", "", markup)
