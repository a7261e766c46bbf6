"""The days on which nobody is there: public holidays of the country, days the client closes."""

import datetime as dt

from stratbook.brief.models import Brief
from stratbook.core.language import language as language_of
from stratbook.core.period import Period
from stratbook.core.public_holidays import named_days_off


def days_off(brief: Brief, span: Period) -> dict[dt.date, str]:
    """Return the days off of a span with their names, in the client's language.

    Parameters
    ----------
    brief : Brief
        Country, and the days ``service.closed`` adds (their name is then empty).
    span : Period
        Whose years are looked at.
    """
    spoken = language_of(brief.file.language)
    years = range(span.start.year, span.end.year + 1)
    found = {
        day: spoken.worded(names)
        for day, names in named_days_off(brief.file.organisation.country, years).items()
    }
    service = brief.file.service
    closed = {} if service is None else dict.fromkeys(service.closed, "")
    return {day: name for day, name in sorted({**closed, **found}.items())
            if span.start <= day <= span.end}  # fmt: skip
