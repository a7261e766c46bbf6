"""What is counted outside the platforms: periods whole or not at all, values worked out by hand."""

import pytest

from stratbook.core.period import parse_period
from stratbook.core.reference import kpis
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy.kpis import computed, fits
from strategy.kpi_rows import OCTOBER, TOWN, parts_of, scope, tables, value

SUMS = ("footfall", "coupons", "signatures", "donations", "attendance")


def outcome(measure: str, code: str, number: float, **more: object) -> dict[str, object]:
    """Return one count over a period, by its code."""
    span = parse_period(code)
    return {
        "measure": measure, "value": number, "date_start": span.start.isoformat(),
        "date_end": span.end.isoformat(), **more,
    }  # fmt: skip


def wave(day: str, positive: float, asked: float, **more: object) -> dict[str, object]:
    """Return one question of a survey."""
    return {
        "date": day, "question": "awareness_aided", "respondents": asked, "positive": positive,
        **more,
    }  # fmt: skip


def test_every_kpi_of_the_family_is_computed() -> None:
    family = {each.id for each in kpis().values() if each.family == "public_good"}
    assert family <= computed()


# -- what adds up ------------------------------------------------------------------


@pytest.mark.parametrize("measure", SUMS)
def test_a_months_row_answers_for_its_month(measure: str) -> None:
    found = tables(outcomes=[outcome(measure, "2026-10", 40), outcome(measure, "2026-09", 7)])
    assert value(measure, found).value == 40
    assert value(measure, found, "2026-09").value == 7
    assert value(measure, found).sources == ("exports/outcomes.csv",)


@pytest.mark.parametrize("measure", SUMS)
def test_three_months_make_a_quarter_when_all_are_there(measure: str) -> None:
    rows = [outcome(measure, f"2026-0{month}", month) for month in (7, 8, 9)]
    assert value(measure, tables(outcomes=rows), "2026-Q3").value == 24
    lacking = value(measure, tables(outcomes=[rows[0], rows[2]]), "2026-Q3")
    assert lacking.value is None
    assert "Nothing was counted for August 2026" in lacking.reason.plain()


def test_a_quarters_row_says_nothing_of_its_months() -> None:
    found = tables(outcomes=[outcome("footfall", "2026-Q4", 900)])
    assert value("footfall", found, "2026-Q4").value == 900
    measured = value("footfall", found)
    assert measured.value is None
    assert "One figure covers" in measured.reason.plain()


def test_a_month_beside_the_quarter_it_belongs_to_is_not_added_twice() -> None:
    rows = [outcome("footfall", "2026-Q3", 900), outcome("footfall", "2026-07", 300)]
    assert value("footfall", tables(outcomes=rows), "2026-Q3").value == 900


def test_nothing_counted_is_not_zero() -> None:
    measured = value("footfall", tables())
    assert measured.value is None
    assert "the readings of the door counter" in measured.reason.plain()
    before = value("footfall", tables(outcomes=[outcome("footfall", "2026-08", 5)]))
    assert "run from 1 August 2026 to 31 August 2026" in before.reason.plain()


def test_places_are_added_when_each_covers_the_period() -> None:
    rows = [
        outcome("footfall", "2026-10", 100, place="Quay"),
        outcome("footfall", "2026-10", 50, place="Hill"),
    ]
    measured = value("footfall", tables(outcomes=rows))
    assert measured.value == 150
    assert parts_of(measured) == {"Hill": 50, "Quay": 100}
    rows[1] = outcome("footfall", "2026-10-01..2026-10-20", 50, place="Hill")
    assert value("footfall", tables(outcomes=rows)).value is None


def test_a_count_of_the_whole_is_not_added_to_its_places() -> None:
    rows = [
        outcome("footfall", "2026-10", 160),
        outcome("footfall", "2026-10", 100, place="Quay"),
        outcome("footfall", "2026-10", 50, place="Hill"),
    ]
    assert value("footfall", tables(outcomes=rows)).value == 160


def test_what_comes_from_social_media_is_a_part_only_when_all_rows_say_so() -> None:
    rows = [outcome("signatures", f"2026-0{m}", 100, from_social=30) for m in (7, 8, 9)]
    assert parts_of(value("signatures", tables(outcomes=rows), "2026-Q3")) == {"social": 90}
    rows[0] = outcome("signatures", "2026-07", 100)
    assert parts_of(value("signatures", tables(outcomes=rows), "2026-Q3")) == {}


def test_another_way_of_counting_is_another_measure() -> None:
    rows = [
        outcome("footfall", "2026-09", 90, method="by hand"),
        outcome("footfall", "2026-10", 100, method="door counter"),
    ]
    found = tables(outcomes=rows)
    assert not value("footfall", found).comparable(value("footfall", found, "2026-09"))
    assert value("footfall", found).variant.plain() == "as counted: door counter"


def test_events_stand_for_themselves() -> None:
    rows = [
        outcome("attendance", "2026-10-04..2026-10-04", 40, place="Walk"),
        outcome("attendance", "2026-10-18..2026-10-18", 25, place="Work day"),
        outcome("attendance", "2026-11-02..2026-11-02", 99, place="Fair"),
    ]
    measured = value("attendance", tables(outcomes=rows))
    assert measured.value == 65
    assert measured.counted.plain() == "2 events"
    whole = [*rows, outcome("attendance", "2026-10", 70)]
    assert value("attendance", tables(outcomes=whole)).value == 70


# -- what does not -----------------------------------------------------------------


def test_donors_of_three_months_are_not_those_of_the_quarter() -> None:
    rows = [outcome("donors", f"2026-0{month}", 50) for month in (7, 8, 9)]
    measured = value("donors", tables(outcomes=rows), "2026-Q3")
    assert measured.value is None
    assert "the same people come back" in measured.reason.plain()
    rows.append(outcome("donors", "2026-Q3", 120))
    assert value("donors", tables(outcomes=rows), "2026-Q3").value == 120


def test_donors_of_two_places_are_not_added() -> None:
    rows = [outcome("donors", "2026-10", 5, place=place) for place in ("A", "B")]
    measured = value("donors", tables(outcomes=rows))
    assert measured.value is None
    assert "one person may give at two" in measured.reason.plain()


def test_volunteers_are_those_at_the_end_of_the_period() -> None:
    rows = [outcome("volunteers", f"2026-0{month}", 100 + month) for month in (7, 8, 9)]
    measured = value("volunteers", tables(outcomes=rows), "2026-Q3")
    assert measured.value == 109
    assert f"{measured.as_of}" == "2026-09-30"
    assert value("volunteers", tables(outcomes=rows), "2026-10").value == 109
    old = value("volunteers", tables(outcomes=rows), "2026-11")
    assert "too old" in old.reason.plain()


def test_a_share_that_comes_back_has_its_interval() -> None:
    found = tables(outcomes=[outcome("repeat_rate", "2026-10", 30, out_of=120)])
    measured = value("repeat_rate", found)
    assert (measured.value, measured.n) == (0.25, 120)
    # Wilson at 95 %, by hand: (0.25 + 1.92073/120 ± 1.95996 √(0.25·0.75/120 + 0.96036/120²)) ÷
    # (1 + 3.84146/120)
    assert measured.interval == pytest.approx((0.18110, 0.33441), abs=1e-5)
    unsaid = tables(outcomes=[outcome("repeat_rate", "2026-10", 30)])
    assert "out of how many" in value("repeat_rate", unsaid).reason.plain()


# -- requests ----------------------------------------------------------------------


def message(theme: str, done: bool) -> dict[str, object]:
    """Return a request of October, settled or not."""
    return {
        "opened_at": "2026-10-05T09:00:00+02:00", "platform": "facebook", "theme": theme,
        "needs_resolution": True,
        "resolved_at": "2026-10-06T09:00:00+02:00" if done else None,
    }  # fmt: skip


def test_requests_come_from_the_inbox_by_service_unless_a_register_is_there() -> None:
    rows = [message("roads", number < 4) for number in range(6)]
    rows += [message("waste", number < 1) for number in range(5)] + [message("parks", True)]
    found = tables(messages=rows)
    measured = value("requests_resolved", found, organisation=TOWN)
    assert measured.value == pytest.approx(6 / 12)
    # Parks have one request only: too few for a share.
    assert parts_of(measured) == {"roads": pytest.approx(4 / 6), "waste": pytest.approx(1 / 5)}
    register = outcome("requests_resolved", "2026-10", 80, out_of=100)
    assert value("requests_resolved", tables(messages=rows, outcomes=[register])).value == 0.8


# -- surveys -----------------------------------------------------------------------


def test_a_survey_stands_until_the_next_one() -> None:
    rows = [wave("2025-10-12", 80, 400), wave("2026-10-11", 100, 400)]
    now = value("awareness_aided", tables(surveys=rows))
    before = value("awareness_aided", tables(surveys=rows), "2026-09")
    assert (now.value, now.n, before.value) == (0.25, 400, 0.2)
    assert now.interval == pytest.approx((0.2101, 0.2947), abs=1e-3)
    assert now.comparable(before)
    old = value("awareness_aided", tables(surveys=rows[:1]), "2026-11")
    assert "too old" in old.reason.plain()


def test_a_survey_that_stands_for_two_periods_tells_no_change() -> None:
    rows = [wave("2026-08-11", 100, 400)]
    found = tables(surveys=rows)
    assert not value("awareness_aided", found).comparable(
        value("awareness_aided", found, "2026-09")
    )


def test_samples_of_one_day_are_added_before_dividing() -> None:
    rows = [wave("2026-10-11", 10, 100, sample="hill"), wave("2026-10-11", 90, 300, sample="quay")]
    measured = value("awareness_aided", tables(surveys=rows))
    assert measured.value == 0.25
    assert parts_of(measured) == {"hill": 0.1, "quay": 0.3}


def test_other_people_asked_is_another_measure() -> None:
    rows = [
        wave("2025-10-12", 80, 400, sample="hill"),
        wave("2026-10-11", 100, 400, sample="quay"),
    ]
    found = tables(surveys=rows)
    assert not value("awareness_aided", found).comparable(
        value("awareness_aided", found, "2026-09")
    )


# -- listings ----------------------------------------------------------------------


def listing(day: str, ways: float, calls: float = 1.0) -> dict[str, object]:
    """Return a row of a listing's report."""
    return {"date": day, "place": "Quay", "directions": ways, "calls": calls}


def test_a_listings_monthly_reports_answer_for_whole_months() -> None:
    rows = [listing(f"2026-{month:02d}-{last}", month) for month, last in ((7, 31), (8, 31),
                                                                           (9, 30))]  # fmt: skip
    found = tables(search=rows)
    assert value("directions", found, "2026-Q3").value == 24
    assert value("calls", found, "2026-08").value == 1
    lacking = value("directions", tables(search=[rows[0], rows[2]]), "2026-Q3")
    assert "lacks the month that ends on 31 August 2026" in lacking.reason.plain()
    assert "not whole months" in value("directions", found, "2026-07-15..2026-08-14").reason.plain()


def test_a_listings_days_must_reach_both_ends() -> None:
    rows = [listing("2026-10-01", 3), listing("2026-10-15", 4), listing("2026-10-30", 5)]
    short = value("directions", tables(search=rows))
    assert "runs from 1 October 2026 to 30 October 2026" in short.reason.plain()
    whole = tables(search=[*rows, listing("2026-10-31", 6)])
    assert value("directions", whole).value == 18


# -- who sees what -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("organisation", "seen", "unseen"),
    [
        ("btoc", {"roas", "cart_abandonment", "coupons"}, {"donations", "requests_resolved"}),
        ("btob", {"leads", "cpl", "repeat_rate"}, {"cart_abandonment", "footfall", "coupons"}),
        ("local_authority", {"requests_resolved", "attendance"}, {"leads", "roas", "donations"}),
        ("association", {"donations", "donors", "signatures"}, {"leads", "roas", "calls"}),
        ("local_shop", {"footfall", "directions", "calls", "coupons"}, {"leads", "donations"}),
    ],
)
def test_each_kind_of_organisation_has_its_kpis(
    organisation: str, seen: set[str], unseen: set[str]
) -> None:
    where = scope(tables(), OCTOBER, organisation=OrganisationType(organisation))
    shown = {id_ for id_ in kpis() if fits(id_, where)}
    assert seen <= shown
    assert not unseen & shown
