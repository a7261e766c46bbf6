"""Twin recommendations become one action; a role is proposed where nobody is named."""

from plan.test_actions import finding, plan, typed
from stratbook.brief.models import Objective
from stratbook.core.vocabulary import Level
from stratbook.display.words import all_words
from stratbook.plan.actions.plan import Known
from stratbook.plan.actions.twins import twins
from strategy.platforms_rows import END, rows


def test_twins_are_one_action_that_carries_the_others():
    found = plan(
        finding("brand.old_logo", impact=0.9, action={"effort": Level.HIGH}),
        finding("brand.inconsistent", impact=0.2), finding("a.one"),
    )  # fmt: skip
    assert len(found.rows) == 2
    row = next(each for each in found.rows if each.finding.key == "brand.inconsistent")
    assert [each.key for each in row.also] == ["brand.old_logo"]
    assert {each.key for each in row.origins} == {"brand.inconsistent", "brand.old_logo"}
    assert (row.impact, row.effort) == (0.9, Level.HIGH)


def test_without_the_rule_they_join_the_heaviest_twin_speaks():
    found = plan(finding("brand.old_logo", impact=0.3), finding("brand.lost_link", impact=0.4))
    assert [each.finding.key for each in found.rows] == ["brand.lost_link"]


def test_what_a_person_planned_for_one_twin_leaves_the_other_open():
    given = typed({"action": "New logo", "from_finding": "brand.old_logo"})
    known = Known(END, given, country="FR")
    found = plan(finding("brand.old_logo"), finding("brand.inconsistent"), known=known)
    assert {each.text or each.finding.key for each in found.open} == {
        "New logo", "brand.inconsistent",
    }  # fmt: skip


def test_every_twin_and_what_it_joins_is_a_finding_with_an_action():
    known = all_words()
    named = {*twins(), *twins().values()}
    assert [each for each in named if each not in known or not known[each].action] == []
    assert not set(twins()) & set(twins().values())


def test_a_role_is_proposed_from_the_family_then_from_all_social_objectives():
    aims = (
        Objective(id="seen", statement="Be seen", indicator="reach", owner="CM"),
        Objective(id="heard", statement="Be heard", indicator="response_rate", owner="Desk"),
        Objective(id="read", statement="Be read", indicator="impressions", owner="CM"),
    )
    known = Known(END, typed(), objectives=aims, raci=rows("raci"), country="FR")
    found = plan(finding("a.one", action={"kpi": "roas"}), finding("b.two"), known=known)
    by_key = {each.finding.key: each for each in found.rows}
    assert (by_key["a.one"].owner, by_key["a.one"].suggested) == ("", "CM")
    assert (by_key["b.two"].owner, by_key["b.two"].suggested) == ("CM", "")
