"""How often a forecast's interval holds the figure that came, and how wide it is.

Backtest: at each point of a series from which the models can be judged, the periods after it are
held back and forecast; nothing of what is held back is known to the model or to its interval.
Printed by kind of series: forecasts made, coverage (the level asked for is a threshold), median
width of the interval relative to the figure, and the median relative error beside that of the
last value carried forward (below 1 beats it).

    python benchmarks/forecast.py [folder of real exports]

Series: the indicators of the demonstration clients' objectives by month; public weekly series
where the folder is given (numbers only are printed, no row is kept).
"""

import statistics
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from stratbook.notebook.session import open_session
from stratbook.strategy.performance.forecast import unbroken
from stratbook.strategy.performance.history import history
from stratbook.strategy.performance.outlook import last_value, outlook
from stratbook.strategy.performance.scorecard import scope_for

CLIENTS = (
    "ateliers_du_rivage", "ville_de_port_alban", "halden_controls", "les_sentiers_vivants",
    "librairie_du_quai",
)  # fmt: skip
HEAD = f"{'series':34}{'ahead':>6}{'made':>6}{'coverage':>10}{'width':>8}{'error ÷ naive':>15}"


def main(folder: str = "") -> None:
    """Print a line a kind of series and horizon."""
    kinds = {"demo clients, 14 months": (list(demonstration()), 12)}
    kinds["made up: 60 months, season and drift"] = (list(made_up()), 12)
    if folder:
        kinds |= {name: ([values], 52) for name, values in public(Path(folder))}
    sys.stdout.write(HEAD + "\n")
    for name, (series, season) in kinds.items():
        for ahead in (1, 2, 3):
            sys.stdout.write(line(name, ahead, backtest(series, ahead, season)) + "\n")


def backtest(series: Sequence[Sequence[float]], ahead: int, season: int) -> list[tuple[float, ...]]:
    """Return, for each forecast made: held (1 or 0), relative width, error, naive error."""
    found = []
    for values in series:
        for end in range(8, len(values) - ahead + 1):
            made = outlook(values[:end], (ahead,), season)
            actual = values[end - 1 + ahead]
            if made is None or actual <= 0:
                continue
            naive = last_value(values[:end], ahead, season) or actual
            found.append((
                float(made.low <= actual <= made.high), (made.high - made.low) / actual,
                abs(made.value / actual - 1), abs(naive / actual - 1),
            ))  # fmt: skip
    return found


def line(name: str, ahead: int, found: Sequence[tuple[float, ...]]) -> str:
    """Write one line of the table."""
    if not found:
        return f"{name[:33]:34}{ahead:>6}{0:>6}   too short to be judged"
    held, widths, errors, naive = (list(column) for column in zip(*found, strict=True))
    beside = statistics.mean(errors) / (statistics.mean(naive) or 1.0)
    return (
        f"{name[:33]:34}{ahead:>6}{len(found):>6}{statistics.mean(held):>10.0%}"
        f"{statistics.median(widths):>8.0%}{beside:>15.2f}"
    )


def demonstration() -> Iterator[list[float]]:
    """Yield the indicators of the demonstration clients' objectives, by month."""
    with TemporaryDirectory() as work:
        for client in CLIENTS:
            session = open_session(client, work=work)
            scope = scope_for(session.brief, session.tables, session.period)
            for aim in session.brief.file.objectives:
                if aim.indicator:
                    trend = history(scope.on(aim.platform or None), aim.indicator, 37)
                    yield unbroken(trend)


def made_up() -> Iterator[list[float]]:
    """Yield series with a season, a drift and noise, the same ones each time."""
    for seed in range(40):
        draws = np.random.default_rng(seed)
        months = np.arange(60)
        season = 1 + draws.uniform(0, 0.4) * np.sin(2 * np.pi * (months + seed) / 12)
        drift = np.exp(draws.normal(0, 0.01) * months)
        yield (1000 * season * drift * draws.lognormal(0, 0.12, 60)).tolist()


def public(folder: Path) -> Iterator[tuple[str, list[float]]]:
    """Yield the public series that are long enough: weekly results of two model data sets."""
    for name, column in (("dt_simulated_weekly", "revenue"), ("mmm_example", "y")):
        path = folder / "mmm" / f"{name}.csv"
        if path.is_file():
            yield f"{name}, weekly", pd.read_csv(path)[column].astype(float).tolist()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*sys.argv[1:2])
