"""The registry as data, the adaptation sheets, and the matrix of messages."""

import shutil

import pandas as pd
import pytest

from stratbook.brief import known
from stratbook.brief.read import read_brief
from stratbook.core import reference, tables
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display.look import Look
from stratbook.display.views import platforms as views
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms import culture
from stratbook.strategy.platforms.accounts import read_accounts
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.choice import choose_platforms
from stratbook.strategy.platforms.findings import find_messages
from stratbook.strategy.platforms.messages import alike, length_on, read_matrix
from stratbook.strategy.platforms.scores import read_grid
from strategy.platforms_rows import END, rows
from tiny_client import write_client

OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)
MASTODON = """
[[platform]]
id = "mastodon"
label = "Mastodon"
owner = "Mastodon gGmbH"
colour = "#6a4fa3"
read_on = "2026-11-22"
source = "stratbook"
"""
ADVICE = """
[[platform]]
id = "mastodon"
read_on = "2026-11-22"
limit = { characters = 500, source = "stratbook" }
[platform.advice.tone]
en = "Among neighbours of the instance."
fr = "Entre voisins d’instance."
source = "stratbook"
"""


# -- D2: the registry is data -------------------------------------------------------


@pytest.fixture
def longer_registry(tmp_path, monkeypatch):
    """A copy of the reference data with one platform more, and nothing else changed."""
    copy = tmp_path / "reference"
    shutil.copytree(reference.folder(), copy)
    with (copy / "platforms.toml").open("a", encoding="utf-8") as file:
        file.write(MASTODON)
    with (copy / "platform_culture.toml").open("a", encoding="utf-8") as file:
        file.write(ADVICE)
    caches = (reference.platforms, known.platform_names, culture.cultures)
    monkeypatch.setattr(reference, "folder", lambda: copy)
    for each in caches:
        each.cache_clear()
    yield copy
    monkeypatch.undo()
    for each in caches:
        each.cache_clear()


def test_a_platform_added_to_the_registry_flows_through(longer_registry, tmp_path):
    place = write_client(tmp_path / "petits_pots")
    for name, text in {
        "criteria": "criterion;weight\naudience;1\n",
        "platform_scores": "platform;criterion;score\nMastodon;audience;5\nX;audience;1\n",
        "messages": f"message;platform;variant\nNews;mastodon;{'a' * 501}\n",
        "accounts": "account;platform;last_post_on\nPots;mastodon;2026-10-30\n",
    }.items():
        (place / "inputs" / f"{name}.csv").write_text(text, encoding="utf-8")
    inputs = read_brief(place).inputs
    grid = read_grid(inputs["criteria"], inputs["platform_scores"])
    known_accounts = read_accounts(inputs, tables.empty("posts"), END)
    found = choose_platforms(grid, known_accounts)
    assert found.winner.platform == "mastodon"
    assert found.winner.choice.subject == platform_name("mastodon").text == "Mastodon"
    assert found.winner.choice.chosen == "invest"
    sheets = adapt(tables.empty("posts"), OCTOBER, SEPTEMBER, found.chosen("invest"))
    page = views.adaptation_sheets(Look(language("fr")), sheets).markup
    assert "Mastodon" in page
    assert "Entre voisins d’instance." in page
    (variant,) = read_matrix(inputs["messages"], ("mastodon",)).among("too_long")
    assert (variant.length, variant.limit) == (501, 500)


def test_the_registry_of_the_articles_is_there_and_dated():
    named = (
        "facebook instagram x linkedin snapchat pinterest youtube dailymotion reddit "
        "tiktok threads bluesky"
    )
    assert set(named.split()) <= set(reference.platforms())
    assert all(each.read_on for each in reference.platforms().values())


# -- D3: what each platform is written for --------------------------------------------


def test_the_reference_is_whole_dated_and_sourced():
    meant = set(reference.platforms()) - {"meta", "google_ads"}
    found = {each.id: each for each in culture.cultures().values()}
    assert meant <= set(found)
    for row in found.values():
        assert pd.Timestamp(row.read_on)
        assert set(row.advice) == set(culture.ASPECTS)
        for each in row.advice.values():
            assert each.source == culture.OURS or each.source.startswith("https://")
            for text in (each.en, each.fr):
                assert text.endswith(".")
                assert "'" not in text
        assert row.limit is None or row.limit.source.startswith("https://")


@pytest.mark.parametrize(
    ("platform", "characters"),
    [("x", 280), ("instagram", 2200), ("linkedin", 3000), ("bluesky", 300), ("threads", 500)],
)
def test_the_limits_as_read(platform, characters):
    assert culture.culture_of(platform).limit.characters == characters


def posts(*given):
    """Old posts of October from (day, hour, format, reach, likes, text)."""
    frame = pd.DataFrame(
        [
            {"published_at": f"2026-10-{day:02d}T{hour:02d}:15:00+02:00", "platform": "instagram",
             "post_id": str(place), "format": format_, "reach": reach, "reactions": likes,
             "comments": 0.0, "text": text, "extracted_at": "2026-11-20",
             "source": f"exports/posts.csv:{place + 2}"}
            for place, (day, hour, format_, reach, likes, text) in enumerate(given)
        ]
    )  # fmt: skip
    return tables.conform("posts", frame, "Europe/Paris")


REELS = [(day, 18, "reel", 1000.0, 60.0, "x" * 40) for day in range(1, 7)]
PHOTOS = [(day, 9, "photo", 1000.0, 20.0 + day, "y" * (100 + day)) for day in range(1, 7)]


def test_own_figures_join_the_reference():
    (sheet,) = adapt(posts(*REELS, *PHOTOS), OCTOBER, SEPTEMBER, ("instagram",)).sheets
    assert sheet.culture.id == "instagram"
    # Reels: 6 × 60 ÷ 6 000 = 6 %; photos: 141 ÷ 6 000 = 2.35 %.
    assert (sheet.best_format.name, sheet.best_format.counted) == ("reel", 6)
    assert sheet.best_format.rate == pytest.approx(0.06)
    assert sheet.best_format.interval == pytest.approx((0.06, 0.06))
    assert sheet.formats == 2
    assert [(each.hour, each.posts) for each in sheet.hours] == [(9, 6), (18, 6)]


def test_the_length_of_the_best_posts():
    # 24 posts of one format: the quarter with most likes, 6 posts, are 30 letters long.
    best = [(day, 9, "photo", 1000.0, 90.0 + day, "b" * 30) for day in range(1, 7)]
    rest = [(day, 9, "photo", 1000.0, 10.0 + day, "r" * 80) for day in range(1, 19)]
    (sheet,) = adapt(posts(*best, *rest), OCTOBER, SEPTEMBER, ("instagram",)).sheets
    assert (sheet.length.best, sheet.length.every) == (30, 80)
    assert (sheet.length.among, sheet.length.posts) == (6, 24)


def test_too_few_posts_say_nothing_of_length_or_format():
    (sheet,) = adapt(posts(*REELS[:4]), OCTOBER, SEPTEMBER, ("instagram",)).sheets
    assert sheet.best_format is None
    assert sheet.length is None


def test_dates_without_an_hour_give_no_hour():
    frame = posts(*REELS)
    midnight = frame.assign(published_at=frame["published_at"].dt.normalize())
    (sheet,) = adapt(midnight, OCTOBER, SEPTEMBER, ("instagram",)).sheets
    assert sheet.hours == ()


def test_a_platform_without_posts_keeps_its_advice():
    (sheet,) = adapt(tables.empty("posts"), OCTOBER, SEPTEMBER, ("linkedin",)).sheets
    assert sheet.culture.id == "linkedin"
    assert (sheet.best_format, sheet.hours, sheet.length) == (None, (), None)


# -- the matrix of messages ----------------------------------------------------------


def matrix(*given, kept=("instagram", "x")):
    return read_matrix(
        rows("messages", *({"message": m, "platform": p, "variant": t} for m, p, t in given)), kept
    )


def states(found):
    return {pair: each.state for pair, each in found.variants.items()}


def test_missing_too_long_and_pasted_are_flagged():
    found = matrix(
        ("Fair", "instagram", "Come and see the kiln on Sunday. #fair"),
        ("Fair", "x", "come and see the kiln on sunday https://a.example/fair"),
        ("Sale", "instagram", "Everything must go, from the smallest bowl to the largest dish."),
        ("Sale", "x", "s" * 281),
        ("News", "instagram", "A new glaze."),
        ("News", "pinterest", ""),
    )
    assert states(found) == {
        ("Fair", "instagram"): "same", ("Fair", "x"): "same", ("Fair", "pinterest"): "not_planned",
        ("Sale", "instagram"): "ready", ("Sale", "x"): "too_long",
        ("Sale", "pinterest"): "not_planned",
        ("News", "instagram"): "ready", ("News", "x"): "missing", ("News", "pinterest"): "missing",
    }  # fmt: skip
    assert found.variants["Fair", "x"].same_as == ("instagram",)
    assert found.planned == 7
    facts = {
        each.key: (each.facts["count"].value, each.comparison.value.value)
        for each in find_messages(found)
    }
    assert facts == {
        "platforms.variants_missing": (2, pytest.approx(2 / 7)),
        "platforms.variants_too_long": (1, pytest.approx(1 / 7)),
        "platforms.variants_same": (2, pytest.approx(2 / 7)),
    }


def test_a_dash_says_that_a_message_is_not_for_a_platform():
    found = matrix(("News", "instagram", "A new glaze."), ("News", "x", "–"))
    assert states(found) == {("News", "instagram"): "ready", ("News", "x"): "not_planned"}
    assert find_messages(found) == ()


def test_links_count_as_the_platform_counts_them():
    link = "https://www.example.org/a/very/long/way/to/say/where/it/is"
    assert length_on(f"Read {link}", "x") == 5 + 23
    assert length_on(f"Read {link}", "instagram") == 5 + len(link)
    assert length_on("e\u0301t\u00e9", "x") == 3
    assert length_on("abc", "nowhere known") == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Le four est chaud !", "LE FOUR EST CHAUD ! #four", True),
        ("Le four est chaud", "Le tour est froid, la terre attend", False),
        ("#a", "#b https://c.example", True),
        ("#a", "mots", False),
    ],
)
def test_alike_leaves_links_and_hashtags_aside(one, other, same):
    assert alike(one, other) is same


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_message_is_said(code):
    page = views.message_matrix(Look(language(code)), matrix()).markup
    assert "<table" not in page
