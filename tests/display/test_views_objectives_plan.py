"""Chapter 1 on the page: people, targets, cadence, actions, publics."""

from pathlib import Path

import pandas as pd
import pytest

from stratbook.brief.models import Brief, ClientFile
from stratbook.core.language import LANGUAGES, language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import objectives as views
from stratbook.display.words.objectives_plan import WORDS
from stratbook.strategy import objectives as strategy
from strategy.kpi_rows import OCTOBER, post, scope, tables
from strategy.objective_rows import filled, points

HOSTILE = "<script>alert(1)</script> & more"
SEEN = {
    "id": "seen", "statement": HOSTILE, "goal": "conversations", "indicator": "impressions",
    "target": 9000, "due": "2026-12-31", "owner": "Webmaster",
}  # fmt: skip
GROWING = tables(
    posts=[post(n, f"2026-{n + 1:02d}-10", impressions=1000 * 1.1 ** (n // 2)) for n in range(10)],
    tags=[{"platform": "instagram", "post_id": "p9", "pillar": "studio", "tagged_by": "rule"}],
)
RACI = (
    {"subject": "seen", "role": HOSTILE, "part": "accountable"},
    *({"subject": "seen", "role": f"R{n}", "part": "consulted", "decides": True} for n in range(3)),
    {"subject": HOSTILE + "!", "role": "R1", "part": "responsible"},
)
PERSONA = {
    "persona": HOSTILE, "description": HOSTILE, "platforms": "instagram; tiktok; MySpace",
    "pillars": f"studio; {HOSTILE}",
}  # fmt: skip
ACTIONS = (
    {"action": HOSTILE, "objective": "seen", "cta": "visit", "start": pd.Timestamp("2026-10-01")},
    {"action": "Idle", "objective": HOSTILE + "?"},
)


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def french():
    return Look(language("fr"))


def whole(*objectives):
    file = ClientFile.model_validate(
        {
            "organisation": {"name": "Port", "type": "btoc"},
            "period": "2026-10",
            "objectives": list(objectives),
        }
    )
    return strategy.read_objectives(Brief(folder=Path("port"), file=file), OCTOBER)


def asked(found):
    return [each.objective for each in found.cards]


def chapter(look, *, empty=False):
    """Return all views of a small chapter, hostile or empty, by name."""
    objectives = whole() if empty else whole(SEEN, {**SEEN, "id": "more", "target": 1200})
    measured = scope(tables() if empty else GROWING)

    def sheet(id_, *rows):
        return filled(id_, *(() if empty else rows))

    wanted = filled("weights") if empty else points(subjects=(HOSTILE, "b", "c", "d"))
    alignment = strategy.align(wanted, asked(objectives))
    governance = strategy.govern(sheet("raci", *RACI), asked(objectives))
    targets = strategy.propose(objectives.cards, measured)
    inputs = {"personas": sheet("personas", PERSONA), "accounts": filled("accounts")}
    reached = strategy.read_personas(inputs, asked(objectives), measured.tables, OCTOBER)
    known = {"topic": "history", "statement": HOSTILE, "origin": HOSTILE}
    actions = sheet("actions", *ACTIONS)
    rhythm = strategy.read_rhythm(objectives.kpis.held, actions, measured)
    aims = strategy.read_aims(actions, asked(objectives), measured.tables, OCTOBER)
    return {
        "catalogue": views.catalogue_table(look, objectives),
        "alignment": views.alignment_map(look, alignment),
        "summary": views.alignment_summary(look, alignment),
        "governance": views.governance_table(look, governance),
        "chart": views.target_chart(look, targets),
        "targets": views.target_table(look, targets, "EUR"),
        "horizon": views.horizon_table(look, strategy.horizons(objectives.cards, OCTOBER.end)),
        "rhythm": views.rhythm_table(look, rhythm, "EUR"),
        "campaigns": views.campaign_table(look, rhythm, "EUR"),
        "aims": views.aim_table(look, aims),
        "context": views.context_table(look, strategy.read_context(sheet("context", known))),
        "personas": views.persona_table(look, reached),
        "map": views.persona_map(look, reached),
    }


def test_client_text_is_escaped(look):
    for name, shown in chapter(look).items():
        assert "<script>alert" not in shown.markup, name
        assert shown.markup, name


def test_every_view_stands_without_data(look):
    shown = chapter(look, empty=True)
    assert {name for name, each in shown.items() if not each.markup} == {"map", "summary"}
    assert ">0<" not in "".join(each.markup for each in shown.values())


def test_the_exercise_is_read_off_the_page(french):
    found = strategy.align(points(), ())
    drawn = views.alignment_map(french, found).markup
    assert "«\u00a0Vendre\u00a0» divise le plus les services\u00a0: de 10 points" in drawn
    assert drawn.count("data:image/svg+xml") == 2
    summary = views.alignment_summary(french, found).markup
    for said in ("0,60", "3 paires de services", "0,80", "0,40", "Objectif 0,70"):
        assert said in summary


def test_points_brought_to_100_are_said(french):
    shares = {"A": (10, 5, 5, 0), "B": (40, 30, 20, 10)}
    found = strategy.align(points(shares, rescale={"A": True}), ())
    assert "Les points de A ne faisaient pas 100" in views.alignment_map(french, found).markup


def test_too_many_who_decide_are_marked(french):
    assert "▲ 4\u00a0:" in chapter(french)["governance"].markup


def test_a_verdict_is_said_with_what_was_seen(french):
    markup = chapter(french)["targets"].markup
    assert "✖ inédite" in markup
    assert "0 fois sur 8 (durée\u00a0: 2 mois)" in markup
    assert "1 cible sur 2 demande une évolution" in chapter(french)["chart"].markup


def test_what_an_action_lacks_is_marked(french):
    markup = chapter(french)["aims"].markup
    assert "▲ pas un objectif du brief" in markup
    assert "▲ pas d’appel à l’action" in markup


def test_an_untagged_period_is_not_drawn(french):
    inputs = {"personas": filled("personas", PERSONA), "accounts": filled("accounts")}
    found = strategy.read_personas(inputs, (), tables(posts=[post(1, "2026-10-02")]), OCTOBER)
    markup = views.persona_map(french, found).markup
    assert "data:image" not in markup
    assert "pas de compte sur place" in markup


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_words_of_each_finding_are_reached(key):
    light = {**SEEN, "id": "light", "target": 1200}
    objectives = whole(SEEN, light)
    targets = strategy.propose(objectives.cards, scope(GROWING))
    inputs = {"personas": filled("personas", PERSONA), "accounts": filled("accounts")}
    reached = strategy.read_personas(inputs, asked(objectives), GROWING, OCTOBER)
    context = strategy.read_context(filled("context", {"topic": "history", "statement": "Old"}))
    governance = strategy.govern(
        filled("raci", *RACI, {"subject": "light", "role": "Office", "part": "accountable"}),
        asked(objectives),
    )
    aims = strategy.read_aims(filled("actions", *ACTIONS), asked(objectives), GROWING, OCTOBER)
    agreed = strategy.align(points({"A": (40, 30, 20, 10), "B": (40, 30, 20, 10)}), ())
    found = (
        *strategy.find_targets(targets, "EUR"),
        *strategy.find_hurried(strategy.horizons(objectives.cards, OCTOBER.end)),
        *strategy.find_alignment(strategy.align(points(), ())),
        *strategy.find_alignment(agreed),
        *strategy.find_governance(governance),
        *strategy.find_aims(aims),
        *strategy.find_publics(reached, context),
    )
    said = next(each for each in found if each.key == key)
    assert said.comparison is not None
    for code in LANGUAGES:
        markup = prose.findings(Look(language(code)), [said]).markup
        assert markup
        assert "{" not in markup
        assert "<script>alert" not in markup
