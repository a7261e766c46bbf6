"""Forecasts of a short series: a stated model, and an interval from its own past errors.

Three models, the choice between which depends on the kind and length of the series only:

- *recent level*: the mean of the last three values, carried forward;
- *drift*, for levels such as followers: the last value, and the mean step of the last three
  for each period ahead;
- *same period a year before*: that value, times the ratio of the last three values to the
  same three a year before; from two full years plus the errors needed to judge it.

The interval is split-conformal: the model is run at every earlier point of the series, its
errors at the same horizon are kept (as ratios; as differences where values can be 0 or
negative), and their quantile widens the forecast. It holds to the extent that errors to come
resemble errors past, which a backtest on held-back values checks.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.reference import threshold

_RECENT: Final = 3
Values = Sequence[float]
Model = Callable[[Values, int, int], float | None]


@dataclass(frozen=True)
class Outlook:
    """A forecast with its interval.

    Parameters
    ----------
    value, low, high : float
        The forecast and its interval at the level ``forecast_level``.
    errors : int
        How many past errors the interval rests on.
    model : {"level", "drift", "season", "pace", "months"}
        Which model.
    """

    value: float
    low: float
    high: float
    errors: int
    model: str


def recent_level(values: Values, step: int, season: int) -> float | None:
    """Return the mean of the last three values, whatever the step ahead."""
    del step, season
    return sum(values[-_RECENT:]) / _RECENT if len(values) >= _RECENT else None


def drift(values: Values, step: int, season: int) -> float | None:
    """Return the last value, moved by the mean of the last three steps for each step ahead."""
    del season
    if len(values) <= _RECENT:
        return None
    return values[-1] + step * (values[-1] - values[-1 - _RECENT]) / _RECENT


def last_value(values: Values, step: int, season: int) -> float | None:
    """Return the last value: the naive forecast others are held against."""
    del step, season
    return values[-1] if values else None


def year_before(values: Values, step: int, season: int) -> float | None:
    """Return the same period a year before, at the pace of the last three values."""
    place = len(values) - 1 + step - season
    if place < 0 or place >= len(values) or len(values) < season + _RECENT:
        return None
    then = sum(values[-_RECENT - season : -season])
    return values[place] * sum(values[-_RECENT:]) / then if then > 0 else None


def outlook(
    values: Values, steps: Sequence[int], season: int = 12, model: Model | None = None
) -> Outlook | None:
    """Forecast the sum of the values at some steps ahead (one step: that value itself).

    Parameters
    ----------
    values : sequence of float
        One a period, oldest first, without a gap.
    steps : sequence of int
        1 is the next period; several are added.
    season : int
        Periods in a year.
    model : callable or None
        By default the one that the length of the series allows.

    Returns
    -------
    Outlook or None
        None with fewer than ``forecast_errors`` past errors at this horizon.
    """
    chosen = model or _allowed(values, season)
    now = _sum(chosen, values, steps, season)
    ratios = min(values, default=0.0) > 0 and (now is None or now > 0)
    errors = past_errors(values, steps, season, chosen, ratios=ratios)
    if now is None or len(errors) < threshold("forecast_errors"):
        return None
    return widened(now, errors, _NAMES.get(chosen, "level"), ratios=ratios)


_NAMES: Final[dict[Model, str]] = {year_before: "season", drift: "drift"}


def widened(value: float, errors: Values, model: str, *, ratios: bool) -> Outlook:
    """Put around a forecast the quantile of past errors that its level asks for.

    With n errors the quantile is the ⌈(n + 1) · level⌉-th smallest in size (the largest where
    there are too few): the finite-sample rule of split-conformal prediction.
    """
    ordered = sorted(abs(each) for each in errors)
    rank = math.ceil((len(ordered) + 1) * threshold("forecast_level"))
    reach = ordered[min(rank, len(ordered)) - 1]
    low, high = (
        (value * math.exp(-reach), value * math.exp(reach)) if ratios
        else (value - reach, value + reach)
    )  # fmt: skip
    return Outlook(value, low, high, len(ordered), model)


def past_errors(
    values: Values, steps: Sequence[int], season: int, model: Model, *, ratios: bool
) -> list[float]:
    """Return the model's errors at each earlier point: log ratios, or plain differences."""
    errors = []
    for end in range(1, len(values) - max(steps) + 1):
        forecast = _sum(model, values[:end], steps, season)
        if forecast is None or (ratios and forecast <= 0):
            continue
        actual = sum(values[end - 1 + step] for step in steps)
        errors.append(math.log(actual / forecast) if ratios else actual - forecast)
    return errors


def _allowed(values: Values, season: int) -> Model:
    least = 2 * season + int(threshold("forecast_errors"))
    return year_before if len(values) >= least else recent_level


def _sum(model: Model, values: Values, steps: Sequence[int], season: int) -> float | None:
    ahead = [model(values, step, season) for step in steps]
    known = [each for each in ahead if each is not None]
    return sum(known) if len(known) == len(ahead) else None
