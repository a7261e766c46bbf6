"""The appendix: definitions, sources, account of the import, what is missing, settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stratbook.core import reference
from stratbook.core.choice import Override
from stratbook.core.finding import Finding
from stratbook.core.message import (
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Term,
    Unit,
    say,
    say_n,
    term,
)  # fmt: skip
from stratbook.display import prose, tables
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell
from stratbook.report.content import Appendix, Sheet, Source
from stratbook.report.own_words import edit_tables
from stratbook.report.trace import trace_tables

_LOST: Final = slice(4, 7)  # of the account: rows refused, left out, read twice


@dataclass(frozen=True)
class Definition:
    """A KPI as the appendix explains it."""

    id: str
    label: str
    meaning: str
    formula: str
    trap: str
    source: str


@dataclass(frozen=True)
class Section:
    """A part of the appendix: its id, its title, and tables."""

    id: str
    title: str
    body: tuple[Html, ...]


def definitions(look: Look, ids: Iterable[str]) -> tuple[Definition, ...]:
    """Return the definitions of KPIs, each once, in the order of the dictionary."""
    wanted = set(ids)
    return tuple(_definition(look, kpi) for kpi in reference.kpis().values() if kpi.id in wanted)


def sections(
    look: Look, appendix: Appendix, findings: Sequence[Finding] = (), *, lean: bool = False
) -> tuple[Section, ...]:
    """Return the appendix after its definitions; parts with nothing in them are left out.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    appendix : Appendix
        What it shows.
    findings : sequence of Finding
        Of the whole report.
    lean : bool
        Whether rows, rules, thresholds and all but the first table of the import are left to
        the full edition.
    """
    built = [
        ("sources", term("Sources"), _sources(look, appendix.sources, lean=lean)),
        ("import", term("Account of the import"),
         _sheets(look, _lost(appendix.account) if lean else appendix.account)),
        ("missing", term("What is missing"), _missing(look, appendix.missing)),
        ("words", term("Sentences changed"),
         edit_tables(look, appendix.edits, appendix.unmatched_edits)),
        ("lost", term("Overrides without effect"), _unmatched(look, appendix.unmatched)),
        ("settings", term("Parameters and thresholds"), _settings(look, appendix, lean=lean)),
    ]  # fmt: skip
    if not lean:
        traces = trace_tables(look, appendix.traced, findings)
        built.insert(1, ("rows", term("From figures to rows"), traces))
        built.insert(-1, ("rules", term("Rules that spoke"), _rules(look, appendix)))
    return tuple(Section(id_, look.say(title), body) for id_, title, body in built if body)


def _definition(look: Look, kpi: reference.Kpi) -> Definition:
    words = look.language.kpi_words(kpi.id)
    own = kpi.source == "stratbook"
    source = look.text("stratbook’s definition") if own else look.text(kpi.source)
    return Definition(kpi.id, words.label, words.definition, words.formula, words.trap, source)


def _sources(look: Look, sources: Sequence[Source], *, lean: bool) -> tuple[Html, ...]:
    """Show the files; where it is to be short, those people filled in are counted."""
    by_hand = [each for each in sources if each.rows is None]
    shown = [each for each in sources if each.rows is not None] if lean else sources
    headings = (
        term("File"),
        term("Recognised as"),
        term("Period"),
        term("Rows kept"),
        term("Digest"),
    )
    rows = [
        (
            each.file,
            each.title or term("not recognised"),
            each.period or "",
            "–" if each.rows is None else each.rows,
            each.sha256[:12],
        )
        for each in shown
    ]
    counted = say_n(
        "Beside these, {count} file filled in by people; manifest.json has the digest of each.",
        "Beside these, {count} files filled in by people; manifest.json has the digest of each.",
        len(by_hand),
    )
    note = say("The digest is the start of the file’s SHA-256: another file gives another one.")
    if not rows:
        return ()
    below = counted if lean and by_hand else note
    return (tables.table(look, headings, rows, say("Files this report rests on"), note=below),)


def _sheets(look: Look, sheets: Sequence[Sheet]) -> tuple[Html, ...]:
    return tuple(
        tables.table(look, each.headings, each.rows, each.caption, note=each.note)
        for each in sheets
    )


def _lost(account: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the files that lost rows on the way: the others keep what the sources say."""
    if not account:
        return ()
    files = account[0]
    rows = tuple(each for each in files.rows if any(each[_LOST]))
    note = say("Every row of the other files was kept.")
    return (replace(files, rows=rows, note=note),) if rows else ()


def _missing(look: Look, missing: Sequence[tuple[str, Message]]) -> tuple[Html, ...]:
    """Show what is missing, the KPIs that lack for one reason on one row."""
    by_reason: dict[str, list[KpiTerm]] = {}
    for kpi, reason in missing:
        by_reason.setdefault(look.say(reason), []).append(KpiTerm(id=kpi, form="label"))
    rows = [(Listing(items=tuple(kpis)), reason) for reason, kpis in by_reason.items()]
    headings = (term("Indicators"), term("Why there is no figure"))
    return (
        (tables.table(look, headings, rows, say("Figures that are not available")),) if rows else ()
    )


def _rules(look: Look, appendix: Appendix) -> tuple[Html, ...]:
    known = reference.rules()
    headings = (term("Rule"), term("What it says"), term("Thresholds"))
    rows = [_rule(look, known[id_]) for id_ in appendix.rules]
    shown = tables.table(look, headings, rows, say("Rules that spoke in this report"))
    return (shown,) if rows else ()


def _unmatched(look: Look, unmatched: Sequence[Override]) -> tuple[Html, ...]:
    headings = (term("Rule"), term("Subject"), term("Reason given"))
    rows = [
        (Name(text=each.rule), each.subject or "–", Name(text=each.reason)) for each in unmatched
    ]
    caption = say("Overrides of the brief that met nothing here")
    return (tables.table(look, headings, rows, caption),) if rows else ()


def _rule(look: Look, rule: reference.Rule) -> tuple[Cell, ...]:
    known = reference.thresholds()
    parts = [
        f"{id_} = {look.say(Quantity(value=known[id_].value, unit=Unit(known[id_].unit)))}"
        for id_ in rule.thresholds
    ]
    return (rule.id, look.language.worded(rule.says), ", ".join(parts) or "–")


def elsewhere(look: Look) -> Html:
    """Say where an essential report's rules, thresholds and rows are."""
    return prose.paragraph(
        look,
        say(
            "The full edition has every table, the rules and their thresholds; {trace} leads each "
            "figure to its rows, {findings} holds all findings. They lie beside this report.",
            trace="trace.csv",
            findings="findings.json",
        ),
    )


def _settings(look: Look, appendix: Appendix, *, lean: bool) -> tuple[Html, ...]:
    known = reference.thresholds()
    sheets = (
        Sheet(
            say("Parameters of this report"),
            (term("Parameter"), term("Value")),
            appendix.parameters,
        ),
        Sheet(
            say("Thresholds the rules use"),
            (term("Threshold"), term("Value"), term("Source")),
            tuple(_threshold(look, known[id_]) for id_ in appendix.thresholds),
        ),
    )
    return _sheets(look, [each for each in sheets[: 1 if lean else 2] if each.rows])


def _threshold(look: Look, threshold: reference.Threshold) -> tuple[Term, Quantity, Name]:
    source = Name(text=look.text(threshold.source))
    value = Quantity(value=threshold.value, unit=Unit(threshold.unit))
    return (Term(text=threshold.meaning), value, source)
