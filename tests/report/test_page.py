"""The page: whole, safe, in one language, and in the order a client reads."""

import base64
import dataclasses
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from stratbook.core.finding import Action, Comparison, Confidence, Finding, kpi_facts, rank
from stratbook.core.language import language
from stratbook.core.message import KpiTerm, Quantity, Unit, say, term
from stratbook.core.period import month
from stratbook.core.vocabulary import Document, Level, Status
from stratbook.display import cards, words
from stratbook.display.look import Look
from stratbook.display.words import Words
from stratbook.report.content import (
    Appendix,
    Cover,
    ObjectiveStatus,
    PageChapter,
    PageContent,
    Sheet,
    Source,
)
from stratbook.report.exporter import chapter_html
from stratbook.report.markdown import ChapterProse
from stratbook.report.page import render_page
from stratbook.report.summary import status_sentence, summarise

FR, EN = Look(language("fr")), Look(language("en"))
HOSTILE = '<script>alert("x")</script>"\\</style>'
WORDS = {
    f"test.{name}": Words(
        headline=f"{name} moved.", so_what=f"{name} matters.", action=f"do {name}."
    )
    for name in ("a", "b", "c", "d", "e")
}


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "all_words", lambda: WORDS)


def finding(name: str, impact: float, **changes: object) -> Finding:
    some = Quantity(value=1)
    base = Finding(
        key=f"test.{name}",
        chapter="08_performance",
        facts=kpi_facts("reach"),
        comparison=Comparison(against="target", value=some, reference=some, difference=some),
        confidence=Confidence(level=Level.HIGH, why="46 posts"),
        impact=impact,
        action=Action(kpi="reach", effort=Level.LOW),
    )
    return base.model_copy(update=changes)


def code(*outputs: dict[str, str], tags: tuple[str, ...] = ()) -> NotebookNode:
    shown = [new_output("execute_result", each, execution_count=1) for each in outputs]
    return new_code_cell("secret_code()", outputs=shown, metadata={"tags": list(tags)})


def chapter(*cells: NotebookNode, number: int = 8) -> PageChapter:
    cells = cells or (new_markdown_cell("# Title\n\nAims."),)
    return PageChapter("08_performance", number, "Performance", new_notebook(cells=list(cells)))


def content(**changes: object) -> PageContent:
    cover = Cover(
        Document.PERFORMANCE,
        "Les Ateliers",
        month(2026, 10),
        month(2026, 9),
        cutoff=dt.date(2026, 11, 3),
        author="Anne",
        confidentiality="Secret",
    )
    given: dict[str, object] = {"cover": cover, "chapters": (chapter(),), **changes}
    return PageContent(**given)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Every element with its attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in names]


def headings(page: str) -> list[int]:
    return [int(tag[1]) for tag, _ in Tags(page).found if re.fullmatch("h[1-6]", tag)]


def text(page: str) -> str:
    body = page[page.index("<body") :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


# -- the frame ----------------------------------------------------------------------


def test_the_policy_comes_first_and_lets_nothing_in() -> None:
    page = render_page(FR, content())
    head = page[page.index("<head>") + 6 :].lstrip()
    assert head.startswith('<meta http-equiv="Content-Security-Policy"')
    assert "default-src 'none'" in head.splitlines()[0]


def test_the_page_s_own_script_runs_and_no_other_can() -> None:
    page = render_page(FR, content())
    (script,) = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = page[: page.index(">", page.index("Content-Security-Policy"))]
    assert f"script-src 'sha256-{digest}'" in policy
    assert "unsafe-eval" not in policy
    assert policy.count("'unsafe-inline'") == 1  # styles only
    short = dataclasses.replace(content().cover, document=Document.PULSE)
    pulse = render_page(FR, content(cover=short))
    assert "<script" not in pulse
    assert "script-src" not in pulse


def test_nothing_is_fetched_and_no_attribute_runs() -> None:
    tags = Tags(render_page(FR, content()))
    assert not tags.all("iframe", "object", "embed", "link", "form", "base")
    for _, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "srcset", "action"):
            assert (attributes.get(name) or "data:").startswith(("data:", "#"))
    css = re.sub(r"url\(data:[^)]*\)", "", render_page(FR, content()))
    assert "url(" not in css
    assert "@import" not in css


def test_language_title_and_landmarks_are_there() -> None:
    page = render_page(FR, content())
    tags = Tags(page)
    assert tags.all("html") == [{"lang": "fr"}]
    assert "<title>Les Ateliers – Rapport de performance, octobre 2026</title>" in page
    assert [len(tags.all(each)) for each in ("main", "header", "nav", "footer")] == [1, 1, 1, 1]
    assert 'href="#main"' in page


def test_ids_are_unique_and_every_anchor_leads_somewhere() -> None:
    twice = new_markdown_cell("# T\n\n## Same\n\n## Same")
    card = cards.cards(FR, [cards.Card(KpiTerm(id="er_reach"), Quantity(value=1))])
    two = (chapter(twice, code({"text/html": card.markup})),)
    page = render_page(FR, content(chapters=two, appendix=Appendix(definitions=("reach",))))
    ids = [each["id"] for _, each in Tags(page).found if "id" in each]
    assert len(ids) == len(set(ids))
    links = [str(each["href"])[1:] for each in Tags(page).all("a")]
    assert set(links) <= set(ids)
    assert {"def-reach", "def-er_reach"} <= set(ids)


def test_there_is_one_h1_and_no_level_is_skipped() -> None:
    jumpy = new_markdown_cell("# T\n\n#### Deep\n\n## Up\n\n##### Deeper\n\n# Another first")
    levels = headings(render_page(EN, content(chapters=(chapter(jumpy),))))
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_hostile_names_stay_text_everywhere() -> None:
    cover = Cover(Document.AUDIT, HOSTILE, month(2026, 10), title=HOSTILE, author=HOSTILE,
                  agency=HOSTILE, confidentiality=HOSTILE)  # fmt: skip
    appendix = Appendix(
        sources=(Source(HOSTILE, None, None, "ab", 1),),
        account=(Sheet(say("{name}", name=HOSTILE), (term("File"),), ((HOSTILE,),)),),
        parameters=((term("Period"), HOSTILE),),
    )
    objectives = (ObjectiveStatus(HOSTILE, Status.REACHED),)
    page = render_page(EN, content(cover=cover, appendix=appendix, objectives=objectives))
    assert page.count("<script") == 1  # the page's own
    assert page.count("</style>") == 1


def test_a_logo_must_be_a_picture_inside_the_page() -> None:
    cover = Cover(Document.AUDIT, "A", month(2026, 10), logo="https://example.org/logo.png")
    with pytest.raises(ValueError, match="logo"):
        render_page(EN, content(cover=cover))
    ok = Cover(Document.AUDIT, "A", month(2026, 10), logo="data:image/png;base64,iVBORw0KGgo=")
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in render_page(EN, content(cover=ok))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_page(FR, content()) == render_page(FR, content())


def test_only_the_subsets_that_are_needed_are_embedded() -> None:
    latin = render_page(EN, content())
    cyrillic = render_page(EN, content(cover=Cover(Document.AUDIT, "Київ", month(2026, 10))))
    assert "U+0400-045F" not in latin
    assert "U+0400-045F" in cyrillic
    assert len(latin) < 250_000


@pytest.mark.parametrize("code_", ["fr", "en"])
def test_the_page_speaks_one_language(code_: str) -> None:
    findings = tuple(finding(name, 0.5) for name in "abcd")
    appendix = Appendix(
        definitions=("reach",),
        sources=(Source("a.csv", None, month(2026, 10), "ab" * 32, 3),),
        missing=(("reach", say("Nothing to list.")),),
        parameters=((term("Period"), month(2026, 10)),),
        thresholds=("status_green",),
        version="1",
    )
    objectives = tuple(ObjectiveStatus(f"o{i}", status) for i, status in enumerate(Status))
    whole = content(findings=findings, appendix=appendix, objectives=objectives)
    shown = text(render_page(Look(language(code_)), whole))
    french = ("L’essentiel", "Annexe", "Sommaire", "Empreinte", "Lignes gardées", "Formule")
    english = ("Executive summary", "Appendix", "Contents", "Digest", "Rows kept", "Formula")
    ours, theirs = (french, english) if code_ == "fr" else (english, french)
    assert [each for each in ours if each not in shown] == []
    assert [each for each in theirs if each in shown] == []


# -- the executive summary ------------------------------------------------------------


def test_the_summary_takes_the_three_heaviest_findings_with_a_comparison() -> None:
    ranked = rank((
        finding("a", 0.2), finding("b", 0.9, comparison=None), finding("c", 0.8),
        finding("d", 0.5), finding("e", 0.4),
    ))  # fmt: skip
    summary = summarise(EN, ranked, ())
    assert [each.headline for each in summary.findings] == ["C moved.", "D moved.", "E moved."]
    assert [each.action for each in summary.decisions] == ["Do c.", "Do d.", "Do e."]


def test_the_same_decision_is_asked_once() -> None:
    ranked = (finding("a", 0.9), finding("a", 0.8, urgency=0.4), finding("b", 0.1))
    assert [each.action for each in summarise(EN, ranked, ()).decisions] == ["Do a.", "Do b."]


def test_the_risk_is_the_most_urgent_bad_news_not_yet_told() -> None:
    ranked = rank((
        finding("a", 0.9, tone="bad"), finding("b", 0.9), finding("c", 0.9),
        finding("d", 0.5, tone="bad", urgency=0.6), finding("e", 0.3, tone="bad", urgency=1.0),
    ))  # fmt: skip
    summary = summarise(EN, ranked, ())
    assert summary.risk is not None
    assert summary.risk.headline == "E moved."
    assert summarise(EN, ranked[:3], ()).risk is None


def test_nothing_found_is_said_and_not_filled_in() -> None:
    shown = text(render_page(EN, content()))
    assert "No finding could be held against" in shown
    assert "No decision is asked for this period." in shown


@pytest.mark.parametrize(
    ("statuses", "french"),
    [
        ((), "Aucun objectif n’est chiffré"),
        ((Status.NO_TARGET,), "Aucun objectif n’est chiffré"),
        ((Status.REACHED,), "Le seul objectif chiffré est atteint."),
        (
            (Status.REACHED, Status.REACHED, Status.MISSED, Status.NO_TARGET),
            "Sur 3 objectifs, 2 sont atteints et 1 n’est pas atteint.",
        ),
        (
            (Status.WATCH, Status.UNKNOWN, Status.UNKNOWN),
            "Sur 3 objectifs, 1 est à surveiller et 2 ne peuvent pas être mesurés.",
        ),
    ],
)
def test_the_status_is_one_sentence_that_counts(statuses, french) -> None:
    objectives = [ObjectiveStatus(f"o{i}", each) for i, each in enumerate(statuses)]
    assert FR.say(status_sentence(objectives)).startswith(french)


def test_the_summary_names_the_objectives_under_their_status() -> None:
    objectives = (ObjectiveStatus("Leads", Status.MISSED), ObjectiveStatus("Reach", Status.MISSED))
    shown = text(render_page(EN, content(objectives=objectives)))
    assert "Missed Leads · Reach" in shown


def test_the_cover_and_the_contents_say_the_heaviest_finding() -> None:
    page = render_page(EN, content(findings=(finding("c", 0.9), finding("a", 0.1))))
    assert '<p class="deck">C moved.</p>' in page
    assert '<span class="finding">C moved.</span>' in page
    own = Cover(Document.AUDIT, "A", month(2026, 10), title="Our title", language="English")
    owned = render_page(EN, content(cover=own))
    assert '<p class="deck">Our title</p>' in owned
    assert "<div><dt>Language</dt><dd>English</dd></div>" in owned
    short = dataclasses.replace(own, document=Document.PULSE)
    assert "<dt>Language</dt>" not in render_page(EN, content(cover=short))


# -- chapters ---------------------------------------------------------------------------


def test_a_chapter_shows_prose_and_outputs_but_no_code() -> None:
    shown = chapter_html(chapter(
        new_markdown_cell("# T\n\nSome *prose*."),
        code({"text/html": "<p>shown</p>", "text/plain": "PLAIN"}),
        code({"text/markdown": "**said**"}),
        code({"text/plain": "PLAIN"}),
        code({"application/javascript": "alert(1)", "image/png": "aGk="}),
    )).markup  # fmt: skip
    assert "<em>prose</em>" in shown
    assert "<p>shown</p>" in shown
    assert "<strong>said</strong>" in shown
    for absent in ("secret_code", "PLAIN", "alert", "<img", "<h1", "In [", "aGk="):
        assert absent not in shown


@pytest.mark.parametrize("tag", ["setup", "parameters", "injected-parameters"])
def test_set_up_cells_show_nothing(tag: str) -> None:
    assert "hidden" not in chapter_html(chapter(code({"text/html": "hidden"}, tags=(tag,)))).markup


@pytest.mark.parametrize("tag", ["explore", "exercise", "solution"])
def test_cells_for_people_at_work_are_left_out(tag: str) -> None:
    cell = new_markdown_cell("Try it", metadata={"tags": [tag]})
    assert "Try it" not in chapter_html(chapter(cell)).markup


def test_rendering_a_chapter_leaves_its_notebook_alone() -> None:
    given = chapter(code({"text/html": "x"}, tags=("setup",)))
    chapter_html(given)
    assert given.notebook.cells[0].outputs


def test_markdown_html_pictures_and_local_links_stay_harmless() -> None:
    source = (
        "# T\n\n<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n"
        "![alt](https://example.org/a.png) [a](javascript:alert(1)) [b](../data/x.csv) "
        "[c](https://example.org)"
    )
    shown = ChapterProse("chapter-1").render(source)
    assert "<script" not in shown
    assert "<img" not in shown
    assert re.findall(r'href="([^"]*)"', shown) == [
        "https://example.org/a.png",  # a picture from elsewhere becomes a link to it
        "https://example.org",
    ]


def test_headings_of_one_chapter_get_ids_of_their_own() -> None:
    prose = ChapterProse("chapter-8")
    shown = prose.render("# T\n\n## Où en est-on ?") + prose.render(
        "## Où en est-on ?\n\n### Détail"
    )
    assert re.findall(r"<(h\d) id=\"([^\"]+)\"", shown) == [
        ("h3", "chapter-8-ou-en-est-on"),
        ("h3", "chapter-8-ou-en-est-on-2"),
        ("h4", "chapter-8-detail"),
    ]


# -- appendix -----------------------------------------------------------------------------


def test_the_appendix_says_what_the_report_rests_on() -> None:
    appendix = Appendix(
        definitions=("reach",),
        sources=(Source("exports/a.csv", term("File"), month(2026, 10), "0123456789abcdef", 44),),
        account=(Sheet(say("Rows"), (term("File"), term("Value")), (("a.csv", 3),)),),
        missing=(("er_reach", say("Why: {reason}", reason="no file")),),
        parameters=((term("Period"), month(2026, 10)),),
        thresholds=("status_amber",),
        version="9.9",
    )
    shown = text(render_page(EN, content(appendix=appendix)))
    for each in (
        "0123456789ab",
        "44",
        "Why: no file",
        "October 2026",
        "9.9",
        "Engagement rate by reach",
    ):
        assert each in shown
    assert "0123456789abc" not in shown


def test_parts_with_nothing_in_them_are_left_out() -> None:
    shown = text(render_page(EN, content()))
    assert "What is missing" not in shown
    assert "Definitions used" not in shown


def test_a_quantity_that_is_missing_is_never_a_zero() -> None:
    sheet = Sheet(say("Rows"), (term("File"), term("Value")),
                  (("a.csv", Quantity(value=None, unit=Unit.RATIO)),))  # fmt: skip
    shown = text(render_page(EN, content(appendix=Appendix(account=(sheet,)))))
    assert "a.csv n/a" in shown
