"""Rows of the list of 24 (and of the shop's) that no exercise covers, each worked out by hand."""

import pytest

from strategy.kpi_rows import covered, lead, mentions, parts_of, post, tables, value, web


def test_what_was_seen() -> None:
    found = tables(posts=[post(1), post(2, platform="facebook", impressions=700.0)])
    measured = value("impressions", found)
    assert measured.value == 1500 + 700
    assert parts_of(measured) == {"instagram": 1500, "facebook": 700}


def test_people_who_talk_are_different_authors() -> None:
    rows = mentions({("Rivage", "x"): 6, ("A", "x"): 3})
    again = [dict(rows[0], text="once more")]
    assert value("ptat", tables(mentions=[*rows, *again])).value == 6


def test_interactions_and_how_they_moved() -> None:
    """30 an October post, twice; 48 in September: 60 ÷ 48 − 1 = 25 %."""
    earlier = post(9, "2026-09-10", reactions=38.0)
    found = tables(posts=[post(1), post(2, "2026-10-20"), earlier])
    assert value("interactions", found).value == 60
    assert value("interaction_trend", found).value == pytest.approx(0.25)


def test_what_came_of_visits() -> None:
    rows = covered(
        web(),
        web(source_name="facebook", sessions=50.0, users=40.0, purchases=4.0, add_to_carts=5.0),
    )
    found = tables(web=rows)
    assert value("social_sessions", found).value == 150
    assert value("social_visits", found).value == 120
    assert value("conversion_rate", found).value == pytest.approx(6 / 150)
    assert value("cart_abandonment", found).value == pytest.approx(1 - 6 / 15)


def test_leads_grow_and_come_by_channels() -> None:
    now = [lead(n, channel=("Paid Social", "Organic Social")[n % 3 == 0]) for n in range(6)]
    before = [lead(100 + n, date="2026-09-12") for n in range(4)]
    found = tables(leads=[*now, *before])
    assert value("lead_growth", found).value == pytest.approx(0.5)
    assert parts_of(value("leads_channel", found)) == {"Paid Social": 4, "Organic Social": 2}
