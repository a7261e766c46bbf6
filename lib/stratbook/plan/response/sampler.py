"""Draws of which curve and how high, platform by platform: a collapsed Gibbs sampler.

Given the others' contributions, one platform's curve is one of the lattice's points, and its
contribution a normal variable cut at zero; both are drawn at once, exactly, from inner
products worked out beforehand. The baseline is integrated out. Then, in turn: how strong
drift and repetition are, the noise's variance, and how much ads bring at all (the common
scale of the contributions no benchmark speaks of, so that weak ads are found weak). Many
short chains run side by side.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr, ndtr, ndtri

from stratbook.plan.response.families import Floats

CHAINS: Final = 32
_BURN, _KEPT = 40, 60
_SCALES: Final = np.array([0.05, 0.1, 0.2, 0.4, 0.8, 1.6])  # of the prior contribution
_TINY: Final = 1e-300
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Problem:
    """Inner products and priors, results being in units of their mean.

    Parameters
    ----------
    gram : array, shape (strengths, platforms, points, platforms, points)
        Of the whitened columns with each other.
    own, cross : array, shape (strengths, platforms, points)
        Of the whitened columns with themselves;
        of the whitened columns with the whitened results.
    square, log_determinant : array, shape (strengths,)
        Of the whitened results with themselves; of the covariance and the baseline.
    freedom : int
        Weeks less the baseline's columns.
    log_prior : array, shape (platforms, points)
        Of the lattice.
    precision, pull : array, shape (platforms, points)
        What is believed of a contribution beforehand (benchmark, lift test): precision, and
        precision times mean; 0 where nothing is.
    width : array, shape (platforms,)
        Prior contribution where no benchmark speaks; ∞ where one does.
    """

    gram: Floats
    own: Floats
    cross: Floats
    square: Floats
    log_determinant: Floats
    freedom: int
    log_prior: Floats
    precision: Floats
    pull: Floats
    width: Floats


@dataclass(frozen=True)
class Sample:
    """Draws: the lattice's point and the contribution of each platform.

    Parameters
    ----------
    places : array of int, shape (draws, platforms)
        Which point.
    levels : array of float, shape (draws, platforms)
        Mean contribution a week, as a share of the mean results.
    agreement : float
        Largest ratio of the spread over all chains to that within them (R-hat): near 1 when
        they tell the same story.
    """

    places: Places
    levels: Floats
    agreement: float


@dataclass
class _State:
    """Where the chains stand."""

    places: Places  # (chains, platforms)
    levels: Floats  # (chains, platforms)
    strength: Places  # (chains,)
    variance: Floats  # (chains,)
    scale: Floats  # (chains,)


def sample(problem: Problem, draws: int, seed: int) -> Sample:
    """Return draws from the posterior.

    Parameters
    ----------
    problem : Problem
        See there.
    draws : int
        How many to keep, evenly over chains and time.
    seed : int
        Where chance starts.
    """
    rng = np.random.default_rng(seed)
    state = _start(problem, rng)
    places, levels = [], []
    for step in range(_BURN + _KEPT):
        for platform in rng.permutation(problem.cross.shape[1]):
            _draw_curve(problem, state, int(platform), rng)
        _draw_common(problem, state, rng)
        if step >= _BURN:
            places.append(state.places.copy())
            levels.append(state.levels.copy())
    told = np.stack(levels)  # (steps, chains, platforms)
    pick = np.linspace(0, told.shape[0] * CHAINS - 1, draws).astype(int)
    flat = told.reshape(-1, told.shape[2])
    return Sample(np.concatenate(places)[pick], flat[pick], _agreement(told))


def _start(problem: Problem, rng: np.random.Generator) -> _State:
    _, platforms, points = problem.cross.shape
    usual = np.where(np.isfinite(problem.width), problem.width, 0.1)
    return _State(
        places=rng.integers(0, points, (CHAINS, platforms)),
        levels=np.abs(rng.normal(0, usual / 2, (CHAINS, platforms))),
        strength=rng.integers(0, len(problem.square), CHAINS),
        variance=np.full(CHAINS, problem.square[0] / problem.freedom),
        scale=np.ones(CHAINS),
    )


def _draw_curve(problem: Problem, state: _State, platform: int, rng: np.random.Generator) -> None:
    """Draw one platform's point and level, the others' being given."""
    chains = np.arange(CHAINS)
    left = problem.cross[state.strength, platform].copy()
    for other in range(problem.cross.shape[1]):
        if other != platform:
            rows = problem.gram[state.strength, other, state.places[:, other], platform]
            left -= state.levels[:, other, None] * rows
    own = problem.own[state.strength, platform]
    believed = problem.precision[platform] + (state.scale[:, None] * problem.width[platform]) ** -2
    precision = own / state.variance[:, None] + believed
    deviation = precision**-0.5
    mean = (left / state.variance[:, None] + problem.pull[platform]) / precision
    ratio = mean / deviation
    weight = ratio**2 / 2 + np.log(deviation) + log_ndtr(ratio) + problem.log_prior[platform]
    chosen = np.argmax(weight + rng.gumbel(size=weight.shape), axis=1)
    state.places[:, platform] = chosen
    state.levels[:, platform] = _above_zero(mean[chains, chosen], deviation[chains, chosen], rng)


def _above_zero(mean: Floats, deviation: Floats, rng: np.random.Generator) -> Floats:
    """Draw normal variables cut at zero; far in the tail, by their exponential limit."""
    floor = -mean / deviation
    chance = 1 - rng.random(len(mean))
    body = -ndtri(np.maximum(chance * ndtr(-floor), _TINY))
    tail = floor - np.log(chance) / np.maximum(floor, 1.0)
    return mean + deviation * np.maximum(np.where(floor > 6, tail, body), floor)


def _draw_common(problem: Problem, state: _State, rng: np.random.Generator) -> None:
    """Draw drift and repetition, the noise, and how much ads bring at all."""
    chains, platforms = np.arange(CHAINS), np.arange(problem.cross.shape[1])
    levels = state.levels
    rest = np.empty((CHAINS, len(problem.square)))
    for strength, square in enumerate(problem.square):
        cross = problem.cross[strength][platforms, state.places]
        gram = problem.gram[strength][
            platforms[:, None], state.places[:, :, None], platforms, state.places[:, None, :]
        ]
        explained = np.einsum("ci,cij,cj->c", levels, gram, levels)
        rest[:, strength] = square - 2 * (levels * cross).sum(axis=1) + explained
    rest = np.maximum(rest, 1e-12)
    weight = -(problem.log_determinant + rest / state.variance[:, None]) / 2
    state.strength = np.argmax(weight + rng.gumbel(size=weight.shape), axis=1)
    shape = problem.freedom / 2
    state.variance = rest[chains, state.strength] / 2 / rng.gamma(shape, 1.0, CHAINS)
    free = np.isfinite(problem.width)
    squares = ((levels[:, free] / problem.width[free]) ** 2).sum(axis=1)
    weight = -free.sum() * np.log(_SCALES) - squares[:, None] / (2 * _SCALES**2)
    state.scale = _SCALES[np.argmax(weight + rng.gumbel(size=weight.shape), axis=1)]


def _agreement(told: Floats) -> float:
    """Return Gelman and Rubin's R-hat, the largest over the platforms."""
    within = told.var(axis=0, ddof=1).mean(axis=0)
    between = told.mean(axis=0).var(axis=0, ddof=1)
    steps = told.shape[0]
    ratio = ((steps - 1) / steps * within + between) / np.maximum(within, _TINY)
    return float(np.sqrt(ratio.max()))
