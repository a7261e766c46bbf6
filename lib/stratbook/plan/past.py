"""The client's own ads history: its weeks, what they brought, and the curves fitted to them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.message import Message, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.plan.aim import Aim
from stratbook.plan.entries import Entry
from stratbook.plan.names import label
from stratbook.plan.response.beliefs import Belief
from stratbook.plan.response.benchmarks import Objective
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.fit import Fitted, fit
from stratbook.plan.response.history import WEEK, weekly
from stratbook.plan.response.results import Measured, register_results, web_results

_ON_THE_WEB: Final[Mapping[Objective, tuple[Measured, ...]]] = {
    "reach": (), "traffic": ("sessions",), "leads": ("key_events",),
    "sales": ("purchases", "key_events"),
}  # fmt: skip
_CLAIMED: Final[Mapping[Objective, tuple[str, ...]]] = {
    "reach": (), "traffic": ("clicks_link",), "leads": ("conversions", "results"),
    "sales": ("conversions",),
}  # fmt: skip
_META: Final = frozenset({"facebook", "instagram"})


def fitted_curves(
    tables: Tables | None, aim: Aim, entries: Sequence[Entry], priors: Mapping[str, Draws]
) -> Fitted:
    """Return the curves fitted to the client's ads history, where it is long enough.

    Parameters
    ----------
    tables : Tables or None
        Reads ``ads``, ``leads`` and ``web``.
    aim : Aim
        Which results the curves explain.
    entries : sequence of Entry
        The platforms of the plan, with their lift tests.
    priors : mapping of str to Draws
        The benchmark curve of some of them.

    Returns
    -------
    Fitted
        Without curves where the history cannot be used; its notes say why.
    """
    if tables is None or tables["ads"].empty:
        return Fitted(())
    results, source = result_series(tables, aim.counted)
    if results is None:
        return Fitted((), notes=(source,))
    history = weekly(tables["ads"], results, aim.currency)
    notes = (source, *history.notes, *_absent(tables["ads"], entries))
    least = int(threshold("fit_minimum_weeks"))
    if history.known < least:
        return Fitted((), notes=(*notes[1:], _short(history.known, least)))
    beliefs = [Belief(each.platform, priors.get(each.platform), each.lift) for each in entries]
    found = fit(history, beliefs)
    fitted = tuple(each for each in found.curves if each.platform in history.platforms)
    more = tuple(each for each in found.notes if each not in history.notes)
    return replace(found, curves=fitted, left_out={}, notes=(*notes, *more))


def result_series(tables: Tables, counted: Objective) -> tuple[pd.Series | None, Message]:
    """Return the results by day that curves are to explain, and which they are.

    The client's own register of leads goes first, then the website's counts, then what the
    platforms claim, with a warning. People reached are no sum of days: there is no series.
    """
    leads = tables["leads"]
    if counted == "leads" and not leads.empty:
        span = (leads["date"].min(), leads["date"].max())
        return register_results(leads["date"], span, term("leads in the client’s register"))
    for measured in _ON_THE_WEB[counted]:
        if (tables["web"][measured] > 0).any():
            return web_results(tables["web"], measured)
    for column in _CLAIMED[counted]:
        if (tables["ads"][column] > 0).any():
            return _claimed(tables["ads"], column)
    return None, say("The ads history has no series of results that a curve could be fitted to.")


def _claimed(ads: pd.DataFrame, column: str) -> tuple[pd.Series, Message]:
    rows = ads[ads["breakdown"].isna() & ads[column].notna()]
    length = (rows["date_end"] - rows["date_start"]).dt.days + 1
    short = rows[length <= WEEK]
    days = short.loc[short.index.repeat(length[length <= WEEK])]
    offset = pd.to_timedelta(days.groupby(level=0).cumcount(), unit="D")
    shares = days[column] / length.loc[days.index]
    return (
        shares.groupby(days["date_start"] + offset).sum(),
        say(
            "The results that the curves explain are those the platforms claim: each counts the "
            "buyers that another counts too, and none says who would have come anyway."
        ),
    )


def _short(weeks: int, least: int) -> Message:
    return say_n(
        "The ads history gives {count} week that can be used ({least} are needed): no curve is "
        "fitted to it.",
        "The ads history gives {count} weeks that can be used ({least} are needed): no curve is "
        "fitted to it.",
        weeks, least=least,
    )  # fmt: skip


def _absent(ads: pd.DataFrame, entries: Sequence[Entry]) -> list[Message]:
    """Say which platforms of the plan never spent, and which that spent are not in the plan."""
    planned = {each.platform for each in entries}
    by_platform = ads.groupby("platform")["spend"].sum()
    spent = set(by_platform[by_platform > 0].index)
    known = spent | (_META if "meta" in spent else frozenset())
    known |= {each.platform for each in entries if each.past_spend}
    outside = spent - planned - ({"meta"} if planned & _META else set())
    notes = [
        say(
            "{platform}: nothing was ever spent there, as far as the files show.",
            platform=label(each),
        )
        for each in sorted(planned - known)
    ]
    return notes + [
        say(
            "{platform}: money was spent there before, and the sheet of ad platforms does not "
            "list it; the plan gives it nothing.",
            platform=label(each),
        )
        for each in sorted(outside)
    ]  # fmt: skip
