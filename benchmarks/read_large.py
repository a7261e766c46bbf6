"""Time and memory of reading a million rows: ours, pandas' and DuckDB's plain readers.

Ours reads, checks, merges and accounts for every row; the others only parse. Each reading runs
in a process of its own; the files are made anew, the same each time.

    python benchmarks/read_large.py [rows]
"""

import csv
import datetime as dt
import json
import os
import platform
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
WORDS = [
    "la",
    "marque",
    "est",
    "super",
    "été",
    "promo",
    "🎉",
    "commande",
    "livraison",
    "retard",
    "merci",
    "service",
    "bravo",
]
READERS = ("stratbook", "pandas", "duckdb")
CHILD = """
import json, resource, sys, time
from pathlib import Path
if sys.argv[1] == "stratbook":
    from stratbook.ingest.account import Options
    from stratbook.ingest.folder import read_exports
elif sys.argv[1] == "pandas":
    import pandas as pd
else:
    import duckdb
before = time.process_time()
if sys.argv[1] == "stratbook":
    rows = read_exports(Path(sys.argv[2]), Options(timezone="Europe/Paris")).account.files[0].kept
elif sys.argv[1] == "pandas":
    rows = len(pd.read_csv(next((Path(sys.argv[2]) / "exports").iterdir())))
else:
    path = str(next((Path(sys.argv[2]) / "exports").iterdir()))
    rows = duckdb.read_csv(path).to_arrow_table().num_rows
used = time.process_time() - before
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"rows": rows, "seconds": used, "megabytes": peak}))
"""


def mentions(chance: random.Random, at: int) -> list[object]:
    """Return one row of the plain format of mentions."""
    moment = START + dt.timedelta(seconds=chance.randrange(365 * 86_400))
    text = " ".join(chance.choices(WORDS, k=12)) + ("\nsuite" if at % 50 == 0 else "")
    return [
        f"{moment:%Y-%m-%d %H:%M:%S}", chance.choice(["x", "instagram"]),
        f"{chance.randrange(1 << 48):012x}",
        chance.choice(["Us", "Rival"]), text, chance.choice(["yes", "no"]),
        round(chance.uniform(-1, 1), 2), chance.randrange(1_000_000),
    ]  # fmt: skip


def ads(chance: random.Random, at: int) -> list[object]:
    """Return one row of the plain format of ads."""
    day, ad = dt.date(2025, 1, 1) + dt.timedelta(days=at // 3000), at % 3000
    shown = chance.randrange(1000, 50_000)
    return [
        day, day, "facebook", f"Campaign {ad // 100}", f"Ad {ad}", 23_850_000_000_000_001 + ad * 7,
        round(chance.uniform(0, 500), 2), "EUR", shown, shown // 2, shown // 90,
    ]  # fmt: skip


def meta(chance: random.Random, at: int) -> list[object]:
    """Return one row of Meta Ads Manager's report by day."""
    row = ads(chance, at)
    return ["2025-01-01", "2025-12-31", row[3], row[4], row[0], *row[6:7], *row[8:]]


FILES = {
    "mentions, plain format": (
        mentions,
        ["published_at", "platform", "author_hash", "brand",
            "text", "is_repost", "sentiment", "reach"],
    ),
    "ads, plain format": (
        ads,
        ["date_start", "date_end", "platform", "campaign", "ad",
            "ad_id", "spend", "currency", "impressions", "reach", "clicks_link"],
    ),
    "ads, Meta Ads Manager": (
        meta,
        ["Reporting starts", "Reporting ends", "Campaign name", "Ad name", "Day",
         "Amount spent (EUR)", "Impressions", "Reach", "Link clicks"],
    ),
}  # fmt: skip


def written(folder: Path, name: str, rows: int) -> int:
    """Write one file and return its size in megabytes."""
    make, header = FILES[name]
    chance = random.Random(7)  # noqa: S311 - the same file each time
    path = folder / "exports" / "large.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(make(chance, at) for at in range(rows))
    return path.stat().st_size // 1_000_000


def measured(reader: str, folder: Path) -> dict[str, float]:
    """Read a folder in a process of its own."""
    command = [sys.executable, "-c", CHILD, reader, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def machine() -> str:
    """Describe the machine without naming it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def main() -> None:
    """Measure all files and write a table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    lines = [
        "# Reading large files", "",
        f"{dt.datetime.now(dt.UTC).date()}, {rows:,} rows a file, one run; {machine()}. CPU time "
        "and peak memory", "of a process that reads the file; made by "
        "`python benchmarks/read_large.py`.", "",
        "| file | MB | ours, s | pandas, s | DuckDB, s | × pandas | × DuckDB | ours, peak MB | "
        "pandas, peak MB | DuckDB, peak MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for name in FILES:
        with TemporaryDirectory() as folder:
            size = written(Path(folder), name, rows)
            found = [measured(each, Path(folder)) for each in READERS]
        if {each["rows"] for each in found} != {rows}:
            raise SystemExit(f"{name}: {[each['rows'] for each in found]} rows of {rows}")
        times = [each["seconds"] for each in found]
        peaks = " | ".join(f"{each['megabytes']:.0f}" for each in found)
        ratios = " | ".join(f"{times[0] / each:.1f}" for each in times[1:])
        seconds = " | ".join(f"{each:.1f}" for each in times)
        lines.append(f"| {name} | {size} | {seconds} | {ratios} | {peaks} |")
    lines += [
        "", "Ours recognises the file, reads dates, numbers and words by its laws, counts each "
        "thing once and", "accounts for every row; pandas and DuckDB parse.", "",
    ]  # fmt: skip
    Path(__file__).with_suffix(".md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
