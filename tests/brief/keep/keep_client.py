"""A small client's folder, and a decision of three files about it."""

import datetime as dt

from stratbook.brief.keep.change import Kept, SetKey, SetRow
from stratbook.brief.keep.writing import Reason
from stratbook.core.message import say

WHY = Reason("The season asks for it", "Management", dt.date(2026, 11, 5))
CLIENT = """\
# A client.
organisation: {name: Acme, type: btoc}
period: 2026-10
objectives:
  - id: leads      # the one that counts
    statement: More leads
    indicator: leads
    target: 150
budget:
  total: 18000
"""
POINTS = "Service;Objectif;Points sur 100\nDirection;leads;100\n"
TARGET = SetKey(("objectives", "leads", "target"), 160)
TWO = (
    TARGET,
    SetRow("weights", {"department": "Direction", "objective": "leads"}, {"points": 60}),
    SetRow("weights", {"department": "Direction", "objective": "sales"}, {"points": 40}),
)


def made(place):
    """Make the folder."""
    folder = place / "acme"
    (folder / "inputs").mkdir(parents=True)
    (folder / "client.yml").write_text(CLIENT, encoding="utf-8")
    (folder / "inputs" / "weights.csv").write_text(POINTS, encoding="utf-8")
    return folder


def decision(*changes):
    return Kept("01_objectives", say("How many leads?"), say("As many as can be served"), changes,
                (say("150; or so"), say("160")), (say("stock"),))  # fmt: skip


def files(folder):
    """Return what a folder holds, but for its lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".keep.lock"
    }
