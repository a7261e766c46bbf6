"""When to publish: each block of hours of the week, with its result and what it rests on."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.slots import Slot
from stratbook.strategy.editorial.chance import Gain, Trial, gain_of_moving, trial_of
from stratbook.strategy.editorial.pooling import index_of, partial_pool
from stratbook.strategy.editorial.rated import MEASURES, Measured, rated_posts
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope

WEEK: Final = 7
Place = Callable[[int], tuple[int, int]]
DAY: Final = 24
USUAL: Final = 100 + 1e-6
ANY: Final = -1  # a slot of every weekday, or of every hour: a margin of the grid


@dataclass(frozen=True)
class Grid:
    """The week of one platform.

    Parameters
    ----------
    platform : str
        The platform.
    measured : {"rate", "audience"}
        What the index is of.
    basis : str
        reach, views, impressions or interactions.
    hours : int
        Width of the blocks; 24 where the file's hours cannot be trusted.
    cells : tuple of Slot
        Blocks in which something was published.
    days, blocks : tuple of Slot
        The margins: by weekday (``hour`` 0, 24 wide), by block (``weekday`` -1).
    n, untimed : int
        Posts counted, and those of them whose hour is not known.
    trial : Trial
        Whether the grid tells more than chance would.
    gain : Gain or None
        What posts moved to the best slots would gain; None where it cannot be told.
    sources : tuple of str
        Files it rests on.
    """

    platform: str
    measured: Measured
    basis: str
    hours: int
    cells: tuple[Slot, ...]
    days: tuple[Slot, ...]
    blocks: tuple[Slot, ...]
    n: int
    untimed: int
    trial: Trial
    gain: Gain | None
    sources: tuple[str, ...]

    @property
    def has_hours(self) -> bool:
        """Whether hours are known, or weekdays only."""
        return self.hours < DAY

    @property
    def best(self) -> tuple[Slot, ...]:
        """The slots above the mean with posts enough, best first, as many as one advises."""
        told = [each for each in self.cells if each.enough and (each.index or 0.0) > USUAL]
        ordered = sorted(told, key=lambda each: (-(each.index or 0.0), each.weekday, each.hour))
        return tuple(ordered[: int(threshold("editorial_best_slots"))])

    @property
    def is_told(self) -> bool:
        """Whether the best slots are better than chance, also on posts not used to find them."""
        return self.trial.beats_chance and self.gain is not None and self.gain.low > 0

    def at(self, weekday: int, hour: int) -> Slot:
        """Return a block, one nothing was published in where there is none."""
        empty = Slot(self.platform, weekday, hour, self.hours, None, None, None, 0, enough=False)
        asked = (weekday, hour)
        return next((each for each in self.cells if (each.weekday, each.hour) == asked), empty)


@remembered
def week_grids(scope: Scope) -> tuple[Grid, ...]:
    """Return the week of each platform, by engagement rate and by audience.

    Parameters
    ----------
    scope : Scope
        Tables and period: settled posts of the year that ends with it are read.

    Returns
    -------
    tuple of Grid
        By platform, those with most posts first; the rate before the audience.
    """
    found = []
    for measured in MEASURES:
        rated = rated_posts(scope, measured)
        found += [_grid(str(name), measured, rows) for name, rows in rated.groupby("platform")]
    order = {each.platform: each.n for each in found if each.measured == "rate"}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                -order.get(each.platform, 0),
                each.platform,
                MEASURES.index(each.measured),
            ),
        )
    )


@remembered
def slots_of(grids: tuple[Grid, ...]) -> tuple[Slot, ...]:
    """Return the slots a calendar is drafted from: those of the engagement rate."""
    return tuple(slot for grid in grids if grid.measured == "rate" for slot in grid.cells)


def _grid(platform: str, measured: Measured, posts: pd.DataFrame) -> Grid:
    timed = posts[posts["hour"].notna()]
    counted = timed if len(timed) >= threshold("minimum_posts") else posts
    hours = int(threshold("editorial_block_hours")) if counted is timed else DAY
    block = (counted["hour"].fillna(0) // hours * hours).astype(int) if hours < DAY else 0
    placed = counted.assign(block=block)
    keys = placed["weekday"].astype(int) * 100 + placed["block"]
    pooled = partial_pool(placed["effect"], keys)
    shape = (platform, hours)
    return Grid(
        platform=platform,
        measured=measured,
        basis=str(posts["basis"].iloc[0]),
        hours=hours,
        cells=_slots(shape, pooled, lambda key: (key // 100, key % 100)),
        days=_slots(
            (platform, DAY),
            partial_pool(posts["effect"], posts["weekday"].astype(int)),
            lambda key: (key, 0),
        ),
        blocks=_slots(
            shape, partial_pool(placed["effect"], placed["block"]), lambda key: (ANY, key)
        )
        if hours < DAY
        else (),
        n=len(counted),
        untimed=len(posts) - len(timed),
        trial=trial_of(placed["effect"], keys),
        gain=gain_of_moving(placed["effect"], keys),
        sources=sources_of(posts),
    )


def _slots(shape: tuple[str, int], pooled: pd.DataFrame, where: Place) -> tuple[Slot, ...]:
    platform, hours = shape
    found = []
    for key, row in pooled.iterrows():
        weekday, hour = where(int(key))  # type: ignore[call-overload]
        n = int(row["n"])
        found.append(
            Slot(
                platform,
                weekday,
                hour,
                hours,
                index_of(row["shrunk"]),
                _known(row["low"]),
                _known(row["high"]),
                n,
                enough=n >= threshold("minimum_cell"),
            )
        )
    return tuple(found)


def _known(effect: float) -> float | None:
    return None if math.isnan(effect) else index_of(effect)
