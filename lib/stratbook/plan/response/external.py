"""Curves from another model's posterior, such as pymc-marketing's, in our one form.

Nothing of that library is needed here: its posterior is a mapping of names to arrays
(``dict(idata.posterior)`` works: each value has ``.values`` or is an array)::

    posterior = {"saturation_lam": …, "saturation_beta": …, "adstock_alpha": …}
    from_posterior(posterior, Model("logistic", platforms, spend_scale, results_scale), seen)

Arrays have the platforms last: (chain, draw, platform) or (draw, platform).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family, Floats

Saturation = Literal["logistic", "tanh", "michaelis_menten", "hill"]
_Three = tuple[Floats, Floats, Floats]


@dataclass(frozen=True)
class Model:
    """How another model wrote its curves.

    Parameters
    ----------
    saturation : {"logistic", "tanh", "michaelis_menten", "hill"}
        Its saturation: ``beta·(1 − e^(−lam·x)) / (1 + e^(−lam·x))``, ``b·tanh(x / (b·c))``,
        ``alpha·x / (lam + x)`` or ``beta·x^slope / (kappa^slope + x^slope)``.
    platforms : sequence of str
        In the order of the arrays' last axis.
    spend_scale : array-like of float
        What each platform's spend was divided by; its adstock was normalised.
    results_scale : float
        What the results were divided by.
    period_days : int
        Length of its periods.
    """

    saturation: Saturation
    platforms: Sequence[str]
    spend_scale: Sequence[float]
    results_scale: float
    period_days: int = 7


def _logistic(of: Callable[[str], Floats]) -> _Three:
    return of("saturation_beta"), 2 / of("saturation_lam"), np.ones(1)


def _tanh(of: Callable[[str], Floats]) -> _Three:
    return of("saturation_b"), of("saturation_b") * of("saturation_c"), np.ones(1)


def _michaelis_menten(of: Callable[[str], Floats]) -> _Three:
    return of("saturation_alpha"), of("saturation_lam"), np.ones(1)


def _hill(of: Callable[[str], Floats]) -> _Three:
    return of("saturation_beta"), of("saturation_kappa"), of("saturation_slope")


_READ: Final[dict[Saturation, tuple[Family, Callable[[Callable[[str], Floats]], _Three]]]] = {
    "logistic": (Family.TANH, _logistic),
    "tanh": (Family.TANH, _tanh),
    "michaelis_menten": (Family.HILL, _michaelis_menten),
    "hill": (Family.HILL, _hill),
}


def from_posterior(
    posterior: Mapping[str, Any], model: Model, seen: Mapping[str, tuple[float, float]]
) -> tuple[Draws, ...]:
    """Return one platform's draws each, in money and results.

    Parameters
    ----------
    posterior : mapping
        Arrays by pymc-marketing's names; ``adstock_alpha`` may lack (no carry-over).
    model : Model
        How to read them.
    seen : mapping of str to tuple of float
        Least and most spent per period by platform, where known.

    Raises
    ------
    KeyError
        When a parameter of the saturation lacks.
    ValueError
        When an array does not have the platforms last.
    """
    count = len(model.platforms)

    def of(name: str) -> Floats:
        values = np.asarray(getattr(posterior[name], "values", posterior[name]), dtype=np.float64)
        if values.ndim < 2 or values.shape[-1] != count:
            raise ValueError(f"{name}: the last axis must be the {count} platforms")
        return values.reshape(-1, count)

    family, read = _READ[model.saturation]
    ceiling, pace, shape = read(of)
    kept = of("adstock_alpha") if "adstock_alpha" in posterior else np.zeros(1)
    shape, kept = np.broadcast_to(shape, ceiling.shape), np.broadcast_to(kept, ceiling.shape)
    return tuple(
        Draws(
            platform,
            family,
            ceiling=ceiling[:, at] * model.results_scale,
            pace=pace[:, at] * model.spend_scale[at],
            shape=shape[:, at],
            carry_over=kept[:, at],
            origin="fitted",
            seen=seen.get(platform),
            period_days=model.period_days,
        )
        for at, platform in enumerate(model.platforms)
    )
