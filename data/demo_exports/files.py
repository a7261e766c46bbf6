"""Tables, workbooks and archives whose bytes do not change from one day to the next."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

MADE = dt.datetime(2026, 11, 3, tzinfo=dt.UTC)


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook; a sheet is its rows, the first of them the header."""
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(
        whole, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    )
    book.set_properties({"created": MADE})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return whole.getvalue()


def zipped(files: Mapping[str, str]) -> bytes:
    """Return a zip of text files, as a platform's download."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            member = zipfile.ZipInfo(name, date_time=(2026, 11, 3, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text)
    return whole.getvalue()


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as a CSV file with commas."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
