"""Findings in words: every field filled, nothing lost, nothing invented."""

import pytest

from stratbook.core.finding import Action, Comparison, Confidence, Finding, kpi_facts
from stratbook.core.language import language
from stratbook.core.message import KpiTerm, Name, Quantity, Unit, say
from stratbook.core.vocabulary import Level
from stratbook.display import prose, words
from stratbook.display.look import Look
from stratbook.display.words import Words, sentence

FR, EN = Look(language("fr")), Look(language("en"))
WORDS = {
    "test.moved": Words(
        headline=("{kpi} is {difference} below {reference}.", "{kpi} are {difference} below."),
        so_what="{value} instead of {reference}, as {driver}.",
        action="expect {low} to {high}.",
    ),
    "test.plain": Words(headline="{who} leads."),
}


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "all_words", lambda: WORDS)


def share(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def moved(**changes: object) -> Finding:
    finding = Finding(
        key="test.moved",
        chapter="08_performance",
        facts=kpi_facts("reach"),
        comparison=Comparison(
            against="target", value=share(0.3), reference=share(0.4), difference=share(0.1)
        ),
        driver=Name(text="the format moved"),
        confidence=Confidence(level=Level.MEDIUM, why="46 posts"),
        impact=0.5,
        tone="bad",
        action=Action(
            kpi="reach", effort=Level.LOW, low=share(0.02), high=share(0.06), owner="Ana"
        ),
    )
    return finding.model_copy(update=changes)


def test_all_fields_are_filled_and_sentences_start_with_a_capital() -> None:
    said = sentence(EN, moved())
    assert said.headline == "Reach is 10% below 40%."
    assert said.so_what == "30% instead of 40%, as the format moved."
    assert said.action == "Expect 2% to 6%."


def test_the_grammatical_number_chooses_the_form() -> None:
    assert sentence(EN, moved(number=2)).headline == "Reach are 10% below."


def test_words_speak_the_readers_language() -> None:
    assert sentence(FR, moved()).headline.startswith("La portée is 10\u202f% below")


def test_without_an_action_none_is_recommended() -> None:
    assert sentence(EN, moved(action=None)).action == ""


def test_an_effect_nobody_can_tell_is_said_to_be_missing() -> None:
    said = sentence(EN, moved(action=Action(kpi="reach", effort=Level.LOW)))
    assert said.action == "Expect n/a to n/a."


def test_a_key_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"test\.unknown"):
        sentence(EN, moved(key="test.unknown"))


def test_a_field_the_finding_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="who"):
        sentence(EN, moved(key="test.plain"))


def test_a_finding_is_shown_whole_and_escaped() -> None:
    bad = moved(driver=Name(text="<script>alert(1)</script>"))
    shown = prose.findings(EN, [bad]).markup
    assert "<script" not in shown
    assert "Point to watch" in shown
    assert "Medium confidence: 46 posts" in shown
    assert "Ana · low effort · indicator: Reach · expected effect 2% to 6%" in shown


def test_findings_keep_their_order() -> None:
    first = moved(key="test.plain", facts=kpi_facts("reach", who="A"))
    second = moved(key="test.plain", facts=kpi_facts("reach", who="B"))
    shown = prose.findings(EN, [first, second]).markup
    assert shown.index("A leads.") < shown.index("B leads.")


def test_no_finding_is_said_too() -> None:
    assert "Aucun constat" in prose.findings(FR, []).markup


def test_notes_and_paragraphs_escape_what_they_say() -> None:
    message = say("{name} is here", name="<b>x</b>")
    for shown in (prose.note(EN, message, "watch"), prose.paragraph(EN, message)):
        assert "&lt;b&gt;x&lt;/b&gt; is here" in shown.markup
    assert "sb-note-watch" in prose.note(EN, message, "watch").markup


def test_every_chapters_words_are_found_without_being_registered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    found = words.all_words()
    assert found
    assert all(isinstance(each, Words) and each.headline for each in found.values())
    chapters = {"objectives", "three_c", "poem", "platforms", "media_plan", "performance"}
    assert chapters <= {key.split(".")[0] for key in found}


def test_a_sentence_starts_with_a_capital_whatever_its_first_word() -> None:
    message = say("{kpi} moved.", kpi=KpiTerm(id="reach"))
    assert ">Reach moved.<" in prose.paragraph(EN, message).markup


@pytest.mark.parametrize(
    ("code", "number", "said"),
    [
        ("en", 1, "Said 1 time in the period, and nobody has to act."),
        ("en", 2, "Said 2 times in the period, and nobody has to act."),
        ("fr", 1, "Dit 1 fois sur la période, et personne n’a à agir."),
    ],
)
def test_a_number_inside_a_sentence_agrees_with_its_noun(code: str, number: int, said: str) -> None:
    text = "Said {volume_times} in the period, and nobody has to act."
    message = words._message(text, 1, {"volume": Quantity(value=number)})
    assert language(code).render(message) == said
