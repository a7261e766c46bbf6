"""A client whose every text attacks, through the whole render, opened in a browser."""

import re
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from hostile_client import EVIL, MARK

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Called by every payload; set before anything of the page runs.
TRAP = f"window.{MARK} = (at) => {{ window.caught = [...(window.caught ?? []), at]; }};"
ACTIVE = """() => [...document.querySelectorAll('*')].flatMap(each =>
    [...each.attributes].filter(own => /^on|^srcdoc$|^formaction$/i.test(own.name)
        || /^\\s*(javascript|vbscript):/i.test(own.value))
    .map(own => own.name + '=' + own.value))"""
PLACES = """() => [...document.querySelectorAll('[href], [src]')].map(each =>
    each.getAttribute('href') ?? each.getAttribute('src'))"""
BARRED = "iframe, object, embed, form, base, link, textarea, svg animate, meta[http-equiv=refresh]"
THEIRS = re.compile(f"{EVIL}|{MARK}|cmd|7919|HYPERLINK")
COMPUTED = str(7919 * 7919)


@pytest.fixture(scope="module")
def folder(hostile):
    return hostile / "out" / "pots" / "2026-10"


@pytest.fixture(scope="module", params=[True, False], ids=["policy off", "policy on"])
def opened(request, folder, browser):
    """Open the report, once without its policy: what is escaped needs none."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=request.param)
    page, said = context.new_page(), []
    page.add_init_script(TRAP)
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto((folder / "fr" / "report.html").as_uri(), wait_until="load")
    yield page, said
    context.close()


def test_nothing_runs_asks_or_complains_whatever_is_pressed(opened, folder):
    page, said = opened
    pressed = "all => all.filter(each => each.click() ?? true).length"
    assert page.locator("button, summary").evaluate_all(pressed) > 20
    page.keyboard.press("Escape")
    page.locator(".what-if input[name=budget]").fill("1500")
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    asked = [each for each in said if not each.startswith("data:")]
    assert asked == [(folder / "fr" / "report.html").as_uri()]
    assert page.evaluate("window.caught ?? []") == []
    assert page.url == asked[0]


def test_no_text_became_an_element_an_address_or_a_figure(opened):
    page, _ = opened
    assert page.evaluate(ACTIVE) == []
    assert page.locator("script").count() == 1
    assert page.locator(BARRED).count() == 0
    leads = page.evaluate(PLACES)
    assert [each for each in leads if not re.match(r"#|https://|data:image/", each)] == []
    assert page.locator("style").count() == 1
    shown = page.inner_text("body")
    assert COMPUTED not in re.sub(r"\s", "", shown)
    assert "{{ 7919*7919 }}" in shown
    assert f"<script>{MARK}(2)</script>" in shown
    assert "{0.__class__}" in shown
    assert "\u202e" not in page.content()


def test_the_panel_s_data_are_data(opened):
    page, _ = opened
    told = page.locator(".what-if").get_attribute("data-panel")
    assert EVIL in told or MARK in told
    assert page.locator(".what-if [role=status]").inner_text().strip()


def test_no_cell_of_a_workbook_computes_what_a_client_wrote(folder):
    books = sorted(folder.rglob("*.xlsx"))
    assert {each.name for each in books} >= {
        "report.xlsx", "action_plan_fr.xlsx", "calendar_fr.xlsx", "media_plan_fr.xlsx"
    }  # fmt: skip
    attacks = 0
    for path in books:
        book = openpyxl.load_workbook(path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        written = [str(cell.value) for cell in cells if cell.data_type == "f"]
        assert [each for each in written if THEIRS.search(each)] == []
        attacks += sum(str(cell.value).startswith("=") for cell in cells if cell.data_type == "s")
        assert [cell for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    assert attacks > 0


def test_no_office_file_leads_out_or_holds_a_program(folder):
    for path in (*folder.rglob("*.xlsx"), *folder.rglob("*.pptx")):
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            assert [each for each in names if re.search(r"vba|activex|externalLink", each)] == []
            for name in names:
                if name.endswith(".rels"):
                    found = ElementTree.fromstring(package.read(name))
                    assert [each for each in found if each.get("TargetMode") == "External"] == []


def test_the_calendar_s_events_are_events_and_nothing_else(folder):
    text = (folder / "calendar_fr.ics").read_bytes()
    held = Calendar.from_ical(text)
    assert {each.name for each in held.walk()} == {"VCALENDAR", "VEVENT", "VTIMEZONE",
                                                   "STANDARD", "DAYLIGHT"}  # fmt: skip
    assert len(held.events) == 3
    assert b"\nATTACH" not in text
    assert b"\nURL:javascript" not in text


def test_no_output_holds_a_path_of_this_machine_or_a_secret(hostile, folder):
    key = (hostile / "pots" / ".pseudonyms.key").read_bytes()
    private = {bytes(hostile), bytes(hostile.resolve()), key.strip()}
    for path in folder.rglob("*"):
        if path.is_file():
            found = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as package:
                    found += [package.read(each) for each in package.namelist()]
            assert [each for each in private for content in found if each in content] == [], path
