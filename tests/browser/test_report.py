"""The demonstration reports as a client opens them: on a screen, on a phone, on paper."""

import io
import re
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from stratbook.core import reference
from stratbook.core.catalogue import catalogue
from stratbook.core.language import language
from stratbook.core.message import KpiTerm

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REPORTS = {
    "ateliers-fr": ("ateliers_du_rivage", "fr"),
    "port-alban-fr": ("ville_de_port_alban", "fr"),
    "halden-en": ("halden_controls", "en"),
}
SIZES = {"screen": (1280, 900), "phone": (390, 844)}
PAPER = 794  # CSS pixels of an A4 page's width
PRINTED = 674  # the same less its margins
MOST_PAGES = 40
CUT = """[...document.body.querySelectorAll('*')].filter(each =>
  ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(each).overflowX)
  && each.clientWidth > 20 && each.scrollWidth > each.clientWidth + 2)
  .map(each => each.className)"""


@dataclass
class Opened:
    """A report in the browser, and what it asked for or complained about."""

    page: Page
    language: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def opened(browser, path, size, language_):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, bypass_csp=True, offline=True
    )
    found = Opened(context.new_page(), language_)
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on("console", lambda said: found.complaints.append(f"{said.type}: {said.text}"))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
    found.page.goto(path.as_uri(), wait_until="load")
    return found


def report_path(reports, name):
    client, code = REPORTS[name]
    (path,) = (reports / client).glob(f"*/{code}/report.html")
    return path


@pytest.fixture(scope="module", params=REPORTS)
def name(request):
    return request.param


@pytest.fixture(scope="module", params=SIZES)
def report(request, name, reports, browser):
    found = opened(browser, report_path(reports, name), SIZES[request.param], REPORTS[name][1])
    yield found
    found.page.context.close()


@pytest.fixture(scope="module")
def wide(name, reports, browser):
    found = opened(browser, report_path(reports, name), SIZES["screen"], REPORTS[name][1])
    yield found
    found.page.context.close()


def test_nothing_is_asked_of_a_network_and_nothing_complains(report):
    report.page.wait_for_timeout(200)
    assert [url for url in report.requests if not url.startswith(("file:", "data:"))] == []
    assert report.complaints == []


def test_the_page_s_own_policy_is_broken_by_nothing_in_it(name, reports, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(report_path(reports, name).as_uri(), wait_until="load")
    policy = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content")
    context.close()
    assert "default-src 'none'" in policy
    assert said == []


def test_nothing_overflows(report):
    width = report.page.viewport_size["width"]
    assert report.page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_overflows_on_paper(wide):
    wide.page.emulate_media(media="print")
    wide.page.set_viewport_size({"width": PAPER, "height": 1123})
    assert wide.page.evaluate("document.documentElement.scrollWidth") <= PAPER
    wide.page.set_viewport_size({"width": PRINTED, "height": 1043})
    assert wide.page.evaluate(CUT) == []
    wide.page.emulate_media(media="null")
    wide.page.set_viewport_size({"width": 1280, "height": 900})


def test_it_prints_page_by_page(wide):
    pages = PdfReader(io.BytesIO(wide.page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert 5 < len(pages) <= MOST_PAGES
    texts = [each.extract_text() for each in pages]
    assert [at for at, each in enumerate(texts, 1) if not each.strip()] == []


def test_a_table_over_two_pages_has_its_headings_on_both(wide):
    wide.page.emulate_media(media="print")
    heads = "[...document.querySelectorAll('thead .sb-sort')].map(e => getComputedStyle(e).display)"
    shown = wide.page.evaluate(heads)
    wide.page.emulate_media(media="null")
    assert shown
    assert set(shown) == {"contents"}  # Chromium repeats no button of a heading


def test_headings_make_one_outline(wide):
    levels = wide.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))"
    )
    assert levels.count(1) == 1
    steps = pairwise(levels)
    assert [(above, below) for above, below in steps if below > above + 1] == []


def test_the_language_and_the_title_are_said(wide):
    assert wide.page.get_attribute("html", "lang") == wide.language
    assert len(wide.page.title()) > 10


def test_every_picture_has_its_text(wide):
    pictures = wide.page.evaluate(
        "[...document.querySelectorAll('img, svg[role=img]')].map(each =>"
        " each.getAttribute('alt') ?? each.getAttribute('aria-label'))"
    )
    assert len(pictures) > 5
    assert [each for each in pictures if not each or "{" in each] == []


def test_there_is_no_code_in_it(wide):
    assert wide.page.locator("pre, code, .jp-InputArea, .input_area").count() == 0
    assert wide.page.locator("script").count() == 1


def test_links_lead_somewhere_in_the_page(wide):
    dead = wide.page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.getAttribute('href'))"
        ".filter(each => !document.getElementById(each.slice(1)))"
    )
    assert dead == []
    doubled = wide.page.evaluate(
        "(ids => ids.filter((each, at) => ids.indexOf(each) !== at))"
        "([...document.querySelectorAll('[id]')].map(each => each.id))"
    )
    assert doubled == []


def test_axe_finds_nothing_of_any_impact(report, axe):
    report.page.evaluate(axe)
    found = report.page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )
    violations = [
        (each["id"], each["impact"], each["nodes"][0]["html"][:200], len(each["nodes"]))
        for each in found["violations"]
    ]
    assert violations == []


def test_the_html_is_as_the_standard_has_it(name, reports, html_faults):
    assert html_faults[report_path(reports, name)] == []


def test_a_whole_report_is_light_enough_to_send(name, reports):
    assert report_path(reports, name).stat().st_size <= 1_500_000


def _pieces(text: str) -> set[str]:
    """Return what stands between the fields of a message, where it is more than 3 words."""
    parts = (" ".join(each.split()) for each in re.split(r"\{[^}]*\}", text))
    return {each.strip(" .,;:") for each in parts if len(each.split()) > 3}


def _said_in(code: str) -> set[str]:
    """Return pieces of sentences that only one language says."""
    said: dict[str, set[str]] = {"en": set(), "fr": set()}
    for message in catalogue("fr"):
        for key, texts in (("en", message.id), ("fr", message.string)):
            for text in (texts,) if isinstance(texts, str) else texts:
                said[key] |= _pieces(text)
    for kpi in reference.kpis().values():
        for key, words in kpi.words.items():
            said[key] |= _pieces(words.definition) | _pieces(words.formula) | _pieces(words.trap)
    other = "fr" if code == "en" else "en"
    return said[code] - said[other]


def test_it_speaks_one_language(wide):
    shown = " ".join(wide.page.inner_text("body").split())
    alternatives = wide.page.evaluate("[...document.images].map(each => each.alt).join(' ')")
    whole = f"{shown} {' '.join(alternatives.split())}"
    other = "en" if wide.language == "fr" else "fr"
    foreign = sorted(each for each in _said_in(other) if each in whole)
    own = [each for each in _said_in(wide.language) if each in whole]
    assert foreign == []
    assert len(own) > 50


def test_what_is_missing_is_never_printed_as_nought(wide):
    found = language(wide.language)
    labels = {found.kpi(KpiTerm(id=id_, form="label")) for id_ in reference.kpis()}
    listed = "#appendix-missing ~ .sb-table-block tbody tr"
    rows = wide.page.evaluate(
        "listed => [...document.querySelectorAll(listed)].map(each => each.cells[0].innerText)",
        listed,
    )
    missing = labels & {" ".join(each.split()) for each in rows}
    assert missing
    marked = set(wide.page.locator(".sb-missing, .sb-card-empty .sb-card-value").all_inner_texts())
    assert found.missing in marked
    assert [each for each in marked if re.search(r"\d", each)] == []
    values = wide.page.evaluate(
        "[...document.querySelectorAll('section.chapter tr')].filter(each => each.cells.length > 1)"
        ".map(each => [each.cells[0].innerText, each.cells[1].innerText])"
        ".concat([...document.querySelectorAll('.sb-card')].map(each =>"
        " ['name', 'value'].map(part => each.querySelector('.sb-card-' + part)?.innerText ?? '')))"
    )
    assert len(values) > 20
    noughts = [
        (label, value)
        for label, value in values
        if " ".join(label.split()) in missing and re.match(r"[+−€]?0([,.]0+)?(?![\d,.])", value)
    ]
    assert noughts == []


def test_a_town_s_report_has_no_word_of_selling(reports, browser):
    found = opened(browser, report_path(reports, "port-alban-fr"), SIZES["screen"], "fr")
    words = re.findall(r"\w+", found.page.inner_text("body").lower())
    found.page.context.close()
    sold = {
        "lead",
        "leads",
        "prospect",
        "prospects",
        "vente",
        "ventes",
        "roas",
        "acheteur",
        "panier",
    }
    assert sorted(sold & set(words)) == []
