"""``media_plan.xlsx``: live formulas a real spreadsheet agrees with, and the way back."""

import datetime as dt

import openpyxl
import pytest

from plan.flight_rows import BASE, PRICES, filled, plan
from report.spreadsheet import recalculated
from stratbook import cli
from stratbook.brief.read import read_brief
from stratbook.core.errors import ParameterError
from stratbook.core.language import LANGUAGES, language
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.plan.flights.rows import read_flights
from stratbook.report.media_plan.accept import accept
from stratbook.report.media_plan.book import write_book
from stratbook.report.media_plan.changes import changes
from stratbook.report.media_plan.command import write_plan
from stratbook.report.media_plan.reading import read_book
from stratbook.report.media_plan.returning import read_plan
from stratbook.report.validation.log import read_log
from stratbook.report.validation.sent import Sent
from stratbook.report.validation.verdicts import Asked
from tiny_client import BRIEF, write_client

HOSTILE = '=HYPERLINK("http://evil.example","x")'
ROWS = (
    {"audience": "Gift buyers", "landing": HOSTILE},
    {"flight": "B", "platform": "facebook", "audience": "gift  buyers", "budget": 333.33,
     "starts": "2026-11-11", "ends": "2026-12-24"},
    {"flight": "C", "objective": "awareness", "audience": HOSTILE, "people": 9_000.0,
     "cpm": None},
    {"flight": "D", "platform": "tiktok", **dict.fromkeys(PRICES), "audience": None,
     "people": None, "objective": "leads", "budget": 0.0},
)  # fmt: skip
TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def look(code: str = "en") -> Look:
    return Look(language(code), theme_of("#2e6b34"))


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "media_plan.xlsx"
    write_book(path, look(), plan(*ROWS), "Petits Pots")
    return path


def formulas(path):
    """Return (page, cell, formula, our value) of every formula of a workbook."""
    written = openpyxl.load_workbook(path)
    ours = openpyxl.load_workbook(path, data_only=True)
    return [
        (page.title, cell.coordinate, cell.value, ours[page.title][cell.coordinate].value)
        for page in written
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def same(one, other) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return (one or None) == (other or None)


def edit(path, **cells) -> None:
    """Change cells of the flights' page, as a person would: ``{"A!Budget": 5}``."""
    made = openpyxl.load_workbook(path)
    page = made[made.sheetnames[0]]
    heads = {cell.value: cell.column for cell in page[5]}
    rows = {page.cell(n, 1).value: n for n in range(6, page.max_row + 2)}
    for key, value in cells.items():
        flight, _, column = key.partition("!")
        page.cell(rows.get(flight, page.max_row + 1), heads[column]).value = value
    made.save(path)


# -- formulas ------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_real_spreadsheet_recomputes_every_formula_to_our_figure(tmp_path, code):
    path = tmp_path / "media_plan.xlsx"
    write_book(path, look(code), plan(*ROWS), "Petits Pots")
    theirs = openpyxl.load_workbook(recalculated(path, tmp_path / "room"), data_only=True)
    written = formulas(path)
    assert len(written) > 200
    wrong = [
        (page, cell, ours, theirs[page][cell].value, text)
        for page, cell, text, ours in written
        if not same(ours, theirs[page][cell].value)
    ]
    assert wrong == []


def test_an_edited_budget_and_price_flow_through_to_what_we_compute_anew(tmp_path, book):
    edit(book, **{"A!Budget": 1700.55, "A!CPM": 12.5, "B!CTR": 0.015})
    theirs = openpyxl.load_workbook(recalculated(book, tmp_path / "room"), data_only=True)
    changed = [dict(each) for each in ROWS]
    changed[0] |= {"budget": 1700.55, "cpm": 12.5}
    changed[1] |= {"ctr": 0.015}
    anew = plan(*changed)
    page = theirs["Forecast"]
    heads = {cell.value: cell.column for cell in page[4]}
    for row, each in enumerate(anew.forecasts[:2], start=5):
        for name, found in (
            ("Impressions", each.impressions), ("Clicks", each.clicks),
            ("Conversions", each.conversions), ("CPA", each.cpa),
            ("People reached", each.people.reach),
        ):  # fmt: skip
            for end in ("low", "middle", "high"):
                value = page.cell(row, heads[f"{name}, {end}"]).value
                ours = getattr(found, end.replace("middle", "mid"))
                assert value == pytest.approx(ours, rel=1e-9), (each.flight.id, name, end)
    weeks = theirs["Weeks"]
    total = next(cell.column for cell in weeks[4] if cell.value == "Total")
    assert weeks.cell(5, total).value == pytest.approx(1700.55)
    gaps = [weeks.cell(row, total + 1).value for row in range(5, 9)]
    assert gaps == [0, 0, 0, 0]
    together = theirs["Platforms"].cell(5 + 3, 11).value
    assert together == pytest.approx(anew.everyone.reach.mid, rel=1e-9)


def test_nothing_a_client_wrote_is_a_formula_or_a_link(book):
    written = [text for *_, text, _ in formulas(book)]
    assert not any("HYPERLINK" in text for text in written)
    for page in openpyxl.load_workbook(book):
        assert not page._hyperlinks


def test_newer_functions_that_some_spreadsheets_lack_are_not_used(book):
    used = " ".join(text for *_, text, _ in formulas(book))
    assert not any(name in used for name in ("XLOOKUP", "SORT(", "MAXIFS", "LET(", "FILTER("))


def test_the_same_plan_gives_the_same_bytes(tmp_path, book):
    again = tmp_path / "again.xlsx"
    write_book(again, look(), plan(*ROWS), "Petits Pots")
    assert again.read_bytes() == book.read_bytes()


def test_pages_are_set_up_for_people(book):
    made = openpyxl.load_workbook(book)
    page = made["Flights"]
    assert page.freeze_panes == "B6"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert {each.type for each in page.data_validations.dataValidation} == {
        "list", "date", "decimal",
    }  # fmt: skip
    assert page["A5"].fill.fgColor.rgb == "FF" + theme_of("#2e6b34").brand[1:].upper()


# -- and back ------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_comes_back_untouched_changes_nothing(tmp_path, code):
    path = tmp_path / "media_plan.xlsx"
    made = plan(*ROWS)
    write_book(path, look(code), made, "Petits Pots")
    old = [each.flight for each in made.forecasts]
    assert changes(old, read_book(path).flights, look(code)) == ()


def test_each_change_is_told_with_its_old_and_new_value(book):
    old = [each.flight for each in plan(*ROWS).forecasts]
    made = openpyxl.load_workbook(book)
    made["Flights"].delete_rows(7)
    made.save(book)
    new = {"N!Flight": "N", "N!Starts": dt.date(2026, 12, 1), "N!Platform": "X",
           "N!Objective": "traffic", "N!Ends": dt.date(2026, 12, 2),
           "N!Budget": 10}  # fmt: skip
    edit(book, **{"A!Budget": 900, "A!Ends": dt.date(2026, 11, 30)})
    page = openpyxl.load_workbook(book)
    heads = {cell.value: cell.column for cell in page["Flights"][5]}
    for key, value in new.items():
        page["Flights"].cell(12, heads[key.partition("!")[2]]).value = value
    page.save(book)
    found = changes(old, read_book(book).flights, look())
    assert [(each.kind, each.flight, each.column, each.before, each.after) for each in found] == [
        ("moved", "A", "ends", dt.date(2026, 11, 29), dt.date(2026, 11, 30)),
        ("changed", "A", "budget", 1000.0, 900.0),
        ("dropped", "B", "", 333.33, None),
        ("added", "N", "", None, 10.0),
    ]


def test_impossible_values_are_all_told_with_their_rows(book):
    edit(book, **{"A!Budget": -5, "B!Objective": "nothing", "C!Ends": dt.date(2020, 1, 1),
                  "D!CTR": 3, "D!CPM": "cheap"})  # fmt: skip
    with pytest.raises(ParameterError) as told:
        read_book(book)
    said = str(told.value)
    assert [n for n in (6, 7, 8, 9) if f"row {n}" in said] == [6, 7, 8, 9]
    assert len(told.value.faults) == 5


@pytest.mark.parametrize("break_", ["absent", "text", "headings", "empty"])
def test_a_file_that_is_no_plan_is_refused_in_words(book, break_):
    if break_ == "absent":
        book.unlink()
    elif break_ == "text":
        book.write_text("no workbook", encoding="utf-8")
    else:
        made = openpyxl.load_workbook(book)
        made["Flights"].delete_rows(*((5, 1) if break_ == "headings" else (6, 9)))
        made.save(book)
    with pytest.raises(ParameterError):
        read_book(book)


def test_accepted_rows_are_read_by_the_brief_and_the_file_before_is_kept(tmp_path):
    folder = write_client(tmp_path / "petits_pots")
    flights = read_flights(filled("flights", *({**BASE, **each} for each in ROWS)))
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / "flights.csv").write_text("old", encoding="utf-8")
    for code in LANGUAGES:
        accept(folder, flights, look(code), TODAY)
    kept = sorted(each.name for each in (folder / "inputs" / ".previous").iterdir())
    assert kept == ["flights-2026-11-22-2.csv", "flights-2026-11-22.csv"]
    assert (folder / "inputs" / ".previous" / kept[1]).read_text(encoding="utf-8") == "old"
    read = read_flights(read_brief(folder).inputs["flights"])
    assert changes(flights, read, look()) == ()
    lines = (folder / "inputs" / "flights.csv").read_text(encoding="utf-8").splitlines()
    assert not any(cell.startswith("=") for line in lines for cell in line.split(";"))


# -- the command ---------------------------------------------------------------------


@pytest.fixture
def client(tmp_path):
    folder = write_client(tmp_path / "petits_pots", BRIEF)
    flights = read_flights(filled("flights", {**BASE, "budget": 500.0}))
    accept(folder, flights, look(), TODAY)
    return folder


def test_the_plan_goes_beside_the_report_and_comes_back_by_the_command(client, tmp_path, capsys):
    (path,) = write_plan(str(client), languages=("en",), out=tmp_path / "out")
    assert path.parts[-3:] == ("petits_pots", "2026-10", "media_plan_en.xlsx")
    assert not list(path.parent.glob(".*"))
    edit(path, **{"A!Budget": 750})
    before = (client / "inputs" / "flights.csv").read_bytes()
    with pytest.raises(SystemExit) as left:
        cli.main(["plan", str(client), "--read", str(path), "--out", str(tmp_path / "out")])
    assert left.value.code == 0
    assert "750" in capsys.readouterr().out
    sent = Sent(path, out=tmp_path / "out")
    found = read_plan(str(client), sent, Asked(NOW))
    told = [each.difference for each in found.items]
    assert [(each.field, each.before, each.after) for each in told] == [("budget", 500.0, 750.0)]
    assert (client / "inputs" / "flights.csv").read_bytes() == before
    with pytest.raises(SystemExit):
        cli.main(["plan", str(client), "--read", str(path), "--accept", "--out",
                  str(tmp_path / "out")])  # fmt: skip
    assert read_brief(client).inputs["flights"]["budget"].tolist() == [750.0]
    (entry,) = read_log(client, "media_plan")
    assert (entry.row, entry.field, entry.before, entry.after, entry.verdict) == (
        "A", "budget", "500", "750", "accepted",
    )  # fmt: skip
    assert entry.version == "1"


def test_comments_and_an_approval_typed_in_the_plan_are_settled_one_by_one(client, tmp_path):
    (path,) = write_plan(str(client), languages=("en",), out=tmp_path / "out")
    edit(path, **{"A!Budget": 900, "A!Client's comment": "Too much", "A!State": "approved",
                  "A!Approved by (a role)": "Head of marketing"})  # fmt: skip
    sent = Sent(path, out=tmp_path / "out")
    found = read_plan(str(client), sent, Asked(NOW))
    told = [(each.number, each.difference.kind, each.difference.author) for each in found.items]
    assert told == [(1, "changed", "client"), (2, "commented", "client"),
                    (3, "approved", "Head of marketing")]  # fmt: skip
    asked = Asked(NOW, accept="2-3", refuse="1", because="The budget is settled", by="Agency")
    read_plan(str(client), sent, asked)
    row = read_brief(client).inputs["flights"].iloc[0]
    assert row["budget"] == 500.0
    assert (row["comment_client"], row["state"], row["approved_by"]) == (
        "Too much", "approved", "Head of marketing",
    )  # fmt: skip
    assert row["approved_on"].date() == TODAY
    again = read_plan(str(client), sent, Asked(NOW))
    assert [(each.number, each.refused.reason) for each in again.items] == [
        (1, "The budget is settled")
    ]


def test_a_client_without_flights_or_split_is_told_so(tmp_path):
    folder = write_client(tmp_path / "petits_pots", BRIEF)
    with pytest.raises(ParameterError) as told:
        write_plan(str(folder), out=tmp_path / "out")
    assert "No flight can be planned" in str(told.value)
