"""Chapter 9 on the page: what is shown, what is never shown, and its words."""

import pandas as pd
import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import reputation as views
from stratbook.display.words import sentence
from stratbook.display.words.reputation import WORDS
from stratbook.strategy import community, reputation
from stratbook.strategy.reputation.sample import mention_ids
from strategy.reputation_rows import (
    OCTOBER,
    SEPTEMBER,
    ZONE,
    comment,
    filled,
    inbox,
    mention,
    scope,
    tables,
    toned,
)

HOSTILE = "<script>alert(1)</script>"
SAID = [
    *toned("2026-10", 60, 40, 20), *toned("2026-09", 20, 40, 60), *toned("2026-08", 30, 30, 30),
    *({**row, "brand": HOSTILE} for row in toned("2026-10", 10, 20, 40)),
    *(mention("2026-10-14", "negative", f"z{at}", f"{HOSTILE} @someone broken") for at in range(9)),
]  # fmt: skip
REVIEWS = [{"date": "2026-10-05", "place": "Google", "rating": 4, "source": "exports/r.csv:2"}]
INBOX = [
    inbox(f"2026-{month}-{1 + at % 28:02} 10:00", wait, solved=at % 2 == 0, theme=HOSTILE)
    for month in ("08", "09", "10")
    for at, wait in enumerate([30, 90, 240, None] * 12)
]
COMMENTS = (
    comment(HOSTILE, "threat", place=HOSTILE, draft=HOSTILE, platform="x"),
    comment("late", "criticism", draft="Sorry", second_reader=HOSTILE),
    comment("done", "question", replied_on=pd.Timestamp("2026-10-15")),
)


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def read(rows=SAID, coding=None):
    """Read the reputation of these mentions."""
    found = scope(mentions=rows, reviews=REVIEWS) if rows else scope()
    return reputation.read_reputation(found, SEPTEMBER, coding)


def plan():
    """Return a crisis plan of two items."""
    rows = filled("crisis_plan", {"item": "cell", "done": True, "owner": HOSTILE,
                                  "checked_on": pd.Timestamp("2026-05-01")},
                  {"item": "access", "done": False})  # fmt: skip
    return reputation.read_crisis_plan(rows, OCTOBER.end)


def routed(messages=None):
    """Return the departments of these messages."""
    table = tables(messages=messages)["messages"] if messages else scope().tables["messages"]
    voice = community.read_voice(community.gather(filled("voice"), table, OCTOBER, SEPTEMBER))
    return reputation.read_routed(voice, table)


def panel(messages=INBOX):
    """Return the moderation panel of these messages, a delay of an hour promised."""
    found = tables(messages=messages) if messages else scope().tables
    return reputation.read_moderation(found, OCTOBER, SEPTEMBER, sla=60)


def page(look):
    """Return everything the chapter shows."""
    found, judged = read(), reputation.read_comments(filled("comments", *COMMENTS), ZONE)
    days = reputation.watch(scope(mentions=SAID))
    shown = [view(look, found) for view in (
        views.trust_note, views.trust_table, views.tone_cards, views.tone_figure,
        views.tone_table, views.trend_figure, views.score_table,
    )]  # fmt: skip
    shown += [views.alert_figure(look, days), views.alert_table(look, days)]
    shown += [views.grid_table(look), views.triage_table(look, judged)]
    shown += [views.protocol_table(look, judged), views.plan_table(look, plan())]
    shown += [view(look, panel()) for view in (
        views.desk_table, views.delay_figure, views.promise_figure,
    )]  # fmt: skip
    shown += [views.routed_table(look, routed(INBOX)), views.routed_figure(look, routed(INBOX))]
    found_all = (
        *reputation.find_tone(found), *reputation.find_alerts(days),
        *reputation.find_comments(judged), *reputation.find_plan(plan(), look.language.code),
        *reputation.find_moderation(panel()),
    )  # fmt: skip
    return [*(each.markup for each in shown), prose.findings(look, found_all).markup]


def test_everything_is_shown_and_nothing_runs(look):
    parts = page(look)
    assert all(parts)
    whole = "".join(parts)
    assert "<script" not in whole
    assert "&lt;script&gt;" in whole
    assert "@someone" not in whole


def test_the_figures_are_those_computed(look):
    found = read()
    table = views.tone_table(look, found).markup
    # October: 60 for, 20 + 9 against, of 129.
    assert look.say(views.tone.score(100 * (60 - 29) / 129)) in table
    desk = views.desk_table(look, panel()).markup
    assert "75,0" in desk or "75" in desk  # 36 answers of 48
    assert "n = 48." in views.delay_figure(look, panel()).markup
    grid = views.grid_table(look).markup
    assert grid.count("<tr>") == 10


def test_a_withheld_tone_is_nowhere_on_the_page(look):
    rows = toned("2026-10", 80, 70, 80)
    other = {"positive": "negative", "negative": "positive", "neutral": "positive"}
    coding = filled("coding", *(
        {"mention": id_, "coder_1": other[row["sentiment"]]}
        for id_, row in zip(mention_ids(tables(mentions=rows)["mentions"]), rows, strict=True)
    ))  # fmt: skip
    found = read(rows, coding)
    assert found.trust.state == "withheld"
    for view in (views.tone_figure, views.tone_table, views.trend_figure, views.score_table):
        assert "sb-note" in view(look, found).markup
    cards = views.tone_cards(look, found).markup
    assert "def-net_sentiment" not in cards
    assert "def-reputation_score" not in cards
    assert [each.key for each in reputation.find_tone(found)] == ["reputation.tone_withheld"]
    assert "sb-table" in views.trust_table(look, found).markup


def test_without_data_each_part_says_what_would_bring_it(look):
    nothing = read(())
    for part in (
        views.trust_note(look, nothing), views.tone_figure(look, nothing),
        views.alert_figure(look, reputation.watch(scope())), views.triage_table(look, ()),
        views.plan_table(look, reputation.read_crisis_plan(filled("crisis_plan"), OCTOBER.end)),
        views.desk_table(look, panel(())), views.delay_figure(look, panel(())),
        views.routed_table(look, routed()),
    ):  # fmt: skip
        assert "sb-note" in part.markup
    assert not views.routed_figure(look, routed())
    assert not views.promise_figure(look, panel(()))
    assert not views.protocol_table(look, ())


def test_every_finding_of_the_chapter_has_its_words(look):
    falling = reputation.read_reputation(scope(SEPTEMBER, mentions=SAID), OCTOBER)
    behind = reputation.find_tone(
        reputation.read_reputation(
            scope(mentions=[*toned("2026-10", 10, 20, 60),
                            *({**row, "brand": "B"} for row in toned("2026-10", 90, 10, 0))]),
            SEPTEMBER,
        )
    )  # fmt: skip
    found = [*reputation.find_tone(read()), *reputation.find_tone(falling), *behind]
    assert {each.key for each in found} == {
        "reputation.tone_rises", "reputation.tone_falls", "reputation.ahead", "reputation.behind",
        "reputation.tone_unchecked",
    }  # fmt: skip
    for each in found:
        said = sentence(look, each)
        assert "{" not in said.headline + said.so_what + said.action
        assert each.key in WORDS


def test_without_a_file_of_mentions_their_number_is_missing_and_never_zero(look):
    assert read(()).mentions is None
    shown = views.tone_cards(look, read(())).markup
    assert "sb-card-empty" in shown
    assert '<p class="sb-card-value">0</p>' not in shown
