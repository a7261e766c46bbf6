"""One report, whichever engine ran it, wherever and whenever it was made."""

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from report.engine_cells import forty_two
from report.small_notebooks import write_notebooks
from stratbook.core.vocabulary import Document
from stratbook.report import render
from stratbook.report.engine.choice import EngineName
from stratbook.report.engine.pool import AVAILABLE
from stratbook.report.render import render_client
from tiny_client import write_client

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not AVAILABLE, reason="forks only on Linux")]

DRAWN = (
    "from stratbook.core.message import say\n"
    "from stratbook.display.figures import Caption, figure\n"
    "words = say('Period')\n"
    "figure(session.look, lambda c: c.axes().plot([1, 3, 2]), Caption(words, words, words, words))"
)
SHOWN = "session.tables['posts'][['post_id', 'reach']].head(3)"


def report(folder: Path) -> dict[str, bytes]:
    """Return every file of a report, the declared build stamp taken out."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
    for name in [each for each in found if each.endswith("manifest.json")]:
        content = json.loads(found[name])
        assert content.pop("build").keys() == {"at"}
        found[name] = json.dumps(content).encode()
    return found


def test_both_engines_give_the_same_report(tmp_path, monkeypatch):
    client = write_client(tmp_path / "petits_pots")
    ids = write_notebooks(tmp_path / "notebooks", monkeypatch, drawn=DRAWN, shown=SHOWN)
    monkeypatch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ids))
    made = {}
    for engine in EngineName:
        render_client(client, out=tmp_path / engine, engine=engine)
        made[engine] = report(tmp_path / engine)
    assert made[EngineName.FORK] == made[EngineName.KERNEL]
    page = made[EngineName.FORK]["petits_pots/2026-10/fr/report.html"].decode()
    assert page.count("<svg") + page.count("%3Csvg") + page.count("data:image/svg+xml") >= 2


SCRIPT = """
import datetime as dt
import shutil
import sys
from pathlib import Path
from stratbook.core.vocabulary import Document
from stratbook.report import render
from stratbook.report.calendar.command import Wanted, write_calendar
from stratbook.report.forms import Form
from stratbook.report.media_plan.command import write_plan

if __name__ == "__main__":
    client, out = sys.argv[1], Path("reports")
    render.CHAPTERS = dict.fromkeys(Document, ("08_performance",))
    forms = [Form.PPTX, Form.XLSX] + [Form.PDF] * bool(shutil.which("chromium"))
    render.render_client(client, document="audit", out=out, forms=forms)
    write_calendar(client, dt.date(2026, 11, 3), Wanted(out=out))
    write_plan(client, out=out)
"""
FILES = {
    "report.html", "report.pptx", "report.xlsx", "findings.json", "trace.csv", "manifest.json",
    "calendar_fr.xlsx", "calendar_fr.ics", "media_plan_fr.xlsx",
}  # fmt: skip
CALENDAR = "id;date;platform;text\np1;2026-11-05;instagram;Trois bols\n"
FLIGHTS = (
    "flight;starts;ends;platform;objective;budget\n"
    "Noël;2026-11-10;2026-11-30;instagram;notoriété;600\n"
)


def test_two_folders_two_processes_and_two_hash_seeds_give_the_same_bytes(tmp_path):
    made = []
    for name, seed, zone in (("one", "1", "UTC"), ("two", "77", "Pacific/Kiritimati")):
        place = tmp_path / name
        client = write_client(place / "petits_pots")
        (client / "inputs" / "calendar.csv").write_text(CALENDAR, encoding="utf-8")
        (client / "inputs" / "flights.csv").write_text(FLIGHTS, encoding="utf-8")
        (place / "make.py").write_text(SCRIPT, encoding="utf-8")
        settled = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "make.py", str(client)], cwd=place, env=settled, check=True)
        made.append(report(place / "reports"))
        shutil.rmtree(client)
    assert made[0] == made[1]
    assert {Path(name).name for name in made[0]} >= FILES


def test_the_kernel_engine_runs_in_a_spawned_process_as_elsewhere_than_on_linux():
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as pool:  # one that dies is told, not awaited
        assert pool.submit(forty_two).result(timeout=120) == ["42"]
