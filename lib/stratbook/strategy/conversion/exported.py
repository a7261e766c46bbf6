"""What the exports say of a scenario, by the names of its campaigns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from stratbook.core.message import Message
from stratbook.core.tables import Tables
from stratbook.strategy.kpis.advertising import paid
from stratbook.strategy.kpis.leads import SALES
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.scope import Scope, fold, within

File = Literal["ads", "web", "crm"]


@dataclass(frozen=True)
class Exported:
    """Figures of some campaigns over a scenario's days.

    Parameters
    ----------
    figures : dict
        By id, the value and the file it comes from.
    claims : tuple of (str, float)
        Conversions by platform, as each claims them; never added to one another.
    window : str
        The attribution setting the ads export names.
    reasons : tuple of Message
        Why a file gives no figure for these days.
    sources : tuple of str
        Files read.
    """

    figures: dict[str, tuple[float, File]] = field(default_factory=dict)
    claims: tuple[tuple[str, float], ...] = ()
    window: str = ""
    reasons: tuple[Message, ...] = ()
    sources: tuple[str, ...] = ()


def exported(campaigns: Sequence[str], scope: Scope) -> Exported:
    """Return what ads, web analytics and CRM say of campaigns over the scope's period.

    Parameters
    ----------
    campaigns : sequence of str
        Their names, in any of the files; none gives nothing.
    scope : Scope
        The scenario's days. An ads row that straddles them gives no figure.
    """
    names = {fold(each) for each in campaigns}
    if not names:
        return Exported()
    ads, web, crm = (_named(scope.tables[each], names) for each in ("ads", "web", "leads"))
    bought = paid(_with(scope, ads))
    figures: dict[str, tuple[float, File]] = {}
    if bought.reason is None:
        figures |= _sums(bought.rows, _ADS, "ads")
    figures |= _visits(web[within(web["date"], scope.period)])
    counted = crm[within(crm["date"], scope.period)]
    figures |= _counted(counted)
    rows = bought.rows if bought.reason is None else bought.rows.iloc[:0]
    return Exported(
        figures,
        _claims(rows),
        ", ".join(sorted(rows["attribution"].dropna().unique())),
        () if bought.reason is None else (bought.reason,),
        sources_of(rows, web, counted),
    )


_ADS = {"media": "spend", "impressions": "impressions", "clicks": "clicks_link"}
_WEB = {"sessions": "sessions", "last_click": "purchases", "sales": "purchases",
        "revenue": "revenue"}  # fmt: skip


def _named(rows: pd.DataFrame, names: set[str]) -> pd.DataFrame:
    kept: pd.DataFrame = rows[rows["campaign"].map(fold, na_action="ignore").isin(names)]
    return kept


def _with(scope: Scope, ads: pd.DataFrame) -> Scope:
    return Scope(
        Tables({"ads": ads}, scope.tables.timezone), scope.period, scope.currency
    )  # fmt: skip


def _sums(rows: pd.DataFrame, columns: dict[str, str], file: File) -> dict[str, tuple[float, File]]:
    return {
        id_: (float(rows[column].sum()), file)
        for id_, column in columns.items()
        if bool(rows[column].notna().any())
    }


def _visits(web: pd.DataFrame) -> dict[str, tuple[float, File]]:
    """Return the sessions, and the orders where the site sells."""
    found = _sums(web, _WEB, "web")
    return found if found.get("sales", (0.0, "web"))[0] else {
        id_: each for id_, each in found.items() if id_ not in {"sales", "revenue"}
    }  # fmt: skip


def _counted(crm: pd.DataFrame) -> dict[str, tuple[float, File]]:
    """Count leads and sales once each, by the CRM, which goes before web analytics."""
    if crm.empty:
        return {}
    sold = crm["stage"].map(fold, na_action="ignore").isin(SALES)
    once = crm[crm["lead_id"].isna() | ~crm["lead_id"].duplicated()]
    fit = once["is_qualified"].fillna(value=False).astype(bool)
    kept = once[fit] if once["is_qualified"].notna().any() else once
    leads = kept[~sold.reindex(kept.index)]
    found: dict[str, tuple[float, File]] = {"leads": (float(len(leads)), "crm")}
    if sold.any():
        found["sales"] = (float(sold.sum()), "crm")
        for id_, column in (("revenue", "amount"), ("margin", "margin")):
            if crm.loc[sold, column].notna().all():
                found[id_] = (float(crm.loc[sold, column].sum()), "crm")
    return found


def _claims(ads: pd.DataFrame) -> tuple[tuple[str, float], ...]:
    sums = ads.dropna(subset=["conversions"]).groupby("platform")["conversions"].sum()
    return tuple((platform_name(str(name)).text, float(sum_)) for name, sum_ in sums.items())
