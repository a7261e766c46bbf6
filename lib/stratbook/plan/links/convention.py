"""The naming convention: patterns filled in with words in lower case, without accents.

By default the source is the platform as Google Analytics 4 knows it, the medium
``paid_social``, ``social`` or ``email`` (so that its default channels are Paid Social, Organic
Social and Email), the campaign ``client_period_objective``, the content the row's own id.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.models import ClientFile
from stratbook.brief.options import LinkOptions
from stratbook.brief.sheets.flights import OBJECTIVE
from stratbook.core.language import language as language_of
from stratbook.plan.links.channels import source_of

Means = Literal["paid", "organic", "email"]
TAGS: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term")
_MEDIUM: Final[Mapping[Means, str]] = {
    "paid": "paid_social", "organic": "social", "email": "email"
}  # fmt: skip
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class LinkRow:
    """What a link is made for: a flight of the plan, a publication of the calendar.

    Parameters
    ----------
    id : str
        Its name in the plan or the calendar.
    platform : str
        Platform id; ``newsletter`` or another name for e-mail.
    day : date
        When it starts or comes out.
    landing : str
        The page it leads to, as it was written.
    means : {"paid", "organic", "email"}
        How the visit is won.
    objective, audience, format : str
        Words of the row; empty ones leave their field out.
    """

    id: str
    platform: str
    day: dt.date
    landing: str
    means: Means = "paid"
    objective: str = ""
    audience: str = ""
    format: str = ""


@dataclass(frozen=True)
class Convention:
    """A client's convention.

    Parameters
    ----------
    options : LinkOptions
        Its patterns.
    client : str
        The client's short name, as it stands in links.
    language : str
        That of the objectives' names in links.
    website : str
        The client's site, for pages written without it.
    """

    options: LinkOptions
    client: str
    language: str = "en"
    website: str = ""

    def tags(self, row: LinkRow) -> dict[str, str]:
        """Return a row's tags in their usual order; an empty one is left out."""
        values = self._values(row)
        filled = {tag: fill(getattr(self.options, tag), values) for tag in TAGS}
        return {tag: text for tag, text in filled.items() if text}

    def follows(self, campaign: str) -> bool:
        """Say whether a campaign has the convention's shape, planned or not."""
        return self._shape().fullmatch(campaign) is not None

    def _shape(self) -> re.Pattern[str]:
        parts = _FIELD.split(self.options.utm_campaign)
        known = {
            "client": re.escape(self.client), "period": r"\d{4}-\d{2}", "year": r"\d{4}",
            "month": r"\d{2}", "date": r"\d{4}-\d{2}-\d{2}",
            "objective": "|".join(map(re.escape, self._objectives())),
        }  # fmt: skip
        return re.compile(
            "".join(
                f"(?:{known.get(part, '[a-z0-9-]+')})" if at % 2 else re.escape(part.lower())
                for at, part in enumerate(parts)
            )
        )

    def _objectives(self) -> list[str]:
        return [self._worded(en, fr) for _, en, fr in OBJECTIVE]

    def _objective(self, id_: str) -> str:
        named = {each: self._worded(en, fr) for each, en, fr in OBJECTIVE}
        return named.get(id_) or slug(id_)

    def _worded(self, en: str, fr: str) -> str:
        """Return a word of the client's language for a link; English if no letter is Latin."""
        return slug(language_of(self.language).either(en, fr)) or slug(en)

    def _values(self, row: LinkRow) -> dict[str, str]:
        found = source_of(row.platform)
        searched = found is not None and found.kind == "search" and row.means == "paid"
        return {
            "client": self.client,
            "source": slug(found.source if found else row.platform),
            "medium": "cpc" if searched else _MEDIUM[row.means],
            "platform": slug(row.platform),
            "period": f"{row.day:%Y-%m}",
            "year": f"{row.day:%Y}",
            "month": f"{row.day:%m}",
            "date": f"{row.day:%Y-%m-%d}",
            "objective": self._objective(row.objective),
            "audience": slug(row.audience),
            "format": slug(row.format),
            "id": slug(row.id),
        }


def convention_of(file: ClientFile) -> Convention:
    """Return the convention of a client."""
    options = file.links
    return Convention(
        options=options,
        client=slug(options.client or file.organisation.name),
        language=file.language,
        website=file.organisation.website,
    )


def slug(text: str) -> str:
    """Return a text in lower-case ASCII letters and digits, words joined by hyphens."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(each for each in spread if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Return a pattern with its fields filled in; what an empty one leaves behind is tidied."""
    text = _FIELD.sub(lambda found: values[found[1]], pattern).lower().replace(" ", "-")
    return re.sub(r"([_.-])[_.-]+", r"\1", text).strip("_.-")
