"""The line, its pillars and its cadence: shares and targets worked out by hand."""

import pytest

from stratbook.core.choice import Override
from stratbook.strategy.editorial.findings import find_line
from stratbook.strategy.editorial.line import ASPECTS, read_cadence, read_line
from stratbook.strategy.editorial.pillars import read_pillars
from strategy.editorial_rows import rows, tag
from strategy.kpi_rows import OCTOBER, post, scope, tables

LINE = rows("pillars", {"pillar": "Atelier", "target_share": 50.0},
            {"pillar": "conseil", "target_share": 45.0},
            {"pillar": "clientes", "target_share": 5.0})  # fmt: skip


def published(*names, months=(10,)):
    """Publish one post a name in each month; None carries no pillar."""
    numbered = [(name, month) for month in months for name in names]
    posts = [
        post(n, f"2026-{month:02d}-{1 + n % 27:02d}", text=f"texte {n}")
        for n, (_, month) in enumerate(numbered)
    ]
    tags = [tag(n, pillar=name) for n, (name, _) in enumerate(numbered) if name]
    return scope(tables(posts=posts, **({"tags": tags} if tags else {})))


def read(found, overrides=()):
    return read_pillars(LINE, found, overrides)


def test_the_line_holds_each_aspect_and_names_those_not_written():
    line = read_line(
        rows(
            "editorial_line",
            {"aspect": "promise", "statement": "Show the hand", "why": "trust"},
            {"aspect": "say", "statement": "The price"},
            {"aspect": "say", "statement": "The delay"},
            {"aspect": "tone", "statement": None},
        )
    )
    assert [each.statement for each in line.aspects["say"]] == ["The price", "The delay"]
    assert line.missing == tuple(each for each in ASPECTS if each not in {"promise", "say"})
    assert line.is_written
    assert not read_line(rows("editorial_line")).is_written


def test_shares_are_of_tagged_posts_beside_their_target_with_wilsons_interval():
    found = read(published(*["atelier"] * 30, *["conseil"] * 10, *[None] * 8))
    atelier, conseil, clientes = found.rows
    assert (found.posts, found.tagged, found.untagged_share) == (48, 40, pytest.approx(1 / 6))
    assert (atelier.posts, atelier.share, atelier.target) == (30, 0.75, 0.5)
    assert atelier.gap == pytest.approx(0.25)
    # Wilson at 95 % for 30 of 40, by hand: centre 0.7281, half-width 0.1304.
    assert atelier.interval == pytest.approx((0.5981, 0.8582), abs=5e-4)
    assert [each.choice.chosen for each in found.rows] == ["less", "more", "start"]
    assert (conseil.share, clientes.share) == (0.25, 0.0)


def test_a_share_whose_interval_holds_the_target_is_kept():
    found = read(published(*["atelier"] * 22, *["conseil"] * 18))
    assert [each.choice.computed for each in found.rows] == ["keep", "keep", "start"]


def test_few_posts_give_no_advice():
    found = read(published(*["atelier"] * 20))
    assert {each.choice.computed for each in found.rows} == {"wait"}
    assert all(not each.key.startswith("editorial.pillar") for each in findings(found))


def test_a_theme_the_line_does_not_name_is_said_once():
    found = read(published(*["atelier"] * 20, *["conseil"] * 18, *["humeur"] * 2))
    outside = found.rows[-1]
    assert (outside.name, outside.in_line, outside.choice.computed) == ("humeur", False, "name")
    assert "editorial.pillar_unnamed" in {each.key for each in findings(found)}


def test_a_person_may_decide_otherwise_on_one_pillar():
    word = Override(rule="editorial.pillar", subject="conseil", choice="keep", reason="launch")
    found = read(published(*["atelier"] * 30, *["conseil"] * 10), (word,))
    chosen = {each.name: (each.choice.computed, each.choice.chosen) for each in found.rows}
    assert chosen["conseil"] == ("more", "keep")


def test_the_drift_counts_each_month_apart():
    found = read(published("atelier", "atelier", "conseil", None, months=(9, 10)))
    drift = found.drift
    assert [each.start.month for each in drift.months] == [5, 6, 7, 8, 9, 10]
    assert drift.tagged == (0, 0, 0, 0, 3, 3)
    assert drift.counts["Atelier"] == (0, 0, 0, 0, 2, 2)


def test_the_window_is_the_quarter_and_the_period_is_counted_apart():
    found = read(published("atelier", months=(6, 9, 10)))
    (atelier, *_) = found.rows
    assert (atelier.posts, atelier.in_period) == (2, 1)  # June lies before 2 August


def test_findings_compare_the_share_with_its_target():
    found = findings(read(published(*["atelier"] * 30, *["conseil"] * 10, *[None] * 20)))
    keys = {each.key: each for each in found}
    over = keys["editorial.pillar_over"]
    assert over.comparison.value.value == 0.75
    assert over.comparison.reference.value == 0.5
    assert keys["editorial.pillar_silent"].comparison.reference.value == pytest.approx(0.05)
    assert keys["editorial.untagged"].comparison.value.value == pytest.approx(1 / 3)


def findings(pillars):
    return find_line(read_line(rows("editorial_line")), (), pillars)


def test_the_cadence_kept_is_held_against_the_one_wanted():
    posts = tables(posts=[post(n, f"2026-10-{1 + n:02d}") for n in range(26)])["posts"]
    sheet = rows(
        "cadence",
        {"platform": "instagram", "least_week": 3.0, "most_week": 4.0},
        {"platform": "tiktok", "least_week": 1.0},
    )
    instagram, tiktok = read_cadence(sheet, posts, OCTOBER)
    assert instagram.per_week == pytest.approx(26 / 13)  # 91 days are 13 weeks
    assert (instagram.verdict, tiktok.verdict) == ("less", "unknown")
    assert tiktok.per_week is None
    (said,) = [
        each
        for each in find_line(
            read_line(rows("editorial_line")), (instagram, tiktok), read(published("atelier"))
        )
        if each.key.startswith("editorial.cadence")
    ]
    assert said.key == "editorial.cadence_less"
    assert said.comparison.difference.value == pytest.approx(-1.0)
