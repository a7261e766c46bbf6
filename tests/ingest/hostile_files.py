"""Hostile files, small on disk: made here, never kept in the repository."""

import io
import os
import pickle
import struct
import zipfile
from pathlib import Path

from openpyxl import Workbook

HEADER = ("date", "platform", "post_id", "impressions")
ROW = ("2026-01-05", "facebook", "a1", 120)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
_SHEET = "xl/worksheets/sheet1.xml"
_OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def workbook(rows: tuple[tuple[object, ...], ...] = (HEADER, ROW)) -> bytes:
    """Return a plain workbook of some rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(replaced: dict[str, bytes], added: dict[str, bytes] | None = None) -> bytes:
    """Return the plain workbook with some parts replaced and others added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
        for name, data in (added or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


def huge_sheet() -> bytes:
    """Return a workbook of half a megabyte whose sheet is 200 MB of cells."""
    rows = b"<row><c><v>1</v></c></row>" * 40_000
    stream = io.BytesIO(repacked({}))
    with zipfile.ZipFile(stream) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != _SHEET}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
        with new.open(_SHEET, "w") as part:
            part.write(_OPEN.encode())
            for _ in range(200):
                part.write(rows)
            part.write(b"</sheetData></worksheet>")
    return stream.getvalue()


def far_corners() -> bytes:
    """Return a workbook of two cells, 17 thousand million cells apart."""
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    return repacked({_SHEET: (_OPEN + cells).encode()})


def lying_size() -> bytes:
    """Return a workbook whose sheet is far larger than its directory says."""
    data = bytearray(repacked({_SHEET: _OPEN.encode() + b" " * 5_000_000}))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == _SHEET.encode():
            struct.pack_into("<I", data, at + 24, 100)
        at += 4
    return bytes(data)


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return stream.getvalue()


def nested(depth: int = 6) -> bytes:
    """Return zips in zips around 50 MB of nothing."""
    data = zipped({"a.csv": b"0" * 50_000_000})
    for _ in range(depth):
        data = zipped({"a.zip": data, "b.csv": b"date\n"})
    return data


class _Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("pickled_harm",)


def hostile_files() -> dict[str, bytes]:
    """Return files by name, none of which may be read as a table."""
    return {
        "huge_sheet.xlsx": huge_sheet(),
        "huge_strings.xlsx": repacked(
            {}, {"xl/sharedStrings.xml": b"<sst>" + b" " * 150_000_000 + b"</sst>"}
        ),
        "far_corners.xlsx": far_corners(),
        "laughs.xlsx": repacked({_SHEET: (LAUGHS + _OPEN + "&j;").encode()}),
        "laughs.csv": (LAUGHS + "<a>&j;</a>").encode(),
        "laughs.xls": (
            LAUGHS + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&j;</Workbook>'
        ).encode(),
        "lying_size.xlsx": lying_size(),
        "outside.xlsx": repacked({}, {"../../outside.txt": b"harm"}),
        "outside.zip": zipped({"../../outside.csv": b"date,platform\n", "a.csv": b"a,b\n"}),
        "nested.zip": nested(),
        "page.csv": b"<!DOCTYPE html>\n<html><body><table><tr><td>date</td></tr></table></body>",
        "pickle_text.csv": pickle.dumps(_Harm(), protocol=0),
        "pickle.csv": pickle.dumps(_Harm(), protocol=4),
        "report.csv": b"%PDF-1.7\n1 0 obj\n",
        "wide.csv": b",".join(b"c" for _ in range(1_000_000)) + b"\n1\n",
        "wide_below.csv": b"date,platform\n" * 3 + b"1;" * 1_000_000 + b"\n",
        "one_line.csv": b"a" * 100_000_000,
        "one_quoted_cell.csv": b'date,platform,post_id\n"' + b"a" * 12_000_000,
    }


def add_odd_entries(exports: Path, outside: Path) -> None:
    """Put links, a pipe, an immense file and an odd name in an exports folder."""
    outside.write_text("date,platform,post_id\n2026-01-05,facebook,secret\n", encoding="utf-8")
    (exports / "link_out.csv").symlink_to(outside)
    (exports / "link_folder").symlink_to(outside.parent)
    (exports / "link_loop.csv").symlink_to("link_loop.csv")
    (exports / "link_device.csv").symlink_to("/dev/zero")
    os.mkfifo(exports / "pipe.csv")
    with (exports / "immense.csv").open("wb") as stream:
        stream.truncate(3_000_000_000)  # no block of the disk is used
    (exports / "line\nbreak.csv").write_bytes(b"date,platform,post_id\n")
