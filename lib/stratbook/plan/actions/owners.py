"""Who should own an action: the role that answers for the objective its KPI serves."""

from collections.abc import Sequence

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.brief.nearest import plain
from stratbook.brief.values import text_of


def owner_of(kpi: str, objectives: Sequence[Objective], raci: pd.DataFrame) -> str:
    """Return the role that should own an action; empty when the brief names nobody.

    Parameters
    ----------
    kpi : str
        The action's KPI.
    objectives : sequence of Objective
        The brief's: the first one this KPI indicates is served, social ones before others.
    raci : DataFrame
        The sheet ``raci``: subject, role, part. The accountable role goes before the
        brief's owner.
    """
    served = [each for each in objectives if each.indicator == kpi and kpi]
    served.sort(key=lambda each: each.level != "social")
    for each in served:
        if found := _accountable(each, raci) or each.owner.strip():
            return found
    return ""


def _accountable(objective: Objective, raci: pd.DataFrame) -> str:
    names = {plain(objective.id), plain(objective.statement)}
    return next(
        (
            text_of(row["role"])
            for row in raci.to_dict("records")
            if row["part"] == "accountable" and plain(text_of(row["subject"])) in names
        ),
        "",
    )
