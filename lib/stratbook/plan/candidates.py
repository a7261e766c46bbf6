"""The ad platforms of the inputs, as response curves and bounds."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from stratbook.core.message import Message, say
from stratbook.core.reference import threshold
from stratbook.plan.allocation import Channel
from stratbook.plan.curves import through

Basis = Literal["history", "expected"]
_EXPECTED_FOR: Final = 1_000.0  # the sheet asks what 1,000 would bring


@dataclass(frozen=True)
class Candidate:
    """One platform of the sheet, with the curve its figures draw.

    Parameters
    ----------
    channel : Channel
        Platform, curve and bounds.
    basis : {"history", "expected"}
        Whether the curve goes through past spend and results, or through an expectation.
    performance : float
        Results per unit of money at the point the curve goes through.
    spread : float
        Standard deviation of the curve's level, as a share.
    source : str
        Row of the inputs.
    """

    channel: Channel
    basis: Basis
    performance: float
    spread: float
    source: str


def read_candidates(
    sheet: pd.DataFrame,
) -> tuple[tuple[Candidate, ...], dict[str, Message]]:
    """Turn the sheet ``ad_platforms`` into curves and bounds.

    Returns
    -------
    tuple
        The platforms whose figures draw a curve, and for the others why they do not.
    """
    found: list[Candidate] = []
    left_out: dict[str, Message] = {}
    for row in sheet.to_dict("records"):
        platform = str(row["platform"])
        if platform in (each.channel.name for each in found):
            left_out[platform] = say(  # two rows would pass for two audiences, and for a gain
                "{platform}: it stands twice in the sheet of ad platforms; the row {source} is "
                "left out.",
                platform=platform, source=str(row["source"]),
            )  # fmt: skip
        elif row["past_spend"] > 0 and row["past_results"] > 0:
            found.append(_candidate(row, "history", row["past_spend"], row["past_results"]))
        elif row["expected_results"] > 0:
            found.append(_candidate(row, "expected", _EXPECTED_FOR, row["expected_results"]))
        else:
            left_out[platform] = say(
                "{platform}: neither past spend with results nor results expected from 1,000.",
                platform=platform,
            )
    return tuple(found), left_out


def _candidate(
    row: Mapping[Hashable, Any], basis: Basis, amount: float, results: float
) -> Candidate:
    chance = 1 / results if basis == "history" else 0.0  # variance of a count, relative to it
    return Candidate(
        channel=Channel(
            str(row["platform"]),
            through(amount, results),
            _or(row["minimum"], 0.0),
            _or(row["maximum"], float("inf")),
        ),
        basis=basis,
        performance=results / amount,
        spread=float(np.sqrt(chance + threshold("curve_uncertainty") ** 2)),
        source=str(row["source"]),
    )


def _or(value: float, otherwise: float) -> float:
    return otherwise if math.isnan(value) else value
