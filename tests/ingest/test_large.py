"""A large file is read as a small one is: the same rows, the same account, bounded memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.client_folder import imported
from stratbook.ingest import delimited
from stratbook.ingest.account import Imported
from stratbook.ingest.columns import ColumnRows
from stratbook.ingest.notes import UnreadableError

HEADERS = {
    "mentions": ("published_at", "platform", "author_hash", "brand", "text", "is_repost", "reach"),
    "ads": ("date_start", "date_end", "platform", "campaign", "ad_id", "spend", "results"),
    "posts": ("date", "platform", "post_id", "text", "format", "impressions", "clicks"),
    "meta": ("Reporting starts", "Reporting ends", "Campaign name", "Day", "Ad ID",
             "Amount spent (EUR)", "Results"),
    "leads": ("date", "stage", "lead_id", "amount", "is_qualified", "channel", "campaign"),
}  # fmt: skip
dates = st.sampled_from([
    "2026-01-02", "2026-03-29 02:30:00", "2025-10-26 02:30", "2026-01-31T23:59:59Z", "03/04/2026",
    "25/12/2025 10:00", "12/25/2025", "2026-02-30", "1989-01-01", "2026-1-5", " 2026-01-07 ",
    "2026-01-02 10:00:00+02:00", '="2026-01-09"', "soon", "", "-", "2026-01-02 24:00:00",
    "01.02.2026", "20260105", "2026-01-04 9:05 PM",
])  # fmt: skip
numbers = st.sampled_from([
    "0", "12", "1234", "1.234", "1,234", "1 234", "1\u202f234,50", "12.5", "12,5", "-3", "3.3k",
    "1e3", "n/a", "", "--", "abc", "1.234.567", "0.1234567891", "9" * 13, "00012", "12.50 €",
    "-0", "+7", ".5", "5.", "0,125", "007.250", "١٢",
])  # fmt: skip
ids = st.sampled_from([
    "17841400000000001", "1.47689E+18", "123.0", "17841400000000000", "17841400000000010", "a1",
    "abc ", '="0012"', "", "1e5", "1,000", "id\u00a0", "12345678901234567890.0", "²²²",
])  # fmt: skip
texts = st.sampled_from([
    "x", "deux\nlignes", "trois\r\nlignes", 'il dit "oui"', "-", "--", " bords ", "é", "🎉",
    "zw\u200b", "=cmd", '="forcé"', "Total", "total: 3", "", "\u2028", "a,b;c", "NA", "'", "N/A",
    "Grand total",
]) | st.text(max_size=8)  # fmt: skip
platforms = st.sampled_from(["instagram", "Facebook", "x", "X", "meta", "", "orkut", " linkedin "])
flags = st.sampled_from(["yes", "No", "oui", "", "maybe", "1"])
KINDS = {
    "published_at": dates, "date": dates, "date_start": dates, "date_end": dates, "Day": dates,
    "Reporting starts": dates, "Reporting ends": dates, "platform": platforms, "reach": numbers,
    "spend": numbers, "results": numbers, "impressions": numbers, "clicks": numbers,
    "Amount spent (EUR)": numbers, "Results": numbers, "amount": numbers, "ad_id": ids,
    "post_id": ids, "lead_id": ids, "Ad ID": ids, "is_repost": flags, "is_qualified": flags,
}  # fmt: skip


@contextmanager
def everything_is_large() -> Iterator[None]:
    """Read every text as large ones are read."""
    with mock.patch.object(delimited, "LARGE", 0):
        yield


def cell(text: str, delimiter: str, *, quoted: bool) -> str:
    """Write a cell, in quotes where it needs them or they are asked for."""
    if quoted or any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Write a table with what goes wrong in exports: ragged, blank and repeated rows, notes."""
    kind = draw(st.sampled_from(sorted(HEADERS)))
    header = list(HEADERS[kind])
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    rows = [header]
    consistent = {name: draw(KINDS.get(name, texts)) for name in header}
    for _ in range(draw(st.integers(0, 8))):
        odd = draw(
            st.sampled_from(["", "", "", "", "", "short", "long", "blank", "header", "same"])
        )
        row = [
            consistent[name] if draw(st.booleans()) else draw(KINDS.get(name, texts))
            for name in header
        ]
        shapes = {
            "short": row[:-2], "long": [*row, draw(st.sampled_from(["", " ", "x"]))],
            "blank": draw(st.sampled_from([[""], [" "], [""] * len(row), ["\u00a0"] * len(row)])),
            "header": [name.upper().replace("_", " ") for name in header], "same": rows[-1],
        }  # fmt: skip
        rows.append(shapes.get(odd, row))
    if draw(st.booleans()):
        rows.append(draw(st.sampled_from([["A note under it"], [""], ["Total"], ["x", "y"]])))
    if draw(st.booleans()):
        rows.insert(0, draw(st.sampled_from([["Report of 2026"], [""], ["sep=" + delimiter]])))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    lines = [
        delimiter.join(cell(text, delimiter, quoted=draw(st.booleans())) for text in row)
        for row in rows
    ]
    text = end.join(lines) + draw(st.sampled_from(["", end, end * 2]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + text.encode("utf-8", "replace")


def outcome(data: bytes) -> Imported:
    """Read one file."""
    with TemporaryDirectory() as folder:
        return imported(Path(folder), {"a.csv": data}, timezone="Europe/Paris", brand="")


def assert_same(one: Imported, two: Imported) -> None:
    """Hold two readings to be equal in everything."""
    assert one.account == two.account
    for table in one.tables:
        pd.testing.assert_frame_equal(one.tables[table], two.tables[table])


@settings(max_examples=120, deadline=None)
@given(files(), st.lists(st.tuples(st.integers(0, 400), st.sampled_from('",;\n\r x')), max_size=2))
@example(b'date,platform,post_id\n"a"b,c,d\n', [])
@example(b"date,platform,post_id\n\n,,\n2026-01-01,x,1\n\n", [])
def test_a_large_file_reads_as_a_small_one(data: bytes, damage: list[tuple[int, str]]) -> None:
    for at, mark in damage:
        data = data[:at] + mark.encode() + data[at:]
    small = outcome(data)
    with everything_is_large():
        large = outcome(data)
    assert_same(small, large)


@settings(max_examples=100, deadline=None)
@given(files() | st.text('a,;"\n\r\t é', max_size=60).map(str.encode))
def test_columns_hold_the_rows_of_the_careful_reader(data: bytes) -> None:
    text = data.decode("utf-8-sig", "replace").removeprefix("\ufeff")
    try:
        careful = delimited.split(text)
    except UnreadableError:
        careful = None
    with everything_is_large():
        fast = delimited.split_large(data)
        try:
            by_row = delimited.split(text)
        except UnreadableError:
            by_row = None
    if careful is None:
        assert fast is None
        assert by_row is None
        return
    for each in (each for each in (fast, by_row) if each is not None):
        assert isinstance(each.rows, ColumnRows)
        assert (
            list(each.rows) == list(careful.rows) == [each.rows[at] for at in range(len(each.rows))]
        )
        assert (each.delimiter, each.cut) == (careful.delimiter, careful.cut)


def test_every_file_we_have_reads_the_same_either_way(shared: Path) -> None:
    found = [
        path
        for folder in ("dirty", "real")
        for path in sorted((shared / "data" / folder).rglob("*"))
        if path.suffix.lower() in {".csv", ".txt", ".tsv"} and path.stat().st_size < 300_000
    ]
    assert len(found) > 10
    for path in found:
        data = path.read_bytes()
        small = outcome(data)
        with everything_is_large():
            assert_same(small, outcome(data))


MEASURE = """
import sys
from pathlib import Path
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
read = read_exports(Path(sys.argv[1]), Options())
status = Path("/proc/self/status").read_text()  # ru_maxrss begins at that of the parent
print(len(read.tables["mentions"]), int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_is_bounded(tmp_path: Path) -> None:
    header = "published_at,platform,author_hash,brand,text,reach\n"
    exports = tmp_path / "exports"
    exports.mkdir()
    with (exports / "mentions.csv").open("w", encoding="utf-8") as stream:
        stream.write(header)
        for at in range(200_000):
            minute, second = divmod(at % 3600, 60)
            stream.write(
                f"2026-01-{1 + at // 7200:02d} 10:{minute:02d}:{second:02d},x,{at:016x},Us,"
                f"un avis assez long pour compter, numéro {at} 🎉,{at % 977}\n".replace(", n", " n")
            )
        stream.write("A note under the table\n")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)],
        capture_output=True, text=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    rows, megabytes = map(int, done.stdout.split())
    assert rows == 200_000
    assert megabytes < 480
