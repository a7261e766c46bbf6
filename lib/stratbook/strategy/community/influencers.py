"""Which influencers fit: the list read, doubts to check, the price, and what to do with each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.influence import Raw, Standing, influence_index
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.kpis.measure import sources_of

_RULE: Final = "community.influencer"


@dataclass(frozen=True)
class Account:
    """One public account of the list.

    Parameters
    ----------
    handle, platform, topics, owner : str
        As the sheet has them.
    raw : Raw
        Followers, engagement rate, relevance.
    engagements, fee : float or None
        Engagements a post; fee asked.
    posts_bought : float
        Posts for that fee; one unless the sheet says otherwise.
    is_disclosed : bool
        Whether it is paid or gifted, hence must be announced as such.
    last : date or None
        The last collaboration.
    doubts : tuple of str
        What should be checked before anything is signed (ids of doubts).
    """

    handle: str
    platform: str
    topics: str
    owner: str
    raw: Raw
    engagements: float | None
    fee: float | None
    posts_bought: float
    is_disclosed: bool
    last: dt.date | None
    brand_fit: float | None
    doubts: tuple[str, ...]

    @property
    def cost(self) -> float | None:
        """Fee ÷ (engagements a post × posts bought); None without a fee or an engagement."""
        if not self.fee or not self.engagements:
            return None
        return self.fee / (self.engagements * self.posts_bought)


@dataclass(frozen=True)
class Candidate:
    """An account with its standing (None when it cannot be ranked) and what to do with it."""

    account: Account
    standing: Standing | None
    action: Choice


@dataclass(frozen=True)
class Shortlist:
    """The list, highest index first, those without an index last."""

    candidates: tuple[Candidate, ...]
    sources: tuple[str, ...] = ()

    @property
    def ranked(self) -> tuple[Candidate, ...]:
        """Those with an index."""
        return tuple(each for each in self.candidates if each.standing is not None)

    @property
    def doubtful(self) -> tuple[Candidate, ...]:
        """Those with something to check."""
        return tuple(each for each in self.candidates if each.account.doubts)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rule chose for each."""
        return tuple(each.action for each in self.candidates)

    @property
    def usual_cost(self) -> float | None:
        """The median cost of an expected engagement; None with fewer than two priced accounts."""
        costs = [each.account.cost for each in self.candidates if each.account.cost is not None]
        return median(costs) if len(costs) > 1 else None


@remembered
def read_influencers(sheet: pd.DataFrame, overrides: Sequence[Override] = ()) -> Shortlist:
    """Rank influencers, price them, list what to check, and say what to do with each.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``influencers``.
    overrides : sequence of Override
        The consultant's words against the rule ``community.influencer``.

    Returns
    -------
    Shortlist
        Index: :func:`influence_index`. Relevance is the mean of what is known of topic match
        ÷ 5, (brand fit − 1) ÷ 4 and audience share.
    """
    accounts = [_account(row) for row in records(sheet)]
    standings = influence_index({_key(each): each.raw for each in accounts})
    found = []
    for each in accounts:
        standing = standings.get(_key(each))
        choice = choose(overrides, _RULE, each.handle, _action(each, standing))
        found.append(Candidate(each, standing, choice))
    found.sort(
        key=lambda each: (
            each.standing.rank if each.standing else len(found) + 1,
            _key(each.account),
        )
    )
    return Shortlist(tuple(found), sources_of(sheet) if len(sheet) else ())


def _key(account: Account) -> str:
    return f"{account.handle} {account.platform}"


def _account(row: dict[str, object]) -> Account:
    followers, engagements = number(row["followers"]), number(row["engagements"])
    rate = engagements / followers if followers and engagements is not None else None
    fee = number(row["fee"])
    return Account(
        handle=text(row["handle"]),
        platform=text(row["platform"]),
        topics=text(row["topics"]),
        owner=text(row["owner"]),
        raw=Raw(followers, rate, _relevance(row)),
        engagements=engagements,
        fee=fee,
        posts_bought=number(row["posts_bought"]) or 1.0,
        is_disclosed=bool(fee) or number(row["is_gifted"]) == 1.0,
        last=day(row["last_worked_on"]),
        brand_fit=number(row["brand_fit"]),
        doubts=_doubts(row, followers, rate),
    )


def _relevance(row: dict[str, object]) -> float | None:
    topic, fit = number(row["topic_match"]), number(row["brand_fit"])
    share = number(row["audience_share"])
    known = [
        *([] if topic is None else [topic / 5]),
        *([] if fit is None else [(fit - 1) / 4]),
        *([] if share is None else [share / 100]),
    ]
    return fmean(known) if known else None


def _doubts(row: dict[str, object], followers: float | None, rate: float | None) -> tuple[str, ...]:
    """Return what is unusual enough to be checked; nothing here accuses anybody."""
    before, share = number(row["followers_before"]), number(row["audience_share"])
    growth = followers / before - 1 if followers and before else 0.0
    posts = number(row["posts"])
    cases = (
        ("rate_low", _outside(followers, rate) < 0),
        ("rate_high", _outside(followers, rate) > 0),
        ("sudden_growth", growth > threshold("influencer_sudden_growth")),
        ("elsewhere", share is not None and share / 100 < threshold("influencer_home_audience")),
        ("few_comments", _comment_share(row) < threshold("influencer_comment_share")),
        ("few_posts", posts is not None and posts < threshold("minimum_cell")),
    )
    return tuple(name for name, holds in cases if holds)


def _outside(followers: float | None, rate: float | None) -> int:
    """Return −1 below, +1 above what is usual for that size, 0 inside or unknown."""
    if not followers or rate is None:
        return 0
    bands = [
        row for row in csv_rows("influencer_bands.csv") if followers >= float(row["followers"])
    ]
    if not bands:
        return 0
    return -1 if rate < float(bands[-1]["low"]) else int(rate > float(bands[-1]["high"]))


def _comment_share(row: dict[str, object]) -> float:
    comments, engagements = number(row["comments"]), number(row["engagements"])
    return 1.0 if comments is None or not engagements else comments / engagements


def _action(account: Account, standing: Standing | None) -> str:
    """Return the first of the rule's cases that holds."""
    fit, relevance = account.brand_fit, account.raw.relevance
    off_brand = fit is not None and fit <= threshold("influencer_poor_fit")
    off_topic = relevance is not None and relevance < threshold("influencer_relevance")
    cases = (
        ("leave", off_brand or off_topic or len(account.doubts) >= threshold("influencer_doubts")),
        ("keep", account.last is not None),
        ("test", bool(account.doubts) or standing is None),
        ("approach", standing is not None and standing.index >= threshold("influence_shortlist")),
    )
    return next((name for name, holds in cases if holds), "test")
