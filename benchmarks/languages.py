"""What a second language costs, of what the first did.

Each client is rendered in one language, then in two: what the second adds is held against a
render in that language alone. Processor time of this process and of the notebooks' own; the fork
server starts before. A ratio is the median of the rounds'.

    python benchmarks/languages.py [--rounds 3] [--document audit] [client …]
"""

# ruff: noqa: T201 - a script prints
import argparse
import datetime as dt
import os
import platform
import statistics
import tempfile
import time
from pathlib import Path

from stratbook.notebook.places import find_client
from stratbook.report.history_file import Keeping
from stratbook.report.render import render_whole
from stratbook.report.wanted import Wanted

CLIENTS = ("ateliers_du_rivage", "halden_controls", "librairie_du_quai")


def cost(client: str, document: str, *languages: str) -> tuple[float, float]:
    """Return seconds of processor: of the notebooks, and of all that stands around them."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        wanted = Wanted(
            languages=languages, document=document, out=Path(folder), keeping=Keeping(wanted=False)
        )
        made = render_whole(find_client(client), wanted)
        return made.cpu, time.process_time() - began


def main(clients: list[str], document: str, rounds: int) -> None:
    cost(clients[0], document, "fr", "en")  # imports, catalogues
    machine = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}"
    day = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, Python {platform.python_version()}, {machine}"
    print(f"{day}; {rounds} rounds, document: {document}.\n")
    print("| client | English alone, s | added to French, s | notebooks | around them | whole |")
    print("|---|--:|--:|--:|--:|--:|")
    for client in clients:
        rows = []
        for _ in range(rounds):
            french, english, both = (
                cost(client, document, *each) for each in (("fr",), ("en",), ("fr", "en"))
            )
            added = [two - one for two, one in zip(both, french, strict=True)]
            ratios = [more / alone for more, alone in zip(added, english, strict=True)]
            rows.append((sum(english), sum(added), *ratios, sum(added) / sum(english)))
        middle = [statistics.median(column) for column in zip(*rows, strict=True)]
        print(f"| {client} | " + " | ".join(f"{each:.2f}" for each in middle) + " |")


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("clients", nargs="*", default=list(CLIENTS))
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--document", default="audit")
    given = reader.parse_args()
    main(given.clients, given.document, given.rounds)
