"""From a figure, or a sentence, to the rows it rests on."""

import csv
import io

import pandas as pd
import pytest

from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.core.period import month
from stratbook.core.places import place_of, sources_at
from stratbook.core.tables import Tables
from stratbook.display.look import Look
from stratbook.report.trace import COLUMNS, trace_tables, trace_text, traced
from stratbook.strategy.kpis import Measure, Scope, measure
from strategy.kpi_rows import post, tables

FR = Look(language("fr"))


def scope(found: Tables) -> Scope:
    return Scope(found, month(2026, 10), "EUR")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_rows_a_figure_names_add_up_to_the_figure() -> None:
    """Whoever opens the file at these lines finds the posts whose sum the report prints."""
    posts = [
        post(post_id=str(row), reach=100.0 + row, source=f"exports/p.csv:{row}",
             published_at=pd.Timestamp(f"2026-{9 if row < 5 else 10}-{row:02d} 10:00",
                                       tz="Europe/Paris"))
        for row in range(2, 9)
    ]  # fmt: skip
    found = tables(posts=posts)
    (line,) = rows(trace_text(traced([(scope(found), measure("reach", scope(found)))]), ()))
    assert tuple(line) == COLUMNS
    assert (line["kind"], line["id"], line["period"]) == ("kpi", "reach", "2026-10")
    assert (line["file"], line["lines"], line["rows"]) == ("exports/p.csv", "5-8", "4")
    ((first, last),) = place_of(f"{line['file']}:{line['lines']}").lines
    assert float(line["value"]) == sum(100 + row for row in range(first, last + 1))


def test_a_figure_that_is_not_available_rests_on_nothing() -> None:
    assert traced([(scope(tables()), measure("reach", scope(tables())))]) == ()


def test_no_cell_of_the_trace_is_a_formula() -> None:
    odd = Measure("reach", -1.0, sources=sources_at(["=cmd.csv:3"]))
    (line,) = rows(trace_text(traced([(scope(tables()), odd)]), ()))
    assert line["file"] == "'=cmd.csv"
    assert line["value"] == "-1.0"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((12,), "a.csv : ligne 12"),
        ((12, 13, 20), "a.csv : lignes 12–13, 20"),
        ((1, 3, 5, 7, 9), "a.csv : lignes 1, 3, 5… (5 lignes)"),
    ],
)
def test_the_appendix_says_rows_shortly(lines: tuple[int, ...], said: str) -> None:
    each = Measure("reach", 1.0, sources=sources_at(f"a.csv:{row}" for row in lines))
    (shown,) = trace_tables(FR, traced([(scope(tables()), each)]), ())
    assert said in shown.markup.replace("\u00a0", " ")


def test_figures_of_the_same_rows_share_a_line() -> None:
    where = sources_at(["a.csv:2", "a.csv:3"])
    pair = [(scope(tables()), Measure(id_, 1.0, sources=where)) for id_ in ("reach", "impressions")]
    lacking = (scope(tables()), Measure("views", None, say("Nothing to list.")))
    (shown,) = trace_tables(FR, traced([*pair, lacking]), ())
    assert shown.markup.count("<tr") == 2
