"""Links that can be measured: the convention, the builder, its laws, and what came back."""

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.options import LinkOptions
from stratbook.core.period import month
from stratbook.plan.links.builder import build_links, rows_of
from stratbook.plan.links.channels import channel, site_of, source_of
from stratbook.plan.links.convention import TAGS, Convention, LinkRow, slug
from stratbook.plan.links.findings import find_links
from stratbook.plan.links.returned import check_returned
from stratbook.plan.links.spelling import edits, misspelt
from stratbook.plan.links.tagging import tag_link
from stratbook.plan.pacing.tracked import Tracked
from tracking_rows import ads, brief, flight, web

OCTOBER = month(2026, 10)
DAY = dt.date(2026, 10, 1)
SITE = "https://www.acme.example"
OURS = Convention(LinkOptions(), "acme", "en", SITE)


def row(**more):
    return LinkRow(**{"id": "FB-gifts", "platform": "facebook", "day": DAY,
                      "landing": f"{SITE}/gifts", "objective": "sales", **more})  # fmt: skip


def tagged(landing, **tags):
    return tag_link(landing, tags or {"utm_source": "facebook"}, SITE)


def said(link):
    return " ".join(each.plain() for each in link.notes)


# -- the convention --------------------------------------------------------------------


def test_a_link_of_the_plan_by_the_default_convention():
    (link,) = build_links([row()], OURS)
    assert link.url == (
        "https://www.acme.example/gifts?utm_source=facebook&utm_medium=paid_social"
        "&utm_campaign=acme_2026-10_sales&utm_content=fb-gifts"
    )
    assert link.channel == "paid_social"
    assert link.notes == ()


def test_the_medium_follows_how_the_visit_is_won():
    media = [OURS.tags(row(means=each))["utm_medium"] for each in ("paid", "organic", "email")]
    assert media == ["paid_social", "social", "email"]
    assert OURS.tags(row(platform="google_ads"))["utm_medium"] == "cpc"
    assert OURS.tags(row(platform="x"))["utm_source"] == "twitter"


def test_the_client_s_own_patterns_are_followed_and_empty_fields_leave_no_trace():
    options = LinkOptions(utm_campaign="{client}-{audience}_{date}", utm_content="", utm_term="T")
    french = Convention(options, "acme", "fr", SITE)
    tags = french.tags(row())
    assert tags["utm_campaign"] == "acme-2026-10-01"
    assert "utm_content" not in tags
    assert tags["utm_term"] == "t"
    assert Convention(LinkOptions(), "acme", "fr").tags(row())["utm_campaign"].endswith("_ventes")


def test_a_pattern_with_an_unknown_field_is_refused():
    with pytest.raises(ValueError, match="pattern"):
        LinkOptions(utm_campaign="{client}_{secret}")


@pytest.mark.parametrize(
    ("text", "word"),
    [("L’été à Saint-Brieuc", "l-ete-a-saint-brieuc"), ("Cœur & Straße", "coeur-strasse"),
     ("  ", ""), ("50 % OFF!", "50-off"), ("日本", "")],
)  # fmt: skip
def test_words_become_lower_case_ascii(text, word):
    assert slug(text) == word


@given(st.text(max_size=40))
def test_a_word_of_a_link_is_always_lower_case_ascii_and_settled(text):
    word = slug(text)
    assert all(each in "abcdefghijklmnopqrstuvwxyz0123456789-" for each in word)
    assert slug(word) == word


# -- addresses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("landing", "url"),
    [
        ("https://acme.example/a?x=1&y=#top", "https://acme.example/a?x=1&y=&utm_source=facebook#top"),
        ("acme.example", "https://acme.example?utm_source=facebook"),
        ("/gifts", "https://www.acme.example/gifts?utm_source=facebook"),
        ("https://acme.example/été?q=thé",
         "https://acme.example/%C3%A9t%C3%A9?q=th%C3%A9&utm_source=facebook"),
        ("https://acme.example/a%20b?c=d+e",
         "https://acme.example/a%20b?c=d+e&utm_source=facebook"),
        ("https://acme.example:8443/", "https://acme.example:8443/?utm_source=facebook"),
        ("https://café.acme.example/", "https://xn--caf-dma.acme.example/?utm_source=facebook"),
    ],
)  # fmt: skip
def test_what_an_address_held_stays(landing, url):
    assert tagged(landing).url == url


def test_tags_that_were_there_are_replaced_and_said():
    found = tagged(f"{SITE}/?UTM_Source=old&a=1&utm_term=x", utm_source="new", utm_medium="paid")
    assert found.url == f"{SITE}/?a=1&utm_source=new&utm_medium=paid"
    assert "utm_source and utm_term" in said(found)


@pytest.mark.parametrize(
    "landing",
    ["", "javascript:alert(1)", "ftp://acme.example/", "https://", "https://a b.example/",
     "https://user:secret@acme.example/", "https://acme.example:99999/", "not a page",
     "mailto:us@acme.example", "https://[::1/"],
)  # fmt: skip
def test_what_is_no_web_page_gets_no_link(landing):
    found = tagged(landing)
    assert found.url == ""
    assert len(found.notes) == 1


def test_a_page_elsewhere_is_doubted_and_the_client_s_own_domains_are_not():
    assert "shop.other.example, which is not a domain" in said(
        tagged("https://shop.other.example/")
    )
    assert tagged("https://shop.acme.example/").notes == ()
    assert tag_link("https://other.example/", {}, SITE, ["other.example"]).notes == ()
    assert "evilacme.example" in said(tagged("https://evilacme.example/"))


def test_a_link_too_long_is_said():
    assert "is the most" in said(tagged(f"{SITE}/{'a' * 2000}"))


PARTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs")), max_size=12)
VALUES = st.text(min_size=1, max_size=20)


@given(PARTS, st.lists(st.tuples(PARTS, PARTS), max_size=4), st.dictionaries(
    st.sampled_from(TAGS), VALUES, min_size=1))  # fmt: skip
def test_parsing_a_link_back_gives_its_tags_once_and_keeps_the_rest(path, query, tags):
    bare = path.replace("#", "").replace("?", "")
    given_ = "&".join(f"{a}={b}" for a, b in query).replace("#", "")
    found = tag_link(f"https://acme.example/{bare}?{given_}", tags, "")
    back = parse_qsl(urlsplit(found.url).query, keep_blank_values=True)
    names = [name for name, _ in back if name.lower() in TAGS]
    assert sorted(names) == sorted(tags)
    assert {name: value for name, value in back if name in tags} == tags
    kept = [each for each in parse_qsl(given_, keep_blank_values=True)
            if each[0].strip().lower() not in TAGS]  # fmt: skip
    assert [each for each in back if each[0] not in TAGS] == kept
    assert tag_link(found.url, tags, "").url == found.url


def test_two_rows_with_one_link_are_said_to_clash():
    options = LinkOptions(utm_content="")
    one, two, other = build_links(
        [row(id="a"), row(id="b"), row(id="c", objective="leads")],
        Convention(options, "acme", "en", SITE),
    )
    assert "Same link as b" in said(one)
    assert "Same link as a" in said(two)
    assert other.notes == ()


def test_an_ad_bought_to_be_seen_may_lead_nowhere_and_others_may_not():
    seen, sold = build_links(
        [row(id="a", landing="", objective="awareness"), row(id="b", landing="")], OURS
    )
    assert (seen.url, seen.notes) == ("", ())
    assert "no landing page" in said(sold)


def test_a_medium_that_is_not_counted_as_paid_is_said():
    ours = Convention(LinkOptions(utm_medium="ads"), "acme", "en", SITE)
    (link,) = build_links([row()], ours)
    assert "would not count the medium ads as paid" in said(link)


# -- channels of GA4 -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "medium", "expected"),
    [
        ("facebook", "paid_social", "paid_social"), ("Facebook", "CPC", "paid_social"),
        ("linkedin.com", "cpm", "paid_social"), ("youtube", "paid_social", "paid_video"),
        ("google", "cpc", "paid_search"), ("threads", "paid_social", "paid_other"),
        ("l.facebook.com", "referral", "organic_social"), ("acme", "social", "organic_social"),
        ("youtube", "referral", "organic_video"), ("google", "organic", "organic_search"),
        ("newsletter", "email", "email"), ("(direct)", "(none)", "direct"),
        ("acme", "referral", "referral"), ("facebook", "ads", "organic_social"),
        ("acme", "banner", "display"), ("acme", "ads", "unassigned"),
    ],
)  # fmt: skip
def test_channels_follow_google_s_rules(source, medium, expected):
    assert channel(source, medium) == expected


def test_other_names_of_a_platform_are_known():
    assert site_of("t.co").platform == "x"
    assert site_of("example.org") is None
    assert source_of("newsletter") is None


# -- what came back --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("ventes", "ventes", 0), ("vente", "ventes", 1), ("leads", "laeds", 2), ("abc", "xyz", 3)],
)
def test_letters_that_differ_are_counted(one, other, count):
    assert edits(one, other) == count


def test_a_misspelling_is_proposed_only_where_it_is_near():
    planned = ["acme_2026-10_sales", "acme_2026-10_leads", "acme_2026-09_sales"]
    assert misspelt("acme_2026-10_sale", planned) == "acme_2026-10_sales"
    assert misspelt("Acme_2026-10_SALES", planned) == "acme_2026-10_sales"
    assert misspelt("acme_2026-11_sales", planned) is None  # another month is no slip
    assert misspelt("spring-promo", planned) is None


def followed(rows, flights=None, spend=100.0):
    flights = flights or (flight(name="FB-gifts", landing=f"{SITE}/gifts"),)
    links = build_links(rows_of(flights), OURS)
    table = ads(("2026-10-01", "2026-10-31", "FB-gifts", spend))
    tracked = brief(flights, table, OCTOBER)
    return links, check_returned(web(*rows), links, OURS, tracked)


def test_each_campaign_that_came_back_gets_its_verdict_with_sessions_and_spend():
    _, back = followed([
        ("2026-10-02", "facebook", "paid_social", "acme_2026-10_sales", 40),
        ("2026-10-03", "facebook", "paid_social", "acme_2026-10_sales", 20),
        ("2026-10-03", "facebook", "paid_social", "acme_2026-10_sale", 15),
        ("2026-10-03", "facebook", "paid_social", "acme_2026-09_sales", 9),
        ("2026-10-03", "facebook", "paid_social", "promo", 8),
        ("2026-10-03", "instagram", "social", "(not set)", 7),
        ("2026-10-03", "google", "organic", None, 500),
        ("2026-09-30", "facebook", "paid_social", "promo", 999),
    ])  # fmt: skip
    assert [(each.verdict, each.sessions, each.spend) for each in back.seen] == [
        ("planned", 60, 100.0), ("misspelt", 15, 100.0), ("convention", 9, None),
        ("unknown", 8, None), ("untagged", 7, None),
    ]  # fmt: skip
    assert back.of("misspelt")[0].proposal == "acme_2026-10_sales"
    assert back.missing == ()
    assert back.untagged() == pytest.approx(7 / 99)
    assert back.untagged(paid=True) == 0


def test_a_campaign_that_spent_and_never_came_back_is_missing():
    links, back = followed([("2026-10-03", "facebook", "paid_social", "acme_2026-10_sale", 15)])
    (missing,) = back.missing
    assert (missing.campaign, missing.spend, missing.maybe) == (
        "acme_2026-10_sales", 100.0, "acme_2026-10_sale",
    )  # fmt: skip
    assert [each.key for each in find_links(links, back, "EUR")] == [
        "links.misspelt", "links.missing",
    ]  # fmt: skip
    nothing_spent = followed([("2026-10-03", "facebook", "social", "promo", 1)], spend=0.0)[1]
    assert nothing_spent.missing == ()


def test_an_export_without_campaigns_misses_none_and_says_what_carries_none():
    links, back = followed([("2026-10-03", "facebook", "paid_social", None, 30)])
    assert back.missing == ()
    (found,) = find_links(links, back, "EUR")
    assert found.key == "links.untagged"
    assert found.comparison.value.value == 1.0


def test_ads_that_spend_without_any_paid_visit_are_said():
    links, back = followed([("2026-10-03", "facebook", "social", None, 30)])
    assert [each.key for each in find_links(links, back, "EUR")] == ["links.unseen"]
    none = check_returned(web(), links, OURS, Tracked((), (), (), OCTOBER, 100.0))
    assert find_links(links, none, "EUR") == ()


def test_a_paid_campaign_under_an_unpaid_medium_is_misfiled():
    links, back = followed([("2026-10-03", "facebook", "social", "acme_2026-10_sales", 30)])
    assert back.seen[0].misfiled
    assert "links.misfiled" in [each.key for each in find_links(links, back, "EUR")]


def test_web_rows_without_sessions_or_source_count_for_nothing():
    _, back = followed([("2026-10-03", None, "social", "promo", 3),
                        ("2026-10-03", "facebook", "social", "promo", np.nan)])  # fmt: skip
    assert back.seen == ()
    assert back.untagged() is None
