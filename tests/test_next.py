"""``stratbook next``: one key of client.yml changes, and what is missing is said."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook import cli
from stratbook.brief import advance as advancing
from stratbook.brief.advance import advance, next_period, with_period
from stratbook.brief.client_file import read_client
from stratbook.brief.new import new_client
from stratbook.brief.yaml_text import parse
from stratbook.core.errors import BriefError, ParameterError
from stratbook.core.period import month, parse_period
from stratbook.report.next import begin_next
from tiny_client import BRIEF, write_client

COMMENTED = (
    "# Les Petits Pots : ne pas toucher à la ligne du bas\n"
    + BRIEF.replace("period: 2026-10", "period:   '2026-10'   # le mois du rapport")
    + "budget:   {total: 4000,   period: 2026-07-01..2026-10-31}  # fini\n"
    + "compare_with: 2025-10\n"
    + "exports: {extracted_on: 2026-11-03}\n"
    + "# period: 2026-10\n"
)
ACTIONS = """\
Action;Responsable (un rôle);Échéance;Faite le;État
Refaire les fiches;Community manager;2026-10-15;2026-10-22;faite
Fermer la page;Community manager;2026-09-30;;en cours
Ouvrir Pinterest;Direction;2026-11-30;;à faire
"""
DECISIONS = """\
Chapitre;Question;Choix;Échéance
plateformes et actions;Que faire de TikTok ?;;2026-10-15
plateformes et actions;Garder X ?;oui;2026-12-31
"""
MEDIA = "Média;Période;Type\nBlog;2026-10;blog\nPresse;2026-09;presse\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("STRATBOOK_LANG", "en")


@pytest.fixture
def client(tmp_path):
    folder = write_client(tmp_path / "petits_pots", COMMENTED)
    for name, text in (("actions", ACTIONS), ("decisions", DECISIONS), ("media", MEDIA)):
        (folder / "inputs" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    def ran(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            cli.main([str(each) for each in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return int(left.value.code or 0), said.out, said.err

    return ran


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".keep.lock"  # stays, empty, as other locks do
    }


# -- the one key ------------------------------------------------------------------------


def test_november_is_made_from_october(run, client):
    before = files(client)
    code, said, complaints = run("next", client)
    assert (code, complaints) == (0, "")
    assert "From October 2026 to November 2026." in said
    after = files(client)
    assert after.pop("history/2026-10/client.yml") == before["client.yml"]
    changed = after.pop("client.yml").decode()
    assert changed == COMMENTED.replace("'2026-10'   #", "'2026-11'   #")
    del before["client.yml"]
    assert after == before
    assert read_client(client)[0].period == month(2026, 11)


def test_a_dry_run_writes_nothing(run, client):
    before = files(client)
    code, said, _ = run("next", client, "--dry-run")
    assert code == 0
    assert "Nothing was written." in said
    assert "To export again" in said
    assert files(client) == before


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-10", "2026-11"),
        ("2026-12", "2027-01"),
        ("2026-W52", "2026-W53"),
        ("2026-W53", "2027-W01"),
        ("2026-Q4", "2027-Q1"),
        ("2026-Q1", "2026-Q2"),
        ("2026", "2027"),
    ],
)
def test_each_kind_of_period_has_its_next(now, following):
    found = next_period(parse_period(now))
    assert found.code == following
    assert found.previous() == parse_period(now)


def test_two_dates_need_to_be_told_what_follows(run, client):
    text = COMMENTED.replace("'2026-10'", "2026-09-14..2026-10-31")
    (client / "client.yml").write_text(text, encoding="utf-8")
    code, _, said = run("next", client)
    assert code == 1
    assert "Say it with --to" in said
    assert run("next", client, "--to", "2026-11-01..2026-12-24")[0] == 0
    assert (client / "client.yml").read_text("utf-8") == text.replace(
        "2026-09-14..2026-10-31", "2026-11-01..2026-12-24"
    )
    assert (client / "history" / "2026-09-14..2026-10-31" / "client.yml").is_file()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("2026-10", "2026-10 does not come after the period of client.yml, 2026-10."),
        ("2026-Q4", "2026-Q4 does not come after"),
        ("2025-11", "2025-11 does not come after"),
        ("november", "november is not a period."),
    ],
)
def test_a_period_that_does_not_follow_is_refused(run, client, wanted, said):
    before = files(client)
    code, _, complaints = run("next", client, "--to", wanted)
    assert code == 1
    assert said in complaints
    assert files(client) == before


def test_a_period_further_off_may_be_asked_for(run, client):
    assert run("next", client, "--to", "2026-12")[0] == 0
    assert read_client(client)[0].period == month(2026, 12)


@pytest.mark.parametrize("there", ["2026-10", "2026-11"])
def test_what_the_history_holds_is_never_written_over(run, client, there):
    (client / "history" / there).mkdir(parents=True)
    (client / "history" / there / "client.yml").write_text("# an older one\n", encoding="utf-8")
    before = files(client)
    code, _, said = run("next", client)
    assert code == 1
    assert f"The history already holds {there}." in said
    assert files(client) == before


def test_no_client_and_a_faulty_brief_are_refused(run, tmp_path, client):
    assert "holds no client.yml" in run("next", tmp_path / "none")[2]
    (client / "client.yml").write_text(COMMENTED.replace("btoc", "shop"), encoding="utf-8")
    before = files(client)
    code, _, said = run("next", client)
    assert code == 1
    assert "shop" in said
    assert files(client) == before


def test_a_folder_that_cannot_be_written_is_left_as_it_was(client, monkeypatch):
    before = files(client)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(advancing.shutil, "copymode", full)
    with pytest.raises(ParameterError, match="No space left on device"):
        advance(client, month(2026, 10), month(2026, 11))
    assert files(client) == before


def test_three_steps_keep_three_briefs(client):
    for _ in range(3):
        begin_next(client)
    kept = sorted(path.name for path in (client / "history").iterdir())
    assert kept == ["2026-10", "2026-11", "2026-12"]
    assert read_client(client)[0].period == month(2027, 1)


# -- nothing else changes ----------------------------------------------------------------

SPACE = st.sampled_from(["", " ", "   "])
COMMENT = st.sampled_from(["", " # period: 2026-10", "  # é ’ 🦔", " #"])
LINE = st.sampled_from([
    "", "# a comment: period: 2020-01", "language: fr", "currency:   EUR  # x",
    "agency: {name: 'É'}", "brand: {colour: \"#0b5394\"}",
    "budget:\n  total: 3\n  period: 2026-10 # not this one",
])  # fmt: skip


@given(
    before=st.lists(LINE, max_size=4),
    after=st.lists(LINE, max_size=4),
    quote=st.sampled_from(["", "'", '"']),
    around=st.tuples(SPACE, COMMENT),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_every_other_character_stays(before, after, quote, around, end):
    space, comment = around
    first = [each for at, each in enumerate(before) if each not in before[:at] or not each]
    rest = [each for each in after if each not in first and after.count(each) == 1]

    def whole(code: str) -> str:
        line = f"period: {space}{quote}{code}{quote}{comment}"
        return "\n".join([*first, line, *rest, ""]).replace("\n", end)

    wanted = whole("2027-Q1")
    assert with_period(whole("2026-10"), "2027-Q1") == wanted
    assert parse(wanted, "client.yml").data["period"] == "2027-Q1"


def test_bytes_an_editor_puts_first_are_kept(client):
    raw = b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode()
    (client / "client.yml").write_bytes(raw)
    begin_next(client)
    assert (client / "client.yml").read_bytes() == raw.replace(b"'2026-10'", b"'2026-11'")


def test_a_period_over_several_lines_is_not_guessed_at():
    with pytest.raises(ParameterError, match="Write it on one line"):
        with_period("period: |\n  2026-10\nlanguage: fr\n", "2026-11")
    with pytest.raises(ParameterError, match="Write it on one line"):
        with_period("language: fr\n", "2026-11")


# -- what is missing -----------------------------------------------------------------------


def test_exports_that_stop_are_named_with_their_last_day(run, client):
    said = run("next", client)[1]
    assert re.search(r"Publications\s+Instagram\s+exports/posts\.csv\s+22 October 2026", said)


def test_exports_that_reach_the_next_period_are_not(client):
    posts = client / "exports" / "posts.csv"
    with posts.open("a", encoding="utf-8") as file:
        file.write("2026-11-02T09:00:00,instagram,p1102,10,10,1,1\n")
    assert begin_next(client, write=False).series == ()


def test_sheets_filled_each_month_are_asked_for_again(run, client):
    begun = begin_next(client, write=False)
    assert [(each.sheet.id, each.rows) for each in begun.sheets] == [
        ("competitors", 2),
        ("media", 1),
    ]
    with (client / "inputs" / "media.csv").open("a", encoding="utf-8") as file:
        file.write("Blog;2026-11;blog\n")
    begun = begin_next(client, write=False)
    assert [each.sheet.id for each in begun.sheets] == ["competitors"]
    assert "no row for November 2026; October 2026 has 2 rows" in run("next", client)[1]


def test_what_is_open_is_carried_over(client):
    points = begin_next(client, write=False).points
    said = {point.place: point.state.plain() for point in points}
    assert said == {
        "client.yml, budget.period": "over: write the next budget",
        "client.yml, compare_with": "stays as it is: change it, or write previous",
        "client.yml, exports.extracted_on": "to be changed once the new exports are made",
        "inputs/decisions.csv:2": "was to be decided by 15 October 2026",
        "inputs/actions.csv:2": "done: write the effect seen",
        "inputs/actions.csv:3": "32 days late",  # 30 September to 1 November
        "inputs/actions.csv:4": "open, due on 30 November 2026",
    }


def test_an_objective_past_its_date_is_told(client):
    points = begin_next(client, "2027-01", write=False).points
    (past,) = [each for each in points if "objectives" in each.place]
    assert past.place == "client.yml, objectives (reach)"
    assert past.state.plain().startswith("past its date, 31 December 2026")


def test_it_says_it_in_french(run, client):
    said = run("next", client, "--lang", "fr", "--dry-run")[1]
    for each in (
        "À exporter de nouveau",
        "Concurrents",
        "32 jours de retard",
        "Rien n’a été écrit",
    ):
        assert each in said


def test_a_brief_error_is_a_brief_error(client):
    (client / "client.yml").write_text("period: 2026-10\n", encoding="utf-8")
    with pytest.raises(BriefError):
        begin_next(client)


# -- a folder that lacks everything, or nearly ---------------------------------------------


@pytest.fixture(params=["en", "fr"])
def fresh(request, tmp_path):
    new_client(tmp_path / "neuf", request.param, dt.date(2026, 11, 3))
    return tmp_path / "neuf"


def test_a_new_client_is_told_what_it_lacks_and_check_says_the_same(run, fresh):
    code, said, _ = run("next", fresh, "--dry-run")
    assert code == 0
    assert "Nothing is missing" not in said
    words = " ".join(said.split())
    missing = begin_next(fresh, write=False).missing
    assert [each.place for each in missing] == ["client.yml, objectives", "inputs", "exports/"]
    code, checked, _ = run("check", fresh)
    assert code == 0
    for each in missing:
        assert each.message.plain().split(". ")[0] in words
        assert f"{each.place}: {each.message.plain().split('. ')[0]}" in checked


def test_what_a_new_client_lacks_is_said_in_french(run, fresh):
    said = " ".join(run("next", fresh, "--dry-run", "--lang", "fr")[1].split())
    assert "Les objectifs sont encore les exemples d’un nouveau client" in said
    assert "Il n’y a encore aucun fichier dans exports/." in said
    assert "Aucune feuille n’est encore remplie" in said


def test_objectives_that_somebody_touched_are_no_examples(fresh):
    brief = fresh / "client.yml"
    text = brief.read_text("utf-8")
    brief.write_text(text.replace("target: 1000", "target:"), encoding="utf-8")
    places = {each.place: each.message.plain() for each in begin_next(fresh, write=False).missing}
    (objective,) = [each for each in places if each.startswith("client.yml")]
    assert re.fullmatch(r"client\.yml, objectives\[2\] \(\w+\)", objective)
    assert places[objective].startswith("No target")


def test_exports_that_nobody_can_read_are_not_nothing_missing(run, fresh):
    (fresh / "exports" / "strange.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    begun = begin_next(fresh, write=False)
    assert [each.place for each in begun.faults] == ["exports/strange.csv:1"]
    assert begun.missing[-1].message.plain().startswith("No file of exports/ gave a row")
    assert "To put right" in run("next", fresh, "--dry-run")[1]


def test_exports_older_than_the_period_are_told(client):
    assert begin_next(client).missing == ()  # the brief of October, exports up to its 22nd
    (old,) = begin_next(client, write=False).missing
    assert old.message.plain() == (
        "The exports stop on 22 October 2026, before November 2026 begins: export again, up to "
        "30 November 2026."
    )
