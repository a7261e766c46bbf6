"""Links and pacing on the page: what is shown, escaped, and said in both languages."""

import re

import numpy as np
import pytest

from stratbook.brief.models import TaxBasis
from stratbook.brief.options import LinkOptions
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import tracking as views
from stratbook.display.words import all_words
from stratbook.display.words.tracking import WORDS
from stratbook.plan.flights.rows import Range
from stratbook.plan.links.builder import build_links, rows_of
from stratbook.plan.links.convention import Convention
from stratbook.plan.links.findings import find_links
from stratbook.plan.links.returned import check_returned
from stratbook.plan.pacing.findings import find_pacing
from stratbook.plan.pacing.replan import Replan
from stratbook.plan.split.uncertainty import Interval
from tracking_rows import ads, brief, flight, web

OCTOBER = month(2026, 10)
HOSTILE = "<script>alert(1)</script>"
SITE = "https://www.acme.example"
OURS = Convention(LinkOptions(), "acme", "en", SITE)
AGAIN = Replan(("facebook", HOSTILE), np.array([10.0, 20.0]), np.array([50.0, 60.0]),
               np.array([70.0, 40.0]), Interval(12.0, 5.0, 20.0), 100.0, 9)  # fmt: skip
look_in = pytest.mark.parametrize("look", [Look(language(each)) for each in LANGUAGES],
                                  ids=LANGUAGES)  # fmt: skip


def plan():
    flights = [
        flight(name="fast", ends="2026-11-30", budget=610.0, campaign="fast",
               landing=f"{SITE}/a?utm_source=x", prices={"cpm": Range(3, 4, 5)}),
        flight(name=HOSTILE, campaign=HOSTILE, landing="https://other.example/"),
        flight(name="typed", platform="linkedin", typed=10.0, typed_on=OCTOBER.start,
               ends="2026-11-30"),
        flight(name="next", starts="2026-11-02", ends="2026-11-30"),
    ]  # fmt: skip
    table = ads(("2026-10-01", "2026-10-31", "fast", 500.0),
                ("2026-10-01", "2026-10-31", HOSTILE, 20.0),
                ("2026-10-01", "2026-10-31", "stray", 90.0), impressions=1000.0)  # fmt: skip
    tracked = brief(flights, table, OCTOBER)
    links = build_links(rows_of(flights), OURS)
    back = check_returned(web(
        ("2026-10-02", "facebook", "paid_social", "acme_2026-10_sale", 30),
        ("2026-10-02", "facebook", "social", HOSTILE, 20),
        ("2026-10-02", "facebook", "paid_social", None, 50),
    ), links, OURS, tracked)  # fmt: skip
    return links, back, tracked


def shown(look):
    links, back, tracked = plan()
    found = (*find_links(links, back, "EUR"), *find_pacing(tracked, "EUR", AGAIN))
    return "".join(each.markup for each in (
        views.links_table(look, links), views.returned_table(look, back, "EUR"),
        views.shares_note(look, back), views.pacing_note(look, tracked),
        views.pacing_figure(look, tracked, "EUR"),
        views.pacing_table(look, tracked, "EUR", TaxBasis.EXCLUDED),
        views.course_figure(look, tracked, "EUR"), views.costs_table(look, tracked, "EUR"),
        views.loose_table(look, tracked, "EUR"),
        views.lines_table(look, tracked, "EUR", TaxBasis.EXCLUDED),
        views.replan_table(look, AGAIN, "EUR"), prose.findings(look, found),
    ))  # fmt: skip


def text_of(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<img[^>]*>", "", markup)).split())


@look_in
def test_client_text_never_becomes_markup(look):
    markup = shown(look)
    assert HOSTILE not in markup
    assert "&lt;script&gt;" in markup


def test_what_is_shown_is_what_was_computed():
    said = text_of(shown(Look(language("en"))))
    for each in (
        "It already carried utm_source", "other.example, which is not a domain",
        "planned: acme_2026-10_sales", "never came back", "Misspelt?", "€310", "€500", "161%",
        "✖ Far too fast", "typed in", "€90", "no flight answers to it", "1 has not begun",
        "+€20", "Dearer than planned", "50% of the 100 sessions",
        "In EUR: grey, budget of the flight; bar, spent; tick, planned to date",
    ):  # fmt: skip
        assert each in said, each


def test_french_reads_as_french():
    said = text_of(shown(Look(language("fr"))))
    for each in ("Bien trop rapide", "Faute de frappe", "Prévu à date", "jamais revenue"):
        assert each.casefold() in said.casefold(), each
    assert not re.search(r"\b(flight|spent|planned)\b", said)


@look_in
def test_without_flights_or_web_analytics_that_is_said(look):
    tracked = brief([], ads(), OCTOBER)
    back = check_returned(web(), (), OURS, tracked)
    assert views.links_table(look, ()).markup
    assert "GA4" in views.returned_table(look, back, "EUR").markup
    assert views.pacing_note(look, tracked).markup
    for view in (views.pacing_figure, views.course_figure, views.costs_table, views.loose_table):
        assert not view(look, tracked, "EUR")
    assert not views.pacing_table(look, tracked, "EUR", TaxBasis.EXCLUDED)
    assert views.replan_table(look, None, "EUR").markup


def test_each_rule_s_words_are_said_by_a_finding_of_this_room():
    assert set(WORDS) <= set(all_words())
    links, back, tracked = plan()
    found = {each.key for each in (*find_links(links, back, "EUR"),
                                   *find_pacing(tracked, "EUR", AGAIN))}  # fmt: skip
    assert {"links.misspelt", "links.missing", "links.unknown", "links.untagged", "links.doubtful",
            "pacing.over", "pacing.loose", "pacing.replan"} <= found  # fmt: skip
