"""Chapter 1, targets: past changes, what a target is worth by them, time, cadence."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Brief, ClientFile
from stratbook.core import reference
from stratbook.core.choice import Override
from stratbook.core.message import Message
from stratbook.core.period import month, parse_period
from stratbook.strategy import objectives as strategy
from stratbook.strategy.objectives import Proposal, Reach, Time
from stratbook.strategy.objectives.cadence import last_week
from stratbook.strategy.objectives.past import Past, Scale, last_month, look_back, scale_of
from stratbook.strategy.objectives.proposals import basis_of, reach_of
from strategy.kpi_rows import OCTOBER, post, scope, tables
from strategy.objective_rows import filled

SEEN = {
    "id": "seen", "statement": "Be seen more", "goal": "awareness", "indicator": "impressions",
    "baseline": 1000, "target": 1600, "due": "2026-12-31",
}  # fmt: skip
UP = Scale(relative=True)


def cards(*objectives):
    file = ClientFile.model_validate(
        {
            "organisation": {"name": "Port", "type": "btoc"},
            "period": "2026-10",
            "objectives": list(objectives),
        }
    )
    return strategy.read_objectives(Brief(folder=Path("port"), file=file), OCTOBER)


# -- past changes --------------------------------------------------------------------


def test_quantiles_and_frequency_by_hand():
    past = Past((0.0, 0.1, 0.2, 0.3, 0.4), 2, by_season=False)
    assert [round(past.quantile(each), 9) for each in (0.5, 0.75, 0.9)] == [0.2, 0.3, 0.36]
    assert past.frequency(0.3) == pytest.approx(2 / 5)
    assert past.apart == 3  # five changes over two months overlap


def test_a_lower_cost_is_a_gain_and_a_score_moves_by_difference():
    cost = scale_of("cpl")
    assert cost.gain(20, 15) == pytest.approx(0.25)
    assert cost.after(20, 0.25) == pytest.approx(15)
    tone = scale_of("net_sentiment")
    assert tone.gain(-5, 10) == pytest.approx(15)
    assert UP.gain(0, 10) is None


def test_changes_are_taken_over_as_many_months_as_are_left():
    past = look_back([100, 110, 121, None, 200, 100], 2, UP)
    assert past.gains == pytest.approx((0.21, 200 / 121 - 1))  # 100→121, 121→200; gaps count not
    assert (past.by_season, past.season) == (False, None)


def test_a_long_history_compares_the_same_months_of_two_years():
    year = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 300, 400]
    past = look_back([*year, *(1.2 * each for each in year[:6])], 2, UP)
    assert past.by_season
    assert past.step == 12
    assert past.gains == pytest.approx((0.2,) * 6)


def test_a_year_and_a_month_tell_what_the_same_months_gave():
    values = [100.0] * 14
    values[3] = 150.0
    past = look_back(values, 2, UP)
    assert not past.by_season
    assert past.season == pytest.approx(0.5)  # from place 1 to place 3, a year before


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=40), st.integers(1, 14))
def test_no_change_is_made_up(values, months):
    past = look_back(values, months, UP)
    assert len(past.gains) <= max(0, len(values) - past.step)
    assert all(each > -1 for each in past.gains)


def test_the_last_month_and_week_are_whole_ones():
    assert last_month(OCTOBER) == OCTOBER
    assert last_month(parse_period("2026-10-01..2026-10-30")) == month(2026, 9)
    assert last_week(OCTOBER).code == "2026-W43"  # 31 October is a Saturday
    assert last_week(parse_period("2026-W43")).code == "2026-W43"


# -- what a target is worth ----------------------------------------------------------

# Gains of a month: 0, 10 %, 0, 20 %, 0, 40 %, 0; sorted 0 0 0 0 .1 .2 .4, hence quantiles
# 0, .15 and .28.
UNEVEN = [100, 100, 110, 110, 132, 132, 184.8, 184.8]


def judged(target, values=UNEVEN, months=1, kpi="impressions"):
    known = reference.kpi(kpi)
    spans = month(2026, 10).back(len(values))
    basis = basis_of(values, spans, months, known)
    found = cards({**SEEN, "indicator": kpi}).cards[0].objective
    return Proposal(found, known, months, basis, target=target)


@pytest.mark.parametrize(
    ("gain", "reach"),
    [
        (-0.1, Reach.ALREADY), (0.0, Reach.ALREADY), (0.1, Reach.STRETCHING),
        (0.15, Reach.STRETCHING), (0.2, Reach.HARD), (0.4, Reach.HARD), (0.41, Reach.UNHEARD_OF),
    ],
)  # fmt: skip
def test_a_target_is_placed_among_past_changes(gain, reach):
    assert reach_of(judged(184.8 * (1 + gain))) is reach


def test_the_range_proposed_by_hand():
    found = judged(200.0)
    assert found.gains == pytest.approx((0, 0.15, 0.28))
    assert found.range == pytest.approx((184.8, 184.8 * 1.15, 184.8 * 1.28))
    assert found.frequency(0.15) == 2


def test_a_target_seen_at_this_season_only_is_told_apart():
    values = [100.0] * 14
    values[3] = 150.0
    assert reach_of(judged(140, values, months=2)) is Reach.SEASONAL
    assert reach_of(judged(160, values, months=2)) is Reach.UNHEARD_OF


def test_a_rate_is_never_proposed_above_one():
    found = judged(0.95, [0.5, 0.9, 0.5, 0.9, 0.5, 0.9, 0.5, 0.9], kpi="response_rate")
    assert found.range[2] == 1.0


def test_too_little_history_proposes_nothing_and_says_so():
    told = judged(120, [100, 110, 120])
    assert isinstance(told.basis, Message)
    assert told.basis.plain() == (
        "Too little history: 2 changes over as long were seen, 6 are needed."
    )
    assert "no value to start from" in judged(120, [100.0] * 8 + [None]).basis.plain()


# Every two months a tenth more: 1000, 1000, 1100, 1100 … 1464.1 in October.
GROWING = tables(
    posts=[post(n, f"2026-{n + 1:02d}-10", impressions=1000 * 1.1 ** (n // 2)) for n in range(10)]
)


def proposed(overrides=(), **change):
    return strategy.propose(cards({**SEEN, **change}).cards, scope(GROWING), overrides)[0]


def test_a_target_is_proposed_from_the_exports():
    found = proposed()
    assert found.months == 2
    assert found.basis.now == pytest.approx(1464.1)
    assert len(found.basis.past.gains) == 8
    assert found.range == pytest.approx((1610.51,) * 3)
    assert found.wished == pytest.approx(1600 / 1464.1 - 1)
    assert found.reach is Reach.EASY
    assert found.sources == ("exports/posts.csv",)
    assert proposed(target=1700).reach is Reach.UNHEARD_OF
    assert proposed(target=1400).reach is Reach.ALREADY


def test_a_target_for_a_year_is_brought_to_a_month():
    assert proposed(per="year", target=1600 * 365 / 31).target == pytest.approx(1600)
    told = proposed(per="once")
    assert told.target is None
    assert told.reach is None
    assert told.reason is not None


def test_a_person_may_think_otherwise_of_a_target():
    word = Override(
        rule="objectives.target_reach", subject="seen", choice="hard", reason="New team"
    )
    found = proposed((word,))
    assert found.choice.computed == "easy"
    assert found.reach is Reach.HARD


def test_what_is_past_is_not_proposed_and_no_date_takes_the_goals_time():
    assert "past or too close" in proposed(due="2026-10-31").reason.plain()
    assert proposed(due=None, goal="traffic").months == 3
    assert proposed(due=None, goal="awareness").months == 12


def test_targets_out_of_reach_or_without_effort_are_found():
    shown = strategy.propose(
        cards({**SEEN, "target": 1700}, {**SEEN, "id": "more"}).cards, scope(GROWING)
    )
    keys = {each.key: each for each in strategy.find_targets(shown, "EUR")}
    assert set(keys) == {"objectives.target_unheard", "objectives.target_easy"}
    assert keys["objectives.target_unheard"].subject == "seen"
    assert keys["objectives.target_unheard"].comparison.difference.value == pytest.approx(
        1700 - 1610.51
    )
    assert keys["objectives.target_easy"].comparison.value.value == pytest.approx(1 / 2)


# -- A8: time ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "due", "time"),
    [
        ("conversations", dt.date(2026, 12, 31), Time.HURRIED),
        ("conversations", dt.date(2027, 1, 28), Time.HURRIED),  # 89 days
        ("conversations", dt.date(2027, 1, 29), Time.ENOUGH),  # 90 days
        ("retention", dt.date(2026, 12, 31), Time.HURRIED),
        ("awareness", dt.date(2026, 12, 31), Time.EARLY),
        ("awareness", dt.date(2027, 10, 31), Time.ENOUGH),
        ("traffic", dt.date(2026, 12, 31), Time.ENOUGH),
        ("traffic", dt.date(2026, 10, 1), Time.PAST),
        ("traffic", None, Time.NO_DATE),
        ("", dt.date(2026, 11, 1), Time.ENOUGH),
    ],
)
def test_a_relationship_needs_a_quarter(goal, due, time):
    found = strategy.horizons(cards({**SEEN, "goal": goal, "due": due}).cards, OCTOBER.end)
    assert found[0].time is time
    assert bool(strategy.find_hurried(found)) is (time is Time.HURRIED)


def test_the_days_left_and_the_usual_time_are_said():
    found = strategy.horizons(cards(SEEN).cards, OCTOBER.end)[0]
    assert (found.days, found.expected) == (61, "long")


# -- A7: week, month, campaign -------------------------------------------------------


def test_the_same_kpi_by_the_week_the_month_and_the_campaign():
    days = ("2026-10-05", "2026-10-20", "2026-10-24", "2026-10-28")
    found = tables(
        posts=[post(n, day, impressions=100.0 * n) for n, day in enumerate(days, start=1)]
    )
    actions = filled(
        "actions",
        {"action": "Film", "objective": "seen", "start": pd.Timestamp("2026-10-22")},
        {"action": "Old", "objective": "seen", "start": pd.Timestamp("2026-08-01"),
         "due": pd.Timestamp("2026-09-01")},
        {"action": "Dropped", "objective": "seen", "start": pd.Timestamp("2026-10-01"),
         "state": "dropped"},
        {"action": "No date", "objective": "seen"},
    )  # fmt: skip
    rhythm = strategy.read_rhythm(cards(SEEN).kpis.held, actions, scope(found))
    pulse = rhythm.pulses[0]
    assert pulse.week.value == 500  # 20 and 24 October
    assert pulse.month.value == 1000
    assert [(e.action, e.measure.value) for e in rhythm.campaigns] == [("Film", 700)]
    assert rhythm.campaigns[0].span == parse_period("2026-10-22..2026-10-31")
