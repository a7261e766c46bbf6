"""``tags.xlsx``: written whole, corrections kept for ever, hostile text inert."""

import pandas as pd
import pytest
from openpyxl import load_workbook

from stratbook import cli
from stratbook.brief.read import read_brief
from stratbook.brief.tags_sheet import TAGS
from stratbook.brief.tags_workbook import TagsPage, tags_digest, write_tags
from stratbook.core.errors import BriefError, ParameterError
from stratbook.core.language import language
from stratbook.core.message import say
from stratbook.report.tagging import tag_client

RULES = """\
objectives:
  - {id: sales, level: business, statement: Sell more}
tags:
  rules:
    - when: {hashtags: [conseil]}
      set: {pillar: conseil}
"""
POSTS = (
    "published_at,platform,post_id,permalink,text,impressions,reach,reactions,comments\n"
    "2026-10-02T09:00:00,instagram,00123,https://x.example/1,Un geste #conseil,9,9,1,0\n"
    "2026-10-03T09:00:00,instagram,17841400000000001,,=HYPERLINK(1),9,9,1,0\n"
)


@pytest.fixture
def client(write):
    folder = write(RULES)
    (folder / "exports").mkdir()
    (folder / "exports" / "posts.csv").write_text(POSTS, encoding="utf-8")
    return folder


def grid(folder):
    book = load_workbook(folder / "tags.xlsx")
    return book, book.worksheets[0]


def columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def correct(folder, post_id: str, heading: str, value: object) -> None:
    """Write a value into the row of a publication, as a person would, and save."""
    book, sheet = grid(folder)
    at = columns(sheet)
    rows = [row for row in sheet.iter_rows(min_row=2)
            if row[at["Identifiant de la publication"] - 1].value == post_id]  # fmt: skip
    rows[0][at[heading] - 1].value = value
    book.save(folder / "tags.xlsx")


def test_a_row_a_publication_with_its_proposal_newest_first(client):
    assert tag_client(str(client)).listed == 2
    _, sheet = grid(client)
    at = columns(sheet)
    ids = [sheet.cell(row, at["Identifiant de la publication"]).value for row in (2, 3)]
    assert ids == ["17841400000000001", "00123"]
    assert sheet.cell(3, at["Pilier (proposé)"]).value == "conseil"
    assert sheet.cell(3, at["Pilier"]).value is None
    assert sheet.cell(3, at["Plateforme"]).value == "Instagram"
    assert "Origine (proposé)" not in at


def test_client_text_is_never_a_formula(client):
    tag_client(str(client))
    _, sheet = grid(client)
    cell = sheet.cell(2, columns(sheet)["Premiers mots"])
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_columns_offer_what_is_known(client):
    tag_client(str(client))
    book, sheet = grid(client)
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value]
             for column in book["Listes"].iter_cols()}  # fmt: skip
    assert lists["pillar"] == ["conseil", "–"]
    assert lists["objective"][0] == "sales"
    assert lists["origin"][0] == "marque"
    assert len(sheet.data_validations.dataValidation) == len(TAGS)
    assert book["Listes"].sheet_state == "hidden"


def test_corrections_are_read_back_as_ids_and_dashes(client):
    tag_client(str(client))
    correct(client, "00123", "Pilier", "-")
    correct(client, "17841400000000001", "Origine", "contenu des clients (UGC)")
    found = read_brief(client).corrections.set_index("post_id")
    assert found.loc["00123", "pillar"] == "–"
    assert found.loc["17841400000000001", "origin"] == "ugc"
    assert found.loc["17841400000000001", "source"] == "tags.xlsx:2"


def test_corrections_outlive_the_posts_they_are_about(client):
    tag_client(str(client))
    correct(client, "00123", "Pilier", "recettes")
    head, _, last = POSTS.splitlines()
    (client / "exports" / "posts.csv").write_text(f"{head}\n{last}\n", encoding="utf-8")
    tag_client(str(client), "2025-01")
    tag_client(str(client))
    assert read_brief(client).corrections["pillar"].tolist() == ["recettes"]
    _, sheet = grid(client)
    assert sheet.cell(3, columns(sheet)["Premiers mots"]).value == "Un geste #conseil"


def test_a_correction_stays_when_the_rule_comes_to_agree(client):
    tag_client(str(client))
    correct(client, "00123", "Pilier", "recettes")
    brief = client / "client.yml"
    brief.write_text(brief.read_text().replace("pillar: conseil", "pillar: recettes"))
    tag_client(str(client))
    brief.write_text(brief.read_text().replace("pillar: recettes", "pillar: autre"))
    tag_client(str(client))
    assert read_brief(client).corrections["pillar"].tolist() == ["recettes"]


def test_the_plain_file_is_read_too_and_the_workbook_wins(client):
    (client / "tags.csv").write_text(
        "platform;post_id;pillar;cta\nInstagram;00123;plain;acheter\n", encoding="utf-8"
    )
    tag_client(str(client))
    correct(client, "00123", "Pilier", "workbook")
    found = read_brief(client).corrections
    assert found[["pillar", "cta"]].to_numpy().tolist() == [["workbook", "acheter"]]


def test_writing_twice_gives_the_same_bytes(client):
    first = tag_client(str(client)).path.read_bytes()
    assert tag_client(str(client)).path.read_bytes() == first


@pytest.mark.parametrize(
    ("rows", "place", "said"),
    [
        ("Instagram;1.47689E+18;x;", "tags.csv, row 2", "damaged the id 1.47689E+18"),
        ("Instagram;1;x;\nInstagram;1;y;", "tags.csv, row 3", "stands twice"),
        ("Instagram;1;;nowhere", "tags.csv, row 2, column objective", "not one of the choices"),
        ("Instagram;;x;", "tags.csv, row 2, column post_id", "The cell is empty"),
        ("Instagran;1;x;", "tags.csv, row 2, column platform", "There is no platform"),
    ],
)
def test_what_cannot_be_used_is_refused_by_row(client, faults, rows, place, said):
    text = f"platform;post_id;pillar;objective\n{rows}\n"
    (client / "tags.csv").write_text(text, encoding="utf-8")
    assert said in faults(client)[place]


def test_a_number_too_long_for_a_spreadsheet_is_refused(client, faults):
    tag_client(str(client))
    correct(client, "17841400000000001", "Identifiant de la publication", 17841400000000001)
    assert "damaged the id" in faults(client)["tags.xlsx, row 2"]


def test_what_would_be_lost_is_refused_and_nothing_is_written(client):
    tag_client(str(client))
    book, _ = grid(client)
    book.create_sheet("Notes")["A1"] = "mine"
    book.save(client / "tags.xlsx")
    before = (client / "tags.xlsx").read_bytes()
    with pytest.raises(BriefError, match="Notes"):
        tag_client(str(client))
    assert (client / "tags.xlsx").read_bytes() == before


def page() -> TagsPage:
    names = ["platform", "post_id", "day", "format", "words", "permalink", *TAGS]
    return TagsPage(pd.DataFrame([dict.fromkeys(names) | {"post_id": "1"}]), {})


def test_a_workbook_saved_meanwhile_is_not_overwritten(tmp_path):
    digest = tags_digest(tmp_path)
    (tmp_path / "tags.xlsx").write_bytes(b"saved by a person")
    with pytest.raises(ParameterError, match="saved while"):
        write_tags(tmp_path, page(), language("fr"), digest)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"saved by a person"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(ParameterError, match="cannot be written"):
        write_tags(tmp_path / "none", page(), language("en"), "")


@pytest.mark.parametrize(
    ("rule", "key", "said"),
    [
        ("when: {}, set: {pillar: x}", "when", "no condition"),
        ("when: {contains: []}, set: {pillar: x}", "when", "no condition"),
        ("when: {format: reel}, set: {}", "set", "proposes nothing"),
        ("when: {platform: instagran}, set: {pillar: x}", "when.platform", "Write instagram"),
        ("when: {hashtags: ['##']}, set: {pillar: x}", "when.hashtags[0]", "no letter"),
        ("when: {contains: [x], word: y}, set: {pillar: x}", "when.word", "There is no key word"),
        ("when: {contains: x}, set: {pillar: x}", "when.contains", "a list is expected"),
        ("when: {contains: [x]}, set: {objective: y}", "set.objective", "There is no objective"),
        ("when: {contains: [x]}, set: {origin: press}", "set.origin", "not one of the choices"),
        ("when: {contains: [x]}, set: {pilar: x}", "set.pilar", "Write pillar"),
    ],
)
def test_faulty_rules_are_refused_with_their_place(write, faults, rule, key, said):
    found = faults(write(f"tags: {{rules: [{{{rule}}}]}}\n"))
    assert list(found) == [f"client.yml, line 3, tags.rules[0].{key}"]
    assert said in found[f"client.yml, line 3, tags.rules[0].{key}"]


def test_notes_say_which_rule_is_idle(client):
    brief = client / "client.yml"
    brief.write_text(brief.read_text() + "    - {when: {format: reel}, set: {cta: x}}\n")
    notes = tag_client(str(client)).notes
    assert [language("en").render(note) for note in notes] == ["Rule 2 holds for no publication."]
    assert say("Corrections are read from {file} too.", file="tags.csv") not in notes


def test_the_command_prints_the_coverage_and_leaves_with_zero(client, capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["tags", str(client), "--lang", "en"])
    said = capsys.readouterr().out
    assert not left.value.code
    assert "2 publications listed." in said
    assert "50.0%" in said
    assert (client / "tags.xlsx").exists()


def test_the_command_writes_nothing_over_a_faulty_brief(client, capsys):
    (client / "tags.csv").write_text("platform;post_id;pillar\nInstagram;;x\n", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        cli.main(["tags", str(client)])
    assert left.value.code == 1
    assert "tags.csv" in capsys.readouterr().err
    assert not (client / "tags.xlsx").exists()
