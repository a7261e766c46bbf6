"""What the page's script moves: contents, sorting, definitions and the what-if panel."""

import json
import re

import pytest

from stratbook.notebook.explorers.budget import Setting, explored, moved, split_of, start
from stratbook.notebook.session import open_session
from stratbook.plan.media_plan import plan_media

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLIENT = "ateliers_du_rivage"
BUDGET = ".what-if input[name=budget]"


@pytest.fixture(scope="module")
def page(reports, browser):
    """Return the report in a window of its own, its policy in force."""
    (path,) = (reports / CLIENT).glob("*/fr/report.html")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    found = context.new_page()
    complaints = []
    found.on("console", lambda said: complaints.append(said.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    found.goto(path.as_uri(), wait_until="load")
    yield found
    context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def room(root, tmp_path_factory):
    """Return the plan behind the panel, its tables as wide as the panel's."""
    work = tmp_path_factory.mktemp("work")
    session = open_session(root / "data" / "clients" / CLIENT, language="fr", work=work)
    plan = plan_media(session.brief, session.tables)
    return explored(plan, 2 * split_of(plan).budget)


def amounts(page) -> dict[str, float]:
    found = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.what-if tr[data-platform]')].map("
        "row => [row.dataset.platform, row.querySelector('[data-cell=here]').textContent]))"
    )
    return {
        name: float(re.sub(r"[^\d,]", "", text).replace(",", ".")) for name, text in found.items()
    }


def limit(page, platform, name, value):
    page.locator(f".what-if tr[data-platform={platform}] input[name={name}]").fill(str(value))


def back(page):
    page.locator(".what-if button").click()


def test_the_panel_opens_on_the_plan_itself(page, room):
    assert amounts(page) == {
        line.name: pytest.approx(amount, abs=0.5)
        for line, amount in zip(room.space.problem.lines, room.space.best.amounts, strict=True)
    }


@pytest.mark.parametrize("budget", [1500, 4000, 7777, 11000])
def test_another_budget_is_split_as_the_notebook_splits_it(page, room, budget):
    page.locator(BUDGET).fill(str(budget))
    expected = split_of(moved(room, Setting(budget, start(room).limits))).best.amounts
    found = amounts(page)
    back(page)
    for line, amount in zip(room.space.problem.lines, expected, strict=True):
        assert found[line.name] == pytest.approx(amount, abs=0.005 * budget)
    assert sum(found.values()) == pytest.approx(min(budget, sum(expected)), abs=2)


def test_a_floor_and_a_cap_are_kept_and_cost_what_the_notebook_says(page, room):
    limits = start(room).limits
    first, second = list(limits)[:2]
    limits = {**limits, first: (0, 1500), second: (2600, limits[second][1])}
    plan = split_of(moved(room, Setting(split_of(room.plan).budget, limits)))
    limit(page, first, "least", 0)
    limit(page, first, "most", 1500)
    limit(page, second, "least", 2600)
    found = amounts(page)
    told = page.locator(".what-if-told").inner_text()
    back(page)
    assert found[first] == 1500
    assert found[second] >= 2600
    for line, amount in zip(plan.problem.lines, plan.best.amounts, strict=True):
        assert found[line.name] == pytest.approx(amount, abs=30)
    total = float(re.sub(r"\D", "", told.split("prospects", 1)[0]))
    assert total == pytest.approx(plan.best.total, rel=2e-3)


def test_floors_above_the_budget_are_refused_in_words(page, room):
    first = next(iter(start(room).limits))
    limit(page, first, "least", 50_000)
    told = page.locator(".what-if-told").inner_text()
    limit(page, first, "most", "")
    limit(page, first, "least", 5_900)
    also = page.locator(".what-if-told").inner_text()
    back(page)
    assert "dépasse" in told
    assert also.startswith("La somme des minimums")


def test_going_back_restores_the_plan(page, room):
    before = amounts(page)
    page.locator(BUDGET).fill("9000")
    assert amounts(page) != before
    back(page)
    assert amounts(page) == before


def test_a_table_is_sorted_by_the_heading_pressed_what_is_missing_last(page):
    heading = page.locator("th.sb-number .sb-sort:visible").first
    column = """button => {
        const heading = button.closest('th'), table = heading.closest('table');
        return [...table.tBodies[0].rows].map(row => row.cells[heading.cellIndex].textContent);
    }"""
    heading.click()
    assert heading.evaluate("each => each.closest('th').ariaSort") == "descending"
    falling = heading.evaluate(column)
    heading.click()
    rising = heading.evaluate(column)
    figures = [float(re.sub(r"[^\d,−-]", "", each).replace(",", ".").replace("−", "-"))
               for each in falling if re.search(r"\d", each)]  # fmt: skip
    assert figures == sorted(figures, reverse=True)
    assert [each for each in rising if re.search(r"\d", each)] == [
        each for each in reversed(falling) if re.search(r"\d", each)
    ] or len(set(figures)) < len(figures)


def test_a_number_s_definition_opens_where_one_reads_and_closes(page):
    card = page.locator(".sb-card:has(a[href^='#def-'])").first
    name = card.locator("a").inner_text()
    card.locator(".sb-card-value").click()
    box = page.locator("#definition")
    assert box.is_visible()
    assert box.locator("h2").inner_text().casefold() == name.casefold()
    assert "Source" in box.inner_text()
    page.keyboard.press("Escape")
    assert not box.is_visible()


def test_the_contents_say_which_chapter_is_read(page):
    page.locator("#chapter-8").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('chapter-8').scrollIntoView()")
    page.wait_for_timeout(400)
    current = page.locator(".contents a[aria-current]")
    assert current.count() == 1
    assert current.get_attribute("href") == "#chapter-8"


def test_without_scripts_the_panel_is_not_there_and_the_page_reads_whole(reports, browser):
    (path,) = (reports / CLIENT).glob("*/fr/report.html")
    context = browser.new_context(java_script_enabled=False, offline=True)
    plain = context.new_page()
    plain.goto(path.as_uri(), wait_until="load")
    shown = plain.locator(".what-if").is_visible()
    link = plain.locator(".sb-card a[href^='#def-']").first.get_attribute("href")
    target = plain.locator(link).count()
    context.close()
    assert not shown
    assert target == 1


def test_the_policy_allows_this_script_and_no_other(reports, browser):
    (path,) = (reports / CLIENT).glob("*/fr/report.html")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="load")
    ran = page.evaluate(
        """() => {
            const other = document.createElement('script');
            other.textContent = 'window.intruder = true';
            document.body.append(other);
            return window.intruder === true;
        }"""
    )
    panel = page.get_attribute(".what-if", "data-panel")
    context.close()
    assert ran is False
    assert json.loads(panel)["version"] == 1
