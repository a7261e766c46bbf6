"""``stratbook code``: a sample drawn, coded by two people, read back; what is wrong is named."""

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from stratbook.brief.read import read_brief
from stratbook.core.errors import ParameterError
from stratbook.report.coding.command import Asked, read_coding, write_coding
from tiny_client import BRIEF, write_client

TODAY = dt.date(2026, 11, 22)
HEAD = "published_at,platform,author_hash,brand,text,is_repost\n"
TONES = {"en": ("positive", "neutral", "negative"), "fr": ("positive", "neutre", "négative")}


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client with 40 mentions of its own, 5 of a rival and 3 of another month."""
    place = write_client(tmp_path / "petits_pots", BRIEF)
    rows = [
        f"2026-10-{1 + at % 28:02}T10:00:{at:02},x,a{at},{brand},"
        f'"=cmd {at} @lea.martin says, see https://x.io/{at}",false\n'
        for at, brand in enumerate(["Les Petits Pots"] * 40 + ["Rival"] * 5)
    ]
    rows += [f"2026-09-1{at}T10:00:00,x,b{at},Les Petits Pots,Early {at},false\n" for at in "123"]
    (place / "exports" / "mentions.csv").write_text(HEAD + "".join(rows), "utf-8")
    return place


def fill(path: Path, tones: list[str | None]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row, tone in enumerate(tones, start=2):
        sheet.cell(row, 3).value = tone
    book.save(path)


def cells(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def drawn(client: Path, out: Path, **asked: int) -> tuple[Path, ...]:
    return write_coding(str(client), Asked(**asked), out).paths


def coding(client: Path) -> list[dict[str, str]]:
    with (client / "inputs" / "coding.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_two_readers_get_the_same_sample_and_never_each_other_s_column(
    client: Path, tmp_path: Path
) -> None:
    one, two = drawn(client, tmp_path / "out", size=12)
    assert (one.name, two.name) == ("coding_1.xlsx", "coding_2.xlsx")
    first, second = cells(one), cells(two)
    assert first[0] == ("Mention", "Texte", "Lecteur 1")
    assert second[0] == ("Mention", "Texte", "Lecteur 2")
    assert [row[:2] for row in first[1:]] == [row[:2] for row in second[1:]]
    assert len(first) == 13
    assert len({row[0] for row in first}) == 13


def test_nothing_runs_and_nobody_is_named(client: Path, tmp_path: Path) -> None:
    (one,) = drawn(client, tmp_path / "out", size=40, readers=1)
    sheet = openpyxl.load_workbook(one).worksheets[0]
    texts = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert len(texts) == 40
    assert {cell.data_type for cell in texts} == {"s"}
    assert all("lea" not in cell.value and "x.io" not in cell.value for cell in texts)
    assert all(cell.value.startswith("'=cmd") and "@…" in cell.value for cell in texts)
    assert "Rival" not in str(cells(one))
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, str(choice.sqref)) == ("list", "C2:C42")
    assert choice.errorStyle in {None, "stop"}


def test_the_same_seed_draws_the_same_and_another_draws_others(
    client: Path, tmp_path: Path
) -> None:
    ids = [
        [row[0] for row in cells(drawn(client, tmp_path / str(at), size=12, seed=seed)[0])]
        for at, seed in enumerate((0, 0, 7))
    ]
    assert ids[0] == ids[1]
    assert set(ids[0]) != set(ids[2])


def test_what_two_people_coded_comes_back_whole(client: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    one, two = drawn(client, out, size=6)
    fill(one, ["positive", "neutre", "négative", "mitigée", None, "positive"])
    fill(two, ["positive", "négative", "négative", None, None, "positive"])
    for book in (one, two):
        done = read_coding(str(client), book, TODAY, out)
        assert done.paths == (client / "inputs" / "coding.csv",)
    kept = [(row["Lecteur 1"], row["Lecteur 2"]) for row in coding(client)]
    ids = [row[0] for row in cells(one)[1:]]
    assert [row["Mention"] for row in coding(client)] == [each for each in ids if each != ids[4]]
    assert kept == [
        ("positive", "positive"), ("neutre", "négative"), ("négative", "négative"),
        ("mitigée", ""), ("positive", "positive"),
    ]  # fmt: skip
    frame = read_brief(client).inputs["coding"]
    assert frame["coder_1"].tolist() == ["positive", "neutral", "negative", "mixed", "positive"]
    # By hand, ordinal: 4 units of two codes (1,1) (0,−1) (−1,−1) (1,1); ranks −1: 3, 0: 1, 1: 4.
    # Distances² (−1,0) = (1.5 + .5)² = 4 → observed 2·4 ÷ 8 = 1;
    # (0,1) = (.5 + 2)² = 6.25, (−1,1) = (1.5 + 1 + 2)² = 20.25;
    # expected 2·(3·1·4 + 1·4·6.25 + 3·4·20.25) ÷ (8·7) = 560 ÷ 56 = 10 → alpha 1 − 1/10.
    assert "0.90" in done.notes[2].plain()


def test_a_second_draw_leaves_out_what_is_coded(client: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (one,) = drawn(client, out, size=30, readers=1)
    first = {row[0] for row in cells(one)[1:]}
    fill(one, ["positive"] * 30)
    read_coding(str(client), one, TODAY, out)
    (again,) = drawn(client, out, size=30, readers=1)
    rest = {row[0] for row in cells(again)[1:]}
    assert len(rest) == 10
    assert not rest & first
    fill(again, ["neutre"] * 10)
    read_coding(str(client), again, TODAY, out)
    assert len(coding(client)) == 40
    assert (client / "inputs" / ".previous" / "coding-2026-11-22.csv").is_file()
    with pytest.raises(ParameterError) as refused:
        drawn(client, out, size=5)
    assert "coded already" in refused.value.faults[0].problem.plain()


def test_every_fault_is_named_and_nothing_is_written(client: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (one,) = drawn(client, out, size=4, readers=1)
    book = openpyxl.load_workbook(one)
    sheet = book.worksheets[0]
    sheet["C2"], sheet["C3"] = "great", "positive"
    sheet["A4"], sheet["C4"] = "m000000000000", "neutre"
    sheet["A5"], sheet["C5"] = sheet["A3"].value, "neutre"
    book.save(one)
    with pytest.raises(ParameterError) as refused:
        read_coding(str(client), one, TODAY, out)
    told = [(each.place, each.problem.plain()) for each in refused.value.faults]
    assert len(told) == 3
    assert "row 2" in told[0][0]
    assert "great" in told[0][1]
    assert {each[0].rpartition(", ")[2] for each in told[1:]} == {"row 4", "row 5"}
    assert any("m000000000000" in each[1] for each in told)
    assert any("twice" in each[1] for each in told)
    assert not (client / "inputs" / "coding.csv").exists()


def test_an_empty_workbook_and_another_file_are_refused(client: Path, tmp_path: Path) -> None:
    (one,) = drawn(client, tmp_path / "out", size=4, readers=1)
    with pytest.raises(ParameterError) as empty:
        read_coding(str(client), one, TODAY, tmp_path / "out")
    assert "Nobody has coded" in empty.value.faults[0].problem.plain()
    for path in (client / "client.yml", client / "absent.xlsx"):
        with pytest.raises(ParameterError):
            read_coding(str(client), path, TODAY, tmp_path / "out")


def test_a_client_without_mentions_is_told_what_would_bring_them(tmp_path: Path) -> None:
    place = write_client(tmp_path / "petits_pots", BRIEF)
    with pytest.raises(ParameterError) as refused:
        drawn(place, tmp_path / "out")
    assert "listening tool" in refused.value.faults[0].remedy.plain()
