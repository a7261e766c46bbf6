"""inputs.xlsx and inputs/*.csv: what is filled in comes back, and what does not fit is named."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from pandas.testing import assert_frame_equal

from stratbook.brief.blank import write_blank
from stratbook.brief.cells import Hand
from stratbook.brief.inputs import empty_inputs, read_inputs
from stratbook.brief.read import read_brief
from stratbook.brief.sheets import SHEETS, Field, sheet

DTYPES = {"number": "float64", "day": "datetime64[us]", "flag": "boolean"}
DAY = pd.Timestamp(2026, 10, 3).to_pydatetime()


def sample(field: Field, language: str) -> tuple[object, object]:
    """Return what a person types in a column, and what must come out."""
    match field.kind:
        case "number":
            number = 1234.5 if field.most is None else float(field.most)
            return number, number
        case "day":
            return DAY, DAY
        case "flag":
            return ("oui" if language == "fr" else "yes"), True
        case "choice":
            id_, en, fr = field.choices[-1]
            return (fr if language == "fr" else en), id_
        case "period":
            return "2026-10", "2026-10"
        case "platform":
            return "Instagram", "instagram"
        case _:
            return "=1+1 & <b>Été</b>", "=1+1 & <b>Été</b>"


@pytest.fixture(params=["fr", "en"])
def language(request) -> str:
    return request.param


def fill(path: Path, language: str) -> None:
    """Fill two rows of every sheet, one whole and one with what is required."""
    book = load_workbook(path)
    for each in SHEETS:
        page = book[each.fr if language == "fr" else each.en]
        for column, field in enumerate(each.fields, start=1):
            value, _ = sample(field, language)
            for row in (2, 4) if field.required else (2,):
                page.cell(row, column, value).data_type = "s" if isinstance(value, str) else (
                    "n" if isinstance(value, float) else "d"
                )  # fmt: skip
    book.save(path)


def test_a_filled_workbook_comes_back_equal(tmp_path, language):
    write_blank(tmp_path / "inputs.xlsx", language)
    fill(tmp_path / "inputs.xlsx", language)
    frames, faults = read_inputs(tmp_path, Hand(language))
    assert [str(fault) for fault in faults] == []
    for each in SHEETS:
        expected = pd.DataFrame(
            {
                field.id: pd.Series(
                    [
                        sample(field, language)[1],
                        sample(field, language)[1] if field.required else None,
                    ],
                    dtype=DTYPES.get(field.kind, "str"),
                )
                for field in each.fields
            }
        )
        expected["source"] = pd.Series(
            [f"inputs.xlsx!{each.id}:2", f"inputs.xlsx!{each.id}:4"], dtype="str"
        )
        assert_frame_equal(frames[each.id], expected)


def test_an_unfilled_sheet_is_there_and_empty(tmp_path):
    frames, faults = read_inputs(tmp_path, Hand())
    assert not faults
    for each in SHEETS:
        frame = frames[each.id]
        assert frame.empty
        assert list(frame.columns) == [*(field.id for field in each.fields), "source"]
        assert {field.id: str(frame[field.id].dtype) for field in each.fields} == {
            field.id: DTYPES.get(field.kind, "str") for field in each.fields
        }


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_a_csv_is_read_with_either_delimiter(tmp_path, delimiter, mark, first):
    heads = delimiter.join(["Ligne", "Part", "Prévu", "spent"])
    row = delimiter.join(['"Boost\nd’automne"', "achat d'espace", '"1 234,56"', ""])
    (tmp_path / "inputs").mkdir()
    text = f"{mark}{first.format(delimiter)}{heads}\r\n\r\n{row}\r\n{row}\r\n"
    (tmp_path / "inputs" / "budget_lines.csv").write_bytes(text.encode())
    frames, faults = read_inputs(tmp_path, Hand("fr"))
    assert not faults
    frame = frames["budget_lines"]
    shift = 1 if first else 0
    assert frame["planned"].tolist() == [1234.56] * 2
    assert frame["third"].tolist() == ["ad_space"] * 2
    assert frame["line"].tolist() == ["Boost\nd’automne"] * 2
    assert frame["spent"].isna().all()
    assert frame["source"].tolist() == [
        f"inputs/budget_lines.csv:{3 + shift}", f"inputs/budget_lines.csv:{5 + shift}"
    ]  # fmt: skip


def test_the_ids_of_columns_are_headings_too(tmp_path):
    """In English one column's word, “Medium”, is another column's id."""
    (tmp_path / "inputs").mkdir()
    text = "item,period,kind,medium\nBlog,2026,blog,owned\n"
    (tmp_path / "inputs" / "media.csv").write_text(text)
    frames, faults = read_inputs(tmp_path, Hand("en"))
    assert not faults
    assert frames["media"].loc[0, ["item", "medium"]].tolist() == ["Blog", "owned"]


def workbook(folder: Path, **sheets: list[list[object]]) -> None:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(folder / "inputs.xlsx")


@pytest.fixture
def filled(write, faults):
    """Return a function that writes a workbook of these sheets and gives its faults."""

    def filled_(sheets: dict[str, list[list[object]]]) -> dict[str, str]:
        folder = write()
        workbook(folder, **sheets)
        return faults(folder)

    return filled_


MEDIA = ["Média", "Période", "Type", "Dépense"]


def test_every_fault_of_a_sheet_has_its_cell(write, faults):
    folder = write()
    workbook(folder, **{
        "Inventaire média": [
            MEDIA,
            ["Blog", "2026-10", "blog", "cher"],
            [],
            ["Pub", "octobre", "publicité", -2],
            ["", "2026-10", "magie", 3],
        ],
    })  # fmt: skip
    sheet_ = "inputs.xlsx, sheet Inventaire média (media)"
    assert faults(folder) == {
        f"{sheet_}, row 2, column Dépense":
            "“cher” is not a number. Write a number alone in the cell, without unit or remark.",
        f"{sheet_}, row 4, column Période": "“octobre” is not a period. "
            "Write 2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15.",
        f"{sheet_}, row 4, column Dépense": "-2 is too small. Write 0 or more.",
        f"{sheet_}, row 5, column Média":
            "The cell is empty. Fill it in, or empty the whole row to leave it out.",
        f"{sheet_}, row 5, column Type": faults(folder)[f"{sheet_}, row 5, column Type"],
    }  # fmt: skip
    assert "publicité" in faults(folder)[f"{sheet_}, row 5, column Type"]


@pytest.mark.parametrize(
    ("title", "rows", "place", "words"),
    [
        ("Medias", [["a"]], "sheet Medias", "No table is called “Medias”. Rename it to “media”"),
        ("Feuil2", [["a"]], "sheet Feuil2", "Remove it; the tables known here are weights"),
        ("media", [[*MEDIA, "Depenses"]], "sheet media (media), row 1, column Depenses",
         "no column “Depenses”. Rename it to “Dépense”"),
        ("media", [[*MEDIA, "zzzzzz"]], "sheet media (media), row 1, column zzzzzz",
         "item, period"),
        ("media", [[*MEDIA, "Money spent"]], "sheet media (media), row 1, column Money spent",
         "stands twice"),
        ("media", [MEDIA[:2], ["a", "2026"]], "sheet media (media), row 1",
         "“Type” is missing. Add a column headed “Type” or “Kind”"),
        ("media", [MEDIA, ["a", "2026", "blog", 3, "note"]], "sheet media (media), row 2",
         "“note” stands under no heading"),
        ("media", [MEDIA, ["a", "2026", "blog", "#REF!"]],
         "sheet media (media), row 2, column Dépense", "formula gives an error, #REF!"),
    ],
)  # fmt: skip
def test_a_sheet_that_does_not_fit_is_refused(filled, title, rows, place, words):
    (found,) = filled({title: rows}).items()
    assert found[0] == f"inputs.xlsx, {place}"
    assert words in found[1]


def test_empty_sheets_and_our_own_pages_are_passed_over(write):
    folder = write()
    workbook(folder, **{"Feuil1": [], "À lire": [["x"]], "Lists": [["x"]], "Presence": [["Place"]]})
    assert all(frame.empty for frame in read_brief(folder).inputs.values())


def test_one_table_in_two_places_is_refused(write, faults):
    folder = write()
    rows = [MEDIA, ["Blog", "2026-10", "blog", 1]]
    workbook(folder, media=rows, **{"Media inventory": rows})
    (folder / "inputs").mkdir()
    (folder / "inputs" / "media.csv").write_text("item,period,kind\nBlog,2026,blog\n")
    found = faults(folder)
    assert set(found) == {"inputs.xlsx, sheet Media inventory", "inputs/media.csv"}
    assert all("filled in twice" in sentence for sentence in found.values())


def test_a_csv_beside_an_empty_sheet_is_read(write):
    folder = write()
    workbook(folder, media=[MEDIA])
    (folder / "inputs").mkdir()
    (folder / "inputs" / "media.csv").write_text("item,period,kind\nBlog,2026,blog\n")
    assert read_brief(folder).inputs["media"]["source"].tolist() == ["inputs/media.csv:2"]


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("medias.csv", b"a\n", "Rename it to “media”"),
        ("media.txt", b"a\n", "Only CSV files"),
        ("media.csv", "Média\n".encode("cp1252"), "not saved in UTF-8"),
        ("media.csv", b'item,"per\n', "not a table in CSV"),
        ("media.csv", b"item,period,kind,cost\nA,2026,blog,1,5\n", "“5” stands under no heading"),
    ],
)
def test_a_csv_that_does_not_fit_is_refused(write, faults, name, raw, words):
    folder = write()
    (folder / "inputs").mkdir()
    (folder / "inputs" / name).write_bytes(raw)
    (found,) = faults(folder).items()
    assert found[0].startswith(f"inputs/{name}")
    assert words in found[1]


def test_hidden_files_beside_the_csv_are_nothing(write):
    folder = write()
    (folder / "inputs").mkdir()
    for name in (".DS_Store", "~$media.xlsx", ".~lock.media.csv#"):
        (folder / "inputs" / name).write_text("x")
    assert read_brief(folder).inputs["media"].empty


def test_a_workbook_that_is_none_is_refused(write, faults):
    folder = write()
    for raw in (b"not a workbook", b"", b"PK\x03\x04broken"):
        (folder / "inputs.xlsx").write_bytes(raw)
        assert "cannot be opened" in faults(folder)["inputs.xlsx"]
    with zipfile.ZipFile(folder / "inputs.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "cannot be opened" in faults(folder)["inputs.xlsx"]


def test_a_workbook_that_unpacks_to_too_much_is_refused(write, faults):
    folder = write()
    with zipfile.ZipFile(folder / "inputs.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_001)
    assert "far too large" in faults(folder)["inputs.xlsx"]


def test_a_stray_cell_at_the_far_end_is_named_and_costs_nothing(write, faults):
    folder = write()
    book = Workbook()
    book.active.title = "media"
    book.active.append(MEDIA)
    book.active["XFD1048576"] = "stray"
    book.save(folder / "inputs.xlsx")
    found = faults(folder)
    assert "“stray” stands under no heading" in found[
        "inputs.xlsx, sheet media (media), row 1048576"
    ]  # fmt: skip


def test_no_two_words_of_a_sheet_mean_two_columns():
    for each in SHEETS:
        for words in ([f.en for f in each.fields], [f.fr for f in each.fields],
                      [f.id for f in each.fields]):  # fmt: skip
            assert len(words) == len({word.casefold() for word in words})


def test_the_empty_frame_is_that_of_its_sheet():
    assert list(empty_inputs(sheet("budget_lines")).columns) == [
        "line", "third", "platform", "planned", "spent", "source"
    ]  # fmt: skip
