"""The PDF: printed by a browser, dated by the report, and the browser's failures said."""

import datetime as dt
import os
import stat
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from stratbook.core.errors import ChapterError, ParameterError
from stratbook.report.forms import pdf

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Un essai</title></head>
<body><h1>Titre</h1><h2>Un</h2><p>Texte</p><h2>Deux</h2><p>Texte</p></body></html>"""
DAY = dt.date(2026, 10, 31)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "report.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def chromium():
    try:
        return pdf.browser()
    except ParameterError:
        if os.environ.get("CI", "").lower() == "true":
            raise
        pytest.skip("Chromium is missing: bash .ci/browser")


@pytest.fixture
def false_browser(tmp_path, monkeypatch):
    """Return a function that puts a script in the browser's place."""

    def put(body):
        path = tmp_path / "browser"
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("CHROMIUM", str(path))

    return put


@pytest.mark.browser
def test_it_is_tagged_bookmarked_titled_and_in_its_language(chromium, page, tmp_path):
    pdf.write_pdf(page, tmp_path / "report.pdf", DAY)
    found = PdfReader(tmp_path / "report.pdf")
    root = found.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert found.metadata.title == "Un essai"
    assert [each["/Title"] for each in found.outline if isinstance(each, dict)] == ["Titre"]
    assert found.metadata.creation_date.date() == DAY
    assert "Chrome" not in found.metadata.creator


@pytest.mark.browser
def test_two_prints_are_the_same_bytes(chromium, page, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        pdf.write_pdf(page, tmp_path / name, DAY)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_dating_keeps_every_offset():
    before = b"<< /Creator (Mozilla \\(X\\) y)\n/CreationDate (D:20261122071448+00'00') >>"
    after = pdf.dated(before, DAY)
    assert len(after) == len(before)
    assert b"/CreationDate (D:20261031000000+00'00')" in after
    assert b"/Creator (stratbook" in after


def test_the_browser_s_own_count_of_nodes_leaves_no_trace():
    one = b"/ID (node00000390) /Headers [(node00000390) (node00000412)] /ID (node00000412)"
    two = one.replace(b"390", b"391").replace(b"412", b"417")
    assert pdf.dated(one, DAY) == pdf.dated(two, DAY)
    assert pdf.dated(one, DAY).count(b"(node00000002)") == 2
    assert len(pdf.dated(one, DAY)) == len(one)


def test_without_a_browser_it_is_said_what_to_install(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ParameterError) as raised:
        pdf.browser()
    assert "Chromium" in raised.value.faults[0].problem.plain()


@pytest.mark.parametrize(("body", "reason"), [("exit 3", "3"), ("exit 0", "?")])
def test_a_browser_that_prints_nothing_is_a_failure(false_browser, page, tmp_path, body, reason):
    false_browser(body)
    with pytest.raises(ChapterError) as raised:
        pdf.write_pdf(page, tmp_path / "report.pdf", DAY)
    assert reason in raised.value.faults[0].problem.plain()
    assert not (tmp_path / "report.pdf").exists()


def test_a_browser_that_hangs_is_ended_with_its_children(
    false_browser, page, tmp_path, monkeypatch
):
    mark = tmp_path / "child"
    false_browser(f"sleep 60 & echo $! > {mark}; wait")
    monkeypatch.setattr(pdf, "_SECONDS", 1)
    with pytest.raises(ChapterError):
        pdf.write_pdf(page, tmp_path / "report.pdf", DAY)
    assert _gone(int(mark.read_text(encoding="utf-8")))


def _gone(process):
    """Wait until a killed process is no more than its entry in the table."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").split()[2]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
