"""The account of the import as sheets: rows of one reason stand together, none is lost."""

from stratbook.core.message import say, term
from stratbook.ingest.account import Account, FileAccount, RefusedRow
from stratbook.report.account import account_sheets


def rows(*refused: RefusedRow) -> list[tuple[str, str]]:
    file = FileAccount("exports/a.csv", "0" * 64, title=term("GA4 export"), refused=refused)
    (sheet,) = [
        each
        for each in account_sheets(Account((file,)))
        if each.caption == say("Rows that are not in the figures")
    ]
    return [(str(row[1]), row[2].plain()) for row in sheet.rows]


def test_rows_one_after_another_for_one_reason_are_one_line():
    why, other = say("No rate."), say("A total of the other rows, by its label.")
    refused = [RefusedRow(at, why) for at in (2, 3, 4, 7)]
    assert rows(*refused, RefusedRow(8, other), RefusedRow(9, why)) == [
        ("2–4", "No rate."),
        ("7", "No rate."),
        ("8", "A total of the other rows, by its label."),
        ("9", "No rate."),
    ]
