"""The action plan: scores, merging, what is typed, dates, owners, hours and effects, by hand."""

import datetime as dt

import pandas as pd
import pytest

from stratbook.brief.actions import follow, read_actions
from stratbook.brief.models import Objective
from stratbook.core.choice import Override
from stratbook.core.finding import Action, Confidence, Finding
from stratbook.core.period import month
from stratbook.core.vocabulary import Level
from stratbook.plan.actions import Reading, compare, find_actions, plan_actions
from stratbook.plan.actions.capacity import loads
from stratbook.plan.actions.dates import Working
from stratbook.plan.actions.plan import Known
from stratbook.plan.actions.score import band, score
from stratbook.strategy.decisions import logged_decisions
from strategy.platforms_rows import END, day, rows

NO_FOLLOW_UP = follow((), END)


def finding(key, **changed):
    """Return a finding whose action scores 0.5 × 1 × 1 unless it says otherwise."""
    action = changed.pop("action", {})
    level = changed.pop("level", Level.HIGH)
    return Finding(
        key=key, chapter=changed.pop("chapter", "03_poem"), impact=changed.pop("impact", 0.5),
        confidence=Confidence(level=level, why=""),
        action=Action(**({"kpi": "reach", "effort": Level.LOW} | action)), **changed,
    )  # fmt: skip


def typed(*given, questions=()):
    return follow(read_actions(rows("actions", *given), rows("questions", *questions)), END)


def plan(*findings, known=None, told=lambda each: f"{each.key} {each.subject}"):
    return plan_actions(known or Known(END, NO_FOLLOW_UP, country="FR"), findings, told)


# -- the score ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("impact", "confidence", "effort", "expected"),
    [
        (0.5, Level.HIGH, Level.LOW, 0.5),
        (0.5, Level.MEDIUM, Level.MEDIUM, 0.5 * 0.7 * 0.7),
        (0.6, Level.LOW, Level.HIGH, 0.6 * 0.4 * 0.4),
        (None, Level.HIGH, Level.LOW, None),
        (0.5, None, Level.LOW, None),
        (0.5, Level.HIGH, None, None),
    ],
)
def test_the_score_is_impact_times_confidence_times_ease(impact, confidence, effort, expected):
    assert score(impact, confidence, effort) == pytest.approx(expected)


def test_bands_begin_at_their_thresholds():
    assert [band(each) for each in (0.35, 0.34, 0.12, 0.11, None)] == [
        "first", "next", "next", "later", "unjudged",
    ]  # fmt: skip


def test_rows_are_ranked_by_score_and_ties_by_key():
    found = plan(
        finding("b.one"), finding("a.one"), finding("c.one", level=Level.LOW),
        finding("d.one", impact=0.9, action={"effort": Level.MEDIUM}),
    )  # fmt: skip
    assert [each.origins[0].key for each in found.open] == ["d.one", "a.one", "b.one", "c.one"]
    assert [round(each.score, 3) for each in found.open] == [0.63, 0.5, 0.5, 0.2]


def test_a_person_s_priority_goes_before_the_rule():
    against = Override(rule="actions.priority", subject="a.one", choice="first", reason="Fair soon")
    known = Known(END, NO_FOLLOW_UP, overrides=(against,), country="FR")
    (row,) = plan(finding("a.one", impact=0.1), known=known, told=lambda each: each.key).open
    assert (row.priority.computed, row.priority.chosen) == ("later", "first")
    assert row.priority.override.reason == "Fair soon"


# -- merging --------------------------------------------------------------------------


def test_the_same_action_of_two_chapters_is_one_with_both_origins():
    found = plan(
        finding("a.one", impact=0.2, chapter="03_poem"),
        finding("b.two", impact=0.4, chapter="08_performance", action={"effort": Level.HIGH}),
        finding("c.three"),
        told=lambda each: "Tag the links" if each.key != "c.three" else "Close it",
    )
    assert len(found.rows) == 2
    row = next(each for each in found.rows if each.origins[0].key == "b.two")
    assert [each.chapter for each in row.origins] == ["08_performance", "03_poem"]
    # The heaviest speaks, the larger impact and the harder effort count: 0.4 × 1 × 0.4.
    assert row.score == pytest.approx(0.16)


def test_two_findings_of_one_rule_keep_a_number_of_their_own():
    found = plan(finding("a.one", subject="X"), finding("a.one", subject="Y"))
    assert len({each.id for each in found.rows}) == 2
    again = plan(finding("a.one", subject="Y", impact=0.9))
    assert again.rows[0].id in {each.id for each in found.rows}


def test_what_a_person_set_aside_is_not_proposed_and_a_replacement_speaks():
    aside = Override(rule="a.one", choice="", reason="Not now")
    instead = Override(rule="b.two", choice="Call the agency", reason="Faster")
    found = plan(finding("a.one", override=aside), finding("b.two", override=instead))
    assert [each.text for each in found.rows] == ["Call the agency"]
    assert [each.key for each in found.aside] == ["a.one"]


# -- typed actions ----------------------------------------------------------------------


def test_a_typed_action_that_answers_a_recommendation_takes_its_place():
    given = typed({"action": "Close X", "from_finding": "a.one | X", "hours": 60.0, "kpi": "reach"})
    found = plan(
        finding("a.one", subject="X"), finding("a.one", subject="Y"),
        known=Known(END, given, country="FR"),
    )  # fmt: skip
    assert [each.text or each.finding.subject for each in found.open] == ["Y", "Close X"]
    row = found.open[1]
    assert {each.kind for each in row.origins} == {"finding", "typed"}
    # Judged as the recommendation was, but for its hours: 0.5 × 1 × 0.4.
    assert row.score == pytest.approx(0.2)


def test_a_typed_action_in_the_same_words_is_not_proposed_twice():
    given = typed({"action": "tag THE links"})
    found = plan(finding("a.one"), known=Known(END, given), told=lambda _: "Tag the links")
    assert [each.text for each in found.rows] == ["tag THE links"]


def test_people_s_own_judgement_goes_before_the_recommendation_s():
    given = typed({"action": "Do", "from_finding": "a.one", "impact": "low", "effort": "medium",
                   "confidence": "low"})  # fmt: skip
    (row,) = plan(finding("a.one"), known=Known(END, given)).rows
    assert row.score == pytest.approx(0.1 * 0.4 * 0.7)


def test_an_answered_question_is_an_action_and_says_where_it_comes_from():
    answer = {"question": "timing", "answer": "Evening", "action": "Try", "owner": "CM"}
    (row,) = plan(known=Known(END, typed(questions=[answer]))).rows
    assert (row.text, row.origins[0].kind, row.origins[0].key) == ("Try", "question", "timing")
    assert (row.score, row.priority.chosen) == (None, "unjudged")


def test_decisions_are_taken_or_carried_out_unless_an_action_answers_them():
    log = logged_decisions(
        rows(
            "decisions",
            {"chapter": "04_platforms", "question": "TikTok?", "due": day(10, 15)},
            {"chapter": "04_platforms", "question": "Pinterest?", "choice": "yes",
             "due": day(11, 30)},
            {"chapter": "04_platforms", "question": "X?", "choice": "close", "due": day(10, 1)},
        ),
        "EUR",
    )  # fmt: skip
    found = plan(known=Known(END, NO_FOLLOW_UP, log))
    assert {each.origins[0].key: (each.status, each.slip) for each in found.rows} == {
        "TikTok?": ("late", 16), "Pinterest?": ("to_do", None),
    }  # fmt: skip
    given = typed({"action": "Open Pinterest", "from_finding": "Pinterest?"})
    found = plan(known=Known(END, given, log))
    assert sorted(each.text for each in found.rows) == ["", "Open Pinterest"]


# -- dates and owners -------------------------------------------------------------------


def test_dates_follow_from_urgency_effort_and_working_days():
    found = plan(
        finding("a.urgent", urgency=0.9),
        finding("b.soon", urgency=0.5, action={"effort": Level.MEDIUM}),
        finding("c.later", urgency=0.1),
    )
    dates = {each.origins[0].key: (each.start, each.due) for each in found.rows}
    # 31 October is a Saturday; 11 November is a French holiday, and so is 25 December.
    assert dates["a.urgent"] == (dt.date(2026, 11, 2), dt.date(2026, 11, 6))
    assert dates["b.soon"] == (dt.date(2026, 11, 17), dt.date(2026, 12, 7))
    assert dates["c.later"] == (dt.date(2026, 12, 15), dt.date(2026, 12, 21))


def test_what_must_come_first_ends_before_the_rest_begins():
    found = plan(
        finding("links.unknown", urgency=0.9), finding("media_plan.optimum_gain", urgency=0.9)
    )
    first = next(each for each in found.rows if each.origins[0].key == "links.unknown")
    then = next(each for each in found.rows if each.origins[0].key == "media_plan.optimum_gain")
    assert then.after == (first.id,)
    assert (first.due, then.start) == (dt.date(2026, 11, 6), dt.date(2026, 11, 9))


def test_typed_dates_stand_and_a_circle_of_waiting_ends():
    given = typed(
        {"action": "A", "depends_on": "B", "due": day(12, 4)},
        {"action": "B", "depends_on": "A"},
    )
    found = {each.text: each for each in plan(known=Known(END, given, country="FR")).rows}
    assert found["A"].due == dt.date(2026, 12, 4)
    assert found["A"].dated
    assert not found["B"].dated
    assert found["B"].due is not None


def test_the_owner_is_who_answers_for_the_objective_or_is_to_be_named():
    aims = (
        Objective(id="seen", statement="Be seen", indicator="reach", owner="Direction"),
        Objective(id="leads", statement="Leads", indicator="leads", owner="Sales"),
    )
    raci = rows("raci", {"subject": "seen", "role": "CM", "part": "accountable"},
                {"subject": "seen", "role": "Web", "part": "consulted"})  # fmt: skip
    known = Known(END, NO_FOLLOW_UP, objectives=aims, raci=raci)
    found = plan(
        finding("a.reach"), finding("b.leads", action={"kpi": "leads"}),
        finding("c.other", action={"kpi": "roas"}),
        finding("d.said", action={"kpi": "reach", "owner": "Agency"}), known=known,
    )  # fmt: skip
    assert {each.origins[0].key: each.owner for each in found.rows} == {
        "a.reach": "CM", "b.leads": "Sales", "c.other": "", "d.said": "Agency",
    }  # fmt: skip


# -- hours ----------------------------------------------------------------------------


def test_hours_are_spread_over_months_and_held_against_what_tasks_leave():
    given = typed(
        {"action": "Long", "owner": "CM", "hours": 30.0, "start": day(11, 23), "due": day(12, 4)},
        {"action": "Unowned", "hours": 99.0, "start": day(11, 2), "due": day(11, 6)},
    )
    found = plan(known=Known(END, given, country="FR"))
    team = pd.DataFrame([{"role": "cm", "hours_social": 10.0}])
    tasks = pd.DataFrame([{"role": "CM", "hours_month": 30.0}])
    got = loads(found.rows, team, tasks, Working.around("FR", END), END)
    # 23 November to 4 December: ten working days, six of them in November.
    assert [(each.month, round(each.needed, 6)) for each in got] == [
        (month(2026, 11), 18), (month(2026, 12), 12),
    ]  # fmt: skip
    # November has 20 working days (the 11th is off): 4 weeks × 10 h − 30 h of tasks.
    assert got[0].free == pytest.approx(10)
    assert got[0].over == pytest.approx(8)
    # December has 22: 4.4 × 10 − 30 = 14, and 12 fit.
    assert got[1].over == 0


def test_an_overloaded_role_is_named():
    given = typed(
        {"action": "Long", "owner": "CM", "hours": 30.0, "start": day(11, 2), "due": day(11, 20),
         "kpi": "reach"},
    )  # fmt: skip
    team = pd.DataFrame([{"role": "CM", "hours_social": 5.0}])
    found = find_actions(plan(known=Known(END, given, team=team, country="FR")))
    (over,) = [each for each in found if each.key == "actions.overload"]
    # Four weeks of 5 h against 30 h.
    assert over.subject == "CM"
    assert over.comparison.difference.value == pytest.approx(10)


# -- the effect seen --------------------------------------------------------------------

SEPTEMBER, OCTOBER = month(2026, 9), month(2026, 10)


def read(before, after, expected, kpi="reach", intervals=(None, None)):
    return compare(
        kpi, Reading(SEPTEMBER, before, intervals[0]), Reading(OCTOBER, after, intervals[1]),
        expected,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected", "verdict"),
    [
        (100, 120, (10, 30), "within"),
        (100, 140, (10, 30), "above"),
        (100, 105, (10, 30), "below"),
        (100, 110, (10, None), "within"),
        (100, 120, (None, None), "no_range"),
        (None, 120, (10, 30), "unknown"),
    ],
)
def test_a_change_is_held_against_its_range(before, after, expected, verdict):
    assert read(before, after, expected).verdict == verdict


def test_lower_is_better_where_the_kpi_says_so():
    assert read(10.0, 7.0, (-2, -1), kpi="cpl").verdict == "above"
    assert read(10.0, 9.8, (-2, -1), kpi="cpl").verdict == "below"


def test_a_change_whose_interval_holds_zero_says_nothing():
    seen = read(0.04, 0.05, (0.005, 0.02), kpi="er_reach",
                intervals=((0.03, 0.05), (0.04, 0.06)))  # fmt: skip
    # √(0.01² + 0.01²) on each side of 0.01.
    assert seen.interval == pytest.approx((0.01 - 2**0.5 / 100, 0.01 + 2**0.5 / 100))
    assert seen.verdict == "unclear"
    sure = read(0.04, 0.06, (0.005, 0.02), kpi="er_reach",
                intervals=((0.035, 0.045), (0.055, 0.065)))  # fmt: skip
    assert sure.verdict == "within"
