"""Chapter 2: the employees' voice, in groups only."""

import pytest

from stratbook.core.period import quarter
from stratbook.core.vocabulary import Level
from stratbook.strategy.three_c.staff_findings import find_staff
from strategy.three_c_rows import ROW, hear


def test_the_employees_share_beside_the_organisation():
    voice = hear(ROW)
    assert voice.share("posts") == pytest.approx(10 / 20)
    assert voice.share("reach") == pytest.approx(1000 / 10_000)
    assert voice.share("interactions") == pytest.approx(60 / 200)
    group = voice.groups[0]
    assert group.share == pytest.approx(0.3)
    assert group.net_tone == pytest.approx((6 - 2) / 10)


def test_a_group_too_small_is_neither_shown_nor_counted():
    voice = hear(ROW, {**ROW, "platform": "linkedin", "people": 4, "interactions": 5000})
    assert [each.platform for each in voice.groups] == ["instagram"]
    assert voice.hidden == 1
    assert voice.share("interactions") == pytest.approx(0.3)
    assert voice.off_charter == (1, 10)
    assert hear({**ROW, "people": 5}).hidden == 0


def test_a_platform_where_the_organisation_is_not_exported_has_no_share():
    voice = hear(ROW, {**ROW, "platform": "linkedin", "interactions": 5000})
    linkedin = next(each for each in voice.groups if each.platform == "linkedin")
    assert linkedin.share is None
    assert voice.share("interactions") == pytest.approx(0.3)
    assert hear(ROW, ours=[]).share("posts") is None


def test_a_missing_figure_is_not_zero():
    voice = hear({**ROW, "reach": None, "negative": None, "off_charter": None})
    assert voice.share("reach") is None
    assert voice.groups[0].net_tone is None
    assert voice.off_charter is None
    assert voice.share("posts") == pytest.approx(0.5)


def test_another_period_takes_no_part_and_a_quarter_adds_its_months():
    rows = [ROW, {**ROW, "period": "2026-11", "people": 9}, {**ROW, "period": "2026-07"}]
    assert hear(*rows).groups[0].theirs.posts == 10
    autumn = hear(*rows, period=quarter(2026, 4)).groups[0]
    assert (autumn.theirs.posts, autumn.people) == (20, 9)
    assert not hear({**ROW, "period": "2026-07"}).noted


def test_a_row_that_contradicts_itself_is_named_and_left_out():
    voice = hear({**ROW, "positive": 9})
    assert voice.groups == ()
    assert "inputs.xlsx!employee_voice:2" in voice.faults[0].plain()
    assert hear({**ROW, "off_charter": 11}).faults


def test_what_the_employees_voice_finds():
    found = {each.key: each for each in find_staff(hear(ROW))}
    assert set(found) == {"three_c.employees_carry", "three_c.employees_off_charter"}
    assert found["three_c.employees_carry"].comparison.value.value == pytest.approx(0.3)
    off = found["three_c.employees_off_charter"]
    assert off.comparison.value.value == pytest.approx(0.1)
    assert off.confidence.level is Level.LOW
    critical = find_staff(hear({**ROW, "positive": 1, "negative": 7, "interactions": 1}))
    assert critical[0].key == "three_c.employees_critical"
    assert critical[0].comparison.value.value == pytest.approx(0.7)
    assert find_staff(hear({**ROW, "interactions": 10, "off_charter": 0})) == ()
