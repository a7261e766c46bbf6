"""The deck: one slide a finding, editable, in the client's colours, and inert."""

import base64
import dataclasses
import datetime as dt
import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from report.spreadsheet import office
from stratbook.brief.actions import follow
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.language import language
from stratbook.core.message import Quantity, Unit, facts_of
from stratbook.core.period import parse_period
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Document, Level, Status
from stratbook.display import words
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.plan.actions import plan_actions
from stratbook.plan.actions.plan import Known
from stratbook.report.content import Cover, ObjectiveStatus, PageChapter, PageContent
from stratbook.report.forms.slides import chosen_findings, write_pptx

DAY = dt.date(2026, 10, 31)
BRAND = "#0b5394"
PIXEL = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
).decode()
HOSTILE = '=HYPERLINK("http://x.test") <script>alert(1)</script> & \x07'


@pytest.fixture(autouse=True)
def said(monkeypatch):
    spoken = {
        "tests.gap": words.Words("{name} misses its target.", "By a lot.", "Do it again."),
        "tests.plain": words.Words("{name} is there."),
    }
    monkeypatch.setattr(words, "all_words", lambda: spoken)


def finding(name, impact=0.5, *, key="tests.gap", compared=True, chapter="08_performance"):
    quantity = {"unit": Unit.RATIO}
    comparison = Comparison(
        against="target",
        value=Quantity(value=0.58, **quantity),
        reference=Quantity(value=0.75, **quantity),
        difference=Quantity(value=-0.17, unit=Unit.POINTS, signed=True),
    )
    return Finding(
        key=key,
        chapter=chapter,
        facts=facts_of({"name": name}),
        comparison=comparison if compared else None,
        confidence=Confidence(level=Level.HIGH, why="counted"),
        impact=impact,
        tone="bad",
        action=Action(kpi="reach", effort=Level.LOW, owner="Community manager"),
    )


def content(*findings, client="Café & Cie", **cover):
    return PageContent(
        cover=Cover(Document.AUDIT, client, parse_period("2026-10"), **cover),
        chapters=(
            PageChapter("08_performance", 8, "Performance", None),
            PageChapter("02_three_c", 2, "Diagnosis", None),
        ),
        findings=findings,
        objectives=(
            ObjectiveStatus("Sell more", Status.MISSED),
            ObjectiveStatus("Be known", Status.REACHED),
        ),
    )


def deck(tmp_path, told, code="en", name="deck.pptx"):
    path = tmp_path / name
    write_pptx(Look(language(code), theme_of(BRAND)), told, path, DAY)
    return Presentation(path)


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_each_finding_has_a_slide_that_says_it_and_draws_it(tmp_path):
    made = deck(tmp_path, content(finding("Reach"), finding("Clicks")))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles.count("Reach misses its target.") == 1
    slide = made.slides[titles.index("Reach misses its target.")]
    assert "8 · Performance" in texts(slide)
    assert any("By a lot." in each and "Do it again." in each for each in texts(slide))
    (chart,) = [each.chart for each in slide.shapes if each.has_chart]
    assert list(chart.plots[0].categories) == ["Target", "Found"]
    assert list(chart.plots[0].series[0].values) == [0.75, 0.58]
    (frame,) = [each for each in slide.shapes if each.has_chart]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Found: 58.0%; Target: 75.0%."


def test_a_finding_without_a_comparison_has_no_chart(tmp_path):
    made = deck(tmp_path, content(finding("Reach", compared=False)))
    (slide,) = [each for each in made.slides if "misses" in each.shapes.title.text_frame.text]
    assert not any(each.has_chart for each in slide.shapes)


def test_the_objectives_stand_in_a_table_with_sign_word_and_colour(tmp_path):
    made = deck(tmp_path, content(finding("Reach")))
    (table,) = [each.table for slide in made.slides for each in slide.shapes if each.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Objective", "Status"],
        ["Sell more", "✖ Missed"],
        ["Be known", "✔ Reached"],
    ]


def test_the_theme_is_the_client_s(tmp_path):
    made = deck(tmp_path, content(finding("Reach")))
    part = made.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    accent = theme_of(BRAND).series[0].lstrip("#").upper()
    assert f'<a:accent1><a:srgbClr val="{accent}"/>' in part.blob.decode()


def test_the_weightiest_get_a_slide_in_the_order_of_the_chapters():
    most = int(threshold("deck_findings"))
    many = [finding(f"f{at}", impact=at / 100) for at in range(most + 5)]
    early = finding("early", impact=0.99, chapter="02_three_c")
    mute = finding("mute", impact=1.0, key="tests.plain", compared=False)
    mute = mute.model_copy(update={"action": None})
    chosen = chosen_findings((*many, early, mute))
    assert len(chosen) == most
    assert chosen[0] is early
    assert mute not in chosen
    assert many[0] not in chosen


def test_how_many_are_left_to_the_report_is_said(tmp_path):
    most = int(threshold("deck_findings"))
    made = deck(tmp_path, content(*(finding(f"f{at}") for at in range(most + 2))))
    assert "2 further findings are in the report." in "\n".join(texts(made.slides[-1]))


@pytest.mark.parametrize("code", ["fr", "en"])
def test_hostile_names_stay_text(tmp_path, code):
    made = deck(tmp_path, content(finding(HOSTILE), client=HOSTILE), code)
    shown = "\n".join(each for slide in made.slides for each in texts(slide))
    assert "<script>alert(1)</script>" in shown
    assert "\x07" not in shown
    clicks = [
        run.hyperlink.address
        for slide in made.slides for shape in slide.shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
    ]  # fmt: skip
    assert set(clicks) == {None}


def test_the_same_content_gives_the_same_bytes_and_bears_the_report_s_day(tmp_path):
    told = content(finding("Reach"), logo=f"data:image/png;base64,{PIXEL}")
    made = deck(tmp_path, told, name="one.pptx")
    deck(tmp_path, told, name="two.pptx")
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()
    assert made.core_properties.created.date() == DAY
    assert made.core_properties.title.startswith("Café & Cie – Audit and strategy")


def test_a_real_office_suite_opens_it_slide_for_slide(tmp_path):
    made = deck(tmp_path, content(finding("Reach"), finding("Clicks")), "fr")
    profile = (tmp_path / "profile").as_uri()
    command = [
        office(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx"),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    assert (tmp_path / "deck.pdf").exists(), done.stderr.decode()
    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(made.slides)
    assert "misses its target" in pages[3].extract_text()
    shutil.rmtree(tmp_path / "profile")


def test_the_next_steps_are_a_table_with_who_and_when(tmp_path):
    known = Known(DAY, follow((), DAY), country="FR")
    found = [finding(f"N{each}", impact=0.1 * each) for each in range(1, 9)]
    made = plan_actions(known, found, lambda each: str(each.facts["name"]))
    told = dataclasses.replace(content(*found), plan=made)
    tables = [
        shape.table
        for slide in deck(tmp_path, told).slides
        for shape in slide.shapes
        if shape.has_table and shape.table.cell(0, 0).text == "Action"
    ]
    (table,) = tables
    assert len(table.rows) == 1 + int(threshold("deck_actions"))
    assert table.cell(1, 1).text == "Community manager"
    assert "2026" in table.cell(1, 2).text
    assert table.cell(1, 0).text == "Do it again.\nN8 misses its target."


def test_the_cover_says_which_state_of_the_report_it_is(tmp_path):
    day = dt.date(2026, 11, 5)
    told = content(finding("Reach"), issued=day, version="2", cutoff=dt.date(2026, 10, 31))
    for code, said in (
        ("en", "Data up to 31 October 2026 · Issued 5 November 2026 · Version 2"),
        ("fr", "Données arrêtées au 31 octobre 2026 · Remis le 5 novembre 2026 · Version 2"),
    ):
        foot = texts(deck(tmp_path, told, code).slides[0])
        assert any(said == line for text in foot for line in text.split("\n")), foot
    plain = texts(deck(tmp_path, content(finding("Reach"))).slides[0])
    assert not any("Issued" in text or "Version" in text for text in plain)
