"""Which results a fit explains: counted once, by the client, never claimed by a platform.

Conversions that platforms claim overlap: each counts the buyer the other counts too. So the
series comes from web analytics, or from a register the client keeps (leads, sales), and the
report says which.
"""

from typing import Final, Literal

import pandas as pd

from stratbook.core.message import Message, Term, say, term

Measured = Literal["purchases", "revenue", "key_events", "sessions"]

_WORDS: Final[dict[Measured, Term]] = {
    "purchases": term("purchases on the website"),
    "revenue": term("revenue of the website"),
    "key_events": term("key events on the website"),
    "sessions": term("sessions on the website"),
}


def web_results(web: pd.DataFrame, measured: Measured) -> tuple[pd.Series, Message]:
    """Return the website's results of each day, whatever brought them, and what they are.

    Two files that cut the same days in different ways (by channel, by page) hold the same
    results: of each day the fuller file counts, and they are never added.

    Parameters
    ----------
    web : DataFrame
        The table ``web``: ``date``, the column measured, ``source``.
    measured : {"purchases", "revenue", "key_events", "sessions"}
        Which results.

    Returns
    -------
    tuple
        Results by day; a day without a row is not known and has none. And the note.
    """
    rows = web.dropna(subset=[measured])
    files = rows["source"].str.rsplit(":", n=1).str[0].rename("file")
    series = rows.groupby(["date", files])[measured].sum().groupby(level=0).max()
    return series, _note(_WORDS[measured])


def register_results(
    dates: pd.Series, span: tuple[pd.Timestamp, pd.Timestamp], counted: Term
) -> tuple[pd.Series, Message]:
    """Return how many entries of a register fall on each day, and what they are.

    Parameters
    ----------
    dates : Series
        The day of each lead, sale or sign-up, one row each.
    span : tuple of Timestamp
        First and last day the register covers: a day inside without an entry had none.
    counted : Term
        What an entry is: ``term("qualified leads")``.
    """
    days = pd.date_range(*span, freq="D")
    return dates.value_counts().reindex(days, fill_value=0).astype(float), _note(counted)


def _note(counted: Term) -> Message:
    return say("The results that the curves explain: {counted}.", counted=counted)
