"""Chapter 1: the tree, the five letters, the map of KPIs, and what is found."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Brief, ClientFile, Objective
from stratbook.core.finding import rank
from stratbook.core.goals import goals
from stratbook.core.period import month
from stratbook.strategy.objectives import (
    Cadence,
    Criterion,
    Orphan,
    Role,
    Verdict,
    find_objectives,
    grow,
    read_objectives,
)

OCTOBER = month(2026, 10)
TOP = {"id": "top", "level": "business", "statement": "Be known in town", "goal": "awareness"}
MIDDLE = {**TOP, "id": "middle", "level": "marketing", "serves": "top"}
SOCIAL = {
    "id": "seen",
    "statement": "Be seen more",
    "goal": "awareness",
    "serves": "middle",
    "indicator": "impressions",
    "baseline": 100_000,
    "target": 120_000,
    "due": "2026-12-31",
    "owner": "Webmaster",
}


def brief(*objectives: dict, organisation: str = "local_authority") -> Brief:
    file = ClientFile.model_validate(
        {
            "organisation": {"name": "Port", "type": organisation},
            "period": "2026-10",
            "objectives": [dict(each) for each in objectives],
        }
    )
    return Brief(folder=Path("port"), file=file)


def read(*objectives: dict, organisation: str = "local_authority"):
    return read_objectives(brief(*objectives, organisation=organisation), OCTOBER)


def card(*objectives: dict, id_: str = "seen", organisation: str = "local_authority"):
    found = read(*objectives, organisation=organisation)
    return next(each for each in found.cards if each.objective.id == id_)


def found(*objectives: dict):
    return {each.key: each for each in find_objectives(read(*objectives))}


# -- the tree ------------------------------------------------------------------------


def test_each_objective_is_followed_by_those_that_serve_it():
    tree = grow([Objective.model_validate(each) for each in (SOCIAL, MIDDLE, TOP)])
    assert [(e.objective.id, e.depth, e.parent) for e in tree.nodes] == [
        ("top", 0, ""), ("middle", 1, "top"), ("seen", 2, "middle"),
    ]  # fmt: skip
    assert not tree.orphans
    assert not tree.unserved


@pytest.mark.parametrize(
    ("serves", "why"),
    [("", Orphan.SERVES_NOTHING), ("nowhere", Orphan.SERVES_UNKNOWN), ("seen", Orphan.NOT_ABOVE)],
)
def test_an_objective_that_hangs_on_nothing_is_an_orphan(serves, why):
    tree = read(TOP, MIDDLE, {**SOCIAL, "serves": serves}).tree
    assert [each.orphan for each in tree.orphans] == [why]
    assert [each.objective.id for each in tree.unserved] == ["middle"]


def test_two_that_serve_each_other_make_no_loop():
    one, other = {**MIDDLE, "id": "a", "serves": "b"}, {**MIDDLE, "id": "b", "serves": "a"}
    tree = read(one, other).tree
    assert {each.objective.id for each in tree.orphans} == {"a", "b"}
    assert len(tree.nodes) == 2


LOST = {**SOCIAL, "id": "lost", "serves": "nobody"}


@given(st.permutations([TOP, MIDDLE, SOCIAL, LOST]))
def test_the_order_of_the_brief_changes_no_verdict(objectives):
    plain, mixed = (
        read(TOP, MIDDLE, SOCIAL, {**SOCIAL, "id": "lost", "serves": "nobody"}),
        read(*objectives),
    )
    verdicts = [
        {e.objective.id: [c.verdict for c in e.checks] for e in whole.cards}
        for whole in (plain, mixed)
    ]
    assert verdicts[0] == verdicts[1]
    assert [e.key for e in find_objectives(plain)] == [e.key for e in find_objectives(mixed)]


# -- SMART ---------------------------------------------------------------------------


def test_a_whole_objective_is_smart_and_its_ratio_is_said():
    whole = card(TOP, MIDDLE, SOCIAL)
    assert whole.is_smart
    said = whole.check(Criterion.ACHIEVABLE).said.plain()
    assert said == "Target 120,000: 1.20× the baseline."


@pytest.mark.parametrize(
    ("change", "criterion", "verdict"),
    [
        ({"goal": ""}, Criterion.SPECIFIC, Verdict.MISSING),
        ({"goal": "fame"}, Criterion.SPECIFIC, Verdict.MISSING),
        ({"indicator": "", "platform": ""}, Criterion.SPECIFIC, Verdict.MISSING),
        ({"indicator": "", "platform": "instagram"}, Criterion.SPECIFIC, Verdict.MET),
        ({"indicator": ""}, Criterion.MEASURABLE, Verdict.MISSING),
        ({"indicator": "applause"}, Criterion.MEASURABLE, Verdict.MISSING),
        ({"baseline": None}, Criterion.MEASURABLE, Verdict.MISSING),
        ({"baseline": None}, Criterion.ACHIEVABLE, Verdict.UNKNOWN),
        ({"target": None}, Criterion.ACHIEVABLE, Verdict.MISSING),
        ({"target": 90_000}, Criterion.ACHIEVABLE, Verdict.MISSING),
        ({"indicator": "response_time", "target": 90_000}, Criterion.ACHIEVABLE, Verdict.MET),
        ({"serves": ""}, Criterion.RELEVANT, Verdict.MISSING),
        ({"goal": "leads"}, Criterion.RELEVANT, Verdict.MISSING),
        ({"due": None}, Criterion.TIME_BOUND, Verdict.MISSING),
    ],
)
def test_each_letter_is_judged(change, criterion, verdict):
    assert card(TOP, MIDDLE, {**SOCIAL, **change}).check(criterion).verdict is verdict


def test_a_goal_fits_one_kind_of_organisation_and_not_another():
    selling = {**SOCIAL, "goal": "sell_online"}
    for organisation, verdict in (("btoc", Verdict.MET), ("local_authority", Verdict.MISSING)):
        judged = card(TOP, MIDDLE, selling, organisation=organisation)
        assert judged.check(Criterion.RELEVANT).verdict is verdict


def test_a_score_is_compared_by_difference_not_by_ratio():
    tone = {
        **SOCIAL,
        "goal": "reputation",
        "indicator": "net_sentiment",
        "baseline": -5,
        "target": 10,
    }
    said = card(TOP, MIDDLE, tone).check(Criterion.ACHIEVABLE).said.plain()
    assert "+15 from the baseline" in said


def test_a_past_due_date_is_announced():
    late = card(TOP, MIDDLE, {**SOCIAL, "due": dt.date(2026, 6, 30)})
    assert "30 June 2026" in late.check(Criterion.TIME_BOUND).said.plain()
    assert "conclude" in late.check(Criterion.TIME_BOUND).said.plain()


# -- the map of KPIs -----------------------------------------------------------------


def test_the_map_follows_the_catalogue():
    kpis = read(TOP, MIDDLE, SOCIAL).kpis
    assert [(each.kpi.id, each.role, each.cadence) for each in kpis.held] == [
        ("impressions", Role.LEADING, Cadence.WEEKLY)
    ]
    wanted = set(goals()["awareness"].indicators) - {"impressions"}
    assert {each.kpi.id for each in kpis.called} == wanted
    assert not kpis.unmeasured
    assert not kpis.bare


def test_the_number_of_followers_is_the_intruder():
    fans = {**SOCIAL, "indicator": "community_size", "baseline": 8_000, "target": 9_500}
    kpis = read(TOP, MIDDLE, fans).kpis
    assert [each.kpi.id for each in kpis.off_goal] == ["community_size"]
    assert [each.id for each in kpis.unmeasured] == ["awareness"]


def test_a_kpi_of_the_same_family_is_related_not_off_goal():
    seen = {**SOCIAL, "goal": "inform_citizens"}
    assert [each.role for each in read(TOP, MIDDLE, seen).kpis.held] == [Role.RELATED]


def test_what_does_not_fit_a_town_is_never_called_for():
    selling = {**SOCIAL, "goal": "sell_online", "indicator": ""}
    assert read(TOP, MIDDLE, selling).kpis.goals == (goals()["awareness"],)
    called = {each.kpi.id for each in read(TOP, MIDDLE, selling).kpis.called}
    assert called.isdisjoint({"roas", "roi", "leads", "conversion_rate"})


def test_objectives_without_kpi_are_listed():
    assert [each.id for each in read(TOP, MIDDLE, {**SOCIAL, "indicator": ""}).kpis.bare] == [
        "seen"
    ]


# -- findings ------------------------------------------------------------------------


def test_no_objectives_no_findings():
    assert find_objectives(read()) == ()


def test_the_share_of_smart_objectives_is_held_against_all():
    smart = found(TOP, MIDDLE, SOCIAL)["objectives.smart"]
    assert smart.comparison.value.value == pytest.approx(1 / 3)
    assert smart.comparison.difference.value == pytest.approx(-2 / 3)
    assert smart.impact == pytest.approx(1 / 3)  # a gap in the brief weighs half
    assert smart.number == 1


def test_when_all_are_smart_it_is_said():
    whole = {"indicator": "impressions", "baseline": 1, "target": 2, "due": "2026-12-31"}
    assert "objectives.all_smart" in found({**TOP, **whole}, {**MIDDLE, **whole}, SOCIAL)


def test_each_defect_has_its_finding_and_goes_away_when_mended():
    broken = {**SOCIAL, "serves": "", "owner": "", "target": 1}
    assert {"objectives.orphan", "objectives.no_owner", "objectives.wrong_way"} <= found(
        TOP, broken
    ).keys()
    assert {"objectives.orphan", "objectives.wrong_way"}.isdisjoint(found(TOP, MIDDLE, SOCIAL))


def test_a_change_in_the_brief_changes_rank_or_words():
    two = {**SOCIAL, "id": "other", "statement": "Be heard more"}
    before = rank(find_objectives(read(TOP, MIDDLE, SOCIAL, two)))
    after = rank(find_objectives(read(TOP, MIDDLE, SOCIAL, {**two, "serves": "", "owner": ""})))
    assert [each.key for each in before] != [each.key for each in after]


def test_every_finding_can_enter_the_summary():
    for each in find_objectives(read(TOP, {**SOCIAL, "serves": "", "indicator": "", "owner": ""})):
        assert each.comparison is not None
        assert each.action is not None
        assert 0 < each.impact <= 1
