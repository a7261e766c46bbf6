"""Curves fitted to a client's own history, with what is believed beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stratbook.core.message import Message, Quantity, say, say_n
from stratbook.core.reference import platforms as registry
from stratbook.core.reference import threshold
from stratbook.plan.response.baseline import free_columns, strengths, whiten
from stratbook.plan.response.beliefs import Belief, believed
from stratbook.plan.response.demand import tied_to_season
from stratbook.plan.response.draws import Draws, Origin
from stratbook.plan.response.families import Family, Floats
from stratbook.plan.response.history import WEEK, History
from stratbook.plan.response.lattice import Lattice, lattice, narrowed
from stratbook.plan.response.sampler import Problem, Sample, sample

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Fitted:
    """What a fit gives.

    Parameters
    ----------
    curves : tuple of Draws
        A platform each; row i of all the fitted ones belongs to the same draw.
    contributions : mapping of str to array of float, shape (n,)
        Mean results a week that each fitted platform is associated with, over the history.
    left_out : mapping of str to Message
        Platforms without a curve, and why.
    notes : tuple of Message
        What the reader must know of the curves.
    agreement : float or None
        R-hat of the sampler; None when nothing was fitted.
    weeks : int
        Weeks of results that the curves were fitted to.
    doubtful : frozenset of str
        Platforms whose interval is not to be trusted: spend followed the season, and no test
        says what it brought (see :mod:`.demand`).
    """

    curves: tuple[Draws, ...]
    contributions: Mapping[str, Floats] = field(default_factory=dict)
    left_out: Mapping[str, Message] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    agreement: float | None = None
    weeks: int = 0
    doubtful: frozenset[str] = frozenset()


def fit(
    history: History,
    beliefs: Sequence[Belief] = (),
    family: Family = Family.EXPONENTIAL,
    seed: int = 0,
) -> Fitted:
    """Fit every platform's curve to the history, benchmarks and tests being priors.

    results = level + trend + season + events + Σ curve(carried spend) + drift + noise.
    What it finds is an association: a test (lift, geo) given as a belief makes it firmer.

    Parameters
    ----------
    history : History
        Weeks of spend and results.
    beliefs : sequence of Belief
        Benchmark and lift test of some platforms.
    family : {EXPONENTIAL, TANH, HILL}
        The curves' family; Hill's exponent is found too.
    seed : int
        Where chance starts.

    Returns
    -------
    Fitted
        Below ``fit_minimum_weeks`` of known results, or when they never vary, the beliefs'
        benchmarks alone.

    Raises
    ------
    ValueError
        When the family is power: it has no scale that a history could tell.
    """
    if family is Family.POWER:
        raise ValueError("a power curve is drawn through a point, not fitted")
    by_platform = {each.platform: each for each in beliefs}
    reason = _unfit(history)
    if reason is not None:
        return _believed_only(history, by_platform, (*history.notes, reason))
    return _fitted(history, by_platform, family, seed)


def _fitted(history: History, beliefs: Mapping[str, Belief], family: Family, seed: int) -> Fitted:
    """Fit the platforms that spent; the others keep their benchmark."""
    spent: Flags = np.asarray(history.spend.any(axis=0), dtype=np.bool_)
    names = [name for name, some in zip(history.platforms, spent, strict=True) if some]
    held = [beliefs.get(name, Belief(name)) for name in names]
    usable = _usable(history)
    spend = history.spend[:, spent]
    unit = float(history.results[usable].mean())

    def drawn_from(points: Lattice) -> Sample:
        beliefs_here = believed(held, spend, points, family, unit)
        problem = _problem(history, usable, points, beliefs_here)
        return sample(problem, int(threshold("allocation_draws")), seed)

    benchmarks = [each.benchmark for each in held]
    points = lattice(spend, family, benchmarks)
    drawn = drawn_from(points)
    windows = narrowed(points, drawn.places)
    if windows is not None:
        points = lattice(spend, family, benchmarks, windows)
        drawn = drawn_from(points)
    curves = [
        _curve(each, spend[:, at], (points, drawn, at), family, unit)
        for at, each in enumerate(held)
    ]
    tied = _tied(history, held, spend)
    others = {name: each for name, each in beliefs.items() if name not in names}
    rest = _believed_only(history, others, ())
    return Fitted(
        curves=(*curves, *rest.curves),
        contributions={name: drawn.levels[:, at] * unit for at, name in enumerate(names)},
        left_out={name: why for name, why in rest.left_out.items() if name not in names},
        notes=(*history.notes, *_notes(usable, held, spend), *_in_doubt(tied)),
        agreement=drawn.agreement,
        weeks=int(usable.sum()),
        doubtful=frozenset(tied),
    )


def _usable(history: History) -> Flags:
    """Return the weeks whose results are known and not below zero."""
    return np.asarray(np.nan_to_num(history.results, nan=-1.0) >= 0, dtype=np.bool_)


def _unfit(history: History) -> Message | None:
    """Return why a history cannot be fitted; None when it can."""
    least = int(threshold("fit_minimum_weeks"))
    results = history.results[_usable(history)]
    if len(results) < least:
        return say_n(
            "{count} week of results is too few to fit curves ({least} are needed); they come "
            "from benchmarks.",
            "{count} weeks of results are too few to fit curves ({least} are needed); they come "
            "from benchmarks.",
            len(results), least=least,
        )  # fmt: skip
    if not history.spend.any():
        return say("Nothing was ever spent; the curves come from benchmarks.")
    if np.ptp(results) <= 1e-9 * results.max(initial=0.0):
        return say("The results never varied; the curves come from benchmarks.")
    return None


def _believed_only(
    history: History, beliefs: Mapping[str, Belief], notes: tuple[Message, ...]
) -> Fitted:
    """Return the benchmarks' curves, and who has none."""
    curves = tuple(each.benchmark for each in beliefs.values() if each.benchmark is not None)
    missing = {*history.platforms, *beliefs} - {each.platform for each in curves}
    return Fitted(
        curves,
        left_out={
            name: say("{platform}: neither a history that can be fitted nor a benchmark.",
                      platform=_label(name))
            for name in sorted(missing)
        },
        notes=notes,
    )  # fmt: skip


def _problem(
    history: History,
    usable: Flags,
    points: Lattice,
    beliefs: tuple[Floats, Floats, Floats],
) -> Problem:
    """Work out the inner products once for each strength of drift and repetition."""
    platforms, _, count = points.columns.shape
    results = history.results[usable] / history.results[usable].mean()
    columns = points.columns[:, usable].transpose(1, 0, 2).reshape(len(results), -1)
    free = free_columns(len(usable), history.events)[usable]
    weeks = np.arange(len(usable), dtype=np.float64)[usable]
    seen = [
        whiten(weeks, strength, free, np.column_stack([results, columns]))
        for strength in strengths(len(usable))
    ]
    # One product a pair of platforms: small enough for BLAS to keep to one thread.
    split = np.stack([each.columns[:, 1:].T.reshape(platforms, count, -1) for each in seen])
    outcome = np.stack([each.columns[:, 0] for each in seen])
    turned = split.swapaxes(2, 3)
    return Problem(
        gram=np.stack([split @ turned[:, other, None] for other in range(platforms)], axis=3),
        own=(split**2).sum(axis=3),
        cross=np.einsum("sjpt,st->sjp", split, outcome),
        square=(outcome**2).sum(axis=1),
        log_determinant=np.array([each.log_determinant for each in seen]),
        freedom=max(len(results) - free.shape[1], 1),
        log_prior=points.log_prior,
        precision=beliefs[0], pull=beliefs[1], width=beliefs[2],
    )  # fmt: skip


def _curve(
    belief: Belief, spend: Floats, chosen: tuple[Lattice, Sample, int], family: Family, unit: float
) -> Draws:
    points, drawn, at = chosen
    places = drawn.places[:, at]
    return Draws(
        belief.platform,
        family,
        ceiling=drawn.levels[:, at] * unit / points.scale[at, places],
        pace=points.pace[at, places],
        shape=points.shape[at, places],
        carry_over=points.retention[at, places],
        origin=_origin(belief, spend),
        seen=(float(spend.min()), float(spend.max())),
        period_days=WEEK,
    )


def _origin(belief: Belief, spend: Floats) -> Origin:
    if not _varied(spend):
        return "prior"
    return "combined" if belief.benchmark or belief.lift else "fitted"


def _varied(spend: Floats) -> bool:
    return bool(spend.std() >= threshold("spend_variation") * spend.mean())


def _notes(usable: Flags, held: Sequence[Belief], spend: Floats) -> list[Message]:
    notes = [
        say(
            "{platform}: spend never varied, so that history tells nothing of its curve; what "
            "is shown comes from what was believed beforehand.",
            platform=_label(each.platform),
        )
        for each, row in zip(held, spend.T, strict=True)
        if not _varied(row)
    ]
    if usable.sum() < threshold("fit_comfortable_weeks"):
        notes.append(
            say_n(
                "The curves rest on {count} week: seasons and ads can hardly be told apart.",
                "The curves rest on {count} weeks: seasons and ads can hardly be told apart.",
                int(usable.sum()),
            )
        )
    return notes


def _tied(history: History, held: Sequence[Belief], spend: Floats) -> dict[str, float]:
    """Return the platforms whose spend followed the season, without a test to set it right."""
    tied = tied_to_season(history)
    return {
        each.platform: tied[each.platform]
        for each, row in zip(held, spend.T, strict=True)
        if each.lift is None and _varied(row) and tied[each.platform] >= threshold("spend_tied")
    }


def _in_doubt(tied: Mapping[str, float]) -> list[Message]:
    return [
        say(
            "{platform}: spend rose and fell with the season (correlation {tied}). If it also "
            "followed a demand that the files do not show, part of what the curve credits it with "
            "would have come anyway, and its interval is too narrow to be trusted: test before "
            "moving much money.",
            platform=_label(name), tied=Quantity(value=value, digits=2),
        )
        for name, value in tied.items()
    ]  # fmt: skip


def _label(platform: str) -> str:
    return registry()[platform].label if platform in registry() else platform
