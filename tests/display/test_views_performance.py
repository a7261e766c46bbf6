"""Changes, odd days, forecasts and movements as a reader sees them, in both languages."""

import datetime as dt

import pytest

from stratbook.brief.models import Objective
from stratbook.core.language import language
from stratbook.core.period import month
from stratbook.display.look import Look
from stratbook.display.views import performance as views
from stratbook.display.views.performance.explained import waterfall_steps
from stratbook.strategy import performance
from strategy.kpi_rows import OCTOBER, SHOP, scope, tables
from strategy.test_performance_effects import spiked, visits
from strategy.test_performance_forecast import leads

SEPTEMBER = month(2026, 9)


def divided():
    here = scope(tables(web=visits()), organisation=SHOP)
    score = performance.scorecard(here, [], SEPTEMBER)
    families = performance.all_families(here, SEPTEMBER)
    return families, performance.explanations(here, score, families.values())


def ahead(target: float):
    wanted = Objective(id="o", statement="Leads", indicator="leads", target=target,
                       due=dt.date(2026, 12, 31))  # fmt: skip
    here = scope(leads(m08=14, m09=9, m10=13), OCTOBER, organisation=SHOP)
    return performance.forecasts(here, performance.scorecard(here, [wanted], SEPTEMBER))


def test_the_bars_of_the_waterfall_lead_from_before_to_after() -> None:
    for each in divided()[1]:
        first, *effects, last = waterfall_steps(each)
        assert [first.level, last.level] == [True, True]
        reached = first.value.value + sum(step.value.value for step in effects)
        assert reached == pytest.approx(last.value.value)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_everything_can_be_said_and_nothing_is_called_a_cause(code) -> None:
    look = Look(language(code))
    families, found = divided()
    moved = performance.movements(families.values())
    event = performance.Event(dt.date(2026, 10, 14), "<b>Fair</b>")
    pages = [
        str(views.explanations(look, found)), str(views.movements(look, moved, SEPTEMBER)),
        str(views.anomalies(look, performance.anomalies(scope(spiked()), [event]))),
        str(views.forecasts(look, ahead(12), performance.chances(ahead(12)))),
        str(views.explanations(look, ())), str(views.anomalies(look, ())),
        str(views.movements(look, (), SEPTEMBER)), str(views.forecasts(look, (), ())),
    ]  # fmt: skip
    words = {"fr": ("à cause de", "grâce à", "en raison de"),
             "en": ("because", "caused by", "thanks to", "due to")}  # fmt: skip
    for page in pages:
        text = page.split("data:image")[0]
        assert "{" not in text
        assert "<b>Fair" not in page
        assert not [word for word in words[code] if word in text.casefold()]


def test_a_forecast_shows_its_interval_its_target_and_its_words() -> None:
    page = str(views.forecasts(Look(language("en")), ahead(40), performance.chances(ahead(40))))
    assert "Unlikely" in page
    assert "December 2026" in page
    assert "knows no season" in page


def test_what_moved_says_between_which_periods() -> None:
    text = str(views.explanations(Look(language("en")), divided()[1]))
    assert ", September 2026 → October 2026: what each segment adds to the change" in text


def test_events_and_changes_of_measure_stand_below_the_curve() -> None:
    look = Look(language("en"))
    here = scope(leads(), OCTOBER, organisation=SHOP)
    table = performance.family_table(here, "conversion", SEPTEMBER)
    shown = performance.charted(here, table, performance.scorecard(here, [], SEPTEMBER))
    page = str(views.trend(look, shown, [performance.Event(dt.date(2026, 9, 12), "Fair")]))
    assert "1. Fair (12 September 2026)" in page
    changes = performance.platform_changes()
    assert [each.day for each in changes] == sorted(each.day for each in changes)
    assert all(set(each.words) == {"en", "fr"} and each.source for each in changes)
