"""Parts of a measure, and the reasons and counts that several families say alike."""

import pandas as pd

from stratbook.core.message import Message, fact, say, say_n
from stratbook.core.period import Period
from stratbook.strategy.kpis.measure import Part, platform_name


def platform_parts(values: pd.Series) -> tuple[Part, ...]:
    """Return a part a platform from values indexed by platform id."""
    return tuple(
        Part(platform_name(str(name)), float(value), key=str(name))
        for name, value in values.items()
    )


def named_parts(values: pd.Series) -> tuple[Part, ...]:
    """Return a part a row from values indexed by a name of the client's own."""
    return tuple(
        Part(fact(str(name)), float(value), key=str(name)) for name, value in values.items()
    )


def both_bases(period: Period) -> Message:
    """Return the reason why impressions and views give no figure together."""
    return say(
        "Impressions and views both occur in {span}; "
        "they are different measures and are not added.",
        span=period,
    )


def nothing_before(period: Period) -> Message:
    """Return the reason why there is no change: nothing to compare with."""
    return say("There is no figure for {span} to compare with.", span=period)


def mentions_counted(count: int) -> Message:
    """Return "400 mentions"."""
    return say_n("{count} mention", "{count} mentions", count)


def messages_counted(count: int) -> Message:
    """Return "250 messages"."""
    return say_n("{count} message", "{count} messages", count)


def leads_counted(count: int) -> Message:
    """Return "150 leads"."""
    return say_n("{count} lead", "{count} leads", count)


def days_counted(count: int) -> Message:
    """Return "28 days"."""
    return say_n("{count} day", "{count} days", count)
