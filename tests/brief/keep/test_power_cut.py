"""A machine that stops while a decision is kept: the next opening finds it whole, or not at all."""

import contextlib
import json
import os
import shutil
import signal
import sys

import pytest

from brief.keep.keep_client import POINTS, TWO, WHY, decision, files, made
from stratbook.brief.keep import journal
from stratbook.brief.keep.lock import locked
from stratbook.brief.keep.place import holding
from stratbook.brief.keep.writing import keep
from stratbook.brief.notes import brief_notes
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, ParameterError
from stratbook.core.language import language

_CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir"})
ENGLISH = language("en")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system forks no process")
INPUTS = ("client.yml", "inputs/weights.csv", "inputs/decisions.csv")


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path)


def killed(folder, at):
    """Keep a decision in a process that dies before its change of the folder number ``at``.

    Returns whether it died; one that comes to its end before that keeps the decision.
    """
    child = os.fork()
    if not child:
        left = iter(range(at))

        def stop(event, args):
            inside = event in _CHANGES and str(args[0]).startswith(str(folder))
            if inside and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(stop)
        keep(folder, decision(*TWO), WHY, language=ENGLISH)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def inputs(folder):
    found = files(folder)
    return {name: found.get(name) for name in INPUTS}


def test_whenever_it_stops_the_next_opening_finds_all_of_it_or_nothing(folder, tmp_path):
    whole = made(tmp_path / "whole")
    keep(whole, decision(*TWO), WHY, language=ENGLISH)
    before, after = inputs(folder), inputs(whole)
    found, at = [], 0
    while True:
        trial = tmp_path / f"trial{at}" / folder.name
        shutil.copytree(folder, trial)
        died = killed(trial, at)
        read_brief(trial)
        stands = inputs(trial)
        assert stands in (before, after), at
        if not died:
            break
        found.append(stands == after)
        keep(trial, decision(*TWO), WHY, language=ENGLISH)  # nothing is in its way
        assert inputs(trial) == after
        assert {each.name for each in trial.rglob(".keep*")} == {".keep.lock"}, at
        at += 1
    assert found == sorted(found)  # first as it was, from one step on as it was decided
    assert 3 <= sum(found) < len(found)


def cut(folder, **changed):
    """Leave a folder as it is when the first of three files is in its place."""
    old = {name: content for name, content in inputs(folder).items() if content is not None}
    for at in range(1, 60):  # the first change is the journal's
        shutil.rmtree(folder)
        (folder / "inputs").mkdir(parents=True)
        for name, content in old.items():
            (folder / name).write_bytes(content)
        assert killed(folder, at)
        now = {name: inputs(folder)[name] for name in INPUTS}
        if now["client.yml"] != old["client.yml"] and now["inputs/decisions.csv"] is None:
            break
    for name, content in changed.items():
        path = folder / name
        path.write_text(content, encoding="utf-8")


def test_what_somebody_wrote_in_between_stays_and_the_rest_is_undone(folder):
    before = inputs(folder)
    mine = "Service;Objectif;Points sur 100\nDirection;leads;70\nDirection;sales;30\n"
    cut(folder, **{"inputs/weights.csv": mine})
    read_brief(folder)
    assert inputs(folder) == before | {"inputs/weights.csv": mine.encode()}


def test_a_reader_waits_for_who_is_keeping(folder, monkeypatch):
    cut(folder)
    monkeypatch.setattr("stratbook.brief.keep.mend.PATIENCE", 0.05)
    with locked(folder, 0.05), pytest.raises(ParameterError, match="is writing"):
        read_brief(folder)


def archived(monkeypatch):
    """Make every folder one that cannot be written; who runs the tests may be above rights."""

    def refuse(self, *_args, **_more):
        raise OSError(30, "Read-only file system", self.lock_file)

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)


def journalled(folder, monkeypatch, *stopped):
    """Keep a decision that is stopped: the files of these names do not take their places."""
    monkeypatch.setattr("stratbook.brief.keep.journal.end", lambda _: None)
    go = journal.Step.go
    monkeypatch.setattr(
        journal.Step, "go", lambda self: None if self.path.name in stopped else go(self)
    )
    keep(folder, decision(*TWO), WHY, language=ENGLISH)
    monkeypatch.undo()


NAMES = tuple(name.rpartition("/")[2] for name in INPUTS)


@pytest.mark.parametrize(
    ("stopped", "mine", "read"),
    [
        (NAMES, "", (150, "without")),
        (NAMES, "weights.csv", (150, "without")),  # changed by hand: none holds it
        ((), "", (160, "with")),
    ],
)
def test_an_archive_with_a_stopped_keep_is_read_as_it_stands(
    folder, monkeypatch, stopped, mine, read
):
    target, said = read
    journalled(folder, monkeypatch, *stopped)
    if mine:
        (folder / "inputs" / mine).write_text(f"{POINTS}\n", encoding="utf-8")
    before = files(folder)
    archived(monkeypatch)
    brief = read_brief(folder)
    assert brief.file.objectives[0].target == target
    note = brief_notes(brief)[0]
    assert note.place == "acme"
    assert note.message.plain().endswith(f"its files are read {said} the decision.")
    assert files(folder) == before
    monkeypatch.undo()
    assert read_brief(folder).unfinished is None


@pytest.mark.parametrize(
    ("stopped", "mine", "said"),
    [
        (NAMES[1:], "",
         "in client.yml, not yet in inputs/weights.csv and inputs/decisions.csv (or"),
        ((), "weights.csv",
         "in client.yml and inputs/decisions.csv, not yet in inputs/weights.csv (or"),
    ],
)  # fmt: skip
def test_an_archive_that_stands_half_way_is_refused(folder, monkeypatch, stopped, mine, said):
    journalled(folder, monkeypatch, *stopped)
    if mine:
        (folder / "inputs" / mine).write_text(POINTS + "\n", encoding="utf-8")
    before = files(folder)
    archived(monkeypatch)
    with pytest.raises(ParameterError) as caught:
        read_brief(folder)
    (fault,) = caught.value.faults
    assert fault.place == "acme"
    assert said in fault.problem.plain()
    assert "Read-only file system" in fault.problem.plain()
    assert "where it can be written" in fault.remedy.plain()
    assert files(folder) == before


def test_a_folder_that_takes_no_file_is_read_as_it_stands(folder, monkeypatch):
    journalled(folder, monkeypatch, *NAMES)

    def refuse(self, _):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    brief = read_brief(folder)
    assert brief.unfinished.plain().endswith("without the decision.")
    assert brief.file.objectives[0].target == 150


def test_an_archive_with_a_journal_that_tells_nothing_is_read(folder, monkeypatch):
    (folder / journal.FILE).write_text("{", encoding="utf-8")
    archived(monkeypatch)
    assert read_brief(folder).unfinished is None


def test_a_journal_that_may_not_be_read_is_not_passed_over(folder, monkeypatch):
    journalled(folder, monkeypatch)

    def refuse(self, *_):
        raise OSError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ParameterError, match="cannot be written: Permission denied"):
        read_brief(folder)


@pytest.mark.parametrize(
    "told",
    ["", "{", "[]", "[1]", '{"steps": [{"path": 5}]}', '{"steps": 3}'],
)
def test_a_journal_that_nobody_can_read_counts_for_nothing(folder, told):
    before = files(folder)
    (folder / journal.FILE).write_text(told, encoding="utf-8")
    read_brief(folder)
    assert files(folder) == before


@pytest.mark.parametrize("named", ["path", "draft", "copied"])
@pytest.mark.parametrize("place", ["../stranger.txt", "/etc/hostname", "link/stranger.txt"])
def test_a_journal_of_a_stranger_reaches_nothing_outside(folder, named, place):
    stranger = folder.parent / "stranger.txt"
    stranger.write_text("mine", encoding="utf-8")
    (folder / "link").symlink_to("..")
    step = {
        "path": "client.yml", "draft": "inputs/weights.csv", "copied": "inputs/weights.csv",
        "before": journal.digest(folder / "client.yml"),
        "after": journal.digest(folder / "inputs" / "weights.csv"),
    }  # fmt: skip
    text = json.dumps({"steps": [step | {named: place}]})
    (folder / journal.FILE).write_text(text, encoding="utf-8")
    before = files(folder)
    del before[journal.FILE]
    with contextlib.suppress(BriefError):  # the link that leads out
        read_brief(folder)
    assert stranger.read_text(encoding="utf-8") == "mine"
    assert files(folder) == before


def test_what_a_stopped_keep_left_is_swept(folder):
    (folder / ".keep-abc" / "acme").mkdir(parents=True)
    (folder / "inputs" / ".keep-weights-x").write_text("half", encoding="utf-8")
    with holding(folder):
        pass
    assert [each.name for each in folder.rglob(".keep*")] == [".keep.lock"]
