"""Files made to harm: each refused in a sentence, within bounds of memory and time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.client_folder import faults_of, imported, warnings_of
from ingest.hostile_files import (
    HEADER,
    ROW,
    add_odd_entries,
    hostile_files,
    repacked,
    workbook,
    zipped,
)
from stratbook.ingest.hostile import checked_archive
from stratbook.ingest.notes import UnreadableError

MEMORY = 1_500_000_000  # bytes of address space beyond what the libraries take
CHILD = """
import json, resource, sys
from pathlib import Path
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
status = dict(
    line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines()
)
taken = int(status["VmSize"].split()[0]) * 1024
bound = taken + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
found = read_exports(Path(sys.argv[1]), Options())
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024
print(json.dumps({"peak": peak, **found.account.as_json()}))
"""


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return the account of a folder of hostile files, read by a process with little memory."""
    client = tmp_path_factory.mktemp("hostile") / "client"
    exports = client / "exports"
    exports.mkdir(parents=True)
    for name, data in hostile_files().items():
        (exports / name).write_bytes(data)
    add_odd_entries(exports, client.parent / "outside.csv")
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(client), str(MEMORY)],
        capture_output=True, text=True, timeout=300, cwd=client.parent, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    assert not (client.parent / "pickled_harm").exists()
    return json.loads(run.stdout)


PROBLEMS = {
    "huge_sheet.xlsx": "too large", "huge_strings.xlsx": "too large",
    "far_corners.xlsx": "too large", "laughs.xlsx": "entities", "laughs.csv": "entities",
    "laughs.xls": "not safe", "lying_size.xlsx": "archive", "outside.xlsx": "outside itself",
    "outside.zip": "a path", "nested.zip": "something else than text",
    "page.csv": "web page", "pickle_text.csv": "No header", "pickle.csv": "neither text",
    "report.csv": "PDF", "wide.csv": "cells", "wide_below.csv": "cells",
    "one_line.csv": "longer than", "one_quoted_cell.csv": "",
    "link_out.csv": "out of the client's folder", "link_folder": "leads to a folder",
    "link_loop.csv": "nowhere", "link_device.csv": "out of the client's folder",
    "pipe.csv": "pipe", "immense.csv": "too large", "line\\u000abreak.csv": "cannot be printed",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(PROBLEMS))
def test_each_is_refused_by_name(refused: dict[str, object], name: str) -> None:
    (file,) = (each for each in refused["files"] if each["file"] == f"exports/{name}")
    assert file["kept"] == 0
    assert file["tables"] == []
    (fault,) = file["faults"]
    assert PROBLEMS[name] in fault["problem"]
    assert fault["remedy"]
    assert len(fault["problem"]) < 1000


def test_nothing_else_stands_in_the_account(refused: dict[str, object]) -> None:
    assert {each["file"] for each in refused["files"]} == {f"exports/{name}" for name in PROBLEMS}
    assert refused["peak"] < MEMORY, refused["peak"]


def test_macros_are_not_run_and_values_are_read(tmp_path: Path) -> None:
    data = repacked({}, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    result = imported(tmp_path, {"a.xlsm": data})
    assert result.tables["posts"]["impressions"].tolist() == [120]
    assert "macros" in warnings_of(result)


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path) -> None:
    link = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    data = repacked({}, {"xl/externalLinks/externalLink1.xml": link})
    result = imported(tmp_path, {"a.xlsx": data})
    assert result.tables["posts"]["impressions"].tolist() == [120]
    assert "not followed" in warnings_of(result)


def test_formulas_are_never_worked_out(tmp_path: Path) -> None:
    text = "date,platform,post_id,text\n2026-01-05,facebook,a1,\"=cmd|' /C calc'!A0\"\n"
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert result.tables["posts"]["text"].tolist() == ["=cmd|' /C calc'!A0"]
    book = imported(tmp_path / "b", {"a.xlsx": workbook((HEADER, (*ROW[:3], "=60+60")))})
    assert "never calculated" in faults_of(book)
    assert book.tables["posts"].empty


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    (exports / "kept").mkdir(parents=True)
    (exports / "kept" / "a.csv").write_text("date,platform,post_id\n2026-01-05,facebook,a\n")
    (exports / "b.csv").symlink_to(exports / "kept" / "a.csv")
    result = imported(tmp_path, {})
    assert faults_of(result) == ""
    assert len(result.tables["posts"]) == 1


@pytest.mark.parametrize("name", ["/etc/passwd", "a/../../b", "C:\\x", "..\\x"])
def test_an_archive_that_leaves_itself_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        checked_archive(zipped({name: b"x"}))
    assert "outside itself" in refusal.value.problem.plain()


# -- fuzz: a table or a sentence, never another exception ----------------------------

cells = st.text(max_size=12) | st.sampled_from([
    "date", "platform", "post_id", "spend", "impressions", "facebook", "2026-01-05", "05/06/2026",
    "1.234,5", "-3", "NaN", "1e999", "=1+1", "\0", "\ufeff", "\ud83d", '"', "sep=;", "<html>",
    "#", "Date,Primary", "0x10", "1_0", "٣", "२", "2026-13-45", "99999999999999999999",
])  # fmt: skip
tables = st.lists(st.lists(cells, max_size=6), max_size=6)
dialects = st.tuples(
    st.sampled_from([",", ";", "\t", "|", ""]),
    st.sampled_from(["\n", "\r\n", "\r", "\x0b"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-32", "utf-7"]),
    st.sampled_from(
        ["", "sep=;\n", "# note\n", "PK\x03\x04", "<?xml?>", "date,platform,post_id\n"]
    ),
)


def ends_well(folder: Path, name: str, data: bytes) -> None:
    """Read a file; it is a table whose rows are all accounted for, or a fault that says why."""
    place = folder / "exports"
    place.mkdir(exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    result = imported(folder, {name: data}, timezone="Europe/Paris", rates=())
    (file,) = result.account.files
    left = sum(row.count for row in (*file.refused, *file.left_out))
    assert file.faults or file.export
    assert not file.export or file.kept + file.duplicates + left == file.rows_read
    json.dumps(result.account.as_json("fr")).encode()


@settings(max_examples=150, deadline=None)
@given(tables, dialects)
def test_any_text_ends_well(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[list[str]],
    dialect: tuple[str, str, str, str],
) -> None:
    delimiter, end, encoding, before = dialect
    text = before + end.join(delimiter.join(row) for row in table)
    data = text.encode(encoding, "replace" if encoding == "cp1252" else "surrogatepass")
    ends_well(tmp_path_factory.getbasetemp(), "a.csv", data)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=6)), max_size=8))
def test_a_damaged_workbook_ends_well(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, bytes]]
) -> None:
    data = workbook()
    for at, piece in damage:
        start = at % len(data)
        data = data[:start] + piece + data[start + len(piece) :]
    ends_well(tmp_path_factory.getbasetemp(), "a.xlsx", data)


_REFERENCES = ["A1", "Z9", "XFD3", "", "1", "A0", "AAAAAA1", "A99999999999", "é1", "B-1"]
_TYPES = ["", 't="s"', 't="b"', 't="e"', 't="d"', 't="inlineStr"', 't="n"', 's="9999"']
_VALUES = ["<v>0</v>", "<v>99</v>", "<v>1e400</v>", "<is><t>x</t></is>", "<v>2026-13-01</v>",
           "<v>-1</v>", "<f>A1</f><v>3</v>", "", "<v>&amp;&nope;</v>", "<v>nan</v>"]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_REFERENCES), st.sampled_from(_TYPES), st.sampled_from(_VALUES)),
        max_size=6,
    )
)
def test_odd_cells_of_a_workbook_end_well(
    tmp_path_factory: pytest.TempPathFactory, odd: list[tuple[str, str, str]]
) -> None:
    xml = "".join(f'<row r="{at}"><c r="{place}" {kind}>{value}</c></row>'
                  for at, (place, kind, value) in enumerate(odd, start=1))  # fmt: skip
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{xml}</sheetData></worksheet>"
    )
    data = repacked({"xl/worksheets/sheet1.xml": sheet.encode()})
    ends_well(tmp_path_factory.getbasetemp(), "a.xlsx", data)
