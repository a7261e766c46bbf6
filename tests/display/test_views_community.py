"""The third C on the page: what is shown, what is never shown, and its words."""

import re

import pandas as pd
import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.core.tables import Tables
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import community as views
from stratbook.display.words import sentence
from stratbook.display.words.community import WORDS
from stratbook.strategy import community
from strategy.community_rows import (
    END,
    OCTOBER,
    SEPTEMBER,
    account,
    everything,
    heard,
    inputs,
    message,
)
from strategy.kpi_rows import tables

HOSTILE = "<script>alert(1)</script> & more"
NOTHING = Tables({}, "Europe/Paris")
WEB = [
    {"date": f"2026-{month}-05", "channel_group": name, "sessions": 400, "engaged_sessions": share}
    for month, name, share in (
        ("10", HOSTILE, 300), ("10", "Social", 120), ("09", HOSTILE, 220), ("09", "Social", 200),
    )
]  # fmt: skip
REVIEWS = [
    {"date": f"2026-{month}-{day:02}", "place": HOSTILE, "rating": rating, "count": 1,
     "answered": False}
    for month, rating in (("10", 2), ("09", 5)) for day in range(1, 21)
]  # fmt: skip
INBOX = [message("atelier", "2026-10-03", answered=day > 4) for day in range(1, 13)]
SEARCH = [{"date": "2026-10-03", "query": HOSTILE, "clicks": 4, "impressions": 90, "position": 3}]
SHEETS = {
    "voice": (
        heard(HOSTILE, 40), heard(HOSTILE, 10, "2026-09"), heard("livraison", 20),
        heard("colis", 12, "2026-10", kind="need"), heard("colis", 50, "2026-09", kind="need"),
        heard("mug", 30, audience="prospect", kind="need"),
        heard("price", 12, audience="prospect", kind="objection"),
        heard("old", 3),
    ),
    "recommenders": (
        {"recommender": HOSTILE, "kind": "partner", "recommendations": 4, "relation": 3,
         "last_contact_on": pd.Timestamp("2026-02-01"), "next_action": HOSTILE, "owner": "Sales"},
        {"recommender": "Mme Durand", "kind": "customer", "recommendations": 2, "relation": 5,
         "last_contact_on": pd.Timestamp("2026-10-01")},
        {"recommender": "Guild", "kind": "partner"},
    ),
    "influencers": (
        account(HOSTILE, fee=800, engagements=1_600),
        account("@b", fee=900, engagements=400, brand_fit=3),
        account("@c", comments=1), account("@d", engagements=None),
    ),
    "touchpoints": (
        {"stage": "zmot", "touchpoint": HOSTILE, "kind": "search", "present": False,
         "importance": 5},
        {"stage": "fmot", "touchpoint": "Shop", "present": True, "quality": 4, "importance": 3},
        {"stage": "smot", "touchpoint": "Parcel", "present": True, "importance": 3},
    ),
    "trends": (
        {"date": pd.Timestamp("2026-10-01"), "kind": "market", "statement": HOSTILE,
         "source_name": HOSTILE},
        {"kind": "usage", "statement": "Video", "effect": "Film", "action": "Film"},
    ),
}  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def everything_given() -> Tables:
    return tables(messages=INBOX, reviews=REVIEWS, web=WEB, search=SEARCH)


def shown(look: Look, found: Tables, sheets: dict) -> str:
    """Return every view of the third C."""
    frames = {
        name: inputs(name, *sheets.get(name, ()))
        for name in ("voice", "recommenders", "influencers", "touchpoints", "trends")
    }
    said = community.gather(frames["voice"], found["messages"], OCTOBER, SEPTEMBER)
    voice = community.read_voice(said)
    prospects = community.read_prospects(said, found["search"])
    relations = community.read_recommenders(frames["recommenders"], END)
    shortlist = community.read_influencers(frames["influencers"])
    journey = community.read_journey(frames["touchpoints"], found, OCTOBER)
    behaviour = community.read_behaviour(found["web"], OCTOBER, SEPTEMBER)
    satisfaction = community.read_satisfaction(found, OCTOBER, SEPTEMBER)
    parts = [
        *(each(look, voice) for each in (views.theme_bars, views.theme_table, views.desk_table,
                                         views.counted_note)),
        views.satisfaction_table(look, satisfaction),
        *(each(look, prospects) for each in (views.need_table, views.query_table)),
        *(each(look, behaviour) for each in (views.engagement_bars, views.entry_table,
                                             views.segment_table)),
        *(each(look, relations) for each in (views.recommender_bars, views.recommender_table)),
        *(each(look, shortlist) for each in (views.rank_slopes, views.relation_table)),
        views.influence_table(look, shortlist, "EUR"),
        views.legal_note(look, shortlist, "FR"),
        *(each(look, journey) for each in (views.moment_bars, views.gap_table, views.proof_table)),
        views.trend_table(look, community.read_trends(frames["trends"], END)),
    ]  # fmt: skip
    return "".join(each.markup for each in parts)


def test_client_text_is_escaped(look):
    found = everything_given()
    page = shown(look, found, SHEETS)
    page += prose.findings(look, everything(found, **SHEETS)).markup
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") > 10


def test_without_data_every_view_says_what_to_fill_in(look):
    page = shown(look, NOTHING, {})
    assert "<img" not in page
    assert page.count("sb-note") >= 9
    for missing in ("GA4", "Search Console"):
        assert missing in page


def test_no_private_person_is_named(look):
    page = shown(look, everything_given(), SHEETS)
    page += prose.findings(look, everything(everything_given(), **SHEETS)).markup
    assert "Durand" not in page


def test_a_change_chance_may_explain_stands_in_brackets(look):
    voice = community.read_voice(
        community.gather(
            inputs("voice", heard("a", 12), heard("a", 10, "2026-09"),
                   heard("b", 90), heard("b", 30, "2026-09")),
            NOTHING["messages"], OCTOBER, SEPTEMBER,
        )
    )  # fmt: skip
    cells = re.findall(r"<td[^>]*>(.*?)</td>", views.theme_table(look, voice).markup)
    bracketed = [each for each in cells if each.startswith("(+")]
    assert len(bracketed) == 1  # "a" only: 12 against 10
    assert any(each.startswith("+190") for each in cells)


@pytest.mark.parametrize(("country", "law"), [("FR", "2023-451"), ("IE", "2005/29/")])
def test_the_law_of_the_country_is_recalled_where_somebody_is_paid(look, country, law):
    paid = community.read_influencers(inputs("influencers", account("@a", fee=100)))
    free = community.read_influencers(inputs("influencers", account("@a")))
    assert law in views.legal_note(look, paid, country).markup
    assert not views.legal_note(look, free, country)


def test_a_gift_is_not_free(look):
    listed = community.read_influencers(
        inputs("influencers", account("@a", is_gifted=True, fee=0), account("@b", brand_fit=3))
    )
    row = re.search(r"@a.*?</tr>", views.influence_table(look, listed, "EUR").markup, re.S)
    assert look.language.missing in row.group()
    assert "€" not in row.group()


def test_every_finding_of_the_part_has_its_words(look):
    told = {each.key for each in everything(everything_given(), **SHEETS)}
    assert told <= set(WORDS)
    assert len(told) >= 14
    for each in everything(everything_given(), **SHEETS):
        said = sentence(look, each)
        assert said.headline
        assert "{" not in said.headline + said.so_what + said.action


def test_the_ranking_s_drawing_names_every_account_ranked(look):
    listed = community.read_influencers(inputs("influencers", *SHEETS["influencers"]))
    page = views.rank_slopes(look, listed).markup
    assert 'alt="' in page
    assert "@b" in page
    assert "@d" not in page  # no engagement, hence no place


def test_the_moments_say_how_many_touchpoints_they_rest_on():
    rows = inputs("touchpoints", *SHEETS["touchpoints"])
    journey = community.read_journey(rows, NOTHING, OCTOBER)
    markup = views.moment_bars(Look(language("en")), journey).markup
    assert "Coverage of 3 touchpoints: presence × quality" in markup
