"""An unknown file and its mapping: the file as written, the rows that come out, the faults."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault
from stratbook.core.message import Fact, Message, Name, Quantity, say, say_n, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.exploring.data_names import TABLES
from stratbook.ingest.examples import harmless
from stratbook.ingest.trial import Opened, Trial

_ROWS: Final = 6
_REASONS: Final = 5
_HIDDEN: Final = frozenset({"source", "author_hash"})


def nothing_unknown(look: Look) -> Html:
    """Say that every file was recognised."""
    said = say(
        "Every file of exports/ was recognised: there is nothing to map. A file that no reader "
        "knows would be shown here with its columns."
    )
    return element("p", look.say(said), class_="sb sb-note")


def as_written(look: Look, file: Opened, refused: Sequence[Fault] = ()) -> Html:
    """Show a file's header and its first rows; addresses of people are taken out.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    file : Opened
        The file.
    refused : sequence of Fault
        Why the reader that knows it refused it; nothing for a file that none knows.
    """
    headings = [each.header for each in file.columns]
    caption = say("The file as it is written, its first rows")
    if not headings:
        return element("p", look.say(say("The file is empty.")), class_="sb sb-note")
    why = _listed(look, [(each.problem, each.remedy) for each in refused])
    return join([why, table(look, headings, [[*row] for row in file.rows], caption)])


def tried_out(look: Look, trial: Trial) -> Html:
    """Show what a mapping gives: a sentence, the faults with their remedies, the first rows."""
    return join(
        [
            element("p", element("b", look.sentence(verdict(trial))), class_="sb", role="status"),
            _faults(look, trial),
            _refused(look, trial),
            *_rows(look, trial),
        ]
    )


def verdict(trial: Trial) -> Message:
    """Return whether the first rows can be read, and how many."""
    if trial.read is None and not trial.misfits:
        return say("Say for at least one column what it is.")
    if not trial.reads or trial.read is None:
        return say("It cannot be read like this yet.")
    rows = sum(len(each) for each in trial.read.frames.values())
    return say_n(
        "{count} of the first rows is read; {refused} refused.",
        "{count} of the first rows are read; {refused} refused.",
        rows,
        refused=Quantity(value=sum(each.count for each in trial.read.account.refused)),
    )


def _faults(look: Look, trial: Trial) -> Html:
    wrong = [(each.problem, each.remedy) for each in trial.misfits]
    if trial.read is not None and not trial.reads:
        wrong += [(each.problem, each.remedy) for each in trial.read.account.faults]
    return _listed(look, wrong)


def _listed(look: Look, wrong: Sequence[tuple[Message, Message]]) -> Html:
    """Return what is wrong, each with its remedy; nothing where nothing is."""
    if not wrong:
        return Html()
    items = (
        element("li", look.sentence(problem), " ", look.sentence(remedy))
        for problem, remedy in wrong[:_REASONS]
    )
    return element("ul", *items, class_="sb")


def _refused(look: Look, trial: Trial) -> Html:
    """Return the first reasons why rows are refused, and what is doubtful in the file."""
    if trial.read is None:
        return Html()
    account = trial.read.account
    rows = [
        say("Row {row}: {reason}", row=each.row, reason=each.reason) for each in account.refused
    ]
    said = [*rows[:_REASONS], *account.warnings]
    return element("ul", *(element("li", look.sentence(each)) for each in said), class_="sb")


def _rows(look: Look, trial: Trial) -> list[Html]:
    if trial.read is None:
        return []
    return [
        _table(look, name, frame.head(_ROWS)) for name, frame in trial.read.frames.items()
    ]  # fmt: skip


def _table(look: Look, name: str, frame: pd.DataFrame) -> Html:
    """Show the filled columns of rows as the table would hold them, who wrote them left out."""
    filled = [each for each in frame.columns if each not in _HIDDEN and frame[each].notna().any()]
    rows: list[list[Cell]] = [
        [_cell(row[each]) for each in filled] for row in frame.to_dict("records")
    ]
    headings: Sequence[Fact | str] = filled or [term("Nothing")]
    caption = say("What would be read: {table}", table=TABLES[name])
    return table(look, headings, rows if filled else [], caption)


def _cell(value: object) -> Cell:
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        midnight = value.tz is None and value == value.normalize()
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return term("yes") if value else term("no")
    if isinstance(value, int | float):
        return Quantity(value=float(value))
    return Name(text=harmless(str(value)))
