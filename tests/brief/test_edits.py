"""Sentences changed in client.yml: read whole, refused where they could not do what they say."""

import re

import pytest

from stratbook.brief.read import read_brief
from stratbook.core import reference
from stratbook.core.reference import Rule

RULES = {
    "poem.lopsided_cost": Rule(id="poem.lopsided_cost", says={}),
    "three_c.account": Rule(id="three_c.account", kind="choice", says={}, choices=("keep",)),
}
ONE = "sentences:\n  - {finding: poem.lopsided_cost, %s, reason: agreed}\n"


@pytest.fixture(autouse=True)
def few_rules(monkeypatch):
    monkeypatch.setattr(reference, "rules", lambda: RULES)


def test_a_change_is_read_whole(write):
    (found,) = read_brief(write(ONE % "part: headline, fr: Bonjour, by: PR")).file.sentences
    assert (found.part, found.fr, found.en, found.silent, found.by) == (
        "headline", "Bonjour", "", False, "PR",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("sentences:\n  - {finding: poem.lopsided_cots, pin: true, reason: agreed}\n",
         "no finding “poem.lopsided_cots”.*poem.lopsided_cost"),
        ("sentences:\n  - {finding: three_c.account, pin: true, reason: agreed}\n", "no finding"),
        (ONE % "part: headline", "changes nothing"),
        (ONE % "part: title, fr: Bonjour", "not one of the choices"),
        (ONE % "fr: Bonjour", "which sentence"),
        (ONE % "part: action, en: Hello, silent: true", "both replaced and silenced"),
        (ONE % "silent: yes please", "neither true nor false"),
        (ONE % "pin: true, sujet: Page", "no key sujet.*subject"),
        ("sentences:\n  - {finding: poem.lopsided_cost, pin: true, reason: one}\n"
         "  - {finding: poem.lopsided_cost, silent: true, reason: two}\n", "changed twice"),
    ],
)  # fmt: skip
def test_what_a_change_may_not_say(write, faults, given, said):
    found = faults(write(given))
    assert any(re.search(said, each) for each in found.values()), found


def test_unknown_keys_of_the_report_are_faults_with_the_nearest(write, faults):
    (found,) = faults(write("report: {detial: full}\n")).values()
    assert "no key detial" in found
    assert "Write detail" in found
