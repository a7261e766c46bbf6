"""Google Analytics 4 by day and source: comment block, days written as YYYYMMDD."""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from .span import FIRST, LAST, SEASON, days, growth

Channel = tuple[str, str, float, float, float, float, float, float]
# By source / medium: from so many days of the last month on, what its links were tagged with.
Campaigns = Mapping[str, Sequence[tuple[int, str]]]
CHANNELS: tuple[Channel, ...] = (
    # source / medium, channel group, sessions a day, engaged, key events, carts, buy, basket
    ("google / organic", "Organic Search", 95, 0.62, 0.020, 0.060, 0.016, 62.0),
    ("(direct) / (none)", "Direct", 60, 0.55, 0.018, 0.055, 0.015, 66.0),
    ("newsletter / email", "Email", 22, 0.70, 0.034, 0.095, 0.027, 71.0),
    ("instagram / social", "Organic Social", 58, 0.52, 0.016, 0.050, 0.010, 58.0),
    ("facebook / social", "Organic Social", 24, 0.49, 0.014, 0.042, 0.008, 57.0),
    ("facebook / paid_social", "Paid Social", 44, 0.44, 0.022, 0.058, 0.013, 60.0),
    ("pinterest / social", "Organic Social", 11, 0.47, 0.009, 0.036, 0.006, 55.0),
    ("youtube / referral", "Organic Video", 4, 0.50, 0.008, 0.030, 0.004, 54.0),
)


def ga4(  # noqa: PLR0913 - what an export has
    site: tuple[str, str],
    scale: float,
    *,
    shop: bool,
    rng: np.random.Generator,
    channels: Sequence[Channel] = CHANNELS,
    campaigns: Campaigns | None = None,
) -> str:
    """Return a GA4 export by day and source: comment block, days written as YYYYMMDD.

    ``site`` is the account's and the property's names.
    """
    lines = [
        "# ----------------------------------------",
        "# Traffic acquisition",
        f"# Account: {site[0]}",
        f"# Property: {site[1]}",
        "# ----------------------------------------",
        "#",
        "# All Users",
        f"# Start date: {FIRST:%Y%m%d}",
        f"# End date: {LAST:%Y%m%d}",
    ]
    headers = [
        "Date",
        "Session source / medium",
        "Session primary channel group (Default Channel Group)",
        "Total users",
        "Sessions",
        "Engaged sessions",
        "Key events",
    ]
    if campaigns:
        headers.insert(3, "Session campaign")
    lines.append(
        ",".join(
            [
                *headers,
                *(
                    ["Add to carts", "Checkouts", "Ecommerce purchases", "Total revenue"]
                    if shop
                    else []
                ),
            ]
        )
    )
    rows = [_session_row(channel, day, scale, shop, rng) for day in days() for channel in channels]
    for row in rows if campaigns else ():
        row.insert(3, _campaign(campaigns or {}, str(row[1]), str(row[0])))
    order = rng.permutation(len(rows))
    lines += [",".join(map(str, rows[index])) for index in order]
    return "\n".join(lines) + "\n"


def _campaign(campaigns: Campaigns, source: str, day: str) -> str:
    """Return what a visit's link was tagged with in the last month; empty for nothing."""
    if day[:6] != f"{LAST:%Y%m}":
        return ""
    tagged = [name for first, name in campaigns.get(source, ()) if int(day[6:]) >= first]
    return tagged[-1] if tagged else ""


def _session_row(
    channel: Channel,
    day: dt.date,
    scale: float,
    shop: bool,
    rng: np.random.Generator,
) -> list[object]:
    source, group, level, engaged, key, cart, buy, basket = channel
    mean = level * scale * SEASON[day.month] * growth(day, 0.12)
    sessions = int(rng.negative_binomial(20, 20 / (20 + mean)))
    users = int(sessions * rng.uniform(0.82, 0.95))
    row: list[object] = [
        f"{day:%Y%m%d}",
        source,
        group,
        users,
        sessions,
        int(rng.binomial(sessions, engaged)),
        int(rng.binomial(sessions, key)),
    ]
    if shop:
        carts = int(rng.binomial(sessions, cart))
        checkouts = int(rng.binomial(carts, 0.55))
        sales = int(rng.binomial(checkouts, min(1.0, buy / cart / 0.55)))
        row += [carts, checkouts, sales, round(sales * basket * float(rng.normal(1, 0.08)), 2)]
    return row
