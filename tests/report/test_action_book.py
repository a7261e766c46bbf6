"""``action_plan_<lang>.xlsx``: inert text, live totals, and the way back into the inputs."""

import datetime as dt

import openpyxl
import pandas as pd
import pytest

from report.spreadsheet import recalculated
from stratbook import cli
from stratbook.brief.actions import follow, read_actions
from stratbook.brief.read import read_brief
from stratbook.core.errors import ParameterError
from stratbook.core.finding import Action, Confidence, Finding
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import facts_of
from stratbook.core.vocabulary import Level
from stratbook.display.look import Look
from stratbook.plan.actions import plan_actions
from stratbook.plan.actions.plan import Known
from stratbook.report.actions.book import write_book
from stratbook.report.actions.changes import differences, with_numbers
from stratbook.report.actions.command import read_actions_back
from stratbook.report.actions.reading import read_book
from strategy.platforms_rows import END, day, rows
from tiny_client import BRIEF, write_client

HOSTILE = '=HYPERLINK("http://evil.example","x")'
TODAY = dt.date(2026, 11, 22)
DONE = pd.Timestamp(2026, 11, 20).to_pydatetime()  # as a spreadsheet holds days
LATER = pd.Timestamp(2027, 1, 4).to_pydatetime()
TYPED = (
    {"action": HOSTILE, "owner": "CM", "due": day(10, 10), "cost": 100.5, "hours": 3.0,
     "kpi": "reach", "state": "doing", "effect_low": 0.25, "depends_on": "Film"},
    {"action": "Film", "owner": "CM", "start": day(11, 2), "due": day(12, 1), "cost": 49.5,
     "lever": "content", "cta": "buy", "platform": "instagram", "objective": "seen",
     "impact": "high", "effort": "low", "confidence": "medium", "effect_seen": "+ questions"},
    {"action": "Old", "due": day(9, 1), "done_on": day(9, 3), "state": "done", "hours": 4.5},
)  # fmt: skip
RECOMMENDED = Finding(
    key="links.unknown", chapter="06_media_plan",
    confidence=Confidence(level=Level.HIGH, why=""),
    facts=facts_of({"campaigns": "X", "sessions": 5, "share": 0.5}),
    impact=0.5, action=Action(kpi="reach", effort=Level.LOW),
)  # fmt: skip


def look(code="en"):
    return Look(language(code))


def planned(*findings):
    given = follow(read_actions(rows("actions", *TYPED), rows("questions")), END)
    known = Known(END, given, country="FR", currency="EUR")
    return plan_actions(known, findings, lambda each: each.key)


@pytest.fixture(params=sorted(LANGUAGES))
def book(request, tmp_path):
    path = tmp_path / f"action_plan_{request.param}.xlsx"
    write_book(path, look(request.param), planned(), "Petits Pots")
    return path


def headed(page):
    """Return the columns of a page by heading, and its row of headings."""
    at = next(n for n, row in enumerate(page.iter_rows(values_only=True), 1) if "Action" in row)
    return {cell.value: cell.column for cell in page[at] if cell.value}, at


def edited(path, action, heading, value):
    """Change one cell of the row of an action."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    columns, top = headed(page)
    row = next(n for n in range(top + 1, page.max_row + 1)
               if page.cell(n, columns["Action"]).value == action)  # fmt: skip
    page.cell(row, columns[heading]).value = value
    book.save(path)


def test_what_is_written_is_read_back_whole_in_both_languages(book):
    returned = read_book(book)
    own = look(returned.language.code)
    old = with_numbers(read_actions(rows("actions", *TYPED), rows("questions")))
    assert returned.proposed == 0
    assert len(returned.actions) == len(TYPED)
    assert differences(old, returned.actions, own) == ()


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_book(one, look(), planned(), "Petits Pots")
    write_book(other, look(), planned(), "Petits Pots")
    assert one.read_bytes() == other.read_bytes()


def test_no_text_of_the_client_s_is_a_formula(book):
    page = openpyxl.load_workbook(book).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value == HOSTILE]
    assert [cell.data_type for cell in cells] == ["s"]


def test_totals_and_lateness_are_live_and_a_spreadsheet_agrees(book, tmp_path):
    room = tmp_path / "office"
    room.mkdir()
    ours = openpyxl.load_workbook(book, data_only=True)
    theirs = openpyxl.load_workbook(recalculated(book, room), data_only=True)
    written = openpyxl.load_workbook(book)
    found = {}
    for page in written:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    place = page.title, cell.coordinate
                    found[place] = [each[page.title][cell.coordinate].value
                                    for each in (ours, theirs)]  # fmt: skip
    numbers = [one for one, _ in found.values() if isinstance(one, int | float)]
    assert {150.0, 7.5, 21} <= set(numbers)  # cost, hours, days late on 31 October
    for place, (one, other) in found.items():
        assert (one or None) == (other or None), place


def test_a_proposed_action_stays_a_recommendation_until_it_is_taken_on(tmp_path, monkeypatch):
    monkeypatch.setattr("stratbook.report.actions.record.names.told", lambda _, row: "Tag links")
    path = tmp_path / "plan.xlsx"
    write_book(path, look(), planned(RECOMMENDED), "Petits Pots")
    assert read_book(path).proposed == 1
    edited(path, "Tag links", "State", "to do")
    returned = read_book(path)
    assert returned.proposed == 0
    taken = next(each for each in returned.actions if each.name == "Tag links")
    assert taken.answers == ("links.unknown | reach",)
    assert taken.id.startswith("R")


def client(tmp_path):
    folder = write_client(tmp_path / "pots")
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / "actions.csv").write_text(
        "Action;Responsable (un rôle);Échéance;Coût;Heures;KPI (son identifiant);État\n"
        "Filmer;CM;2026-12-01;49,5;;reach;à faire\nCoudre;CM;2026-11-10;;3;reach;à faire\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def sent(tmp_path):
    """Return a client and the plan that was written from its sheet."""
    folder = client(tmp_path)
    brief = read_brief(folder)
    given = follow(read_actions(brief.inputs["actions"], brief.inputs["questions"]), END)
    path = tmp_path / "action_plan_fr.xlsx"
    write_book(path, look("fr"), plan_actions(Known(END, given, currency="EUR")), "Petits Pots")
    return folder, path


def test_changes_are_numbered_and_accepted_one_by_one(sent):
    folder, path = sent
    edited(path, "Filmer", "État", "faite")
    edited(path, "Filmer", "Faite le", DONE)
    edited(path, "Coudre", "Responsable (un rôle)", "Direction")
    shown = read_actions_back(str(folder), path, accept="", today=TODAY)
    assert shown.accepted is None
    numbers = [row[0].value for row in shown.sheet.rows]
    assert numbers == [1, 2, 3]
    done = read_actions_back(str(folder), path, accept="1-2", today=TODAY)
    assert done.accepted == folder / "inputs" / "actions.csv"
    kept = {each.name: each for each in read_actions(*sheets(folder))}
    # 1 and 2 are Filmer's day and state; 3, Coudre's owner, waits.
    assert (kept["Filmer"].state, kept["Coudre"].owner) == ("done", "CM")
    assert (folder / "inputs" / ".previous" / "actions-2026-11-22.csv").is_file()
    left = read_actions_back(str(folder), path, accept="", today=TODAY)
    assert len(left.sheet.rows) == 1
    whole = read_actions_back(str(folder), path, accept="all", today=TODAY)
    assert whole.accepted is not None
    kept = {each.name: each for each in read_actions(*sheets(folder))}
    assert (kept["Filmer"].state, kept["Filmer"].done_on) == ("done", dt.date(2026, 11, 20))
    assert (kept["Coudre"].owner, kept["Coudre"].hours) == ("Direction", 3)
    assert kept["Filmer"].cost == 49.5
    assert read_actions_back(str(folder), path, accept="", today=TODAY).sheet is None


def test_an_answered_question_s_action_is_no_change_until_somebody_changes_it(sent, tmp_path):
    folder, _ = sent
    (folder / "inputs" / "questions.csv").write_text(
        "Question;Réponse;Action;Responsable (un rôle);Coût\n"
        "quelles personnes faut-il ?;Deux;Former;Direction;\n"
        "quand publier ?;Le soir;Coudre;;600\n",
        encoding="utf-8",
    )
    given = follow(read_actions(*sheets(folder)), END)
    path = tmp_path / "whole.xlsx"
    write_book(path, look("fr"), plan_actions(Known(END, given, currency="EUR")), "Petits Pots")
    assert read_actions_back(str(folder), path, accept="", today=TODAY).sheet is None
    edited(path, "Former", "Responsable (un rôle)", "CM")
    (row,) = read_actions_back(str(folder), path, accept="all", today=TODAY).sheet.rows
    assert [each.text for each in row[4:]] == ["Direction", "CM"]
    kept = {each.name: each for each in read_actions(*sheets(folder))}
    assert (kept["Former"].owner, kept["Coudre"].cost) == ("CM", 600)
    typed = (folder / "inputs" / "actions.csv").read_text(encoding="utf-8")
    assert "600" not in typed  # what the other sheet says stays there
    assert read_actions_back(str(folder), path, accept="", today=TODAY).sheet is None


def sheets(folder):
    inputs = read_brief(folder).inputs
    return inputs["actions"], inputs["questions"]


def test_every_fault_of_the_file_is_named_at_once(sent):
    _, path = sent
    edited(path, "Filmer", "État", "presque")
    edited(path, "Coudre", "Coût", "beaucoup")
    with pytest.raises(ParameterError) as caught:
        read_book(path)
    told = " ".join(each.problem.plain() for each in caught.value.faults)
    assert len(caught.value.faults) == 2
    assert "presque" in told
    assert "beaucoup" in told


def test_dates_in_the_wrong_order_and_unknown_kpis_are_refused(sent):
    _, path = sent
    edited(path, "Filmer", "Début", LATER)
    edited(path, "Coudre", "KPI (son identifiant)", "klout")
    with pytest.raises(ParameterError) as caught:
        read_book(path)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("asked", ["7", "x", "0", "1,9"])
def test_a_number_that_names_no_change_is_refused_and_nothing_is_written(sent, asked):
    folder, path = sent
    edited(path, "Coudre", "Responsable (un rôle)", "Direction")
    before = (folder / "inputs" / "actions.csv").read_bytes()
    with pytest.raises(ParameterError):
        read_actions_back(str(folder), path, accept=asked, today=TODAY)
    assert (folder / "inputs" / "actions.csv").read_bytes() == before


def test_the_command_writes_and_reads_back(tmp_path, capsys):
    folder = client(tmp_path)
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as ended:
        cli.main(["actions", str(folder), "--out", str(out)])
    assert ended.value.code == 0
    (path,) = out.rglob("action_plan_*.xlsx")
    assert str(path) in capsys.readouterr().out.replace("\n", "")
    edited(path, "Coudre", "Responsable (un rôle)", "Direction")
    with pytest.raises(SystemExit):
        cli.main(["actions", str(folder), "--read", str(path), "--accept", "all"])
    assert BRIEF
    assert "Direction" in (folder / "inputs" / "actions.csv").read_text(encoding="utf-8")
