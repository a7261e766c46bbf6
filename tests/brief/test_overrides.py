"""Overrides in client.yml: refused where they could not do what they say."""

import datetime as dt
import re

import pytest

from stratbook.brief.read import read_brief
from stratbook.core import reference
from stratbook.core.reference import Rule

RULES = {
    "three_c.account": Rule(
        id="three_c.account", kind="choice", says={}, choices=("keep", "fix", "merge", "close")
    ),
    "poem.lopsided_cost": Rule(id="poem.lopsided_cost", says={}),
}
ONE = "overrides:\n  - {rule: %s, subject: Page, choice: %s, reason: %s}"


@pytest.fixture(autouse=True)
def few_rules(monkeypatch):
    monkeypatch.setattr(reference, "rules", lambda: RULES)


def test_an_override_is_read_whole(write):
    text = (
        "{rule: three_c.account, subject: Page, choice: keep, reason: Soon, by: PR, on: 2026-11-03}"
    )
    (found,) = read_brief(write(f"overrides:\n  - {text}\n")).file.overrides
    assert (found.subject, found.choice, found.by) == ("Page", "keep", "PR")
    assert found.on == dt.date(2026, 11, 3)


def test_a_recommendation_is_overridden_in_the_client_s_own_words(write):
    (found,) = read_brief(
        write(ONE % ("poem.lopsided_cost", "wait for May", "fair"))
    ).file.overrides
    assert found.choice == "wait for May"


@pytest.mark.parametrize(
    ("given", "place", "said"),
    [
        (ONE % ("three_c.acount", "keep", "Soon"), "line 4, overrides[0].rule",
         "no rule “three_c.acount”.*three_c.account"),
        (ONE % ("gut.feeling", "keep", "Soon"), "line 4, overrides[0].rule",
         "no rule “gut.feeling”.*appendix"),
        (ONE % ("three_c.account", "burn", "Soon"), "line 4, overrides[0].choice",
         "does not choose “burn”.*keep, fix, merge and close"),
        (ONE % ("three_c.account", "keep", "''"), "line 4, overrides[0].reason", "too short"),
        ("overrides:\n  - {rule: three_c.account, choice: keep}",
         "line 4, overrides[0].reason", "missing"),
        (ONE % ("three_c.account", "keep", "Soon")
         + "\n  - {rule: three_c.account, subject: ' page', choice: fix, reason: Later}",
         "line 5, overrides[1]", "overridden twice"),
    ],
)  # fmt: skip
def test_what_an_override_may_not_say(write, faults, given, place, said):
    found = faults(write(given + "\n"))
    assert [each for each in found if each.endswith(place)], found
    assert re.search(said, found[f"client.yml, {place}"])
