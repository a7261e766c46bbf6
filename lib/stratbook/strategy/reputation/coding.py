"""People against the tool: how far the listening tool's tone agrees with those who read."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.strategy.agreement import krippendorff
from stratbook.strategy.kpis.coded import RANKS, codes_of, mention_ids

State = Literal["none", "unchecked", "few", "sound", "withheld"]


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
        Krippendorff's alpha (ordinal) of the tool against each person, all codes together:
        mentions on which people differ stay in, since they are the hard ones.
    people : float or None
        The same of the two people between themselves.
    agreed : float or None
        Share of the people's codes that are also the tool's.
    unknown : int
        Rows of the sheet whose mention the export does not hold.
    """

    state: State
    coded: int = 0
    alpha: float | None = None
    people: float | None = None
    agreed: float | None = None
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
        return Trust("none", people=None if coding is None else _between_people(coding))
    if coding is None or coding.empty:
        return Trust("unchecked")
    tool = dict(zip(mention_ids(mentions), mentions["sentiment"].map(RANKS), strict=True))
    rows = coding.drop_duplicates("mention")
    read = [(_rank(tool.get(row["mention"])), codes_of(row)) for _, row in rows.iterrows()]
    judged = [(said, codes) for said, codes in read if said is not None and _coded(codes)]
    pairs = [(said, code) for said, codes in judged for code in codes if code is not None]
    alpha = krippendorff(pairs, "ordinal")
    return Trust(
        _state(len(judged), alpha),
        coded=len(judged),
        alpha=alpha,
        people=_between_people(rows),
        agreed=sum(said == code for said, code in pairs) / len(pairs) if pairs else None,
        unknown=sum(name not in tool for name in rows["mention"]),
    )


def _between_people(coding: pd.DataFrame) -> float | None:
    rows = coding.drop_duplicates("mention")
    return krippendorff([codes_of(row) for _, row in rows.iterrows()], "ordinal")


def _coded(codes: list[int | None]) -> bool:
    return any(code is not None for code in codes)


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


def _rank(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not pd.isna(value) else None
