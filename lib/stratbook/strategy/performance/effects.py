"""A change divided exactly: the mix and the within-segment effects of a rate, the parts of a sum.

A rate is a weighted mean of its segments' rates. Between two periods both the weights (the
mix) and the rates inside the segments move; the symmetric division (Kitagawa 1955, Oaxaca and
Blinder with averaged weights) gives each its part, and the parts add up to the change. It says
what moved with the rate, and nothing about why.
"""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Effect:
    """What one segment adds to a change.

    Parameters
    ----------
    segment : str
        Its key.
    mix : float
        Part that goes with the segment's weight: a segment above the average that weighs more
        lifts the whole. Always 0 for a sum.
    within : float
        Part that goes with the segment's own rate (for a sum, with its own amount).
    weights : (float, float)
        Share of the denominator before and after; for a sum, its share of the total.
    rates : (float or None, float or None)
        The segment's rate (for a sum, its amount) before and after; None where it was absent.
    cases : (int, int)
        How many posts, sessions or messages it rests on before and after.
    """

    segment: str
    mix: float
    within: float
    weights: tuple[float, float]
    rates: tuple[float | None, float | None]
    cases: tuple[int, int] = (0, 0)

    @property
    def total(self) -> float:
        """Both parts together."""
        return self.mix + self.within


@dataclass(frozen=True)
class Division:
    """A change and the effects that add up to it, the largest first."""

    before: float
    after: float
    effects: tuple[Effect, ...]

    @property
    def change(self) -> float:
        """After − before."""
        return self.after - self.before

    @property
    def mix(self) -> float:
        """What goes with the mix, all segments together."""
        return sum(each.mix for each in self.effects)

    @property
    def within(self) -> float:
        """What goes with the segments' own rates, all together."""
        return sum(each.within for each in self.effects)


def divide_rate(before: pd.DataFrame, after: pd.DataFrame) -> Division | None:
    """Divide the change of a ratio of sums into mix and within-segment effects.

    Parameters
    ----------
    before, after : DataFrame
        A row a segment (its key as index), with ``above``, ``below`` and ``n``; a segment may
        be absent from one of the two.

    Returns
    -------
    Division or None
        None when one of the denominators adds up to 0. A segment absent from one period, or
        without a denominator there, counts wholly in the mix.

    Notes
    -----
    With weights w and rates r, before (0) and after (1), and R the mean of the two overall
    rates: within = (w0 + w1) / 2 · (r1 − r0); mix = (w1 − w0) · ((r0 + r1) / 2 − R). Since
    the weights add up to 1 in both periods, R changes no sum and gives mix effects a meaning
    segment by segment (Kitagawa, 1955).
    """
    sides = [_side(before), _side(after)]
    if any(side["below"].sum() <= 0 for side in sides):
        return None
    overall = [float(side["above"].sum() / side["below"].sum()) for side in sides]
    centre = sum(overall) / 2
    weights = [side["below"] / side["below"].sum() for side in sides]
    keys = sorted(set(sides[0].index) | set(sides[1].index))
    effects = []
    for key in keys:
        share = tuple(float(weight.get(key, 0.0)) for weight in weights)
        rates = tuple(_rate(side, key) for side in sides)
        first = rates[0] if rates[0] is not None else rates[1]
        last = rates[1] if rates[1] is not None else rates[0]
        if first is None or last is None:
            continue
        within = (share[0] + share[1]) / 2 * (last - first)
        mix = (share[1] - share[0]) * ((first + last) / 2 - centre)
        cases = (_cases(before, key), _cases(after, key))
        effects.append(Effect(key, mix, within, (share[0], share[1]), (rates[0], rates[1]), cases))
    return Division(overall[0], overall[1], _largest_first(effects))


def divide_sum(before: pd.DataFrame, after: pd.DataFrame) -> Division:
    """Divide the change of a sum into what each segment adds.

    Parameters
    ----------
    before, after : DataFrame
        A row a segment, with ``above`` (the amount) and ``n``; an absent segment adds 0.
    """
    totals = (float(before["above"].sum()), float(after["above"].sum()))
    effects = []
    for key in sorted(set(before.index) | set(after.index)):
        amounts = tuple(float(side["above"].get(key, 0.0)) for side in (before, after))
        shares = tuple(
            amount / total if total else 0.0 for amount, total in zip(amounts, totals, strict=True)
        )
        cases = (_cases(before, key), _cases(after, key))
        effects.append(
            Effect(key, 0.0, amounts[1] - amounts[0], (shares[0], shares[1]),
                   (amounts[0], amounts[1]), cases)
        )  # fmt: skip
    return Division(totals[0], totals[1], _largest_first(effects))


def _side(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that can weigh; a numerator without a denominator would make a rate up."""
    return rows[rows["below"] > 0]


def _rate(side: pd.DataFrame, key: str) -> float | None:
    if key not in side.index:
        return None
    return float(side["above"][key] / side["below"][key])


def _cases(rows: pd.DataFrame, key: str) -> int:
    return int(rows["n"][key]) if key in rows.index else 0


def _largest_first(effects: list[Effect]) -> tuple[Effect, ...]:
    return tuple(sorted(effects, key=lambda each: (-abs(each.total), each.segment)))
