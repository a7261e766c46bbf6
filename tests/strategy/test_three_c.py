"""Chapter 2: presence on the course's figures, and the three Cs in short."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core.vocabulary import Control, Level, Tone
from stratbook.strategy.three_c import (
    Activity,
    PlaceAction,
    Side,
    find_three_c,
    map_presence,
    rules,
    weigh,
)
from stratbook.strategy.three_c.presence_findings import find_presence
from strategy.three_c_rows import EXERCISE, OCTOBER, PHOTOS, THREE, audit, inputs, register, watch

# -- presence ------------------------------------------------------------------------


def test_the_exercise_holds():
    presence = map_presence(register(), OCTOBER)
    assert presence.share("count").value == pytest.approx(5 / 9)
    assert presence.share("volume").value == pytest.approx(260 / 600)
    assert presence.share("reach").value is None
    youtube = next(each for each in presence.places if each.name == "YouTube")
    assert (youtube.activity, youtube.action) == (Activity.INACTIVE, PlaceAction.CLOSE_OR_REVIVE)


def test_the_tone_of_the_unmanaged_part():
    tones = map_presence(register(), OCTOBER).tones(Control.UNMANAGED)
    assert [(each.tone, each.places, each.volume) for each in tones] == [
        (Tone.NEGATIVE, 1, 30), (Tone.MIXED, 2, 130), (Tone.POSITIVE, 2, 100),
    ]  # fmt: skip
    assert sum(each.share for each in tones) == pytest.approx(1)


def test_a_missing_volume_is_left_out_and_never_counts_as_zero():
    known = {"place": "A", "control": "managed", "volume": 30}
    other = {"place": "B", "control": "unmanaged", "volume": 10}
    silent = {"place": "C", "control": "unmanaged", "volume": None}
    with_silent = map_presence(register(known, other, silent), OCTOBER).share("volume")
    assert with_silent.value == pytest.approx(10 / 40)
    assert with_silent.left_out == ("C",)
    zero = map_presence(register(known, other, {**silent, "volume": 0}), OCTOBER)
    assert zero.share("volume").left_out == ()
    actions = {
        each.name: each.activity
        for each in (*map_presence(register(silent), OCTOBER).places, *zero.places)
    }
    assert map_presence(register(silent), OCTOBER).places[0].activity is Activity.UNKNOWN
    assert actions["C"] is Activity.INACTIVE


def test_a_side_without_any_figure_gives_no_share():
    presence = map_presence(
        register(
            {"place": "A", "control": "managed", "volume": None},
            {"place": "B", "control": "unmanaged", "volume": 10},
        ),
        OCTOBER,
    )
    assert presence.share("volume").value is None
    assert presence.share("count").value == pytest.approx(0.5)


@given(st.permutations(range(len(EXERCISE))))
@settings(max_examples=25)
def test_the_order_of_the_register_changes_nothing(order):
    shuffled = register().iloc[list(order)].reset_index(drop=True)
    plain, mixed = map_presence(register(), OCTOBER), map_presence(shuffled, OCTOBER)
    assert [each.name for each in plain.places] == [each.name for each in mixed.places]
    assert [each.value for each in plain.shares] == [each.value for each in mixed.shares]


@given(
    volume=st.none() | st.integers(0, 10_000),
    tone=st.sampled_from([*Tone]),
    control=st.sampled_from([*Control]),
)
@settings(max_examples=40)
def test_one_more_place_changes_no_other_place(volume, tone, control):
    more = {"place": "New", "control": control, "tone": tone, "volume": volume}
    rows = register().drop(columns="source").to_dict("records")
    before = {each.name: each.action for each in map_presence(register(), OCTOBER).places}
    after = {each.name: each.action for each in map_presence(register(*rows, more), OCTOBER).places}
    assert {name: after[name] for name in before} == before


def test_the_rules_answer_every_case():
    for case in itertools.product([*Control], ["", *Tone], [*Activity], ["yes", "no"]):
        asked = tuple(str(each) for each in case)
        assert [each.id for each in rules() if each.fits(asked)], asked
    assert len({each.id for each in rules()}) == len(rules())
    assert {each.action for each in rules()} == set(PlaceAction)
    assert all(each.reason["fr"] != each.reason["en"] for each in rules())


@pytest.mark.parametrize(
    ("row", "action"),
    [
        ({"control": "managed", "last_post_on": "2026-01-02", "volume": 9}, "close_or_revive"),
        ({"control": "managed", "last_post_on": "2026-10-02", "volume": 0}, "keep"),
        ({"control": "managed", "tone": "positive", "volume": 9}, "amplify"),
        ({"control": "managed", "tone": "negative"}, "answer"),
        ({"control": "unmanaged", "tone": "negative", "volume": 9}, "answer"),
        ({"control": "unmanaged", "tone": "negative", "volume": 0}, "monitor"),
        ({"control": "unmanaged", "tone": "neutral", "volume": 0}, "ignore"),
        ({"control": "unmanaged", "tone": "positive", "volume": 9}, "amplify"),
        ({"control": "unmanaged"}, "monitor"),
        ({"control": "unmanaged", "platform": "Google", "tone": "negative"}, "claim"),
    ],
)
def test_the_action_of_a_place(row, action):
    presence = map_presence(register({"place": "Somewhere", **row}), OCTOBER)
    assert presence.places[0].action == action


def test_criticism_is_held_against_praise():
    criticism = {each.key: each for each in find_presence(map_presence(register(), OCTOBER))}[
        "three_c.criticism"
    ]
    assert criticism.comparison.value.value == pytest.approx(160 / 260)
    assert criticism.comparison.reference.value == pytest.approx(100 / 260)
    assert criticism.tone == "bad"
    assert criticism.confidence.level is Level.HIGH


def test_an_empty_register_finds_nothing():
    presence = map_presence(inputs("presence", []), OCTOBER)
    assert presence.places == ()
    assert presence.share("count").value is None
    assert find_presence(presence) == ()


# -- the three Cs --------------------------------------------------------------------


def test_strengths_and_weaknesses_come_from_findings():
    presence = map_presence(register(), OCTOBER)
    findings = find_three_c(presence, audit(*PHOTOS), watch(*THREE))
    balances = {each.side: each for each in weigh(findings)}
    assert [each.key for each in balances[Side.COMPETITION].weaknesses] == [
        "three_c.rivals_engagement_below"
    ]
    assert [each.key for each in balances[Side.COMMUNITY].weaknesses] == ["three_c.criticism"]
    company = {each.key for each in balances[Side.COMPANY].weaknesses}
    assert {"three_c.silent_account", "three_c.claim", "three_c.silence"} == company
    assert [each.weight for each in findings] == sorted((e.weight for e in findings), reverse=True)
    assert all(each.comparison is not None for each in findings)
