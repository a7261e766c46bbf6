"""Exercise 12's answers, as chapters 7 and 8 compute them."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core import reference
from stratbook.notebook.course.exercise import Answer, Data
from stratbook.notebook.course.exercises.reading import PERIOD, figures
from stratbook.strategy.conversion import Figure, Returns, Scenario, funnel, returns
from stratbook.strategy.performance.targets import Verdict, judge

KPIS: Final = ("reach", "er_reach", "cpl", "response_time", "leads")
LOWER: Final = ("cpl", "response_time")
COUNTS: Final = ("impressions", "clicks", "leads", "sales")


def case(data: Data) -> dict[str, float]:
    """Return the scenario's figures by item, the margin as a ratio."""
    items = figures(data["scenario"])
    return {**items, "margin": items["margin"] / 100}


def standing(data: Data) -> dict[str, tuple[float, float]]:
    """Return value and target of each KPI."""
    table = data["kpis"]
    return {str(kpi): (float(value), float(target)) for kpi, value, target in
            zip(table["kpi"], table["value"], table["target"], strict=True)}  # fmt: skip


def scenario(data: Data) -> Scenario:
    """Return the case as a scenario of chapter 7; there is no supplier."""
    items = case(data)
    revenue = items["sales"] * items["basket"]
    known = {
        **{name: items[name] for name in ("media", "production", "hours", "rate", *COUNTS)},
        "labour": items["hours"] * items["rate"],
        "suppliers": 0.0,
        "basket": items["basket"],
        "margin_rate": items["margin"],
        "revenue": revenue,
        "margin": revenue * items["margin"],
    }
    return Scenario(
        "course", PERIOD, "sale", {name: Figure(each, "sheet") for name, each in known.items()}
    )


def returned(data: Data) -> Returns:
    """Return what the scenario costs and brings."""
    return returns(scenario(data))


def verdict(kpi: str, value: float, target: float) -> Verdict:
    """Return what a value is worth against its target, as the scorecard judges it."""
    return judge(reference.kpi(kpi), value, target)


def expected(data: Data) -> Mapping[str, Answer]:
    """Return what is right."""
    back, judged = returned(data), {
        kpi: verdict(kpi, *pair) for kpi, pair in standing(data).items()
    }  # fmt: skip
    rate = funnel(scenario(data)).rate("sales", "clicks")
    value, interval = rate if rate is not None else (0.0, None)
    low, high = interval or (0.0, 0.0)
    return {
        "cost": back.full,
        "cpm": back.cpm,
        "ctr": _percent(back.ctr),
        "cpc": back.cpc,
        "cpl_media": back.cpl_media,
        "cpl_full": back.cpl_full,
        "cpa": back.cpa_full,
        "click_to_sale": 100 * value,
        "low": 100 * low,
        "high": 100 * high,
        "roas": back.roas,
        "roi_revenue": _percent(back.roi_revenue),
        "roi_margin": _percent(back.roi_margin),
        "break_even": back.break_even,
        "break_even_roas": back.roas_media,
        "profitable": (back.roi_margin or 0.0) > 0,
        **{f"attainment_{kpi}": _percent(each.attainment) for kpi, each in judged.items()},
        **{f"status_{kpi}": str(each.status) for kpi, each in judged.items()},
    }


def _percent(ratio: float | None) -> float | None:
    return None if ratio is None else 100 * ratio


def frame(items: Mapping[str, float]) -> pd.DataFrame:
    """Return figures as a table that keeps whole numbers whole."""
    values = pd.Series(list(items.values()), dtype=object)
    return pd.DataFrame({"item": list(items), "value": values})
