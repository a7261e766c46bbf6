"""Addresses anywhere: which are refused, and how folders are fetched and put back whole."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from stratbook.core.errors import ParameterError
from stratbook.report.batch.order import Order
from stratbook.report.batch.outcome import Outcome, State
from stratbook.report.cluster import extra
from stratbook.report.cluster.carried import render_carried
from stratbook.report.cluster.carrying import fetch, is_whole, put_file, put_report
from stratbook.report.cluster.home import lent
from stratbook.report.cluster.places import folders, place
from stratbook.report.inputs import input_files
from tiny_client import write_client

HISTORY, SECRET = "kpi_history.csv", ".pseudonyms.key"


@pytest.fixture
def memory():
    """Return the file system of ``memory://``, empty."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


def problems(error) -> str:
    return str(error.value)


def upload(folder: Path, address: str) -> None:
    there = place(address)
    for each in folder.rglob("*"):
        if each.is_file():
            put_file(each, there, each.relative_to(folder).as_posix())


# -- addresses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "s3://agency/clients/../other", "s3://agency//acme", "s3://agency/./acme",
        "memory://clients/{id}", "memory://clients/ac*e", "memory://clients/acme?x=1",
        "memory://clients\\acme", "memory://clients/a\ncme", "simplecache::memory://clients/acme",
        "zip://acme::memory://all.zip", "sftp://me:secret@host/clients/acme", "nothing://x/acme",
        "memory://", "MEMORY://acme",
    ],
)  # fmt: skip
def test_an_address_that_is_no_plain_folder_is_refused(address):
    with pytest.raises(ParameterError) as error:
        place(address)
    assert "secret" not in problems(error)
    assert "\n" not in problems(error)


def test_a_missing_driver_says_what_to_install(monkeypatch):
    def absent(_: str):
        raise ImportError

    monkeypatch.setattr("stratbook.report.cluster.places.url_to_fs", absent)
    with pytest.raises(ParameterError, match=r"reads s3:// is missing.*s3fs"):
        place("s3://agency/clients/acme")


@pytest.mark.parametrize(
    "name", ["../acme", "a/../../b", "/etc/passwd", "C:/x", "a\\b", "", "a//b", "a\x00b"]
)
def test_no_name_leads_out_of_a_place(name):
    with pytest.raises(ParameterError, match="leads out of memory://reports"):
        place("memory://reports").under(name)


def test_a_key_that_leads_out_is_not_fetched(memory, tmp_path):
    memory.pipe("/clients/acme/client.yml", b"x")
    memory.store["/clients/acme/../../stolen"] = memory.store["/clients/acme/client.yml"]
    with pytest.raises(ParameterError, match="leads out"):
        fetch(place("memory://clients/acme"), tmp_path / "acme", lambda _: True)
    assert not any(tmp_path.rglob("stolen"))


def test_a_folder_whose_name_begins_alike_is_another(memory, tmp_path):
    memory.pipe("/clients/acme/client.yml", b"x")
    memory.pipe("/clients/acme2/client.yml", b"y")
    assert fetch(place("memory://clients/acme"), tmp_path, lambda _: True) == ("client.yml",)


def test_a_link_out_of_a_shared_folder_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "notes.md").symlink_to(tmp_path / "secret")
    with pytest.raises(ParameterError, match="leads out"):
        fetch(place(f"file://{tmp_path}/acme"), tmp_path / "here", lambda _: True)


def test_a_star_stands_for_every_client_of_a_folder(memory):
    for name in ("b", "a"):
        memory.pipe(f"/agency/clients/{name}/client.yml", b"x")
    memory.pipe("/agency/clients/notes.txt", b"x")
    assert folders("memory://agency/clients/*") == (
        "memory://agency/clients/a", "memory://agency/clients/b"
    )  # fmt: skip
    assert folders("memory://agency/clients/a/") == ("memory://agency/clients/a",)
    with pytest.raises(ParameterError, match="No client’s folder"):
        folders("memory://agency/*")


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch):
    def absent(name: str):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extra, "import_module", absent)
    with pytest.raises(ParameterError, match=r'pip install "stratbook\[cluster\]"'):
        extra.room("seam")


def test_the_extra_is_imported_only_when_asked():
    code = "import sys, stratbook.cli; print({'distributed', 'fsspec'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


# -- reports put in place whole ------------------------------------------------------


def written(folder: Path, text: str, *more: str) -> Path:
    """Write a report as a render leaves it."""
    folder.mkdir(parents=True)
    for name in ("report.html", *more):
        (folder / name).write_text(text)
    outputs = [vars(each) for each in input_files(folder)]
    (folder / "manifest.json").write_text(json.dumps({"outputs": outputs}))
    return folder


NAME = "acme/2026-10/fr"


@pytest.mark.parametrize("store", ["memory://reports", "file"])
def test_a_report_takes_the_place_of_the_one_before(store, memory, tmp_path):
    out = place(f"file://{tmp_path}/reports" if store == "file" else store)
    put_report(written(tmp_path / "one", "old", "gone.xlsx"), out, NAME)
    put_report(written(tmp_path / "two", "new", "trace.csv"), out, NAME)
    there = out.below(NAME)
    assert [*there.names()] == ["manifest.json", "report.html", "trace.csv"]
    assert there.files.cat_file(there.under("report.html")) == b"new"
    assert is_whole(there)
    assert [*out.below("acme/2026-10").names()] == [f"fr/{each}" for each in there.names()]


class Failing(MemoryFileSystem):
    """Fails at the n-th file that is sent or moved."""

    cachable = False
    left = 0

    def _count(self) -> None:
        type(self).left -= 1
        if self.left == 0:
            raise OSError(28, "No space left on device")

    def put_file(self, *args, **kwargs):
        self._count()
        return super().put_file(*args, **kwargs)

    def mv(self, *args, **kwargs):
        self._count()
        return super().mv(*args, **kwargs)


def test_a_report_cut_short_anywhere_is_never_taken_for_whole(memory, tmp_path):
    old, new = written(tmp_path / "one", "old", "b"), written(tmp_path / "two", "new", "b")
    out = place("memory://reports")
    seen = []
    for count in range(1, 7):  # three files sent, then three moved
        put_report(old, out, NAME)
        Failing.left = count
        with pytest.raises(OSError, match="No space"):
            put_report(new, replace(out, files=Failing()), NAME)
        there = out.below(NAME)
        texts = {there.files.cat_file(there.under(each)) for each in ("report.html", "b")}
        assert is_whole(there) == (texts == {b"old"})
        assert {*there.names()} == {"manifest.json", "report.html", "b"}
        assert [*out.below("acme/2026-10").names()] == [f"fr/{each}" for each in there.names()]
        seen.append(is_whole(there))
    assert seen == [True, True, True, True, False, False]
    Failing.left = 99
    put_report(new, replace(out, files=Failing()), NAME)
    assert is_whole(out.below(NAME))


def test_a_report_does_not_follow_a_link_out_of_the_folder(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "acme").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParameterError, match="leads out"):
        put_report(written(tmp_path / "one", "x"), place(str(tmp_path / "reports")), NAME)
    assert not any((tmp_path / "elsewhere").iterdir())


# -- one order, fetched and put back ---------------------------------------------------


def render(order: Order) -> Outcome:
    """Stand for a render: a page that says what it read, a figure in the history."""
    client, out = Path(order.client), Path(order.out)
    page = written(out / client.name / "2026-10" / "fr", (client / "exports/posts.csv").read_text())
    (client / HISTORY).write_text("rows")
    (client / SECRET).write_text("0" * 64)
    return Outcome(order, State.DONE, reports=(str(page / "report.html"),))


@pytest.fixture
def order(memory, tmp_path) -> Order:
    upload(write_client(tmp_path / "pots"), "memory://clients/pots")
    memory.pipe("/clients/pots/.kpi_history.lock", b"")
    return Order("memory://clients/pots", out="memory://reports")


def test_an_order_is_fetched_rendered_and_put_back(order, memory, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    outcome = render_carried(order, scratch, render)
    assert (outcome.state, outcome.order) == (State.DONE, order)
    assert outcome.reports == ("memory://reports/pots/2026-10/fr/report.html",)
    assert memory.cat_file("/reports/pots/2026-10/fr/report.html").startswith(b"published_at")
    assert memory.cat_file(f"/clients/pots/{HISTORY}") == b"rows"
    assert memory.cat_file(f"/clients/pots/{SECRET}") == b"0" * 64
    assert not any(scratch.iterdir())


def test_without_history_the_client_keeps_its_own(order, memory, tmp_path):
    memory.pipe(f"/clients/pots/{HISTORY}", b"before")
    render_carried(replace(order, history=False), tmp_path, render)
    assert memory.cat_file(f"/clients/pots/{HISTORY}") == b"before"


def test_a_failure_leaves_all_as_it_was_and_names_no_folder_of_the_host(order, memory, tmp_path):
    def fails(asked: Order) -> Outcome:
        render(asked)
        place_ = f"{asked.client}/client.yml"
        fault = extra.Fault(place_, extra.say("x"), extra.say("y"))
        return Outcome(asked, State.FAILED, faults=(fault,))

    before = dict(memory.store)
    outcome = render_carried(order, tmp_path, fails)
    assert [each.place for each in outcome.faults] == ["memory://clients/pots/client.yml"]
    assert memory.store == before


@pytest.mark.parametrize(
    ("client", "said"),
    [
        ("memory://clients/nobody", "holds no client.yml"),
        ("memory://clients/con", "con"),
        ("memory://clients/../pots", "is not an address"),
    ],
)
def test_what_is_wrong_with_an_address_is_that_order_s_failure(client, said, order, tmp_path):
    outcome = render_carried(replace(order, client=client), tmp_path, render)
    assert outcome.state is State.FAILED
    assert said in outcome.faults[0].problem.plain() + outcome.faults[0].place


def test_what_a_batch_writes_of_itself_goes_to_its_address(memory):
    memory.pipe("/reports/summary.json", b"before")
    with lent("memory://reports") as home:
        assert (home.folder / "summary.json").read_bytes() == b"before"
        (home.folder / "summary.json").write_text("{}")
        (home.folder / "index.html").write_text("page")
        assert home.address(str(home.folder / "index.html")) == "memory://reports/index.html"
        assert not home.stands(home.folder / NAME / "report.html")
    assert memory.cat_file("/reports/summary.json") == b"{}"
    assert memory.cat_file("/reports/index.html") == b"page"
    assert not home.folder.exists()
