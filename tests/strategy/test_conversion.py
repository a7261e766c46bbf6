"""Chapter 7: costs, funnel and returns of a scenario, worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from stratbook.core.choice import Override
from stratbook.core.tables import conform
from stratbook.notebook.session import open_session
from stratbook.strategy import conversion
from stratbook.strategy.conversion.exported import exported
from stratbook.strategy.kpis import measure
from stratbook.strategy.kpis.scope import Outlay
from strategy.conversion_rows import EXERCISE_12, OCTOBER, inputs, scope


def judged(*, overrides=(), sheets=None, tables=None, **changes):
    row = {**EXERCISE_12, **changes}
    given = inputs(scenarios=[row], **(sheets or {}))
    found = conversion.scenarios(given, scope(**(tables or {})))
    return conversion.judge_all(found, overrides)[0]


def test_exercise_12_costs_and_prices():
    back = judged().returns
    assert back.full == 2000 + 800 + 20 * 40 == 3600
    assert back.cpm == pytest.approx(8.00)
    assert back.ctr == pytest.approx(0.012)
    assert back.cpc == pytest.approx(0.67, abs=0.005)
    assert back.cpl_media == pytest.approx(13.33, abs=0.005)
    assert back.cpl_full == pytest.approx(24.00)
    assert back.cpa_full == pytest.approx(120)
    assert back.cpa_media == pytest.approx(66.67, abs=0.005)


def test_exercise_12_returns_and_break_even():
    back = judged().returns
    assert back.roas == pytest.approx(2.70)
    assert back.roi_revenue == pytest.approx(0.50)
    assert back.roi_margin == pytest.approx(-0.325)  # (5400 × 0.45 − 3600) ÷ 3600
    assert back.break_even == 45  # 3600 ÷ 81 = 44.4
    assert back.roas_media == pytest.approx(2.22, abs=0.005)
    assert back.roas_full == pytest.approx(4.0)  # 3600 ÷ 0.45 ÷ 2000


def test_exercise_12_funnel_with_intervals_and_drop_offs():
    steps = judged().funnel
    assert [(each.id, each.count) for each in steps.steps] == [
        ("impressions", 250_000), ("clicks", 3000), ("leads", 150), ("sales", 30),
    ]  # fmt: skip
    assert steps.unknown == ("sessions",)
    assert [each.rate for each in steps.steps[1:]] == pytest.approx([0.012, 0.05, 0.2])
    assert [each.lost for each in steps.steps[1:]] == [247_000, 2850, 120]
    rate, interval = steps.rate("sales", "clicks")
    assert rate == pytest.approx(0.01)
    assert interval == pytest.approx((0.0070, 0.0142), abs=0.00005)


def test_exercise_12_holds_in_the_demonstration(root, tmp_path):
    session = open_session(root / "data" / "clients" / "ateliers_du_rivage", work=tmp_path)
    found = conversion.scenarios(session.brief.inputs, scope())
    back = conversion.judge_all(found)[0].returns
    assert (back.full, back.break_even) == (3600, 45)
    assert (back.roas, back.roi_revenue, back.roi_margin) == pytest.approx((2.7, 0.5, -0.325))


def test_a_part_of_the_cost_nobody_gave_leaves_the_full_cost_unknown():
    found = judged(production=None)
    assert found.returns.missing == ("production",)
    assert found.returns.full is None
    assert found.returns.roi_margin is None
    assert found.choice.computed == "wait"
    keys = [each.key for each in conversion.find_scenarios([found], "EUR")]
    assert keys == ["conversion.cost_unknown"]


def test_costs_come_from_actions_and_suppliers_where_the_sheet_is_silent():
    name = EXERCISE_12["scenario"]
    actions = [
        {"scenario": name, "action": "A", "starts": "2026-10-01", "due": "2026-10-05",
         "cost": 120, "hours": 3},
        {"scenario": name.upper(), "action": "B", "starts": "2026-10-01", "due": "2026-10-05",
         "cost": 80, "hours": 4},
    ]  # fmt: skip
    ordered = [{"scenario": name, "kind": "designer", "deliverable": "C", "lead_days": 5,
                "ordered_on": "2026-10-01", "cost": 350, "firmness": "quote"}]  # fmt: skip
    sheets = {"scenario_actions": actions, "suppliers": ordered}
    found = judged(production=None, hours=None, suppliers=None, sheets=sheets)
    assert found.returns.parts == {
        "media": 2000, "production": 200, "labour": 7 * 40, "suppliers": 350,
    }  # fmt: skip
    assert found.returns.full == 2830
    assert not found.scenario.firm
    assert found.scenario.figure("hours").origin == "actions"


def ads(**changes):
    row = {
        "date_start": OCTOBER.start, "date_end": OCTOBER.end, "platform": "meta",
        "campaign": "Winter | sales", "spend": 500.0, "currency": "EUR", "impressions": 80_000,
        "clicks_link": 900, "conversions": 25, "attribution": "7-day click",
        "source": "exports/ads.csv:2", **changes,
    }  # fmt: skip
    return conform("ads", pd.DataFrame([row]), "Europe/Paris")


def leads():
    made = [("1", "lead", None), ("1", "lead", None), ("2", "lead", None), ("3", "sale", 150.0)]
    frame = pd.DataFrame([
        {"date": OCTOBER.start, "lead_id": id_, "campaign": "winter", "stage": stage,
         "channel": "Paid Social", "amount": amount, "source": "exports/crm.csv:2"}
        for id_, stage, amount in made
    ])  # fmt: skip
    return conform("leads", frame, "Europe/Paris")


def test_exports_fill_in_by_campaign_and_claims_are_never_conversions():
    found = exported(("winter | SALES", "Winter"), scope(ads=ads(), leads=leads()))
    assert found.figures == {
        "media": (500.0, "ads"), "impressions": (80_000.0, "ads"), "clicks": (900.0, "ads"),
        "leads": (2.0, "crm"), "sales": (1.0, "crm"), "revenue": (150.0, "crm"),
    }  # fmt: skip
    assert found.claims == (("Meta (Facebook, Instagram)", 25.0),)
    assert found.window == "7-day click"


def test_an_ads_row_that_straddles_the_dates_gives_nothing():
    found = exported(("winter | sales",), scope(ads=ads(date_end=pd.Timestamp("2026-11-15"))))
    assert found.figures == {}
    assert len(found.reasons) == 1


def test_what_is_typed_stands_before_the_exports():
    found = judged(campaigns="winter | sales", tables={"ads": ads()})
    assert found.scenario.value("media") == 2000
    assert found.scenario.figure("media").origin == "sheet"


def test_the_celebrated_roas_has_its_own_rule():
    found = conversion.find_scenarios([judged()], "EUR")
    assert [each.key for each in found] == ["conversion.roas_hides_loss"]
    assert found[0].facts["break_even"].value == 45
    assert found[0].facts["needed"].value == pytest.approx(4.0)
    assert found[0].tone == "bad"
    poorer = conversion.find_scenarios([judged(basket=60)], "EUR")  # ROAS 0.9
    assert [each.key for each in poorer] == ["conversion.loss"]
    richer = conversion.find_scenarios([judged(basket=400)], "EUR")
    assert [each.key for each in richer] == ["conversion.gain"]


@pytest.mark.parametrize(
    ("changes", "choice"),
    [
        ({}, "adjust"),  # −32.5 %
        ({"sales": 9}, "wait"),
        ({"state": "planned"}, "wait"),
        ({"basket": 60}, "stop"),  # −77.5 %, the interval below 0
        ({"basket": 270}, "keep"),  # +1.25 %
        ({"basket": 500}, "scale"),  # +87.5 %, low end +31 %
        ({"basket": 330}, "keep"),  # +23.75 %, but the low end is −13 %
    ],
)
def test_what_to_do_with_a_scenario(changes, choice):
    assert judged(**changes).choice.computed == choice


def test_a_person_may_decide_otherwise():
    word = Override(
        rule="conversion.scenario", subject="exercise 12", choice="keep", reason="stock"
    )
    found = judged(overrides=[word])
    assert (found.choice.computed, found.choice.chosen) == ("adjust", "keep")


def test_where_no_money_comes_in_there_is_no_revenue_and_no_return_on_it():
    found = judged(conversion="registration", sales=400, worth=10)
    assert found.scenario.value("revenue") is None
    assert (found.returns.roas, found.returns.roi_revenue, found.returns.break_even) == (
        None, None, None,
    )  # fmt: skip
    assert found.basis == "worth"
    assert found.result == pytest.approx(400 * 10 / 3600 - 1)
    assert found.cost_each == pytest.approx(9.0)
    assert found.funnel.steps[-1].label == "registrations"
    assert found.funnel.step("leads").label == "contacts made"


def test_a_donation_is_kept_whole():
    found = judged(conversion="donation", revenue=5400, basket=None, margin_rate=None)
    assert found.returns.margin == 5400
    assert found.result == pytest.approx(0.5)
    assert found.returns.break_even == 20  # 3600 ÷ 180


def test_roi_sums_the_scenarios_of_the_period_then_divides():
    ended = OCTOBER.end
    given = replace(scope(), outlays=(
        Outlay("A", ended, 3600.0, 2430.0), Outlay("B", ended, 400.0, 1570.0),
        Outlay("C", ended, None, 900.0), Outlay("D", ended.replace(month=9, day=3), 9.0, 99.0),
    ))  # fmt: skip
    found = measure("roi", given)
    assert found.value == pytest.approx(0.0)  # 4000 against 4000
    assert (found.n, found.partial, len(found.notes)) == (2, True, 1)
    assert measure("roi", scope()).value is None


def test_a_scenario_that_is_planned_or_does_not_sell_is_no_outlay():
    kept = [judged(), judged(state="planned"), judged(conversion="registration")]
    assert [each.cost for each in conversion.outlays_of(each.scenario for each in kept)] == [3600]


def test_clicks_that_never_become_sessions_are_spoken_of():
    found = conversion.find_scenarios([judged(sessions=1500)], "EUR")
    assert "conversion.clicks_lost" in [each.key for each in found]
    fine = conversion.find_scenarios([judged(sessions=2600)], "EUR")
    assert "conversion.clicks_lost" not in [each.key for each in fine]
