"""SMO and search: scores worked out by hand, gaps by weight, searches, listings."""

import re

import pandas as pd
import pytest

from stratbook.brief.models import ClientFile
from stratbook.core import reference
from stratbook.core.choice import Override
from stratbook.core.period import parse_period
from stratbook.strategy.referencing import (
    audit_referencing,
    find_referencing,
    read_listings,
    read_searches,
)
from stratbook.strategy.referencing.checklist import TOPICS, checklist
from stratbook.strategy.referencing.queries import is_branded
from strategy.kpi_rows import post, scope, tables

SEPTEMBER = parse_period("2026-09")
FILE = ClientFile.model_validate({
    "organisation": {
        "name": "Les Ateliers du Rivage", "type": "btoc", "sector": "Céramiques, vente en ligne",
        "website": "https://www.rivage-ceramique.example",
    },
    "period": "2026-10",
    "brand": {"names": ["Atelier Rivage"]},
})  # fmt: skip


def accounts(*rows: dict) -> pd.DataFrame:
    blank = {"platform": "instagram", "bio": None, "link": None, "username": None}
    return pd.DataFrame(
        [{**blank, "source": "inputs/accounts.csv:2", **row} for row in rows],
        columns=["account", *blank, "source"],
    )


def checks(*rows: tuple) -> pd.DataFrame:
    columns = ["account", "check", "answer", "seen_on", "note"]
    filled = [dict(zip(columns, (*row, None, None), strict=False)) for row in rows]
    frame = pd.DataFrame(filled, columns=columns)
    return frame.assign(seen_on=pd.to_datetime(frame["seen_on"]), source="inputs/checks.csv:2")


def audited(sheet, said, found=None, overrides=()):
    return audit_referencing(FILE, sheet, said, scope(found or tables()), overrides)


def states(subject):
    return {each.check.id: each.state for each in subject.answers if each.state != "unknown"}


def test_a_score_is_weight_passed_over_weight_answered():
    # Known: link yes (3), biography yes (2), trade no (2). Said: pinned post yes (1),
    # alternative texts no (2), contact button not applicable. (3 + 2 + 1) ÷ (3 + 2 + 2 + 1 + 2)
    sheet = accounts({"account": "Page", "link": "rivage.example", "bio": "Bienvenue chez nous"})
    said = checks(
        ("Page", "pinned_post", "yes"), ("Page", "alt_texts", "no"),
        ("Page", "contact_button", "not_applicable"),
    )  # fmt: skip
    audit = audited(sheet, said)
    (page, site) = audit.of("smo")
    assert page.score == pytest.approx(6 / 10)
    assert (page.answered, page.asked) == (5, 8)
    assert (site.name, site.score) == ("rivage-ceramique.example", None)
    assert audit.score("smo") == pytest.approx(6 / 10)
    assert audit.score("search") is None


def test_a_person_stands_over_what_is_known_and_the_last_look_stands():
    sheet = accounts({"account": "Page", "link": "aucun", "bio": "Céramique"})
    said = checks(
        ("page", "link_present", "no", "2026-10-05", "old"),
        ("PAGE", "link_present", "yes", "2026-10-20"), ("Page", "link_present", "no", "2026-09-01"),
    )  # fmt: skip
    assert states(audited(sheet, said).of("smo")[0])["link_present"] == "yes"
    assert states(audited(sheet, checks()).of("smo")[0]) == {
        "link_present": "no", "bio_present": "yes", "bio_keywords": "yes",
    }  # fmt: skip


def test_usernames_are_compared_signs_apart():
    sheet = accounts(
        {"account": "A", "username": "ateliers.rivage"},
        {"account": "B", "username": "AteliersRivage"},
        {"account": "C", "username": "rivage_poterie"}, {"account": "D"},
    )  # fmt: skip
    found = {
        each.name: states(each).get("same_username") for each in audited(sheet, checks()).of("smo")
    }
    assert [found[name] for name in "ABCD"] == ["yes", "yes", "no", None]


@pytest.mark.parametrize(("tagged", "state"), [(3, "yes"), (2, "no")])
def test_hashtags_are_read_off_the_posts_of_the_period(tagged, state):
    posts = [post(n, text="Un #bol" if n < tagged else "Un bol") for n in range(5)]
    audit = audited(accounts({"account": "Page"}), checks(), tables(posts=posts))
    assert states(audit.of("smo")[0])["hashtags"] == state
    few = audited(accounts({"account": "Page"}), checks(), tables(posts=posts[:4]))
    assert "hashtags" not in states(few.of("smo")[0])


@pytest.mark.parametrize(("answered", "state"), [(4, "yes"), (3, "no")])
def test_reviews_answered_are_counted_a_listing(answered, state):
    rows = [
        {"date": "2026-10-05", "place": "Google", "rating": 4.0, "answered": n < answered}
        for n in range(5)
    ]
    site, google = audited(accounts(), checks(), tables(reviews=rows)).of("search")
    assert states(google) == {"reviews_answered": state}
    assert len(google.answers) == 1  # known by its reviews only: asked no more
    assert site.place == "site"


def test_gaps_come_by_weight_then_by_places_each_with_its_action():
    sheet = accounts(
        {"account": "A", "link": "none"}, {"account": "B", "platform": "x", "bio": "none"}
    )
    said = checks(
        ("A", "pinned_post", "no", None, "2019"),
        ("A", "alt_texts", "no"), ("B", "alt_texts", "no"),
        ("rivage-ceramique.example", "titles", "no"),
    )  # fmt: skip
    audit = audited(sheet, said)
    listed = [(each.check.id, each.subjects, each.choice.chosen) for each in audit.gaps]
    assert listed == [
        ("link_present", ("A",), "now"), ("titles", ("rivage-ceramique.example",), "now"),
        ("alt_texts", ("A", "B"), "later"), ("bio_keywords", ("B",), "later"),
        ("bio_present", ("B",), "later"), ("pinned_post", ("A",), "later"),
    ]  # fmt: skip
    assert audit.gaps[-1].notes == ("2019",)
    named = Override(rule="smo.gap", subject="Page titles", choice="later", reason="new site soon")
    assert [e.choice.chosen for e in audited(sheet, said, overrides=(named,)).gaps][:2] == [
        "now", "later",
    ]  # fmt: skip


def test_the_checklists_are_whole():
    ids = [each.id for topic in TOPICS for each in checklist(topic)]
    assert len(ids) == len(set(ids)) >= 20
    for topic in TOPICS:
        for each in checklist(topic):
            assert each.place in {"account", "site", "listing"}
            assert each.scored in {"person", "inventory", "posts", "reviews"}
            assert 1 <= each.weight <= 3
            assert each.kpi in reference.kpis()
            assert all(each.label.values())
            assert all(text.endswith(".") for text in (*each.look.values(), *each.action.values()))
            assert each.source == "stratbook" or each.source.startswith("https://")
    rows = [row for topic in TOPICS for row in reference.csv_rows(f"{topic}_checklist.csv")]
    assert all(re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", row["read_on"]) for row in rows)


@pytest.mark.parametrize(
    ("query", "branded"),
    [
        ("les ateliers du rivage", True), ("Ateliers-du-Rivage avis", True),
        ("rivage atelier céramique", True), ("rivageceramique", True), ("bol rivage", False),
        ("atelier poterie", False), ("", False),
    ],
)  # fmt: skip
def test_a_query_is_branded_by_the_whole_name(query, branded):
    names = ("Les Ateliers du Rivage", "Atelier Rivage", "rivage-ceramique")
    assert is_branded(query, names) == branded


def search(*rows: tuple, day="2026-10-10"):
    keys = ("query", "impressions", "clicks", "position")
    return [{"date": day, **dict(zip(keys, row, strict=True))} for row in rows]


SEARCH = (
    ("ateliers du rivage", 400, 120, 1.0), ("bol en grès", 300, 12, 8.0),
    ("bol en grès", 100, 4, 4.0), ("tasse", 60, 1, 15.4), ("assiette", 40, 2, 5.0),
    ("plat", 200, 40, 2.0),
)  # fmt: skip


def test_searches_are_summed_then_divided():
    found = read_searches(scope(tables(search=search(*SEARCH))), FILE)
    assert found.branded_share == pytest.approx(120 / 179)
    (bowl,) = (
        found.quick_wins
    )  # 7.0 = (300 × 8 + 100 × 4) ÷ 400; "tasse" is too low, "assiette" too rare
    assert (bowl.text, bowl.impressions, bowl.position) == ("bol en grès", 400, 7.0)
    assert bowl.ctr == pytest.approx(16 / 400)
    rates = {(each.first, each.last): each.ctr for each in found.bands}
    assert rates == {(1, 1): None, (2, 3): 0.2, (4, 6): None, (7, 10): 0.04, (11, 15): None}


def test_clicks_on_queries_that_are_not_given_count_in_the_whole():
    rows = [*search(*SEARCH[:2]), {"date": "2026-10-11", "clicks": 240, "impressions": 9000}]
    found = read_searches(scope(tables(search=rows)), FILE)
    assert found.branded_share == pytest.approx(120 / 240)


def test_other_periods_and_empty_exports_are_left_out():
    assert read_searches(scope(tables(search=search(*SEARCH, day="2026-09-10"))), FILE).reason
    assert read_searches(scope(tables()), FILE).queries == ()


def listing(day, **uses):
    return {"date": day, "place": "Boutique", **uses}


def test_listings_change_from_one_period_to_the_next():
    rows = [
        listing("2026-09-30", views=1000, calls=40, directions=80),
        listing("2026-10-15", views=700, calls=10), listing("2026-10-31", views=500, calls=20),
    ]  # fmt: skip
    found = read_listings(scope(tables(search=rows)), SEPTEMBER)
    (shop,) = found.places
    assert shop.now == {"views": 1200, "calls": 30, "directions": None}
    assert shop.change("views") == pytest.approx(0.2)
    assert shop.change("calls") == pytest.approx(-0.25)
    assert shop.change("directions") is None  # missing, not zero


def test_findings_on_referencing():
    shop = (listing("2026-09-30", calls=40), listing("2026-10-31", calls=30))
    rows = [*search(*SEARCH), *shop]
    span = scope(tables(search=rows))
    audit = audited(accounts({"account": "A", "link": "none"}), checks(("A", "pinned_post", "yes")))
    found = find_referencing(audit, read_searches(span, FILE), read_listings(span, SEPTEMBER), "fr")
    values = {each.key: each.comparison.value.value for each in found}
    assert values == {
        "smo.low_smo": pytest.approx(1 / 4), "smo.mostly_branded": pytest.approx(120 / 179),
        "smo.quick_wins": pytest.approx(400 / 700), "smo.listing_down": 30,
    }  # fmt: skip
