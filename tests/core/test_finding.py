"""Findings: ranked the same way whatever order they come in, and read back as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stratbook.core.finding import (
    FINDINGS,
    Action,
    Comparison,
    Confidence,
    Finding,
    kpi_facts,
    rank,
)
from stratbook.core.message import KpiTerm, Name, Quantity, Unit, facts_of
from stratbook.core.vocabulary import Level

shares = st.floats(0, 1)
values = st.builds(
    Quantity,
    value=st.none() | st.floats(-1e9, 1e9),
    unit=st.sampled_from(Unit),
)
comparisons = st.builds(
    Comparison,
    against=st.sampled_from(["target", "previous", "year_before", "rivals", "plan", "part"]),
    value=values,
    reference=values,
    difference=values,
)
findings = st.builds(
    Finding,
    key=st.sampled_from(["poem.balance", "performance.target_missed", "three_c.inactive"]),
    chapter=st.just("08_performance"),
    facts=st.dictionaries(st.sampled_from(["gap", "share"]), values),
    number=st.sampled_from([1, 2]),
    comparison=st.none() | comparisons,
    driver=st.none() | st.builds(Name, text=st.text(max_size=5)),
    confidence=st.builds(Confidence, level=st.sampled_from(Level), why=st.just("small sample")),
    impact=shares,
    urgency=shares,
    action=st.none() | st.builds(Action, kpi=st.just("reach"), effort=st.sampled_from(Level)),
    sources=st.lists(st.just("exports/posts.csv"), max_size=2).map(tuple),
)
lists = st.lists(findings, max_size=6).map(tuple)


@given(st.data(), lists)
def test_the_order_they_come_in_does_not_matter(data, some):
    shuffled = tuple(data.draw(st.permutations(some)))
    assert rank(shuffled) == rank(some)


@given(lists)
def test_ranking_keeps_every_finding_and_ranks_by_weight(some):
    ranked = rank(some)
    assert sorted(map(repr, ranked)) == sorted(map(repr, some))
    weights = [round(each.weight, 9) for each in ranked]
    assert weights == sorted(weights, reverse=True)
    assert rank(ranked) == ranked


@given(lists)
def test_findings_survive_being_written_and_read(some):
    assert FINDINGS.validate_json(FINDINGS.dump_json(some)) == some


@given(findings, findings)
def test_ties_in_weight_go_by_key(one, other):
    heavy = {"impact": 0.5, "urgency": 0.5, "confidence": one.confidence}
    pair = (one.model_copy(update=heavy), other.model_copy(update=heavy))
    assert [each.key for each in rank(pair)] == sorted([one.key, other.key])


def _finding(**changes):
    return Finding(
        key="performance.target_missed",
        chapter="08_performance",
        confidence=Confidence(level=changes.pop("level", Level.HIGH), why="enough posts"),
        impact=changes.pop("impact", 0.5),
        urgency=changes.pop("urgency", 0.5),
        **changes,
    )


def test_weight_is_impact_by_confidence_by_urgency():
    assert _finding(impact=0.5, urgency=0.4).weight == pytest.approx(0.2)
    assert _finding(impact=0.5, urgency=0.4, level=Level.MEDIUM).weight == pytest.approx(0.14)
    assert _finding(impact=0.5, urgency=0.4, level=Level.LOW).weight == pytest.approx(0.08)


def test_more_impact_urgency_or_confidence_ranks_higher():
    plain = _finding()
    for better in (_finding(impact=0.6), _finding(urgency=0.6)):
        assert rank((plain, better))[0] == better
    assert rank((_finding(level=Level.LOW), plain))[0] == plain


@pytest.mark.parametrize("impact", [-0.1, 1.1, float("nan")])
def test_impact_is_a_share(impact):
    with pytest.raises(ValidationError):
        _finding(impact=impact)


def test_kpi_facts_add_the_name_of_the_kpi():
    facts = kpi_facts("reach", gap=Quantity(value=0.1, unit=Unit.RATIO))
    assert facts == {**facts_of({"gap": facts["gap"]}), "kpi": KpiTerm(id="reach")}
