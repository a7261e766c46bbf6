"""How long the budget explorer takes to answer a key: from the value moved to the page's HTML.

A move goes through the pure functions that the widgets call (``moved``, then ``shown``): the
split is solved again with its intervals, robust choice and costs, the figure is drawn and the
tables are written. CPU time is what it takes on a core of one's own; the clock is told beside it,
with the load of the machine. The kernel's messages and the browser's painting are not part of it.

    python benchmarks/explore.py [moves]
"""

import datetime as dt
import os
import platform
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from stratbook.notebook.explorers.budget import Setting, explored, moved, shown, start
from stratbook.notebook.session import open_session
from stratbook.plan.media_plan import plan_media

CLIENTS = (
    "ateliers_du_rivage", "ville_de_port_alban", "halden_controls", "les_sentiers_vivants",
    "librairie_du_quai",
)  # fmt: skip
FOLDER = Path(__file__).resolve().parents[1] / "data" / "clients"


def moves(room, count, seed=20261101):
    """Return settings as keys make them: the budget a step away, then a limit of a platform."""
    rng, first = np.random.default_rng(seed), start(room)
    step = room.most / 120
    for number in range(count):
        if number % 2:
            name = list(first.limits)[number // 2 % len(first.limits)]
            low, high = first.limits[name]
            limits = {**first.limits, name: (low, max(low, high - step * rng.integers(1, 6)))}
            yield Setting(first.budget, limits)
        else:
            yield Setting(max(step, first.budget + step * rng.integers(-20, 20)), first.limits)


def timed(client, count, work):
    """Return the milliseconds of each move: solving, drawing and writing; and the page's size."""
    session = open_session(FOLDER / client, work=work)
    plan = plan_media(session.brief, session.tables)
    if plan.ad_space is None:
        return None
    room = explored(plan, 2 * plan.ad_space.budget)
    shown(session.look, moved(room, start(room)), session.brief)  # fonts and caches are warm
    solving, whole, waited, size = [], [], [], 0
    for setting in moves(room, count):
        before, clock = time.process_time(), time.perf_counter()
        again = moved(room, setting)
        solved = time.process_time()
        size = len(shown(session.look, again, session.brief).markup)
        after = time.process_time()
        solving.append(1000 * (solved - before))
        whole.append(1000 * (after - before))
        waited.append(1000 * (time.perf_counter() - clock))
    return len(plan.ad_space.curves), solving, whole, waited, size


def main():
    """Measure every demonstration client and write the table beside this file."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    lines = []
    with TemporaryDirectory() as work:
        for client in CLIENTS:
            found = timed(client, count, Path(work) / client)
            if found is None:
                lines.append(f"| {client} | no split | | | | | |")
                continue
            platforms, solving, whole, waited, size = found
            lines.append(
                f"| {client} | {platforms} | {np.median(solving):.0f} | {np.median(whole):.0f} "
                f"| {np.quantile(whole, 0.9):.0f} | {np.median(waited):.0f} | {size / 1024:.0f} |"
            )
    text = TEXT.format(
        day=dt.datetime.now(tz=dt.UTC).date(), count=count, cores=os.cpu_count(),
        load=os.getloadavg()[0], lines="\n".join(lines),
        system=f"{platform.system()}, Python {platform.python_version()}",
    )  # fmt: skip
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


TEXT = """# The budget explorer's answer

{day}, {count} moves a client (budget and limits in turn), one run; {cores} cores shared (load
{load:.1f}), {system}. Made by `python benchmarks/explore.py`. Milliseconds from the key to the
HTML of the page; the kernel's messages and the browser's painting come on top.

| client | platforms | solving, CPU | key to page, CPU | slowest tenth | by the clock | page, kB |
|---|--:|--:|--:|--:|--:|--:|
{lines}

The mark: below 200 ms, median.
"""

if __name__ == "__main__":
    main()
