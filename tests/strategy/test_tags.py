"""Tags: the first rule that holds, people before rules, and what share is tagged."""

import pandas as pd
import pytest

from stratbook.brief.options import TagRule
from stratbook.core.tables import SCHEMAS, Tables
from stratbook.strategy.tag_results import leading, results_by_tag
from stratbook.strategy.tags import coverage, proposals, tags_listing, tags_table
from strategy.kpi_rows import post, scope, tables


def rule(when: dict[str, object], **values: str) -> TagRule:
    return TagRule.model_validate({"when": when, "set": values})


def corrected(*rows: dict[str, object]) -> pd.DataFrame:
    names = [*SCHEMAS["tags"].names, "day", "format", "words", "permalink"]
    found = [{"platform": "instagram", "source": f"tags.xlsx:{line}", **row}
             for line, row in enumerate(rows, start=2)]  # fmt: skip
    return pd.DataFrame(found).reindex(columns=names).drop(columns="tagged_by")


@pytest.mark.parametrize(
    ("when", "text", "holds"),
    [
        ({"hashtags": ["Communaute"]}, "Merci ! #communauté", True),
        ({"hashtags": ["#communauté"]}, "Merci ! #COMMUNAUTÉ", True),
        ({"hashtags": ["commun"]}, "#communauté", False),
        ({"hashtags": ["a", "b"]}, "#b", True),
        ({"contains": ["art"]}, "Départ demain", False),
        ({"contains": ["idée cadeau"]}, "IDEE  CADEAU : un bol", True),
        ({"contains": ["l’atelier"]}, "dans l'atelier", True),
        ({"contains": ["c++ (.*)"]}, "c'est tout", False),
        ({"contains": ["bol"], "format": "reel"}, "un bol", False),
        ({"contains": ["bol"], "format": "photo", "platform": "instagram"}, "un bol", True),
        ({"platform": "facebook"}, "un bol", False),
        ({"contains": ["bol"]}, None, False),
    ],
)
def test_conditions(when, text, holds):
    found = proposals(tables(posts=[post(1, text=text)])["posts"], [rule(when, pillar="x")])
    assert found.matched == (int(holds),)
    assert found.frame["pillar"].notna().tolist() == [holds]


def test_the_first_rule_speaks_tag_by_tag_and_clashes_are_counted():
    rules = [
        rule({"contains": ["bol"]}, pillar="a"),
        rule({"format": "photo"}, pillar="b", cta="buy"),
        rule({"contains": ["vase"]}, pillar="c"),
    ]
    found = proposals(tables(posts=[post(1, text="un bol"), post(2, text="x")])["posts"], rules)
    assert found.frame[["pillar", "cta", "rule"]].to_numpy().tolist() == [
        ["a", "buy", 1], ["b", "buy", 2]
    ]  # fmt: skip
    assert (found.clashes, found.idle) == (1, (3,))


POSTS = [post(1, text="#conseil"), post(2, text="#conseil"), post(3, text="rien")]
RULES = [rule({"hashtags": ["conseil"]}, pillar="conseil", cta="lire")]


def tagged(found: Tables, *rows: dict[str, object]) -> pd.DataFrame:
    return tags_table(found, RULES, corrected(*rows)).set_index("post_id")


def test_people_win_over_rules_and_a_dash_takes_a_tag_away():
    table = tagged(
        tables(posts=POSTS), {"post_id": "p1", "pillar": "recette"}, {"post_id": "p2", "cta": "–"}
    )
    assert table.loc["p1", ["pillar", "cta", "tagged_by"]].tolist() == ["recette", "lire", "person"]
    assert table.loc["p2", "pillar"] == "conseil"
    assert pd.isna(table.loc["p2", "cta"])
    assert table.loc["p1", "source"] == "tags.xlsx:2"
    assert "p3" not in table.index


def test_the_table_conforms_and_says_where_rules_come_from():
    table = tags_table(tables(posts=POSTS), RULES)
    assert tuple(table.columns) == SCHEMAS["tags"].names
    assert table["tagged_by"].tolist() == ["rule", "rule"]
    assert table["source"].tolist() == ["client.yml!tags:1"] * 2


def test_corrections_of_posts_that_are_not_exported_are_remembered():
    assert (
        tagged(tables(posts=POSTS), {"post_id": "old", "pillar": "noël"}).loc["old", "pillar"]
        == "noël"
    )
    assert tagged(
        Tables(timezone="Europe/Paris"), {"post_id": "old", "pillar": "noël"}
    ).index.tolist() == ["old"]


def test_a_file_of_tags_stands_between_people_and_rules():
    given = [{"post_id": "p1", "platform": "instagram", "pillar": "file", "cta": "file"}]
    table = tagged(tables(posts=POSTS, tags=given), {"post_id": "p1", "cta": "person"})
    assert table.loc["p1", ["pillar", "cta"]].tolist() == ["file", "person"]


def test_the_same_id_on_two_platforms_is_two_posts():
    found = tables(posts=[post(1, text="a"), post(1, text="b", platform="facebook")])
    table = tags_table(found, [], corrected({"post_id": "p1", "pillar": "x"}))
    assert table[["platform", "pillar"]].to_numpy().tolist() == [["instagram", "x"]]


def test_coverage_counts_each_tag():
    found = tables(posts=POSTS)
    table = tags_table(found, RULES, corrected({"post_id": "p3", "origin": "ugc"}))
    by_tag = {each.tag: each for each in coverage(found["posts"], table)}
    assert (by_tag["pillar"].tagged, by_tag["pillar"].total, by_tag["pillar"].by_person) == (
        2,
        3,
        0,
    )
    assert (by_tag["origin"].tagged, by_tag["origin"].by_person) == (1, 1)
    assert by_tag["cta"].share == pytest.approx(2 / 3)
    assert coverage(found["posts"].iloc[:0], table)[0].share is None


def test_the_listing_keeps_every_correction():
    found = tables(posts=POSTS)
    rows = corrected({"post_id": "p2", "pillar": "x"}, {"post_id": "old", "pillar": "y"})
    posts = found["posts"]
    listed = tags_listing(posts.iloc[:1], proposals(posts, RULES), rows)
    assert listed["post_id"].tolist() == ["p1", "p2", "old"]
    assert listed["pillar"].dropna().tolist() == ["x", "y"]
    assert listed["proposed_pillar"].dropna().tolist() == ["conseil"]


# -- results by pillar ------------------------------------------------------------------


def many(pillar: str, count: int, reactions: float, first: int = 0) -> list[dict[str, object]]:
    given = {"text": f"#{pillar}", "reactions": reactions, "shares": 0.0, "comments": 0.0}
    return [post(first + n, f"2026-10-{n + 1:02d}", **given) for n in range(count)]


def by_pillar(*rows: dict[str, object]):
    rules = [rule({"hashtags": [name]}, pillar=name) for name in ("a", "b", "c")]
    found = tables(posts=rows)
    return results_by_tag(
        scope(Tables({**found.frames, "tags": tags_table(found, rules)}, found.timezone))
    )


def test_results_hold_share_rate_interval_and_n():
    found = by_pillar(*many("a", 6, 30), *many("b", 3, 90, 10), post(99, text="rien"))
    first, second = found.rows
    assert (first.value, first.posts, first.n) == ("a", 6, 6)
    assert first.share == pytest.approx(0.6)
    assert first.rate == pytest.approx(0.03)
    assert first.interval == pytest.approx((0.03, 0.03))
    assert first.enough
    assert not second.enough
    assert (found.posts, found.tagged) == (10, 9)


def test_pillars_are_only_told_apart_when_intervals_do_not_touch():
    best, least = leading(by_pillar(*many("a", 6, 30), *many("b", 6, 90, 10)))
    assert (best.value, least.value) == ("b", "a")
    assert leading(by_pillar(*many("a", 6, 30), *many("b", 6, 30, 10))) is None
    assert leading(by_pillar(*many("a", 6, 30), *many("b", 3, 90, 10))) is None


def test_without_reach_there_is_no_rate_and_without_tags_a_reason():
    blind = [{**each, "reach": None} for each in many("a", 6, 30)]
    assert by_pillar(*blind).rows[0].rate is None
    assert by_pillar(post(1, text="rien")).reason is not None
    assert results_by_tag(scope(Tables(timezone="Europe/Paris"))).reason is not None
