"""The criteria with their weights, and what each platform scores on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from stratbook.brief.values import number_of, text_of
from stratbook.core.message import N_, Message, Name, Term, say, term
from stratbook.core.places import sources_at
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.scope import fold

CRITERIA: Final = {
    "audience": N_("audience"),
    "image": N_("brand image"),
    "objective": N_("objective"),
    "resources": N_("resources"),
    "cost": N_("cost"),
    "competitors": N_("competitors’ presence"),
}
_WRITTEN: Final = {
    "objectif": "objective", "objectifs": "objective", "objectives": "objective",
    "ressources": "resources", "moyens": "resources", "cout": "cost", "couts": "cost",
    "concurrents": "competitors", "concurrence": "competitors", "competition": "competitors",
    "public": "audience", "brand image": "image", "image de marque": "image",
}  # fmt: skip


def criterion_of(written: object) -> str:
    """Return a criterion's id; one of the client's own stays as it is written."""
    text = text_of(written)
    plain = fold(text)
    known = _WRITTEN.get(plain, plain)
    return known if known in CRITERIA else text


def criterion_name(id_: str) -> Term | Name:
    """Return a criterion as readers know it."""
    return term(CRITERIA[id_]) if id_ in CRITERIA else Name(text=id_)


@dataclass(frozen=True)
class Score:
    """What a platform scores on a criterion (0 … 5), why, and where the sheet says so."""

    value: float
    reason: str = ""
    source: str = ""


@dataclass(frozen=True)
class Grid:
    """Criteria × platforms.

    Parameters
    ----------
    weights : mapping
        The share of each criterion, by id; they add up to 1. Empty when nothing weighs.
    scores : mapping
        A :class:`Score` by (platform, criterion); what is missing is not there.
    platforms : tuple of str
        Ids, in the order of the sheet.
    notes : tuple of Message
        Rows that take no part, and why.
    """

    weights: Mapping[str, float]
    scores: Mapping[tuple[str, str], Score]
    platforms: tuple[str, ...]
    notes: tuple[Message, ...] = ()

    def missing(self, platform: str) -> tuple[str, ...]:
        """Return the weighing criteria on which a platform has no score."""
        return tuple(
            each for each, share in self.weights.items()
            if share > 0 and (platform, each) not in self.scores
        )  # fmt: skip

    @cached_property
    def complete(self) -> tuple[str, ...]:
        """The platforms with a score on every criterion that weighs."""
        return tuple(each for each in self.platforms if self.weights and not self.missing(each))

    def values(self, platform: str) -> dict[str, float]:
        """Return a complete platform's score on each criterion that weighs."""
        return {
            each: self.scores[platform, each].value
            for each, share in self.weights.items()
            if share > 0
        }

    @property
    def sources(self) -> tuple[str, ...]:
        """Files and sheets the scores come from."""
        return sources_at(each.source for each in self.scores.values())


def weighted(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted mean Σ w·s ÷ Σ w over the criteria that are scored."""
    return sum(weights[each] * values[each] for each in values) / sum(
        weights[each] for each in values
    )


@remembered
def read_grid(criteria: pd.DataFrame, scores: pd.DataFrame) -> Grid:
    """Read the sheets ``criteria`` and ``platform_scores``.

    Parameters
    ----------
    criteria : DataFrame
        criterion, weight (points, any total), source.
    scores : DataFrame
        platform (id), criterion, score (0 … 5), reason, source; a row a pair.

    Returns
    -------
    Grid
        Weights as shares of 1. A row that repeats another or names a criterion without a
        weight takes no part, and a note says so.
    """
    weights, notes = _weights(criteria)
    found: dict[tuple[str, str], Score] = {}
    for row in scores.to_dict("records"):
        pair = text_of(row["platform"]), criterion_of(row["criterion"])
        value, source = number_of(row["score"]), text_of(row["source"])
        problem = _problem(pair, source, weights, found)
        notes += [problem] if problem is not None else []
        if problem is None and value is not None:
            found[pair] = Score(value, text_of(row["reason"]), source)
    platforms = tuple(dict.fromkeys(text_of(each) for each in scores["platform"]))
    return Grid(weights, found, platforms, tuple(notes))


def _weights(criteria: pd.DataFrame) -> tuple[dict[str, float], list[Message]]:
    points: dict[str, float] = {}
    notes: list[Message] = []
    for row in criteria.to_dict("records"):
        name = criterion_of(row["criterion"])
        if name in points:
            notes.append(
                say(
                    "{source}: the criterion “{name}” stands twice; the first weight counts.",
                    source=text_of(row["source"]),
                    name=criterion_name(name),
                )
            )
        points.setdefault(name, number_of(row["weight"]) or 0.0)
    whole = sum(points.values())
    if points and not whole:
        notes.append(say("Every criterion weighs 0: give at least one a weight."))
    return ({name: each / whole for name, each in points.items()} if whole else {}), notes


def _problem(
    pair: tuple[str, str],
    source: str,
    weights: Mapping[str, float],
    found: Mapping[tuple[str, str], Score],
) -> Message | None:
    """Return why a row of scores takes no part; None when it may (or is not scored yet)."""
    about = {"source": source, "platform": platform_name(pair[0]), "name": criterion_name(pair[1])}
    if weights and pair[1] not in weights:
        return say(
            "{source}: “{name}” has no weight among the criteria; its score is left out.", **about
        )
    if pair in found:
        return say(
            "{source}: {platform} is scored twice on “{name}”; the first score counts.", **about
        )
    return None
