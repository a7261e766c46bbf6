"""Corrections, comments and approvals settled one by one, with a log that only grows."""

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

from report.calendar_rows import HOSTILE, ROWS
from stratbook import cli
from stratbook.brief.read import read_brief
from stratbook.core.errors import ParameterError
from stratbook.core.language import language
from stratbook.display.look import Look
from stratbook.plan.calendar.row import rows_of
from stratbook.report.calendar.columns import ORDER, SHEET, row_values
from stratbook.report.calendar.command import Wanted, write_calendar
from stratbook.report.calendar.returning import read_calendar
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import FILE, Entry, appending, read_log, version_of
from stratbook.report.validation.review import Item, review
from stratbook.report.validation.sent import Sent
from stratbook.report.validation.told import notes_of
from stratbook.report.validation.verdicts import Asked, settle
from stratbook.report.workbook.keeping import csv_text
from tiny_client import write_client

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
COLUMN = {key: at for at, key in enumerate(ORDER, start=1)}


@pytest.fixture
def client(tmp_path):
    folder = write_client(tmp_path / "petits_pots")
    look = Look(language("fr"))
    text = csv_text(SHEET, [row_values(row, look) for row in ROWS], look)
    (folder / "inputs" / "calendar.csv").write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def sent(client, tmp_path):
    out = tmp_path / "out"
    book, events = write_calendar(str(client), NOW.date(), Wanted(out=out)).paths
    assert book.parts[-3:] == ("petits_pots", "2026-10", "calendar_fr.xlsx")
    assert events.name == "calendar_fr.ics"
    made = openpyxl.load_workbook(book)
    page = made.worksheets[0]
    page.cell(5, COLUMN["date"]).value = dt.date(2026, 11, 4)
    page.cell(5, COLUMN["comment_client"]).value = "Plutôt mercredi"
    page.cell(6, COLUMN["angle"]).value = "Un prix clair"
    page.cell(6, COLUMN["state"]).value = "validé"
    page.delete_rows(7)
    made.save(book)
    return Sent(book, out=out)


def calendar(folder):
    return {
        row.id: replace(row, source="") for row in rows_of(read_brief(folder).inputs["calendar"])
    }


def told(found):
    return [
        (e.number, e.difference.kind, e.difference.row, e.difference.field) for e in found.items
    ]


ALL = [
    (1, "moved", "N1", "date"), (2, "commented", "N1", "comment_client"),
    (3, "changed", "N2", "angle"), (4, "approved", "N2", "state"), (5, "dropped", "N3", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "english", "french"),
    [
        (("date",), "1 difference in 1 row.", "1 écart sur 1 ligne."),
        (("date", "angle"), "2 differences in 1 row.", "2 écarts sur 1 ligne."),
    ],
)
def test_differences_and_rows_are_counted_apart(fields, english, french):
    items = [Item(at, Difference("changed", "N1", each)) for at, each in enumerate(fields, 1)]
    counted = notes_of(items)[0]
    assert counted.plain() == english
    assert language("fr").render(counted) == french


def test_reading_shows_everything_and_writes_nothing(client, sent):
    before = {path: path.read_bytes() for path in client.rglob("*") if path.is_file()}
    assert told(read_calendar(str(client), sent, Asked(NOW))) == ALL
    assert {path: path.read_bytes() for path in client.rglob("*") if path.is_file()} == before


def test_some_are_accepted_some_refused_and_the_rest_stays_open(client, sent):
    asked = Asked(NOW, accept="1-2,4", refuse="3", because="Déjà dit en octobre", by="Agence")
    read_calendar(str(client), sent, asked)
    rows = calendar(client)
    assert (rows["N1"].date, rows["N1"].comment_client) == (dt.date(2026, 11, 4), "Plutôt mercredi")
    assert rows["N2"] == replace(
        ROWS[1], state="approved", approved_by="client", approved_on=NOW.date()
    )
    assert rows["N3"] == ROWS[2]
    assert len(list((client / "inputs" / ".previous").iterdir())) == 1
    again = read_calendar(str(client), sent, Asked(NOW))
    assert [(e.number, e.refused and e.refused.reason) for e in again.items] == [
        (3, "Déjà dit en octobre"), (5, None),
    ]  # fmt: skip
    assert [len(each.rows) for each in again.sheets] == [1, 1]


def test_numbers_stay_the_same_when_others_were_settled(client, sent):
    read_calendar(str(client), sent, Asked(NOW, accept="1"))
    found = read_calendar(str(client), sent, Asked(NOW))
    assert told(found) == ALL[1:]
    read_calendar(str(client), sent, Asked(NOW, accept="5"))
    assert calendar(client)["N3"].state == "dropped"


def test_the_log_says_who_what_when_and_why(client, sent):
    asked = Asked(NOW, accept="2,4", refuse="1", because="Férié", by="Cheffe de projet")
    read_calendar(str(client), sent, asked)
    accepted, approved, refused = read_log(client, "calendar")
    assert (accepted.proposed_by, accepted.field, accepted.after, accepted.version) == (
        "client", "comment_client", "Plutôt mercredi", "1",
    )  # fmt: skip
    assert (approved.kind, approved.before, approved.after) == ("approved", "draft", "approved")
    assert (refused.before, refused.after, refused.verdict, refused.reason) == (
        "2026-11-02", "2026-11-04", "refused", "Férié",
    )  # fmt: skip
    assert {each.decided_by for each in (accepted, refused)} == {"Cheffe de projet"}
    assert len(refused.digest) == 64
    assert version_of(read_log(client, "calendar")) == 2


def test_what_was_refused_may_be_taken_up_by_its_number(client, sent):
    read_calendar(str(client), sent, Asked(NOW, refuse="3", because="Non"))
    read_calendar(str(client), sent, Asked(NOW, accept="all"))
    assert calendar(client)["N2"].angle == ""
    read_calendar(str(client), sent, Asked(NOW, accept="3"))
    assert calendar(client)["N2"].angle == "Un prix clair"


def test_what_the_consultant_changed_since_is_not_taken_for_the_clients(client, sent):
    path = client / "inputs" / "calendar.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("18:30", "08:00"), encoding="utf-8")
    found = read_calendar(str(client), sent, Asked(NOW, accept="all"))
    assert told(found) == ALL
    assert calendar(client)["N1"].time == dt.time(8)


def test_a_signature_approves_what_awaits_validation_and_is_kept(client, sent):
    made = openpyxl.load_workbook(sent.file)
    page = made["Validation"]
    page["B4"].value, page["B5"].value = "Direction", dt.date(2026, 11, 21)
    page["B6"].value = "validé"
    made.save(sent.file)
    found = read_calendar(str(client), sent, Asked(NOW, accept="all"))
    assert ("approved", "N1") in {(e.difference.kind, e.difference.row) for e in found.items}
    row = calendar(client)["N1"]
    assert (row.state, row.approved_by) == ("approved", "Direction")
    (signed,) = [each for each in read_log(client) if each.kind == "signed"]
    assert signed.after == "validated · Direction · 2026-11-21"
    assert read_calendar(str(client), sent, Asked(NOW)).items == ()


def test_the_calendar_of_another_client_is_refused(client, sent, tmp_path):
    other = write_client(tmp_path / "autre")
    (other / "inputs" / "calendar.csv").write_bytes(
        (client / "inputs" / "calendar.csv").read_bytes()
    )
    with pytest.raises(ParameterError, match="another client"):
        read_calendar(str(other), sent, Asked(NOW))


@pytest.mark.parametrize(
    ("accept", "refuse", "because"),
    [("9", "", ""), ("1", "1", "x"), ("", "2", ""), ("un", "", ""), ("all", "all", "x")],
)
def test_a_verdict_that_cannot_be_is_refused_and_nothing_is_written(
    client, sent, accept, refuse, because
):
    before = (client / "inputs" / "calendar.csv").read_bytes()
    with pytest.raises(ParameterError):
        read_calendar(str(client), sent, Asked(NOW, accept, refuse, because))
    assert (client / "inputs" / "calendar.csv").read_bytes() == before
    assert not (client / FILE).exists()


def test_a_bad_cell_leaves_with_exit_code_1_and_writes_nothing(client, sent, capsys):
    made = openpyxl.load_workbook(sent.file)
    made.worksheets[0].cell(5, COLUMN["date"]).value = "demain"
    made.save(sent.file)
    with pytest.raises(SystemExit) as left:
        cli.main(["calendar", str(client), "--read", str(sent.file), "--accept", "--out",
                  str(sent.out)])  # fmt: skip
    assert left.value.code == 1
    assert "demain" in capsys.readouterr().err
    assert not (client / FILE).exists()


def test_accept_alone_on_the_command_line_takes_all(client, sent):
    with pytest.raises(SystemExit) as left:
        cli.main(["calendar", str(client), "--read", str(sent.file), "--accept", "--out",
                  str(sent.out)])  # fmt: skip
    assert left.value.code == 0
    assert {each.verdict for each in read_log(client)} == {"accepted"}
    assert len(read_log(client)) == 5
    assert {each.decided_by for each in read_log(client)} == {"agence"}


# -- the log ---------------------------------------------------------------------------


def entry(**changes):
    told = dict.fromkeys(Entry.__dataclass_fields__, "") | {
        "when": NOW.isoformat(), "document": "calendar", "digest": "d", "number": "1",
        "verdict": "accepted",
    }  # fmt: skip
    return Entry(**(told | changes))


def test_the_log_only_grows_and_holds_any_text(tmp_path):
    first = [entry(after=HOSTILE, before=" =x", reason='a;"b"\nc'), entry(row="-1", after="")]
    with appending(tmp_path, first) as path:
        pass
    old = path.read_bytes()
    with appending(tmp_path, [entry(row="N2")]):
        pass
    assert path.read_bytes().startswith(old)
    assert list(read_log(tmp_path)) == [*first, entry(row="N2")]
    assert ";=" not in path.read_text(encoding="utf-8")


def test_a_failure_meanwhile_leaves_the_log_as_it_was(tmp_path):
    with appending(tmp_path, [entry()]) as path:
        pass
    old = path.read_bytes()
    with pytest.raises(OSError, match="full"), appending(tmp_path, [entry(row="N2")]):
        raise OSError("full")
    assert path.read_bytes() == old
    assert sorted(each.name for each in path.parent.iterdir() if "validations-" in each.name) == []


def test_a_spoilt_log_is_never_written_over(tmp_path):
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(ParameterError), appending(tmp_path, [entry()]):
        pass
    assert path.read_text(encoding="utf-8") == "a;b\n1;2\n"


def test_runs_of_numbers_are_chosen():
    items = review([Difference("changed", f"N{n}", "angle", after="x") for n in range(6)], (), "d")
    found = settle(items, Asked(NOW, accept="1,3-5", refuse="all", because="x"))
    assert [each.number for each in found.accepted] == [1, 3, 4, 5]
    assert [each.number for each in found.refused] == [2, 6]
    assert isinstance(items[0], Item)
