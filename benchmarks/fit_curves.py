"""How far fitted response curves can be trusted: coverage, bias and CPU on simulated clients.

A client is 104 weeks of 5 platforms whose spend follows demand (season and trend), in one of
three worlds:

inside   curves, carry-over, season and noise are of the kinds that the fit supposes
outside  curves, carry-over and season are of other kinds: log, S-shaped or root-like curves;
         effects that peak late; peaks of one week or two; a trend that breaks; ads that work
         better in season; noise that lasts and grows with the results
blind    as outside, and spend follows also the demand that nothing shows: no model of these
         columns can find the truth

For each platform: are its mean weekly contribution, its marginal at its mean spend and its
results at that spend inside their 90 % intervals? And the regret: results lost, at the mean
budget, by the split that is best under the fitted curves, against the best there is; beside
it the same for last year's split and for equal amounts.

    python benchmarks/fit_curves.py [clients]
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait

import datetime as dt
import platform
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.signal import lfilter

from stratbook.core.reference import threshold
from stratbook.plan.response.demand import tied_to_season
from stratbook.plan.response.families import Family
from stratbook.plan.response.fit import fit
from stratbook.plan.response.history import History

PLATFORMS, WEEKS, BEFORE = 5, 104, 60
WORLDS = ("inside", "outside", "blind")
MEASURES = ("contribution", "marginal", "results")


def demand(rng, rich):
    """Return season and trend, 1 on average at the start."""
    at = np.arange(BEFORE + WEEKS)
    heights = np.array([0.15, 0.08, 0.04]) * rng.uniform(0.5, 1.5, 3)
    shifts = rng.uniform(0, 2 * np.pi, 3)
    shape = 1 + rng.uniform(-0.002, 0.004) * at
    for wave, (height, shift) in enumerate(zip(heights, shifts, strict=True), start=1):
        shape = shape + height * np.sin(2 * np.pi * wave * at / 52.18 + shift)
    if rich:
        for week, height in ((47, 0.35), (50, 0.3), (26, -0.15)):
            away = (at % 52) - week
            shape = shape + height * rng.uniform(0.5, 1.2) * np.exp(-(away**2) / 2.9)
        turn = rng.integers(90, 150)
        shape = shape + rng.uniform(-0.004, 0.004) * np.maximum(at - turn, 0)
    return np.maximum(shape, 0.2)


def spending(rng, wanted):
    """Return weekly spend: in season, with chance, a third of the platforms on and off."""
    size = 10 ** rng.uniform(2.5, 4.5) * rng.dirichlet(np.full(PLATFORMS, 2.0))
    columns = []
    for each in size:
        spend = each * wanted ** rng.uniform(0.5, 2.0)
        spend = spend * rng.lognormal(0, rng.uniform(0.15, 0.5), len(wanted))
        if rng.integers(0, 3) == 1:
            spend = spend * (np.cumsum(rng.random(len(wanted)) < 0.15) % 2)
        columns.append(spend)
    return np.stack(columns, axis=1)


def true_curve(rng, world, usual):
    """Return one platform's response (up to its height) and its carry-over."""
    kept, pace = 0.9 * rng.beta(2, 3), usual * rng.lognormal(0.2, 0.7)
    if world == "inside":
        curves = (
            lambda x: -np.expm1(-x / pace), lambda x: np.tanh(x / pace), lambda x: x / (x + pace),
        )  # fmt: skip
        return curves[rng.integers(0, 3)], lambda s: lfilter([1 - kept], [1, -kept], s)
    power, peak = rng.uniform(0.8, 2.0), rng.uniform(0, 1.2)
    curves = (
        lambda x: np.log1p(x / pace),
        lambda x: x**power / (x**power + pace**power),
        lambda x: (-np.expm1(-x / pace)) ** 0.8,
    )
    weights = max(kept, 0.05) ** ((np.arange(13) - peak) ** 2)
    return curves[rng.integers(0, 3)], lambda s: np.convolve(s, weights / weights.sum())[: len(s)]


def noise(rng, world):
    chance = rng.normal(0, rng.uniform(0.03, 0.08), BEFORE + WEEKS)
    if world == "inside":
        return chance
    memory = rng.uniform(0.2, 0.6)
    return lfilter([np.sqrt(1 - memory**2)], [1, -memory], chance)


def client(seed, world):
    """Return a history and, for each platform, its curve and its true figures."""
    rng = np.random.default_rng(seed)
    wanted, chance = demand(rng, world != "inside"), noise(rng, world)
    spend = spending(rng, wanted * (1 + chance) if world == "blind" else wanted)
    base, share = 10 ** rng.uniform(2, 4), rng.uniform(0.05, 0.5)
    weights = rng.dirichlet(np.full(PLATFORMS, 2.0))
    brought, curves = [], []
    for column, weight in zip(spend.T, weights, strict=True):
        curve, carry = true_curve(rng, world, column[column > 0].mean())
        gained = curve(carry(column)) * (wanted**0.5 if world != "inside" else 1)
        height = share / (1 - share) * weight * base / gained[BEFORE:].mean()
        brought.append(height * gained)
        curves.append(lambda x, curve=curve, height=height: height * curve(x))
    total = base * wanted + np.sum(brought, axis=0)
    results = total + chance * (base if world == "inside" else total)
    late = slice(BEFORE, None)
    history = History(
        pd.date_range("2024-01-01", periods=WEEKS, freq="7D"),
        tuple(f"platform {each}" for each in range(PLATFORMS)),
        spend[late], results[late], np.zeros((WEEKS, 0)),
    )  # fmt: skip
    return history, curves, [each[late].mean() for each in brought]


def best_split(curves, budget, steps=400):
    """Return the best split by steps: exact for S-shaped curves too, by dynamic programme."""
    grid = np.linspace(0, budget, steps + 1)
    best, choices = curves[0](grid), []
    for curve in curves[1:]:
        gain = curve(grid)
        table = np.full((steps + 1, steps + 1), -np.inf)
        for spent in range(steps + 1):
            table[spent, : spent + 1] = best[spent::-1][: spent + 1] + gain[: spent + 1]
        choices.append(table.argmax(axis=1))
        best = table.max(axis=1)
    left, amounts = steps, []
    for choice in reversed(choices):
        amounts.append(choice[left])
        left -= choice[left]
    return grid[[left, *reversed(amounts)]]


def value_of(curves, split):
    return sum(float(curve(amount)) for curve, amount in zip(curves, split, strict=True))


def judge(history, curves, truth, family, seed):
    """Return what a fit got right and wrong for one client."""
    before = time.process_time()
    fitted = fit(history, family=family, seed=seed)
    used = time.process_time() - before
    usual, found = history.spend.mean(axis=0), {name: [] for name in MEASURES}
    bias = []
    for draws, curve, true, spend in zip(fitted.curves, curves, truth, usual, strict=True):
        step = spend * 1e-4
        slope = (curve(spend + step) - curve(spend - step)) / (2 * step)
        given = fitted.contributions[draws.platform]
        pairs = ((given, true), (draws.marginal(spend), slope), (draws.value(spend), curve(spend)))
        for name, (drawn, known) in zip(MEASURES, pairs, strict=True):
            low, high = np.quantile(drawn, [0.05, 0.95])
            found[name].append(low <= known <= high)
        bias.append((np.median(given) - true) / history.results.mean())
    means = [lambda x, draws=draws: draws.value(x).mean(axis=0) for draws in fitted.curves]
    budget = usual.sum()
    best = value_of(curves, best_split(curves, budget))
    regrets = [
        1 - value_of(curves, split) / best
        for split in (best_split(means, budget), usual, np.full(PLATFORMS, budget / PLATFORMS))
    ]
    tied = [tied_to_season(history)[each] >= threshold("spend_tied") for each in history.platforms]
    return found, bias, used, regrets, (fitted.agreement, tied)


def row(world, family, clients):
    """Return one line of the table."""
    all_found, bias, used, regrets, agreement = {name: [] for name in MEASURES}, [], [], [], []
    doubted = []
    for seed in range(clients):
        history, curves, truth = client(1000 * WORLDS.index(world) + seed, world)
        found, off, seconds, lost, (rhat, tied) = judge(history, curves, truth, family, seed)
        doubted += tied
        for name in MEASURES:
            all_found[name] += found[name]
        bias += off
        used.append(seconds)
        regrets.append(lost)
        agreement.append(rhat)
    inside = " | ".join(f"{100 * np.mean(all_found[name]):.0f} %" for name in MEASURES)
    held, doubted = np.array(all_found["contribution"]), np.array(doubted)
    inside += f" | {100 * held[doubted].mean():.0f} % | {100 * held[~doubted].mean():.0f} %"
    lost = " | ".join(f"{100 * each:.1f} %" for each in np.mean(regrets, axis=0))
    return (
        f"| {world} | {family.value} | {clients} | {inside} | {100 * np.mean(bias):+.1f} "
        f"| {lost} | {np.mean(used):.2f} | {max(agreement):.2f} |"
    )


def main():
    """Run every world and write the table beside this file."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    fit(client(0, "inside")[0])  # imports and reference data are not part of the fit
    lines = [row(world, family, clients) for world in WORLDS
             for family in (Family.EXPONENTIAL, Family.TANH, Family.HILL)]  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = TEXT.format(
        day=dt.datetime.now(tz=dt.UTC).date(), clients=clients, peak=peak, cores=os.cpu_count(),
        system=f"{platform.system()}, Python {platform.python_version()}", lines="\n".join(lines),
        head="| " + " | ".join(HEAD) + " |",
    )  # fmt: skip
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


HEAD = (
    "world", "fitted family", "clients", "contribution in its 90 % interval", "marginal",
    "results at mean spend", "contribution, spend tied to the season (in doubt)",
    "contribution, elsewhere", "bias of a contribution, points of all results",
    "regret of the fitted split", "of last year’s", "of equal amounts", "CPU s a fit",
    "worst R-hat",
)  # fmt: skip
TEXT = """# Fitting response curves

{day}, {clients} simulated clients a line (5 platforms, 104 weeks, ads bring 5 to 50 % of the
results, spend follows demand), one run; {cores} cores, {system}, BLAS on one thread; peak memory
of the whole run {peak:.0f} MB. Made by `python benchmarks/fit_curves.py`.

{head}
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{lines}

"inside": truth of the kinds the fit supposes (an exponential, tanh or Hill curve each, whichever
is fitted). "outside": other curves, late-peaking carry-over, weekly peaks, a broken trend, effects
that grow in season, lasting noise. "blind": as outside, and spend also follows the demand that no
column shows: there the ads are credited with what they only followed, and no model of the same
columns can know; a lift test or a geo test does. What the product can see is how closely spend is
tied to the season that shows (correlation of 0.5 or more): there it says that the interval is in
doubt.

Regret is what the split best under the mean of the drawn curves loses against the best split
under the true ones, at the mean budget, as a share of what ads bring.
"""

if __name__ == "__main__":
    main()
