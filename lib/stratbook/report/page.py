"""The report page: one file with everything in it, and nothing that runs."""

import re
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stratbook.core.message import Day, Loose, Message, Span, Term, fact, term
from stratbook.core.vocabulary import Detail, Document
from stratbook.display.decisions import decision_table, main_decisions
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import main_findings
from stratbook.display.styles import page_css
from stratbook.display.views.actions import next_steps
from stratbook.display.views.since import since
from stratbook.display.words import sentence
from stratbook.report import appendix
from stratbook.report.content import KINDS, Cover, PageContent
from stratbook.report.exporter import TEMPLATES, chapter_html
from stratbook.report.glossary import glossary
from stratbook.report.own_words import own_notes
from stratbook.report.script import policy, script
from stratbook.report.summary import summarise
from stratbook.report.what_if import CHAPTER as WHAT_IF_CHAPTER
from stratbook.report.what_if import panel
from stratbook.strategy.since.findings import CHAPTER

FOLLOWED_IN: Final = "10_organisation"  # the chapter that follows up the planned actions
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
    if any(each and not _LOGO.fullmatch(each) for each in (cover.logo, cover.agency_logo)):
        raise ValueError("the logo must be a data: address of a PNG or JPEG")
    short = cover.document is Document.PULSE
    lean = content.detail is Detail.ESSENTIAL and not short
    bodies = {each.id: chapter_html(each, lean=lean) for each in content.chapters}
    known = () if lean else content.appendix.definitions
    linked = _DEFINITION_LINK.findall("".join(body.markup for body in bodies.values()))
    body = environment(look).get_template("pulse.html.j2" if short else "page.html.j2")
    shown = {
        "look": look,
        "content": content,
        "kind": look.say(KINDS[cover.document]),
        "cover_facts": _cover_facts(look, cover),
        "bodies": bodies,
        "leads": _leads(look, content),
        "findings": _findings(look, content) if lean else {},
        "notes": own_notes(look, content.notes, cover.agency),
        "lean": lean,
        "decisions": _decisions(look, content, lean=lean),
        "since": _since(look, content),
        "plan": _plan(look, content, lean=lean),
        "what_if": panel(look, content.what_if),
        "what_if_chapter": WHAT_IF_CHAPTER,
        "summary": summarise(look, content.findings, content.objectives, content.plan),
        "definitions": appendix.definitions(look, (*known, *linked)),
        "sections": appendix.sections(look, content.appendix, content.findings, lean=lean),
        "whole": appendix.elsewhere(look) if lean else None,
        "glossary": glossary(look, bodies.values()) if look.plain and not short else (),
    }
    inside = body.render(shown)
    css = page_css(look, _text_of(inside), _running(look, cover))
    title = f"{cover.client} – {shown['kind']}, {look.say(Span(period=cover.period))}"
    frame = environment(look).get_template("frame.html.j2")
    frozen = {"policy": Html(policy(moving=not short)), "script": None if short else Html(script())}
    return frame.render(look=look, title=title, css=Html(css), body=Html(inside), **frozen) + "\n"


def _decisions(look: Look, content: PageContent, *, lean: bool) -> Html | None:
    if not content.decisions:
        return None
    return (main_decisions if lean else decision_table)(look, content.decisions)


def _since(look: Look, content: PageContent) -> Html | None:
    if content.since is None or content.since.silent:
        return None
    found = [each for each in content.findings if each.chapter == CHAPTER]
    return since(look, content.since, found)


def _plan(look: Look, content: PageContent, *, lean: bool) -> Html | None:
    """Return recommendations and next steps; None where there is nothing to do."""
    plan = content.plan
    if plan is None or not plan.rows:
        return None
    told = any(each.id == FOLLOWED_IN for each in content.chapters)
    return next_steps(look, plan, content.cover.period, lean=lean, told=told)


def environment(look: Look) -> Environment:
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
    short = cover.document is Document.PULSE
    lines: list[tuple[Term, Loose]] = [
        (term("Period"), cover.period),
        (term("Compared with"), cover.comparison),
        (term("Data up to"), cover.cutoff and Day(date=cover.cutoff)),
        (term("Issued"), "" if short else cover.issued and Day(date=cover.issued)),
        (term("Version"), "" if short else cover.version),
        (term("Author"), cover.author),
        (term("Agency"), cover.agency),
        (term("Confidentiality"), cover.confidentiality),
        (term("Language"), "" if short else cover.language),
    ]
    return [(look.say(name), look.say(fact(value))) for name, value in lines if value]


def _running(look: Look, cover: Cover) -> str:
    """Return the line at the foot of the printed pages."""
    parts = [cover.client, look.say(Span(period=cover.period)), cover.confidentiality, cover.footer]
    return " · ".join(each for each in parts if each)


def _findings(look: Look, content: PageContent) -> dict[str, Html]:
    """Return, by chapter, its weightiest findings."""
    return {each.id: main_findings(look, each.findings) for each in content.chapters}


def _leads(look: Look, content: PageContent) -> dict[str, str]:
    """Return, by chapter, the headline of its heaviest finding."""
    leads: dict[str, str] = {}
    for each in content.findings:
        leads.setdefault(each.chapter, sentence(look, each).headline)
    return leads


def _text_of(markup: str) -> str:
    """Return the page without its pictures' data, to see which letters it needs."""
    return re.sub(r"data:[^\"]*", "", markup)
