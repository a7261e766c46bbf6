"""Reading a client for a notebook: exports, typed competitors, the period compared with."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.read import read_brief
from stratbook.core.period import Period, parse_period
from stratbook.core.tables import SCHEMAS, Tables, conform
from stratbook.ingest.account import Imported, Options
from stratbook.ingest.folder import merge_tables, read_exports
from stratbook.ingest.pseudonyms import client_key
from stratbook.strategy.reputation import withhold_tone
from stratbook.strategy.tags import tags_table


@dataclass(frozen=True)
class Held:
    """A client read before the notebooks began, and the work folder they share."""

    brief: Brief
    imported: Imported
    tables: Tables
    work: Path


REMEMBERED: Final = "remembered"  # in the work folder: what the chapters computed
_HELD: dict[Path, Held] = {}
# Without the day of the exports: a report asks no clock, and nobody exports so long afterwards.
_LATE: Final = dt.timedelta(days=92)


def hold_client(folder: Path, work: Path) -> None:
    """Read a client once for all notebooks that processes forked from this one will run.

    Parameters
    ----------
    folder : Path
        The client's folder.
    work : Path
        The work folder of these notebooks.
    """
    brief = read_brief(folder)
    imported = read_client(brief, work)
    _HELD.clear()
    _HELD[brief.folder] = Held(brief, imported, trusted(brief, imported.tables), work)


def held_client(folder: Path, work: str) -> Held | None:
    """Return a client that was read before, for this work folder; None when none was."""
    found = _HELD.get(folder)
    return found if found is not None and work and found.work == Path(work) else None


def trusted(brief: Brief, tables: Tables) -> Tables:
    """Return a client's tables without the mentions' tone that people's coding contradicts."""
    return withhold_tone(tables, brief.inputs.get("coding"))


def given_to_all(brief: Brief, imported: Imported, tables: Tables) -> dict[str, object]:
    """Name what every process of a client's render has before it computes anything.

    Parameters
    ----------
    brief : Brief
        The client.
    imported : Imported
        What the exports say.
    tables : Tables
        The tables as :func:`trusted` returns them.
    """
    return {
        "brief": brief,
        "file": brief.file,
        "inputs": brief.inputs,
        "imported": imported,
        "account": imported.account,
        **_named("read", imported.tables),
        **_named("trusted", tables),
        **{f"inputs {name}": frame for name, frame in brief.inputs.items()},
    }


def _named(how: str, tables: Tables) -> dict[str, object]:
    frames = {f"{how} {name}": frame for name, frame in tables.frames.items()}
    return {f"{how} tables": tables, f"{how} frames": tables.frames, **frames}


def compared_with(file: ClientFile, period: Period) -> Period:
    """Return the period that a period is compared with, as the brief asks."""
    match file.compare_with:
        case "previous":
            return period.previous()
        case "year_before":
            return period.year_before()
        case explicit:
            return explicit


def read_client(brief: Brief, work: Path) -> Imported:
    """Read a client's exports, once for all chapters that share a work folder.

    Parameters
    ----------
    brief : Brief
        The client.
    work : Path
        Tables are kept there as Parquet, by the content of the files they come from.

    Returns
    -------
    Imported
        With the counts of the inputs' competitors in the table, the client's own among
        them; which these are, ``brief.inputs`` says. With what was counted outside the
        platforms, and the tags that rules propose and people correct.
    """
    options = replace(options_of(brief), key=client_key(brief.folder))
    imported = read_exports(brief.folder, options, work / "tables")
    tables = imported.tables
    added = {"tags": tags_table(tables, brief.file.tags.rules, brief.corrections)}
    typed = brief.inputs.get("competitors", pd.DataFrame())
    if not typed.empty:
        added["competitors"] = conform(
            "competitors",
            typed.filter(items=list(SCHEMAS["competitors"].names)),
            tables.timezone,
        )
    added |= counted_outside(brief, tables.timezone)
    return Imported(merge_tables(tables, added), imported.account)


def counted_outside(brief: Brief, timezone: str) -> dict[str, pd.DataFrame]:
    """Return what people counted outside the platforms as the tables of that name.

    Parameters
    ----------
    brief : Brief
        Its sheets ``outcomes`` (a row a period, by its code) and ``surveys``.
    timezone : str
        The client's zone.

    Returns
    -------
    dict of DataFrame
        ``outcomes`` and ``surveys``, each only where the sheet has rows.
    """
    typed = {name: brief.inputs.get(name, pd.DataFrame()) for name in ("outcomes", "surveys")}
    if not typed["outcomes"].empty:
        spans = [parse_period(code) for code in typed["outcomes"]["period"]]
        typed["outcomes"] = (
            typed["outcomes"]
            .drop(columns="period")
            .assign(
                date_start=[pd.Timestamp(span.start) for span in spans],
                date_end=[pd.Timestamp(span.end) for span in spans],
            )
        )
    return {name: conform(name, rows, timezone) for name, rows in typed.items() if len(rows)}


def options_of(brief: Brief) -> Options:
    """Return what the brief settles of how exports are read."""
    file = brief.file
    return Options(
        timezone=file.timezone,
        currency=file.currency,
        date_order=file.exports.date_order,
        exports_timezone=file.exports.timezone,
        extracted_on=file.exports.extracted_on,
        latest=file.exports.extracted_on or file.period.end + _LATE,
        brand=file.exports.brand or file.organisation.name,
        mappings=file.mapping,
        rates=file.currencies,
        key=client_key(brief.folder, keep=False),
    )
