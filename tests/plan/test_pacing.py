"""Spend against the plan: matching, pace, forecast, what remains; worked out by hand."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.sheets import sheet
from stratbook.core.period import Period, month
from stratbook.plan.flights.rows import Range
from stratbook.plan.pacing.course import course_of
from stratbook.plan.pacing.findings import find_pacing
from stratbook.plan.pacing.flights import tracked_flights
from stratbook.plan.pacing.limits import Standing
from stratbook.plan.pacing.lines import line_paces
from stratbook.plan.pacing.matching import match
from stratbook.plan.pacing.pace import planned_by
from stratbook.plan.pacing.replan import replan, replan_running
from stratbook.plan.response.families import Family
from stratbook.plan.response.given import given as curve
from stratbook.plan.split.problem import Group, InfeasibleBudgetError, Line, Problem, Response
from tracking_rows import ads, brief, flight

OCTOBER = month(2026, 10)


def day(text):
    return dt.date.fromisoformat(text)


def daily(first, amounts, campaign="FB"):
    days = pd.date_range(first, periods=len(amounts)).strftime("%Y-%m-%d")
    return [(each, each, campaign, amount) for each, amount in zip(days, amounts, strict=True)]


# -- pace ------------------------------------------------------------------------------


def test_pace_of_a_flight_by_hand():
    # 1 October – 30 November: 61 days, 610 planned, 10 a day; 372 spent in October's 31 days.
    tracked = brief(
        [flight(ends="2026-11-30", budget=610.0, campaign="Winter")],
        ads(("2026-10-01", "2026-10-31", "Winter", 372.0)), OCTOBER,
    )  # fmt: skip
    (pace,) = tracked.paces
    assert (pace.planned, pace.spent, pace.left) == (310.0, 372.0, 238.0)
    assert pace.ratio == pytest.approx(1.2)
    assert (pace.verdict, pace.state, pace.days_left) == ("over", "running", 30)
    assert pace.rate == pytest.approx(12.0)
    assert pace.needed == pytest.approx(238 / 30)
    assert pace.forecast.mid == pytest.approx(372 + 12 * 30)
    assert (pace.forecast.low, pace.forecast.basis) == (None, "rate")
    assert tracked.place == "inside"


@pytest.mark.parametrize(
    ("spend", "verdict"),
    [(110.0, "on_pace"), (111.0, "over"), (125.0, "far_over"), (90.0, "on_pace"),
     (89.0, "under"), (75.0, "far_under"), (0.0, "far_under")],
)  # fmt: skip
def test_verdicts_turn_at_their_thresholds(spend, verdict):
    table = ads(("2026-10-01", "2026-10-31", "FB", spend))
    assert brief([flight(name="FB", campaign="FB")], table, OCTOBER).paces[0].verdict == verdict


def test_a_flight_that_has_just_begun_is_not_judged_and_one_ahead_has_no_pace():
    table = ads(*daily("2026-10-30", [50.0, 50.0]))
    young = flight(starts="2026-10-30", ends="2026-11-30", campaign="FB")
    coming = flight(name="next", starts="2026-11-01", ends="2026-11-30")
    first, second = brief([young, coming], table, OCTOBER).paces
    assert (first.verdict, second.verdict, second.spent) == ("early", "ahead", None)


@pytest.mark.parametrize(
    ("starts", "ends", "place"),
    [("2026-11-01", "2026-12-31", "before"), ("2026-08-01", "2026-09-30", "after"),
     ("2026-09-01", "2026-10-15", "inside")],
)  # fmt: skip
def test_where_the_period_lies_in_the_plan_is_said(starts, ends, place):
    assert brief([flight(starts=starts, ends=ends)], ads(), OCTOBER).place == place
    assert brief([], ads(), OCTOBER).place == "none"


def test_planned_to_date_follows_the_plan_s_weeks_where_there_are_some():
    weeks = [(Period(start=day("2026-09-28"), end=day("2026-10-04")), 40.0),
             (Period(start=day("2026-10-05"), end=day("2026-10-11")), 70.0)]  # fmt: skip
    one = flight(ends="2026-10-11", budget=110.0)
    assert planned_by(one, day("2026-10-02"), weeks) == 20.0  # 2 of the week's 4 own days
    assert planned_by(one, day("2026-10-06"), weeks) == 60.0  # 40 + 2 of 7 days of 70
    assert planned_by(one, day("2026-10-31"), weeks) == 110.0
    assert planned_by(one, day("2026-09-30"), weeks) == 0.0


@given(st.integers(0, 60), st.integers(0, 60))
def test_planned_to_date_never_falls_and_ends_at_the_budget(one, other):
    found = flight(ends="2026-11-30", budget=610.0)
    early, late = sorted((one, other))
    first = found.period.start
    before, after = (planned_by(found, first + dt.timedelta(days=n)) for n in (early, late))
    assert before <= after <= 610.0 + 1e-9
    assert planned_by(found, found.period.end) == 610.0


def test_days_without_a_row_are_days_without_spend_as_far_as_the_export_goes():
    # The flight's campaign stops on the 10th; another one shows that the export covers October.
    table = ads(*daily("2026-10-01", [10.0] * 10, "Winter"), ("2026-10-31", "2026-10-31", "x", 1.0))
    pace = brief([flight(budget=310.0, campaign="Winter")], table, OCTOBER).paces[0]
    assert (pace.until, pace.planned, pace.spent) == (day("2026-10-31"), 310.0, 100.0)


def test_a_month_that_holds_only_part_of_the_flight_gives_its_share_and_says_so():
    table = ads(("2026-10-01", "2026-10-31", "Winter", 310.0))
    (pace,) = brief([flight(starts="2026-10-22", budget=80.0, campaign="Winter")], table,
                    OCTOBER).paces  # fmt: skip
    assert pace.spent == pytest.approx(100.0)  # 10 of 31 days
    assert pace.actual.spread


def test_spend_typed_in_stands_only_where_no_export_says_it():
    typed = flight(typed=40.0, typed_on=day("2026-10-10"))
    (pace,) = brief([typed], ads(), OCTOBER).paces
    assert (pace.spent, pace.until, pace.actual.how) == (40.0, day("2026-10-10"), "typed")
    assert pace.planned == pytest.approx(100 * 10 / 31)
    table = ads(("2026-10-01", "2026-10-31", "FB", 70.0))
    (known,) = brief([flight(campaign="FB", typed=40.0, typed_on=day("2026-10-10"))], table,
                     OCTOBER).paces  # fmt: skip
    assert known.spent == 70.0
    (nothing,) = brief([flight()], ads(), OCTOBER).paces
    assert (nothing.verdict, nothing.spent) == ("unknown", None)  # not 0


def test_costs_are_sums_divided_and_held_against_the_highest_planned():
    table = ads(*daily("2026-10-01", [10.0, 30.0]), impressions=4000.0, clicks_link=10.0)
    one = flight(campaign="FB", prices={"cpm": Range(3, 4, 6), "cpc": Range(1, 1, 1.5)})
    (pace,) = brief([one], table, OCTOBER).paces
    assert pace.costs() == (("cpm", 5.0, 6.0), ("cpc", 2.0, 1.5))


# -- matching --------------------------------------------------------------------------


def how(table, *flights, **campaigns):
    rows = match(table, flights, "EUR", campaigns).rows
    return list(zip(rows["flight"], rows["how"], strict=True))


def test_a_named_campaign_goes_first_then_the_flight_s_name_then_the_dates():
    rows = ads(("2026-10-01", "2026-10-31", "Winter  SALES", 1.0),
               ("2026-10-01", "2026-10-31", "2026 | IG-gifts | carousel", 1.0),
               ("2026-10-01", "2026-10-31", "acme_2026-10_sales", 1.0),
               ("2026-10-01", "2026-10-31", "else", 1.0),
               ("2026-12-01", "2026-12-31", "else", 1.0))  # fmt: skip
    flights = (flight(name="named", campaign="winter sales"), flight(name="IG-gifts", campaign="?"),
               flight(name="tag", campaign="?"), flight(name="alone"))  # fmt: skip
    assert how(rows, *flights, tag="acme_2026-10_sales") == [
        ("named", "named"), ("IG-gifts", "tagged"), ("tag", "tagged"), ("alone", "dates"),
        ("", "outside"),
    ]  # fmt: skip


def test_two_flights_that_answer_get_nothing_and_the_longer_name_wins():
    rows = ads(("2026-10-01", "2026-10-31", "else", 5.0),
               ("2026-10-01", "2026-10-31", "FB-gifts-late", 5.0))  # fmt: skip
    flights = (flight(name="FB-gifts"), flight(name="FB-gifts-late"))
    assert how(rows, *flights) == [("", "ambiguous"), ("FB-gifts-late", "tagged")]
    loose = brief(flights, rows, OCTOBER).loose
    assert [(each.campaign, each.why, each.spend) for each in loose] == [("else", "ambiguous", 5.0)]


def test_meta_s_rows_may_be_facebook_s_or_instagram_s_and_never_linkedin_s():
    rows = ads(("2026-10-01", "2026-10-31", "else", 1.0), platform="meta")
    assert how(rows, flight(platform="instagram")) == [("FB", "dates")]
    assert how(rows, flight(platform="linkedin")) == [("", "outside")]


def test_broken_down_and_foreign_rows_are_not_counted():
    broken = ads(("2026-10-01", "2026-10-31", "FB", 9.0), breakdown="age")
    assert match(broken, (), "EUR").rows.empty
    foreign = match(ads(("2026-10-01", "2026-10-31", "FB", 9.0), currency="USD"), (), "EUR")
    assert foreign.rows.empty
    assert "USD" in foreign.notes[0].plain()


# -- forecast --------------------------------------------------------------------------


def test_days_give_an_interval_around_the_run_rate():
    table = ads(*daily("2026-10-01", [8.0, 12.0] * 15 + [10.0]))
    (pace,) = brief([flight(ends="2026-11-30", budget=610.0, campaign="FB")], table, OCTOBER).paces
    found = pace.forecast
    assert found.basis == "days"
    assert found.mid == pytest.approx(610, abs=5)  # 310 so far, 10 a day for 30 days
    # A sum of 30 days of deviation 2, and a mean known from 31: 2 √(30 + 30²/31) · 1.28 = 19.6
    assert found.high - found.mid == pytest.approx(19.6, rel=0.15)
    assert found.mid - found.low == pytest.approx(19.6, rel=0.15)


def test_days_all_alike_leave_no_doubt_and_an_ended_flight_comes_to_what_it_spent():
    table = ads(*daily("2026-10-01", [10.0] * 31))
    (steady,) = brief([flight(ends="2026-11-30", campaign="FB")], table, OCTOBER).paces
    assert (steady.forecast.low, steady.forecast.high) == (610.0, 610.0)
    (ended,) = brief([flight(ends="2026-10-31", campaign="FB")], table, OCTOBER).paces
    assert (ended.forecast.low, ended.forecast.mid, ended.forecast.high) == (310.0,) * 3


def test_longer_spans_give_the_changes_seen_between_them():
    spans = [(f"2026-{m:02d}-01", f"2026-{m:02d}-28", "FB", 280.0 * (1 + m % 2)) for m in
             range(3, 11)]  # fmt: skip
    one = flight(starts="2026-10-01", ends="2026-11-25", budget=560.0, campaign="FB")
    asked = Period(start=day("2026-10-01"), end=day("2026-10-28"))
    (pace,) = brief([one], ads(*spans), asked).paces
    assert (pace.forecast.basis, pace.forecast.count) == ("changes", 7)
    # Rates go 20, 10, 20 …: the 28 days left come to half of 280, or to twice it.
    assert (pace.forecast.low, pace.forecast.high) == (280 + 140, 280 + 560)


def test_the_course_adds_flights_up_day_by_day():
    table = ads(*daily("2026-10-01", [10.0] * 31, "a"), *daily("2026-10-30", [5.0, 5.0], "b"))
    flights = [flight(name="one", campaign="a", ends="2026-11-02", budget=330.0),
               flight(name="two", campaign="b", starts="2026-10-30", ends="2026-11-02",
                      budget=40.0)]  # fmt: skip
    course = course_of(brief(flights, table, OCTOBER).begun)
    assert course.now == day("2026-10-31")
    assert course.spent[-1] == 320.0
    assert course.planned[30] == pytest.approx(310 + 20)
    assert course.planned[-1] == pytest.approx(370.0)
    assert course.mid.tolist() == pytest.approx([335.0, 350.0])
    assert not course.sure  # two days of the second flight tell nothing of their variation
    assert course_of(()) is None


# -- the sheets ------------------------------------------------------------------------


def test_the_tracking_sheet_completes_a_flight_or_is_one():
    plan = empty_inputs(sheet("flights")).reindex(range(1))
    plan = plan.assign(flight="FB-gifts", platform="facebook", objective="sales", budget=50.0,
                       starts=pd.Timestamp("2026-11-01"),
                       ends=pd.Timestamp("2026-11-30"))  # fmt: skip
    live = empty_inputs(sheet("tracking")).reindex(range(2))
    live = live.assign(flight=["fb-gifts", "old"], campaign=["Gifts", None], budget=[9.0, 70.0],
                       platform=["x", "x"], objective="leads", cpa=[12.0, None],
                       starts=pd.Timestamp("2026-10-01"),
                       ends=pd.Timestamp("2026-10-31"))  # fmt: skip
    old, gifts = tracked_flights({"flights": plan, "tracking": live})
    assert (old.name, old.budget, old.platform) == ("old", 70.0, "x")
    assert (gifts.name, gifts.budget, gifts.platform) == ("FB-gifts", 50.0, "facebook")
    assert (gifts.campaign, gifts.prices["cpa"].high) == ("Gifts", 12.0)
    assert tracked_flights({}) == ()


def test_lines_of_the_budget_are_held_against_their_share_of_the_days():
    lines = pd.DataFrame({"line": ["a", "b"], "third": ["ad_space", "strategy"],
                          "planned": [920.0, 100.0], "spent": [400.0, np.nan]})  # fmt: skip
    span = Period(start=day("2026-10-01"), end=day("2026-12-31"))  # 92 days, 31 gone
    first, second = line_paces(lines, span, day("2026-10-31"))
    assert (first.to_date, first.left) == (pytest.approx(310.0), 520.0)
    assert first.ratio == pytest.approx(400 / 310)
    assert (second.spent, second.left) == (None, None)  # not 0
    assert line_paces(lines, span, day("2026-09-30"))[0].to_date is None
    assert line_paces(lines, None, day("2026-10-31"))[0].to_date is None


# -- what remains ----------------------------------------------------------------------


def root(name, scale, **limits):
    """scale · √spend over 10 days, whatever the length asked for."""
    drawn = curve(name, Family.POWER, {"ceiling": scale, "shape": 0.5})
    return Line(name, (Response(drawn),), **limits)


def ten_days(*lines, budget, groups=()):
    whole = tuple(Line(each.name, tuple(Response(one.draws.over(10)) for one in each.responses),
                       each.minimum, each.maximum, each.if_used) for each in lines)  # fmt: skip
    return Problem(whole, budget, groups)


def test_what_remains_is_split_at_best_above_what_is_spent():
    # Under roots the best shares go as the squares of the scales: 4 to 1, of the 500 left.
    plan = ten_days(root("a", 20), root("b", 10), budget=1_000.0)
    found = replan(plan, {"a": 100.0, "b": 400.0}, {"a": 500.0, "b": 500.0}, 5)
    assert found.moved.tolist() == [100 + 400, 400 + 100]
    assert found.kept.tolist() == pytest.approx([500.0, 500.0])  # 400 and 100 were still planned
    assert found.gain.value == pytest.approx(0.0, abs=1e-6)


def test_the_gain_of_the_new_split_by_hand():
    plan = ten_days(root("a", 20), root("b", 10), budget=1_000.0)
    found = replan(plan, {"a": 250.0, "b": 250.0}, {"a": 500.0, "b": 500.0}, 7)
    assert found.changes.tolist() == [150.0, -150.0]
    best, same = 20 * math.sqrt(400) + 10 * math.sqrt(100), 30 * math.sqrt(250)
    assert found.gain.value / found.base == pytest.approx(best / same - 1, rel=1e-6)
    assert found.moved.sum() == pytest.approx(1_000.0)


def test_limits_shrink_by_what_is_spent_and_nothing_left_is_no_plan():
    both = Group("both", ("a", "b"), 0.0, 800.0)
    plan = ten_days(root("a", 20, maximum=300.0), root("b", 10), root("c", 10), budget=1_000.0,
                    groups=(both,))  # fmt: skip
    found = replan(plan, {"a": 200.0}, {"a": 300.0, "b": 500.0, "c": 200.0}, 5)
    assert found.moved[0] == pytest.approx(300.0)  # its cap, 200 of which is spent
    assert found.moved[:2].sum() <= 800.0 + 0.01
    assert replan(plan, {"c": 1_000.0}, {}, 5) is None
    assert replan(plan, {}, {}, 0) is None
    floored = ten_days(root("a", 20, minimum=900.0), root("b", 10), budget=1_000.0)
    with pytest.raises(InfeasibleBudgetError):
        replan(floored, {"b": 500.0}, {}, 5)


@given(st.floats(0, 400), st.floats(0, 400))
def test_a_new_split_never_takes_back_what_is_spent_and_never_loses(a, b):
    plan = ten_days(root("a", 20), root("b", 10), budget=1_000.0)
    found = replan(plan, {"a": a, "b": b}, {"a": 500.0, "b": 500.0}, 5)
    assert (found.moved >= found.spent - 1e-9).all()
    assert found.gain.value >= -1e-3


def two_platforms(*more):
    """Two flights of 500 half spent, ten days before their end: 250 each, and 500 to spend."""
    table = pd.concat([ads(*daily("2026-10-01", [25.0] * 10)),
                       ads(*daily("2026-10-01", [25.0] * 10), platform="linkedin")])  # fmt: skip
    flights = [flight(name="FB", ends="2026-10-20", budget=500.0),
               flight(name="LI", ends="2026-10-20", budget=500.0, platform="linkedin"),
               *more]  # fmt: skip
    asked = Period(start=day("2026-10-01"), end=day("2026-10-10"))
    return brief(flights, table, asked)


def in_the_air(*lines, groups=(), way="best", period=None, **amounts):
    return Standing(ten_days(*lines, budget=9.0, groups=groups), way, amounts, period)


def test_flights_in_the_air_are_replanned_between_their_platforms():
    plan = in_the_air(root("facebook", 20), root("linkedin", 10), root("x", 50))
    tracked = two_platforms()
    found = replan_running(plan, tracked)
    assert found.names == ("facebook", "linkedin")
    assert (found.days, found.changes.tolist()) == (10, [150.0, -150.0])
    (moved,) = [each for each in find_pacing(tracked, "EUR", found) if each.key == "pacing.replan"]
    assert moved.facts["moved"].value == 150.0
    assert moved.action.low.value == pytest.approx(0.0541, abs=1e-4)  # 500 / (30 √250) − 1
    assert replan_running(in_the_air(root("facebook", 20)), tracked) is None


@pytest.mark.parametrize(
    ("limits", "groups", "moved"),
    [
        ({"maximum": 300.0}, (), 300.0),  # all that Facebook may have from the plan
        ({"minimum": 600.0}, (), 650.0),  # its floor asks for less than the best
        ({"minimum": 500.0, "maximum": 500.0}, (), 500.0),  # already decided
        ({}, (Group("both", ("facebook", "x"), 0.0, 280.0),), 280.0),
        ({"maximum": 100.0}, (), 250.0),  # what is spent is spent, and no more
    ],
)
def test_the_limits_of_the_plan_bind_what_remains(limits, groups, moved):
    lines = root("facebook", 20, **limits), root("linkedin", 10), root("x", 50)
    found = replan_running(in_the_air(*lines, groups=groups), two_platforms())
    assert found.moved.tolist() == pytest.approx([moved, 1_000.0 - moved], abs=0.01)


def test_a_floor_holds_back_what_would_be_moved_away_and_asks_for_no_more_than_was_promised():
    held = in_the_air(root("facebook", 20), root("linkedin", 10, minimum=450.0))
    assert replan_running(held, two_platforms()).moved.tolist() == pytest.approx([550, 450])
    beyond = in_the_air(root("facebook", 20), root("linkedin", 10, minimum=3_000.0))
    assert replan_running(beyond, two_platforms()).moved.tolist() == pytest.approx([500, 500])


def test_a_line_once_used_is_held_to_its_least():
    used = in_the_air(root("facebook", 20), root("linkedin", 10, if_used=400.0))
    assert replan_running(used, two_platforms()).moved.tolist() == pytest.approx([600, 400])


def test_flights_to_come_take_their_part_of_a_cap_first():
    later = flight(name="next", starts="2026-11-01", ends="2026-11-20", budget=200.0)
    capped = in_the_air(root("facebook", 20, maximum=500.0), root("linkedin", 10))
    assert replan_running(capped, two_platforms(later)).moved[0] == pytest.approx(300.0)


def test_the_limits_of_another_budget_do_not_bind():
    capped = root("facebook", 20, maximum=1.0), root("linkedin", 10)
    found = replan_running(in_the_air(*capped, period=month(2026, 12)), two_platforms())
    assert found.changes.tolist() == [150.0, -150.0]


def test_what_is_overspent_can_leave_too_little_for_the_limits():
    table = pd.concat([ads(*daily("2026-10-01", [90.0] * 10)),
                       ads(*daily("2026-10-01", [1.0] * 10), platform="linkedin")])  # fmt: skip
    flights = [flight(name="FB", ends="2026-10-20", budget=500.0),
               flight(name="LI", ends="2026-10-20", budget=500.0, platform="linkedin")]  # fmt: skip
    tracked = brief(flights, table, Period(start=day("2026-10-01"), end=day("2026-10-10")))
    plan = in_the_air(root("facebook", 20), root("linkedin", 10, minimum=500.0))
    with pytest.raises(InfeasibleBudgetError, match="linkedin"):
        replan_running(plan, tracked)


@pytest.mark.parametrize(
    ("way", "amounts", "moved"),
    [
        ("equal", {"facebook": 1.0, "linkedin": 1.0}, 500.0),
        ("before", {"facebook": 30.0, "linkedin": 70.0}, 300.0),
        ("performance", {"facebook": 1.0, "linkedin": 9.0}, 250.0),  # it has more than its share
        ("robust", {}, 650.0),  # one draw: the worst fifth is the mean
    ],
)
def test_the_way_that_was_chosen_splits_the_rest_too(way, amounts, moved):
    plan = in_the_air(root("facebook", 20), root("linkedin", 10), way=way, **amounts)
    found = replan_running(plan, two_platforms())
    assert found.way == way
    assert found.moved.tolist() == pytest.approx([moved, 1_000.0 - moved], abs=0.5)


# -- findings --------------------------------------------------------------------------


def keys(flights, table):
    return [each.key for each in find_pacing(brief(flights, table, OCTOBER), "EUR")]


def test_findings_follow_the_pace():
    running = flight(ends="2026-11-30", budget=610.0, campaign="FB")
    month_ = ("2026-10-01", "2026-10-31", "FB")
    assert keys([running], ads((*month_, 372.0))) == ["pacing.over"]
    assert keys([running], ads((*month_, 200.0))) == ["pacing.under"]
    assert keys([running], ads((*month_, 310.0))) == ["pacing.steady"]
    ended = flight(budget=310.0, campaign="FB")
    assert keys([ended], ads((*month_, 372.0))) == ["pacing.over_ended"]
    assert keys([ended], ads((*month_, 200.0))) == ["pacing.under_ended"]
    assert keys([ended], ads((*month_, 310.0), ("2026-10-01", "2026-10-31", "x", 90.0))) == [
        "pacing.steady", "pacing.loose",
    ]  # fmt: skip
    assert keys([], ads((*month_, 372.0))) == []


def test_a_cost_above_the_plan_s_highest_is_too_dear():
    one = flight(campaign="FB", objective="leads", prices={"cpa": Range(10, 12, 14)})
    table = ads(("2026-10-01", "2026-10-31", "FB", 100.0), conversions=5.0)
    (dear,) = [each for each in find_pacing(brief([one], table, OCTOBER), "EUR")
               if each.key == "pacing.dear"]  # fmt: skip
    assert (dear.comparison.value.value, dear.comparison.reference.value) == (20.0, 14.0)
    assert dear.facts["price"].id == "cpl"
