"""Decisions and overridden choices on the page, in both languages."""

import datetime as dt

import pytest

from stratbook.core.choice import Choice, Override
from stratbook.core.decision import Decision
from stratbook.core.finding import Confidence, Finding
from stratbook.core.language import language
from stratbook.core.message import Name, Quantity, Unit, say
from stratbook.core.vocabulary import Level
from stratbook.display import prose
from stratbook.display import words as display_words
from stratbook.display.decisions import decision_table, overridden
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.display.words import Words

EN, FR = (Look(language(code), theme_of("#0b5394")) for code in ("en", "fr"))
AGAINST = Override(
    rule="three_c.account", subject="<b>YouTube</b>", choice="keep", reason="A series starts.",
    by="Direction", on=dt.date(2026, 11, 3),
)  # fmt: skip


def test_a_decision_shows_its_question_reason_owner_date_and_cost():
    decision = Decision(
        chapter="04_platforms",
        question=say("Decisions"),
        options=(Name(text="test"), Name(text="leave")),
        choice=Name(text="leave"),
        reason=Name(text="<script>"),
        state="made",
        owner="Marketing",
        on=dt.date(2026, 11, 3),
        cost=Quantity(value=120, unit=Unit.MONEY, currency="EUR"),
        kpi="reach",
    )
    shown = decision_table(EN, [decision]).markup
    for part in ("test and leave", "&lt;script&gt;", "Decided", "Marketing", "€120", "Reach"):
        assert part in shown, part
    assert "décidé le 3 novembre 2026" in decision_table(FR, [decision]).markup


def test_only_overridden_choices_are_told_with_their_reason_and_escaped():
    kept = Choice(rule="three_c.account", subject="Page", computed="keep", chosen="keep")
    changed = Choice(
        rule="three_c.account", subject=AGAINST.subject, computed="close", chosen="keep",
        override=AGAINST,
    )  # fmt: skip
    shown = overridden(FR, [kept, changed]).markup
    assert "1 choix d’une règle a été modifié" in shown
    assert "&lt;b&gt;YouTube&lt;/b&gt;" in shown
    assert "Page" not in shown
    assert "A series starts" in shown
    assert "Direction" in shown
    assert overridden(FR, [kept]).markup == ""


@pytest.mark.parametrize(
    ("choice", "said"),
    [("Wait for May", "Decided otherwise: Wait for May."), ("", "Set aside.")],
)
def test_a_finding_says_what_was_decided_otherwise(monkeypatch, choice, said):
    monkeypatch.setattr(display_words, "all_words", lambda: {"tests.one": Words(headline="Found.")})
    finding = Finding(
        key="tests.one",
        chapter="03_poem",
        confidence=Confidence(level=Level.HIGH, why=""),
        impact=0.2,
        override=AGAINST.model_copy(update={"choice": choice}),
    )
    shown = prose.findings(EN, [finding]).markup
    assert said in shown
    assert "Reason: A series starts." in shown
    assert "(Direction · on 3 November 2026)" in shown or "Direction · on November 3, 2026" in shown
