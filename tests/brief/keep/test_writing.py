"""A decision kept in a client's folder: whole or not at all, logged, what stood there beside it."""

import datetime as dt
import difflib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from brief.keep.keep_client import CLIENT, POINTS, TARGET, TWO, WHY, decision, files, made
from stratbook.brief.keep.change import AddItem, SetKey, SetRow
from stratbook.brief.keep.place import holding
from stratbook.brief.keep.writing import Reason, Written, keep
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, ParameterError
from stratbook.core.language import language

ENGLISH = language("en")
DEMOS = Path(__file__).parents[3] / "data" / "clients"
NAMES = ("ateliers_du_rivage", "halden_controls", "librairie_du_quai")


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path)


def kept(folder, *changes, why=WHY):
    return keep(folder, decision(*changes), why, language=ENGLISH)


def test_a_decision_is_written_logged_and_what_stood_there_is_beside_it(folder):
    before = files(folder)
    assert kept(folder, *TWO) == Written(
        ("client.yml, line 8, objectives[0].target",
         "inputs/weights.csv, row 2, column Points sur 100", "inputs/weights.csv, row 3",
         "inputs/decisions.csv, row 2"),
        (Path(".previous/client-2026-11-05.yml"),
         Path("inputs/.previous/weights-2026-11-05.csv")),
    )  # fmt: skip
    after = files(folder)
    assert after.pop(".previous/client-2026-11-05.yml") == before["client.yml"]
    assert after.pop("inputs/.previous/weights-2026-11-05.csv") == before["inputs/weights.csv"]
    assert after.pop("client.yml").decode() == CLIENT.replace("150", "160")
    assert after.pop("inputs/weights.csv").decode() == POINTS.replace(
        "100\n", "60\nDirection;sales;40\n"
    ).replace("sur 60\nDirection;sales;40\n", "sur 100\n")
    log = after.pop("inputs/decisions.csv").decode().splitlines()
    assert log[1] == (
        'objectifs;How many leads?;"150, or so; 160";stock;As many as can be served;'
        "The season asks for it;Management;2026-11-05;;"
    )
    assert after == {}
    (row,) = read_brief(folder).inputs["decisions"].to_dict("records")
    assert (row["chapter"], row["owner"], row["on"]) == (
        "01_objectives", "Management", dt.datetime(2026, 11, 5),  # noqa: DTZ001
    )  # fmt: skip


def test_to_keep_again_writes_nothing(folder):
    kept(folder, *TWO)
    before = files(folder)
    assert kept(folder, *TWO, why=Reason("Again", "Board", dt.date(2026, 12, 1))) == Written()
    assert files(folder) == before


def test_a_decision_that_changes_nothing_is_logged_once(folder):
    assert kept(folder).places == ("inputs/decisions.csv, row 2",)
    assert kept(folder, why=Reason(WHY.reason, WHY.by, dt.date(2026, 12, 1))) == Written()
    assert kept(folder, why=Reason("Another reason", WHY.by, WHY.on)).places == (
        "inputs/decisions.csv, row 3",
    )


def test_copies_of_one_day_do_not_replace_one_another(folder):
    for target in (160, 170, 180):
        kept(folder, SetKey(("objectives", "leads", "target"), target))
    assert sorted(path.name for path in (folder / ".previous").iterdir()) == [
        "client-2026-11-05-2.yml", "client-2026-11-05-3.yml", "client-2026-11-05.yml",
    ]  # fmt: skip
    assert "target: 170" in (folder / ".previous" / "client-2026-11-05-3.yml").read_text()


def test_an_override_says_why_by_whom_and_when(folder):
    item = AddItem(
        ("overrides",), {"rule": "platforms.decision", "subject": "TikTok", "choice": "leave"},
        ("rule", "subject"),
    )  # fmt: skip
    kept(folder, item, why=Reason('=cmd|"x"!A1\n because', "PR: agency", WHY.on))
    (found,) = read_brief(folder).file.overrides
    assert (found.reason, found.by, found.on) == ('=cmd|"x"!A1 because', "PR: agency", WHY.on)
    log = (folder / "inputs" / "decisions.csv").read_text(encoding="utf-8")
    assert ';" =cmd|""x""!A1 because";PR: agency;' in log
    assert kept(folder, item) == Written()


def test_marks_and_breaks_of_editors_stay(folder):
    path = folder / "client.yml"
    path.write_bytes(b"\xef\xbb\xbf" + CLIENT.replace("\n", "\r\n").encode())
    kept(folder, TARGET)
    expected = CLIENT.replace("150", "160").replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected


def test_a_text_at_the_end_of_the_file_keeps_its_value(folder):
    text = "agency:\n  confidentiality: |\n    For the board\n    alone"
    (folder / "client.yml").write_bytes((CLIENT + text).encode())
    before = read_brief(folder).file.agency
    kept(folder, SetKey(("currency",), "CHF"), SetKey(("agency", "name"), "Estran"))
    file = read_brief(folder).file
    assert (file.currency, file.agency) == ("CHF", before.model_copy(update={"name": "Estran"}))
    stands = (folder / "client.yml").read_text(encoding="utf-8")
    assert stands == CLIENT + text.replace("|", "|-") + "\n  name: Estran\ncurrency: CHF"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SetKey(("budget", "ad_space"), -5), "too small"),
        (SetKey(("budget", "ad_spaces"), 5), "ad_space"),
        (SetRow("weights", {"department": "Direction", "objective": "leads"}, {"points": 60}),
         "add up to 60, not to 100"),
        (AddItem(("overrides",), {"rule": "platforms.decision", "choice": "sing"}),
         "does not choose “sing”"),
    ],
)  # fmt: skip
def test_what_would_make_the_folder_unreadable_is_refused_with_its_faults(folder, change, said):
    before = files(folder)
    with pytest.raises(BriefError, match=said):
        kept(folder, TARGET, change)
    assert files(folder) == before


@pytest.mark.parametrize(
    ("why", "said"),
    [(Reason(" \n", "Board", WHY.on), "reason"), (Reason("Because", " ", WHY.on), "who decides")],
)
def test_a_reason_and_a_role_are_needed(folder, why, said):
    with pytest.raises(ParameterError, match=said):
        kept(folder, TARGET, why=why)


def test_a_folder_that_is_faulty_already_is_refused(folder):
    (folder / "client.yml").write_text(CLIENT.replace("btoc", "shop"), encoding="utf-8")
    before = files(folder)
    with pytest.raises(BriefError, match="shop"):
        kept(folder, TARGET)
    assert files(folder) == before


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_failure_in_the_middle_leaves_the_folder_as_it_was(folder, monkeypatch, fails_at):
    kept(folder, SetKey(("objectives", "leads", "target"), 155))
    before, count, replace = files(folder), iter(range(1, 9)), Path.replace

    def failing(self, target):
        if next(count) == fails_at:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(ParameterError, match="No space left on device"):
        kept(folder, *TWO)
    assert files(folder) == before
    assert not list(folder.rglob(".keep-*"))


def test_a_stop_in_the_middle_leaves_the_folder_as_it_was(folder, monkeypatch):
    before, calls, replace = files(folder), [], Path.replace

    def stopped(self, target):
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        kept(folder, *TWO)
    assert files(folder) == before


def test_what_somebody_else_changes_meanwhile_is_not_lost(folder, monkeypatch):
    def meanwhile(room):
        (folder / "client.yml").write_text(CLIENT + "language: en\n", encoding="utf-8")
        return read_brief(room)

    monkeypatch.setattr("stratbook.brief.keep.writing.read_brief", meanwhile)
    with pytest.raises(ParameterError, match="changed by somebody else"):
        kept(folder, TARGET)
    assert (folder / "client.yml").read_text().endswith("language: en\n")


def test_keeps_at_the_same_time_lose_nothing(folder):
    keys = ("total", "ad_space", "ad_space_cap", "unit_value", "target")

    def one(key):
        return kept(
            folder, SetKey(("budget", key), 9000), why=Reason(f"For {key}", "Board", WHY.on)
        )

    with ThreadPoolExecutor(len(keys)) as pool:
        assert all(each.places for each in pool.map(one, keys))
    brief = read_brief(folder)
    assert [getattr(brief.file.budget, key) for key in keys] == [9000] * len(keys)
    assert sorted(brief.inputs["decisions"]["reason"]) == sorted(f"For {key}" for key in keys)


def test_a_folder_that_another_holds_is_refused_in_time(folder):
    with holding(folder), pytest.raises(ParameterError, match="is writing"), holding(folder, 0.05):
        pass


def test_a_link_within_the_folder_stays_a_link(folder):
    (folder / "kept").mkdir()
    (folder / "client.yml").rename(folder / "kept" / "client.yml")
    (folder / "client.yml").symlink_to("kept/client.yml")
    kept(folder, TARGET)
    assert (folder / "client.yml").is_symlink()
    assert "target: 160" in (folder / "kept" / "client.yml").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_in_the_demonstration_clients_only_what_was_asked_differs(tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(DEMOS / name, folder, ignore=shutil.ignore_patterns("exports", ".*"))
    before = files(folder)
    brief = read_brief(folder)
    goal = next(each for each in brief.file.objectives if each.target is not None)
    weight, mark = (brief.inputs[sheet].iloc[0] for sheet in ("criteria", "platform_scores"))
    changes = (
        SetKey(("objectives", goal.id, "target"), goal.target * 2),
        SetRow("criteria", {"criterion": weight["criterion"]}, {"weight": weight["weight"] + 0.5}),
        SetRow("platform_scores",
               {"platform": mark["platform"], "criterion": mark["criterion"]}, {"score": 0}),
    )  # fmt: skip
    places = kept(folder, *changes).places
    again = read_brief(folder)
    assert (
        next(each for each in again.file.objectives if each.id == goal.id).target == goal.target * 2
    )
    assert again.inputs["criteria"]["weight"].iloc[0] == weight["weight"] + 0.5
    assert again.inputs["platform_scores"]["score"].iloc[0] == 0
    after = files(folder)
    for file in ("client.yml", "inputs/criteria.csv", "inputs/platform_scores.csv"):
        assert len(_differing(before.pop(file), after[file])) == 2, file  # one out, one in
    assert after["inputs/decisions.csv"].startswith(before.pop("inputs/decisions.csv"))
    assert places[-1].startswith("inputs/decisions.csv, row ")
    assert {file: after[file] for file in before} == before


def _differing(old, new):
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0)
    return [each for each in list(lines)[2:] if each[0] in "+-"]
