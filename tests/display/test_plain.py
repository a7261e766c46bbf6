"""A general reader is told the same facts in plain words, in both languages."""

import re
from string import Formatter

import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Quantity, Unit, say, term
from stratbook.core.vocabulary import Audience
from stratbook.display.look import Look
from stratbook.display.plainer import PLAINER
from stratbook.display.words import all_words

PARTS = ("headline", "so_what", "action")
JARGON = {
    "en": re.compile(r"95%|interval|\bROAS\b|\bsession|\bpersonas?\b|landing page|\bSMART\b"),
    "fr": re.compile(r"95\s%|intervalle|\bROAS\b|\bsession|\bpersonas?\b|page d’arrivée|\bSMART\b"),
}


def forms(text):
    return (text,) if isinstance(text, str) else text


def fields(*texts):
    parsed = (part for text in texts for form in forms(text) for part in Formatter().parse(form))
    return {name for _, name, _, _ in parsed if name}


def test_plain_words_ask_for_no_fact_that_the_finding_may_lack():
    for key, words in all_words().items():
        told = fields(*(getattr(words, part) for part in PARTS))
        assert fields(*(getattr(words, f"plain_{part}") for part in PARTS)) <= told, key


def test_plain_words_exist_for_every_chapter_that_has_findings():
    plain = {key.split(".")[0] for key, words in all_words().items() if words.plain_headline}
    assert {"objectives", "community", "three_c", "poem", "platforms", "brand", "smo", "editorial",
            "flights", "links", "media_plan", "pacing", "readiness", "conversion", "performance",
            "reputation", "organisation"} <= plain  # fmt: skip


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_plain_words_are_free_of_jargon(code):
    found = language(code)
    texts = [getattr(words, f"plain_{part}") for words in all_words().values() for part in PARTS]
    said = [found.text(form) for text in texts if isinstance(text, str) for form in forms(text)]
    said += [found.text(each) for each in PLAINER.values()]
    assert [each for each in said if JARGON[code].search(re.sub(r"{[^}]*}", "", each))] == []


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_an_interval_is_told_as_a_likely_range(code):
    look = Look(language(code), audience=Audience.GENERAL)
    ends = {name: Quantity(value=value, unit=Unit.RATIO) for name, value in
            (("low", 0.1), ("high", 0.2))}  # fmt: skip
    shown = look.say(say("95% CI {low} to {high}", **ends))
    assert "95" not in shown
    assert look.language.fact(ends["low"]) in shown
    assert look.say(term("95% interval")) == look.text("likely range")
    assert Look(language(code)).say(term("95% interval")) != look.text("likely range")


def test_a_plainer_sentence_has_no_field_of_its_own():
    assert [each for each, plain in PLAINER.items() if not fields(plain) <= fields(each)] == []
