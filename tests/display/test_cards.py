"""KPI cards: what is known is shown with what it rests on; what is not says why."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from stratbook.core.language import language
from stratbook.core.message import KpiTerm, Quantity, Unit, say, term
from stratbook.core.vocabulary import Status
from stratbook.display.cards import Card, cards, status_line
from stratbook.display.look import Look
from stratbook.display.sparkline import sparkline
from stratbook.display.theme import theme_of

FR, EN = Look(language("fr")), Look(language("en"))
REACH = KpiTerm(id="reach")


def ratio(value: float, unit: Unit = Unit.RATIO) -> Quantity:
    return Quantity(value=value, unit=unit, signed=True, digits=1)


def test_a_card_shows_value_target_distance_status_and_changes() -> None:
    card = Card(
        REACH,
        Quantity(value=132_000),
        note=say("{count} posts", count=46),
        target=Quantity(value=120_000),
        variance=ratio(0.1),
        status=Status.REACHED,
        previous=ratio(0.12),
        year_before=ratio(-0.04),
        interval=(Quantity(value=125_000), Quantity(value=139_000)),
    )
    shown = cards(EN, [card]).markup
    for text in ("Reach", "132,000", "Target 120,000", "+10.0%", "+12.0% on the previous period",
                 "−4.0% on the year before", "95% CI 125,000 to 139,000 · 46 posts"):  # fmt: skip
        assert text in shown
    assert re.search(r"✔</span> <span>Reached", shown)


def test_the_distance_is_told_in_its_unit_and_as_a_share_of_the_target() -> None:
    card = Card(
        REACH,
        Quantity(value=25),
        target=Quantity(value=30),
        variance=Quantity(value=-5, signed=True),
        relative=ratio(-5 / 30),
        status=Status.MISSED,
    )
    assert "<b>−5 (−16.7%)</b>" in cards(EN, [card]).markup
    assert "<b>−5 (−16,7\u202f%)</b>" in cards(FR, [card]).markup
    points = replace(card, relative=None)
    assert "<b>−5</b>" in cards(EN, [points]).markup


def test_the_name_leads_to_the_definition() -> None:
    value = Quantity(value=1)
    assert 'href="#def-reach"' in cards(EN, [Card(REACH, value)]).markup
    assert 'href="#own"' in cards(EN, [Card(REACH, value, definition="own")]).markup
    assert "href" not in cards(EN, [Card(term("Reach"), value)]).markup


def test_a_missing_value_says_why_and_never_shows_a_zero() -> None:
    card = Card(
        REACH, Quantity(value=None), reason=say("No export holds it."), status=Status.UNKNOWN
    )
    shown = cards(FR, [card]).markup
    assert "n.d." in shown
    assert "No export holds it." in shown
    assert "sb-card-empty" in shown
    assert ">0<" not in shown


@pytest.mark.parametrize(
    ("status", "sign", "word"),
    [
        (Status.REACHED, "✔", "Atteint"),
        (Status.WATCH, "▲", "À surveiller"),
        (Status.MISSED, "✖", "Non atteint"),
    ],
)
def test_a_status_is_a_sign_and_a_word(status: Status, sign: str, word: str) -> None:
    shown = status_line(FR, status).markup
    assert sign in shown
    assert word in shown


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_word(status: Status) -> None:
    assert re.sub("<[^>]+>", "", status_line(EN, status).markup).strip()


def test_a_sparkline_says_what_it_shows_in_the_unit_of_the_value() -> None:
    card = Card(REACH, Quantity(value=0.04, unit=Unit.RATIO), sparkline=[0.02, None, 0.05, 0.04])
    shown = cards(EN, [card]).markup
    assert 'alt="Trend over 3 periods: between 2.0% and 5.0%, 4.0% at the end."' in shown


def test_two_points_make_no_trend() -> None:
    card = Card(REACH, Quantity(value=1), sparkline=[None, 1, 2])
    assert "<img" not in cards(EN, [card]).markup


def test_a_gap_in_the_series_is_a_gap_in_the_line() -> None:
    drawn = sparkline([1, 2, None, 3, 4], theme_of())
    assert drawn.count("M") == 2
    assert drawn.count("L") == 2


def test_a_level_series_is_a_level_line() -> None:
    heights = set(re.findall(r"[ML][\d.]+ ([\d.]+)", sparkline([5, 5, 5], theme_of())))
    assert len(heights) == 1


def test_client_text_in_a_card_is_escaped() -> None:
    card = Card(REACH, Quantity(value=1), note=say("{name}", name="<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in cards(EN, [card]).markup


def test_the_sparkline_is_an_image_of_its_own() -> None:
    shown = cards(EN, [Card(REACH, Quantity(value=1), sparkline=[1, 2, 3])]).markup
    data = re.search(r'image/svg\+xml,([^"]+)"', shown)
    assert data
    assert unquote(data[1]).startswith("<svg")
