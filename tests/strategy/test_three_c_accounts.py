"""Chapter 2: account hygiene, on an inventory worked out by hand."""

import datetime as dt

import pandas as pd
import pytest

from stratbook.core.catalogue import catalogue
from stratbook.core.choice import Override
from stratbook.core.reference import csv_rows, rules
from stratbook.core.tables import empty
from stratbook.strategy.three_c import Verdict, account_decisions, account_rules, audit_accounts
from stratbook.strategy.three_c.accounts_findings import find_accounts
from strategy.three_c_rows import PARIS, inputs, post, posts

ON = dt.date(2026, 10, 31)
SOUND = {
    "account": "Page", "platform": "facebook", "owner": "CM", "has_access": True,
    "purpose": "News", "followers": 900, "last_post_on": "2026-10-30", "bio_on": "2026-01-01",
}  # fmt: skip


def audit(*rows: dict, posted: pd.DataFrame | None = None, overrides=()):
    shown = empty("posts", PARIS) if posted is None else posted
    return audit_accounts(inputs("accounts", list(rows)), shown, ON, overrides)


def verdict(**changed) -> tuple[str, str]:
    """Return verdict and rule of an account beside a sound one of 900 followers."""
    other = {**SOUND, "account": "Other", "platform": "youtube", "followers": 90, **changed}
    found = audit(SOUND, other).accounts
    account = next(each for each in found if each.name == "Other")
    return account.verdict.value, account.rule.id


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ("keep", "H08")),
        ({"duplicate_of": "Page"}, ("merge", "H01")),
        ({"duplicate_of": "Page", "last_post_on": "2022-01-01"}, ("merge", "H01")),
        # 100 ÷ (900 + 100) is the share from which a silent account is put right.
        ({"last_post_on": "2024-03-14", "followers": 100}, ("fix", "H02")),
        ({"last_post_on": "2024-03-14", "followers": 99}, ("close", "H03")),
        ({"last_post_on": "2024-03-14", "followers": None}, ("close", "H03")),
        ({"last_post_on": "2026-05-04"}, ("keep", "H08")),  # 180 days
        ({"last_post_on": "2026-05-03"}, ("close", "H03")),  # 181 days
        ({"has_access": False}, ("fix", "H04")),
        ({"has_access": None}, ("keep", "H08")),
        ({"owner": None}, ("fix", "H05")),
        ({"purpose": None}, ("fix", "H06")),
        ({"bio_on": "2025-10-31"}, ("keep", "H08")),  # 365 days
        ({"bio_on": "2025-10-30"}, ("fix", "H07")),
        ({"bio_on": None, "last_post_on": None}, ("keep", "H08")),
    ],
)
def test_the_verdict_on_an_account(changed, expected):
    assert verdict(**changed) == expected


def test_the_first_rule_decides_and_the_others_are_further_faults():
    account = audit({**SOUND, "has_access": False, "owner": None, "purpose": None}).accounts[0]
    assert [each.id for each in account.rules] == ["H04", "H05", "H06"]
    assert [each.id for each in account.further] == ["H05", "H06"]
    assert (
        audit({**SOUND, "owner": None, "last_post_on": "2020-01-01", "followers": 0})
        .accounts[0]
        .further
        == ()
    )


def test_the_last_post_is_the_later_of_the_sheet_and_the_exports():
    silent = {**SOUND, "platform": "instagram", "last_post_on": "2024-01-01"}
    shown = posts(post("2026-10-03", "photo", 1, 1), post("2026-11-03", "photo", 1, 1))
    entry = audit(silent, posted=shown).accounts[0].entry
    assert (entry.last, entry.last_from) == (dt.date(2026, 10, 3), "exports")
    sheet = audit({**silent, "last_post_on": "2026-10-20"}, posted=shown).accounts[0].entry
    assert (sheet.last, sheet.last_from) == (dt.date(2026, 10, 20), "sheet")
    unknown = audit({**silent, "last_post_on": None}, posted=shown).accounts[0]
    assert (unknown.entry.last_from, unknown.idle) == ("exports", 28)


def test_of_two_accounts_of_a_platform_the_exports_speak_of_the_one_they_name():
    shown = posts(post("2026-10-03", "photo", 1, 1, account="Shop"))
    rows = [
        {**SOUND, "account": name, "platform": "instagram", "last_post_on": None}
        for name in ("shop", "Workshop")
    ]
    found = {each.name: each.entry.last for each in audit(*rows, posted=shown).accounts}
    assert found == {"shop": dt.date(2026, 10, 3), "Workshop": None}


def test_two_accounts_of_one_name_are_told_apart_by_their_platform():
    found = audit(SOUND, {**SOUND, "platform": "x"})
    assert {each.name for each in found.accounts} == {"Page (Facebook)", "Page (X)"}


def test_a_person_s_choice_stands_and_keeps_what_the_rule_said():
    kept = Override(rule="three_c.account", subject="Page", choice="keep", reason="A series starts")
    account = audit({**SOUND, "last_post_on": "2024-01-01", "followers": 0}, overrides=[kept])
    assert account.accounts[0].verdict is Verdict.KEEP
    assert account.accounts[0].rule.verdict is Verdict.CLOSE
    decision = account_decisions(account)[0]
    assert (decision.state, decision.reason.text) == ("overridden", "A series starts")
    assert find_accounts(account)[0].key == "three_c.accounts_sound"


def test_closing_and_merging_are_put_up_for_decision():
    rows = [
        SOUND,
        {**SOUND, "account": "Old", "last_post_on": "2020-01-01", "followers": 3},
        {**SOUND, "account": "Twin", "duplicate_of": "Page"},
        {**SOUND, "account": "Shut", "owner": None},
    ]
    found = account_decisions(audit(*rows))
    assert [(each.subject, each.choice.text) for each in found] == [
        ("Old", "close"), ("Twin", "merge"),
    ]  # fmt: skip
    assert all(each.rule == "three_c.account" and each.state == "proposed" for each in found)


def test_what_is_found_among_the_accounts():
    rows = [
        SOUND,
        {**SOUND, "account": "Old", "last_post_on": "2020-01-01", "followers": 3},
        {**SOUND, "account": "Lost", "has_access": False},
        {**SOUND, "account": "Shut", "owner": None},
    ]
    found = {each.key: each for each in find_accounts(audit(*rows))}
    assert set(found) == {
        "three_c.accounts_to_end", "three_c.accounts_locked", "three_c.accounts_to_fix",
    }  # fmt: skip
    assert all(each.comparison.value.value == pytest.approx(1 / 4) for each in found.values())
    assert find_accounts(audit()) == ()
    assert [each.key for each in find_accounts(audit(SOUND))] == ["three_c.accounts_sound"]


def test_the_rules_are_whole_and_have_their_french():
    french = catalogue("fr")
    for each in account_rules():
        assert french.get(each.reason).string, each.reason
        assert french.get(each.advice).string, each.advice
    assert [row["condition"] for row in csv_rows("account_actions.csv")] == [
        "duplicate", "silent_followed", "silent", "no_access", "no_owner", "no_purpose",
        "old_bio", "sound",
    ]  # fmt: skip
    assert set(rules()["three_c.account"].choices) == set(Verdict)
