"""What came back in web analytics, held against what was planned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.core.period import Period
from stratbook.plan.links.builder import Link
from stratbook.plan.links.channels import PAID, Channel, channel, site_of
from stratbook.plan.links.convention import Convention, slug
from stratbook.plan.links.spelling import misspelt
from stratbook.plan.pacing.tracked import Tracked

Verdict = Literal["planned", "misspelt", "convention", "unknown", "untagged"]


@dataclass(frozen=True)
class Seen:
    """Visits of one source, medium and campaign.

    Parameters
    ----------
    source, medium, campaign : str
        As web analytics give them; the campaign is empty where there is none.
    sessions : float
        Sessions in the period.
    channel : Channel
        Where Google Analytics 4 counts them.
    verdict : {"planned", "misspelt", "convention", "unknown", "untagged"}
        In the plan; near a planned campaign; of the convention's shape but not in the plan;
        neither; without a campaign.
    proposal : str
        The planned campaign it may be a misspelling of; empty for none.
    spend : float or None
        Money of the flights it stands for; None where not known.
    """

    source: str
    medium: str
    campaign: str
    sessions: float
    channel: Channel
    verdict: Verdict
    proposal: str = ""
    spend: float | None = None

    @property
    def misfiled(self) -> bool:
        """Whether a paid campaign came back under a channel that is not paid."""
        return self.verdict in {"planned", "misspelt"} and self.channel not in PAID


@dataclass(frozen=True)
class Missing:
    """A planned campaign that spent and never came back.

    Parameters
    ----------
    campaign : str
        What its links were to carry.
    flights : tuple of str
        Flights that use it.
    spend : float or None
        Money they spent; None where not known.
    maybe : str
        What came back and may be it, misspelt; empty for none.
    """

    campaign: str
    flights: tuple[str, ...]
    spend: float | None
    maybe: str = ""


@dataclass(frozen=True)
class Returned:
    """The check of a period.

    Parameters
    ----------
    period : Period
        The period.
    seen : tuple of Seen
        Visits of social platforms, of the ads' sites and of planned campaigns; most first.
    missing : tuple of Missing
        Campaigns that did not come back; none where no visit has a campaign.
    rows : int
        Rows of web analytics in the period; 0 when there is nothing to check against.
    spend : float
        Money of the ads exports in the period.
    """

    period: Period
    seen: tuple[Seen, ...]
    missing: tuple[Missing, ...]
    rows: int
    spend: float = 0.0

    def of(self, *verdicts: Verdict) -> tuple[Seen, ...]:
        """Return the visits of some verdicts, most sessions first."""
        return tuple(each for each in self.seen if each.verdict in verdicts)

    def sessions(self, *, paid: bool = False) -> float:
        """Return sessions of social traffic, or of what is paid in it."""
        return sum(each.sessions for each in self.seen if each.channel in PAID or not paid)

    def untagged(self, *, paid: bool = False) -> float | None:
        """Return the share of these sessions without a campaign; None without a session."""
        whole = self.sessions(paid=paid)
        without = [each for each in self.of("untagged") if each.channel in PAID or not paid]
        return sum(each.sessions for each in without) / whole if whole else None


def check_returned(
    web: pd.DataFrame, links: Sequence[Link], convention: Convention, tracked: Tracked
) -> Returned:
    """Hold web analytics against the plan's links.

    Parameters
    ----------
    web : DataFrame
        The table ``web``: date, channel_group, source_name, medium, campaign, sessions.
    links : sequence of Link
        Of the plan's flights; those that start after the period are known, and not missed.
    convention : Convention
        The client's: tells a campaign of its shape from a stray one.
    tracked : Tracked
        The period, and what the flights spent in it.
    """
    period = tracked.period
    rows = _rows(web, period)
    made = [each for each in links if each.url and each.campaign]
    planned = {each.campaign: _flights(made, each.campaign) for each in made}
    seen = [_seen(key, sessions, planned, convention) for key, sessions in _sums(rows).items()]
    kept = [each for each in seen if _concerns(each)]
    spends = {name: tracked.spend_of(flights) for name, flights in planned.items()}
    settled = [_with_spend(each, spends) for each in kept]
    order = sorted(settled, key=lambda each: (-each.sessions, each.source, each.campaign))
    named = bool((rows["campaign"] != "").any())  # else the export may lack the column
    missing = _missing(planned, order, tracked) if named else ()
    return Returned(period, tuple(order), missing, len(rows), tracked.total)


def _rows(web: pd.DataFrame, period: Period) -> pd.DataFrame:
    inside = (web["date"] >= pd.Timestamp(period.start)) & (web["date"] <= pd.Timestamp(period.end))
    rows = web[inside & web["source_name"].notna() & web["sessions"].notna()]
    campaign = rows["campaign"].fillna("").str.strip()
    # (not set), (direct), (organic) … are Google's own words for "none".
    bare = campaign.where(~campaign.str.fullmatch(r"\(.*\)"), "")
    return rows.assign(medium=rows["medium"].fillna(""), campaign=bare)


def _sums(rows: pd.DataFrame) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for row in rows[["source_name", "medium", "campaign", "sessions"]].itertuples(index=False):
        found[str(row[0]), str(row[1]), str(row[2])] += row[3]
    return found


def _flights(links: Sequence[Link], campaign: str) -> tuple[str, ...]:
    return tuple(each.row.id for each in links if each.campaign == campaign)


def _seen(
    key: tuple[str, str, str],
    sessions: float,
    planned: Mapping[str, tuple[str, ...]],
    convention: Convention,
) -> Seen:
    source, medium, campaign = key
    proposal = misspelt(campaign, planned) if campaign and campaign not in planned else None
    verdict: Verdict = "unknown"
    if not campaign:
        verdict = "untagged"
    elif campaign in planned:
        verdict = "planned"
    elif proposal is not None:
        verdict = "misspelt"
    elif convention.follows(campaign):
        verdict = "convention"
    return Seen(source, medium, campaign, float(sessions), channel(source, medium), verdict,
                proposal or "")  # fmt: skip


def _concerns(seen: Seen) -> bool:
    """Keep what social media or the plan's ads bring; searches and e-mail have other checks."""
    if seen.verdict in {"planned", "misspelt"}:
        return True
    site = site_of(seen.source)
    social = site is not None and site.kind != "search"
    return social or seen.channel in {"paid_social", "organic_social", "paid_other"}


def _with_spend(seen: Seen, spends: Mapping[str, float | None]) -> Seen:
    named = seen.proposal or seen.campaign
    return Seen(**{**seen.__dict__, "spend": spends.get(named)})


def _missing(
    planned: Mapping[str, tuple[str, ...]], seen: Sequence[Seen], tracked: Tracked
) -> tuple[Missing, ...]:
    """Return the campaigns of flights that ran in the period and spent, and left no visit."""
    back = {slug(each.campaign) for each in seen if each.verdict == "planned"}
    maybe = {each.proposal: each.campaign for each in reversed(seen) if each.proposal}
    ran = {
        each.flight.name
        for each in tracked.begun
        if each.flight.period.overlaps(tracked.period) and (each.spent or 0) > 0
    }
    found = []
    for campaign, names in planned.items():
        there = tuple(each for each in names if each in ran)
        if there and slug(campaign) not in back:
            spend = tracked.spend_of(there)
            found.append(Missing(campaign, there, spend, maybe.get(campaign, "")))
    return tuple(sorted(found, key=lambda each: (-(each.spend or 0.0), each.campaign)))
