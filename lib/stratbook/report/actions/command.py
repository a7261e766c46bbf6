"""What ``stratbook actions`` does: write the plan, read it back, accept what it changes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from stratbook.brief.actions import Action, actions_of, read_actions
from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.finding import FINDINGS, Finding
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say, say_n, term
from stratbook.display.look import Look
from stratbook.display.words import sentence
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.notebook.session import look_of
from stratbook.report.actions.book import FILE, write_book
from stratbook.report.actions.changes import applied, differences, facts_of, with_numbers
from stratbook.report.actions.made import action_plan
from stratbook.report.actions.reading import Returned, read_book
from stratbook.report.actions.record import SHEET
from stratbook.report.actions.selection import selected
from stratbook.report.content import Sheet
from stratbook.report.output import client_id, report_folder, working
from stratbook.report.validation.difference import Difference
from stratbook.report.workbook import keeping
from stratbook.report.workbook.making import placed
from stratbook.strategy.kpis import Scope
from stratbook.strategy.performance import scope_for

_CSV: Final = "actions.csv"


@dataclass(frozen=True)
class ReadBack:
    """What an edited plan changes.

    Parameters
    ----------
    sheet : Sheet or None
        One row a change, numbered; None when nothing changed.
    notes : tuple of Message
        How much, and what was left as proposed.
    accepted : Path or None
        The file written, when changes were accepted.
    """

    sheet: Sheet | None
    notes: tuple[Message, ...]
    accepted: Path | None = None


def write_actions(
    folder: str, *, period: str = "", languages: tuple[str, ...] = (), out: Path = Path("reports")
) -> tuple[Path, ...]:
    """Write a client's ``action_plan_<lang>.xlsx``, whole or not at all.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    period : str
        As people write it; empty for the brief's.
    languages : tuple of str
        ``fr``, ``en`` or both; none for the brief's.
    out : Path
        The plan goes to ``<out>/<client>/<period>/action_plan_<language>.xlsx``. The
        recommendations are those of the last report rendered there; without one, the plan
        holds what people typed.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or there is nothing to plan.
    """
    asked = checked({"client": folder, "period": period, "language": "", "document": "audit"})
    place = find_client(folder)
    brief = read_brief(place)
    span = asked.span(brief.file.period)
    with working(out, client_id(place)) as work:
        scope = scope_for(brief, read_client(brief, work).tables, span)
    wanted = dict.fromkeys(languages or (brief.file.language,))
    return tuple(_write(brief, scope, code, out) for code in wanted)


def _write(brief: Brief, scope: Scope, code: str, out: Path) -> Path:
    report = report_folder(out, brief.client, scope.period, code)
    look = look_of(brief.file, language_of(code))
    plan = action_plan(brief, scope, _rendered(report, look), look)
    if not plan.rows:
        raise ParameterError((_nothing(brief),))
    # Beside the report's folder, not in it: a render puts a new folder in the old one's place.
    place = report.parent / FILE.format(language=code)
    name = brief.file.organisation.name
    return placed(place, lambda draft: write_book(draft, look, plan, name))


def read_actions_back(folder: str, file: Path, *, accept: str, today: dt.date) -> ReadBack:
    """Read an edited plan back, and write what is accepted into the client's inputs.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    file : Path
        The edited workbook.
    accept : str
        Numbers of the changes to accept (``1,3-5``), ``all``, or empty for none.
    today : date
        Names the copy that is kept of ``inputs/actions.csv``.

    Raises
    ------
    WorkbookError
        When the workbook holds values that cannot be, or a number names no change.
    """
    returned = read_book(file)
    brief = read_brief(find_client(folder))
    look = look_of(brief.file, returned.language)
    old, new = _planned(brief), with_numbers(returned.actions)
    found = _changes(brief, new, look)
    chosen = selected(found, accept)
    written = _accept(brief, new, chosen, today) if chosen else None
    names = {each.id: each.name for each in (*old, *new)}
    rows = tuple(facts_of(at, each, names, look) for at, each in enumerate(found, start=1))
    headings = (
        term("No."), term("Action"), term("What changed"), term("Column"), term("Before"),
        term("After"),
    )  # fmt: skip
    shown = Sheet(say("What the file that came back changes"), headings, rows) if rows else None
    return ReadBack(shown, _notes(found, chosen, returned), written)


def _accept(
    brief: Brief, new: Sequence[Action], chosen: Sequence[Difference], today: dt.date
) -> Path:
    old = _typed(brief)
    sources = [each.source for each in old]
    problem = say("The actions stand in this workbook, which is not written by programs.")
    keeping.refuse_workbook(sources, problem)
    own = look_of(brief.file, language_of(brief.file.language))
    # The file may be in another language than the client's: the same changes, in his words.
    kept = {(each.row, each.field, each.kind) for each in chosen}
    same = [each for each in _changes(brief, new, own)
            if (each.row, each.field, each.kind) in kept]  # fmt: skip
    text = keeping.csv_text(SHEET, applied(old, same, own, _planned(brief)), own)
    return keeping.keep_and_write(brief.folder, _CSV, text, today)


def _typed(brief: Brief) -> tuple[Action, ...]:
    return with_numbers(actions_of(brief.inputs["actions"]))


def _planned(brief: Brief) -> tuple[Action, ...]:
    """Return what the workbook was written from: the sheet's actions, and answered questions'."""
    return with_numbers(read_actions(brief.inputs["actions"], brief.inputs["questions"]))


def _changes(brief: Brief, new: Sequence[Action], look: Look) -> tuple[Difference, ...]:
    """Return what changed; an answer stays in its own sheet, so that none is dropped from here."""
    typed = {each.id for each in _typed(brief)}
    found = differences(_planned(brief), new, look)
    return tuple(each for each in found if each.kind != "dropped" or each.row in typed)


def _rendered(report: Path, look: Look) -> tuple[Finding, ...]:
    """Return the findings of the last report rendered there; none without one we can read."""
    path = report / "findings.json"
    if not path.is_file():
        return ()
    try:
        found = FINDINGS.validate_json(path.read_bytes())
    except ValidationError:
        return ()
    return tuple(each for each in found if _is_sayable(look, each))


def _is_sayable(look: Look, finding: Finding) -> bool:
    """Say whether this version has the words of a finding that another may have written."""
    try:
        sentence(look, finding)
    except KeyError:
        return False
    return True


def _notes(
    found: Sequence[Difference], chosen: Sequence[Difference], returned: Returned
) -> tuple[Message, ...]:
    notes = []
    if not found:
        notes.append(say("Nothing changed: the file says what the plan says."))
    else:
        notes.append(
            say_n("{count} change; {accepted} accepted.", "{count} changes; {accepted} accepted.",
                  len(found), accepted=len(chosen))
        )  # fmt: skip
    if returned.proposed:
        notes.append(
            say_n(
                "{count} action was left as proposed: it stays a recommendation.",
                "{count} actions were left as proposed: they stay recommendations.",
                returned.proposed,
            )
        )
    return tuple(notes)


def _nothing(brief: Brief) -> Fault:
    return Fault(
        str(brief.folder / "inputs"),
        say("There is no action: none is typed, and no report was rendered here."),
        say("Fill in the sheet of actions, or render the report first."),
    )
