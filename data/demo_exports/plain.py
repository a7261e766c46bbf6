"""What other tools give, in the workbook's plain format, and writing it all down."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .span import LAST, SEASON, days, growth, months

Row = Sequence[object]


def table(headers: str, rows: Iterable[Row], delimiter: str = ";") -> str:
    """Return a plain CSV table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headers.split())
    writer.writerows(rows)
    return out.getvalue()


def followers(levels: Iterable[tuple[str, str, int, float]], rng: np.random.Generator) -> str:
    """Return follower counts on the first day of each month and on the last day of all."""
    rows = []
    for platform, account, start, yearly in levels:
        for day in [*months(), LAST]:
            value = int(start * growth(day, yearly) * rng.normal(1, 0.002))
            rows.append((day.isoformat(), platform, account, "followers", value))
    return table("date platform account metric value", rows)


@dataclass(frozen=True)
class Burst:
    """A day on which the client is spoken of far more than usual: day, tone, texts, authors."""

    day: dt.date
    tone: str
    texts: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Listening:
    """What a listening tool hears: each brand's mentions a day and tones, the client's first."""

    brands: dict[str, tuple[float, tuple[float, float, float]]]
    said: dict[str, tuple[str, ...]]
    where: dict[str, float]
    language: str = "fr"
    late: float = 1.3  # above 1, the last month is kinder to the client
    bursts: tuple[Burst, ...] = ()


def mentions(heard: Listening, rng: np.random.Generator) -> str:
    """Return a listening tool's mentions; authors are hashes, never names."""
    brands, said = heard.brands, heard.said
    sites, shares = list(heard.where), list(heard.where.values())
    rows = []
    for day in days():
        for brand, (a_day, tones) in brands.items():
            tilt = heard.late if day.month == 10 and day.year == 2026 else 1.0
            for _ in range(int(rng.poisson(a_day * SEASON[day.month]))):
                tone = ("positive", "neutral", "negative")[
                    int(rng.choice(3, p=_tilt(tones, tilt if brand == next(iter(brands)) else 1.0)))
                ]
                texts = said[tone]
                at = dt.datetime.combine(
                    day, dt.time(int(rng.integers(7, 23)), int(rng.integers(0, 60)))
                )
                reach = int(rng.lognormal(6, 1.1))
                rows.append(
                    (
                        at.isoformat(),
                        sites[int(rng.choice(len(sites), p=shares))],
                        f"a{int(rng.integers(0, 900)):05d}",
                        reach,
                        brand,
                        heard.language,
                        texts[int(rng.integers(0, len(texts)))].format(brand=brand),
                        "false",
                        tone,
                        reach,
                        int(reach * 0.02),
                    )
                )
    rows += [row for burst in heard.bursts for row in _burst(burst, heard)]
    return table(
        "published_at platform author_hash author_followers brand language text is_repost "
        "sentiment reach engagement",
        rows,
    )


def _burst(burst: Burst, heard: Listening) -> list[Row]:
    """Return a burst's mentions, one author each, without drawing from the client's numbers."""
    brand, sites = next(iter(heard.brands)), list(heard.where)
    rows: list[Row] = []
    for each in range(burst.count):
        at = dt.datetime.combine(burst.day, dt.time(9 + each % 12, (7 * each) % 60))
        reach = 140 + 55 * each
        text = burst.texts[each % len(burst.texts)].format(brand=brand)
        rows.append(
            (at.isoformat(), sites[each % len(sites)], f"b{each:05d}", reach, brand, heard.language,
             text, "false", burst.tone, reach, int(reach * 0.02))
        )  # fmt: skip
    return rows


def _tilt(tones: tuple[float, float, float], towards_good: float) -> list[float]:
    good, neutral, bad = tones[0] * towards_good, tones[1], tones[2] / towards_good
    whole = good + neutral + bad
    return [good / whole, neutral / whole, bad / whole]


def messages(a_day: float, themes: tuple[str, ...], rng: np.random.Generator) -> str:
    """Return an inbox: when each conversation was opened, answered, settled."""
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day * SEASON[day.month]))):
            opened = dt.datetime.combine(
                day, dt.time(int(rng.integers(8, 22)), int(rng.integers(0, 60)))
            )
            needs, settle = rng.random() < 0.85, rng.random() < 0.5
            answered = needs and rng.random() < 0.87
            first = opened + dt.timedelta(minutes=float(rng.lognormal(4.0, 1.2)))
            done = first + dt.timedelta(hours=float(rng.lognormal(1.6, 0.9)))
            rows.append(
                (
                    opened.isoformat(),
                    first.isoformat(timespec="minutes") if answered else "",
                    done.isoformat(timespec="minutes")
                    if answered and settle and rng.random() < 0.86
                    else "",
                    ("instagram", "facebook")[int(rng.random() < 0.35)],
                    str(needs).lower(),
                    str(bool(settle)).lower(),
                    themes[int(rng.integers(0, len(themes)))],
                    ("positive", "neutral", "negative")[int(rng.choice(3, p=[0.3, 0.5, 0.2]))],
                )
            )
    return table(
        "opened_at first_reply_at resolved_at platform needs_answer needs_resolution theme "
        "sentiment",
        rows,
    )


def reviews(
    places: tuple[str, ...], a_day: float, marks: tuple[float, ...], rng: np.random.Generator
) -> str:
    """Return reviews, one a row: day, place, stars, whether they were answered."""
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day))):
            rating = int(rng.choice([1, 2, 3, 4, 5], p=marks))
            rows.append(
                (
                    day.isoformat(),
                    places[int(rng.integers(0, len(places)))],
                    rating,
                    1,
                    str(bool(rng.random() < 0.6)).lower(),
                )
            )
    return table("date place rating count answered", rows)


def leads(a_day: float, rng: np.random.Generator) -> str:
    """Return a CRM's leads and sales: the channel is what the CRM recorded."""
    channels = ("Organic Social", "Paid Social", "Organic Search", "Email", "Direct")
    rows = []
    for day in days():
        for _ in range(int(rng.poisson(a_day * SEASON[day.month] * growth(day, 0.2)))):
            channel = channels[int(rng.choice(5, p=[0.27, 0.25, 0.24, 0.12, 0.12]))]
            sold = rng.random() < 0.2
            amount = round(float(rng.lognormal(5.0, 0.35)), 2) if sold else ""
            rows.append(
                (
                    day.isoformat(),
                    f"R{len(rows) + 10_001}",
                    channel,
                    "vaisselle-hiver" if channel == "Paid Social" else "",
                    "sale" if sold else "lead",
                    amount,
                    round(float(amount) * 0.45, 2) if sold else "",
                    str(bool(sold or rng.random() < 0.75)).lower(),
                )
            )
    return table("date lead_id channel campaign stage amount margin is_qualified", rows)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write a client's exports; text goes out with the byte order mark Meta puts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        marked = content if isinstance(content, bytes) else content.encode("utf-8-sig")
        (folder / name).write_bytes(marked)
