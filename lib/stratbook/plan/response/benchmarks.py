"""Curves for a client without history: benchmarks and the size of the audience.

Money buys impressions at a CPM; impressions give clicks at a CTR, clicks conversions at a
CVR. A person is worth a few useful contacts a week and no more, and an audience has so many
people: ``ceiling = people · contacts · rates`` and ``pace = people · contacts · CPM / 1000``
make an exponential curve whose first euro buys at the benchmark price and whose last finds
nobody left. For reach, a person counts once a period, however long: such a curve is made for
the length of the flight and never stretched to another one.

Each benchmark is a low, a mid and a high: the draws have them as their 10, 50 and 90 % points
(lognormal below and above the mid). They come as platforms report them: claimed, not
incremental; most were read in excerpts, which their row cannot better.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import numpy as np

from stratbook.core.message import Message, Name, say
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.reference import platforms as registry
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family, Floats

Objective = Literal["reach", "traffic", "leads", "sales"]
_RATES: Final[dict[Objective, tuple[str, ...]]] = {
    "reach": (), "traffic": ("ctr",), "leads": ("ctr", "cvr"), "sales": ("ctr", "cvr"),
}  # fmt: skip
_OF_META: Final = frozenset({"facebook", "instagram"})
_Z90: Final = 1.2815515655446004
ASSUMPTION: Final = "stratbook’s assumption, to be replaced"


@dataclass(frozen=True)
class Benchmark:
    """One row of ``media_benchmarks.csv``.

    Parameters
    ----------
    platform, objective : str
        ``*`` stands for any.
    metric : str
        ``cpm``, ``ctr``, ``cvr``; ``contacts`` (useful ones a person and week) and
        ``reachable`` (share of the people targeted) for the audience's ceiling.
    denominator, currency, country, period : str
        What it is counted on, in which money, where and when; ``world`` is a country.
    low, mid, high : float
        10, 50 and 90 % points of what a client may meet.
    source, source_url, note : str
        Where it comes from, and what was done to it.
    read_on : date
        When it was read.
    """

    platform: str
    objective: str
    metric: str
    denominator: str
    currency: str
    country: str
    period: str
    low: float
    mid: float
    high: float
    source: str
    source_url: str
    read_on: dt.date
    note: str

    def stale(self, today: dt.date) -> bool:
        """Return whether it was read more than ``benchmark_months`` ago."""
        return (today - self.read_on).days > threshold("benchmark_months") * 365.25 / 12

    def draw(self, draws: int, rng: np.random.Generator) -> Floats:
        """Return draws with low, mid and high as 10, 50 and 90 % points."""
        chance = rng.standard_normal(draws)
        below, above = float(np.log(self.mid / self.low)), float(np.log(self.high / self.mid))
        drawn: Floats = self.mid * np.exp(np.where(chance < 0, below, above) * chance / _Z90)
        return drawn


@dataclass(frozen=True)
class Ask:
    """For whom benchmarks are drawn.

    Parameters
    ----------
    people : float
        People targeted on the platform, above 0.
    currency : str
        The client's.
    country : str
        Two letters; a benchmark of that country goes before the world's.
    exchange : mapping of str to float
        Client's currency for one unit of a benchmark's.
    period_days : int
        Length of the period the curve is for.
    draws, seed : int
        How many, and where chance starts.
    """

    people: float
    currency: str
    country: str = "FR"
    exchange: Mapping[str, float] = field(default_factory=dict)
    period_days: int = 7
    draws: int = 1000
    seed: int = 0


@cache
def benchmarks() -> tuple[Benchmark, ...]:
    """Return every benchmark, in the file's order."""
    return tuple(
        Benchmark(**{
            **row,
            **{name: float(row[name]) for name in ("low", "mid", "high")},
            "read_on": dt.date.fromisoformat(row["read_on"]),
        })  # type: ignore[arg-type]
        for row in csv_rows("media_benchmarks.csv")
    )  # fmt: skip


def find(platform: str, objective: Objective, metric: str, country: str) -> Benchmark | None:
    """Return the benchmark nearest to what is asked.

    A row of the platform goes before one for any, then one of the country before the
    world's, then one of the objective before one for any.
    """
    names = (platform, "meta", "*") if platform in _OF_META else (platform, "*")
    ranks = {name: rank for rank, name in enumerate(names)}
    fit = [
        row
        for row in benchmarks()
        if row.metric == metric
        and row.platform in ranks
        and row.country in (country, "world")
        and row.objective in (objective, "*")
    ]
    return min(
        fit,
        key=lambda row: (ranks[row.platform], row.country == "world", row.objective == "*"),
        default=None,
    )


def sources(platform: str, objective: Objective, country: str) -> tuple[Benchmark, ...]:
    """Return the benchmarks a curve would rest on, for the report to show; some may lack."""
    metrics = ("cpm", *_RATES[objective], "reachable", *(("contacts",) * (objective != "reach")))
    found = (find(platform, objective, metric, country) for metric in metrics)
    return tuple(each for each in found if each is not None)


def from_benchmarks(platform: str, objective: Objective, ask: Ask) -> Draws | Message:
    """Return an exponential curve from benchmarks, or why there is none.

    Parameters
    ----------
    platform : str
        Platform id.
    objective : {"reach", "traffic", "leads", "sales"}
        What the results are: people reached, clicks, or conversions.
    ask : Ask
        For whom.

    Returns
    -------
    Draws or Message
        ``origin="prior"``; the message says which figure is missing.

    Raises
    ------
    ValueError
        When the audience is not above 0.
    """
    if not ask.people > 0:
        raise ValueError("an audience needs people")
    found = {row.metric: row for row in sources(platform, objective, ask.country)}
    for metric in ("cpm", *_RATES[objective]):
        if metric not in found:
            return say("{platform}: no benchmark of its {metric} is at hand.",
                       platform=_label(platform), metric=metric.upper())  # fmt: skip
    cpm = found["cpm"]
    rate = 1.0 if cpm.currency == ask.currency else ask.exchange.get(cpm.currency)
    if rate is None:
        return say(
            "{platform}: its CPM is known in {currency} only; an exchange rate to {own} is needed.",
            platform=_label(platform), currency=Name(text=cpm.currency),
            own=Name(text=ask.currency),
        )  # fmt: skip
    rng = np.random.default_rng(ask.seed)
    drawn = {metric: row.draw(ask.draws, rng) for metric, row in found.items()}
    weeks = ask.period_days / 7
    useful = drawn["contacts"] * weeks if "contacts" in drawn else 1.0
    contacts = ask.people * np.minimum(drawn["reachable"], 1.0) * useful
    rates = np.prod([np.ones(ask.draws), *(drawn[each] for each in _RATES[objective])], axis=0)
    return Draws(
        platform,
        Family.EXPONENTIAL,
        ceiling=contacts * np.minimum(rates, 1.0),
        pace=contacts * drawn["cpm"] * rate / 1000,
        shape=np.ones(ask.draws),
        carry_over=np.zeros(ask.draws),
        origin="prior",
        period_days=ask.period_days,
    )


def _label(platform: str) -> str:
    return registry()[platform].label if platform in registry() else platform
