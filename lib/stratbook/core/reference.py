"""The facts kept as data under ``data/reference``: KPIs, platforms, thresholds, headers.

Each row there carries its source and the date it was read; nothing here is a constant
in code. The folder is found inside the installed package or, in a checkout, at the
top of the tree.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from stratbook.core.vocabulary import Direction, Family, OrganisationType


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KpiWords(_Row):
    """A KPI in one language.

    Parameters
    ----------
    label : str
        As a title: "Engagement rate by reach".
    subject : str
        Inside a sentence, with its article where the language wants one: "le taux
        d'engagement sur portée".
    definition : str
        One or two sentences a client understands.
    formula : str
        The formula in words.
    trap : str
        What makes it misread; empty when there is nothing to say.
    """

    label: str
    subject: str
    definition: str
    formula: str
    trap: str = ""


class Kpi(_Row):
    """One KPI of the dictionary.

    Parameters
    ----------
    id : str
        Machine name, and the name of the function that computes it.
    number : str
        Row of the list of 24 (H1 …), or "" for the others.
    family : Family
        Which chapter section it belongs to.
    unit : str
        A :class:`stratbook.core.message.Unit` value.
    direction : Direction
        Whether higher or lower is better.
    plural : bool
        Whether its subject takes a plural verb.
    aggregation : {"sum", "ratio", "level", "unique", "score"}
        How it behaves over time: a flow that adds up, a ratio of sums, a level at the
        period's end, a count of people that never adds up, or a composite score.
    status : {"attainment", "points"}
        How the status is judged: by attainment (ratio measures) or by distance in points.
    inputs : tuple of str
        Tables it is computed from (``posts``, ``ads`` …).
    exports : tuple of str
        Which file would bring it, as terms (English msgids) shown when it is n.d.
    organisations : tuple of OrganisationType
        For whom it is fit; empty means for all.
    source : str
        A source one can show a client, or "stratbook".
    words : dict
        Its words by language code.
    """

    id: str
    number: str = ""
    family: Family
    unit: str
    direction: Direction
    plural: bool = False
    aggregation: Literal["sum", "ratio", "level", "unique", "score"]
    status: Literal["attainment", "points"] = "attainment"
    inputs: tuple[str, ...]
    exports: tuple[str, ...] = ()
    organisations: tuple[OrganisationType, ...] = ()
    source: str
    source_url: str = ""
    words: dict[str, KpiWords]


class PlatformFacts(_Row):
    """One platform of the registry."""

    id: str
    label: str
    owner: str = ""
    colour: str
    read_on: str
    source: str


class Threshold(_Row):
    """A number a rule depends on, with its reason.

    ``unit`` is a :class:`stratbook.core.message.Unit` value: how the number is written.
    """

    id: str
    value: float
    unit: str = "count"
    meaning: str
    source: str


class Rule(_Row):
    """A named rule: what it says, the thresholds it reads, what it may choose.

    Parameters
    ----------
    id : str
        The key of a finding (``poem.lopsided_cost``) or of a choice (``three_c.account``).
    kind : {"finding", "choice"}
        Whether it states something or sorts things into ``choices``.
    says : dict
        The rule in one plain sentence, by language code.
    thresholds : tuple of str
        Ids of the thresholds it reads.
    choices : tuple of str
        What a choice may be, the same ids that an override writes.
    labels : dict
        Each choice as a reader sees it, by language code.
    source : str
        Where the rule comes from, or "stratbook".
    """

    id: str
    kind: Literal["finding", "choice"] = "finding"
    says: dict[str, str]
    thresholds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    labels: dict[str, dict[str, str]] = {}
    source: str = "stratbook"


_Identified = TypeVar("_Identified", Threshold, Rule)


@cache
def folder() -> Path:
    """Return the folder of reference data.

    Raises
    ------
    FileNotFoundError
        When the installation lacks it.
    """
    inside = Path(str(files("stratbook"))) / "reference"
    beside = Path(__file__).parents[3] / "data" / "reference"
    for place in (inside, beside):
        if place.is_dir():
            return place
    raise FileNotFoundError("stratbook is installed without its reference data")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((folder() / name).read_text(encoding="utf-8"))


@cache
def kpis() -> dict[str, Kpi]:
    """Return the KPI dictionary by id, in the order of the families' files."""
    found: dict[str, Kpi] = {}
    for family in Family:
        path = f"kpis/{family.value}.toml"
        for row in _toml(path)["kpi"]:
            kpi_ = Kpi.model_validate({"family": family, **row})
            if kpi_.id in found:
                raise ValueError(f"{path}: the KPI {kpi_.id!r} stands twice")
            found[kpi_.id] = kpi_
    return found


def kpi(id_: str) -> Kpi:
    """Return one KPI.

    Raises
    ------
    KeyError
        When the dictionary has no such id.
    """
    return kpis()[id_]


@cache
def platforms() -> dict[str, PlatformFacts]:
    """Return the platform registry by id."""
    return {
        row["id"]: PlatformFacts.model_validate(row) for row in _toml("platforms.toml")["platform"]
    }


@cache
def thresholds() -> dict[str, Threshold]:
    """Return every threshold by id: the general ones, then those of the chapters."""
    return {row.id: row for row in _rows(Threshold, "thresholds", "threshold")}


def _rows(model: type[_Identified], room: str, key: str) -> list[_Identified]:
    """Return the rows of a folder of TOML files; no id may stand twice."""
    found: dict[str, _Identified] = {}
    for path in sorted((folder() / room).glob("*.toml")):
        for each in _toml(f"{room}/{path.name}")[key]:
            row = model.model_validate(each)
            if row.id in found:
                raise ValueError(f"{room}/{path.name}: {row.id!r} stands twice")
            found[row.id] = row
    return list(found.values())


@cache
def general() -> frozenset[str]:
    """Return the ids of the thresholds that belong to no chapter of their own."""
    return frozenset(row["id"] for row in _toml("thresholds/general.toml")["threshold"])


def threshold(id_: str) -> float:
    """Return a threshold's value.

    Raises
    ------
    KeyError
        When there is no such threshold.
    """
    return thresholds()[id_].value


@cache
def rules() -> dict[str, Rule]:
    """Return every named rule by id, in the order of the chapters."""
    return {row.id: row for row in _rows(Rule, "rules", "rule")}


def csv_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a reference CSV file (UTF-8, comma, with a header)."""
    with (folder() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
