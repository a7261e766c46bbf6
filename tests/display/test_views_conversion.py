"""Chapter 7 on the page: escaped, in both languages, and never a sale where there is none."""

import datetime as dt
import re

import pytest

from stratbook.brief.models import TaxBasis
from stratbook.core.language import LANGUAGES, language
from stratbook.core.vocabulary import OrganisationType
from stratbook.display import prose
from stratbook.display.decisions import decision_table
from stratbook.display.look import Look
from stratbook.display.views import conversion as views
from stratbook.display.words.conversion import WORDS
from stratbook.strategy import conversion
from strategy.conversion_rows import EXERCISE_12, inputs, scope

HOSTILE = "<script>alert(1)</script> & more"
MONEY = ("EUR", TaxBasis.EXCLUDED)
ON = dt.date(2026, 10, 31)


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def sheets(**changes):
    name = changes.get("scenario", EXERCISE_12["scenario"])
    row = {**EXERCISE_12, "any_touch": 90, "last_click": 12, "window": HOSTILE,
           "template": "fast_visibility", "sessions": 1200, "figures": HOSTILE,
           **changes}  # fmt: skip
    return inputs(
        scenarios=[row],
        scenario_actions=[{"scenario": name, "action": HOSTILE, "starts": "2026-10-02",
                           "due": "2026-10-20", "depends_on": "Design", "kpi": "ctr",
                           "result": 0.012}],
        suppliers=[{"scenario": name, "kind": "designer", "deliverable": "Design",
                    "ordered_on": "2026-10-20", "lead_days": 14, "due": "2026-10-25",
                    "cost": 90, "firmness": "quote"}],
        tests_ab=[{"test": HOSTILE, "variant": each, "trials": 300, "successes": 20 * place,
                   "metric": HOSTILE, "planned": 900, "ended": "2026-10-18"}
                  for place, each in enumerate(("A", HOSTILE), 1)],
        proofs=[{"proof": HOSTILE, "kind": "ugc", "tone": "positive", "consent": "given"},
                {"proof": "Other", "kind": "ugc", "tone": "positive"}],
    )  # fmt: skip


def page(look: Look, given) -> str:
    judged = conversion.judge_all(conversion.scenarios(given, scope()))
    tests, proofs = conversion.experiments(given["tests_ab"]), conversion.proofs(given["proofs"])
    counts = [conversion.attribute(each.scenario) for each in judged]
    chains = [conversion.chain(each.scenario.name, given, ON) for each in judged]
    drafts = [conversion.drafted(each.scenario, OrganisationType.BTOB) for each in judged]
    found = (
        *conversion.find_scenarios(judged, "EUR"), *conversion.find_attribution(counts),
        *conversion.find_suppliers(chains), *conversion.find_tests(tests),
        *conversion.find_proofs(proofs),
    )  # fmt: skip
    parts = (
        views.scenario_table(look, judged), views.dossiers(look, judged, given, MONEY),
        views.return_table(look, judged, *MONEY), views.compared_figure(look, judged),
        views.verdict_table(look, judged), views.attribution_table(look, counts),
        views.chains(look, chains, "EUR"), views.result_cards(look, tests),
        views.proof_table(look, proofs),
        views.template_tables(look, [each for each in drafts if each]),
        decision_table(look, conversion.decide(judged, "EUR")), prose.findings(look, found),
    )  # fmt: skip
    return "".join(each.markup for each in parts)


def test_client_text_is_escaped(look):
    shown = page(look, sheets(scenario=HOSTILE))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_exercise_12_is_read_on_the_page(look):
    shown = re.sub(r"<[^>]*>", " ", page(look, sheets()))
    expected = {
        "fr": ("24,00\u202f€", "120,00\u202f€", "−32,5\u202f%", "+50,0\u202f%", "4,00\u202f×"),
        "en": ("€24.00", "€120.00", "−32.5%", "+50.0%", "4.00×"),
    }[look.language.code]
    text = shown.replace("\u00a0", "\u202f")
    assert [each for each in expected if each not in text] == []


def test_a_town_reads_of_no_sale_and_no_return_on_money(look):
    given = sheets(conversion="registration", worth=20, basket=None, margin_rate=None)
    shown = re.sub(r"<[^>]*>", " ", page(look, given)).casefold()
    for word in ("roas", "vente", "chiffre d’affaires", " sale", "revenue", "leads", "margin"):
        assert word not in shown, word
    assert {"fr": "inscriptions", "en": "registrations"}[look.language.code] in shown


def test_nothing_at_all_says_what_would_bring_it(look):
    empty = inputs()
    assert views.scenario_table(look, ()).markup
    shown = page(look, empty)
    assert shown.count("sb-note") >= 5
    assert "<table" not in views.scenario_table(look, ()).markup


def test_every_rule_of_the_chapter_has_its_words():
    assert set(WORDS) == {
        "conversion.roas_hides_loss", "conversion.loss", "conversion.gain", "conversion.dear",
        "conversion.within", "conversion.clicks_lost", "conversion.cost_unknown",
        "conversion.range_wide", "conversion.chain_late", "conversion.task_late",
        "conversion.peeking", "conversion.test_first", "conversion.test_second",
        "conversion.test_same", "conversion.test_open", "conversion.proof_ready",
        "conversion.proof_to_ask",
    }  # fmt: skip
