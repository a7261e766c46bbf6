"""How far a split can be trusted: as far as its least known curve that matters."""

from typing import Final

from stratbook.core.finding import Confidence
from stratbook.core.message import N_
from stratbook.core.vocabulary import Level
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.curves import Basis

_RANK: Final[tuple[tuple[frozenset[Basis], Level, str], ...]] = (
    (frozenset({"flat_history", "benchmark", "expected", "expected_audience"}), Level.LOW,
     N_("at least one curve that gets money rests on an expectation or a benchmark, not on past "
        "results")),
    (frozenset({"point", "point_audience"}), Level.MEDIUM,
     N_("at least one curve rests on one past point and on an assumed shape")),
    (frozenset({"history", "history_benchmark"}), Level.MEDIUM,
     N_("the curves are fitted to the client’s history: what moved together, not a proof")),
    (frozenset({"test", "history_test"}), Level.HIGH,
     N_("every curve that gets money was checked by a test")),
)  # fmt: skip


_DOUBT: Final = N_(
    "spend followed the season on at least one platform that no test checked: its curve may hold "
    "results that would have come anyway"
)


def confidence(space: AdSpace) -> Confidence:
    """Return how sure a split is, from the curves of the platforms that get money."""
    curves = [
        curve for curve, amount in zip(space.curves, space.best.amounts, strict=True) if amount > 0
    ]
    if any(curve.doubtful for curve in curves):
        return Confidence(level=Level.LOW, why=_DOUBT)
    used = {basis for curve in curves for basis in curve.bases.values()}
    for bases, level, why in _RANK:
        if used & bases:
            return Confidence(level=level, why=why)
    return Confidence(level=Level.LOW, why=_RANK[0][2])
