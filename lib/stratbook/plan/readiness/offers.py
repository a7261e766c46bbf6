"""The ad platforms' offers, held against the client's objectives, personas and money."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.nearest import plain
from stratbook.core.reference import csv_rows, platforms, threshold
from stratbook.plan.readiness.campaigns import Campaign, spent_on
from stratbook.plan.readiness.cells import day_of, flag_of, listed, number_of, text_of

Price = Literal["fresh", "stale", "undated", "missing"]
CRITERIA: Final = ("objective", "persona", "budget", "account")


@dataclass(frozen=True)
class Offer:
    """What one ad platform sells.

    Parameters
    ----------
    platform, name : str
        Platform id, and the offer's name.
    covers : tuple of str
        Ids of the platforms whose space it sells.
    objectives : tuple of str
        Campaign objectives it serves.
    formats, targeting, buying : str
        English msgids of the reference table, or the person's own words.
    minimum : float or None
        Least budget a day, in ``currency``.
    currency : str
        Its currency; empty without a price.
    priced_on : date or None
        When the price was true, as its source says.
    source, source_url : str
        Where it was read.
    checked : str
        ``text``, ``excerpt``, ``not``, or ``person`` for a row of the sheet.
    """

    platform: str
    name: str
    covers: tuple[str, ...]
    objectives: tuple[str, ...]
    formats: str
    targeting: str
    buying: str
    minimum: float | None
    currency: str
    priced_on: dt.date | None
    source: str
    source_url: str
    checked: str


@dataclass(frozen=True)
class Fit:
    """How an offer fits the client.

    Parameters
    ----------
    offer : Offer
        The offer.
    served, missed : tuple of str
        The client's ad objectives that it serves, and those that it does not.
    personas : tuple of str
        Personas who are on its platforms.
    daily : float or None
        Money planned on its leanest day; None when nothing is planned there.
    minimum : float or None
        The offer's minimum in the client's currency; None when it cannot be said.
    account : bool
        Whether the client holds the login of an account there.
    price : {"fresh", "stale", "undated", "missing"}
        How far the price can be relied on.
    planned : bool
        Whether money is planned there.
    """

    offer: Offer
    served: tuple[str, ...]
    missed: tuple[str, ...]
    personas: tuple[str, ...]
    daily: float | None
    minimum: float | None
    account: bool
    price: Price
    planned: bool

    @property
    def covers_minimum(self) -> bool | None:
        """Whether the money planned a day reaches the minimum; None when it cannot be said."""
        if self.daily is None or self.minimum is None:
            return None
        return self.daily >= self.minimum

    @property
    def points(self) -> Mapping[str, float]:
        """Points by criterion; what cannot be said gives none."""
        whole = len(self.served) + len(self.missed)
        met = {
            "objective": len(self.served) / whole if whole else 0.0,
            "persona": float(bool(self.personas)),
            "budget": float(self.covers_minimum is True),
            "account": float(self.account),
        }
        most = {
            "objective": threshold("offer_points_objective"),
            "persona": threshold("offer_points_persona"),
            "budget": threshold("offer_points_budget"),
            "account": threshold("offer_points_account"),
        }
        return {each: met[each] * most[each] for each in CRITERIA}

    @property
    def score(self) -> float:
        """Suitability, 0 to 100."""
        return sum(self.points.values())

    @property
    def suits(self) -> bool:
        """Whether the score is high enough to buy there."""
        return self.score >= threshold("offer_suitable_score")


def compare_offers(brief: Brief, planned: Sequence[Campaign], today: dt.date) -> tuple[Fit, ...]:
    """Hold every offer against the client, the most suitable first.

    Parameters
    ----------
    brief : Brief
        Objectives, personas, accounts, and the sheet ``ad_offers``, whose rows replace the
        reference's.
    planned : sequence of Campaign
        What is about to be launched.
    today : date
        The day from which the age of a price is counted: the end of the period.
    """
    wanted = wanted_objectives(brief, planned)
    fits = [
        _fit(each, wanted, brief, planned, today) for each in offers(brief)
    ]  # fmt: skip
    return tuple(sorted(fits, key=lambda each: (-each.score, each.offer.name)))


def offers(brief: Brief) -> tuple[Offer, ...]:
    """Return the offers of the reference table, with what the client's sheet replaces."""
    known = {row["platform"]: _offer(row) for row in csv_rows("ad_offers.csv")}
    for row in brief.inputs["ad_offers"].to_dict("records"):
        platform = _seller(text_of(row["platform"]), known)
        before = known.get(platform) or _unknown(platform)
        known[platform] = replace(
            before,
            formats=text_of(row["formats"]) or before.formats,
            targeting=text_of(row["targeting"]) or before.targeting,
            buying=text_of(row["buying"]) or before.buying,
            minimum=number_of(row["minimum_day"]),
            currency=brief.file.currency,
            priced_on=day_of(row["priced_on"]),
            source=text_of(row["where"]),
            source_url="",
            checked="person",
        )
    return tuple(known.values())


def wanted_objectives(brief: Brief, planned: Sequence[Campaign]) -> tuple[str, ...]:
    """Return the campaign objectives the client pursues: its flights', else its goals'."""
    flown = [each.objective for each in planned if each.objective]
    by_goal = {row["goal"]: row["objective"] for row in csv_rows("ad_objectives.csv")}
    social = [each for each in brief.file.objectives if each.level == "social"]
    aimed = [by_goal[each.goal] for each in social if each.goal in by_goal]
    return tuple(dict.fromkeys(flown or aimed))


def age_of_price(offer: Offer, today: dt.date) -> Price:
    """Say how far an offer's price can be relied on."""
    if offer.minimum is None:
        return "missing"
    if offer.priced_on is None:
        return "undated"
    return "stale" if offer.priced_on < _months_before(today) else "fresh"


def _months_before(day: dt.date) -> dt.date:
    months = day.year * 12 + day.month - 1 - int(threshold("offer_price_months"))
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _fit(
    offer: Offer,
    wanted: Sequence[str],
    brief: Brief,
    planned: Sequence[Campaign],
    today: dt.date,
) -> Fit:
    there = (*offer.covers, offer.platform)
    return Fit(
        offer=offer,
        served=tuple(each for each in wanted if each in offer.objectives),
        missed=tuple(each for each in wanted if each not in offer.objectives),
        personas=_personas_on(brief, there),
        daily=spent_on(planned, there),
        minimum=_in_currency(offer, brief.file),
        account=_has_account(brief, there),
        price=age_of_price(offer, today),
        planned=any(each.platform in there and each.budget > 0 for each in planned),
    )


def _in_currency(offer: Offer, file: ClientFile) -> float | None:
    """Return the minimum in the client's currency; None without a rate in the brief."""
    if offer.minimum is None or offer.currency == file.currency:
        return offer.minimum
    rates = [each for each in file.currencies if each.currency == offer.currency]
    latest = max(rates, key=lambda each: each.date, default=None)
    return None if latest is None else offer.minimum * latest.rate


def _personas_on(brief: Brief, there: Sequence[str]) -> tuple[str, ...]:
    names = {plain(name) for each in there for name in (each, _label(each))}
    return tuple(
        text_of(row["persona"])
        for row in brief.inputs["personas"].to_dict("records")
        if any(plain(each) in names for each in listed(text_of(row["platforms"])))
    )


def _has_account(brief: Brief, there: Sequence[str]) -> bool:
    return any(
        row["platform"] in there and flag_of(row["has_access"]) is True
        for row in brief.inputs["accounts"].to_dict("records")
    )


def _label(id_: str) -> str:
    known = platforms().get(id_)
    return known.label if known else id_


def _seller(platform: str, known: Mapping[str, Offer]) -> str:
    """Return the platform that sells another's space: Meta sells Facebook's."""
    sellers = (each.platform for each in known.values() if platform in each.covers)
    return platform if platform in known else next(sellers, platform)


def _unknown(platform: str) -> Offer:
    return Offer(platform, _label(platform), (platform,), (), "", "", "", None, "", None, "", "",
                 "person")  # fmt: skip


def _offer(row: Mapping[str, str]) -> Offer:
    return Offer(
        platform=row["platform"],
        name=row["offer"],
        covers=listed(row["covers"]),
        objectives=listed(row["objectives"]),
        formats=row["formats"],
        targeting=row["targeting"],
        buying=row["buying"],
        minimum=float(row["minimum_day"]) if row["minimum_day"] else None,
        currency=row["currency"],
        priced_on=dt.date.fromisoformat(row["priced_on"]) if row["priced_on"] else None,
        source=row["source"],
        source_url=row["source_url"],
        checked=row["checked"],
    )
