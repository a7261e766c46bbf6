"""Chapter 2: presence on the course's figures, and the three Cs in short."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core import reference
from stratbook.core.choice import Override
from stratbook.core.finding import rank
from stratbook.core.vocabulary import Control, Level, Tone
from stratbook.strategy.three_c import (
    Activity,
    Company,
    PlaceAction,
    Side,
    audit_accounts,
    find_company,
    find_competition,
    map_presence,
    rules,
    weigh,
)
from stratbook.strategy.three_c.presence_findings import find_presence
from strategy.three_c_rows import EXERCISE, OCTOBER, PHOTOS, THREE, audit, inputs, register, watch
from strategy.three_c_rows import posts as audited

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
    kinds = ("account", "medium")
    for case in itertools.product([*Control], ["", *Tone], [*Activity], ["yes", "no"], kinds):
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
        ({"control": "managed", "platform": "youtube", "volume": 0}, "close_or_revive"),
        # a website is not an account: silence about it says nothing of it
        ({"place": "Site web", "control": "managed", "volume": 0}, "keep"),
        ({"place": "Website", "control": "managed", "volume": None}, "keep"),
        ({"place": "Our newsletter", "control": "managed", "volume": 0}, "keep"),
        ({"place": "Boutique en ligne", "control": "managed", "volume": 0}, "keep"),
        ({"place": "Blog", "control": "managed", "last_post_on": "2026-01-02"}, "refresh"),
        ({"place": "Blog", "control": "managed", "last_post_on": "2026-10-02"}, "keep"),
        ({"place": "Site", "control": "managed", "platform": "youtube", "volume": 0},
         "close_or_revive"),
    ],
)  # fmt: skip
def test_the_action_of_a_place(row, action):
    presence = map_presence(register({"place": "Somewhere", **row}), OCTOBER)
    assert presence.places[0].action == action


def test_a_listing_already_held_is_not_to_be_claimed():
    reviews = {"place": "Google reviews", "control": "unmanaged", "tone": "positive", "volume": 6}
    listing = {"place": "Google listing", "control": "managed", "volume": 9}
    alone = map_presence(register(reviews), OCTOBER).places[0]
    held = {each.name: each for each in map_presence(register(reviews, listing), OCTOBER).places}
    assert alone.action is PlaceAction.CLAIM
    assert held["Google reviews"].action is PlaceAction.AMPLIFY


def test_an_old_website_is_not_a_silent_account():
    rows = [
        {"place": "Blog", "control": "managed", "last_post_on": "2025-01-02", "volume": 4},
        {"place": "Page", "control": "managed", "last_post_on": "2026-10-02", "volume": 4},
    ]
    keys = {each.key for each in find_presence(map_presence(register(*rows), OCTOBER))}
    assert "three_c.silent_account" not in keys


def test_a_person_s_choice_for_a_place_stands():
    kept = Override(
        rule="three_c.place_action", subject="youtube", choice="keep", reason="Films in January"
    )
    presence = map_presence(register(), OCTOBER, [kept])
    youtube = next(each for each in presence.places if each.name == "YouTube")
    assert (youtube.action, youtube.rule.id) == (PlaceAction.KEEP, "P01")
    assert [each.subject for each in presence.choices if each.override] == ["YouTube"]
    choices = reference.rules()["three_c.place_action"].choices
    assert set(choices) == set(PlaceAction)


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


def hygiene(*rows: dict):
    return audit_accounts(inputs("accounts", list(rows)), audited(*PHOTOS), OCTOBER.end)


def test_a_silent_account_is_said_once():
    presence = map_presence(register(), OCTOBER)
    old = {"account": "Old", "platform": "youtube", "last_post_on": "2020-01-01"}
    found = find_company(Company(presence, hygiene(old), audit(*PHOTOS)))
    keys = {each.key for each in found}
    assert "three_c.accounts_to_end" in keys
    assert "three_c.silent_account" not in keys


def test_each_finding_belongs_to_one_c():
    model = find_company(Company(map_presence(register(), OCTOBER), hygiene(), audit(*PHOTOS)))[0]
    keys = ("community.themes", "zmot.gap", "three_c.rivals_voice_below", "three_c.claim")
    balances = weigh(
        [model.model_copy(update={"key": each, "tone": "bad", "impact": 0.5}) for each in keys]
    )
    assert {each.side.value: [one.key for one in each.weaknesses] for each in balances} == {
        "company": ["three_c.claim"],
        "competition": ["three_c.rivals_voice_below"],
        "community": ["community.themes", "zmot.gap"],
    }


def test_strengths_and_weaknesses_come_from_findings():
    presence = map_presence(register(), OCTOBER)
    company = find_company(Company(presence, hygiene(), audit(*PHOTOS)))
    findings = rank((*company, *find_competition(watch(*THREE))))
    balances = {each.side: each for each in weigh(findings)}
    assert [each.key for each in balances[Side.COMPETITION].weaknesses] == [
        "three_c.rivals_engagement_below"
    ]
    assert [each.key for each in balances[Side.COMMUNITY].weaknesses] == ["three_c.criticism"]
    company = {each.key for each in balances[Side.COMPANY].weaknesses}
    assert {"three_c.silent_account", "three_c.claim", "three_c.silence"} == company
    assert [each.weight for each in findings] == sorted((e.weight for e in findings), reverse=True)
    assert all(each.comparison is not None for each in findings)
