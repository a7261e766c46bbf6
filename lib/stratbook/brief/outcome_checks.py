"""What one cell of outcomes and surveys cannot show: a part above its whole, a row twice."""

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_SHARES: Final = frozenset({"repeat_rate", "requests_resolved"})
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "outcomes": ("period", "measure", "place"),
    "surveys": ("date", "question", "sample"),
}


def outcome_faults(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of the sheets ``outcomes`` and ``surveys``.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    """
    outcomes, surveys = frames["outcomes"], frames["surveys"]
    return [
        *_above(outcomes, "value", "out_of"),
        *_above(outcomes, "from_social", "value"),
        *_without_whole(outcomes),
        *_above(surveys, "positive", "respondents"),
        *_twice(outcomes, "outcomes"),
        *_twice(surveys, "surveys"),
    ]


def _above(rows: pd.DataFrame, part: str, whole: str) -> Iterator[Fault]:
    """Refuse a part above its whole: no share can come of it."""
    for _, row in rows[rows[part] > rows[whole]].iterrows():
        yield Fault(
            _place(row["source"]),
            say("{part} is more than {whole}.", part=f"{row[part]:g}", whole=f"{row[whole]:g}"),
            say("One of the two is wrong: put it right."),
        )


def _without_whole(outcomes: pd.DataFrame) -> Iterator[Fault]:
    """Refuse a share that does not say of how many."""
    lacking = outcomes["measure"].isin(_SHARES) & outcomes["out_of"].isna()
    for source in outcomes.loc[lacking, "source"]:
        yield Fault(
            _place(source),
            say("The row does not say out of how many."),
            say("Fill in the column “{fr}” (“{en}”).", fr="Sur", en="Out of"),
        )


def _twice(rows: pd.DataFrame, sheet: str) -> Iterator[Fault]:
    """Refuse two rows for one thing: nobody could say which one counts."""
    named = rows[list(_KEYS[sheet])].astype("str").fillna("")
    named = named.apply(lambda column: column.map(plain))
    for source in rows.loc[named.duplicated(), "source"]:
        yield Fault(
            _place(source),
            say("An earlier row says the same thing of the same days."),
            say("Keep one of the two."),
        )


def _place(source: str) -> str:
    """Return where a row stands: ``inputs.xlsx, sheet outcomes, row 5``."""
    file, _, row = source.rpartition(":")
    file, _, sheet = file.partition("!")
    return f"{shown(file)}, sheet {shown(sheet)}, row {row}" if sheet else f"{file}, row {row}"
