"""Who should own an action: the role that answers for the objective its KPI serves."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.brief.nearest import plain
from stratbook.brief.values import text_of
from stratbook.core.reference import kpis


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


def suggested_owner(kpi: str, objectives: Sequence[Objective], raci: pd.DataFrame) -> str:
    """Return the role to propose where no objective is told by the action's KPI.

    Parameters
    ----------
    kpi, objectives, raci
        As :func:`owner_of`.

    Returns
    -------
    str
        Who answers for the social objectives of the KPI's family, else for most social
        objectives (of equals, the one named first); empty when the brief names nobody.
    """
    family = kpis()[kpi].family if kpi in kpis() else None
    social = [each for each in objectives if each.level == "social"]
    near = [each for each in social if each.indicator in kpis()
            and kpis()[each.indicator].family is family]  # fmt: skip
    for served in (near, social):
        roles = [_accountable(each, raci) or each.owner.strip() for each in served]
        if named := [each for each in roles if each]:
            return Counter(named).most_common(1)[0][0]
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
