"""Brand consistency: what each account shows beside what the brief says it should show."""

import datetime as dt
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.shown import account_names, leads_home, obsolete_in, plain, shows_none

RULE: Final = "brand.account"
CheckId = Literal["logo", "tagline", "wording", "link", "bio_age", "cover_age"]
CHECKS: Final[tuple[CheckId, ...]] = (
    "logo", "tagline", "wording", "link", "bio_age", "cover_age"
)  # fmt: skip
AGES: Final = frozenset({"bio_age", "cover_age"})
_PUNCTUATION: Final = re.compile(r"[^\w\s]+")


@dataclass(frozen=True)
class BrandCheck:
    """One check of one account.

    Parameters
    ----------
    id : str
        Which: one of ``CHECKS``.
    passed : bool or None
        None when it was not checked: the sheet or the brief does not say. Never a failure.
    seen : str
        What the account shows, in its own words.
    found : tuple of str
        The obsolete words read there.
    days : int or None
        Age in days, for the two ages.
    """

    id: CheckId
    passed: bool | None
    seen: str = ""
    found: tuple[str, ...] = ()
    days: int | None = None


@dataclass(frozen=True)
class AccountBrand:
    """One account beside the brand.

    Parameters
    ----------
    name, platform : str
        The account, as the report and an override name it; the platform's id.
    followers : float or None
        None when not noted.
    checks : tuple of BrandCheck
        All six, in the order of ``CHECKS``.
    choice : Choice
        What becomes of it: "correct", "refresh", "complete" or "keep".
    source : str
        Its row.
    """

    name: str
    platform: str
    followers: float | None
    checks: tuple[BrandCheck, ...]
    choice: Choice
    source: str

    def check(self, id_: CheckId) -> BrandCheck:
        """Return one of the checks."""
        return next(each for each in self.checks if each.id == id_)

    @property
    def passed(self) -> int:
        """How many checks it passed."""
        return sum(each.passed is True for each in self.checks)

    @property
    def checked(self) -> int:
        """How many checks could be made."""
        return sum(each.passed is not None for each in self.checks)

    @property
    def score(self) -> float | None:
        """Checks passed ÷ checks made; None when none could be made."""
        return self.passed / self.checked if self.checked else None


@dataclass(frozen=True)
class Consistency:
    """All accounts beside the brand.

    Parameters
    ----------
    accounts : tuple of AccountBrand
        The least consistent first; those that could not be checked last.
    on : date
        The day that ages are counted to: the period's end.
    """

    accounts: tuple[AccountBrand, ...]
    on: dt.date

    @property
    def score(self) -> float | None:
        """Checks passed ÷ checks made, each added up over the accounts first."""
        made = sum(each.checked for each in self.accounts)
        return sum(each.passed for each in self.accounts) / made if made else None

    @property
    def coverage(self) -> float | None:
        """Checks made ÷ checks there are; None without accounts."""
        whole = len(self.accounts) * len(CHECKS)
        return sum(each.checked for each in self.accounts) / whole if whole else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each account, and what the rule said."""
        return tuple(each.choice for each in self.accounts)

    @property
    def oldest(self) -> tuple[AccountBrand, ...]:
        """The accounts whose cover has a date, the oldest cover first."""
        dated = [each for each in self.accounts if each.check("cover_age").days is not None]
        return tuple(sorted(dated, key=lambda e: (-(e.check("cover_age").days or 0), e.name)))

    def failing(self, id_: CheckId) -> tuple[AccountBrand, ...]:
        """Return the accounts that fail a check."""
        return tuple(each for each in self.accounts if each.check(id_).passed is False)

    def made(self, id_: CheckId) -> int:
        """Return for how many accounts a check could be made."""
        return sum(each.check(id_).passed is not None for each in self.accounts)


@remembered
def check_brand(
    accounts: pd.DataFrame, file: ClientFile, on: dt.date, overrides: Sequence[Override] = ()
) -> Consistency:
    """Hold every account of the inventory against the brand of the brief.

    Parameters
    ----------
    accounts : DataFrame
        The sheet ``accounts``: account, platform, followers, logo, wording, bio, bio_on,
        cover_on, link, source.
    file : ClientFile
        ``brand`` (logo_version, tagline, obsolete) and ``organisation.website``.
    on : date
        The day ages are counted to.
    overrides : sequence of Override
        What a person decided against the rule ``brand.account``, by account.
    """
    rows = accounts.to_dict("records")
    judged = [
        _account(name, row, _checks(row, file, on), overrides)
        for name, row in zip(account_names(accounts), rows, strict=True)
    ]
    judged.sort(key=lambda e: (e.score is None, e.score or 0.0, -(e.followers or 0), e.name))
    return Consistency(tuple(judged), on)


def _account(
    name: str,
    row: Mapping[Hashable, object],
    checks: tuple[BrandCheck, ...],
    overrides: Sequence[Override],
) -> AccountBrand:
    return AccountBrand(
        name=name,
        platform=text_of(row["platform"]),
        followers=number_of(row["followers"]),
        checks=checks,
        choice=choose(overrides, RULE, name, _verdict(checks)),
        source=text_of(row["source"]),
    )


def _verdict(checks: Sequence[BrandCheck]) -> str:
    failed = {each.id for each in checks if each.passed is False}
    made = sum(each.passed is not None for each in checks)
    if failed - AGES:
        return "correct"
    if failed:
        return "refresh"
    return "keep" if made >= threshold("brand_checked") * len(checks) else "complete"


def _checks(
    row: Mapping[Hashable, object], file: ClientFile, on: dt.date
) -> tuple[BrandCheck, ...]:
    brand, name = file.brand, text_of(row["account"])
    logo, wording, bio, link = (text_of(row[key]) for key in ("logo", "wording", "bio", "link"))
    return (
        _same("logo", logo, brand.logo_version),
        _same("tagline", wording, brand.tagline),
        _wording(name, [each for each in (wording, bio) if each], brand.obsolete),
        _link(link, file.organisation.website),
        _age("bio_age", row["bio_on"], on, threshold("brand_bio_days")),
        _age("cover_age", row["cover_on"], on, threshold("brand_cover_days")),
    )


def _same(id_: CheckId, shown: str, wanted: str) -> BrandCheck:
    passed = _bare(shown) == _bare(wanted) if shown and wanted else None
    return BrandCheck(id_, passed, seen=shown)


def _wording(name: str, texts: Sequence[str], obsolete: Sequence[str]) -> BrandCheck:
    found = obsolete_in([name, *texts], obsolete)
    passed = None if not obsolete or not (texts or found) else not found
    return BrandCheck("wording", passed, seen=" · ".join(texts), found=found)


def _link(link: str, website: str) -> BrandCheck:
    if not link:
        return BrandCheck("link", None)
    there = not shows_none(link)
    return BrandCheck("link", there and (not website or leads_home(link, website)), seen=link)


def _age(id_: CheckId, day: object, on: dt.date, limit: float) -> BrandCheck:
    then = day_of(day)
    if then is None:
        return BrandCheck(id_, None)
    days = max(0, (on - then).days)
    return BrandCheck(id_, days <= limit, days=days)


def _bare(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", plain(text)).split())
