"""Which rows of the ads exports belong to which flight, and how that is known.

In this order: the campaign's name that somebody wrote beside the flight; the flight's own
name, or its link's campaign, inside the names of campaign, ad set or ad; else the platform
and the dates, among the flights whose campaign nobody named. Where two flights answer, the
row belongs to neither: it is shown as ambiguous.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.core.message import Message, say_n
from stratbook.plan.links.convention import slug
from stratbook.plan.pacing.flights import TrackedFlight, family

How = Literal["named", "tagged", "dates"]
Loose = Literal["ambiguous", "outside"]
_NAMES: Final = ["platform", "campaign", "ad_set", "ad"]
_SHORTEST: Final = 3  # letters of a flight's name below which it is found by chance


@dataclass(frozen=True, eq=False)  # frames have no one truth
class Matching:
    """The rows of ads that count, each with its flight.

    Parameters
    ----------
    rows : DataFrame
        Rows of ``ads`` and ``flight`` (a name, or empty), ``how`` (a :data:`How`, or a
        :data:`Loose` where there is no flight).
    notes : tuple of Message
        What was left out.
    """

    rows: pd.DataFrame
    notes: tuple[Message, ...]

    def of(self, flight: str) -> pd.DataFrame:
        """Return a flight's rows."""
        return self.rows[self.rows["flight"] == flight]

    def loose(self, why: Loose) -> pd.DataFrame:
        """Return the rows that belong to no flight for one reason."""
        return self.rows[self.rows["how"] == why]


def match(
    ads: pd.DataFrame,
    flights: Sequence[TrackedFlight],
    currency: str,
    campaigns: Mapping[str, str] | None = None,
) -> Matching:
    """Give each row of ads its flight.

    Counted are the rows unbroken by age, placement or the like, with a spend, in the client's
    currency.

    Parameters
    ----------
    ads : DataFrame
        The table ``ads``.
    flights : sequence of TrackedFlight
        Of the plan.
    currency : str
        The client's.
    campaigns : mapping of str to str, optional
        By flight, the campaign its links carry.
    """
    rows, notes = _counted(ads, currency)
    rows = rows.assign(flight="", how="outside")
    for _, group in rows.groupby(_NAMES, dropna=False, sort=False):
        platform, *names = group[_NAMES].iloc[0].tolist()
        texts = [str(each) for each in names if not pd.isna(each)]
        candidates, how = _candidates(str(platform), texts, flights, campaigns or {})
        _assign(rows, group.index, candidates, how)
    return Matching(rows, notes)


def _counted(ads: pd.DataFrame, currency: str) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    whole = ads[ads["breakdown"].isna() & ads["spend"].notna()]
    foreign = whole["currency"].notna() & (whole["currency"] != currency)
    notes: list[Message] = []
    if foreign.any():
        named = tuple(sorted(whole.loc[foreign, "currency"].unique()))
        notes.append(
            say_n(
                "{count} row of ads is paid in {named}, not in {own}: it is not counted.",
                "{count} rows of ads are paid in {named}, not in {own}: they are not counted.",
                int(foreign.sum()), named=named, own=currency,
            )
        )  # fmt: skip
    return whole[~foreign].reset_index(drop=True), tuple(notes)


def _candidates(
    platform: str,
    texts: Sequence[str],
    flights: Sequence[TrackedFlight],
    campaigns: Mapping[str, str],
) -> tuple[list[TrackedFlight], How]:
    named = [each for each in flights if each.campaign and _is(each.campaign, texts[:1])]
    if named:
        return named, "named"
    tagged = _tagged(texts, flights, campaigns)
    if tagged:
        return tagged, "tagged"
    same = [each for each in flights if family(each.platform) == family(platform)]
    return [each for each in same if not each.campaign], "dates"


def _tagged(
    texts: Sequence[str], flights: Iterable[TrackedFlight], campaigns: Mapping[str, str]
) -> list[TrackedFlight]:
    """Return the flights whose name, or whose links' campaign, stands in the ads' names."""
    within = [f"-{slug(each)}-" for each in texts]
    found = [
        (len(slug(each.name)), each)
        for each in flights
        if len(slug(each.name)) >= _SHORTEST
        and any(f"-{slug(each.name)}-" in text for text in within)
    ]
    if found:  # IG-gifts before IG
        longest = max(length for length, _ in found)
        return [each for length, each in found if length == longest]
    asked = {slug(each) for each in texts[:1]} - {""}
    return [each for each in flights if slug(campaigns.get(each.name, "")) in asked]


def _assign(
    rows: pd.DataFrame, places: pd.Index, candidates: Sequence[TrackedFlight], how: How
) -> None:
    """Give rows the one candidate whose dates they meet; say where two do."""
    group = rows.loc[places]
    meets = pd.DataFrame(
        {
            each.name: (group["date_start"] <= pd.Timestamp(each.period.end))
            & (group["date_end"] >= pd.Timestamp(each.period.start))
            for each in candidates
        },
        index=places,
        dtype=bool,
    )
    count = meets.sum(axis=1)
    one = count == 1
    if one.any():
        rows.loc[places[one], "flight"] = meets[one].idxmax(axis=1)
        rows.loc[places[one], "how"] = how
    rows.loc[places[count > 1], "how"] = "ambiguous"


def _is(campaign: str, texts: Sequence[str]) -> bool:
    return any(plain(campaign) == plain(each) for each in texts)
