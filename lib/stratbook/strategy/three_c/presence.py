"""Managed and unmanaged presence: how much of what is seen of a brand it controls itself."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.core.choice import Choice, Override
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Control, Tone
from stratbook.strategy.three_c.register import MEASURES, Measure, Place, read_places


@dataclass(frozen=True)
class Share:
    """The unmanaged share of the presence in one measure.

    Parameters
    ----------
    measure : {"count", "volume", "reach"}
        Number of places, mentions a month, or cumulative contacts a month (with duplicates).
    managed, unmanaged : float or None
        Sums; None when the side has places but no figure for any of them.
    counted : int
        Places with a figure.
    left_out : tuple of str
        Places without one, which take no part.
    """

    measure: Measure
    managed: float | None
    unmanaged: float | None
    counted: int
    left_out: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """The unmanaged share, 0 … 1; None when a side is unknown or nothing was counted."""
        if self.managed is None or self.unmanaged is None or self.managed + self.unmanaged == 0:
            return None
        return self.unmanaged / (self.managed + self.unmanaged)


@dataclass(frozen=True)
class ToneShare:
    """Places and volume of one tone inside one side of the presence (None: not noted)."""

    tone: Tone | None
    places: int
    volume: float | None
    share: float | None


@dataclass(frozen=True)
class Presence:
    """The presence of a brand: places, shares, tones.

    Parameters
    ----------
    places : tuple of Place
        Most pressing action first, then the largest volume, then by name.
    shares : tuple of Share
        Unmanaged share by count, volume and reach.
    on : date
        The day activity was judged for: the end of the period.
    """

    places: tuple[Place, ...]
    shares: tuple[Share, ...]
    on: dt.date

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each place, and what the rule said."""
        return tuple(each.choice for each in self.places)

    def share(self, measure: Measure) -> Share:
        """Return the unmanaged share in one measure."""
        return next(each for each in self.shares if each.measure == measure)

    @property
    def widest(self) -> Share | None:
        """The share that says most: by volume where it is known, else by count."""
        best = (self.share("volume"), self.share("count"))
        return next((each for each in best if each.value is not None), None)

    def side(self, control: Control) -> tuple[Place, ...]:
        """Return the places of one side."""
        return tuple(each for each in self.places if each.control is control)

    def tones(self, control: Control) -> tuple[ToneShare, ...]:
        """Return how the volume of one side divides between tones, worst first.

        Places without a volume count as places and take no part in the shares.
        """
        places = self.side(control)
        whole = total(each.volume for each in places)
        ladder = (Tone.NEGATIVE, Tone.MIXED, Tone.NEUTRAL, Tone.POSITIVE, None)
        rows = []
        for tone in ladder:
            among = [each for each in places if each.tone is tone]
            volume = total(each.volume for each in among)
            share = volume / whole if volume is not None and whole else None
            if among:
                rows.append(ToneShare(tone, len(among), volume, share))
        return tuple(rows)


@remembered
def map_presence(
    register: pd.DataFrame, period: Period, overrides: Sequence[Override] = ()
) -> Presence:
    """Judge every place of the presence register and add up both sides.

    Parameters
    ----------
    register : DataFrame
        The sheet ``presence``: place, platform, control, volume, reach (a month), tone,
        last_post_on, source; a row a place.
    period : Period
        The period under report; activity is judged at its end.
    overrides : sequence of Override
        What a person decided against the rule ``three_c.place_action``, by place.

    Returns
    -------
    Presence
        Unmanaged share = unmanaged ÷ (managed + unmanaged), by count, volume and reach.
        The sum of reach is cumulative contacts, duplicates included.
    """
    places = read_places(register, period.end, overrides)
    return Presence(places, tuple(_share(places, each) for each in MEASURES), period.end)


def total(values: Iterable[float | None]) -> float | None:
    """Add up what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _share(places: tuple[Place, ...], measure: Measure) -> Share:
    def added(control: Control) -> float | None:
        side = [each.amount(measure) for each in places if each.control is control]
        return total(side) if side else 0.0

    silent = tuple(each.name for each in places if each.amount(measure) is None)
    return Share(
        measure=measure,
        managed=added(Control.MANAGED),
        unmanaged=added(Control.UNMANAGED),
        counted=len(places) - len(silent),
        left_out=silent,
    )
