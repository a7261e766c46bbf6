"""Our fit beside a full Bayesian one (pymc-marketing) on the same simulated clients.

The clients are those of ``fit_curves.py``, one world after the other: "inside" the family that
both fit, then "outside" it. Both give draws of curves; each split is the best one, at the mean
budget, under the mean of its draws, found by the same exact search, so that only the fits
differ. Regret: results lost against the best split under the true curves.

pymc-marketing runs as its guide says: geometric carry-over over eight weeks, logistic
saturation, three waves of the year, a trend, each channel's effect around its share of spend;
sampled by nutpie, the fastest sampler it offers, on one core. CPU is told with compiling.

    python benchmarks/fit_peer.py [clients] [hour in UTC past which none is begun]

Ours alone, where pymc-marketing is not installed: the table then says so.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait

import datetime as dt
import importlib.metadata
import importlib.util
import json
import platform
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from fit_curves import MEASURES, WORLDS, best_split, client, value_of

from stratbook.plan.response.external import Model, from_posterior
from stratbook.plan.response.families import Family
from stratbook.plan.response.fit import fit

PEER = "pymc-marketing"
CHAINS, TUNED, KEPT = 2, 600, 600


def measured(history, curves, truth, draws, contributions):
    """Return what one fit got right: regret of its split, and its 90 % intervals."""
    usual, found = history.spend.mean(axis=0), {name: [] for name in MEASURES}
    for each, curve, true, spend, given in zip(
        draws, curves, truth, usual, contributions, strict=True
    ):
        step = spend * 1e-4
        slope = (curve(spend + step) - curve(spend - step)) / (2 * step)
        pairs = ((given, true), (each.marginal(spend), slope), (each.value(spend), curve(spend)))
        for name, (drawn, known) in zip(MEASURES, pairs, strict=True):
            low, high = np.quantile(drawn, [0.05, 0.95])
            found[name].append(bool(low <= known <= high))
    means = [lambda x, draws=each: draws.value(x).mean(axis=0) for each in draws]
    budget = usual.sum()
    best = value_of(curves, best_split(curves, budget))
    return {"regret": 1 - value_of(curves, best_split(means, budget)) / best, **found}


def ours(seed, world):
    """Fit one client our way."""
    history, curves, truth = client(seed, world)
    before = time.process_time()
    fitted = fit(history, family=Family.TANH, seed=seed)
    used = time.process_time() - before
    given = [fitted.contributions[each.platform] for each in fitted.curves]
    return {"cpu": used, **measured(history, curves, truth, fitted.curves, given)}


def theirs(seed, world):
    """Fit one client with pymc-marketing."""
    # Imported here: ours is measured before, without it, and alone where it is not installed.
    from pymc_extras.prior import Prior  # noqa: PLC0415
    from pymc_marketing.mmm import GeometricAdstock, LogisticSaturation  # noqa: PLC0415
    from pymc_marketing.mmm.multidimensional import MMM  # noqa: PLC0415

    history, curves, truth = client(seed, world)
    names = list(history.platforms)
    table = pd.DataFrame(history.spend, columns=names)
    table["week"], table["trend"] = history.weeks, np.linspace(0, 1, len(history.weeks))
    share = history.spend.sum(axis=0) / history.spend.sum()
    before = time.process_time()
    model = MMM(
        date_column="week", channel_columns=names, target_column="y", control_columns=["trend"],
        yearly_seasonality=3, adstock=GeometricAdstock(l_max=8),
        saturation=LogisticSaturation(
            priors={
                "lam": Prior("Gamma", alpha=3, beta=1, dims="channel"),
                "beta": Prior("HalfNormal", sigma=len(names) * share, dims="channel"),
            }
        ),
    )  # fmt: skip
    results = pd.Series(history.results, name="y")
    model.fit(
        table, results, progressbar=False, random_seed=seed, chains=CHAINS, cores=1,
        tune=TUNED, draws=KEPT, target_accept=0.9, nuts_sampler="nutpie",
    )  # fmt: skip
    after = time.process_time()
    posterior, scales = model.idata.posterior, model.idata.constant_data
    target = float(np.ravel(scales["target_scale"])[0])
    kept = {
        name: posterior[name].transpose("chain", "draw", "channel")
        for name in ("saturation_lam", "saturation_beta", "adstock_alpha")
    }
    ends = zip(history.spend.min(axis=0), history.spend.max(axis=0), strict=True)
    seen = dict(zip(names, ends, strict=True))
    draws = from_posterior(
        kept, Model("logistic", names, np.asarray(scales["channel_scale"]), target), seen
    )
    weekly = posterior["channel_contribution"].mean("date").transpose("chain", "draw", "channel")
    given = list(weekly.to_numpy().reshape(-1, len(names)).T * target)
    return {
        "cpu": after - before,
        **measured(history, curves, truth, draws, given),
    }  # fmt: skip


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(way, seeds, until=None, log=None):
    """Fit client after client; stop where the clock says so."""
    rows = []
    for world, seed in seeds:
        if until and dt.datetime.now(tz=dt.UTC).time() >= until:
            break
        rows.append({"world": world, "seed": seed, **way(seed, world)})
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(rows[-1]) + "\n")
    return rows


def lines(name, rows):
    """Return the table's lines of one fit, a world each."""
    for world in WORLDS[:2]:
        here = [row for row in rows if row["world"] == world]
        if not here:
            continue
        inside = " | ".join(
            f"{100 * np.mean(np.concatenate([row[each] for row in here])):.0f} %"
            for each in MEASURES
        )
        lost = np.array([row["regret"] for row in here])
        yield (
            f"| {world} | {name} | {len(here)} | {100 * lost.mean():.1f} % "
            f"| {100 * np.median(lost):.1f} % | {inside} "
            f"| {np.mean([row['cpu'] for row in here]):.2f} |"
        )


def paired(mine, other):
    """Return, world by world, our regret less theirs on the same clients, with its error."""
    regrets = {(row["world"], row["seed"]): row["regret"] for row in other}
    for world in (*WORLDS[:2], "both"):
        gaps = np.array(
            [
                row["regret"] - regrets[row["world"], row["seed"]]
                for row in mine
                if world in (row["world"], "both") and (row["world"], row["seed"]) in regrets
            ]
        )
        if len(gaps) > 1:
            error = gaps.std(ddof=1) / np.sqrt(len(gaps))
            yield (
                f"- {world}: {100 * gaps.mean():+.1f} points "
                f"(standard error {100 * error:.1f}, {len(gaps)} clients)"
            )


def main():
    """Run both and write the table beside this file."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    until = dt.time.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else None
    log = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    seeds = [
        (world, 1000 * at + seed)
        for seed in range((count + 1) // 2)
        for at, world in enumerate(WORLDS[:2])
    ][:count]
    fit(client(0, "inside")[0])  # imports and reference data are not part of the fit
    mine = run(ours, seeds)
    peaks = [memory()]
    if importlib.util.find_spec("pymc_marketing") is None:
        said, other = f"{PEER} is not installed here: its part was skipped.", []
    else:
        warnings.simplefilter("ignore")
        other = run(theirs, seeds, until, log)
        peaks.append(memory())
        cpu = [np.mean([row["cpu"] for row in rows]) for rows in (other, mine)]
        said = SAID.format(
            peer=PEER, chains=CHAINS, tuned=TUNED, kept=KEPT, count=len(other),
            version=importlib.metadata.version(PEER), ratio=cpu[0] / cpu[1],
            peaks=f"{peaks[0]:.0f} MB up to the end of ours, {peaks[1]:.0f} MB with theirs",
            gaps="\n".join(paired(mine, other)),
        )  # fmt: skip
    table = [*lines("ours (tanh)", mine), *lines(PEER, other)]
    text = TEXT.format(
        day=dt.datetime.now(tz=dt.UTC).date(), count=len(mine), cores=os.cpu_count(),
        system=f"{platform.system()}, Python {platform.python_version()}",
        head="| " + " | ".join(HEAD) + " |", lines="\n".join(table), said=said,
    )  # fmt: skip
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


HEAD = (
    "world", "fit", "clients", "mean regret", "median regret",
    "contribution in its 90 % interval", "marginal", "results at mean spend", "CPU s a client",
)  # fmt: skip
SAID = """{count} clients with the peer ({peer} {version}, {chains} chains of {kept} draws after
{tuned}, nutpie). CPU of theirs over ours: {ratio:.0f}. Peak memory: {peaks}.

Our mean regret less theirs, same clients (below 0 ours is better):

{gaps}"""
TEXT = """# Our fit beside a full Bayesian one

{day}, {count} simulated clients of `fit_curves.py` (5 platforms, 104 weeks), one run; {cores}
cores shared, {system}, BLAS on one thread. Made by `python benchmarks/fit_peer.py`.

{head}
|---|---|--:|--:|--:|--:|--:|--:|--:|
{lines}

{said}

Both splits are found by the same exact search under the mean of the drawn curves; both fits
suppose the same saturation (the logistic of the peer is our tanh).
"""

if __name__ == "__main__":
    main()
