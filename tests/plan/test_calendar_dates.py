"""Seasonal dates by rule, held against known calendars; and which client sees which."""

import datetime as dt

import pytest

from plan.calendar_rows import client
from stratbook.core.period import Period, month
from stratbook.plan.calendar.closed import days_off
from stratbook.plan.calendar.dates import easter, first_day
from stratbook.plan.calendar.hooks import hooks_of, seasons
from stratbook.plan.flights.rows import read_flights

KNOWN = {
    "winter_sales": ("2024-01-10", "2025-01-08", "2026-01-07"),
    "summer_sales": ("2024-06-26", "2025-06-25", "2027-06-23"),
    "mothers": ("2023-06-04", "2025-05-25", "2026-05-31"),
    "fathers": ("2025-06-15", "2026-06-21"),
    "heritage_days": ("2023-09-16", "2024-09-21", "2026-09-19"),
    "black_friday": ("2024-11-29", "2025-11-28", "2026-11-27"),
    "giving_tuesday": ("2024-12-03", "2026-12-01"),
    "safer_internet": ("2024-02-06", "2025-02-11", "2026-02-10"),
    "mardi_gras": ("2025-03-04", "2026-02-17"),
    "mothers_uk": ("2025-03-30", "2026-03-15"),
    "science_festival": ("2023-10-06", "2024-10-04", "2025-10-03"),
    "winter_time": ("2025-10-26", "2026-10-25"),
    "quality_day": ("2025-11-13", "2026-11-12"),
    "beaujolais": ("2025-11-20", "2026-11-19"),
    "volunteers": ("2026-12-05",),
}


@pytest.mark.parametrize(("id_", "days"), KNOWN.items(), ids=KNOWN)
def test_a_rule_gives_the_days_that_were(id_, days):
    rule = {each.id: each for each in seasons()}[id_]
    for day in map(dt.date.fromisoformat, days):
        assert rule.period(day.year).start == day


def test_easter_is_that_of_the_almanac():
    assert [easter(year) for year in (2024, 2025, 2026, 2027)] == [
        dt.date(2024, 3, 31), dt.date(2025, 4, 20), dt.date(2026, 4, 5), dt.date(2027, 3, 28),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["soon", "nth 6 sat 09", "easter", "13-45", "last xyz 05"])
def test_a_rule_that_is_none_is_refused(rule):
    with pytest.raises(ValueError, match=r"date rule|month|tuple"):
        first_day(rule, 2026)


def test_every_season_is_whole_and_gives_a_day_in_any_year():
    ids = [each.id for each in seasons()]
    assert len(ids) == len(set(ids)) >= 80
    for each in seasons():
        assert all(each.names[code].strip() and each.angles[code].strip() for code in ("fr", "en"))
        assert each.tone in {"light", "neutral", "solemn"}
        assert each.source
        for year in range(2020, 2045):
            assert each.period(year).start.year == year


def _names(brief, span: Period) -> set[str]:
    return {each.name("en") for each in hooks_of(brief, (), span)}


def test_a_client_sees_what_suits_its_trade_and_its_country():
    november = month(2026, 11)
    potter = _names(client(), november)
    assert "Black Friday" in potter
    assert "World Quality Day" not in potter  # for makers who sell to firms
    assert "World Children's Day".replace("'", "’") not in potter
    named = {"name": "X", "type": "btob", "country": "IE", "sector": "Industrial sensors"}
    maker = _names(client(file={"organisation": named}), november)
    assert "World Quality Day" in maker
    assert "Black Friday" not in maker


def test_own_dates_come_first_and_campaigns_are_dates():
    brief = client(
        own_dates=[{"date": "2026-11-20", "name": "Open day", "pillar": "making"}],
        flights=[{"flight": "IG-gifts", "starts": "2026-11-20", "ends": "2026-12-01",
                  "platform": "instagram", "objective": "sales", "budget": 10.0}],
        plan_events=[
            {"name": "Fair", "starts": "2026-11-20", "ends": "2026-11-21", "weight": 1.5},
            {"name": "Closed", "starts": "2026-11-20", "ends": "2026-11-21", "weight": 0.5},
        ],
    )  # fmt: skip
    day = Period(start=dt.date(2026, 11, 20), end=dt.date(2026, 11, 20))
    found = hooks_of(brief, read_flights(brief.inputs["flights"]), day)
    assert [(each.name("en"), each.origin) for each in found[:3]] == [
        ("Open day", "own"), ("Fair", "event"), ("IG-gifts", "flight"),
    ]  # fmt: skip
    assert "Closed" not in {each.name("en") for each in found}


def test_public_holidays_are_those_of_the_country():
    assert days_off(client(), month(2026, 11)) == {
        dt.date(2026, 11, 1): "All Saints' Day", dt.date(2026, 11, 11): "Armistice Day",
    }  # fmt: skip
