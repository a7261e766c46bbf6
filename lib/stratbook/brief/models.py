"""The brief: what ``client.yml`` and the inputs say, once checked."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

from stratbook.brief.options import ExportOptions, LinkOptions, Service, TagOptions
from stratbook.brief.own_notes import OwnNote
from stratbook.brief.report_options import ReportOptions
from stratbook.brief.strict import Strict
from stratbook.core.choice import Override
from stratbook.core.edit import Edit
from stratbook.core.manner import folders
from stratbook.core.mapping import FileMapping, Rate
from stratbook.core.message import Message
from stratbook.core.period import Period, parse_period
from stratbook.core.vocabulary import OrganisationType

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]


def _period(value: object) -> object:
    return parse_period(str(value)) if isinstance(value, str | int) else value


def _known_language(code: str) -> str:
    if code not in folders():
        choices = " or ".join(f"'{each}'" for each in folders())
        raise PydanticKnownError("literal_error", {"expected": choices})
    return code


PeriodText = Annotated[Period, BeforeValidator(_period)]
LanguageCode = Annotated[str, AfterValidator(_known_language)]


class TaxBasis(StrEnum):
    """Whether amounts are without tax (HT) or with it (TTC)."""

    EXCLUDED = "excluded"
    INCLUDED = "included"


class Organisation(Strict):
    """Who the client is."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    type: OrganisationType
    sector: str = ""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "FR"
    website: str = ""


class Brand(Strict):
    """The client's colours and logo, and what its accounts are to show.

    Parameters
    ----------
    colour : str
        Main colour.
    logo : str
        A PNG or JPEG file in the client's folder.
    logo_version : str
        The version in force, as the sheet of accounts names it: ``2025``.
    tagline : str
        The tagline in force.
    obsolete : tuple of str
        Words and phrases that must not be read any more: former names, former taglines.
    names : tuple of str
        Words by which people search for the brand, beside its name.
    """

    colour: Colour = "#0b5394"
    logo: str = ""
    logo_version: Annotated[str, Field(max_length=40)] = ""
    tagline: Annotated[str, Field(max_length=160)] = ""
    obsolete: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = ()
    names: tuple[Annotated[str, Field(min_length=3, max_length=80)], ...] = ()


class Agency(Strict):
    """Who signs the report.

    Parameters
    ----------
    name, author, confidentiality : str
        As the cover shows them.
    logo : str
        A PNG or JPEG file in the client's folder.
    colour : str or None
        The agency's main colour, for a report in its colours.
    """

    name: str = ""
    author: str = ""
    confidentiality: str = ""
    logo: str = ""
    colour: Colour | None = None


class Objective(Strict):
    """One objective of the tree business → marketing → social.

    Parameters
    ----------
    id : str
        Its name in the tree.
    level : {"business", "marketing", "social"}
        Where it stands.
    statement : str
        What is wanted, in the client's words.
    goal : str
        Id of the catalogue's goal (``data/reference/goals.toml``).
    serves : str
        Id of the objective above it; empty at the top.
    indicator : str
        KPI id; empty when none was chosen (the report says so).
    platform : str
        Restricts the indicator to one platform; empty for all.
    baseline, target : float or None
        Where it starts and where it should be, in the KPI's own unit (ratios as 0.04).
    per : {"month", "quarter", "year", "once"}
        What span the target is for.
    due : date or None
        By when.
    owner : str
        The role accountable (a role, not a person's name, is printed).
    """

    id: Slug
    level: Literal["business", "marketing", "social"] = "social"
    statement: Annotated[str, Field(min_length=3, max_length=300)]
    goal: str = ""
    serves: str = ""
    indicator: str = ""
    platform: str = ""
    baseline: float | None = None
    target: float | None = None
    per: Literal["week", "month", "quarter", "year", "once"] = "month"
    due: dt.date | None = None
    owner: str = ""


class Thirds(Strict):
    """How the whole budget is meant to be split; the rule of thumb is a third each."""

    ad_space: Annotated[float, Field(ge=0)] = 1.0
    strategy: Annotated[float, Field(ge=0)] = 1.0
    production: Annotated[float, Field(ge=0)] = 1.0


class AimWeights(Strict):
    """What one result of each kind counts for when the aim is a mix."""

    reach: Annotated[float, Field(ge=0)] = 0.0
    traffic: Annotated[float, Field(ge=0)] = 0.0
    leads: Annotated[float, Field(ge=0)] = 0.0
    sales: Annotated[float, Field(ge=0)] = 0.0


class Budget(Strict):
    """The budget of the plan.

    Parameters
    ----------
    total : float
        Whole budget of the plan, in the client's currency and tax basis.
    ad_space : float or None
        What goes to ad space; None follows the thirds.
    ad_space_cap : float or None
        The most that ad space may take; what it frees is split between the other two.
    thirds : Thirds
        Relative weights of ad space, strategy and production.
    period : Period or None
        What the budget covers.
    aim : str or None
        What ad space is to bring: people reached, clicks, leads, sales, revenue, margin, or a
        mix of the first four; None follows the first objective's indicator.
    weights : AimWeights or None
        For a mix only.
    unit_value : float or None
        Money that one result earns: the margin of a sale, the value of a lead.
    target : float or None
        Results wanted from ad space over the budget's period.
    """

    total: Annotated[float, Field(ge=0)] | None = None
    ad_space: Annotated[float, Field(ge=0)] | None = None
    ad_space_cap: Annotated[float, Field(ge=0)] | None = None
    thirds: Thirds = Thirds()
    period: PeriodText | None = None
    aim: Literal["reach", "traffic", "leads", "sales", "revenue", "margin", "mix"] | None = None
    weights: AimWeights | None = None
    unit_value: Annotated[float, Field(gt=0)] | None = None
    target: Annotated[float, Field(gt=0)] | None = None


class ClientFile(Strict):
    """``client.yml``, whole."""

    organisation: Organisation
    language: LanguageCode = "fr"
    currency: Currency = "EUR"
    tax: TaxBasis = TaxBasis.EXCLUDED
    timezone: str = "Europe/Paris"
    week_start: Literal["monday", "sunday"] = "monday"
    period: PeriodText
    compare_with: Literal["previous", "year_before"] | PeriodText = "previous"
    brand: Brand = Brand()
    agency: Agency = Agency()
    objectives: tuple[Objective, ...] = ()
    budget: Budget = Budget()
    exports: ExportOptions = ExportOptions()
    mapping: tuple[FileMapping, ...] = ()
    currencies: tuple[Rate, ...] = ()
    tags: TagOptions = TagOptions()
    overrides: tuple[Override, ...] = ()
    sentences: tuple[Edit, ...] = ()
    report: ReportOptions = ReportOptions()
    service: Service | None = None
    links: LinkOptions = LinkOptions()


class Brief(BaseModel):
    """Everything people said about one client.

    Parameters
    ----------
    folder : Path
        The client's folder; its name is the client's id.
    file : ClientFile
        ``client.yml``.
    inputs : mapping
        The sheets of ``inputs.xlsx`` (or ``inputs/*.csv``) by sheet id, each a DataFrame
        with the sheet's columns and ``source``; an unfilled sheet is there and empty.
    corrections : DataFrame or None
        What people corrected in ``tags.xlsx`` and ``tags.csv``; None when never read.
    notes : tuple of OwnNote
        The consultant's own paragraphs, ``notes/*.md``.
    unfinished : Message or None
        What is to be known of a decision whose keeping was stopped, in a folder where nobody
        can end it; None nearly always.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    folder: Path
    file: ClientFile
    inputs: Mapping[str, pd.DataFrame] = {}
    corrections: pd.DataFrame | None = None
    notes: tuple[OwnNote, ...] = ()
    unfinished: Message | None = None

    @property
    def client(self) -> str:
        """The client's id: its folder's name."""
        return self.folder.name
