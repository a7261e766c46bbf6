"""Chapter 1, plan: the pack of each kind of organisation, goals and KPIs, actions."""

from pathlib import Path

import pytest

from stratbook.brief.models import Brief, ClientFile
from stratbook.core import reference
from stratbook.core.goals import goal, goals, goals_for
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy import objectives as strategy
from stratbook.strategy.objectives import Criterion, Lack, Role, Verdict
from stratbook.strategy.objectives.kpi_map import is_vanity
from strategy.kpi_rows import OCTOBER, post, tables
from strategy.objective_rows import filled, objective

# -- A1: the pack of each kind of organisation ---------------------------------------

SALES = {"roas", "social_revenue", "conversion_rate"}
PACKS = {
    OrganisationType.BTOC: (SALES | {"footfall", "repeat_rate"}, {"signatures", "donations"}),
    OrganisationType.BTOB: ({"leads", "cpl", "roas"}, {"footfall", "donations", "coupons"}),
    OrganisationType.LOCAL_AUTHORITY: (
        {"requests_resolved", "attendance", "social_sessions"}, SALES | {"leads", "donations"},
    ),
    OrganisationType.ASSOCIATION: (
        {"signatures", "donations", "donors", "volunteers"}, SALES | {"leads", "cpl"},
    ),
    OrganisationType.LOCAL_SHOP: (
        {"footfall", "directions", "calls", "coupons"}, {"roas", "signatures", "donations"},
    ),
}  # fmt: skip


def pack(organisation):
    return {id_ for each in goals_for(organisation) for id_ in each.indicators_for(organisation)}


@pytest.mark.parametrize("organisation", OrganisationType)
def test_each_kind_of_organisation_has_its_kpis(organisation):
    there, absent = PACKS[organisation]
    assert there <= pack(organisation)
    assert absent.isdisjoint(pack(organisation))


def test_no_two_kinds_of_organisation_have_the_same_pack():
    packs = {frozenset(pack(each)) for each in OrganisationType}
    assert len(packs) == len(OrganisationType)


def read(*objectives, organisation="association"):
    file = ClientFile.model_validate(
        {
            "organisation": {"name": "Port", "type": organisation},
            "period": "2026-10",
            "objectives": list(objectives),
        }
    )
    return strategy.read_objectives(Brief(folder=Path("port"), file=file), OCTOBER)


def test_an_association_that_asks_for_roas_gets_it_marked():
    asked = {"id": "r", "statement": "Return on ads", "goal": "donations", "indicator": "roas"}
    found = read(asked)
    assert [each.kpi.id for each in found.kpis.held] == ["roas"]
    assert "roas" not in {each.kpi.id for each in found.kpis.called}
    said = found.cards[0].check(Criterion.RELEVANT)
    assert said.verdict is Verdict.MISSING
    assert "does not fit this kind of organisation" in said.said.plain()


# -- A2, A6: goals and their KPIs ----------------------------------------------------

EXERCISE = {
    "awareness": {"reach"},
    "sell_online": {"social_revenue", "conversion_rate"},
    "conversations": {"er_reach"},
    "retention": {"repeat_rate", "response_rate"},
    "cause_awareness": {"reach", "amplification_rate"},
    "local_footfall": {"directions", "coupons"},
}


@pytest.mark.parametrize("id_", EXERCISE)
def test_the_exercise_ties_six_goals_to_their_kpis(id_):
    assert EXERCISE[id_] <= set(goal(id_).indicators)


def test_the_number_of_followers_follows_from_no_goal():
    assert not [each.id for each in goals().values() if "community_size" in each.indicators]
    fans = {"id": "f", "statement": "More followers", "indicator": "community_size"}
    for id_ in EXERCISE:
        found = read({**fans, "goal": id_}, organisation="btoc")
        assert [each.role for each in found.kpis.held] == [Role.OFF_GOAL], id_


def test_a_level_that_a_goal_calls_for_is_no_vanity():
    vain = {id_ for id_, each in reference.kpis().items() if is_vanity(each)}
    assert "community_size" in vain
    assert vain.isdisjoint({"review_rating", "reach", "repeat_rate"})


def test_what_moves_first_and_what_tells_in_the_end_are_apart():
    for each in goals().values():
        assert set(each.leading).isdisjoint(each.lagging), each.id
        assert each.leading, each.id
        assert each.lagging, each.id


# -- A9: actions ---------------------------------------------------------------------

BRIEF = (
    objective("top", level="business"),
    objective("seen", indicator="reach"),
    objective("heard"),
)
ACTIONS = (
    {"action": "Film", "objective": "seen", "cta": "visit"},
    {"action": "Contest", "objective": "seen", "cta": "follow"},
    {"action": "Poster", "objective": "top"},
    {"action": "Habit", "cta": "visit"},
    {"action": "Typo", "objective": "sen", "cta": "visit"},
    {"action": "Gone", "objective": "heard", "state": "dropped"},
)


def aims(*rows, found=None):
    return strategy.read_aims(filled("actions", *rows), BRIEF, found or tables(), OCTOBER)


def test_each_action_is_tied_to_its_objective_and_to_what_it_asks():
    found = aims(*ACTIONS)
    assert {e.action: e.lacks for e in found.rows} == {
        "Film": (), "Contest": (), "Poster": (Lack.CTA,), "Habit": (Lack.OBJECTIVE,),
        "Typo": (Lack.UNKNOWN_OBJECTIVE,),
    }  # fmt: skip
    assert dict(found.matrix) == {
        ("seen", "visit"): 1, ("seen", "follow"): 1, ("top", ""): 1, ("", "visit"): 2,
    }  # fmt: skip
    assert [each.id for each in found.idle] == ["heard"]


def test_what_lacks_is_found():
    keys = {each.key: each for each in strategy.find_aims(aims(*ACTIONS))}
    shares = {key: each.comparison.value.value for key, each in keys.items()}
    assert shares == pytest.approx({
        "objectives.action_aimless": 3 / 5, "objectives.action_no_cta": 4 / 5,
        "objectives.no_action": 1 / 2,
    })  # fmt: skip
    assert strategy.find_aims(aims()) == ()


def test_publications_that_ask_for_something_are_counted():
    posts = [post(n, f"2026-10-0{n}") for n in (1, 2, 3)]
    tags = [{"platform": "instagram", "post_id": "p1", "cta": "buy", "tagged_by": "rule"}]
    found = aims(*ACTIONS, found=tables(posts=posts, tags=tags)).published
    assert (found.tagged, found.total) == (1, 3)
    assert aims(*ACTIONS, found=tables(posts=posts)).published is None
