"""KPIs that rest on sheets people fill in, and the share of local sessions, by hand."""

import pandas as pd
import pytest

from stratbook.core import reference
from stratbook.strategy.kpis import computed
from stratbook.strategy.kpis.traffic_places import country_names
from strategy.kpi_rows import mentions, parts_of, scope, tables, value, web

ADVOCACY = pd.DataFrame(
    {"period": ["2026-09", "2026-10"], "enrolled": [14.0, 14.0], "active": [6.0, 8.0],
     "proposed": [9.0, 13.0], "approved": [8.0, 11.0], "clicks": [41.0, 67.0],
     "source": ["inputs/advocacy.csv:2", "inputs/advocacy.csv:3"]}
)  # fmt: skip
STAFF = pd.DataFrame(
    {"period": ["2026-09", "2026-10", "2026-10"], "platform": ["instagram", "instagram", "x"],
     "reach": [3900.0, 5200.0, 1400.0], "source": ["inputs/employee_voice.csv:2"] * 3}
)  # fmt: skip


def market(day: str, share: float = 0.11) -> dict[str, pd.DataFrame]:
    row = {"date": [pd.Timestamp(day)], "share": [share], "source_name": ["Survey"],
           "source": ["inputs/market.csv:2"]}  # fmt: skip
    return {"market": pd.DataFrame(row)}


def test_excess_share_of_voice_is_voice_minus_market() -> None:
    found = tables(mentions=mentions({("Rivage", "x"): 30, ("A", "x"): 70}))
    measured = value("esov", found, told=market("2025-12-31"))
    assert measured.value == pytest.approx(0.30 - 0.11)
    voice = value("sov_mentions", found)
    assert measured.interval == pytest.approx([each - 0.11 for each in voice.interval])
    assert "inputs/market.csv" in measured.sources


@pytest.mark.parametrize("day", ["2024-12-31", "2026-12-31"])
def test_a_market_share_too_old_or_to_come_is_not_used(day) -> None:
    found = tables(mentions=mentions({("Rivage", "x"): 30, ("A", "x"): 70}))
    assert value("esov", found, told=market(day)).value is None


def test_ambassadors_in_totals_only() -> None:
    told = {"advocacy": ADVOCACY, "employee_voice": STAFF}
    rate = value("advocacy_participation", tables(), told=told)
    assert (rate.value, rate.n) == (pytest.approx(8 / 14), 14)
    assert value("advocacy_validation", tables(), told=told).value == pytest.approx(11 / 13)
    assert value("advocacy_clicks", tables(), told=told).value == 67
    reach = value("advocacy_reach", tables(), told=told)
    assert reach.value == 6600
    assert parts_of(reach) == {"instagram": 5200, "x": 1400}
    assert "duplicates" in reach.variant.plain()


def test_people_enrolled_in_three_months_are_no_rate_of_a_quarter() -> None:
    told = {"advocacy": ADVOCACY}
    assert value("advocacy_participation", tables(), "2026-Q3", told=told).value == pytest.approx(
        6 / 14
    )
    two = ADVOCACY.assign(period=["2026-10", "2026-11"])
    assert (
        value("advocacy_participation", tables(), "2026-Q4", told={"advocacy": two}).value is None
    )
    assert value("advocacy_clicks", tables(), "2026-Q4", told={"advocacy": two}).value == 108


@pytest.mark.parametrize("told", [{}, {"advocacy": ADVOCACY.iloc[:0]}])
def test_without_the_sheet_there_is_a_reason(told) -> None:
    for id_ in ("advocacy_participation", "advocacy_reach", "advocacy_clicks", "esov"):
        assert value(id_, tables(), told=told).reason is not None


def test_the_share_of_local_sessions_reads_codes_and_names() -> None:
    rows = [web(country=name, sessions=count) for name, count in
            (("France", 60.0), ("FR", 20.0), ("Belgique", 20.0), ("(not set)", 900.0))]  # fmt: skip
    measured = value("local_share", tables(web=[*rows, web(sessions=50.0)]), country="FR")
    assert (measured.value, measured.n) == (pytest.approx(0.8), 100)
    assert value("local_share", tables(web=rows)).value is None
    assert country_names("DE") == {"de", "germany", "allemagne"}


def test_every_kpi_has_a_function_or_a_stated_reason() -> None:
    left = {"emv", "influence_index", "cost_per_reached_1000", "alignment_index"}
    assert set(reference.kpis()) - computed() <= left
    for id_ in left - computed():
        assert value(id_, tables()).reason is not None
    assert scope(tables()).told == {}
