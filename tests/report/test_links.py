"""``stratbook links``: both files, whole, inert, in both languages."""

import csv

import openpyxl
import pytest

from stratbook import cli
from stratbook.core.errors import BriefError, ParameterError
from stratbook.report.links import write_links
from tiny_client import write_client

HEAD = "flight;starts;ends;platform;objective;budget;landing\n"


@pytest.fixture
def client(tmp_path):
    folder = write_client(tmp_path / "petits_pots")
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / "flights.csv").write_text(
        HEAD + "FB-pots;2026-10-01;2026-10-31;facebook;traffic;100;https://pots.example/a\n"
        "=1+1;2026-10-01;2026-10-31;instagram;sales;100;\n",
        encoding="utf-8",
    )
    return folder


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def test_both_files_hold_each_flight_s_link_and_its_remarks(client, tmp_path):
    found = write_links(str(client), "en", tmp_path / "out")
    assert [each.name for each in found.paths] == ["links.csv", "links.xlsx"]
    head, *body = rows(found.paths[0])
    assert head[:5] == ["Flight", "Platform", "Starts", "Landing page", "Tagged link"]
    by_id = {row[0]: row for row in body}
    assert by_id["FB-pots"][4].startswith("https://pots.example/a?utm_source=facebook&utm_medium=")
    assert "no landing page" in by_id["'=1+1"][-1]  # never read as a formula
    grid = openpyxl.load_workbook(found.paths[1])["links"]
    values = [[cell.value or "" for cell in row] for row in grid.iter_rows()]
    assert [row[0] for row in values[1:]] == ["=1+1", "FB-pots"]
    assert {cell.data_type for row in grid.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in grid.iter_rows() for cell in row)
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["links.csv", "links.xlsx"]


def test_it_writes_again_the_same_bytes_and_leaves_no_draft(client, tmp_path):
    first = [each.read_bytes() for each in write_links(str(client), "fr", tmp_path).paths]
    assert first == [each.read_bytes() for each in write_links(str(client), "fr", tmp_path).paths]
    assert rows(tmp_path / "links.csv")[0][0] == "Vague"
    assert not list(tmp_path.glob(".links-*"))


def test_a_place_that_cannot_be_written_is_a_fault_in_words(client, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        write_links(str(client), "en", tmp_path / "file")
    assert "cannot be written" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("FB-pot;;;;;;;;", "Write “FB-pots” if that is the flight meant"),
        ("new;Pots;2026-10-05;2026-10-01;x;sales;10;;", "before it starts"),
        ("FB-pots;;;;;;;5;", "What is spent has no date."),
        ("FB-pots;a;;;;;;;\nfb-pots;b;;;;;;;", "tracked twice"),
    ],
)
def test_a_tracking_sheet_that_does_not_fit_is_refused(client, row, said):
    head = "flight;campaign;starts;ends;platform;objective;budget;spent;spent_on\n"
    (client / "inputs" / "tracking.csv").write_text(head + row + "\n", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        write_links(str(client))
    assert said in str(caught.value)
    assert "tracking.csv" in str(caught.value)


def test_the_command_says_what_it_wrote_and_what_is_doubtful(client, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["links", str(client), "--lang", "en", "--out", str(tmp_path / "out")])
    said = capsys.readouterr().out
    assert not left.value.code
    assert "2 links written." in said
    assert "no landing page" in said
