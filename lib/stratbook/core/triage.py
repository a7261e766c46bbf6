"""The grid by which a comment is judged: content × place × author, kept as data."""

import tomllib
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from stratbook.core.language import language as language_of
from stratbook.core.reference import folder


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Worded(_Row):
    """Something with a name in each language."""

    id: str
    en: str
    fr: str

    def words(self, language: str) -> str:
        """Return its name in a language."""
        return language_of(language).either(self.en, self.fr)


class Content(Worded):
    """A kind of content.

    Parameters
    ----------
    grid : four of 0 … 3
        Its level where the comment can be removed and where it cannot, each by an author
        of small then of wide reach.
    removable, fixed : str
        Id of the action in each place.
    """

    grid: Annotated[tuple[int, ...], Field(min_length=4, max_length=4)]
    removable: str
    fixed: str


class AuthorKind(Worded):
    """A kind of author; ``wide`` is heard far whatever its number of followers."""

    wide: bool = False


class Level(_Row):
    """What a level asks for.

    Parameters
    ----------
    id : int
        0 … 3.
    delay, cooling : int
        Minutes to answer within, and to wait before.
    around_the_clock : bool
        Whether they run at night and on holidays too.
    owner, second : dict
        Role that answers and role that reads again, by language; the latter empty where
        nobody needs to.
    """

    id: int
    delay: int
    cooling: int
    around_the_clock: bool = False
    owner: dict[str, str]
    second: dict[str, str]


class Triage(_Row):
    """The whole grid."""

    content: tuple[Content, ...]
    author: tuple[AuthorKind, ...]
    level: tuple[Level, ...]
    action: tuple[Worded, ...]

    def of(self, content: str) -> Content:
        """Return a kind of content; raise KeyError when there is none."""
        return {each.id: each for each in self.content}[content]

    def writes(self, author: str) -> AuthorKind:
        """Return a kind of author; raise KeyError when there is none."""
        return {each.id: each for each in self.author}[author]

    def does(self, action: str) -> Worded:
        """Return an action; raise KeyError when there is none."""
        return {each.id: each for each in self.action}[action]


@cache
def triage() -> Triage:
    """Return the grid of ``data/reference/triage.toml``."""
    text = (folder() / "triage.toml").read_text(encoding="utf-8")
    return Triage.model_validate(tomllib.loads(text))
