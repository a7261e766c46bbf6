"""What ``client.yml`` says of exports, tags, links and answering hours."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from stratbook.brief.strict import Strict


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


Pattern = Annotated[
    str,
    Field(
        max_length=120,
        pattern=r"^([A-Za-z0-9 ._-]|\{(client|source|medium|platform|period|year|month|date|"
        r"objective|audience|format|id)\})*$",
    ),
]


class LinkOptions(Strict):
    """How links are tagged so that web analytics tell what brought a visit.

    A pattern holds letters, digits, ``-``, ``_``, ``.`` and fields between braces: client,
    source, medium, platform, period (2026-11), year, month, date, objective, audience,
    format, id. Whatever fills them becomes lower case without accents.

    Parameters
    ----------
    client : str
        Short name of the client in its links; empty for its own name.
    utm_source, utm_medium, utm_campaign, utm_content, utm_term : str
        A pattern for each tag; an empty one leaves the tag out. The source and the medium
        follow what web analytics know: ``facebook`` and ``paid_social``.
    domains : tuple of str
        Domains of the client's own beside its website, where links may lead.
    """

    client: Annotated[str, Field(max_length=40)] = ""
    utm_source: Pattern = "{source}"
    utm_medium: Pattern = "{medium}"
    utm_campaign: Pattern = "{client}_{period}_{objective}"
    utm_content: Pattern = "{id}"
    utm_term: Pattern = ""
    domains: tuple[Annotated[str, Field(min_length=3, max_length=120)], ...] = ()


Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WORKING: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")


class Service(Strict):
    """When messages are answered, and within how long.

    Parameters
    ----------
    opens, closes : str
        Opening hours, in the client's zone: ``09:00``.
    days : tuple of str
        Days of the week on which messages are answered.
    sla_minutes : int or None
        Delay promised for a first answer, in minutes of opening hours.
    closed : tuple of date
        Days off beside the country's public holidays.
    """

    opens: Clock = "09:00"
    closes: Clock = "18:00"
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = _WORKING
    sla_minutes: Annotated[int, Field(gt=0)] | None = None
    closed: tuple[dt.date, ...] = ()
