"""Readiness on the page: client text escaped, what is missing said, both languages."""

import pytest

from plan.readiness_rows import brief, flight, frame, tables, videos
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import readiness as views
from stratbook.plan.readiness import find_readiness, read_readiness

HOSTILE = "<script>alert(1)</script> & more"


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def page(look, known):
    found = read_readiness(known, tables(), month(2026, 10))
    shown = (
        views.eligibility_table(look, found.checks, found.planned),
        views.scope_table(look, found.checks),
        views.offers_table(look, found.offers, "EUR"),
        views.device_figure(look, found.mobile),
        views.device_table(look, found.mobile, "EUR"),
        views.checklist(look, found.mobile),
        views.audience_table(look, found.audiences),
        views.video_figure(look, found.video, "EUR"),
        views.video_table(look, found.video, "EUR"),
        views.charter_panel(look, found.charter),
        prose.findings(look, find_readiness(found)),
    )
    return "".join(each.markup for each in shown)


def test_client_text_is_escaped(look, tmp_path):
    sheets = {
        "flights": frame("flights", flight(HOSTILE)),
        "ad_contents": frame("ad_contents", {"content": "political_issue"}),
        "eligibility": frame(
            "eligibility",
            {"rule": "eu_lists", "concern": "concerned", "confirmed": True, "by": HOSTILE,
             "note": HOSTILE},
        ),
        "personas": frame("personas", {"persona": HOSTILE, "platforms": "facebook"}),
        "mobile_checks": frame(
            "mobile_checks", {"check": "vertical", "answer": "no", "note": HOSTILE}
        ),
        "audiences": frame(
            "audiences",
            {"audience": HOSTILE, "segment": "customers", "platform": "x", "how": HOSTILE},
        ),
        "ad_offers": frame(
            "ad_offers", {"platform": "x", "formats": HOSTILE, "where": HOSTILE}
        ),
        "video_options": videos(6.0).replace("Studio", HOSTILE),
    }  # fmt: skip
    shown = page(look, brief(tmp_path, sheets))
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") > 8


def test_an_empty_brief_says_what_would_fill_the_section(look, tmp_path):
    shown = page(look, brief(tmp_path))
    assert "nan" not in shown.casefold().split(">")
    own = {"fr": "Rien n’est encore prévu", "en": "Nothing is planned yet"}
    assert own[look.language.code] in shown


def test_the_cost_by_volume_of_the_exercise_is_on_the_page(look, tmp_path):
    sheets = {"video_options": videos(24.0)}
    shown = page(look, brief(tmp_path, sheets))
    spaces = shown.replace("\u202f", "").replace("\u00a0", "").replace(",", "")
    for amount in ("4380", "2880", "8520", "11520", "118.33", "120.00"):
        assert amount in spaces.replace("11833", "118.33").replace("12000", "120.00")
