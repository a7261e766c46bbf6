"""Chapter 4, second half, on the page: what is shown, escaped, missing, and its words."""

import re

import pandas as pd
import pytest

from stratbook.brief.models import ClientFile, TaxBasis
from stratbook.brief.sheets import sheet
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import term
from stratbook.core.period import parse_period
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import brand, content, lever_mix, searches, smo
from stratbook.display.words.brand import WORDS
from stratbook.strategy import brand_consistency, content_mix, levers, referencing
from strategy.kpi_rows import post, scope, tables

HOSTILE = "<script>alert(1)</script> & co"
FILE = ClientFile.model_validate({
    "organisation": {
        "name": "Rivage", "type": "btoc", "sector": "Céramique", "website": "https://pots.example",
    },
    "period": "2026-10",
    "brand": {"logo_version": "2025", "tagline": "La terre", "obsolete": [HOSTILE]},
})  # fmt: skip


def frame(name: str, *rows: dict) -> pd.DataFrame:
    """Return a sheet with the given rows and the columns and kinds of its fields."""
    fields = {each.id: each.kind for each in sheet(name).fields}
    made = pd.DataFrame([{**dict.fromkeys(fields), **row} for row in rows], columns=[*fields])
    for id_, kind in fields.items():
        if kind == "day":
            made[id_] = pd.to_datetime(made[id_])
        elif kind == "number":
            made[id_] = made[id_].astype("float64")
    return made.assign(source=f"inputs/{name}.csv:2")


ACCOUNTS = (
    {"account": HOSTILE, "platform": "instagram", "logo": HOSTILE, "wording": HOSTILE,
     "link": "none", "bio": HOSTILE, "bio_on": "2024-01-01", "cover_on": "2024-01-01",
     "followers": 10},
    {"account": "Page", "platform": "facebook", "logo": "2025", "cover_on": "2026-10-01"},
)  # fmt: skip
CHECKS = (
    {"account": HOSTILE, "check": "pinned_post", "answer": "no", "note": HOSTILE},
    {"account": HOSTILE, "check": "titles", "answer": "no", "note": HOSTILE},
)
ACTIONS = tuple(
    {"action": "Do", "lever": lever, "cost": cost, "hours": 4}
    for lever, cost in (("content", 10), ("content", 20), ("advertising", 900), ("content", 5),
                        ("advertising", None), (None, None))
)  # fmt: skip
SEARCH = [
    {"date": "2026-10-10", "query": query, "impressions": seen, "clicks": clicks, "position": place}
    for query, seen, clicks, place in (
        ("rivage", 500, 300, 1.0), (HOSTILE, 200, 4, 6.0), ("bol", 300, 40, 2.0)
    )
] + [
    {"date": day, "place": HOSTILE, "views": views, "calls": calls}
    for day, views, calls in (("2026-09-30", 100, 90), ("2026-10-31", 120, 40))
]  # fmt: skip


def posts():
    first = [post(n, reactions=90.0) for n in range(8)]
    second = [post(20 + n, reactions=10.0) for n in range(8)]
    tags = [
        {"post_id": row["post_id"], "platform": "instagram", "origin": origin, "mechanic": HOSTILE,
         "visual_type": visual}
        for rows, origin, visual in ((first, "ugc", HOSTILE), (second, "brand", "plain"))
        for row in rows
    ]  # fmt: skip
    return {"posts": [*first, *second, *(post(60 + n) for n in range(8))], "tags": tags}


class Chapter:
    """Everything the sections compute, over full or empty inputs."""

    def __init__(self, *, full: bool) -> None:
        found = tables(**posts(), search=SEARCH) if full else tables()
        span = scope(found)
        accounts = frame("accounts", *(ACCOUNTS if full else ()))
        self.brand = brand_consistency.check_brand(accounts, FILE, span.period.end)
        said = frame("checks", *(CHECKS if full else ()))
        file = FILE if full else FILE.model_copy(
            update={"organisation": FILE.organisation.model_copy(update={"website": ""})}
        )  # fmt: skip
        self.audit = referencing.audit_referencing(file, accounts, said, span)
        self.searches = referencing.read_searches(span, file)
        self.listings = referencing.read_listings(span, parse_period("2026-09"))
        lines = frame("budget_lines")
        self.levers = levers.weigh_levers(frame("actions", *(ACTIONS if full else ())), lines)
        self.mixes = tuple(content_mix.content_mix(span, tag) for tag in ("origin", "mechanic"))
        self.pictures = content_mix.picture_marketing(span)

    def findings(self, look: Look):
        return (
            *brand_consistency.find_brand(self.brand),
            *referencing.find_referencing(
                self.audit, self.searches, self.listings, look.language.code
            ),
            *levers.find_levers(self.levers),
            *content_mix.find_content(self.mixes, self.pictures),
        )

    def shown(self, look: Look) -> str:
        parts = (
            brand.consistency(look, self.brand), brand.checklist(look, self.brand),
            brand.oldest_visuals(look, self.brand), smo.scores(look, self.audit),
            smo.gaps(look, self.audit), searches.searches(look, self.searches),
            searches.listings(look, self.listings), lever_mix.lever_figure(look, self.levers),
            lever_mix.lever_table(look, self.levers, "EUR", TaxBasis.EXCLUDED),
            *(content.mix_table(look, each) for each in self.mixes),
            content.visuals(look, self.pictures), prose.findings(look, self.findings(look)),
        )  # fmt: skip
        return "".join(each.markup for each in parts)


@pytest.fixture(scope="module")
def full():
    return Chapter(full=True)


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def test_client_text_is_escaped_everywhere(look, full):
    page = full.shown(look)
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") > 10
    assert "{" not in re.sub(r"<style.*?</style>|src=\"[^\"]*\"", "", page)


def test_every_finding_of_the_sections_has_words_and_most_are_met(look, full):
    met = {each.key for each in full.findings(look)}
    assert met <= set(WORDS)
    assert len(met) >= 12


def test_the_reader_s_language_only(look, full):
    page = smo.gaps(look, full.audit).markup
    own = {"fr": "Épingler la publication", "en": "Pin the post"}
    assert [code for code, text in own.items() if text in page] == [look.language.code]


def test_what_was_not_looked_at_is_a_dash_never_a_failure(look, full):
    row = brand.checklist(look, full.brand).markup.partition("Page (Facebook)")[2]
    cells = [re.sub(r"<[^>]*>", "", each) for each in re.findall(r"<td.*?</td>", row, re.DOTALL)]
    assert cells[:6] == ["✔", "–", "–", "–", "–", "✔"]


def test_what_a_lever_lacks_is_missing_and_money_says_its_basis(look, full):
    page = lever_mix.lever_table(look, full.levers, "EUR", TaxBasis.EXCLUDED).markup
    assert {"fr": "hors taxes", "en": "tax excluded"}[look.language.code] in page
    assert look.say(term("absent")) in page


def test_rates_come_with_their_interval_and_never_as_a_cause(look, full):
    page = content.visuals(look, full.pictures).markup
    assert page.count("<img") == 2
    assert {"fr": "intervalle à 95", "en": "95% interval"}[look.language.code] in page
    table = content.mix_table(look, full.mixes[0]).markup
    assert {"fr": "pas une cause", "en": "not a cause"}[look.language.code] in table
    assert look.text("without this tag") in table


def test_origins_are_said_in_the_reader_s_language(look, full):
    page = content.mix_table(look, full.mixes[0]).markup
    assert {"fr": "Contenu des clients", "en": "Customers’ content"}[look.language.code] in page


def test_nothing_filled_in_says_what_to_do(look):
    page = Chapter(full=False).shown(look)
    assert "<table" not in page
    assert "<img" not in page
    for text in (brand._EMPTY.text, smo._EMPTY.text, lever_mix._EMPTY.text):
        assert look.text(text) in page


def test_choices_name_the_check_as_the_report_does(look, full):
    named = {each.subject for each in smo.named(look, full.audit)}
    assert {"fr": "publication épinglée", "en": "pinned post"}[look.language.code] in named
