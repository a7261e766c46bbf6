"""kpi_history.csv: read for earlier periods only, written after a render, never lost."""

import csv
import json
import threading

import pytest

from report.small_notebooks import write_notebooks
from stratbook import cli
from stratbook.core.errors import BriefError, ChapterError
from stratbook.core.period import month
from stratbook.core.recorded import FILE, Recorded
from stratbook.core.vocabulary import Document
from stratbook.report import history, render
from stratbook.report.history import keep
from stratbook.report.history_file import Keeping, closed_before, read_history
from stratbook.report.render import render_client
from tiny_client import write_client

POSTS = "exports/posts.csv"
OCTOBER = month(2026, 10)


def row(period: str = "2026-10", kpi: str = "er_reach", value: float = 0.03) -> Recorded:
    return Recorded(
        period=period, kpi=kpi, platform="", variant="", value=value, n=6, low=None, high=None,
        unit="ratio", currency="", formula="f", files=POSTS, digest="d", data_until="2026-10-22",
        version="0", run="r",
    )  # fmt: skip


@pytest.fixture
def client(tmp_path):
    return write_client(tmp_path / "petits_pots")


@pytest.fixture
def chapters(tmp_path, monkeypatch):
    ids = write_notebooks(tmp_path / "notebooks", monkeypatch, one="session.record()")
    monkeypatch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ids))


def lines(client) -> list[dict[str, str]]:
    with (client / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(out) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted((out / "petits_pots").rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


# -- the file ------------------------------------------------------------------------------


def test_a_period_is_replaced_and_the_others_stay(client):
    keep(client, month(2026, 9), [row("2026-09", value=0.02), row("2026-09", "reach", 5.0)])
    keep(client, OCTOBER, [row(), row(kpi="reach", value=7.0)])
    keep(client, OCTOBER, [row(value=0.04)])
    assert [(each["period"], each["kpi"], each["value"]) for each in lines(client)] == [
        ("2026-09", "er_reach", "0.02"),
        ("2026-09", "reach", "5.0"),
        ("2026-10", "er_reach", "0.04"),
    ]
    assert sorted(path.name for path in client.iterdir() if path.name.startswith(".kpi")) in (
        [], [".kpi_history.lock"]
    )  # fmt: skip


def test_the_same_figures_give_the_same_bytes_and_leave_the_file_alone(client):
    keep(client, OCTOBER, [row(), row(kpi="reach", value=7.0)])
    first, stamp = (client / FILE).read_bytes(), (client / FILE).stat().st_mtime_ns
    keep(client, OCTOBER, [row(kpi="reach", value=7.0), row()])
    assert (client / FILE).read_bytes() == first
    assert (client / FILE).stat().st_mtime_ns == stamp


def test_only_periods_over_before_one_begins_are_read():
    rows = [row(code) for code in ("2026-09", "2026-10", "2026-Q3", "2026-Q4", "2026-W40", "2026")]
    assert [each.period for each in closed_before(rows, OCTOBER)] == ["2026-09", "2026-Q3"]


def test_renders_at_the_same_time_lose_nothing(client):
    def kept(number: int) -> None:
        span = month(2026, number)
        keep(client, span, [row(span.code, value=float(number))])

    threads = [threading.Thread(target=kept, args=(each,)) for each in range(1, 13)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.value for each in read_history(client)] == [float(n) for n in range(1, 13)]


def test_a_folder_that_cannot_be_written_is_a_warning(client, monkeypatch):
    said = []

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(history, "_write", refused)
    keep(client, OCTOBER, [row()], Keeping(tell=said.append))
    assert not (client / FILE).exists()
    assert said[0].plain().startswith(f"{FILE} was not written: Permission denied.")


def test_a_history_people_broke_is_a_fault_with_its_line(client):
    keep(client, OCTOBER, [row()])
    with (client / FILE).open("a", encoding="utf-8") as file:
        file.write("2026-10;er_reach\n")
    with pytest.raises(BriefError, match=r"kpi_history\.csv, line 3"):
        read_history(client)
    (client / FILE).write_bytes("période".encode("utf-16"))
    with pytest.raises(BriefError, match="UTF-8"):
        read_history(client)


# -- a render --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("chapters")
def test_a_render_keeps_its_figures_and_never_reads_its_own(client, tmp_path):
    out = tmp_path / "reports"
    render_client(client, out=out)
    first, written = parts(out), (client / FILE).read_bytes()
    (rate,) = [each for each in lines(client) if each["kpi"] == "er_reach"]
    # Six posts: reach 7,200 in all; 4 interactions for each 100 people reached.
    assert float(rate["value"]) == pytest.approx(0.04)
    assert (rate["period"], rate["n"], rate["files"]) == ("2026-10", "6", POSTS)
    assert rate["data_until"] == "2026-10-22"

    render_client(client, out=out)
    assert parts(out) == first
    assert (client / FILE).read_bytes() == written

    # Its own rows, and those of a later period, change nothing in the report.
    keep(client, OCTOBER, [row(value=0.9)])
    keep(client, month(2026, 11), [row("2026-11", value=0.9)])
    render_client(client, out=out)
    assert parts(out) == first
    assert [each["period"] for each in lines(client)].count("2026-11") == 1
    assert rate in lines(client)


@pytest.mark.slow
@pytest.mark.usefixtures("chapters")
def test_what_september_said_is_told_in_october_when_it_has_changed(client, tmp_path):
    out = tmp_path / "reports"
    render_client(client, period="2026-09", out=out)
    (report,) = render_client(client, languages=["en"], out=out)
    page = report.read_text("utf-8")
    assert "measured again: they all still hold" in page
    assert "Already reported" not in page

    posts = client / "exports" / "posts.csv"
    was, now = "p0922,2200,2200,66,22", "p0922,2200,2200,166,22"
    posts.write_text(posts.read_text("utf-8").replace(was, now), "utf-8")
    (report,) = render_client(client, languages=["en"], out=out)
    page = report.read_text("utf-8")
    # 288 interactions of 7,200 contacts in September as reported, 388 in today's file.
    assert "Already reported, the engagement rate by reach for September 2026 has changed" in page
    assert "4.0%" in page
    assert "5.4%" in page
    assert "The content changed: posts.csv." in page
    found = json.loads((report.parent / "findings.json").read_text("utf-8"))
    assert "since.restated" in [each["key"] for each in found]
    manifest = json.loads((report.parent / "manifest.json").read_text("utf-8"))
    assert manifest["history"]["rows"] == sum(each["period"] == "2026-09" for each in lines(client))
    assert FILE not in [each["path"] for each in manifest["inputs"]]


@pytest.mark.slow
@pytest.mark.usefixtures("chapters")
def test_no_history_writes_none(client, tmp_path, monkeypatch):
    monkeypatch.setenv("STRATBOOK_LANG", "en")
    with pytest.raises(SystemExit) as left:
        cli.main(["render", str(client), "--out", str(tmp_path / "reports"), "--no-history"])
    assert not left.value.code
    assert not (client / FILE).exists()


@pytest.mark.usefixtures("chapters")
def test_a_render_that_fails_keeps_nothing(client, tmp_path, monkeypatch):
    def fails(*_: object) -> None:
        raise ChapterError(())

    monkeypatch.setattr(render, "warm_worker", fails)
    with pytest.raises(ChapterError):
        render_client(client, out=tmp_path / "reports")
    assert not (client / FILE).exists()
