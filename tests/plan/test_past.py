"""The client's own ads history in the plan: fitted where it can be, and said where it cannot."""

import numpy as np
import pandas as pd
import pytest

from media_plan_client import INSTAGRAM, brief_of, files, plan_of, row, seasonal
from stratbook.core.tables import empty
from stratbook.core.vocabulary import Level
from stratbook.plan.aim import aim_of
from stratbook.plan.confidence import confidence
from stratbook.plan.past import result_series

SALES = "{total: 18000, period: 2026-11-01..2027-01-30, aim: sales}"  # 91 days: 13 weeks
PLATFORMS = ("instagram", "facebook")


def history(weeks: int, varied: bool = True, currency: str = "EUR"):
    """Return weekly ads and daily purchases: 40·(1 − e^(−x/400)) and 15·(1 − e^(−x/400)) more."""
    rng = np.random.default_rng(7)
    mondays = pd.date_range("2024-01-01", periods=weeks, freq="7D")
    spend = {
        name: rng.uniform(100, 1200, weeks) if varied else np.full(weeks, 500.0)
        for name in PLATFORMS
    }
    ads = pd.concat([
        pd.DataFrame({
            "date_start": mondays, "date_end": mondays + pd.Timedelta(days=6),
            "platform": name, "spend": money, "currency": currency, "conversions": 30.0,
        })
        for name, money in spend.items()
    ])  # fmt: skip
    week = 60 + 40 * -np.expm1(-spend["instagram"] / 400) + 15 * -np.expm1(-spend["facebook"] / 400)
    sold = np.repeat((week + rng.normal(0, 1.5, weeks)) / 7, 7)
    days = pd.date_range("2024-01-01", periods=7 * weeks, freq="D")
    return ads, pd.DataFrame({"date": days, "purchases": sold})


def plan(folder, ads, web, *rows, **more):
    sheet = rows or tuple(row(name) for name in PLATFORMS)
    return plan_of(folder, *sheet, tables=files(ads=ads, web=web), budget=SALES, **more)


def said(made) -> str:
    return " ".join(each.plain() for each in made.notes)


def test_curves_are_fitted_to_a_history_that_is_long_enough(tmp_path):
    made = plan(tmp_path, *history(80))
    space = made.ad_space
    assert [each.bases["sales"] for each in space.curves] == ["history", "history"]
    # 13 weeks of 461 each: known truth 13 · 40 · (1 − e^(−461/400)) = 355 for Instagram.
    assert float(space.curves[0].nominal.value(13 * 461.0).mean()) == pytest.approx(355, rel=0.15)
    assert space.best.amounts[0] > space.best.amounts[1]
    seen = space.curves[0].seen
    assert 13 * 100 <= seen[0] < seen[1] <= 13 * 1200
    assert "purchases on the website" in said(made)


def test_a_history_goes_before_a_point_and_a_test_beside_it_is_used(tmp_path):
    tests = "Platform;Days;Spend;Incremental results;± standard error\ninstagram;7;461;28;2\n"
    made = plan(tmp_path, *history(80), INSTAGRAM, row("facebook"), lift_tests=tests)
    assert [each.bases["sales"] for each in made.ad_space.curves] == ["history_test", "history"]


def test_one_week_of_history_is_too_short_and_the_point_is_used(tmp_path):
    made = plan(tmp_path, *history(1), INSTAGRAM)
    assert made.ad_space.curves[0].bases["sales"] == "point"
    assert "gives 1 week that can be used (13 are needed)" in said(made)
    nothing = plan(tmp_path, *history(1))
    assert nothing.ad_space is None
    assert set(nothing.left_out) == set(PLATFORMS)


def test_spend_that_never_varied_is_said_and_a_point_goes_first(tmp_path):
    made = plan(tmp_path, *history(80, varied=False), INSTAGRAM, row("facebook"))
    assert [each.bases["sales"] for each in made.ad_space.curves] == ["point", "flat_history"]
    assert "Instagram: spend never varied" in said(made)


def test_another_currency_is_left_out_and_said(tmp_path):
    made = plan(tmp_path, *history(80, currency="USD"), INSTAGRAM)
    assert made.ad_space.curves[0].bases["sales"] == "point"
    assert "paid in USD and not in EUR" in said(made)


def test_negative_results_count_as_not_known(tmp_path):
    ads, web = history(80)
    web.loc[3:5, "purchases"] = -1.0
    made = plan(tmp_path, ads, web)
    assert "3 days of results are below zero" in said(made)
    assert made.ad_space.curves[0].bases["sales"] == "history"


def test_platforms_that_never_spent_or_are_not_listed_are_said(tmp_path):
    made = plan(tmp_path, *history(80), row("instagram"), row("tiktok", expected_results=50))
    assert "TikTok: nothing was ever spent there" in said(made)
    assert "Facebook: money was spent there before" in said(made)


def test_which_results_a_curve_explains(tmp_path):
    ads, web = history(20)
    leads = pd.DataFrame({"date": web["date"], "lead_id": [str(n) for n in range(len(web))]})
    both = files(ads=ads, web=web, leads=leads)
    series, note = result_series(both, "leads")
    assert series.sum() == len(leads)
    assert "register" in note.plain()
    series, note = result_series(both, "sales")
    assert series.sum() == pytest.approx(web["purchases"].sum())
    claimed, note = result_series(files(ads=ads, web=empty("web").drop(columns="source")), "sales")
    assert claimed.sum() == pytest.approx(20 * 60)  # 30 a week and platform
    assert "platforms claim" in note.plain()
    assert result_series(both, "reach")[0] is None
    assert aim_of(brief_of(tmp_path, budget=SALES).file).counted == "sales"


def test_spend_that_followed_the_season_puts_the_interval_in_doubt_unless_a_test_says(tmp_path):
    made = plan(tmp_path, *seasonal(spend_follows=True))
    instagram, facebook = made.ad_space.curves
    assert (instagram.doubtful, facebook.doubtful) == (True, False)
    assert "Instagram: spend rose and fell with the season (correlation 0." in said(made)
    assert "Facebook: spend rose" not in said(made)
    assert confidence(made.ad_space).level == Level.LOW
    tests = "Platform;Days;Spend;Incremental results;± standard error\ninstagram;7;461;20;2\n"
    tested = plan(tmp_path, *seasonal(spend_follows=True), lift_tests=tests)
    assert not tested.ad_space.curves[0].doubtful
    assert "rose and fell" not in said(tested)


def test_spend_that_went_its_own_way_is_not_in_doubt(tmp_path):
    made = plan(tmp_path, *seasonal(spend_follows=False))
    assert not any(each.doubtful for each in made.ad_space.curves)
    assert confidence(made.ad_space).level == Level.MEDIUM
    assert made.history.weeks == 80
