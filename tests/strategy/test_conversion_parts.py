"""Chapter 7 beside the returns: attribution, critical path, tests, proof, template."""

import datetime as dt

import pytest

from stratbook.core.choice import Override
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy import conversion
from stratbook.strategy.conversion import Task, Variant, newcombe
from stratbook.strategy.conversion.attribution import Count
from stratbook.strategy.conversion.proofs import use_of
from strategy.conversion_rows import EXERCISE_12, inputs, scope

ON = dt.date(2026, 10, 31)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def scenario(**changes):
    given = inputs(scenarios=[{**EXERCISE_12, **changes}])
    return conversion.scenarios(given, scope())[0]


def test_direct_and_any_touch_make_a_range():
    found = conversion.attribute(scenario(last_click=12, any_touch=48, window="7 days"))
    assert found.counts == (
        Count("last_click", 12.0), Count("counted", 30.0),
        Count("any_touch", 48.0, window="7 days"),
    )  # fmt: skip
    assert (found.low, found.high, found.spread) == (12, 48, 4)
    assert [each.key for each in conversion.find_attribution([found])] == ["conversion.range_wide"]


def test_one_count_is_no_range():
    found = conversion.attribute(scenario())
    assert not found.is_range
    assert conversion.find_attribution([found]) == ()


# A design of 5 days, then printing of 4 which needs it; a page of 3 days waits for neither.
TASKS = (
    Task("Design", "supplier", day("11-01"), 5, due=day("11-06")),
    Task("Print", "supplier", day("11-02"), 4, due=day("11-08"), after=("design",)),
    Task("Page", "action", day("11-01"), 3, due=day("11-04")),
    Task("Launch", "action", day("11-05"), 1, due=day("11-12"), after=("Print", "Page")),
)


def test_the_longest_chain_its_slack_and_what_is_late():
    found = conversion.schedule("X", TASKS, ON)
    assert found.path == ("Design", "Print", "Launch")
    assert found.end == day("11-11")  # 1 + 5 + 4 + 1
    by = {each.task.name: each for each in found.placed}
    assert (by["Page"].slack, by["Page"].critical) == (6, False)  # 4 → 10 November
    assert [(each.task.name, each.late) for each in found.late] == [("Print", 2)]
    finding = conversion.find_suppliers([found])[0]
    assert finding.key == "conversion.chain_late"
    assert finding.facts["root"].text == "Print"


def test_what_is_not_there_at_the_cut_off_cannot_end_before_it():
    slow = Task("Design", "supplier", day("10-01"), 5, due=day("10-06"))
    found = conversion.schedule("X", [slow], ON)
    assert (found.end, found.placed[0].late) == (ON, 25)
    there = Task("Design", "supplier", day("10-01"), 5, due=day("10-06"), done_on=day("10-08"))
    received = conversion.schedule("X", [there], ON)
    assert (received.placed[0].late, received.late) == (2, ())


def test_newcombes_interval_of_his_own_example():
    # Newcombe (1998), table II, example (a): 56/70 − 48/80 = 0.2000, method 10.
    found = newcombe(Variant("b", 80, 48), Variant("a", 70, 56))
    assert found == pytest.approx((0.0524, 0.3339), abs=0.0001)


def split(*pairs, **changes):
    made = [
        {"test": "T", "variant": f"V{place}", "trials": trials, "successes": successes, **changes}
        for place, (successes, trials) in enumerate(pairs)
    ]
    return conversion.experiments(inputs(tests_ab=made)["tests_ab"])


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ((41, 640), (62, 655), "keep_running"),  # looks settled, planned 2500
        ((250, 2500), (330, 2500), "choose_second"),
        ((330, 2500), (250, 2500), "choose_first"),
        ((25_000, 250_000), (25_500, 250_000), "no_difference"),  # real, and worth 2 % only
        ((250, 2500), (262, 2500), "undecided"),
    ],
)
def test_a_test_is_read_by_a_rule_fixed_beforehand(first, second, outcome):
    assert split(first, second, planned=2500)[0].choice.computed == outcome


def test_a_test_stopped_early_warns_of_peeking():
    found = split((41, 640), (62, 655), planned=2500, ended="2026-10-18")
    assert found[0].stopped_early
    assert found[0].looks_settled
    assert [each.key for each in conversion.find_tests(found)] == ["conversion.peeking"]
    running = split((41, 640), (45, 655), planned=2500)
    assert conversion.find_tests(running) == ()


def test_each_other_variant_is_held_against_the_one_in_place():
    found = split((10, 2000), (20, 2000), (30, 2000))
    assert [(each.name, each.first.name, each.second.name) for each in found] == [
        ("T – V1", "V0", "V1"), ("T – V2", "V0", "V2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tone", "consent", "reused", "use"),
    [
        ("positive", "given", None, "reuse"),
        ("positive", "none", None, "ask"),
        ("positive", "", None, "ask"),
        ("positive", "asked", None, "await"),
        ("positive", "refused", ON, "leave"),
        ("negative", "given", None, "leave"),
        ("", "given", None, "read"),
        ("positive", "given", ON, "done"),
    ],
)
def test_nothing_is_taken_up_without_consent(tone, consent, reused, use):
    assert use_of(tone, consent, reused) == use


def test_proof_is_ranked_by_what_can_be_done_then_by_reactions():
    made = [
        {"proof": "quiet", "kind": "ugc", "tone": "positive", "consent": "given",
         "interactions": 5},
        {"proof": "asked of nobody", "kind": "ugc", "tone": "positive", "interactions": 900},
        {"proof": "loud", "kind": "ugc", "tone": "positive", "consent": "given",
         "interactions": 80},
        {"proof": "refused", "kind": "ugc", "tone": "positive", "consent": "refused"},
    ]  # fmt: skip
    sheet = inputs(proofs=made)["proofs"]
    found = conversion.proofs(sheet)
    assert [each.name for each in found] == ["loud", "quiet", "asked of nobody", "refused"]
    keys = [each.key for each in conversion.find_proofs(found)]
    assert keys == ["conversion.proof_ready", "conversion.proof_to_ask"]
    word = Override(rule="conversion.proof", subject="loud", choice="leave", reason="dated")
    assert conversion.proofs(sheet, [word])[0].name == "quiet"


def test_the_template_is_laid_over_the_dates_of_the_scenario_that_names_it():
    named = scenario(
        template="fast_visibility", starts="2026-11-02", ends="2026-11-20", state="planned"
    )
    found = conversion.drafted(named, OrganisationType.BTOC)
    assert (found.steps[0].starts, found.steps[-1].ends) == (day("11-02"), day("11-22"))
    assert (found.posts, found.hours, found.overruns, found.fits) == (19, 20, 2, True)
    assert all(each.cta for each in found.steps)
    assert not conversion.drafted(named, OrganisationType.BTOB).fits
    assert conversion.drafted(scenario(), OrganisationType.BTOC) is None


def test_what_began_after_the_period_is_not_told_unless_it_is_planned():
    later = {"starts": "2026-11-02", "ends": "2026-11-20"}
    for state, count in (("planned", 1), ("done", 0)):
        given = inputs(scenarios=[{**EXERCISE_12, **later, "state": state}])
        assert len(conversion.scenarios(given, scope())) == count
