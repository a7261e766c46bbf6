"""What the portfolio lists: who comes first, every client, what failed, how clients compare."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from stratbook.core import reference
from stratbook.core.message import (
    Fact,
    KpiTerm,
    Message,
    Name,
    Quantity,
    Unit,
    fact,
    say,
    say_n,
    term,
)
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import OrganisationType, Status
from stratbook.display.cards import STATUS_WORDS
from stratbook.display.html import Html, element, escape, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.words import sentence
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.portfolio.attention import RULE, Attention
from stratbook.report.batch.portfolio.benchmarks import Benchmark, benchmarks
from stratbook.report.batch.progress import STATES
from stratbook.report.batch.summary import relative
from stratbook.report.content import KINDS as DOCUMENTS

KINDS: Final = {
    OrganisationType.BTOC: term("Consumer brand"),
    OrganisationType.BTOB: term("Business to business"),
    OrganisationType.LOCAL_AUTHORITY: term("Local authority"),
    OrganisationType.ASSOCIATION: term("Association"),
    OrganisationType.LOCAL_SHOP: term("Local shop"),
}
_MARKS: Final = {"first": ("✖", "bad"), "soon": ("▲", "watch"), "steady": ("✔", "good")}
_STATUSES: Final = (Status.REACHED, Status.WATCH, Status.MISSED, Status.UNKNOWN)
Column = tuple[Fact, Callable[[Attention], Cell]]
_MOST: Final = 10  # clients named above the table


def first_clients(look: Look, known: Sequence[Attention], out: Path) -> list[Mapping[str, Html]]:
    """Return the clients to see first and soon, each with its reason."""
    pressing = [each for each in known if each.choice != "steady"]
    return [
        {
            "name": _linked(each, out),
            "mark": _mark(look, each),
            "why": escape(_reason(look, each)),
            "terms": escape(_standings(look, each)),
        }
        for each in pressing[:_MOST]
    ]


def clients_table(look: Look, known: Sequence[Attention], out: Path) -> Html | None:
    """Return every client's row; None without any."""
    if not known:
        return None
    columns = [*_columns(look, known, out)]
    headings: list[Fact | str] = [heading for heading, _ in columns]
    rows: list[list[Cell]] = [[show(each) for _, show in columns] for each in known]
    shown = table(look, headings, rows, say("Every client, the most pressing first"))
    return Html(shown.markup.replace("<details ", "<details open ", 1))


def _columns(look: Look, known: Sequence[Attention], out: Path) -> Iterator[Column]:
    """Give each column's heading and what it shows; not those that say the same in all rows."""
    periods = {each.facts.period for each in known}
    documents = {each.outcome.order.document for each in known}
    yield term("Client"), lambda each: Name(text=each.facts.client)
    yield term("Attention"), lambda each: _mark(look, each)
    yield (
        term("Score"),
        lambda each: Quantity(value=each.score, unit=Unit.DECIMAL, digits=2),
    )
    yield term("Kind"), lambda each: KINDS[each.facts.organisation]
    if len(periods) > 1:
        yield term("Period"), lambda each: parse_period(each.facts.period)
    if len(documents) > 1:
        yield term("Document"), lambda each: DOCUMENTS[each.outcome.order.document]
    for status in _STATUSES:
        _, word = STATUS_WORDS[status]
        yield word, partial(Attention.count, status=status)
    yield term("First worry"), lambda each: _reason(look, each)
    yield term("Reports"), lambda each: _links(each.outcome, out)


def failures_table(look: Look, failed: Sequence[Outcome]) -> Html | None:
    """Return what was not rendered and why; None when everything was."""
    if not failed:
        return None
    headings: list[Fact | str] = [
        term("Client"), term("Period"), term("How it ended"), term("Why"), term("What to do")
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            Name(text=each.order.name),
            Name(text=each.order.period or "–"),
            STATES[each.state],
            Name(text=_lines(look, [fault.problem for fault in each.faults])),
            Name(text=_lines(look, [fault.remedy for fault in each.faults])),
        ]
        for each in failed
    ]
    note = say("A report made before still stands as it was.")
    return table(look, headings, rows, say("Not rendered"), note=note)


def compared(look: Look, known: Sequence[Attention]) -> list[Html]:
    """Return the agency's own benchmarks, a table a kind of group; empty without any."""
    found = benchmarks(each.facts for each in known)
    titles = {
        "all": say("All clients"),
        "organisation": say("By kind of organisation"),
        "platform": say("By platform"),
    }
    return [
        _benchmark_table(look, rows, title)
        for kind, title in titles.items()
        if (rows := [each for each in found if each.kind == kind])
    ]


def how_ranked(look: Look) -> list[str]:
    """Return the rule that ranks, and the thresholds it reads with their values."""
    rule = reference.rules()[RULE]
    said = [look.language.worded(rule.says)]
    for id_ in (*rule.thresholds, "portfolio_minimum_clients"):
        each = reference.thresholds()[id_]
        value = look.say(Quantity(value=each.value, unit=Unit(each.unit)))
        said.append(
            look.say(say("{meaning} Value: {value}.", meaning=term(each.meaning), value=value))
        )
    return said


def _benchmark_table(look: Look, rows: Sequence[Benchmark], title: Message) -> Html:
    quartiles = (term("First quartile"), term("Median"), term("Third quartile"))
    grouped = rows[0].kind != "all"
    named: list[Fact | str] = [term("Indicator"), *([term("Group")] if grouped else [])]
    shown: list[list[Cell]] = [
        [
            KpiTerm(id=each.kpi, form="label"),
            *([_group(each)] if grouped else []),
            each.clients,
            *(_value(each.kpi, value) for value in (each.low, each.median, each.high)),
        ]
        for each in rows
    ]
    return table(look, [*named, term("Clients"), *quartiles], shown, title)


def _group(each: Benchmark) -> Fact:
    if each.kind == "organisation":
        return KINDS[OrganisationType(each.group)]
    return Name(text=reference.platforms()[each.group].label)


def _value(kpi: str, value: float) -> Quantity:
    return Quantity(value=value, unit=Unit(reference.kpi(kpi).unit))


def _mark(look: Look, each: Attention) -> Html:
    sign, tone = _MARKS[each.choice]
    label = look.language.worded(reference.rules()[RULE].labels[each.choice])
    mark = element("span", sign, aria_hidden="true")
    return element("span", mark, " ", label, class_=f"sb-mark sb-mark-{tone}")


def _reason(look: Look, each: Attention) -> str:
    """Return the worst finding as a sentence; that there is none, where there is none."""
    if each.reason is None:
        return look.say(say("No bad news in its report."))
    return sentence(look, each.reason).headline


def _standings(look: Look, each: Attention) -> str:
    """Return how many objectives stand where: "2 missed · 1 reached"."""
    missed, watch, reached = (
        each.count(status) for status in (Status.MISSED, Status.WATCH, Status.REACHED)
    )
    said = (
        say_n("{count} objective missed", "{count} objectives missed", missed) if missed else None,
        say_n("{count} to be watched", "{count} to be watched", watch) if watch else None,
        say_n("{count} reached", "{count} reached", reached) if reached else None,
    )
    return " · ".join(look.say(words) for words in said if words is not None)


def _linked(each: Attention, out: Path) -> Html:
    if not each.outcome.reports:
        return escape(each.facts.client)
    return element("a", each.facts.client, href=_address(each.outcome.reports[0], out))


def _links(outcome: Outcome, out: Path) -> Html:
    """Return a link a report, named by its language's folder."""
    named = [(Path(each).parent.name, _address(each, out)) for each in outcome.reports]
    return join(
        [
            element(
                "a", code, href=address, hreflang=code, aria_label=f"{outcome.order.name} {code}"
            )
            for code, address in named
        ],
        " · ",
    )


def _address(report: str, out: Path) -> str:
    return quote(relative(report, out), safe="/:.~")


def _lines(look: Look, messages: Sequence[Message]) -> str:
    return " ".join(dict.fromkeys(look.say(fact(each)) for each in messages)) or "–"
