"""Moments of truth: where people meet the organisation before, while and after they decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.community.counting import Share
from stratbook.strategy.community.sheet_cells import number, records, text
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.satisfaction import review_rating
from stratbook.strategy.kpis.scope import Scope

MOMENTS: Final = ("stimulus", "zmot", "fmot", "smot")
_RULE: Final = "zmot.touchpoint"
_BEST: Final = 5


@dataclass(frozen=True)
class Touchpoint:
    """One place where people meet the organisation.

    Parameters
    ----------
    name, stage, kind, owner : str
        As the sheet has them; ``kind`` may be empty.
    importance : float or None
        From 1 to 5.
    held : float or None
        Presence × quality ÷ 5: 0 when absent, None when it cannot be told.
    loss : float
        Importance × (1 − held) ÷ Σ importance of all touchpoints: what it costs the coverage.
    action : Choice
        What the rule ``zmot.touchpoint`` gives.
    """

    name: str
    stage: str
    kind: str
    owner: str
    importance: float | None
    held: float | None
    loss: float
    action: Choice

    @property
    def is_known(self) -> bool:
        """Whether it enters the coverage."""
        return self.importance is not None and self.held is not None


@dataclass(frozen=True)
class Stage:
    """One moment: its touchpoints and how far they cover it."""

    id: str
    touchpoints: tuple[Touchpoint, ...]

    @property
    def coverage(self) -> float | None:
        """Σ importance × presence × quality ÷ 5, over Σ importance; None when nothing is known."""
        return _coverage(self.touchpoints)


@dataclass(frozen=True)
class Proof:
    """One line of the checklist: whether people who search find it, and of what quality.

    ``state`` is good, weak, absent or unknown; ``touchpoint`` is the best one of the kind.
    """

    kind: str
    state: str
    touchpoint: str
    why: dict[str, str]


@dataclass(frozen=True)
class Reviews:
    """The reviews of the year that ends with the period: how many, how good, how answered."""

    n: int
    rating: float | None
    unanswered: Share

    @property
    def is_thin(self) -> bool:
        """Whether there are too few of them to convince."""
        return self.n < threshold("zmot_reviews")


@dataclass(frozen=True)
class Journey:
    """The four moments, the checklist and the reviews."""

    stages: tuple[Stage, ...]
    proofs: tuple[Proof, ...]
    reviews: Reviews
    sources: tuple[str, ...] = ()

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, in the order of the moments."""
        return tuple(each for stage in self.stages for each in stage.touchpoints)

    @property
    def coverage(self) -> float | None:
        """Coverage of the whole way."""
        return _coverage(self.touchpoints)

    @property
    def gaps(self) -> tuple[Touchpoint, ...]:
        """Touchpoints that are not fully held, the costliest first."""
        open_ = [each for each in self.touchpoints if each.loss > 0]
        return tuple(sorted(open_, key=lambda each: (-each.loss, each.name)))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the rule chose for each touchpoint."""
        return tuple(each.action for each in self.touchpoints)


@remembered
def read_journey(
    sheet: pd.DataFrame, tables: Tables, period: Period, overrides: Sequence[Override] = ()
) -> Journey:
    """Measure how far each moment of truth is covered.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``touchpoints``: stage, touchpoint, kind, present, quality, importance, owner.
    tables : Tables
        Of which ``reviews``.
    period : Period
        The period under report; reviews are those of the year that ends with it.
    overrides : sequence of Override
        The consultant's words against the rule.

    Returns
    -------
    Journey
        A touchpoint without importance, or without quality while present, is left out of the
        coverage: what is not judged is not 0.
    """
    rows = records(sheet)
    known = [row for row in rows if _held(row) is not None]
    whole = sum(number(row["importance"]) or 0.0 for row in known)
    found = [_touchpoint(row, whole, overrides) for row in rows]
    stages = tuple(Stage(id_, tuple(e for e in found if e.stage == id_)) for id_ in MOMENTS)
    reviews = _reviews(Scope(tables, period, currency="").trailing)
    sources = sources_of(sheet) if len(sheet) else ()
    return Journey(stages, tuple(_proofs(found)), reviews, sources)


def _touchpoint(row: dict[str, object], whole: float, overrides: Sequence[Override]) -> Touchpoint:
    importance, held = number(row["importance"]), _held(row)
    name = text(row["touchpoint"])
    lost = 0.0 if importance is None or held is None else importance * (1 - held)
    known = importance is not None and held is not None
    computed = _action(held or 0.0) if known else "judge"
    return Touchpoint(
        name=name,
        stage=text(row["stage"]),
        kind=text(row["kind"]),
        owner=text(row["owner"]),
        importance=importance,
        held=held,
        loss=lost / whole if whole else 0.0,
        action=choose(overrides, _RULE, name, computed),
    )


def _held(row: dict[str, object]) -> float | None:
    present, quality = number(row["present"]), number(row["quality"])
    if present is None:
        return None
    if not present:
        return 0.0
    return None if quality is None else quality / _BEST


def _action(held: float) -> str:
    if held == 0:
        return "create"
    return "improve" if held < threshold("zmot_good_quality") / _BEST else "keep"


def _coverage(touchpoints: Sequence[Touchpoint]) -> float | None:
    known = [each for each in touchpoints if each.is_known]
    whole = sum(each.importance or 0.0 for each in known)
    held = sum((each.importance or 0.0) * (each.held or 0.0) for each in known)
    return held / whole if whole else None


def _proofs(touchpoints: Sequence[Touchpoint]) -> list[Proof]:
    """Hold the touchpoints against what people look for between interest and decision."""
    found = []
    for row in csv_rows("zmot_expected.csv"):
        same = [each for each in touchpoints if each.kind == row["kind"]]
        best = max(same, key=lambda each: each.held or 0.0, default=None)
        why = {code: row[code] for code in ("en", "fr")}
        found.append(Proof(row["kind"], _state(best), best.name if best else "", why))
    return found


def _state(best: Touchpoint | None) -> str:
    if best is None or best.held == 0:
        return "absent"
    if best.held is None:
        return "unknown"
    return "good" if best.held >= threshold("zmot_good_quality") / _BEST else "weak"


def _reviews(scope: Scope) -> Reviews:
    rating = review_rating(scope)
    answered = scope.rows("reviews")["answered"].dropna().astype(bool)
    unanswered = Share(int((~answered).sum()), len(answered))
    return Reviews(rating.n or 0, rating.value, unanswered)
