"""Tone read by people: what a random sample of mentions says of all of them.

Where the listening tool gives no tone, or one that people's reading contradicts, the mentions
that people coded are themselves an estimate, as long as they were drawn at random. It is named
as such, with the number of mentions and an interval over their authors.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Tone
from stratbook.strategy.agreement import krippendorff
from stratbook.strategy.intervals import Interval, bootstrap_ratio
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.voice import brand_mentions

CODERS: Final = ("coder_1", "coder_2")
RANKS: Final[Mapping[str, int]] = {
    Tone.NEGATIVE: -1, Tone.NEUTRAL: 0, Tone.MIXED: 0, Tone.POSITIVE: 1,
}  # fmt: skip


@dataclass(frozen=True)
class Coded:
    """What people read in the period's mentions.

    Parameters
    ----------
    rows : DataFrame
        The period's mentions of the brand that somebody coded, with ``sign``: the mean of
        the codes (1 positive, 0 neutral or mixed, −1 negative).
    sheet : DataFrame
        The rows of the sheet that these mentions were coded in.
    mentions : int
        The brand's mentions of the period, coded or not.
    both : int
        Mentions of the whole sheet that two people coded.
    alpha : float or None
        Krippendorff's alpha (ordinal) of these two people.
    interval : (float, float) or None
        Of the net sentiment, drawn over authors.
    """

    rows: pd.DataFrame
    sheet: pd.DataFrame
    mentions: int
    both: int
    alpha: float | None
    interval: Interval | None

    @property
    def n(self) -> int:
        """Mentions of the period that somebody coded."""
        return len(self.rows)

    @property
    def net(self) -> float | None:
        """100 × the mean sign; None without a mention."""
        return float(100 * self.rows["sign"].mean()) if self.n else None

    @property
    def agrees(self) -> bool:
        """Whether two readers do not contradict each other on as many as it takes to tell."""
        judged = self.both >= threshold("coded_mentions") and self.alpha is not None
        return not judged or (self.alpha or 0.0) >= threshold("coding_agreement")

    @property
    def counts(self) -> bool:
        """Whether the sample may stand for the whole: enough mentions, readers who agree."""
        return self.n >= threshold("minimum_posts") and self.agrees


def mention_ids(mentions: pd.DataFrame) -> list[str]:
    """Return a short id for each mention, the same whenever it is read again.

    Parameters
    ----------
    mentions : DataFrame
        The table ``mentions``: platform, published_at, text. The author has no part in it:
        pseudonyms differ from one copy of a client's folder to another.
    """
    instants = mentions["published_at"].dt.tz_convert("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S")
    columns = (mentions["platform"], instants, mentions["text"])
    joined = ("\0".join(str(cell) for cell in row) for row in zip(*columns, strict=True))
    # The letter keeps a spreadsheet from taking an id for a number.
    return [f"m{hashlib.blake2b(each.encode(), digest_size=6).hexdigest()}" for each in joined]


def codes_of(row: pd.Series) -> list[int | None]:
    """Return the ranks two readers gave a mention; None where one did not code it."""
    return [RANKS.get(str(row[name])) for name in CODERS]


@remembered
def read_coded(scope: Scope) -> Coded | None:
    """Return what people coded of a period's mentions; None without the sheet ``coding``.

    Parameters
    ----------
    scope : Scope
        Its ``told`` holds the sheet: mention, coder_1, coder_2.
    """
    sheet = scope.told.get("coding")
    if sheet is None or sheet.empty:
        return None
    sheet = sheet.drop_duplicates("mention")
    codes = {str(row["mention"]): codes_of(row) for _, row in sheet.iterrows()}
    signs = {id_: _mean(each) for id_, each in codes.items()}
    rows = brand_mentions(scope)
    mine = rows[rows["mine"]]
    ids = pd.Series(mention_ids(mine) if len(mine) else [], index=mine.index, dtype="object")
    read = mine.assign(sign=ids.map(signs).astype("float64"), id=ids)
    read = read.dropna(subset=["sign"]).drop_duplicates("id")
    whose = read["author_hash"].where(read["author_hash"].notna(), read["id"])
    sums = read.assign(one=1.0).groupby(whose)[["sign", "one"]].sum()
    return Coded(
        rows=read,
        sheet=sheet[sheet["mention"].isin(read["id"])],
        mentions=len(mine),
        both=sum(None not in each for each in codes.values()),
        alpha=krippendorff(list(codes.values()), "ordinal"),
        interval=bootstrap_ratio(100 * sums["sign"], sums["one"]),
    )


def _mean(codes: list[int | None]) -> float | None:
    known = [each for each in codes if each is not None]
    return sum(known) / len(known) if known else None
