"""The what-if panel's tables: plain JSON, on which a panel's greedy finds our split."""

import json
from itertools import pairwise

import pytest

from media_plan_client import FACEBOOK, FLOORED, INSTAGRAM, THREE, plan_of, row
from stratbook.plan.what_if import what_if


def greedy(table: dict, budget: float) -> dict[str, float]:
    """Fill the steepest piece first, minimums before all, as the panel does."""
    spent, pieces = {}, []
    for each in table["platforms"]:
        spent[each["id"]] = each["minimum"]
        points = list(zip(each["amounts"], each["results"], strict=True))
        for (low, less), (high, more) in pairwise(points):
            if low >= each["minimum"] and high <= (each["maximum"] or float("inf")):
                pieces.append(((more - less) / (high - low), high - low, each["id"]))
    left = budget - sum(spent.values())
    for _, width, name in sorted(pieces, key=lambda piece: -piece[0]):
        spent[name] += min(width, max(left, 0.0))
        left -= width
    return spent


def results(table: dict, spent: dict[str, float]) -> float:
    total = 0.0
    for each in table["platforms"]:
        points = list(zip(each["amounts"], each["results"], strict=True))
        for (low, less), (high, more) in pairwise(points):
            if low <= spent[each["id"]] <= high:
                total += less + (more - less) * (spent[each["id"]] - low) / (high - low)
                break
    return total


CAPPED = row("instagram", past_spend=2500, past_results=600, maximum=2200)
AUDIENCE = row("facebook", past_spend=1600, past_results=360, audience=40_000)
RATED = "currencies: [{currency: USD, date: 2026-01-01, rate: 0.9}]"


@pytest.mark.parametrize(
    "rows",
    [THREE, (INSTAGRAM, FACEBOOK, FLOORED), (CAPPED, FACEBOOK, FLOORED), (INSTAGRAM, AUDIENCE)],
)
def test_greedy_on_the_table_finds_our_split_within_a_thousandth(tmp_path, rows):
    space = plan_of(tmp_path, *rows, objectives=RATED, budget="{total: 18000, aim: leads}").ad_space
    table = json.loads(json.dumps(what_if(space)))
    spent = greedy(table, table["budget"])
    assert sum(spent.values()) == pytest.approx(6000)
    assert results(table, spent) == pytest.approx(space.best.total, rel=1e-3)


def test_the_table_says_what_the_panel_needs(tmp_path):
    groups = "Group;At least;At most\nMeta;;5000\n"
    rows = (f"{INSTAGRAM[:-1]};Meta", FLOORED)
    table = what_if(plan_of(tmp_path, *rows, ad_groups=groups).ad_space)
    assert (table["version"], table["currency"], table["aim"]) == (1, "EUR", "leads")
    instagram, snapchat = table["platforms"]
    assert 60 <= len(instagram["amounts"]) <= 63
    assert instagram["amounts"][0] == 0
    assert instagram["amounts"][-1] == 12_000
    assert instagram["maximum"] is None
    assert instagram["seen"] == [2500, 2500]
    assert (snapchat["minimum"], snapchat["name"]) == (1000, "Snapchat")
    assert 1000 in snapchat["amounts"]
    for each in table["platforms"]:
        for low, middle, high in zip(each["low"], each["results"], each["high"], strict=True):
            assert low <= middle <= high
    assert table["groups"] == [
        {"name": "Meta", "members": ["instagram"], "minimum": 0.0, "maximum": 5000.0}
    ]
    assert what_if(None) is None
