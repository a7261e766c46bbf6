"""Each platform's curve, by the best source there is, and which source that was.

Best first: the client's own history (with benchmark and test where there are any), a lift
test, one past point with the audience's size, one past point, an expectation, benchmarks,
and at last a history whose spend never varied.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np

from stratbook.core.message import Message, say
from stratbook.core.reference import threshold
from stratbook.plan.aim import Aim
from stratbook.plan.entries import Entry, Known
from stratbook.plan.names import label
from stratbook.plan.response.benchmarks import Ask, Objective, from_benchmarks
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family, value
from stratbook.plan.response.fit import Fitted
from stratbook.plan.response.given import Point, given, through_point
from stratbook.plan.response.history import WEEK
from stratbook.plan.split.problem import Line, Response

Basis = Literal[
    "history_test", "history_benchmark", "history", "test", "point_audience", "point",
    "expected_audience", "expected", "benchmark", "flat_history",
]  # fmt: skip
_SEED: Final = 20_260_601


@dataclass(frozen=True)
class Curve:
    """One platform's response to money, over the whole plan.

    Parameters
    ----------
    platform : str
        Platform id.
    nominal : Line
        The curve the split is computed with, with the platform's limits: the mean of the
        draws where they were fitted, the stated one where it goes through a point.
    drawn : Line
        The same with every draw: how well it is known.
    bases : mapping
        By kind of result, what the curve rests on.
    seen : tuple of float or None
        Least and most spent in the history, over as long as the plan; None without one.
    doubtful : bool
        Whether its interval is not to be trusted: fitted to a spend that followed the season,
        without a test.
    """

    platform: str
    nominal: Line
    drawn: Line
    bases: Mapping[Objective, Basis]
    seen: tuple[float, float] | None
    doubtful: bool = False


@dataclass(frozen=True)
class Source:
    """What curves are made of, beside the sheet.

    Parameters
    ----------
    aim : Aim
        What the results are, and what they count for.
    days : int
        Length of the plan.
    country : str
        The client's.
    exchange : mapping of str to float
        The client's currency for one unit of another.
    """

    aim: Aim
    days: int
    country: str
    exchange: Mapping[str, float]


def benchmark(entry: Entry, kind: Objective, source: Source) -> Draws | Message | None:
    """Return the benchmark curve of a platform whose audience is known; why not, or None."""
    if entry.audience is None:
        return None
    ask = Ask(
        people=entry.audience, currency=source.aim.currency, country=source.country,
        exchange=source.exchange, period_days=source.days,
        draws=int(threshold("allocation_draws")), seed=_seed(entry.platform),
    )  # fmt: skip
    return from_benchmarks(entry.platform, kind, ask)


def curves_of(
    entries: Sequence[Entry], fitted: Fitted, source: Source
) -> tuple[tuple[Curve, ...], dict[str, Message]]:
    """Return every platform's curve, and for those without one why not."""
    found, left_out = [], {}
    by_platform = {each.platform: each for each in fitted.curves}
    for entry in entries:
        parts = {
            kind: _best(entry, kind, by_platform.get(entry.platform), source)
            for kind in source.aim.weights
        }
        known = {kind: part for kind, part in parts.items() if not isinstance(part, Message)}
        if known and _worth(entry, source.aim) > 0:
            curve = _curve(entry, known, source.aim)
            history = {"history", "history_benchmark"} & set(curve.bases.values())
            found.append(
                replace(curve, doubtful=bool(history) and entry.platform in fitted.doubtful)
            )
        else:
            reasons = [part for part in parts.values() if isinstance(part, Message)]
            left_out[entry.platform] = reasons[0] if reasons else _no_value(entry)
    return tuple(found), left_out


class _Part(NamedTuple):
    """The curve of one kind of result, taken as known and as draws, and what it rests on."""

    nominal: Draws
    drawn: Draws
    basis: Basis


def _curve(entry: Entry, known: Mapping[Objective, _Part], aim: Aim) -> Curve:
    weights = {kind: _worth(entry, aim) if aim.money else aim.weights[kind] for kind in known}
    seen = [part.drawn.seen for part in known.values() if part.drawn.seen is not None]
    return Curve(
        entry.platform,
        _line(entry, [Response(part.nominal, weights[kind]) for kind, part in known.items()]),
        _line(entry, [Response(part.drawn, weights[kind]) for kind, part in known.items()]),
        {kind: part.basis for kind, part in known.items()},
        seen[0] if seen else None,
    )


def _line(entry: Entry, responses: Sequence[Response]) -> Line:
    limits = entry.minimum, entry.maximum, entry.if_used
    return Line(entry.platform, tuple(responses), *limits)


def _worth(entry: Entry, aim: Aim) -> float:
    """Return what a result of a platform counts for when the aim is money, else 1."""
    if not aim.money:
        return 1.0
    return entry.value if entry.value is not None else next(iter(aim.weights.values()))


def _no_value(entry: Entry) -> Message:
    return say(
        "{platform}: the plan aims at money, and nobody says what one result is worth there "
        "(column “Value per result”, or budget.unit_value).",
        platform=label(entry.platform),
    )


def _best(entry: Entry, kind: Objective, fitted: Draws | None, source: Source) -> _Part | Message:
    """Return the best curve there is for one kind of result, or why there is none."""
    prior = benchmark(entry, kind, source)
    if fitted is not None and kind == source.aim.counted and fitted.origin != "prior":
        drawn = fitted.over(source.days)
        combined: Basis = "history_test" if entry.lift else "history_benchmark"
        return _Part(drawn, drawn, combined if fitted.origin == "combined" else "history")
    if entry.lift is not None and kind == source.aim.counted and entry.lift.results > 0:
        return _through(entry, _tested(entry, source.days), "test", source.days)
    known = entry.points.get(kind)
    if known is not None:
        return _pointed(entry, known, prior, source.days)
    if isinstance(prior, Draws):
        return _Part(prior, prior, "benchmark")
    if fitted is not None and kind == source.aim.counted:
        return _Part(fitted.over(source.days), fitted.over(source.days), "flat_history")
    return prior or say(
        "{platform}: neither past spend with results nor results expected from 1,000, nor the "
        "size of its audience.",
        platform=label(entry.platform),
    )


def _tested(entry: Entry, days: int) -> Point:
    lift = entry.lift
    assert lift is not None  # noqa: S101 - the caller has looked
    weeks = days / WEEK
    return Point(lift.spend * weeks, lift.results * weeks, lift.deviation / lift.results, days)


def _pointed(entry: Entry, known: Known, prior: Draws | Message | None, days: int) -> _Part:
    """Return the curve through a point; with an audience, its shape is the benchmark's."""
    if not isinstance(prior, Draws):
        return _through(entry, known.point, known.stated, days)
    times = days / known.point.period_days
    amount, results = known.point.amount * times, known.point.results * times
    rng = np.random.default_rng(_seed(entry.platform))
    width = np.sqrt(np.log1p(known.point.spread**2))
    noise = np.exp(width * rng.standard_normal(len(prior)))
    shown = value(Family.EXPONENTIAL, amount, 1.0, prior.pace, 1.0)
    seen = (amount, amount) if known.stated == "point" else None
    drawn = replace(prior, ceiling=results * noise / shown, origin="combined", seen=seen)
    pace = float(np.median(prior.pace))
    top = results / float(value(Family.EXPONENTIAL, amount, 1.0, pace, 1.0))
    nominal = given(entry.platform, Family.EXPONENTIAL, {"ceiling": top, "pace": pace}, days)
    return _Part(nominal, drawn, "point_audience" if seen else "expected_audience")


def _through(entry: Entry, point: Point, basis: Basis, days: int) -> _Part:
    """Return the curve through one point: the assumed shape, and draws around it."""
    count = int(threshold("allocation_draws"))
    drawn = through_point(entry.platform, point, count, _seed(entry.platform)).over(days)
    stated = {
        "ceiling": point.results, "pace": point.amount, "shape": threshold("curve_exponent"),
    }  # fmt: skip
    nominal = given(entry.platform, Family.POWER, stated, point.period_days).over(days)
    drawn = drawn if basis in {"point", "test"} else replace(drawn, seen=None)
    return _Part(nominal, drawn, basis)


def _seed(platform: str) -> int:
    """Return a stream of chance of the platform's own: no other row changes its draws."""
    return _SEED + zlib.crc32(platform.encode())
