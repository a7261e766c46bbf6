"""Results by tag and what is measured twice, on the page, in both languages."""

import pytest

from stratbook.brief.options import TagRule
from stratbook.core.language import LANGUAGES, language
from stratbook.core.tables import Tables
from stratbook.display.look import Look
from stratbook.display.views import reconciliation, tags
from stratbook.strategy.reconciliation import reconcile
from stratbook.strategy.tag_results import results_by_tag
from stratbook.strategy.tags import tags_table
from strategy.kpi_rows import SHOP, TOWN, ad, covered, post, scope, tables, web

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def french():
    return Look(language("fr"))


def results(*rows, pillar: str = "coulisses"):
    when = {"when": {"hashtags": ["a"]}, "set": {"pillar": pillar}}
    found = tables(posts=rows)
    table = tags_table(found, [TagRule.model_validate(when)])
    return results_by_tag(scope(Tables({**found.frames, "tags": table}, found.timezone)))


def posts(count: int, text: str = "#a"):
    return [post(n, f"2026-10-{n + 1:02d}", text=text) for n in range(count)]


def test_the_share_that_is_tagged_is_said_first(french):
    shown = tags.results(french, results(*posts(6), post(90, text="rien"))).markup
    assert "6 sur 7\u202fpublications" in shown.replace("\u00a0", "\u202f").replace(
        " pub", "\u202fpub"
    )
    assert "85,7" in shown
    assert "sans cette étiquette" in shown


def test_few_cases_are_greyed(french):
    few = tags.results(french, results(*posts(4))).markup
    assert '<span class="sb-missing">pas assez de données</span>' in few
    assert "pas assez" not in tags.results(french, results(*posts(5))).markup


def test_values_of_people_are_escaped(look):
    shown = tags.results(look, results(*posts(6), pillar=HOSTILE)).markup
    assert "&lt;img" in shown
    assert "<img" not in shown


def test_without_tags_the_reader_is_told_what_to_do(look):
    shown = tags.results(look, results(*posts(3, "rien"))).markup
    assert "tags.xlsx" in shown
    assert "<table" not in shown


def pairs(organisation=SHOP):
    found = tables(
        posts=[post(1, platform="facebook", clicks_link=60.0)],
        ads=[ad(conversions=38.0, clicks_link=1200.0)],
        web=covered(
            web(channel_group="Paid Social", source_name="facebook", medium="paid", sessions=900.0)
        ),
    )
    return reconcile(scope(found, organisation=organisation))


def test_both_figures_the_difference_and_what_goes_with_it(french):
    shown = reconciliation.twice(french, pairs()).markup
    assert "1\u202f200" in shown
    assert "900" in shown
    assert "+300" in shown
    assert "33,3\u202f%" in shown
    assert "Ce qui accompagne d’habitude" in shown
    assert "à cause" not in shown


def test_a_missing_side_has_its_reason(look):
    shown = reconciliation.twice(look, pairs()).markup
    assert look.language.missing in shown
    assert look.text("Not compared, {what}: {why}").partition(",")[0] in shown


def test_a_town_reads_nothing_of_conversions(french):
    assert "revendiqué" in reconciliation.twice(french, pairs()).markup.casefold()
    assert "conversion" not in reconciliation.twice(french, pairs(TOWN)).markup.casefold()


def test_nothing_twice_is_said(look):
    assert "<table" not in reconciliation.twice(look, reconcile(scope(tables()))).markup
