"""The same ads and visits by device, for the last two months: what a second export gives."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .plain import write

FROM = "2026-09-01"
_SUMS = ("Total users", "Sessions", "Engaged sessions", "Key events", "Ecommerce purchases")


_ADS = (
    *("date_start", "date_end", "platform", "campaign", "ad_set", "ad", "ad_id"),
    *("breakdown", "breakdown_value", "device"),
    *("spend", "currency", "impressions", "clicks_link", "results", "result_type"),
)


@dataclass(frozen=True)
class Device:
    """One device: its name in the export, its share of visits or of money, its conversion."""

    name: str
    share: float
    conversion: float  # beside the mean


SHOPPERS = (
    Device("mobile", 0.68, 0.80),
    Device("desktop", 0.27, 1.55),
    Device("tablet", 0.05, 0.9),
)
BUYS = (
    Device("android_smartphone", 0.49, 0.92),
    Device("iphone", 0.36, 0.94),
    Device("desktop", 0.11, 1.30),
    Device("ipad", 0.04, 0.95),
)


def write_visits(folder: Path, name: str, devices: Sequence[Device], seed: int) -> None:
    """Write, beside a GA4 export by source, the one by device."""
    acquisition = (folder / name).read_text(encoding="utf-8-sig")
    write(folder, {"ga4_tech_details.csv": ga4_devices(acquisition, devices, seed)})


def ga4_devices(acquisition: str, devices: Sequence[Device], seed: int) -> str:
    """Cut a GA4 export by source into one by device: the same sessions a day, conversions near."""
    rng = np.random.default_rng(seed)
    lines = acquisition.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("Date,"))
    days: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    columns = [name for name in _SUMS if name in lines[start].split(",")]
    for row in csv.DictReader(lines[start:]):
        if row["Date"] >= FROM.replace("-", ""):
            for name in columns:
                days[row["Date"]][name] += float(row[name])
    head = [line.replace("Traffic acquisition", "Tech details") for line in lines[:start]]
    shown = [*head, ",".join(["Date", "Device category", *columns])]
    for day in sorted(days):
        shown += [",".join(map(str, row)) for row in _day(day, days[day], columns, devices, rng)]
    return "\n".join(shown) + "\n"


def _day(
    day: str,
    sums: dict[str, float],
    columns: Sequence[str],
    devices: Sequence[Device],
    rng: np.random.Generator,
) -> list[list[object]]:
    sessions = rng.multinomial(int(sums["Sessions"]), [each.share for each in devices])
    rows: list[list[object]] = []
    for device, count in zip(devices, sessions, strict=True):
        row: list[object] = [day, device.name]
        for name in columns:
            rate = sums[name] / sums["Sessions"] if sums["Sessions"] else 0.0
            lift = device.conversion if name in ("Key events", "Ecommerce purchases") else 1.0
            value = count if name == "Sessions" else rng.binomial(count, min(1.0, rate * lift))
            row.append(int(value))
        rows.append(row)
    return rows


def ads_devices(rows: Iterable[Sequence[object]], devices: Sequence[Device], seed: int) -> str:
    """Cut monthly rows of Ads Manager by device, in the plain format; results follow clicks."""
    rng = np.random.default_rng(seed)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_ADS)
    for row in rows:
        if str(row[0]) < FROM:
            continue
        spend, left = float(str(row[11])), float(str(row[11]))
        for at, device in enumerate(devices):
            last = at == len(devices) - 1
            part = round(left, 2) if last else round(spend * device.share, 2)
            left -= part
            share = part / spend if spend else 0.0
            seen, clicks = int(float(str(row[10])) * share), int(float(str(row[13])) * share)
            done = int(rng.binomial(int(float(str(row[7]))), min(1.0, share * device.conversion)))
            writer.writerow(
                [*row[:2], "meta", *row[2:6], "device", device.name, device.name, part, "EUR", seen,
                 clicks, done, _kind(str(row[8]))]
            )  # fmt: skip
    return out.getvalue()


def _kind(indicator: str) -> str:
    """Return a result type in a reader's words."""
    words = {"purchase": "achats", "lead": "prospects"}
    return next((word for part, word in words.items() if part in indicator), "couverture")
