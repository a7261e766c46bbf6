"""An edited calendar read back: what it changes is shown, then settled one by one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Name, Quantity, Unit, say
from stratbook.display.look import Look
from stratbook.notebook.session import look_of
from stratbook.plan.calendar.row import CalendarRow
from stratbook.report.calendar.columns import FIELDS, SHEET, value_in_words
from stratbook.report.calendar.differences import compare
from stratbook.report.calendar.loading import DOCUMENT, Loaded, load
from stratbook.report.calendar.reading import Returned, read_book
from stratbook.report.validation.closing import Closing, ReadBack, close
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import digest_of, read_log
from stratbook.report.validation.review import review
from stratbook.report.validation.sent import Sent
from stratbook.report.validation.told import notes_of, sheets_of
from stratbook.report.validation.verdicts import Asked, Settled, applied
from stratbook.report.workbook import keeping
from stratbook.report.workbook.columns import heading
from stratbook.report.workbook.grid import Value
from stratbook.report.workbook.told import value_fact

FILE: Final = "calendar.csv"


def read_calendar(folder: str, sent: Sent, asked: Asked) -> ReadBack:
    """Read an edited calendar back; show what it changes, and settle what is asked.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    sent : Sent
        The file and who sent it.
    asked : Asked
        What is accepted and refused, by whom, when.

    Raises
    ------
    WorkbookError
        When the workbook holds cells that cannot be, each named, or a number is not shown;
        nothing is written then.
    """
    loaded = load(folder, sent.period, sent.out, "never")
    returned = read_book(sent.file, loaded.rows)
    if returned.base is None and not loaded.rows:
        loaded = load(folder, sent.period, sent.out, "missing")
        returned = read_book(sent.file, loaded.rows)
    brief = loaded.brief
    if returned.base is not None and returned.base.client != brief.client:
        raise ParameterError((_stranger(sent.file, returned.base.client),))
    look = look_of(brief.file, returned.language)
    present = _present(loaded, returned)
    entries = read_log(brief.folder, DOCUMENT)
    signed = returned.signature.role if returned.signature else ""
    sender = sent.sender(look, asked.now.date(), signed)
    compared = compare(returned, present, entries, sender)
    items = review(compared.differences, entries, digest_of(sent.file))
    notes = (*returned.notes, *compared.notes, *notes_of(items))
    found = ReadBack(items, sheets_of(items, _cells(look)), notes)
    if not asked.settles:
        return found
    drafted = len(present) - sum(row.id not in loaded.drafted for row in loaded.rows)
    asked = asked.signed(brief.file.agency.name or sender.agency)
    closing = Closing(brief.folder, DOCUMENT, loaded.version, sent.file, drafted)
    return close(found, asked, closing, _writer(loaded, present, asked))


def _present(loaded: Loaded, returned: Returned) -> tuple[CalendarRow, ...]:
    """Return the calendar as it stands, with rows drafted for the file, if it is still current."""
    held = tuple(row for row in loaded.rows if row.id not in loaded.drafted)
    if returned.base is None:
        return loaded.rows
    if returned.base.version != loaded.version:
        return held
    taken = {row.id for row in held}
    base = returned.base
    return (*held, *(row for row in base.rows if row.id in base.drafted and row.id not in taken))


def _writer(
    loaded: Loaded, present: tuple[CalendarRow, ...], asked: Asked
) -> Callable[[Settled], Path]:
    brief = loaded.brief
    look = look_of(brief.file, language_of(brief.file.language))

    def write(settled: Settled) -> Path:
        keeping.refuse_workbook([row.source for row in loaded.rows], _IN_WORKBOOK)
        records = {row.id: {key: getattr(row, key) for key in FIELDS} for row in present}
        rows = sorted(applied(records, settled.accepted).values(), key=_order)
        words = [
            {key: value_in_words(FIELDS[key], value, look) for key, value in row.items()}
            for row in rows
        ]
        text = keeping.csv_text(SHEET, words, look)
        return keeping.keep_and_write(brief.folder, FILE, text, asked.now.date())

    return write


def _order(row: Mapping[str, Value]) -> tuple[Any, ...]:
    time: Any = row["time"]
    return row["date"], f"{time:%H:%M}" if time else "", row["id"]


def _cells(look: Look) -> Callable[[Difference], tuple[Fact, Fact, Fact]]:
    def cells(each: Difference) -> tuple[Fact, Fact, Fact]:
        field = FIELDS.get(each.field)
        column = Name(text="–" if field is None else heading(field, look))
        values = (
            each.before if field is None else value_in_words(field, each.before, look),
            each.after if field is None else value_in_words(field, each.after, look),
        )
        return column, value_fact(values[0], _hours), value_fact(values[1], _hours)

    return cells


def _hours(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.HOURS)


def _stranger(file: Path, client: str) -> Fault:
    return Fault(
        file.name,
        say("It is the calendar of another client, {client}.", client=client),
        say("Give the folder of that client, or the file of this one."),
    )


_IN_WORKBOOK: Final = say("The calendar stands in this workbook, which is not written by programs.")
