"""The third C, what the public says: themes, departments, satisfaction, prospects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.core.message import Name
from stratbook.core.reference import csv_rows, rules
from stratbook.core.tables import Tables
from stratbook.strategy import community
from stratbook.strategy.community.counting import Change, Share, apart, differ
from stratbook.strategy.community.routing import DEPARTMENTS, department_of
from strategy.community_rows import (
    OCTOBER,
    SEPTEMBER,
    against,
    everything,
    found,
    heard,
    inputs,
    message,
)
from strategy.kpi_rows import tables

NOTHING = Tables({}, "Europe/Paris")


def gathered(*rows: dict, found_tables=NOTHING):
    return community.gather(inputs("voice", *rows), found_tables["messages"], OCTOBER, SEPTEMBER)


def voice(*rows: dict, found_tables=NOTHING, overrides=()):
    return community.read_voice(gathered(*rows, found_tables=found_tables), overrides)


# -- changes and shares ------------------------------------------------------------


def test_a_change_compares_daily_means():
    assert Change(31, 20, (31, 30)).relative == pytest.approx(0.5)  # 1 a day against 2/3
    assert Change(3, 0, (31, 30)).relative is None
    assert Change(3, 0, (31, 30)).interval is None


def test_a_change_is_firm_when_chance_does_not_explain_it():
    assert Change(90, 40, (31, 30)).is_firm
    assert not Change(12, 8, (31, 30)).is_firm
    assert not Change(4, 1, (31, 30)).is_firm  # too few


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_change_lies_inside_its_interval(now, before):
    change = Change(now, before, (30, 30))
    low, high = change.interval
    assert low <= change.relative + 1e-9
    assert change.relative <= high + 1e-9


def test_two_shares_differ_beyond_chance_or_not():
    low, high = apart(Share(140, 200), Share(160, 400))
    assert low < 0.3 < high  # 70 % against 40 %
    assert differ(Share(140, 200), Share(160, 400))
    assert not differ(Share(5, 10), Share(6, 10))
    assert apart(Share(0, 0), Share(1, 2)) is None


# -- B8 and B12: themes --------------------------------------------------------------


def test_themes_are_ranked_by_volume_with_their_change():
    found_ = voice(
        heard("Delivery", 12),
        heard("delivery ", 4, "2026-09"),
        heard("Colours", 20, kind="need"),
    )
    first, second = found_.themes
    assert (first.name, first.volume, second.name, second.volume) == ("Colours", 20, "Delivery", 12)
    assert second.change.relative == pytest.approx(12 / 31 / (4 / 30) - 1)
    assert second.complaints == Share(12, 12)
    assert first.complaints == Share(0, 20)


def test_the_inbox_export_joins_the_sheet_and_replaces_its_inbox_rows():
    inbox = [message("livraison", f"2026-10-{day:02}") for day in range(1, 9)]
    inbox += [message("livraison", "2026-10-20", answered=False, tone="negative")] * 2
    found_ = voice(
        heard("Livraison", 5),
        heard("livraison", 99, heard_in="inbox"),
        found_tables=tables(messages=[dict(each, opened_at=each["opened_at"]) for each in inbox]),
    )
    (theme,) = found_.themes
    assert theme.volume == 15  # 10 conversations and 5 of the survey
    assert theme.complaints == Share(7, 15)
    assert theme.unanswered == Share(2, 10)
    assert found_.said.doubled == 1


def test_a_source_that_spoke_in_one_period_only_shows_no_change():
    found_ = voice(heard("Delivery", 40), heard("Delivery", 10, "2026-09", heard_in="review"))
    assert found_.themes[0].change is None


@pytest.mark.parametrize(
    ("kind", "count", "action"),
    [("problem", 12, "act"), ("question", 12, "inform"), ("praise", 12, "thank"),
     ("problem", 9, "watch")],
)  # fmt: skip
def test_what_a_theme_calls_for(kind, count, action):
    assert voice(heard("Delivery", count, kind=kind)).themes[0].action.chosen == action


def test_silence_comes_before_information():
    inbox = [message("atelier", "2026-10-10")] * 8 + [
        message("atelier", "2026-10-11", answered=False)
    ] * 2
    found_ = voice(found_tables=tables(messages=inbox))
    assert found_.themes[0].action.chosen == "answer"  # 2 of 10: 20 %, from 15 % on


def test_a_theme_goes_to_its_department():
    assert department_of("Délais de livraison") == "logistics"
    assert department_of("calibration certificates") == "technical"
    assert department_of("zebra") == "none"


def test_the_sheet_and_then_the_consultant_name_another_department():
    row = heard("livraison", 12, department="Expédition")
    assert voice(row).themes[0].department.chosen == "Expédition"
    word = against("community.routing", "livraison", "sales")
    assert voice(row, overrides=(word,)).themes[0].department.chosen == "sales"


def test_every_department_of_the_table_has_a_name_and_may_be_chosen():
    assert {row["department"] for row in csv_rows("theme_departments.csv")} <= set(DEPARTMENTS)
    assert set(rules()["community.routing"].choices) == set(DEPARTMENTS)


def test_departments_are_ranked_by_the_complaints_they_must_deal_with():
    found_ = voice(heard("livraison", 12), heard("facture", 30), heard("colis", 25))
    first, second = found_.desks
    assert [first.department, second.department] == [
        DEPARTMENTS["logistics"],
        DEPARTMENTS["finance"],
    ]
    assert (first.complaints, first.first.name) == (37, "colis")


def test_prospects_are_not_counted_among_customers():
    assert voice(heard("price", 50, audience="prospect")).themes == ()


def test_the_top_problem_says_its_share_of_all_complaints():
    findings = everything(NOTHING, voice=(heard("livraison", 30), heard("facture", 10),
                                          heard("couleur", 60, kind="need")))  # fmt: skip
    one = found(findings, "community.top_problem")
    assert one.subject == "livraison"
    assert one.comparison.value.value == pytest.approx(0.75)  # 30 of 40 complaints
    assert one.comparison.reference.value == pytest.approx(0.30)  # 30 of 100 times
    assert one.facts["department"] == DEPARTMENTS["logistics"]


def test_a_rising_theme_is_a_finding_and_a_steady_one_is_not():
    rising = everything(NOTHING, voice=(heard("livraison", 90), heard("livraison", 40, "2026-09")))
    one = found(rising, "community.theme_rises")
    assert (one.comparison.value.value, one.comparison.reference.value) == (90, 40)
    assert one.tone == "bad"
    steady = everything(NOTHING, voice=(heard("livraison", 41), heard("livraison", 40, "2026-09")))
    assert "community.theme_rises" not in {each.key for each in steady}


def test_a_theme_nobody_answers_for_is_announced():
    findings = everything(NOTHING, voice=(heard("zebra", 12),))
    assert found(findings, "community.unrouted").facts["volume"].value == 12


# -- B8: satisfaction ----------------------------------------------------------------


def review(day: str, rating: float, *, answered: bool = True, place: str = "Google") -> dict:
    return {"date": day, "place": place, "rating": rating, "count": 1, "answered": answered}


def test_satisfaction_has_its_number_its_change_and_the_reviews_left_unanswered():
    reviews = [
        review("2026-10-01", 5),
        review("2026-10-02", 4, answered=False),
        review("2026-10-03", 3),
        review("2026-09-03", 5),
        review("2026-09-04", 5),
    ]
    read = community.read_satisfaction(tables(reviews=reviews), OCTOBER, SEPTEMBER)
    assert (read.whole.rating, read.whole.n, read.whole.before) == (4.0, 3, 5.0)
    assert read.whole.unanswered == Share(1, 3)
    low, high = read.whole.interval
    assert 3 <= low < 4 < high <= 5


def test_a_fall_in_the_rating_beyond_chance_is_a_finding():
    reviews = [review(f"2026-10-{day:02}", 1 + day % 2) for day in range(1, 31)]
    reviews += [review(f"2026-09-{day:02}", 4 + day % 2) for day in range(1, 31)]
    one = found(everything(tables(reviews=reviews)), "community.rating_falls")
    assert (one.comparison.value.value, one.comparison.reference.value) == (1.5, 4.5)


def test_no_review_gives_no_rating():
    assert community.read_satisfaction(NOTHING, OCTOBER, SEPTEMBER).whole is None


# -- B9: prospects -------------------------------------------------------------------


def test_needs_are_ranked_by_stage_with_their_change_and_the_answer_to_give():
    said = gathered(
        heard("shipping cost", 41, audience="prospect", kind="objection"),
        heard("shipping cost", 22, "2026-09", audience="prospect", kind="objection"),
        heard("set for two", 131, audience="prospect", kind="need"),
        heard("dishwasher", 54, audience="prospect", kind="question"),
        heard("gift", 60, audience="prospect", kind="question", stage="discover"),
    )
    read = community.read_prospects(said, NOTHING["search"])
    assert [(each.stage, each.theme, each.answer.chosen) for each in read.needs] == [
        ("discover", "set for two", "publish"),
        ("discover", "gift", "explain"),
        ("compare", "dishwasher", "explain"),
        ("decide", "shipping cost", "prove"),
    ]
    assert read.needs[3].change.relative == pytest.approx(41 / 31 / (22 / 30) - 1)
    assert read.volume == 286


def test_searches_are_ranked_by_clicks_with_a_weighted_position():
    rows = [
        {"date": "2026-10-02", "query": "mug", "clicks": 4, "impressions": 100, "position": 2},
        {"date": "2026-10-03", "query": "mug", "clicks": 6, "impressions": 300, "position": 6},
        {"date": "2026-10-03", "query": "bowl", "clicks": 3, "impressions": 10, "position": 1},
        {"date": "2026-09-03", "query": "mug", "clicks": 5, "impressions": 10, "position": 1},
    ]
    read = community.read_prospects(gathered(), tables(search=rows)["search"])
    mug, bowl = read.queries
    assert (mug.text, mug.clicks, mug.position, bowl.text) == ("mug", 10, 5.0, "bowl")
    assert mug.change.relative == pytest.approx(10 / 31 / (5 / 30) - 1)


def test_the_need_and_the_objection_heard_most_are_findings():
    rows = (
        heard("set for two", 30, audience="prospect", kind="need"),
        heard("price", 10, audience="prospect", kind="objection"),
    )
    findings = everything(NOTHING, voice=rows)
    assert found(findings, "community.prospect_need").facts["share"].value == 0.75
    assert found(findings, "community.prospect_objection").facts["theme"] == Name(text="price")
