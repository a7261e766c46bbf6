"""What a batch asks for, in which order it goes, and what its portfolio says."""

import itertools
import json
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.finding import Confidence, Finding
from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.core.vocabulary import Document, Level, OrganisationType, Status
from stratbook.display.look import Look
from stratbook.report.batch.order import Order
from stratbook.report.batch.orders import chains, settled
from stratbook.report.batch.outcome import Facts, Outcome, State
from stratbook.report.batch.portfolio.attention import ranked, score_of
from stratbook.report.batch.portfolio.benchmarks import benchmarks
from stratbook.report.batch.portfolio.page import render_portfolio
from stratbook.report.batch.running import Course, Ending, Seam, run_orders
from stratbook.report.batch.sheet import read_batch
from stratbook.report.batch.summary import finished, summary, write_summary
from stratbook.report.forms import Form
from tiny_client import write_client

USUAL = Order("", out="/reports")


def finding(weight: float, key: str = "performance.target_missed") -> Finding:
    sure = Confidence(level=Level.HIGH, why="")
    return Finding(
        key=key, chapter="08_performance", confidence=sure, impact=weight, urgency=1.0, tone="bad"
    )


def facts(name="Acme", *statuses, worst=(), kind=OrganisationType.BTOC, **figures) -> Facts:
    aims = tuple((f"Aim {place}", status) for place, status in enumerate(statuses))
    named = {key.replace("_at_", "@"): value for key, value in figures.items()}
    platforms = tuple({key.partition("@")[2] for key in named if "@" in key})
    return Facts(name, kind, "2026-10", platforms, aims, tuple(map(finding, worst)), named)


def outcome(order, state=State.DONE, **more) -> Outcome:
    return Outcome(order, state, **more)


# -- the batch file ----------------------------------------------------------------


@pytest.fixture
def place(tmp_path):
    for name in ("acme", "bolt"):
        write_client(tmp_path / name)
    return tmp_path


def test_a_row_asks_for_all_combinations_of_its_cells(place):
    file = place / "batch.csv"
    file.write_text(
        "client;période;langue;document;format\n"
        "acme;2026-09 2026-10;fr en;audit pulse;pdf\n"
        "bolt;;;;\n",
        "utf-8",
    )
    orders = read_batch(file, USUAL)
    whole = [(each.name, each.period, each.document.value, each.row) for each in orders]
    assert whole == [
        *(("acme", period, document, 2)
          for period, document in itertools.product(("2026-09", "2026-10"), ("audit", "pulse"))),
        ("bolt", "", "audit", 3),
    ]  # fmt: skip
    assert orders[0].languages == ("fr", "en")
    assert orders[0].forms == (Form.PDF,)
    assert orders[0].client == str((place / "acme").resolve())
    assert orders[4].out == "/reports"


def test_yaml_says_the_same(place):
    file = place / "batch.yml"
    file.write_text(
        "- clients: acme|bolt\n  periods: ['2026-09', '2026-10']\n  language: en\n", "utf-8"
    )
    orders = read_batch(file, USUAL)
    assert [(each.name, each.period) for each in orders] == [
        ("acme", "2026-09"), ("acme", "2026-10"), ("bolt", "2026-09"), ("bolt", "2026-10"),
    ]  # fmt: skip
    assert {each.languages for each in orders} == {("en",)}


def test_every_fault_is_told_at_once_with_its_row(place):
    file = place / "batch.csv"
    file.write_text(
        "client;perod;language;document;format\n"
        "nobody;2026-10;fr;audit;\n"
        ";;;;\n"
        "acme;;de;report;exe\n"
        ";;fr;;\n"
        "acme;;fr;;;;\n",
        "utf-8",
    )
    with pytest.raises(ParameterError) as error:
        read_batch(file, USUAL)
    said = [(fault.place, fault.problem.plain()) for fault in error.value.faults]
    assert [where.rpartition("row ")[2] for where, _ in said] == ["1", "6", "2", "4", "4", "4", "5"]
    problems = " ".join(problem for _, problem in said)
    for found in ("“perod”", "nobody is not a client", "de is not a value of language",
                  "report is not", "exe is not", "more cells", "names no client"):  # fmt: skip
        assert found in problems


@pytest.mark.parametrize(
    "text",
    ["- &a {client: acme}\n- *a\n", "client: acme\n", "- client: acme\n  client: bolt\n",
     "- client: [[acme]]\n", "- 3\n", "- {client: acme, period: true}\n", ""],
)  # fmt: skip
def test_yaml_that_is_not_a_batch_is_refused(place, text):
    file = place / "batch.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(ParameterError):
        read_batch(file, USUAL)


# -- orders ------------------------------------------------------------------------


def test_several_documents_of_one_period_have_a_folder_each():
    audit, pulse = Order("/c/acme"), Order("/c/acme", document=Document.PULSE)
    alone = Order("/c/bolt", document=Document.PULSE)
    assert [each.out for each in settled([audit, pulse, alone])] == [
        "reports/audit", "reports/pulse", "reports",
    ]  # fmt: skip


def test_two_clients_of_one_name_at_two_addresses_are_refused():
    orders = [
        Order("/agency/acme"),
        Order("s3://other/acme"),
        Order("/agency/acme", period="2026-09"),
    ]
    with pytest.raises(ParameterError) as error:
        settled(orders)
    (fault,) = error.value.faults
    assert fault.place == "s3://other/acme"
    assert "Another client is called acme too" in fault.problem.plain()
    assert len(settled([orders[0], orders[2]])) == 2


def test_what_is_asked_twice_is_refused_with_both_rows():
    with pytest.raises(ParameterError, match="Row 3 asks again for what row 2 asks: acme"):
        settled([Order("/c/acme", row=2), Order("/c/acme", row=3)])


def test_a_client_s_periods_go_one_after_another_from_the_earliest():
    orders = [Order("/a", "2026-10"), Order("/b"), Order("/a"), Order("/a", "2026-09")]
    assert [list(each) for each in chains(orders)] == [[3, 0, 2], [1]]


class Hand:
    """A seam whose futures are settled by hand."""

    def __init__(self, answer):
        self.asked, self.answer, self.stopped = [], answer, False

    def submit(self, order):
        self.asked.append(order.name)
        future = Future()
        found = self.answer(order)
        if isinstance(found, BaseException):
            future.set_exception(found)
        elif found is not None:
            future.set_result(found)
        return future

    def stop(self):
        self.stopped = True


def go(orders, hand, *, seconds=60.0, fail_fast=False, stop=None):
    told = []
    course = Course(seconds, fail_fast, stop or Event(), told.append)
    found, ending = run_orders(orders, Seam(hand.submit, hand.stop), course)
    assert sorted(map(id, told)) == sorted(map(id, found))
    return [each.state for each in found], ending, found


def test_one_that_fails_or_is_lost_stops_no_other():
    def answer(order):
        if order.name == "lost":
            return RuntimeError("the worker is gone")
        return outcome(order, State.FAILED if order.name == "bad" else State.DONE)

    states, ending, found = go([Order(name) for name in ("bad", "lost", "good")], Hand(answer))
    assert states == [State.FAILED, State.FAILED, State.DONE]
    assert ending is Ending.WHOLE
    assert "the worker is gone" in found[1].faults[0].problem.plain()


def test_fail_fast_begins_nothing_more():
    hand = Hand(lambda order: outcome(order, State.FAILED))
    orders = [Order("/c/a", "2026-09"), Order("/c/a", "2026-10")]
    states, ending, _ = go(orders, hand, fail_fast=True)
    assert states == [State.FAILED, State.SKIPPED]
    assert ending is Ending.FAILED_FAST
    assert hand.stopped


def test_the_whole_batch_has_its_time(monkeypatch):
    monkeypatch.setattr("stratbook.report.batch.running._LEAVE", 0.01)
    hand = Hand(lambda _: None)
    states, ending, found = go([Order("/c/a"), Order("/c/b")], hand, seconds=0.05)
    assert ending is Ending.OUT_OF_TIME
    assert hand.stopped
    assert states == [State.SKIPPED, State.SKIPPED]
    assert "--resume" in found[0].faults[0].remedy.plain()


def test_asked_to_stop_it_stops(monkeypatch):
    monkeypatch.setattr("stratbook.report.batch.running._LEAVE", 0.01)
    stop = Event()
    stop.set()
    states, ending, _ = go([Order("/c/a"), Order("/c/b")], Hand(lambda _: None), stop=stop)
    assert states == [State.CANCELLED, State.CANCELLED]
    assert ending is Ending.STOPPED


# -- summary and resume ------------------------------------------------------------


def test_only_what_is_whole_and_still_there_is_finished(tmp_path):
    orders = [Order(f"/c/{name}", out=str(tmp_path)) for name in "abcd"]
    pages = [tmp_path / name / "report.html" for name in "abcd"]
    for page in pages[:2]:
        page.parent.mkdir()
        page.write_text("x", "utf-8")
    fault = Fault("b", say("Write fr or en."), say("Write fr or en."))
    outcomes = [
        outcome(orders[0], reports=(str(pages[0]),), facts=facts()),
        outcome(orders[1], State.FAILED, faults=(fault,)),
        outcome(orders[2], reports=(str(pages[2]),)),  # since deleted
        outcome(orders[3], reports=("../../etc/passwd",)),
    ]
    import datetime as dt  # noqa: PLC0415 - for the stamps alone

    now = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    content = summary(outcomes, tmp_path, "whole", (now, now))
    write_summary(tmp_path / "summary.json", content)
    told = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert told["outcomes"][0]["reports"] == ["a/report.html"]
    assert told["outcomes"][1]["faults"][0]["problem"] == "Write fr or en."
    found = finished(tmp_path / "summary.json", orders)
    assert list(found) == [0]
    assert found[0].facts == facts()
    changed = [Order("/c/a", "2026-09", out=str(tmp_path))]
    assert finished(tmp_path / "summary.json", changed) == {}
    (tmp_path / "summary.json").write_text('{"outcomes": [3', "utf-8")
    assert finished(tmp_path / "summary.json", orders) == {}


# -- the portfolio -----------------------------------------------------------------


def test_attention_is_missed_plus_half_watched_plus_the_worst_findings():
    known = facts(
        "Acme", Status.MISSED, Status.WATCH, Status.REACHED, Status.REACHED, Status.UNKNOWN,
        worst=(0.9, 0.6, 0.3, 0.3),
    )  # fmt: skip
    # (1 + 0.5) / 4 of the four with a verdict, and (0.9 + 0.6 + 0.3) / 3.
    assert score_of(known) == pytest.approx(0.375 + 0.6)
    assert score_of(facts()) == 0
    assert score_of(facts(worst=(0.9,))) == pytest.approx(0.3)


def test_the_most_pressing_come_first_and_the_failed_are_not_ranked():
    order = Order("/c/a")
    calm, torn = facts("Calm", Status.REACHED), facts("Torn", Status.MISSED, worst=(0.9,))
    middle = facts("Middle", Status.WATCH, worst=(0.9,))
    found = ranked(
        [
            outcome(order, facts=calm), outcome(order, facts=torn), outcome(order, facts=middle),
            outcome(order, State.FAILED),
        ]
    )  # fmt: skip
    assert [(each.facts.client, each.choice) for each in found] == [
        ("Torn", "first"), ("Middle", "soon"), ("Calm", "steady"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clients", "english", "french"),
    [
        ((Status.MISSED,), "The one client is to be seen first.",
         "Le seul client est à voir en premier."),
        ((Status.WATCH,), "The one client is to be seen soon.",
         "Le seul client est à voir bientôt."),
        ((Status.MISSED, Status.REACHED), "Of 2 clients, 1 is to be seen first.",
         "Sur 2 clients, 1 est à voir en premier."),
    ],
)  # fmt: skip
def test_the_portfolio_of_one_client_speaks_of_one(tmp_path, monkeypatch, clients, english, french):
    bars = {"portfolio_first": 1.0, "portfolio_soon": 0.5, "portfolio_findings": 3}
    monkeypatch.setattr("stratbook.report.batch.portfolio.attention.threshold", bars.__getitem__)
    outcomes = [outcome(Order("/c/a"), facts=facts("Acme", each)) for each in clients]
    for code, said in (("en", english), ("fr", french)):
        page = render_portfolio(Look(language(code)), outcomes, tmp_path, {})
        assert said in page.replace("\u00a0", " ")


def test_benchmarks_are_quartiles_of_five_clients_or_more():
    clients = [
        facts(f"Client {place}", er_reach=value, er_reach_at_instagram=value)
        for place, value in enumerate((0.01, 0.02, 0.03, 0.05, 0.09))
    ]
    found = {(each.kind, each.group): each for each in benchmarks(clients)}
    assert set(found) == {("all", ""), ("organisation", "btoc"), ("platform", "instagram")}
    each = found["all", ""]
    assert (each.kpi, each.clients) == ("er_reach", 5)
    assert (each.low, each.median, each.high) == pytest.approx((0.02, 0.03, 0.05))
    assert benchmarks(clients[:4]) == ()
    assert benchmarks(clients[:4] * 2) == ()  # a client twice is one client


def test_a_benchmark_needs_five_of_its_own_group():
    clients = [facts(f"C{place}", er_reach=0.01 * place) for place in range(4)]
    clients.append(facts("Town", kind=OrganisationType.LOCAL_AUTHORITY, er_reach=0.2))
    assert {each.kind for each in benchmarks(clients)} == {"all"}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_page_holds_everybody_runs_nothing_and_escapes(code, tmp_path):
    order = Order("/c/acme")
    bad = "<script>alert(1)</script>"
    outcomes = [
        outcome(order, facts=facts(bad, Status.MISSED),
                reports=(str(tmp_path / "acme" / "2026-10" / "fr" / "report.html"),)),
        outcome(Order("/c/bolt"), State.FAILED,
                faults=(Fault("x", say("{reason}", reason=bad), say("{reason}", reason=bad)),)),
    ]  # fmt: skip
    pages = {"fr": "index.html", "en": "index.en.html"}
    page = render_portfolio(Look(language(code)), outcomes, tmp_path, pages)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="acme/2026-10/fr/report.html"' in page
    assert "bolt" in page
    assert str(tmp_path) not in page
    assert "script-src" not in page
    assert f'href="{pages["en" if code == "fr" else "fr"]}"' in page
    again = render_portfolio(Look(language(code)), outcomes, Path(tmp_path), pages)
    assert page == again
