"""What the inventory, the posts and the reviews answer of the checklists by themselves."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import text_of
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.scope import Scope, fold
from stratbook.strategy.shown import account_names, plain, shows_none

Row = Mapping[Hashable, object]
_HASHTAG: Final = re.compile(r"#\w")
_WORD: Final = re.compile(r"\w{5,}")  # a trade's words; shorter ones are articles and the like
_SIGNS: Final = re.compile(r"\W+|_")


@dataclass(frozen=True)
class Known:
    """Answers that nobody has to type.

    Parameters
    ----------
    accounts : dict
        By account and check id: whether the check is passed; what is not known is absent.
    listings : dict
        By place and check id: the same.
    """

    accounts: dict[tuple[str, str], bool]
    listings: dict[tuple[str, str], bool]


def known_answers(accounts: pd.DataFrame, sector: str, scope: Scope) -> Known:
    """Answer what the inventory, the posts and the reviews of a period can answer.

    Parameters
    ----------
    accounts : DataFrame
        The sheet ``accounts``: account, platform, bio, link, username.
    sector : str
        The trade, in the brief's words; its words of five letters or more are looked for.
    scope : Scope
        Tables and period: posts and reviews.
    """
    names, rows = account_names(accounts), accounts.to_dict("records")
    usual = _usual([text_of(row["username"]) for row in rows])
    readers: dict[str, Callable[[Row], bool | None]] = {
        "bio_present": lambda row: _filled(row, "bio"),
        "link_present": lambda row: _filled(row, "link"),
        "bio_keywords": lambda row: _names_trade(text_of(row["bio"]), sector),
        "same_username": lambda row: _is_usual(text_of(row["username"]), usual),
        "hashtags": _Hashtags(rows, scope.rows("posts")).passed,
    }
    found = {
        (name, check): answer
        for name, row in zip(names, rows, strict=True)
        for check, read in readers.items()
        if (answer := read(row)) is not None
    }
    return Known(found, _reviews(scope.rows("reviews")))


def _filled(row: Row, column: str) -> bool | None:
    text = text_of(row[column])
    return not shows_none(text) if text else None


def _names_trade(bio: str, sector: str) -> bool | None:
    words = {word.rstrip("s") for word in _WORD.findall(plain(sector))}
    if not bio or not words:
        return None
    return any(word.rstrip("s") in words for word in _WORD.findall(plain(bio)))


def _usual(usernames: Sequence[str]) -> str:
    """Return the username that more than half of those noted bear, signs apart; else nothing."""
    counts = Counter(_bare(each) for each in usernames if each)
    best, times = next(iter(counts.most_common(1)), ("", 0))
    return best if counts.total() > 1 and times * 2 > counts.total() else ""


def _is_usual(username: str, usual: str) -> bool | None:
    """Compare usernames; several of which none prevails are not judged."""
    return _bare(username) == usual if username and usual else None


def _bare(username: str) -> str:
    return _SIGNS.sub("", fold(username))


class _Hashtags:
    """Which accounts use hashtags, by the posts of the period."""

    def __init__(self, rows: Sequence[Row], posts: pd.DataFrame) -> None:
        self._alone = Counter(text_of(row["platform"]) for row in rows)
        self._posts = posts[posts["text"].notna()]

    def passed(self, row: Row) -> bool | None:
        """Say whether enough of an account's posts carry one; None under the least number."""
        platform = text_of(row["platform"])
        own = self._posts[self._posts["platform"] == platform]
        if self._alone[platform] > 1:  # several accounts there: only those it can be told of
            wanted = {fold(text_of(row["account"])), fold(text_of(row["username"]))} - {""}
            own = own[own["account"].fillna("").map(fold).isin(wanted)]
        if len(own) < threshold("minimum_cell"):
            return None
        share = float(own["text"].str.contains(_HASHTAG).mean())
        return share >= threshold("smo_hashtag_share")


def _reviews(reviews: pd.DataFrame) -> dict[tuple[str, str], bool]:
    """Say of each place whether enough of its reviews of the period are answered."""
    told = reviews[reviews["answered"].notna()]
    return {
        (str(place), "reviews_answered"): bool(
            rows["answered"].astype(float).mean() >= threshold("smo_reviews_answered")
        )
        for place, rows in told.groupby("place")
        if len(rows) >= threshold("minimum_cell")
    }
