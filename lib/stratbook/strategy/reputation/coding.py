"""People against the tool: how far the listening tool's tone agrees with those who read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.core.vocabulary import Tone
from stratbook.strategy.reputation.alpha import krippendorff
from stratbook.strategy.reputation.sample import mention_ids

State = Literal["none", "unchecked", "few", "sound", "withheld"]
_RANKS: Final[Mapping[str, int]] = {
    Tone.NEGATIVE: -1, Tone.NEUTRAL: 0, Tone.MIXED: 0, Tone.POSITIVE: 1,
}  # fmt: skip
_CODERS: Final = ("coder_1", "coder_2")


@dataclass(frozen=True)
class Trust:
    """How far a tool's tone may be trusted.

    Parameters
    ----------
    state : {"none", "unchecked", "few", "sound", "withheld"}
        No tone in the mentions; nobody checked; too few coded to judge; agreement holds;
        agreement is too low and the tone is not shown.
    coded : int
        Mentions that people coded and the tool too.
    alpha : float or None
        Krippendorff's alpha (ordinal) of the tool against the people.
    people : float or None
        The same of the two people between themselves.
    agreed : int
        Mentions on which tool and people say the same.
    disputed : int
        Mentions on which the two people differ: they give no reference.
    unknown : int
        Rows of the sheet whose mention the export does not hold.
    """

    state: State
    coded: int = 0
    alpha: float | None = None
    people: float | None = None
    agreed: int = 0
    disputed: int = 0
    unknown: int = 0

    @property
    def shows(self) -> bool:
        """Whether the tone may be shown."""
        return self.state not in {"none", "withheld"}


def read_trust(mentions: pd.DataFrame, coding: pd.DataFrame | None) -> Trust:
    """Hold the tool's tone against what people coded.

    Parameters
    ----------
    mentions : DataFrame
        The table ``mentions``, with the tool's ``sentiment``.
    coding : DataFrame or None
        The sheet ``coding``: mention, coder_1, coder_2.

    Returns
    -------
    Trust
        Positive, neutral or mixed, and negative are ranks of one scale.
    """
    if mentions["sentiment"].isna().all():
        return Trust("none")
    if coding is None or coding.empty:
        return Trust("unchecked")
    tool = dict(zip(mention_ids(mentions), mentions["sentiment"].map(_RANKS), strict=True))
    rows = coding.drop_duplicates("mention")
    read = [(_rank(tool.get(row["mention"])), *_codes(row)) for _, row in rows.iterrows()]
    people = krippendorff([codes for _, *codes in read], "ordinal")
    judged = [(said, _reference(codes)) for said, *codes in read]
    both = [(said, agreed) for said, agreed in judged if said is not None and agreed is not None]
    alpha = krippendorff(both, "ordinal")
    return Trust(
        _state(len(both), alpha),
        coded=len(both),
        alpha=alpha,
        people=people,
        agreed=sum(said == agreed for said, agreed in both),
        disputed=sum(len({each for each in codes if each is not None}) > 1 for _, *codes in read),
        unknown=sum(name not in tool for name in rows["mention"]),
    )


def withhold_tone(tables: Tables, coding: pd.DataFrame | None) -> Tables:
    """Return the tables without the mentions' tone where people's reading contradicts it."""
    if coding is None or coding.empty or not tables.has("mentions", "sentiment"):
        return tables
    if read_trust(tables["mentions"], coding).shows:
        return tables
    bare = tables["mentions"].copy()
    bare["sentiment"] = pd.Series(index=bare.index, dtype=bare["sentiment"].dtype)
    return Tables({**tables.frames, "mentions": bare}, tables.timezone)


def _state(coded: int, alpha: float | None) -> State:
    if coded == 0:
        return "unchecked"
    if coded < threshold("coded_mentions") or alpha is None:
        return "few"
    return "sound" if alpha >= threshold("coding_agreement") else "withheld"


def _codes(row: pd.Series) -> list[int | None]:
    return [_rank(_RANKS.get(str(row[name]))) for name in _CODERS]


def _rank(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not pd.isna(value) else None


def _reference(codes: list[int | None]) -> int | None:
    """Return what the people say: the one code given, or the one both gave."""
    given = {code for code in codes if code is not None}
    return given.pop() if len(given) == 1 else None
