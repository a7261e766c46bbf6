"""Since the last report, as a reader sees it: both languages, hostile names, many figures."""

import datetime as dt
import re

import pytest

from stratbook.brief.actions import Action, Followed
from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.core.period import month
from stratbook.display.look import Look
from stratbook.display.views.since import since
from stratbook.strategy.since import Recorded, Restated, SinceLast

FR, EN = Look(language("fr")), Look(language("en"))
HOSTILE = '<script>alert("x")</script>'


def recorded(value: float, digest: str, kpi: str = "er_reach") -> Recorded:
    return Recorded(
        period="2026-09", kpi=kpi, platform="", variant="", value=value, n=6, low=None, high=None,
        unit="ratio", currency="", formula="f", files="exports/posts.csv", digest=digest,
        data_until="", version="0", run="r",
    )  # fmt: skip


def account(**changes: object) -> SinceLast:
    given: dict[str, object] = {
        "start": dt.date(2026, 10, 1), "end": dt.date(2026, 10, 31), "last": month(2026, 9),
        **changes,
    }  # fmt: skip
    return SinceLast(**given)  # type: ignore[arg-type]


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def test_both_values_the_change_the_digests_and_the_reason_are_shown():
    row = Restated(recorded(0.03, "a" * 64), recorded(0.04, "b" * 64), say("Another file."))
    shown = text(since(EN, account(restated=(row,), checked=5)).markup)
    for each in ("3.0%", "4.0%", "+1.0 pt", "September 2026", "aaaaaaaa → bbbbbbbb"):
        assert each in shown, each
    assert "1 figure of 5 measured again has changed." in shown


def test_two_values_never_read_the_same():
    row = Restated(recorded(0.0301, "a"), recorded(0.0304, "b"), say("Another file."))
    shown = text(since(EN, account(restated=(row,), checked=1)).markup)
    assert "3.01%" in shown
    assert "3.04%" in shown


def test_a_figure_that_is_gone_is_missing_and_not_zero():
    row = Restated(recorded(0.03, "a"), None, say("Not in the files received."))
    shown = text(since(EN, account(restated=(row,), checked=1)).markup)
    assert "3.0% n/a" in shown
    assert "a → –" in shown


def test_a_long_list_is_cut_and_says_so():
    rows = tuple(
        Restated(recorded(0.03, "a"), recorded(0.04, "b"), say("Another file.")) for _ in range(18)
    )
    markup = since(EN, account(restated=rows, checked=40)).markup
    assert markup.count("Another file.") == 15
    assert "the others: 3" in text(markup)


@pytest.mark.parametrize(
    ("look", "said"),
    [(EN, "5 figures of earlier reports were measured again: they all still hold."),
     (FR, "5 chiffres de rapports antérieurs ont été recalculés")],
)  # fmt: skip
def test_figures_that_hold_are_told_too(look, said):
    assert said in text(since(look, account(checked=5)).markup)


def test_no_report_on_record_is_said():
    assert "this one begins the history" in since(EN, account(last=None)).markup


def test_hostile_names_stay_text():
    late = Followed(Action(HOSTILE, owner=HOSTILE), "late", 3)
    markup = since(FR, account(late=(late,), undated=2)).markup
    assert "<script" not in markup
    assert "3 jours de retard" in markup
    assert "2 actions sont marquées faites sans leur date" in text(markup)


def test_nothing_to_say_is_silent():
    assert account().silent
    assert not account(checked=1).silent
