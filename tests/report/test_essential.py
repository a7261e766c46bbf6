"""The essential edition: fewer words, the same findings; and what the consultant wrote in it."""

import json
import re
from itertools import combinations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from stratbook.brief.own_notes import OwnNote
from stratbook.core.edit import Edit
from stratbook.core.finding import Confidence, Finding, settled
from stratbook.core.language import LANGUAGES, language
from stratbook.core.vocabulary import Audience, Detail, Document, Level
from stratbook.display import prose, words
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.words import Words, sentence
from stratbook.notebook import editions
from stratbook.notebook.ipynb import read_notebook, tags
from stratbook.report.glossary import glossary
from stratbook.report.own_words import edit_tables, own_notes, unmatched_edits
from stratbook.report.render import render_client
from stratbook.report.run import _for_document
from stratbook.report.sections import without_empty_sections
from stratbook.report.summary import unlike
from tiny_client import write_client

EN = Look(language("en"))
PLAIN = Look(language("en"), audience=Audience.GENERAL)
WORDS = {
    f"test.{each}": Words(
        headline=f"{each} went up by a lot.",
        so_what=f"{each} matters.",
        action=f"do {each}.",
        plain_so_what=f"{each} is worth a look." if each == "reach" else "",
    )
    for each in ("reach", "cost", "tone", "hours", "sales", "visits")
}


@pytest.fixture(autouse=True)
def _words(monkeypatch):
    monkeypatch.setattr(words, "all_words", lambda: WORDS)


def finding(name, impact=0.5, **changes):
    sure = Confidence(level=Level.HIGH, why="46 posts")
    base = Finding(key=f"test.{name}", chapter="08_performance", confidence=sure, impact=impact)
    return base.model_copy(update=changes)


def edit(**given):
    return Edit(finding="test.reach", reason="agreed", **given)


# -- cells ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [each.stem for each in editions.sources()])
def test_an_essential_report_leaves_out_detail_and_teaching(name):
    whole = read_notebook(editions.folder("fr") / f"{name}.ipynb")
    kept = _for_document(whole, Document.AUDIT, Detail.ESSENTIAL).cells
    assert not any({"detail", "method"} & set(tags(cell)) for cell in kept)
    assert any("session.record(" in cell.source for cell in kept)


def test_a_title_with_nothing_under_it_goes():
    shown = new_output("execute_result", {"text/html": "<p>x</p>"}, execution_count=1)
    cells = [
        new_markdown_cell("# Title"),
        new_markdown_cell("## Full"),
        new_markdown_cell("### Within"),
        new_code_cell("1", outputs=[shown]),
        new_markdown_cell("### Void\n\nWords alone."),
        new_code_cell("2"),
        new_markdown_cell("## Void too"),
    ]
    lean = without_empty_sections(new_notebook(cells=cells))
    left = [cell.source for cell in lean.cells if cell.cell_type == "markdown"]
    assert left == ["# Title", "## Full", "### Within"]


def test_the_weightiest_are_shown_and_the_others_counted():
    found = [finding(each, impact) for each, impact in zip(
        ("reach", "cost", "tone", "hours", "sales", "visits"), (0.1, 0.9, 0.8, 0.7, 0.6, 0.2),
        strict=True)]  # fmt: skip
    markup = prose.main_findings(EN, found).markup
    shown = re.findall(r'class="sb-headline">(\w+)', markup)
    assert shown == ["Cost", "Tone", "Hours", "Sales"]
    assert "2 further findings are in the full edition." in markup
    assert not prose.main_findings(EN, ())


# -- the consultant's words -----------------------------------------------------------------


def test_a_sentence_is_replaced_in_its_language_or_left_out():
    changed = settled(finding("reach"), (), [edit(part="headline", en="Ours."),
                                             edit(part="so_what", silent=True)])  # fmt: skip
    assert (sentence(EN, changed).headline, sentence(EN, changed).so_what) == ("Ours.", "")
    french = sentence(Look(language("fr")), changed)
    assert french.headline == "Reach went up by a lot."


def test_a_change_that_names_a_subject_leaves_the_others():
    given = [edit(subject=" PAGE", part="headline", en="Ours.")]
    met, other = (settled(finding("reach", subject=each), (), given) for each in ("Page", "Shop"))
    assert (met.edits, other.edits) == (tuple(given), ())
    assert unmatched_edits([*given, edit(subject="Gone", silent=True)], [met, other]) == (
        edit(subject="Gone", silent=True),
    )


def test_silence_and_pins_are_seen_on_the_finding():
    assert settled(finding("reach"), (), [edit(silent=True)]).silent
    assert not settled(finding("reach"), (), [edit(part="action", silent=True)]).silent
    assert settled(finding("reach"), (), [edit(pin=True)]).pinned


def test_the_appendix_tells_what_was_changed():
    (table,) = edit_tables(EN, [edit(part="action", silent=True, by="PR")], ())
    assert all(each in table.markup for each in ("test.reach", "left out", "agreed", "PR"))


def test_a_note_is_marked_safe_and_for_its_language():
    hostile = "# Big\n\n<script>alert(1)</script> [a](javascript:x) [b](https://example.org)"
    notes = [
        OwnNote("notes/a.md", "after", "summary", "", hostile),
        OwnNote("notes/b.fr.md", "after", "summary", "fr", "Bonjour"),
    ]
    (shown,) = own_notes(EN, notes, "Studio")["after:summary"]
    assert "Studio’s note" in shown.markup
    assert "<script" not in shown.markup
    assert "<h1" not in shown.markup
    assert 'href="javascript' not in shown.markup
    assert 'href="https://example.org"' in shown.markup


# -- readers and summary --------------------------------------------------------------------


def test_a_general_reader_gets_plain_words():
    assert sentence(PLAIN, finding("reach")).so_what == "Reach is worth a look."
    assert sentence(PLAIN, finding("cost")).so_what == "Cost matters."
    markup = prose.findings(PLAIN, [finding("reach")]).markup
    assert "Fairly sure" in markup
    assert "46 posts" not in markup


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_glossary_holds_the_words_that_occur(code):
    said = {"fr": "<p>La portée et les interactions</p>", "en": "<p>Reach and interactions</p>"}
    found = glossary(Look(language(code)), [Html(said[code])])
    assert [each.term for each in found] == {
        "fr": ["interaction", "portée"], "en": ["interaction", "reach"],
    }[code]  # fmt: skip


def test_the_summary_never_says_the_same_twice():
    found = [
        finding("reach", chapter="a", subject="Page"),
        finding("cost", chapter="b", subject="Page"),
        finding("reach", chapter="c", subject="Shop"),
        finding("tone", chapter="a", subject="Mood"),
    ]
    assert [each.key for each in unlike(EN, found, 3)] == ["test.reach"]


# -- a whole render -------------------------------------------------------------------------


@pytest.mark.slow
def test_both_levels_hold_the_same_findings(tmp_path, monkeypatch):
    monkeypatch.undo()
    client = write_client(tmp_path / "petits_pots")
    kept = {}
    for level in Detail:
        (page,) = render_client(client, languages=["fr"], out=tmp_path / level, detail=level)
        kept[level] = json.loads((page.parent / "findings.json").read_text())
        manifest = json.loads((page.parent / "manifest.json").read_text())
        assert manifest["parameters"]["detail"] == level
    for one, other in combinations(kept.values(), 2):
        assert one == other
