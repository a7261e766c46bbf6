"""Whether the client has an account on a platform, and whether it lives."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.brief.values import day_of, text_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.platforms.culture import culture_of

Account = Literal["active", "asleep", "none", "unknown"]


@dataclass(frozen=True)
class Accounts:
    """What is known of the client's accounts.

    Parameters
    ----------
    last_posts : mapping
        Last publication by platform; None where there is an account but no date.
    inventoried : bool
        Whether people listed the accounts: a platform that is not listed then has none.
    on : date
        The day they are judged for.
    """

    last_posts: Mapping[str, dt.date | None]
    inventoried: bool
    on: dt.date

    def state(self, platform: str) -> Account:
        """Return how a platform's account stands; asleep past ``inactive_account_days``."""
        key = _key(platform)
        if key not in self.last_posts:
            return "none" if self.inventoried else "unknown"
        last = self.last_posts[key]
        if last is None:
            return "unknown"
        silent = (self.on - last).days > threshold("inactive_account_days")
        return "asleep" if silent else "active"


@remembered
def read_accounts(inputs: Mapping[str, pd.DataFrame], posts: pd.DataFrame, on: dt.date) -> Accounts:
    """Gather the accounts from the inventory, the presence register and the posts.

    Parameters
    ----------
    inputs : mapping
        The sheets ``accounts`` (account, platform, last_post_on) and ``presence`` (place,
        platform, control, last_post_on: the managed places count; a place on no platform
        counts under the name ``platform_culture.toml`` knows it by, a Google listing).
    posts : DataFrame
        The table ``posts``: published_at, platform.
    on : date
        The day they are judged for; later posts do not count.
    """
    presence = inputs["presence"]
    places = presence[presence["control"] == "managed"]
    listed = (("account", inputs["accounts"]), ("place", places))
    found: dict[str, dt.date | None] = {}
    for column, sheet in listed:
        for row in sheet.to_dict("records"):
            key = _key(text_of(row["platform"]) or text_of(row[column]))
            found[key] = _latest(found.get(key), day_of(row["last_post_on"]))
    days = posts["published_at"].dt.date
    for platform, day in days[days <= on].groupby(posts["platform"]).max().items():
        found[str(platform)] = _latest(found.get(str(platform)), day)
    return Accounts(found, inventoried=any(not each.empty for _, each in listed), on=on)


def _key(platform: str) -> str:
    """Return one name for all the ways a platform is written."""
    culture = culture_of(platform)
    return culture.id if culture is not None else platform


def _latest(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((each for each in (one, other) if each is not None), default=None)
