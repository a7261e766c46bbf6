"""What a scenario costs and what it gives back: one cost, one gain, one tax basis.

Formulas: course exercise 12; CPM, CTR, CPC, ROAS as the ad platforms define them; gross
margin and break-even as in any management accounting textbook.
"""

import math
from dataclasses import dataclass

from stratbook.strategy.conversion.scenario import Scenario

PARTS = ("media", "production", "labour", "suppliers")


@dataclass(frozen=True)
class Returns:
    """Costs, prices and returns of one scenario; None where a figure is missing.

    Parameters
    ----------
    parts : dict
        Cost by part: media, production, labour (hours at their rate), suppliers.
    missing : tuple of str
        Parts nobody gave; the full cost is then unknown.
    full : float or None
        Full cost, all four parts.
    revenue, margin : float or None
        Money brought in, and what is left of it once the goods are paid.
    cpm, ctr, cpc : float or None
        Media cost of 1,000 impressions; clicks ÷ impressions; media cost of a click.
    cpl_media, cpl_full, cpa_media, cpa_full : float or None
        Cost of a lead and of a final conversion, by media cost and by full cost.
    roas : float or None
        Revenue ÷ media cost.
    roi_revenue, roi_margin : float or None
        (gain − full cost) ÷ full cost, the gain being revenue or gross margin.
    break_even : int or None
        Conversions that pay the full cost, by their margin.
    roas_media, roas_full : float or None
        ROAS at which the margin pays the media, and the full cost.
    """

    parts: dict[str, float]
    missing: tuple[str, ...]
    full: float | None
    revenue: float | None
    margin: float | None
    cpm: float | None
    ctr: float | None
    cpc: float | None
    cpl_media: float | None
    cpl_full: float | None
    cpa_media: float | None
    cpa_full: float | None
    roas: float | None
    roi_revenue: float | None
    roi_margin: float | None
    break_even: int | None
    roas_media: float | None
    roas_full: float | None

    @property
    def gain(self) -> float | None:
        """Money left by the conversions."""
        return self.margin


def returns(scenario: Scenario) -> Returns:
    """Return what a scenario costs and gives back.

    Parameters
    ----------
    scenario : Scenario
        Its figures; a part of the cost that nobody gave leaves the full cost unknown, it
        never counts as 0.
    """
    parts = {each: value for each in PARTS if (value := scenario.value(each)) is not None}
    missing = tuple(each for each in PARTS if each not in parts)
    full = None if missing else sum(parts.values())
    media = parts.get("media")
    revenue, rate = scenario.value("revenue"), scenario.value("margin_rate")
    margin = scenario.value("margin")
    shown, clicks = scenario.value("impressions"), scenario.value("clicks")
    leads, sales = scenario.value("leads"), scenario.value("sales")
    unit = _times(scenario.value("basket"), rate)
    return Returns(
        parts,
        missing,
        full,
        revenue,
        margin,
        cpm=_times(_over(media, shown), 1000.0),
        ctr=_over(clicks, shown),
        cpc=_over(media, clicks),
        cpl_media=_over(media, leads),
        cpl_full=_over(full, leads),
        cpa_media=_over(media, sales),
        cpa_full=_over(full, sales),
        roas=_over(revenue, media),
        roi_revenue=_gain(revenue, full),
        roi_margin=_gain(margin, full),
        break_even=_whole(_over(full, unit)),
        roas_media=_over(1.0, rate) if media else None,
        roas_full=_over(_over(full, rate), media),
    )


def _over(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _gain(gain: float | None, cost: float | None) -> float | None:
    return (gain - cost) / cost if gain is not None and cost else None


def _whole(number: float | None) -> int | None:
    """Round up; a hair above a whole number is that number."""
    return None if number is None else math.ceil(round(number, 9))
