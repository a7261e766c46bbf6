"""Proof to take up: what the community says well, ranked, with the author's consent checked."""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.remembered import remembered

RULE: Final = "conversion.proof"
Use = Literal["reuse", "ask", "await", "read", "done", "leave"]
_BY_CONSENT: Final[dict[str, Use]] = {"given": "reuse", "asked": "await"}
_ORDER: Final[tuple[Use, ...]] = ("reuse", "ask", "await", "read", "done", "leave")


@dataclass(frozen=True)
class Proof:
    """Something said well.

    Parameters
    ----------
    name, kind, place, scenario, target : str
        As the sheet says; ``target`` is where it is to be taken up.
    tone, consent : str
        Ids of the sheet's lists; empty when nobody said.
    seen_on, reused_on : date or None
        When it was seen, and taken up.
    interactions : float or None
        How many reacted to it.
    choice : Choice
        What the rule gives, with a person's word.
    """

    name: str
    kind: str
    place: str
    scenario: str
    target: str
    tone: str
    consent: str
    seen_on: dt.date | None
    reused_on: dt.date | None
    interactions: float | None
    choice: Choice


@remembered
def proofs(rows: pd.DataFrame, overrides: Sequence[Override] = ()) -> tuple[Proof, ...]:
    """Return the sheet ``proofs`` as a ranked list.

    Parameters
    ----------
    rows : DataFrame
        The sheet.
    overrides : sequence of Override
        Of ``client.yml``: the rule ``conversion.proof``, by the proof's name.

    Returns
    -------
    tuple of Proof
        What can be taken up at once first, then what takes a question; inside, what most
        people reacted to, then the newest.
    """
    found = [_proof(row, overrides) for row in rows.to_dict("records")]
    return tuple(sorted(found, key=_rank))


def use_of(tone: str, consent: str, reused_on: dt.date | None) -> Use:
    """Say what to do with a proof: nothing is taken up without its author's consent."""
    if consent == "refused" or tone in {"negative", "mixed"}:
        return "leave"
    if reused_on is not None:
        return "done"
    if tone != "positive":
        return "read"
    return _BY_CONSENT.get(consent, "ask")


def _proof(row: Mapping[Hashable, object], overrides: Sequence[Override]) -> Proof:
    name, tone, consent = (text_of(row[each]) for each in ("proof", "tone", "consent"))
    reused = day_of(row["reused_on"])
    return Proof(
        name=name,
        kind=text_of(row["kind"]),
        place=text_of(row["place"]),
        scenario=text_of(row["scenario"]),
        target=text_of(row["reuse"]),
        tone=tone,
        consent=consent,
        seen_on=day_of(row["seen_on"]),
        reused_on=reused,
        interactions=number_of(row["interactions"]),
        choice=choose(overrides, RULE, name, use_of(tone, consent, reused)),
    )


def _rank(proof: Proof) -> tuple[int, float, int, str]:
    places = {each: place for place, each in enumerate(_ORDER)}
    place = next((at for use, at in places.items() if use == proof.choice.chosen), len(_ORDER))
    newest = -proof.seen_on.toordinal() if proof.seen_on else 0
    return place, -(proof.interactions or 0.0), newest, proof.name
