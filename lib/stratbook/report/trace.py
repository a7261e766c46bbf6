"""From a figure to its rows: a table of the appendix, and ``trace.csv`` beside the report."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.message import Fact, KpiTerm, Listing, Name, say, say_n, term
from stratbook.core.places import Place, Sources, place_of
from stratbook.display import tables
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.words import sentence
from stratbook.strategy.kpis import Measure, Scope

FILE: Final = "trace.csv"
COLUMNS: Final = (
    "kind", "id", "subject", "period", "platform", "variant", "value", "n", "file", "rows", "lines",
)  # fmt: skip
_RUNS: Final = 3  # runs of rows that a reader takes in; the file has them all
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Traced:
    """A measure with a value, and the scope it was measured on."""

    scope: Scope
    measure: Measure

    @property
    def places(self) -> tuple[Place, ...]:
        """The rows it rests on, by file."""
        return places_of(self.measure.sources)


def places_of(sources: Sequence[str]) -> tuple[Place, ...]:
    """Return the places of sources; whole files where the rows are not known."""
    return sources.places if isinstance(sources, Sources) else tuple(map(place_of, sources))


def traced(measured: Iterable[tuple[Scope, Measure]]) -> tuple[Traced, ...]:
    """Return the measures that have a value."""
    return tuple(Traced(scope, each) for scope, each in measured if each.value is not None)


def trace_text(measures: Iterable[Traced], findings: Iterable[Finding]) -> str:
    """Return ``trace.csv``: which rows each figure and each finding rests on.

    Parameters
    ----------
    measures : iterable of Traced
        Of the period and of the one compared with.
    findings : iterable of Finding
        Those that rest on rows or files.

    Returns
    -------
    str
        One line a figure and file, with the columns of :data:`COLUMNS`; ``lines`` are those of
        the file as a spreadsheet numbers them (``12-48,60``), ``rows`` how many they are. A
        finding has no period, platform, variant, value or n of its own.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in measures:
        said, scope = each.measure, each.scope
        head = ("kpi", said.kpi, "", scope.period.code, scope.platform or "", said.basis,
                repr(said.value), "" if said.n is None else said.n)  # fmt: skip
        writer.writerows([_inert(cell) for cell in (*head, *_place(at))] for at in each.places)
    for found in findings:
        head = ("finding", found.key, found.subject, "", "", "", "", "")
        for at in _found_at(found):
            writer.writerow([_inert(cell) for cell in (*head, *_place(at))])
    return out.getvalue()


def trace_tables(
    look: Look, measures: Iterable[Traced], findings: Iterable[Finding]
) -> tuple[Html, ...]:
    """Show the rows behind the period's figures and behind the findings.

    Parameters
    ----------
    look : Look
        The reader's language.
    measures : iterable of Traced
        Of the period, all platforms; those that rest on the same rows share a line.
    findings : iterable of Finding
        Likewise; those without rows are left out.
    """
    figures: dict[str, list[KpiTerm]] = {}
    for each in measures:
        figures.setdefault(_shown(look, each.places), []).append(
            KpiTerm(id=each.measure.kpi, form="label")
        )
    sentences: dict[str, list[str]] = {}
    for found in findings:
        if found.rows:
            said = sentence(look, found).headline
            sentences.setdefault(_shown(look, _found_at(found)), []).append(said)
    whole = say(
        "Rows are numbered as a spreadsheet shows them. The file {file} beside the report has "
        "every one, by indicator, period and platform.",
        file=FILE,
    )
    by_kpi = [(Listing(items=tuple(names)), at) for at, names in figures.items()]
    by_finding = [(" ".join(said), at) for at, said in sentences.items()]
    shown = (
        ((term("Indicators"), term("Rows")), by_kpi, say("Rows behind the period’s figures")),
        ((term("Findings"), term("Rows")), by_finding, say("Rows behind the findings")),
    )
    return tuple(
        tables.table(look, heads, rows, caption, note=whole)
        for heads, rows, caption in shown
        if rows
    )


def _found_at(found: Finding) -> tuple[Place, ...]:
    """Return a finding's rows, then the files of which it names none."""
    rows = tuple(map(place_of, found.rows))
    known = set(Sources(rows))
    return (*rows, *(Place(file) for file in found.sources if file not in known))


def _shown(look: Look, places: Iterable[Place]) -> str:
    return " ; ".join(look.say(_said(each)) for each in places)


def _said(place: Place) -> Fact:
    if not place.lines:
        return Name(text=place.file)
    runs = place.lines[:_RUNS]
    lines = ", ".join(f"{one}–{two}" if two > one else f"{one}" for one, two in runs)
    if len(place.lines) > _RUNS:
        return say_n(
            "{file}: row {lines}… ({count} row)", "{file}: rows {lines}… ({count} rows)",
            place.total, file=place.file, lines=lines,
        )  # fmt: skip
    return say_n(
        "{file}: row {lines}", "{file}: rows {lines}",
        place.total, file=place.file, lines=lines,
    )  # fmt: skip


def _place(place: Place) -> tuple[object, ...]:
    return (place.file, place.total or "", place.code)


def _inert(cell: object) -> object:
    """Keep a cell from being taken for a formula; numbers stand as they are."""
    text = str(cell)
    risky = text.startswith(_FORMULA) and not _is_number(text)
    return f"'{text}" if risky else cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
