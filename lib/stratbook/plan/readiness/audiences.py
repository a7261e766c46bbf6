"""Personas and behaviour segments become audiences that an ad platform can build."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.nearest import plain
from stratbook.core.message import N_, Fact, Name, Quantity, Term, say, term
from stratbook.core.period import Period
from stratbook.core.reference import csv_rows, platforms
from stratbook.core.tables import Tables
from stratbook.plan.readiness.campaigns import Campaign
from stratbook.plan.readiness.cells import Row, flag_of, listed, number_of, text_of
from stratbook.plan.readiness.offers import Offer, offers

SEGMENTS: Final = {
    "persona": N_("persona"),
    "visitors": N_("site visitors"),
    "customers": N_("existing customers"),
    "engaged": N_("engaged followers"),
}
_USE: Final = {
    "persona": "prospecting", "visitors": "retargeting", "engaged": "retargeting",
    "customers": "exclusion",
}  # fmt: skip


@dataclass(frozen=True)
class Audience:
    """One audience on one platform.

    Parameters
    ----------
    name : Fact
        The person's name for it, or what it is made from.
    segment : str
        ``persona``, ``visitors``, ``customers``, ``engaged``.
    persona : str
        The persona it stands for; empty for a segment.
    platform : str
        Id of the platform, or of the seller of its space.
    how : Fact or None
        How it is built there; None where nobody knows.
    size : float or None
        People, as the platform estimates them.
    known : Fact or None
        What is known beside: sessions, followers, customers. Never people added up.
    use : str
        ``prospecting``, ``retargeting``, ``exclusion``.
    data : str
        What it needs: ``none``, ``platform``, ``tracker``, ``list``.
    consent : bool or None
        Whether people agreed to this very use; None when nobody said.
    built : bool
        Whether the sheet lists it; else it is proposed.
    """

    name: Fact
    segment: str
    persona: str
    platform: str
    how: Fact | None
    size: float | None
    known: Fact | None
    use: str
    data: str
    consent: bool | None
    built: bool

    @property
    def needs_consent(self) -> bool:
        """Whether it may not be used before somebody confirms that people agreed."""
        return self.data in ("tracker", "list") and self.consent is not True


@dataclass(frozen=True)
class Audiences:
    """The audiences, and what lacks one.

    Parameters
    ----------
    rows : tuple of Audience
        Those of the sheet, then those proposed.
    gaps : tuple of str
        Personas for whom no audience is built.
    nowhere : tuple of str
        Those among them who are on no platform that sells ads.
    """

    rows: tuple[Audience, ...]
    gaps: tuple[str, ...]
    nowhere: tuple[str, ...]


def build_audiences(
    brief: Brief, tables: Tables, period: Period, planned: Sequence[Campaign]
) -> Audiences:
    """Return the audiences people built, and propose those that are missing.

    A persona is proposed on each platform of hers that sells ads; site visitors, engaged
    followers and existing customers on each platform where money is planned. A segment is
    proposed only where there is something to make it from.

    Parameters
    ----------
    brief : Brief
        The sheets ``personas``, ``audiences``, ``accounts``.
    tables : Tables
        Uses ``web`` and ``leads``.
    period : Period
        The period whose visits and customers are told.
    planned : sequence of Campaign
        What is about to be launched.
    """
    sellers = offers(brief)
    built = [_built(row, sellers) for row in brief.inputs["audiences"].to_dict("records")]
    personas = brief.inputs["personas"].to_dict("records")
    covered = {plain(each.persona) for each in built if each.persona}
    gaps = [row for row in personas if plain(text_of(row["persona"])) not in covered]
    proposed = [each for row in gaps for each in _for_persona(row, sellers)]
    segments = _segments(brief, tables, period, planned, sellers)
    there = {(each.segment, _seller(each.platform, sellers)) for each in built}
    proposed += [each for each in segments if (each.segment, each.platform) not in there]
    reached = {each.persona for each in proposed}
    names = tuple(text_of(row["persona"]) for row in gaps)
    return Audiences(
        rows=(*built, *proposed),
        gaps=names,
        nowhere=tuple(each for each in names if each not in reached),
    )


def _built(row: Row, sellers: Sequence[Offer]) -> Audience:
    platform = text_of(row["platform"])
    segment = text_of(row["segment"])
    how, data = _way(_seller(platform, sellers), segment)
    written = text_of(row["how"])
    return Audience(
        name=Name(text=text_of(row["audience"])),
        segment=segment,
        persona=text_of(row["persona"]),
        platform=platform,
        how=Name(text=written) if written else how,
        size=number_of(row["size"]),
        known=None,
        use=text_of(row["use"]) or _USE[segment],
        data=data,
        consent=flag_of(row["consent"]),
        built=True,
    )


def _for_persona(row: Row, sellers: Sequence[Offer]) -> list[Audience]:
    names = [plain(each) for each in listed(text_of(row["platforms"]))]
    ids = [
        each.id for each in platforms().values() if plain(each.id) in names
        or plain(each.label) in names
    ]  # fmt: skip
    there = dict.fromkeys(_seller(each, sellers) for each in ids)
    persona = text_of(row["persona"])
    return [
        _proposed(Name(text=persona), "persona", each, None, persona)
        for each in there
        if _way(each, "persona")[0] is not None
    ]


def _segments(
    brief: Brief,
    tables: Tables,
    period: Period,
    planned: Sequence[Campaign],
    sellers: Sequence[Offer],
) -> list[Audience]:
    """Return a segment's audience on each platform where money is planned."""
    bought = dict.fromkeys(
        _seller(each.platform, sellers) for each in planned if each.platform and each.budget > 0
    )
    visits, customers = _sessions(tables["web"], period), _customers(tables["leads"])
    found = []
    for platform in bought:
        followers = _followers(brief, platform, sellers)
        for segment, known in (
            ("visitors", visits), ("engaged", followers), ("customers", customers),
        ):  # fmt: skip
            if known is not None and _way(platform, segment)[0] is not None:
                label = Term(text=SEGMENTS[segment])
                found.append(_proposed(label, segment, platform, known, ""))
    return found


def _proposed(
    name: Fact, segment: str, platform: str, known: Fact | None, persona: str
) -> Audience:
    how, data = _way(platform, segment)
    return Audience(name, segment, persona, platform, how, None, known, _USE[segment], data,
                    None, built=False)  # fmt: skip


def _way(platform: str, segment: str) -> tuple[Fact | None, str]:
    """Return how a platform builds a segment, and what data it takes."""
    rows = csv_rows("audience_builds.csv")
    row = next((r for r in rows if (r["platform"], r["segment"]) == (platform, segment)), None)
    if row is None:
        return None, "list" if segment == "customers" else "none"
    return Term(text=row["how"]), row["data"]


def _seller(platform: str, sellers: Sequence[Offer]) -> str:
    return next((each.platform for each in sellers if platform in each.covers), platform)


def _sessions(web: pd.DataFrame, period: Period) -> Fact | None:
    """Return the visits of the period: sessions, not people."""
    inside = web["date"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    rows = web[inside & web["sessions"].notna()]
    cut = rows[rows["channel_group"].notna()]
    whole = (rows if cut.empty else cut)["sessions"].sum()
    return say("{sessions} sessions in {period}", sessions=int(whole), period=period) if whole \
        else None  # fmt: skip


def _customers(leads: pd.DataFrame) -> Fact | None:
    """Return how many buyers the CRM counts; people who became customers, each once."""
    won = leads[leads["stage"].fillna("").map(plain).isin(_WON)]
    count = int(won["lead_id"].nunique())
    return say("{customers} customers in the CRM", customers=count) if count else None


_WON: Final = frozenset({"won", "customer", "sale", "sold", "gagne", "client", "vente", "vendu",
                         "signe", "closed won"})  # fmt: skip


def _followers(brief: Brief, seller: str, sellers: Sequence[Offer]) -> Fact | None:
    """Return the followers of the client's accounts there: a level, one account at a time."""
    covers = next((each.covers for each in sellers if each.platform == seller), (seller,))
    levels = [
        number_of(row["followers"])
        for row in brief.inputs["accounts"].to_dict("records")
        if row["platform"] in covers and flag_of(row["has_access"]) is True
    ]
    known = [each for each in levels if each]
    if not known:
        return None
    largest = Quantity(value=max(known))
    return say("{followers} followers of the largest account", followers=largest)


def use_name(use: str) -> Term:
    """Return the name of a use."""
    return {
        "prospecting": term("prospecting"),
        "retargeting": term("retargeting"),
        "exclusion": term("exclusion"),
    }[use]
