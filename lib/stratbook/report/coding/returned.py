"""The codes of a workbook that came back: read whole, or refused with every fault named."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.inputs import read_grid
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.message import say
from stratbook.report.coding.book import SHEET
from stratbook.report.workbook.reading import Found, find_table
from stratbook.strategy.kpis.coded import CODERS

_FEWEST: Final = 3  # headings: the mention, its text, one reader


@dataclass(frozen=True)
class Returned:
    """What one workbook says.

    Parameters
    ----------
    codes : DataFrame
        ``mention, text, coder_1, coder_2``; the rows that somebody coded.
    listed : int
        Rows of the workbook, coded or not.
    language : Language
        In which it is written.
    """

    codes: pd.DataFrame
    listed: int
    language: Language


def read_coding_book(path: Path, known: Collection[str]) -> Returned:
    """Read a reader's workbook.

    Parameters
    ----------
    path : Path
        The workbook, rows sorted or not.
    known : collection of str
        Ids of the mentions that the exports hold.

    Raises
    ------
    ParameterError
        When there is no such file or table, or with every cell that cannot be read, every
        mention that stands twice or that no export holds, and when nothing is coded.
    """
    refusal = (
        say("Give the path of a workbook that “stratbook code” wrote."),
        say("The workbook holds no table of coded mentions."),
        say("Keep the sheet’s name and its headings as “stratbook code” wrote them."),
    )
    found = find_table(path, SHEET, refusal, _FEWEST)
    frame, faults = read_grid(found.grid, found.hand)
    faults += [*_twice(found, frame), *_unknown(found, frame, known)]
    coded = frame[frame[list(CODERS)].notna().any(axis=1)]
    if coded.empty and not faults:
        faults.append(_nothing(found))
    if faults:
        raise ParameterError(tuple(faults))
    return Returned(coded[["mention", "text", *CODERS]], len(frame), found.language)


def _twice(found: Found, frame: pd.DataFrame) -> Iterator[Fault]:
    told = frame.dropna(subset=["mention"])
    for _, row in told[told.duplicated("mention")].iterrows():
        yield Fault(
            _row_of(found, row),
            say("The mention {id} stands twice.", id=shown(row["mention"])),
            say("Keep one of the two."),
        )


def _unknown(found: Found, frame: pd.DataFrame, known: Collection[str]) -> Iterator[Fault]:
    told = frame.dropna(subset=["mention"])
    for _, row in told[~told["mention"].isin(list(known))].iterrows():
        yield Fault(
            _row_of(found, row),
            say("No export holds the mention {id}.", id=shown(row["mention"])),
            say("Put back the id that stood there, or the export it was drawn from."),
        )


def _nothing(found: Found) -> Fault:
    return Fault(
        found.place,
        say("Nobody has coded anything in this workbook."),
        say("Choose a tone in the reader’s column, save, then read it again."),
    )


def _row_of(found: Found, row: pd.Series) -> str:
    return f"{found.place}, row {str(row['source']).rpartition(':')[2]}"
