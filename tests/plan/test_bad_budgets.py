"""Budgets that do not fit: a plan where one is possible, and otherwise what clashes with what."""

import re

import pytest

from media_plan_client import FACEBOOK, INSTAGRAM, THREE, brief_of, plan_of, row
from stratbook.brief.models import Budget, TaxBasis, Thirds
from stratbook.brief.notes import brief_notes
from stratbook.core.errors import BriefError
from stratbook.core.language import language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.plan.budget import target_split
from stratbook.plan.findings import find_media_plan

TWO = (row("instagram", past_spend=1000, past_results=600),
       row("facebook", past_spend=1000, past_results=300))  # fmt: skip
GROUPS = "Group;At least;At most\nMeta;{low};{high}\n"


def held(platform: str, **limits: object) -> str:
    return row(platform, past_spend=1000, past_results=100, **limits)


def keys(plan):
    return [each.key for each in find_media_plan(plan, "EUR")]


@pytest.mark.parametrize("total", [0, 0.03])
def test_a_budget_of_next_to_nothing_is_no_error(tmp_path, total):
    plan = plan_of(tmp_path, *TWO, budget=f"{{total: {total}}}")
    look = Look(language("en"))
    shown = [
        views.thirds_figure(look, plan, "EUR"),
        views.thirds_table(look, plan, "EUR", TaxBasis.EXCLUDED),
        views.allocation_table(look, plan, "EUR", TaxBasis.EXCLUDED),
        views.robustness(look, plan, "EUR"),
    ]
    assert all(each.markup for each in shown)
    assert all(each.comparison for each in find_media_plan(plan, "EUR"))


def test_what_ad_space_leaves_is_shared_equally_when_the_others_weigh_nothing():
    split = target_split(Budget(total=100, ad_space=40, thirds=Thirds(strategy=0, production=0)))
    assert dict(split.amounts) == {"ad_space": 40, "strategy": 30, "production": 30}


# -- which constraint clashes with which ------------------------------------------------


def test_minimums_above_the_budget_are_refused_with_their_rows(tmp_path):
    plan = plan_of(tmp_path, *TWO, held("snapchat", minimum=400), budget="{total: 900}")
    said = plan.problem.plain()
    assert plan.ad_space is None
    assert "€400" in said
    assert "€300" in said
    assert "ad_platforms.csv:4" in said


def test_a_minimum_above_its_maximum_is_refused_with_its_row(tmp_path):
    plan = plan_of(tmp_path, TWO[0], held("tiktok", minimum=50, maximum=20))
    assert plan.ad_space is None
    assert "ad_platforms.csv:3" in plan.problem.plain()
    assert "ad_platforms.csv:2" not in plan.problem.plain()


def test_minimums_inside_a_group_above_its_maximum_are_refused(tmp_path):
    rows = (held("instagram", minimum=900, group="Meta"), held("facebook", group="Meta"))
    plan = plan_of(tmp_path, *rows, ad_groups=GROUPS.format(low="", high=800))
    said = plan.problem.plain()
    assert "Meta" in said
    assert "€900" in said
    assert "€800" in said
    assert "ad_groups.csv:2" in said
    assert "ad_platforms.csv:2" in said


def test_a_group_s_minimum_its_platforms_cannot_take_is_refused(tmp_path):
    rows = (held("instagram", maximum=500, group="meta"), held("tiktok"))
    plan = plan_of(tmp_path, *rows, ad_groups=GROUPS.format(low=700, high=""))
    said = plan.problem.plain()
    assert "€700" in said
    assert "€500" in said
    assert "ad_platforms.csv:2" in said


def test_the_same_clashes_are_told_before_anything_is_run(tmp_path):
    rows = (
        held("instagram", minimum=900, group="Meta"),
        held("tiktok", minimum=50, maximum=20),
        held("snapchat", frozen=8000, group="Snap"),
    )
    brief = brief_of(tmp_path, *rows, ad_groups=GROUPS.format(low="", high=800))
    told = {note.place: note.message.plain() for note in brief_notes(brief)}
    path = "inputs/ad_platforms.csv"
    assert "€50" in told[f"{path}:3"]
    assert "€800" in told[f"inputs/ad_groups.csv:2, {path}:2"]
    assert "not in the sheet of groups" in told[f"{path}:4"]
    assert "€8,950, more than the ad space of €6,000" in told[f"{path}:2, {path}:3, {path}:4"]
    sound = brief_of(tmp_path, *THREE, ad_groups=GROUPS.format(low="", high=800))
    assert not [note for note in brief_notes(sound) if "ad_" in note.place]


def test_limits_of_a_group_hold_and_cost(tmp_path):
    rows = (held("instagram", group="Meta"), held("facebook", group="Meta"), held("tiktok"))
    plan = plan_of(tmp_path, *rows, ad_groups=GROUPS.format(low="", high=2000))
    # Three equal curves: 2,000 each without the cap, 1,000 · 1,000 · 4,000 with it.
    assert plan.ad_space.best.amounts.tolist() == pytest.approx([1000, 1000, 4000], abs=0.01)
    cost = plan.ad_space.costs[0]
    assert (cost.kind, cost.name) == ("group_cap", "Meta")
    without, within = 3 * 2000**0.5, 2 * 1000**0.5 + 4000**0.5
    assert cost.cost == pytest.approx(100 / 1000**0.5 * (without - within), rel=1e-3)
    assert "media_plan.group_cap_cost" in keys(plan)


def test_an_amount_already_decided_stays_and_its_cost_is_shown(tmp_path):
    plan = plan_of(tmp_path, *TWO, held("tiktok", frozen=3000))
    assert plan.ad_space.best.amounts[2] == 3000
    assert plan.ad_space.costs[0].kind == "frozen"
    assert "media_plan.frozen_cost" in keys(plan)


def test_an_entry_ticket_is_all_or_nothing(tmp_path):
    plan = plan_of(tmp_path, *TWO, held("tiktok", if_used=4000))
    assert plan.ad_space.best.amounts[2] == 0
    ticket = next(each for each in plan.ad_space.costs if each.kind == "if_used")
    assert (ticket.name, ticket.amount) == ("tiktok", 4000)


# -- rows that say too little or too much ---------------------------------------------------


def test_a_platform_that_stands_twice_is_counted_once_and_said(tmp_path):
    plan = plan_of(tmp_path, *TWO, TWO[0])
    assert plan.ad_space.best.names == ("instagram", "facebook")
    assert "ad_platforms.csv:4" in plan.notes[0].plain()


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"past_spend": 500},
        {"past_spend": 500, "past_results": 0},
        {"past_spend": 0, "past_results": 12},
    ],
)
def test_a_platform_without_a_usable_point_is_left_out_by_name(tmp_path, cells):
    plan = plan_of(tmp_path, *TWO, row("tiktok", **cells))
    assert "tiktok" in plan.left_out
    assert "tiktok" not in plan.ad_space.best.names


@pytest.mark.parametrize(
    ("cells", "place"),
    [({"past_results": -3}, "Past results"), ({"minimum": -1}, "At least"),
     ({"counted": "likes"}, "Results counted")],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_refused_with_its_place(tmp_path, cells, place):
    with pytest.raises(BriefError) as refused:
        brief_of(tmp_path, row("tiktok", past_spend=100, **cells))
    assert [fault.place for fault in refused.value.faults] == [
        f"inputs/ad_platforms.csv, row 2, column {place}"
    ]


@pytest.mark.parametrize(
    ("budget", "place"),
    [
        ("{total: 9, aim: followers}", "budget.aim"),
        ("{total: 9, aim: mix}", "budget.aim"),
        ("{total: 9, aim: mix, weights: {lead: 1}}", "budget.weights.lead"),
        ("{total: 9, weights: {leads: 1}}", "budget.weights"),
        ("{total: 9, unit_value: 0}", "budget.unit_value"),
        ("{total: 9, target: -4}", "budget.target"),
    ],
)
def test_a_wrong_aim_is_refused_with_its_key(tmp_path, budget, place):
    with pytest.raises(BriefError) as refused:
        brief_of(tmp_path, *TWO, budget=budget)
    assert any(place in fault.place for fault in refused.value.faults)


# -- what is possible is planned ------------------------------------------------------------


def test_money_that_maximums_leave_without_a_place_is_said(tmp_path):
    rows = [row(name, past_spend=1000, past_results=60, maximum=200) for name in ("x", "tiktok")]
    plan, look = plan_of(tmp_path, *rows, budget="{total: 9000}"), Look(language("en"))
    assert plan.ad_space.unspent == 2600
    assert "€2,600" in views.split_notes(look, plan, "EUR").markup
    assert "media_plan.idle" in keys(plan)


def test_a_split_no_better_than_equal_is_no_finding(tmp_path):
    alike = (TWO[0], TWO[0].replace("instagram", "facebook"))
    assert "media_plan.optimum_gain" not in keys(plan_of(tmp_path, *alike))
    assert "media_plan.optimum_gain" in keys(plan_of(tmp_path, *TWO))


def test_a_platform_alone_gets_everything(tmp_path):
    plan = plan_of(tmp_path, INSTAGRAM)
    assert plan.ad_space.best.amounts.tolist() == [6000]
    page = views.allocation_figure(Look(language("en")), plan, "EUR").markup
    assert "the only one with a curve" in page


def test_an_organisation_that_does_not_sell_reads_of_results_only(tmp_path):
    plan = plan_of(tmp_path, *TWO, held("snapchat", minimum=900), FACEBOOK, kind="association")
    look = Look(language("en"))
    found = [each for each in find_media_plan(plan, "EUR")
             if each.action is None or each.action.kpi != "leads"]  # fmt: skip
    shown = [
        prose.findings(look, found),
        views.allocation_table(look, plan, "EUR", TaxBasis.INCLUDED),
        views.best_table(look, plan, "EUR", TaxBasis.INCLUDED),
        views.robustness(look, plan, "EUR"),
    ]
    page = " ".join(each.markup for each in shown).lower()
    for word in ("lead", "sale", "roas", "roi", "revenue"):
        assert not re.search(rf"\b{word}s?\b", page), word
