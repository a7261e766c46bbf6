"""What the chapter reads once for all its sections: when the client's service is open."""

import datetime as dt

import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.reputation.hours import Hours, opening_hours


@remembered
def opening_hours_of(
    file: ClientFile, messages: pd.DataFrame, period: Period
) -> tuple[Hours | None, float | None]:
    """Return a client's opening hours and promised delay; None for what the brief lacks.

    Parameters
    ----------
    file : ClientFile
        ``client.yml``, with its ``service``.
    messages : DataFrame
        The table ``messages``: the days to cover.
    period : Period
        Covered too.
    """
    if file.service is None:
        return None, None
    known = [
        instant.date()
        for column in ("opened_at", "first_reply_at", "resolved_at")
        for instant in (messages[column].min(), messages[column].max())
        if pd.notna(instant)
    ]
    days = [*known, period.start, period.end]
    span = (min(days) - dt.timedelta(days=7), max(days) + dt.timedelta(days=1))
    hours = opening_hours(file.service, file.organisation.country, file.timezone, span)
    sla = file.service.sla_minutes
    return hours, None if sla is None else float(sla)
