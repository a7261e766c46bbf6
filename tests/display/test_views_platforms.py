"""Chapter 4 on the page: what is shown, escaped, missing or red, and its words."""

import re

import pytest

from stratbook.brief.actions import read_actions
from stratbook.core import tables
from stratbook.core.choice import Override
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display import prose
from stratbook.display.decisions import decision_table
from stratbook.display.look import Look
from stratbook.display.views import platforms as views
from stratbook.display.words.platforms import WORDS
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.decisions import platform_decisions
from stratbook.strategy.platforms.findings import find_choice, find_messages
from stratbook.strategy.platforms.messages import read_matrix
from stratbook.strategy.platforms.question_findings import find_questions
from stratbook.strategy.platforms.questions import clues, read_questions
from stratbook.strategy.platforms.scores import read_grid
from strategy.platforms_rows import SCORES, choice, grid, rows

HOSTILE = "<script>alert(1)</script> & more"
NO_POSTS = tables.empty("posts")
OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)
TIKTOK = {**SCORES, "tiktok": (3, 3, 2, None)}


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def plain(markup: str) -> str:
    return re.sub(r"<[^>]*>", " ", markup)


def cells_of(markup: str) -> list[str]:
    body = markup.partition("<tbody")[2]
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", body, re.S)]


def matrix(*given, kept=("instagram", "x")):
    sheet = rows("messages", *({"message": m, "platform": p, "variant": t} for m, p, t in given))
    return read_matrix(sheet, kept)


def questions(look, *given, actions=()):
    sheet, planned = rows("questions", *given), rows("actions", *actions)
    every = read_actions(planned, sheet)
    known = clues({}, tables.Tables(), every, adapt(NO_POSTS, OCTOBER, SEPTEMBER, ()))
    return views.question_table(look, read_questions(sheet, every), known, "EUR").markup


# -- the choice ----------------------------------------------------------------------


def test_scores_ranks_and_decisions_are_shown(look):
    page = cells_of(views.score_table(look, choice()).markup)
    point = "," if look.language.code == "fr" else "."
    for score in ("4{}45", "3{}40", "2{}75", "2{}00"):
        assert score.format(point) in page
    assert page.count(look.text("maintain")) == 2


def test_a_missing_score_is_shown_as_missing(look):
    page = views.score_table(look, choice(grid(scores=TIKTOK))).markup
    tiktok = cells_of("<tbody" + page.partition("TikTok")[2])
    assert tiktok[:9].count(look.language.missing) == 2  # the score given, and the weighted one
    assert "0,00" not in page
    assert look.text("no account") in page


def test_the_figure_says_whether_the_weights_matter(look):
    page = views.score_figure(look, choice()).markup
    assert {"fr": "y reste quand", "en": "stays there"}[look.language.code] in page
    close = grid({"image": 40, "cost": 60}, {"x": (5, 4), "threads": (3, 5)})
    fragile = views.score_figure(look, choice(close)).markup
    assert "Threads" in fragile
    assert {"fr": "mais ce serait", "en": "would if"}[look.language.code] in fragile


def test_nothing_scored_says_what_to_fill_in(look):
    empty = choice(read_grid(rows("criteria"), rows("platform_scores")))
    for view in (views.weights_table, views.score_figure, views.score_table):
        assert "<table" not in view(look, empty).markup
    assert not views.reasons_table(look, empty)


def test_the_decision_gives_the_rule_in_the_readers_language(look):
    page = decision_table(look, platform_decisions(choice(), look.language.code)).markup
    own = {"fr": "Score faible", "en": "Low score"}
    assert own.pop(look.language.code) in page
    assert not [text for text in own.values() if text in page]
    assert look.text("Proposed by rule") in page


def test_an_overridden_decision_says_so(look):
    word = Override(rule="platforms.decision", subject="Snapchat", choice="test", reason=HOSTILE)
    found = choice(overrides=(word,))
    page = decision_table(look, platform_decisions(found, look.language.code)).markup
    assert look.text("Decided against the rule") in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


# -- adaptation and messages -----------------------------------------------------------


def test_each_platform_has_its_sheet(look):
    sheets = adapt(NO_POSTS, OCTOBER, SEPTEMBER, ("instagram", "Unheard of"))
    page = views.adaptation_sheets(look, sheets).markup
    assert page.count("<table") == 1
    assert {"fr": "2\u202f200 caractères", "en": "2,200 characters"}[look.language.code] in page
    assert "Unheard of" in page
    assert "None" not in page


def test_a_state_is_a_sign_and_a_word_and_not_colour_alone(look):
    page = views.message_matrix(
        look, matrix(("A", "instagram", "Some text"), ("A", "x", "s" * 300), ("B", "x", "Other"))
    ).markup
    for sign, word in (("✔", "ready"), ("✖", "too long"), ("✖", "missing")):
        text = look.text(word)
        assert f'aria-hidden="true">{sign}</span> {text[:1].upper()}{text[1:]}' in page
    assert "300" in page
    assert "280" in page


def test_texts_of_the_client_are_escaped(look):
    found = matrix((HOSTILE, "instagram", HOSTILE), (HOSTILE, "x", HOSTILE))
    pages = (
        views.message_matrix(look, found), views.variation_sheet(look, found),
        prose.findings(look, find_messages(found)),
    )  # fmt: skip
    for page in pages:
        assert "<script>" not in page.markup
        assert "&lt;script&gt;" in page.markup


# -- questions and follow-up -------------------------------------------------------------


def test_unanswered_questions_are_marked_in_words(look):
    page = questions(look)
    words = look.text("not answered")
    assert page.count(f"</span> {words[:1].upper()}{words[1:]}") == 5
    assert page.count("sb-mark-bad") == 5


def test_an_incomplete_answer_says_what_it_lacks(look):
    page = questions(
        look,
        {"question": "timing", "answer": "Evening", "action": "Try", "owner": HOSTILE,
         "kpi": "klout", "cost": 12.0},
    )  # fmt: skip
    assert look.text("the date") in page
    assert "klout" in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_every_finding_has_words_and_every_word_is_filled(look):
    posts = tables.conform(
        "posts",
        NO_POSTS.reindex(range(1)).assign(platform="snapchat", post_id="1", source="e.csv:2",
                                          published_at="2026-10-05T10:00:00Z"),
        "UTC",
    )  # fmt: skip
    close = grid({"image": 40, "cost": 60}, {"x": (5, 4), "threads": (3, 5)})
    sure = grid(scores={"x": (5, 5, 5, 5), "threads": (1, 1, 1, 1)})
    found = [
        *find_choice(choice(grid(scores=TIKTOK)), posts, OCTOBER, "reach"),
        *find_choice(choice(close), NO_POSTS, OCTOBER, "reach"),
        *find_choice(choice(sure), NO_POSTS, OCTOBER, "reach"),
        *find_messages(matrix(("A", "instagram", "s" * 3000), ("B", "x", "a"),
                              ("B", "instagram", "a"))),
        *find_questions(read_questions(rows("questions"), ()), "reach"),
    ]  # fmt: skip
    assert {each.key for each in found} == set(WORDS)
    page = prose.findings(look, found).markup
    assert "{" not in page
