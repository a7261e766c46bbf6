"""The lab's start page: a notebook whose page is there before anything runs."""

import shlex
from pathlib import Path
from typing import Any, Final

import nbformat
from nbformat import NotebookNode

from stratbook.brief.sheets import sheet
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Name, say, say_n, term
from stratbook.core.vocabulary import Document
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.styles import lab_styles
from stratbook.display.theme import theme_of
from stratbook.notebook import editions
from stratbook.notebook.ipynb import new_notebook, read_notebook
from stratbook.notebook.reading import compared_with
from stratbook.notebook.session import look_of
from stratbook.report.lab.chapters import CHAPTERS
from stratbook.report.lab.health import health
from stratbook.report.lab.looked import Looked, look_at
from stratbook.report.lab.place import Lab
from stratbook.report.lab.server import menus_of
from stratbook.report.lab.steps import Group, Step, groups, sheet_name
from stratbook.report.next import TABLES

_SHOWN: Final = 6  # of one kind; the others open on demand
_SIGNS: Final = {"bad": "✖", "watch": "▲", "neutral": "○"}
_CELL: Final = """\
from stratbook.report.lab.start import start_page

start_page({client!r}, {out!r}, period={period!r}, language={language!r}, document={document!r})"""
# nbformat's functions carry no types.
_nbformat: Any = nbformat


def start_page(client: str, out: str, *, period: str, language: str, document: str) -> Html:
    """Look at the client again and return the start page; what its one cell calls."""
    lab = Lab(Path(client), Path(out), language_of(language), period, Document(document))
    return page(lab, look_at(lab))


def start_notebook(lab: Lab, looked: Looked) -> NotebookNode:
    """Return the start page as a notebook: one hidden cell, its output in place."""
    shown = page(lab, looked)
    source = _CELL.format(**{**lab.parameters, "out": str(lab.out)})
    data = {"text/html": shown.markup, "text/plain": looked.client}
    output = _nbformat.v4.new_output("execute_result", data, execution_count=1)
    cell = _nbformat.v4.new_code_cell(source, execution_count=1, outputs=[output])
    cell["id"] = "start"
    cell.metadata = {"tags": ["start"], "jupyter": {"source_hidden": True}}
    return new_notebook([cell])


def page(lab: Lab, looked: Looked) -> Html:
    """Show what one wants to know before opening a notebook.

    Parameters
    ----------
    lab : Lab
        Where the notebooks are and how they are opened.
    looked : Looked
        What is known of the client.
    """
    look = Look(lab.language, theme_of())
    if looked.read is not None:
        look = look_of(looked.read.brief.file, lab.language)
    parts = (
        _head(look, looked),
        _chapters(look, lab, looked),
        health(look, looked),
        _next(look, looked),
        _reports(look, lab, looked),
    )
    return join([lab_styles(look), element("div", *parts, class_="sb sb-lab")])


def _head(look: Look, looked: Looked) -> Html:
    parts = [element("h1", looked.client)]
    if looked.read is None:
        told = say(
            "The brief cannot be read as it is: put it right first, then open the lab again."
        )
        parts.append(element("p", look.say(told), class_="sb-lab-alarm"))
    else:
        file, period = looked.read.brief.file, looked.read.period
        told = say(
            "{period}, compared with {other}", period=period, other=compared_with(file, period)
        )
        parts.append(element("p", look.sentence(told), class_="sb-lab-period"))
    return element("div", *parts)


def _chapters(look: Look, lab: Lab, looked: Looked) -> Html:
    items = [_chapter(look, lab, looked, each) for each in CHAPTERS]
    told = say("Open one, then Run ▸ Run All Cells. What you change there stays yours.")
    menus = Html()
    if look.language.code != "en" and menus_of(look.language) is None:
        english = say("JupyterLab’s own menus are in English: its language pack is not installed.")
        menus = element("p", look.say(english), class_="sb-lab-told")
    return element(
        "section",
        element("h2", look.say(term("Notebooks"))),
        element("p", look.say(told), class_="sb-lab-told"),
        menus,
        element("ol", *items, class_="sb-lab-chapters"),
    )


def _chapter(look: Look, lab: Lab, looked: Looked, name: str) -> Html:
    file = f"{name}.ipynb"
    parts = [
        element("a", title_of(lab, name), href=file),
        element("p", look.text(CHAPTERS[name].answers)),
    ]
    if looked.read is not None:
        lacks = looked.read.lacks(name)
        missing: list[Fact] = [TABLES[each] for each in lacks.tables]
        missing += [Name(text=sheet_name(sheet(each), look.language.code)) for each in lacks.sheets]
        if missing:
            said = look.say(say("Empty: {what}", what=tuple(missing)))
            parts.append(element("p", said, class_="sb-lab-lacks"))
        else:
            said = look.say(say("Nothing it reads is empty."))
            parts.append(element("p", said, class_="sb-lab-whole"))
    return element("li", *parts)


def title_of(lab: Lab, name: str) -> str:
    """Return a notebook's title, which is its first heading."""
    for cell in read_notebook(editions.folder(lab.language.code) / f"{name}.ipynb").cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:].strip())
    return name


def _next(look: Look, looked: Looked) -> Html:
    found = groups(looked, look.language.code)
    body = [_group(look, each) for each in found]
    if not body:
        body = [element("p", look.say(say("Nothing is missing and nothing is open.")))]
    return element("section", element("h2", look.say(say("What to do next"))), *body)


def _group(look: Look, group: Group) -> Html:
    sign = element("span", _SIGNS[group.tone], aria_hidden="true")
    title = element("h3", sign, " ", look.say(group.title), class_=f"sb-lab-{group.tone}")
    items = [_step(look, each) for each in group.steps]
    first, others = items[:_SHOWN], items[_SHOWN:]
    parts = [title, element("ul", *first, class_="sb-lab-steps")]
    if others:
        told = say_n("{count} other point", "{count} other points", len(others))
        rest = element("ul", *others, class_="sb-lab-steps")
        parts.append(element("details", element("summary", look.say(told)), rest, class_="sb-more"))
    return element("div", *parts)


def _step(look: Look, step: Step) -> Html:
    place = element("code", step.place) if step.place else Html()
    return element("li", look.sentence(step.said), " ", place)


def _reports(look: Look, lab: Lab, looked: Looked) -> Html:
    command = f"stratbook render {shlex.quote(str(lab.client))} --lang {lab.language.code}"
    if lab.period:
        command += f" --period {lab.period}"
    command += f" --out {shlex.quote(str(lab.out))}"
    told = say(
        "In a terminal, from the same environment; what was kept here is then in the report:"
    )
    parts = [
        element("h2", look.say(say("Render, and find the reports"))),
        element("p", look.say(told)),
        element("pre", element("code", command)),
    ]
    where = str(lab.reports)
    if looked.reports:
        said = say("Reports are in {folder}; open them there, or look at them here:", folder=where)
        parts.append(element("p", look.say(said)))
        parts.append(element("ul", *(_report(lab, each) for each in looked.reports)))
    else:
        said = say("There is no report yet; it will be in {folder}.", folder=where)
        parts.append(element("p", look.say(said)))
    return element("section", *parts)


def _report(lab: Lab, report: Path) -> Html:
    inside = report.relative_to(lab.reports).as_posix()
    return element("li", element("a", inside, href=f"../../{inside}"))
