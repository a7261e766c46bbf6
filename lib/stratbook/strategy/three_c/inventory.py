"""The inventory of accounts: what its sheet says, completed by what the exports show."""

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.core.reference import platforms
from stratbook.strategy.kpis.scope import fold

Origin = Literal["sheet", "exports", ""]


@dataclass(frozen=True)
class Entry:
    """One row of the inventory.

    Parameters
    ----------
    name : str
        The account; with its platform where two rows bear the same name, so that an
        override can tell them apart.
    platform, owner, purpose, duplicate_of : str
        As the sheet has them; empty when it says nothing.
    has_access : bool or None
        Whether somebody in the organisation holds the login; None when not noted.
    followers : float or None
        None when not noted.
    last : date or None
        The last post known.
    last_from : {"sheet", "exports", ""}
        Where that date comes from; empty when there is none.
    bio_on : date or None
        When the biography was last reviewed.
    source : str
        The row.
    """

    name: str
    platform: str
    owner: str
    purpose: str
    duplicate_of: str
    has_access: bool | None
    followers: float | None
    last: dt.date | None
    last_from: Origin
    bio_on: dt.date | None
    source: str


def read_inventory(inventory: pd.DataFrame, posts: pd.DataFrame, on: dt.date) -> tuple[Entry, ...]:
    """Read the inventory; an account's last post is the later of the sheet's and the exports'.

    Parameters
    ----------
    inventory : DataFrame
        The sheet ``accounts``, a row an account.
    posts : DataFrame
        The table ``posts``: platform, account, published_at. An account is known there by
        its name, or by being the only one of its platform in the inventory.
    on : date
        Posts after that day are left out.
    """
    rows = inventory.to_dict("records")
    names = Counter(fold(_text(row["account"])) for row in rows)
    alone = Counter(_text(row["platform"]) for row in rows)
    seen = _Seen(posts, on)
    return tuple(
        _entry(
            row,
            seen.last(row, alone=alone[_text(row["platform"])] == 1),
            unique=names[fold(_text(row["account"]))] == 1,
        )
        for row in rows
    )


class _Seen:
    """The last post the exports hold of each account."""

    def __init__(self, posts: pd.DataFrame, on: dt.date) -> None:
        days = posts["published_at"].dt.date
        self._posts = posts.assign(day=days, known=posts["account"].fillna("").map(fold))
        self._posts = self._posts[self._posts["day"] <= on]

    def last(self, row: Mapping[Hashable, object], *, alone: bool) -> dt.date | None:
        own = self._posts[self._posts["platform"] == _text(row["platform"])]
        if not alone:
            own = own[own["known"] == fold(_text(row["account"]))]
        found: dt.date | None = own["day"].max() if len(own) else None
        return found


def _entry(row: Mapping[Hashable, object], seen: dt.date | None, *, unique: bool) -> Entry:
    typed = _day(row.get("last_post_on"))
    account, platform = _text(row["account"]), _text(row["platform"])
    known = platforms().get(platform)
    access = row.get("has_access")
    from_exports = seen is not None and (typed is None or seen > typed)
    return Entry(
        name=account if unique else f"{account} ({known.label if known else platform})",
        platform=platform,
        owner=_text(row.get("owner")),
        purpose=_text(row.get("purpose")),
        duplicate_of=_text(row.get("duplicate_of")),
        has_access=None if pd.isna(access) else bool(access),  # type: ignore[call-overload]
        followers=_number(row.get("followers")),
        last=seen if from_exports else typed,
        last_from="exports" if from_exports else "sheet" if typed is not None else "",
        bio_on=_day(row.get("bio_on")),
        source=_text(row.get("source")),
    )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _day(value: object) -> dt.date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload, arg-type]
