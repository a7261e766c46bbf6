"""How each platform is written for, as reference data: limits and advice, dated and sourced."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from stratbook.core import reference
from stratbook.core.language import language
from stratbook.core.message import N_
from stratbook.strategy.kpis.scope import fold

ASPECTS: Final = {
    "format": N_("Format"),
    "tone": N_("Tone"),
    "length": N_("Length"),
    "moment": N_("Moment"),
    "visual": N_("Visual"),
    "links": N_("Links"),
    "hashtags": N_("Hashtags"),
}
OURS: Final = "stratbook"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limit(_Row):
    """The longest text of a post, in characters, and what a link counts for where fixed."""

    characters: int
    link: int | None = None
    source: str


class Advice(_Row):
    """One piece of advice in both languages; ``source`` is an address or "stratbook"."""

    en: str
    fr: str
    source: str

    def words(self, code: str) -> str:
        """Return it in a language."""
        return language(code).either(self.en, self.fr)


class Culture(_Row):
    """One row of ``platform_culture.toml``.

    Parameters
    ----------
    id : str
        Platform id of the registry, or a name for a place outside it.
    also : tuple of str
        Other ways people write it.
    read_on : str
        The day it was last checked.
    limit : Limit or None
        None where no limit was found.
    advice : mapping
        :class:`Advice` by aspect: format, tone, length, moment, visual, links, hashtags.
    """

    id: str
    also: tuple[str, ...] = ()
    read_on: str
    limit: Limit | None = None
    advice: Mapping[str, Advice]


@cache
def cultures() -> dict[str, Culture]:
    """Return the rows by id and by every other name, folded."""
    path = reference.folder() / "platform_culture.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["platform"]
    read = [Culture.model_validate(row) for row in rows]
    return {fold(name): row for row in read for name in (row.id, *row.also)}


def culture_of(platform: str) -> Culture | None:
    """Return a platform's row; None when the reference has none yet."""
    return cultures().get(fold(platform))
