"""What ``stratbook code`` does: draw a sample and write it, or read what people coded."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, Quantity, Unit, say, say_n
from stratbook.core.period import Period
from stratbook.display.look import Look
from stratbook.notebook.parameters import checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.notebook.session import look_of
from stratbook.report.coding.book import SHEET, write_coding_book
from stratbook.report.coding.returned import Returned, read_coding_book
from stratbook.report.output import client_id, report_folder, working
from stratbook.report.workbook.columns import word
from stratbook.report.workbook.grid import Value
from stratbook.report.workbook.keeping import csv_text, keep_and_write, refuse_workbook
from stratbook.report.workbook.making import placed
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.coded import CODERS, mention_ids
from stratbook.strategy.kpis.voice import brand_mentions
from stratbook.strategy.performance import scope_for
from stratbook.strategy.reputation import draw_sample, read_trust

FILE: Final = "coding.csv"


@dataclass(frozen=True)
class Asked:
    """What a sample is asked to be.

    Parameters
    ----------
    size : int
        Mentions; 0 for as many as it takes to judge an agreement.
    seed : int
        The same seed draws the same mentions; 0 for the house's.
    readers : {1, 2}
        A workbook each.
    period : str
        Whose mentions; empty for the brief's.
    """

    size: int = 0
    seed: int = 0
    readers: int = 2
    period: str = ""


@dataclass(frozen=True)
class Done:
    """The files written, and what to say of them."""

    paths: tuple[Path, ...]
    notes: tuple[Message, ...]


def write_coding(folder: str, asked: Asked, out: Path = Path("reports")) -> Done:
    """Draw mentions at random and write a workbook a reader.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    asked : Asked
        How many, of which period, for how many readers. Mentions coded before are not drawn
        again: the two samples together are still one drawn at random.
    out : Path
        The workbooks go to ``<out>/<client>/<period>/coding_<reader>.xlsx``.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or there is no mention left to code.
    """
    brief, scope = _client(folder, asked.period, out)
    mine = _own(scope)
    known = set(brief.inputs["coding"]["mention"])
    left = mine[~pd.Series(mention_ids(mine), index=mine.index, dtype="object").isin(known)]
    sample = draw_sample(left, asked.size, asked.seed) if len(left) else None
    if sample is None or sample.empty:
        raise ParameterError((_none_left(scope.period, len(mine)),))
    look = _look(brief)
    place = report_folder(out, brief.client, scope.period, brief.file.language).parent
    paths = tuple(
        placed(
            place / f"coding_{reader}.xlsx",
            partial(write_coding_book, look=look, sample=sample, reader=reader),
        )
        for reader in range(1, asked.readers + 1)
    )
    drawn = say_n(
        "{count} mention drawn at random among the {left} of {span} with a text.",
        "{count} mentions drawn at random among the {left} of {span} with a text.",
        len(sample), left=int(left["text"].notna().sum()), span=scope.period,
    )  # fmt: skip
    then = say("Once filled in, read each back: stratbook code {folder} --read FILE", folder=folder)
    return Done(paths, (drawn, then))


def read_coding(folder: str, file: Path, today: dt.date, out: Path = Path("reports")) -> Done:
    """Read one reader's workbook into ``inputs/coding.csv``, what stood there kept.

    Parameters
    ----------
    folder : str
        The client's folder, or the name of one under ``data/clients``.
    file : Path
        The workbook that came back.
    today : date
        Names the copy that is kept of the file before.
    out : Path
        Where there is room to work in.

    Raises
    ------
    WorkbookError
        With every fault of the workbook; nothing is written then.
    """
    brief, scope = _client(folder, "", out)
    every = scope.history("mentions")
    returned = read_coding_book(file, set(mention_ids(every)) if len(every) else ())
    before = brief.inputs["coding"]
    refuse_workbook(
        [str(each) for each in before["source"]],
        say("Coded mentions stand in this workbook, which is not written by programs."),
    )
    merged = _merged(before, returned.codes)
    look = _look(brief)
    records = [_record(row, look) for _, row in merged.iterrows()]
    path = keep_and_write(brief.folder, FILE, csv_text(SHEET, records, look), today)
    return Done((path,), _notes(returned, merged, scope))


def _client(folder: str, period: str, out: Path) -> tuple[Brief, Scope]:
    asked = checked({"client": folder, "period": period, "language": "", "document": "audit"})
    place = find_client(folder)
    brief = read_brief(place)
    with working(out, client_id(place)) as work:
        tables = read_client(brief, work).tables
    return brief, scope_for(brief, tables, asked.span(brief.file.period))


def _look(brief: Brief) -> Look:
    return look_of(brief.file, language_of(brief.file.language))


def _own(scope: Scope) -> pd.DataFrame:
    rows = brand_mentions(scope)
    return rows[rows["mine"]]


def _merged(before: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Put the new codes over the old ones; a code that nobody gave anew stays."""
    new = codes.set_index("mention")
    old = before.drop_duplicates("mention").set_index("mention")
    whole = new.combine_first(old[["text", *CODERS]])
    order = [*old.index, *(each for each in new.index if each not in old.index)]
    return whole.loc[order, ["text", *CODERS]].rename_axis("mention").reset_index()


def _record(row: pd.Series, look: Look) -> dict[str, Value]:
    fields = {each.id: each for each in SHEET.fields}
    told = {key: value for key, value in row.items() if isinstance(value, str)}
    return {
        str(key): word(fields[str(key)], value, look) if key in CODERS else value
        for key, value in told.items()
    }


def _notes(returned: Returned, merged: pd.DataFrame, scope: Scope) -> tuple[Message, ...]:
    trust = read_trust(scope.history("mentions"), merged)
    notes = [
        say_n("{count} mention coded of the {listed} listed.",
              "{count} mentions coded of the {listed} listed.",
              len(returned.codes), listed=returned.listed),
        say_n("{count} mention coded in all.", "{count} mentions coded in all.", len(merged)),
    ]  # fmt: skip
    for alpha, text in (
        (trust.people, say("The two readers agree with an alpha of {alpha}.",
                           alpha=Quantity(value=trust.people, unit=Unit.DECIMAL))),
        (trust.alpha, say("The listening tool agrees with them with an alpha of {alpha}.",
                          alpha=Quantity(value=trust.alpha, unit=Unit.DECIMAL))),
    ):  # fmt: skip
        if alpha is not None:
            notes.append(text)
    return tuple(notes)


def _none_left(period: Period, mentions: int) -> Fault:
    if mentions:
        return Fault(
            "exports",
            say("All mentions of {span} that have a text are coded already.", span=period),
            say("Draw from a longer period with --period, or read the workbooks back."),
        )
    return Fault(
        "exports",
        say("No mention of the brand in {span}.", span=period),
        say("Add the mentions export of a listening tool, or give another --period."),
    )
