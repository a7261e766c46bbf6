"""On which devices money, results and visits fall: only rows that say so, never the others."""

import re
from dataclasses import dataclass
from typing import Final

import pandas as pd
import scipy

from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold

MOBILE: Final = "mobile"
DESKTOP: Final = "desktop"
TABLET: Final = "tablet"
OTHER: Final = "other"
DEVICES: Final = (MOBILE, DESKTOP, TABLET, OTHER)
_WORDS: Final = (
    (TABLET, re.compile(r"tablet|ipad")),
    (MOBILE, re.compile(r"mobile|smartphone|phone|android|ipod")),
    (DESKTOP, re.compile(r"desktop|ordinateur|computer|\bpc\b")),
)
_CUTS: Final = ("channel_group", "landing_page", "device", "country")
Interval = tuple[float, float]


@dataclass(frozen=True)
class Rate:
    """How many of how many.

    Parameters
    ----------
    part, whole : int
        Conversions, and the sessions they are counted on.
    """

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Their ratio; None without a whole."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval; None without a whole, or where the part exceeds it."""
        if not self.whole or self.part > self.whole:
            return None
        found = scipy.stats.binomtest(self.part, self.whole).proportion_ci(
            confidence_level=threshold("confidence_level"), method="wilson"
        )
        return float(found.low), float(found.high)

    @property
    def counts(self) -> bool:
        """Whether there is enough to compare."""
        return self.whole >= threshold("minimum_events")

    def apart(self, other: "Rate") -> bool:
        """Say whether the two differ by more than their intervals, which do not meet."""
        mine, theirs = self.interval, other.interval
        if mine is None or theirs is None or not (self.counts and other.counts):
            return False
        return mine[1] < theirs[0] or theirs[1] < mine[0]


@dataclass(frozen=True)
class AdDevices:
    """The ads of a period by device.

    Parameters
    ----------
    rows : DataFrame
        Index: devices there are, in the order of ``DEVICES``; ``spend``, ``impressions``,
        ``clicks_link``, ``results``; null where no row has the figure.
    breakdown : str
        The breakdown they come from; empty when none has a device.
    whole : float or None
        Spend of the rows without a breakdown in the same period; None without any.
    left_out : int
        Rows that straddle the period's ends, or are in another currency.
    sources : tuple of str
        Files.
    kind : str
        The result type that is counted, in the export's words; empty where none is named.
    """

    rows: pd.DataFrame
    breakdown: str
    whole: float | None
    left_out: int
    sources: tuple[str, ...]
    kind: str = ""

    def figure(self, device: str, column: str) -> float | None:
        """Return a device's figure; None when no row has it."""
        known = self.rows[column].dropna()
        return float(known[device]) if device in known.index else None

    def share(self, column: str, device: str = MOBILE) -> float | None:
        """Return a device's share of a column; None when it has no figure."""
        values = self.rows[column] if column in self.rows else pd.Series(dtype=float)
        total = values.sum(min_count=1)
        if not total > 0:  # a sum of nothing known is not a number
            return None
        return float(values.get(device, 0.0)) / float(total)


@dataclass(frozen=True)
class WebDevices:
    """The sessions of a period by device.

    Parameters
    ----------
    sessions : mapping of str to int
        Sessions by device, in the order of ``DEVICES``.
    rates : mapping of str to Rate
        Conversions of sessions by device; empty where the export has none.
    event : str
        What a conversion is: ``purchases`` or ``key_events``.
    sources : tuple of str
        Files.
    """

    sessions: dict[str, int]
    rates: dict[str, Rate]
    event: str
    sources: tuple[str, ...]

    @property
    def share(self) -> Rate:
        """Sessions on a mobile phone, of all that name a device."""
        return Rate(self.sessions.get(MOBILE, 0), sum(self.sessions.values()))


def device_of(value: object) -> str:
    """Return what kind of device a word of an export stands for."""
    text = plain(value) if isinstance(value, str) else ""
    return next((device for device, pattern in _WORDS if pattern.search(text)), OTHER)


def ad_devices(ads: pd.DataFrame, period: Period, currency: str) -> AdDevices:
    """Add up the ads of a period by device, from one breakdown only.

    Of several breakdowns that name a device, the one with the fewest other columns is used:
    each holds the same money, and two of them would count it twice. Rows without a
    breakdown are never mixed in; their spend is given beside, to be compared.

    Parameters
    ----------
    ads : DataFrame
        The table ``ads``.
    period : Period
        The period under report; rows must lie within.
    currency : str
        The client's.
    """
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    touching = ads[(ads["date_start"] <= end) & (ads["date_end"] >= start)]
    within = (touching["date_start"] >= start) & (touching["date_end"] <= end)
    own = touching["currency"].isna() | (touching["currency"] == currency)
    kept = touching[within & own]
    broken = kept[kept["breakdown"].notna() & kept["device"].notna()]
    named = sorted(broken["breakdown"].unique(), key=lambda each: (each.count(","), each))
    chosen = named[0] if named else ""
    rows = broken[broken["breakdown"] == chosen]
    kind = _main_kind(rows)
    counted = rows["result_type"] == kind if kind else rows["result_type"].isna()
    rows = rows.assign(results=rows["results"].where(counted))
    unbroken = kept.loc[kept["breakdown"].isna(), "spend"].dropna()
    return AdDevices(
        rows=_by_device(rows),
        breakdown=chosen,
        whole=float(unbroken.sum()) if len(unbroken) else None,
        left_out=int((~(within & own) & touching["device"].notna()).sum()),
        sources=_files(rows),
        kind=kind,
    )


def web_devices(web: pd.DataFrame, period: Period) -> WebDevices:
    """Add up the sessions of a period by device, with their conversions.

    Parameters
    ----------
    web : DataFrame
        The table ``web``. Rows that name a device and nothing else are used; where there is
        none, rows that name a device beside something else.

    Returns
    -------
    WebDevices
        Conversion = purchases (where any row has them, else key events) ÷ sessions of the
        rows that count both.
    """
    dates = web["date"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    rows = web[dates & web["device"].notna() & web["sessions"].notna()]
    others = [each for each in _CUTS if each != "device"]
    alone = rows[rows[others].isna().all(axis=1)]
    rows = rows if alone.empty else alone
    kinds = rows["device"].map(device_of)
    event = "purchases" if rows["purchases"].notna().any() else "key_events"
    found = [each for each in DEVICES if (kinds == each).any()]
    rates = {each: _rate(rows[kinds == each], event) for each in found}
    return WebDevices(
        sessions={each: int(rows.loc[kinds == each, "sessions"].sum()) for each in found},
        rates={each: rate for each, rate in rates.items() if rate.whole},
        event=event,
        sources=_files(rows),
    )


def _main_kind(rows: pd.DataFrame) -> str:
    """Return the result type most money goes to; results of different kinds never add up."""
    spend = rows.groupby("result_type")["spend"].sum()
    return str(spend.idxmax()) if len(spend) else ""


def _rate(rows: pd.DataFrame, event: str) -> Rate:
    known = rows.dropna(subset=[event])
    return Rate(int(known[event].sum()), int(known["sessions"].sum()))


def _by_device(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["spend", "impressions", "clicks_link", "results"]
    kinds = rows["device"].map(device_of)
    sums = rows[columns].groupby(kinds.to_numpy()).sum(min_count=1)
    return sums.reindex([each for each in DEVICES if each in sums.index])


def _files(rows: pd.DataFrame) -> tuple[str, ...]:
    return sources_at(map(str, rows["source"]))
