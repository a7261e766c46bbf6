"""Competitors: public counts of each account at dated watches, on one declared basis."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final, Literal

import pandas as pd

from stratbook.core import reference
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.three_c.rival_exports import counts_from_exports

Measure = Literal["followers", "growth", "posts", "interactions", "er_followers", "share"]
COMPARED: Final[tuple[Measure, ...]] = ("followers", "growth", "posts", "er_followers")
_GROWTH_DAYS = 30


@dataclass(frozen=True)
class Account:
    """One account of the watch on one platform, at its last date.

    Parameters
    ----------
    name, platform : str
        As the watch has them.
    is_client : bool
        Whether it is the client's own.
    first, last : date
        First and last date inside the watch.
    followers : float or None
        At the last date that has a count.
    growth : float or None
        Followers gained ÷ followers at the start, brought to 30 days; None with one date
        only, or without a count at the start or the end.
    posts, interactions : float or None
        In the 30 days before the last date, organic and paid together.
    share : float or None
        Followers ÷ followers of all accounts of the platform with a count; None when there
        are fewer than two of these.
    main_format, strong_point : str
        As whoever made the watch noted them; empty when nothing was.
    sources : tuple of str
        The rows it rests on.
    """

    name: str
    platform: str
    is_client: bool
    first: dt.date
    last: dt.date
    followers: float | None
    growth: float | None
    posts: float | None
    interactions: float | None
    share: float | None = None
    main_format: str = ""
    strong_point: str = ""
    sources: tuple[str, ...] = ()

    @property
    def er_followers(self) -> float | None:
        """Interactions a post a follower, the one basis public counts allow (0.003 is 0.3 %)."""
        if self.interactions is None or not self.posts or not self.followers:
            return None
        return self.interactions / self.posts / self.followers

    def value(self, measure: Measure) -> float | None:
        """Return one of its measures."""
        found: float | None = getattr(self, measure)
        return found


@dataclass(frozen=True)
class Gap:
    """The client against the median of its rivals, in one measure on one platform.

    Parameters
    ----------
    platform : str
        The platform.
    measure : str
        What is compared.
    client, reference : float
        The client's value and the rivals' median.
    rivals : int
        How many rivals have a value.
    leader : str
        The account with the highest value, the client included.
    leader_is_client : bool
        Whether that is the client.
    """

    platform: str
    measure: Measure
    client: float
    reference: float
    rivals: int
    leader: str
    leader_is_client: bool = False

    @property
    def difference(self) -> float:
        """How far the client is above (below) the rivals' median."""
        return self.client - self.reference

    @property
    def relative(self) -> float | None:
        """The difference as a share of the rivals' median; None where that is not above 0."""
        return self.difference / self.reference if self.reference > 0 else None


@dataclass(frozen=True)
class Watch:
    """The competitor watch: every account by platform, and how old it is.

    Parameters
    ----------
    accounts : tuple of Account
        By platform; within one, most followers first, those without a count last.
    on : date
        The end of the period under report.
    """

    accounts: tuple[Account, ...]
    on: dt.date

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms watched, in the order of the alphabet."""
        return tuple(dict.fromkeys(each.platform for each in self.accounts))

    @property
    def dated(self) -> dt.date | None:
        """The date of the watch: that of the account looked at longest ago."""
        return min((each.last for each in self.accounts), default=None)

    @property
    def age(self) -> int | None:
        """Days from the watch to the end of the period; negative when it was made after."""
        return None if self.dated is None else (self.on - self.dated).days

    @property
    def is_stale(self) -> bool:
        """Whether the watch is older than a benchmark may be."""
        return self.age is not None and self.age > reference.threshold("competitor_watch_days")

    def on_platform(self, platform: str) -> tuple[Account, ...]:
        """Return the accounts of one platform."""
        return tuple(each for each in self.accounts if each.platform == platform)

    def gaps(self) -> tuple[Gap, ...]:
        """Compare the client with its rivals wherever enough of them have a value."""
        found = (self._gap(platform, each) for platform in self.platforms for each in COMPARED)
        return tuple(gap for gap in found if gap is not None)

    def _gap(self, platform: str, measure: Measure) -> Gap | None:
        accounts = [each for each in self.on_platform(platform) if each.value(measure) is not None]
        own = [each for each in accounts if each.is_client]
        rivals = [_known(each, measure) for each in accounts if not each.is_client]
        if len(own) != 1 or len(rivals) < reference.threshold("competitor_minimum"):
            return None
        leader = min(accounts, key=lambda each: (-_known(each, measure), each.name))
        return Gap(
            platform,
            measure,
            client=_known(own[0], measure),
            reference=median(rivals),
            rivals=len(rivals),
            leader=leader.name,
            leader_is_client=leader.is_client,
        )


@remembered
def read_watch(
    sheet: pd.DataFrame,
    period: Period,
    exported: pd.DataFrame | None = None,
    brands: Sequence[str] = (),
) -> Watch:
    """Read the competitor watch as it stood at the end of a period.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``competitors``: date, platform, competitor, is_client, followers, posts,
        interactions (of the 30 days before the date), main_format, strong_point, source.
    period : Period
        The period under report. Dates after its end are left out, unless there are no
        others: a first watch is often made while the report is written.
    exported : DataFrame or None
        The table ``competitors``: exports by day stand in for accounts the sheet lacks.
    brands : sequence of str
        Names under which such an export may know the client.

    Returns
    -------
    Watch
        growth = (last − first) ÷ first × 30 ÷ days between; er_followers = interactions ÷
        posts ÷ followers; share = followers ÷ Σ followers of the platform.
    """
    if exported is not None:
        sheet = _completed(sheet, counts_from_exports(exported, period.end, brands))
    if sheet.empty:
        return Watch((), period.end)
    dated = sheet.assign(date=pd.to_datetime(sheet["date"])).sort_values("date", kind="stable")
    inside = dated[dated["date"] <= pd.Timestamp(period.end)]
    rows = inside if len(inside) else dated
    accounts = [
        _account((str(platform), str(name)), group)
        for (platform, name), group in rows.groupby(["platform", "competitor"], observed=True)
    ]
    accounts.sort(key=lambda each: (each.platform, -_size(each), each.name))
    return Watch(tuple(_shared(accounts)), period.end)


def _completed(sheet: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """Add the accounts of an export that the sheet does not count itself."""
    typed = {(row["platform"], fold(str(row["competitor"]))) for _, row in sheet.iterrows()}
    new = [
        (row["platform"], fold(str(row["competitor"]))) not in typed for _, row in more.iterrows()
    ]
    fresh = more.loc[new]
    if fresh.empty:
        return sheet
    return fresh if sheet.empty else pd.concat([sheet, fresh], ignore_index=True)


def _account(key: tuple[str, str], rows: pd.DataFrame) -> Account:
    counted = rows.dropna(subset=["followers"])
    latest = rows.iloc[-1]
    return Account(
        name=key[1],
        platform=key[0],
        is_client=bool(rows["is_client"].fillna(value=False).astype(bool).any()),
        first=rows["date"].iloc[0].date(),
        last=latest["date"].date(),
        followers=float(counted["followers"].iloc[-1]) if len(counted) else None,
        growth=_growth(counted),
        posts=_number(latest["posts"]),
        interactions=_number(latest["interactions"]),
        main_format=_noted(rows, "main_format"),
        strong_point=_noted(rows, "strong_point"),
        sources=tuple(rows["source"].astype(str)),
    )


def _noted(rows: pd.DataFrame, name: str) -> str:
    """Return the last thing noted in a column; empty when the sheet has none."""
    found = rows[name].dropna() if name in rows else pd.Series(dtype="str")
    return str(found.iloc[-1]).strip() if len(found) else ""


def _growth(counted: pd.DataFrame) -> float | None:
    """Return the growth by 30 days between the first and the last date with a count."""
    if len(counted) < reference.threshold("competitor_dates"):
        return None
    start, end = float(counted["followers"].iloc[0]), float(counted["followers"].iloc[-1])
    days = (counted["date"].iloc[-1] - counted["date"].iloc[0]).days
    return (end - start) / start * _GROWTH_DAYS / days if start > 0 and days > 0 else None


def _shared(accounts: list[Account]) -> list[Account]:
    """Give each account its share of the followers counted on its platform."""
    counted: dict[str, list[float]] = {}
    for each in accounts:
        if each.followers is not None:
            counted.setdefault(each.platform, []).append(each.followers)
    return [replace(each, share=_share(each, counted.get(each.platform, []))) for each in accounts]


def _share(account: Account, counted: list[float]) -> float | None:
    alone = len(counted) < 2 or not sum(counted)
    return None if alone or account.followers is None else account.followers / sum(counted)


def _size(account: Account) -> float:
    return -1.0 if account.followers is None else account.followers


def _known(account: Account, measure: Measure) -> float:
    value = account.value(measure)
    if value is None:
        raise ValueError(f"{account.name} has no {measure}")
    return value


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]
