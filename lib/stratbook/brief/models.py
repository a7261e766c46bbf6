"""The brief: what ``client.yml`` and the inputs say, once checked."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from stratbook.core.choice import Override
from stratbook.core.mapping import FileMapping, Rate
from stratbook.core.period import Period, parse_period
from stratbook.core.vocabulary import OrganisationType

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]


def _period(value: object) -> object:
    return parse_period(str(value)) if isinstance(value, str | int) else value


PeriodText = Annotated[Period, BeforeValidator(_period)]


class Strict(BaseModel):
    """No unknown key, no change after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    """The client's colours and logo (a PNG or JPEG file in the client's folder)."""

    colour: Colour = "#0b5394"
    logo: str = ""


class Agency(Strict):
    """Who signs the report."""

    name: str = ""
    author: str = ""
    confidentiality: str = ""


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
    """

    total: Annotated[float, Field(ge=0)] | None = None
    ad_space: Annotated[float, Field(ge=0)] | None = None
    ad_space_cap: Annotated[float, Field(ge=0)] | None = None
    thirds: Thirds = Thirds()
    period: PeriodText | None = None


class ExportOptions(Strict):
    """What the exports leave open.

    Parameters
    ----------
    date_order : {"dmy", "mdy", "ymd"} or None
        How ambiguous dates are read; None refuses them.
    timezone : str
        Zone of times that carry none; empty means the client's.
    brand : str
        How the listening export names the client's brand; empty means its name.
    extracted_on : date or None
        When the exports were made, where a file does not say.
    """

    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    timezone: str = ""
    brand: str = ""
    extracted_on: dt.date | None = None


Word = Annotated[str, Field(min_length=1, max_length=80)]


class TagConditions(Strict):
    """When a rule holds: all that is given must, any word of a list will do.

    Parameters
    ----------
    contains : tuple of str
        Whole words or phrases of the text; case and accents do not count.
    hashtags : tuple of str
        Hashtags, with or without their sign.
    format : str
        Format of the publication: ``reel``, ``photo``, ``carousel``…
    platform : str
        Id of the platform.
    """

    contains: tuple[Word, ...] = ()
    hashtags: tuple[Word, ...] = ()
    format: str = ""
    platform: str = ""


class TagValues(Strict):
    """What a rule proposes; empty or None proposes nothing for that tag."""

    pillar: str = ""
    objective: str = ""
    origin: Literal["brand", "curated", "ugc", "employee", "customer"] | None = None
    mechanic: str = ""
    visual_type: str = ""
    cta: str = ""
    campaign: str = ""
    author_kind: Literal["company", "employee", "ambassador"] | None = None


class TagRule(Strict):
    """One rule: where its conditions hold, its values are proposed."""

    when: TagConditions
    set: TagValues


class TagOptions(Strict):
    """How publications are tagged: of several rules that hold, the first one speaks."""

    rules: tuple[TagRule, ...] = ()


class ClientFile(Strict):
    """``client.yml``, whole."""

    organisation: Organisation
    language: Literal["fr", "en"] = "fr"
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
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    folder: Path
    file: ClientFile
    inputs: Mapping[str, pd.DataFrame] = {}
    corrections: pd.DataFrame | None = None

    @property
    def client(self) -> str:
        """The client's id: its folder's name."""
        return self.folder.name
