"""How closely spend follows the demand one can see: where a fit's intervals are in doubt.

More is spent in season. What the season and the trend show is taken out of the curves; a
demand that no column shows is not, and the ads are credited with what they only followed. No
model of the same columns can tell. But who spends with the demand one sees often spends with
the one nobody sees: on simulated clients whose spend follows hidden demand, the 90 %
intervals held the truth 9 times in 10 where spend was hardly tied to the season, and 6 times
in 10 where the two were closely tied (``benchmarks/fit_curves.md``).
"""

from collections.abc import Mapping

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.response.baseline import free_columns
from stratbook.plan.response.history import History


def tied_to_season(history: History) -> Mapping[str, float]:
    """Return how closely each platform's weekly spend goes with the season of the results.

    The season is what level, trend, the year's waves and the events named explain of the
    results, by least squares.

    Parameters
    ----------
    history : History
        Weeks of spend and results.

    Returns
    -------
    mapping of str to float
        Pearson's correlation, −1 … 1; 0 where one of the two never varies or the weeks are
        too few to show a season.
    """
    usable = np.nan_to_num(history.results, nan=-1.0) >= 0
    free = free_columns(len(usable), history.events)[usable]
    if len(free) < threshold("fit_trend_weeks"):
        return dict.fromkeys(history.platforms, 0.0)
    results = history.results[usable]
    season = free @ np.linalg.lstsq(free, results, rcond=None)[0]
    return {
        name: _correlation(spend[usable], season)
        for name, spend in zip(history.platforms, history.spend.T, strict=True)
    }


def _correlation(one: np.typing.NDArray[np.float64], two: np.typing.NDArray[np.float64]) -> float:
    if one.std() <= 1e-9 * abs(one.mean()) or two.std() <= 1e-9 * abs(two.mean()):
        return 0.0
    return float(np.corrcoef(one, two)[0, 1])
