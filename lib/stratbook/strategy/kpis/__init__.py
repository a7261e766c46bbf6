"""The KPIs: a function a formula, found by the KPI's id.

``measure("er_reach", scope)`` computes one; the dictionary (``core.reference.kpis()``)
says what it means. A KPI whose data are not there comes back without a value and with the
file that would bring it.
"""

from stratbook.strategy.kpis import (  # noqa: F401 - importing a family registers its functions
    acquisition,
    advertising,
    alert,
    awareness,
    content,
    conversion,
    interaction,
    leads,
    local,
    public_good,
    returns,
    satisfaction,
    surveys,
    told,
    traffic_places,
    voice,
)
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    computed,
    fits,
    kpi,
    measure,
    measure_all,
)
from stratbook.strategy.kpis.scope import Scope

__all__ = ["Measure", "Part", "Scope", "computed", "fits", "kpi", "measure", "measure_all"]
