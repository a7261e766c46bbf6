"""The account of the import as plain sheets: for the appendix and for the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from stratbook.core.message import N_, Fact, Message, say, say_n, term
from stratbook.display.tables import Row
from stratbook.ingest.account import Account, FileAccount, RefusedRow
from stratbook.report.content import Sheet

_MOST = 40  # a longer list is for `stratbook check`, not for a page


def account_sheets(account: Account, most: int = _MOST) -> tuple[Sheet, ...]:
    """Return what became of every file and row.

    Parameters
    ----------
    account : Account
        The account of the import.
    most : int
        How many rows of each list are written out.

    Returns
    -------
    tuple of Sheet
        Files with their counts; rows refused or left out; rows with values that cannot
        be; what to know of the files.
        An empty list is left out.
    """
    rows = [row for file in account.files for row in _rows(file)]
    flagged = [row for file in account.files for row in _flagged(file)]
    notes = [row for file in account.files for row in _notes(file)]
    sheets = (
        Sheet(say("What became of each file, in rows"), _FILES, tuple(map(_file, account.files))),
        Sheet(
            say("Rows that are not in the figures"), _ROWS, tuple(rows[:most]), _more(rows, most)
        ),
        Sheet(
            say("Rows whose figures cannot be right, kept"),
            _ROWS,
            tuple(flagged[:most]),
            _more(flagged, most),
        ),
        Sheet(say("What to know of the files"), _NOTES, tuple(notes[:most]), _more(notes, most)),
    )
    return tuple(each for each in sheets if each.rows)


_FILES: tuple[Fact, ...] = (
    term("File"),
    term("Recognised as"),
    term("Read"),
    term("Kept"),
    term("Refused"),
    term("Left out"),
    term("Duplicates"),
)
_ROWS: tuple[Fact, ...] = (term("File"), term("Row"), term("Why"))
_HOLDS: Mapping[str, str] = {
    "number": N_("numbers"),
    "date": N_("dates"),
    "id": N_("ids"),
    "text": N_("texts"),
    "platform": N_("platforms"),
    "format": N_("formats"),
    "flag": N_("yes or no"),
    "nothing": N_("nothing"),
}
_NOTES: tuple[Fact, ...] = (term("File"), term("Note"))


def _file(file: FileAccount) -> Row:
    refused, left_out = _count(file.refused), _count(file.left_out)
    title = file.title or term("not recognised")
    return (file.file, title, file.rows_read, file.kept, refused, left_out, file.duplicates)


def _count(rows: tuple[RefusedRow, ...]) -> int:
    return sum(each.count for each in rows)


def _rows(file: FileAccount) -> Iterator[Row]:
    return _gathered(file.file, (*file.refused, *file.left_out))


def _flagged(file: FileAccount) -> Iterator[Row]:
    return _gathered(file.file, file.flagged)


def _gathered(file: str, rows: Sequence[RefusedRow]) -> Iterator[Row]:
    """Write rows that stand one after another for one reason as one: ``2–170``."""
    for reason, run in groupby(rows, key=lambda each: each.reason):
        numbers = [each.row for each in run]
        spans = [numbers[:1]]
        for before, number in pairwise(numbers):
            if number == before + 1:
                spans[-1] = [*spans[-1][:1], number]
            else:
                spans.append([number])
        for span in spans:
            yield (file, "–".join(map(str, span)), reason)


def unknown_sheet(file: FileAccount) -> Sheet:
    """Return the columns of a file that no reader knows, with examples and what is proposed."""
    columns = file.unknown.columns if file.unknown else ()
    return Sheet(
        say("Columns of {file}, which no reader knows", file=file.file),
        (term("Header"), term("Holds"), term("Examples"), term("May be")),
        tuple(
            (each.header, term(_HOLDS[each.holds]), " · ".join(each.examples), each.proposed or "–")
            for each in columns
        ),
    )


def _notes(file: FileAccount) -> Iterator[Row]:
    for warning in file.warnings:
        yield (file.file, warning)
    for fault in file.faults:
        yield (file.file, say("{problem} {remedy}", problem=fault.problem, remedy=fault.remedy))


def _more(rows: list[Row], most: int) -> Message | None:
    if len(rows) <= most:
        return None
    return say_n("{count} more is not listed.", "{count} more are not listed.", len(rows) - most)
