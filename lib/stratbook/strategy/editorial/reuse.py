"""Contents the organisation has already: where they were used, where they could be."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.known import platform_names
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import day, number, records, text
from stratbook.strategy.editorial.line import listed
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import fold


@dataclass(frozen=True)
class Asset:
    """One existing content.

    Parameters
    ----------
    name, kind, held_by : str
        What it is, and the role that holds it.
    made_on : date or None
        When it was made.
    rights : str
        yes, no, unknown; empty when nobody said.
    formats : tuple of str
        Formats it suits.
    suits, done : tuple of str
        Platforms it suits, and those it was published on already.
    hours : float or None
        To adapt it to one platform.
    state : str
        idle, planned, used, retired; empty when nobody said.
    source : str
        The row it comes from.
    """

    name: str
    kind: str
    held_by: str
    made_on: dt.date | None
    rights: str
    formats: tuple[str, ...]
    suits: tuple[str, ...]
    done: tuple[str, ...]
    hours: float | None
    state: str
    source: str

    @property
    def is_usable(self) -> bool:
        """Whether it may be published: rights settled, not set aside."""
        return self.rights == "yes" and self.state != "retired"

    @property
    def is_open(self) -> bool:
        """Whether nothing forbids it, though rights may still have to be checked."""
        return self.rights != "no" and self.state != "retired"

    @property
    def left(self) -> tuple[str, ...]:
        """Platforms it suits and was not published on."""
        return tuple(each for each in self.suits if each not in self.done)

    @property
    def never_used(self) -> bool:
        """Whether it was published nowhere."""
        return not self.done

    def cell(self, platform: str) -> str:
        """Return its state on a platform: done, ready, check, closed, or none."""
        if platform in self.done:
            return "done"
        if platform not in self.suits:
            return "none"
        if not self.is_open:
            return "closed"
        return "ready" if self.is_usable else "check"


@dataclass(frozen=True)
class Reuse:
    """The matrix of contents by platform.

    Parameters
    ----------
    assets : tuple of Asset
        Those worth most first: usable, never used, many platforms for few hours.
    platforms : tuple of str
        Platforms of the organisation, then others the contents name.
    sources : tuple of str
        Where it comes from.
    """

    assets: tuple[Asset, ...]
    platforms: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def suggested(self) -> tuple[Asset, ...]:
        """Contents that may be published at once, on platforms the organisation has."""
        return tuple(each for each in self.assets if each.is_usable and each.left)

    @property
    def to_check(self) -> tuple[Asset, ...]:
        """Contents that wait for somebody to settle their rights."""
        return tuple(
            each for each in self.assets if each.is_open and not each.is_usable and each.left
        )

    @property
    def never_used(self) -> tuple[Asset, ...]:
        """Contents published nowhere, though nothing forbids it."""
        return tuple(each for each in self.assets if each.is_open and each.never_used)


@remembered
def read_assets(sheet: pd.DataFrame, held: Collection[str] = ()) -> Reuse:
    """Read the inventory of contents as a matrix.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``assets``.
    held : collection of str
        Platforms the organisation is on. A content counts as suited to those alone; without
        any, to whatever its row names.
    """
    rows = [_asset(row, held) for row in records(sheet)]
    named = [each for row in rows for each in (*row.suits, *row.done)]
    platforms = tuple(dict.fromkeys([*(each for each in held if each in named), *named]))
    return Reuse(tuple(sorted(rows, key=_worth)), platforms, sources_of(sheet))


@remembered
def platforms_held(accounts: pd.DataFrame) -> tuple[str, ...]:
    """Return the platforms of the inventory of accounts (sheet ``accounts``), each once."""
    return tuple(dict.fromkeys(str(each) for each in accounts["platform"].dropna()))


def _asset(row: dict[str, object], held: Collection[str]) -> Asset:
    suits = _platforms(row["platforms"])
    return Asset(
        name=text(row["asset"]),
        kind=text(row["kind"]),
        held_by=text(row["held_by"]),
        made_on=day(row["made_on"]),
        rights=text(row["rights"]),
        formats=listed(row["formats"]),
        suits=tuple(each for each in suits if not held or each in held),
        done=_platforms(row["reused_on"]),
        hours=number(row["hours"]),
        state=text(row["state"]),
        source=text(row["source"]),
    )


def _platforms(cell: object) -> tuple[str, ...]:
    """Return platforms by their ids; a place of no registry keeps the words it was given."""
    known = {fold(name): id_ for name, id_ in platform_names().items()}
    return tuple(known.get(fold(each), each) for each in listed(cell))


def _worth(asset: Asset) -> tuple[bool, bool, float, str]:
    """Order contents: usable, never used, fewest hours a platform; then by name."""
    hours = float("inf") if asset.hours is None else asset.hours
    return (not (asset.is_usable and asset.left), not asset.never_used, hours, asset.name)
