"""The reference data: whole, in both languages, with sources one can show a client."""

import itertools
import re
import tomllib
from collections import Counter

import pytest

from stratbook.brief.sheets import SHEETS
from stratbook.core import reference
from stratbook.core.catalogue import catalogue
from stratbook.core.message import Unit
from stratbook.core.tables import SCHEMAS
from stratbook.core.vocabulary import Direction, Family, OrganisationType

KPIS = reference.kpis()
SELLERS = {OrganisationType.BTOC, OrganisationType.BTOB}
PUBLIC = set(OrganisationType) - SELLERS
PLATFORM_IDS = {
    "facebook", "instagram", "x", "linkedin", "tiktok", "youtube", "pinterest", "snapchat",
    "threads", "bluesky", "reddit", "dailymotion", "meta", "google_ads",
}  # fmt: skip
EXPECTED = {
    "mentions", "impressions", "reach", "frequency", "social_sessions", "ptat", "sov_mentions",
    "esov", "organic_reach_rate", "community_size", "community_growth", "sov_community",
    "sov_channel", "social_visits", "ctr", "cpf", "interactions", "er_reach", "er_impressions",
    "er_followers", "er_views", "er_daily", "interaction_trend", "amplification_rate",
    "applause_rate", "conversation_rate", "post_performance", "hashtag_performance",
    "engagement_index", "watch_through", "net_sentiment", "sentiment_trend", "response_rate",
    "response_time", "resolution_rate", "handling_time", "reputation_score", "crisis_z",
    "review_rating", "leads", "leads_period", "lead_growth", "leads_channel", "conversion_rate",
    "bounce_rate", "cart_abandonment", "cpm", "cpc", "cpl", "cpa", "cpe", "roas", "roi", "aov",
    "emv", "influence_index", "cost_per_reached_1000", "p80_posts", "gini", "alignment_index",
    "footfall", "directions", "calls", "coupons", "signatures", "donations", "donors",
    "volunteers", "attendance", "repeat_rate", "awareness_aided", "awareness_unaided",
    "requests_resolved",
}  # fmt: skip

each_kpi = pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS)


def _texts(words):
    return {name: text for name, text in words.model_dump().items() if text}


# -- KPIs ------------------------------------------------------------------------


def test_the_dictionary_holds_every_kpi():
    assert not EXPECTED - set(KPIS)


def test_the_twenty_four_are_numbered_once_each():
    numbers = Counter(kpi.number for kpi in KPIS.values())
    assert {f"H{row}": numbers[f"H{row}"] for row in range(1, 29)} == {
        f"H{row}": 1 for row in range(1, 29)
    }
    assert set(numbers) == {"", *(f"H{row}" for row in range(1, 31))}


def test_the_twenty_four_stand_in_their_families():
    families = {
        Family.AWARENESS: range(1, 7),
        Family.ACQUISITION: range(7, 12),
        Family.INTERACTION: range(12, 16),
        Family.SATISFACTION: range(16, 21),
        Family.CONVERSION: range(21, 25),
    }
    numbered = {kpi.number: kpi.family for kpi in KPIS.values()}
    for family, rows in families.items():
        assert {numbered[f"H{row}"] for row in rows} == {family}


@each_kpi
def test_a_kpi_is_whole_in_both_languages(kpi):
    assert set(kpi.words) == {"fr", "en"}
    for words in kpi.words.values():
        for name in ("label", "subject", "definition", "formula"):
            assert getattr(words, name).strip(), name
        for text in _texts(words).values():
            assert text == text.strip()
        assert words.definition.endswith(".")
        assert not words.label.endswith(".")
        assert words.label[0].isupper()
        assert words.definition.count(". ") <= 2


@each_kpi
def test_a_kpi_says_how_it_is_counted(kpi):
    assert kpi.unit in set(Unit)
    assert kpi.id == kpi.id.lower()
    assert set(kpi.inputs) <= set(SCHEMAS) | {sheet.id for sheet in SHEETS}
    assert kpi.exports, "nothing says which file would bring it"
    if kpi.direction == Direction.NEITHER:
        assert kpi.status == "attainment"


@each_kpi
def test_a_difference_is_judged_in_points(kpi):
    can_be_negative = kpi.id in {
        "net_sentiment", "sentiment_trend", "community_growth", "interaction_trend",
        "lead_growth", "roi", "esov",
    }  # fmt: skip
    assert (kpi.status == "points") == can_be_negative


@each_kpi
def test_a_source_is_one_to_show_or_stratbook(kpi):
    if kpi.source == "stratbook":
        assert kpi.source_url == ""
    else:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}/\S*", kpi.source_url)


@pytest.mark.parametrize(
    ("kpi", "aggregation"),
    [
        ("reach", "unique"), ("organic_reach", "unique"), ("social_visits", "unique"),
        ("ptat", "unique"), ("donors", "unique"), ("community_size", "level"),
        ("review_rating", "level"), ("impressions", "sum"), ("interactions", "sum"),
        ("er_reach", "ratio"), ("ctr", "ratio"), ("cpc", "ratio"), ("reputation_score", "score"),
    ],
)  # fmt: skip
def test_what_may_be_added_is_said(kpi, aggregation):
    assert KPIS[kpi].aggregation == aggregation


@pytest.mark.parametrize("kpi", ["cpf", "cpm", "cpc", "cpl", "cpa", "cpe", "response_time"])
def test_less_of_a_cost_or_a_delay_is_better(kpi):
    assert KPIS[kpi].direction == Direction.DOWN


@pytest.mark.parametrize(
    "kpi",
    [
        "leads", "leads_period", "lead_growth", "leads_channel", "cpl", "cpa", "roas", "roi",
        "conversion_rate", "cart_abandonment", "aov",
    ],
)  # fmt: skip
def test_what_is_sold_concerns_those_who_sell(kpi):
    # A maker that sells to companies has no carts: those are for web shops alone.
    told = {OrganisationType.BTOC} if kpi in {"cart_abandonment", "aov"} else SELLERS
    assert set(KPIS[kpi].organisations) == told


@each_kpi
def test_a_town_never_reads_of_leads_or_sales(kpi):
    if kpi.organisations and not PUBLIC & set(kpi.organisations):
        return
    for words in kpi.words.values():
        said = " ".join(_texts(words).values())
        assert not re.search(r"\b(leads?|ROAS|sales?|ventes?|sold|vendus?)\b", said, re.IGNORECASE)


@each_kpi
def test_a_french_subject_has_its_article_and_fits_the_verbs_number(kpi):
    subject = kpi.words["fr"].subject
    plural = subject.startswith("les ")
    assert plural or re.match(r"(le |la |l’)", subject)
    assert plural == kpi.plural


@each_kpi
def test_an_english_subject_fits_the_verbs_number(kpi):
    # The head noun stands before "of", "by" … : "requests for directions", "the people talking".
    head = re.split(
        r" (?:of|by|for|from|at|in|per|with|that|talking|against|redeemed|brought)\b",
        kpi.words["en"].subject,
    )[0]
    looks_plural = head.endswith(("s", "people")) and not head.endswith("ss")
    assert looks_plural == kpi.plural, head


@each_kpi
def test_french_is_french(kpi):
    for name, text in _texts(kpi.words["fr"]).items():
        assert not re.search(r"['\"]| [:;!?%»]|« ", text), f"{name}: typography of {text!r}"
        bare = re.sub(r"«[^»]*»", "", text)
        assert not re.search(
            r"\b(the|of|and|with|by|reach|rate|followers|shares|views|posts?|click|spend)\b",
            bare,
            re.IGNORECASE,
        ), f"{name}: English words in {text!r}"


@each_kpi
def test_english_is_english(kpi):
    for name, text in _texts(kpi.words["en"]).items():
        assert not re.search(r"['\"\u00a0\u202f]", text), f"{name}: typography of {text!r}"
        assert not re.search(r"\b(le|la|les|des|du|une|est|et|portée|abonnés)\b", text), name


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_two_kpis_share_a_name(code):
    for name in ("label", "subject", "definition"):
        told = Counter(getattr(kpi.words[code], name).casefold() for kpi in KPIS.values())
        assert not [text for text, times in told.items() if times > 1]


def test_what_would_bring_a_kpi_and_its_source_have_french_words():
    french = catalogue("fr")
    shown = {export for kpi in KPIS.values() for export in kpi.exports}
    shown |= {kpi.source for kpi in KPIS.values()} - {"stratbook"}
    assert sorted(text for text in shown if not french.get(text)) == []


def test_a_kpi_that_does_not_exist_is_a_defect():
    with pytest.raises(KeyError):
        reference.kpi("klout")


def test_reach_is_never_called_people_where_it_is_added():
    for kpi in KPIS.values():
        if "reach" in kpi.words["en"].formula and "sum of the" in kpi.words["en"].formula:
            said = f"{kpi.words['en'].definition} {kpi.words['en'].formula}"
            assert not re.search(r"\bpeople\b", said), kpi.id


# -- platforms -------------------------------------------------------------------


def test_the_registry_holds_the_platforms_of_the_architecture():
    assert set(reference.platforms()) == PLATFORM_IDS


def _raw(root, name, key):
    return tomllib.loads((root / "data/reference" / name).read_text(encoding="utf-8"))[key]


def test_no_id_stands_twice(root):
    for name, key in (("platforms.toml", "platform"),):
        ids = Counter(row["id"] for row in _raw(root, name, key))
        assert not [id_ for id_, times in ids.items() if times > 1]


@pytest.mark.parametrize("platform", reference.platforms().values(), ids=lambda each: each.id)
def test_a_platform_is_named_dated_and_sourced(platform):
    assert platform.label
    assert platform.owner
    assert platform.source
    assert re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", platform.read_on)


def _linear(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _lab(linear):
    """Return CIE L*a*b* (D65) of linear sRGB."""
    red, green, blue = linear
    rows = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in rows)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


# Viénot, Brettel and Mollon (1999), linear RGB.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def _seen(colour, sight):
    linear = _linear(colour)
    return _lab(
        [
            max(0.0, sum(part * by for part, by in zip(linear, row, strict=True)))
            for row in SIGHTS[sight]
        ]
    )


def _apart(one, other, sight):
    pairs = zip(_seen(one, sight), _seen(other, sight), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_every_colour_stands_out_on_white():
    for platform in reference.platforms().values():
        red, green, blue = _linear(platform.colour)
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert 1.05 / (luminance + 0.05) >= 3, platform.id


@pytest.mark.parametrize("sight", SIGHTS)
def test_platforms_met_together_are_told_apart(sight):
    colours = {each.id: each.colour for each in reference.platforms().values()}
    usual = ["facebook", "instagram", "linkedin", "tiktok", "youtube", "x", "google_ads"]
    for one, other in itertools.combinations(usual, 2):
        assert _apart(colours[one], colours[other], sight) >= 12, (one, other)
    if sight == "usual":
        for one, other in itertools.combinations(colours, 2):
            assert _apart(colours[one], colours[other], sight) >= 12, (one, other)


# -- thresholds ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status_green", 1.0), ("status_amber", 0.9), ("points_tolerance", 0.05),
        ("minimum_posts", 30), ("minimum_events", 100), ("minimum_cell", 5),
        ("post_settle_days", 7), ("competitor_watch_days", 90),
        ("inactive_account_days", 180), ("confidence_level", 0.95),
        ("thirds_tolerance", 0.05),
    ],
)  # fmt: skip
def test_the_thresholds_agreed_upon(name, value):
    assert reference.threshold(name) == value


@pytest.mark.parametrize("each", reference.thresholds().values(), ids=lambda each: each.id)
def test_a_threshold_says_what_it_means_in_both_languages(each):
    assert each.unit in set(Unit)
    assert each.meaning.endswith(".")
    assert each.source == "stratbook’s definition" or "://" in each.source
    assert catalogue("fr").get(each.meaning), each.meaning


def test_watching_starts_below_reaching():
    assert reference.threshold("status_amber") < reference.threshold("status_green")
    assert 0 < reference.threshold("confidence_level") < 1


def test_every_threshold_has_a_rule_that_reads_it(root):
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "lib").rglob("*.py"))
    assert [id_ for id_ in reference.thresholds() if f'"{id_}"' not in code] == []


def test_an_unknown_threshold_is_a_defect():
    with pytest.raises(KeyError):
        reference.threshold("gut_feeling")
