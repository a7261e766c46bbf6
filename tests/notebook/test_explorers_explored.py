"""The explorers of KPIs, comments, unknown files and clients: pure moves, then the widgets."""

import ast
import datetime as dt
import html
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ingest.test_mapping import HOOTSUITE, LINKFLUENCE
from stratbook.brief.keep.writing import Reason, keep
from stratbook.brief.read import read_brief
from stratbook.core.errors import ParameterError
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import EngagementBasis
from stratbook.notebook.explorers import clients, comments, mapped, measured
from stratbook.notebook.explorers.choosing import explore_clients
from stratbook.notebook.explorers.kpis import explore_kpis
from stratbook.notebook.explorers.mapping import explore_mapping
from stratbook.notebook.explorers.triage import explore_triage
from stratbook.notebook.session import open_session
from stratbook.report.check import check_client
from stratbook.strategy import performance
from tiny_client import BRIEF, write_client

REASON = Reason("Vu en comité", "Direction", pd.Timestamp("2026-11-04").date())
# Facebook wins by followers (30 ÷ 100 = 0.3 against 0.1), Instagram by reach (0.2 against 0.1).
POSTS = "published_at,platform,post_id,format,reach,impressions,reactions,comments,followers\n" + (
    "".join(
        f"2026-10-{day:02d}T09:00:00,{platform},{platform}{day},photo,{reach},{reach},"
        f"{reactions},0,{followers}\n"
        for day in range(1, 13)
        for platform, reach, reactions, followers in (
            ("facebook", 300, 30, 100), ("instagram", 50, 10, 100),
        )
    )
)  # fmt: skip
COMMENTS = (
    "comment;date;time;platform;content;removable;author;reach\n"
    "colis;2026-10-05;10:00;facebook;criticism;yes;customer;200\n"
    "rumeur;2026-10-06;10:00;x;criticism;no;press;200\n"
)

UNDATED = "Date,Video views,Profile views,Likes,Comments,Shares\n" + "".join(
    f"October {day},{100 + day},{day},5,1,0\n" for day in range(1, 9)
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A client with posts of two platforms, two comments and two unknown files."""
    room = tmp_path_factory.mktemp("explored")
    client = write_client(room / "petits_pots")
    (client / "exports" / "posts.csv").write_text(
        POSTS.replace("followers\n", "followers_at_post\n"), encoding="utf-8"
    )
    (client / "exports" / "hootsuite.csv").write_text(HOOTSUITE, encoding="utf-8")
    (client / "exports" / "radar.csv").write_text(LINKFLUENCE, encoding="utf-8")
    (client / "inputs" / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    write_client(room / "autres_pots", BRIEF.replace("Les Petits Pots", "Les Autres Pots"))
    return {
        code: open_session(client, language=code, work=room / "work" / code) for code in LANGUAGES
    }


@pytest.fixture
def session(opened):
    return opened["fr"]


# -- KPIs -----------------------------------------------------------------------------


def test_the_winner_changes_with_the_basis(session):
    room = measured.room_of(session)
    found = measured.rated(room, measured.start(room))
    rates = {each.name: each.rates for each in found}
    assert rates["facebook"][EngagementBasis.REACH] == pytest.approx(30 / 300)
    assert rates["instagram"][EngagementBasis.REACH] == pytest.approx(10 / 50)
    assert rates["facebook"][EngagementBasis.FOLLOWERS] == pytest.approx(30 / 100)
    assert EngagementBasis.VIEWS not in rates["facebook"]  # counted in impressions
    assert performance.leaders(found) == {
        EngagementBasis.REACH: "instagram",
        EngagementBasis.IMPRESSIONS: "instagram",
        EngagementBasis.FOLLOWERS: "facebook",
    }


def test_a_kpi_is_measured_as_asked_or_says_why_not(session):
    room = measured.room_of(session)
    whole = measured.start(room)
    # 12 × (30 + 10) interactions over 12 × (300 + 50) contacts.
    assert measured.measured(room, whole).value == pytest.approx(480 / 4200)
    one = measured.measured(room, replace(whole, platform="instagram", format="photo"))
    assert (one.value, one.n) == (pytest.approx(0.2), 12)
    video = measured.measured(room, replace(whole, format="video"))
    assert video.value is None
    size = measured.measured(room, replace(whole, kpi="community_size", format="photo"))
    assert "par format" in language("fr").render(size.reason)


def test_the_basis_kept_leads_chapter_8(session):
    room = measured.room_of(session)
    first = measured.start(room)
    followers = replace(first, basis=EngagementBasis.FOLLOWERS)
    (change,) = measured.kept(room, followers).changes
    assert (change.path, change.value) == (("report", "engagement_basis"), "followers")
    leading = replace(room.scope, engagement=EngagementBasis.FOLLOWERS)
    table = performance.family_table(leading, "interaction", session.comparison)
    assert table.readings[0].kpi == "er_followers"
    best = performance.ranking(leading)
    assert best.reason is None
    # Alike within their platform and format: 30 ÷ 100 and 10 ÷ 100, each its own median.
    assert {round(each.rate, 2) for each in (*best.top, *best.flop)} <= {0.3, 0.1}


def test_periods_that_the_data_cover(session):
    dates = pd.Series(pd.to_datetime(["2026-08-20", "2026-11-02"]))
    found = measured.covered(dates, parse_period("2026-10"))
    assert [each.code for each in found] == ["2026-11", "2026-10", "2026-09", "2026-08"]
    old = measured.covered(dates, parse_period("2024-02"), most=3)
    assert [each.code for each in old] == ["2026-11", "2026-10", "2024-02"]  # the one asked for too


# -- comments ---------------------------------------------------------------------------


def test_a_comment_has_the_report_s_level(session):
    room = comments.room_of(session)
    assert [each.setting.name for each in room.picks[1:]] == ["rumeur", "colis"]
    rumour = room.picks[1].setting
    assert comments.moved(room, rumour).number == 2  # criticism, fixed, press
    assert comments.moved(room, replace(rumour, removable=True)).number == 1
    assert comments.moved(room, replace(rumour, velocity=1000.0)).number == 3  # fast: one up
    told = comments.moved(room, replace(rumour, draft="Bonjour", level="0"))
    assert (told.number, told.level.computed, told.step) == (0, "2", "ready")


def test_what_is_kept_of_a_comment(session):
    room = comments.room_of(session)
    pick = room.picks[1]
    assert comments.kept(room, pick, pick.setting) is None
    (override,) = comments.kept(room, pick, replace(pick.setting, level="1")).changes
    assert override.value == {"rule": "reputation.triage", "subject": "rumeur", "choice": "1"}
    own = replace(room.picks[0].setting, name="retard", content="question")
    (moved,) = comments.kept(room, pick, replace(pick.setting, clock="11:30")).changes
    cells = moved.values  # noqa: PD011
    assert (cells["time"], "date" in cells) == ("11:30", False)
    (twin,) = comments.kept(room, pick, replace(pick.setting, name="autre")).changes
    assert twin.where == {"comment": "autre"}
    assert twin.values["date"] == pick.setting.day  # noqa: PD011
    (row,) = comments.kept(room, room.picks[0], own).changes
    assert (row.sheet, row.values["content"]) == ("comments", "question")  # noqa: PD011
    with pytest.raises(ParameterError):
        comments.kept(room, room.picks[0], room.picks[0].setting)


# -- an unknown file ----------------------------------------------------------------------


def test_an_unknown_file_is_mapped_live(session):
    assert mapped.unknown_files(session) == ("exports/hootsuite.csv", "exports/radar.csv")
    room = mapped.room_of(session, "exports/hootsuite.csv")
    first = mapped.start(room)
    found = mapped.moved(room, first)
    assert first.table == "posts"
    assert [len(each) for each in found.read.frames.values()] == [2]
    assert [each.row for each in found.read.account.refused] == [4]
    undated = replace(first, columns=tuple("" if each == "published_at" else each
                                           for each in first.columns))  # fmt: skip
    assert "published_at" in mapped.moved(room, undated).misfits[0].problem.plain()
    with pytest.raises(ParameterError):
        mapped.kept(room, undated)
    nothing = replace(first, columns=("",) * len(first.columns))
    assert mapped.moved(room, nothing).read is None


def test_a_file_that_its_reader_refuses_can_be_mapped_too(tmp_path):
    client = write_client(tmp_path / "pots")
    exports = client / "exports"
    (exports / "Overview.csv").write_text(UNDATED, encoding="utf-8")
    (exports / "Empty.csv").write_text(UNDATED.partition("\n")[0] + "\n", encoding="utf-8")
    (exports / "logo.csv").write_bytes(bytes(range(256)) * 8)
    (exports / "gone.csv").symlink_to("nowhere.csv")
    session = open_session(client, language="en", work=tmp_path / "work")
    assert mapped.unknown_files(session) == ("exports/Overview.csv",)
    shown = painted(explore_mapping(session))
    assert "Video views" in shown
    (fault,) = mapped.refused_for(session, "exports/Overview.csv")
    assert session.look.say(fault.remedy) in html.unescape(shown)


def test_a_mapping_kept_is_read_by_check(session, tmp_path):
    client = write_client(tmp_path / "pots")
    (client / "exports" / "radar.csv").write_text(LINKFLUENCE, encoding="utf-8")
    assert check_client(client).faults
    room = mapped.room_of(session, "exports/radar.csv")
    keep(client, mapped.kept(room, mapped.start(room)), REASON, language=language("fr"))
    checked = check_client(client)
    assert checked.faults == ()
    read = {each.file: each for each in checked.account.files}["exports/radar.csv"]
    assert (read.export, read.kept) == ("mapping", 2)


# -- clients and periods --------------------------------------------------------------------


def test_clients_and_what_the_opened_one_holds(session):
    folders = clients.clients_beside(session.brief.folder)
    assert [each.name for each in folders] == ["autres_pots", "petits_pots"]
    assert clients.line_of(folders[0]).name == "Les Autres Pots"
    found = clients.summary(session)
    held = {each.table: each for each in found.held}
    assert (held["posts"].rows, held["posts"].in_period) == (24, 24)
    assert "ads" in found.missing
    assert found.chapters["03_poem"].tables == ("ads", "mentions")
    before = clients.at_period(session, parse_period("2026-09"))
    assert before.tables is session.tables  # nothing is read or judged again
    assert {each.table: each for each in clients.summary(before).held}["posts"].in_period == 0
    (change,) = clients.kept(before).changes
    assert (change.path, change.value) == (("period",), "2026-09")
    assert 'period = "2026-09"' in clients.line_to_write(before)


def test_a_neighbour_that_nobody_may_read_is_passed_over(session, monkeypatch):
    folder, is_file = session.brief.folder, Path.is_file

    def closed(path):
        if "autres_pots" in path.parts:
            raise PermissionError(13, "Permission denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", closed)
    assert clients.clients_beside(folder) == (folder,)


def test_the_line_to_write_is_python_whatever_the_folder_is_called(session):
    folder = session.brief.folder.parent / "l'\"atelier\\"
    named = replace(session, brief=session.brief.model_copy(update={"folder": folder}))
    line, _ = ast.parse(clients.line_to_write(named)).body
    assert ast.literal_eval(line.value) == str(folder)


def test_a_client_that_cannot_be_opened_leaves_the_one_before(tmp_path):
    client = write_client(tmp_path / "pots")
    faulty = write_client(tmp_path / "vieux", BRIEF.replace("Les Petits Pots", "Les Vieux Pots"))
    chooser = explore_clients(open_session(client, language="en", work=tmp_path / "work"))
    (faulty / "client.yml").write_text("organisation: {}\n", encoding="utf-8")
    named(chooser, "Client").value = faulty
    assert (named(chooser, "Client").value, chooser.session.brief.folder) == (client, client)
    assert 'role="alert"' in painted(chooser)
    named(chooser, "Client").value = client
    chooser.hide_code()
    assert "parameters cell" not in painted(chooser)


# -- the widgets ------------------------------------------------------------------------------


def named(widget, text):
    """Return the control that a description begins with."""
    found = [widget] if getattr(widget, "description", "").startswith(text) else []
    for child in getattr(widget, "children", ()):
        found += [each for each in [named(child, text)] if each is not None]
    return found[0] if found else None


def painted(widget):
    """Return all the HTML a widget shows."""
    own = widget.value if type(widget).__name__ == "HTML" else ""
    return own + "".join(painted(each) for each in getattr(widget, "children", ()))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_widgets_build_and_answer(opened, code):
    session, french = opened[code], code == "fr"
    kpis = explore_kpis(session)
    named(kpis, "Base du taux" if french else "Basis of the rate").value = EngagementBasis.FOLLOWERS
    assert "30" in painted(kpis)  # 0.3 of Facebook
    triage = explore_triage(session)
    named(triage, "Commentaire" if french else "Comment").value = 1
    named(triage, "Texte" if french else "Text").value = "<b>x</b> @jeanne dit"
    shown = painted(triage)
    assert "2 · incident" in shown
    assert "@jeanne" not in shown
    assert "<b>x</b>" not in shown
    mapping = explore_mapping(session)
    named(mapping, "Posted At").value = ""
    assert "published_at" in painted(mapping)
    chooser = explore_clients(session)
    assert chooser.session is session


def test_what_is_known_of_a_comment_stays_until_somebody_types(tmp_path):
    client = write_client(tmp_path / "pots")
    (client / "inputs" / "comments.csv").write_text(
        COMMENTS.replace("2026-10-05", "2025-10-05"), encoding="utf-8"
    )
    triage = explore_triage(open_session(client, language="fr", work=tmp_path / "work"))
    named(triage, "Commentaire").value = 2
    assert named(triage, "Vu le").value == dt.date(2025, 10, 5)  # long before the period
    press(triage, "Rien ne diffère")
    named(triage, "Abonnés de l’auteur").value = "douze"
    assert "«\u00a0douze\u00a0» n’est pas un nombre" in painted(triage)
    press(triage, "Décision non gardée")


def test_another_client_is_opened(session):
    chooser = explore_clients(session)
    named(chooser, "Client").value = clients.clients_beside(session.brief.folder)[0]
    assert chooser.session.brief.file.organisation.name == "Les Autres Pots"
    assert read_brief(session.brief.folder).file.organisation.name == "Les Petits Pots"


def test_nothing_unknown_is_said_kindly(tmp_path):
    session = open_session(write_client(tmp_path / "pots"), language="en", work=tmp_path / "work")
    assert "nothing to map" in explore_mapping(session).markup


def press(widget, words):
    """Fill in reason and role, and press the button."""
    named(widget, "Raison").value = "Vu en comité"
    named(widget, "Responsable").value = "Direction"
    buttons = [each for each in every(widget) if type(each).__name__ == "Button"]
    buttons[-1].click()
    assert words in painted(widget)


def every(widget):
    """Return a widget and all inside it."""
    return [widget] + [one for each in getattr(widget, "children", ()) for one in every(each)]


def test_what_is_kept_is_what_the_next_report_reads(tmp_path):
    client = write_client(tmp_path / "pots")
    (client / "inputs" / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    session = open_session(client, language="fr", work=tmp_path / "work")
    kpis, triage = explore_kpis(session), explore_triage(session)
    named(kpis, "Base du taux").value = EngagementBasis.FOLLOWERS
    press(kpis, "report.engagement_basis")
    named(kpis, "Base du taux").value = EngagementBasis.REACH
    press(kpis, "report.engagement_basis")  # to go back is a decision too
    named(triage, "Commentaire").value = 1
    named(triage, "Niveau décidé").value = "3"
    press(triage, "overrides")
    again = open_session(client, language="fr", work=tmp_path / "work")
    scope = performance.scope_for(again.brief, again.tables, again.period)
    assert scope.engagement is EngagementBasis.REACH
    first = comments.room_of(again).picks[1].setting
    assert (first.name, first.level) == ("rumeur", "3")
    assert again.brief.inputs["decisions"].shape[0] == 3
