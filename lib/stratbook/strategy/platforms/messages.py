"""The matrix message × platform: what is missing, too long, or pasted as it is."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

import pandas as pd

from stratbook.brief.values import text_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.platforms.culture import culture_of

State = Literal["ready", "missing", "too_long", "same", "not_planned"]
Row = tuple[str, str, str]  # text, visual, source
_NO_ROW: Final[Row] = ("", "", "")
_LINK: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_SKIPPED: Final = frozenset({"-", "–", "—"})  # how people say "not here"
_HASHTAG: Final = re.compile(r"#\w+")


@dataclass(frozen=True)
class Variant:
    """One message on one platform.

    Parameters
    ----------
    message, platform : str
        The message's name and the platform's id.
    text : str
        What is written for that platform; empty when it is missing.
    length : int
        In characters, links counted as the platform counts them.
    limit : int or None
        The platform's limit; None where none is known.
    same_as : tuple of str
        Platforms that get the same text.
    planned : bool
        Whether a variant is expected: the platform is kept, or the sheet names it.
    visual : str
        What is shown with it.
    source : str
        Where the sheet says so; empty when it has no such row.
    """

    message: str
    platform: str
    text: str
    length: int
    limit: int | None
    same_as: tuple[str, ...] = ()
    planned: bool = True
    visual: str = ""
    source: str = ""

    @property
    def state(self) -> State:
        """How it stands: too long comes before pasted, a text that does not fit cannot go out."""
        if not self.text:
            return "missing" if self.planned else "not_planned"
        if self.limit is not None and self.length > self.limit:
            return "too_long"
        return "same" if self.same_as else "ready"


@dataclass(frozen=True)
class Matrix:
    """Messages (rows) × platforms (columns), a :class:`Variant` in every cell."""

    messages: tuple[str, ...]
    platforms: tuple[str, ...]
    variants: Mapping[tuple[str, str], Variant]

    def among(self, *states: State) -> tuple[Variant, ...]:
        """Return the variants in one of these states, message by message."""
        return tuple(each for each in self.variants.values() if each.state in states)

    @property
    def planned(self) -> int:
        """How many variants are expected."""
        return len(self.variants) - len(self.among("not_planned"))


def length_on(text: str, platform: str) -> int:
    """Return a text's length in characters as a platform counts it.

    Characters are those of Unicode's composed form; where the platform counts every link
    alike (``platform_culture.toml``), so does this.
    """
    culture = culture_of(platform)
    composed = unicodedata.normalize("NFC", text)
    if culture is None or culture.limit is None or culture.limit.link is None:
        return len(composed)
    links = _LINK.findall(composed)
    return len(composed) + sum(culture.limit.link - len(each) for each in links)


@remembered
def read_matrix(sheet: pd.DataFrame, kept: Sequence[str]) -> Matrix:
    """Read the sheet ``messages`` as a matrix.

    Parameters
    ----------
    sheet : DataFrame
        message, platform (id), variant (text), source; a row a pair. A pair that stands
        twice keeps its first text; a dash says that the message is not for that platform.
    kept : sequence of str
        Platforms for which every message needs a variant; the sheet's others are shown
        without being asked for.
    """
    rows: dict[tuple[str, str], Row] = {}
    for row in sheet.to_dict("records"):
        pair = text_of(row["message"]), text_of(row["platform"])
        if not rows.get(pair, _NO_ROW)[0]:
            rows[pair] = text_of(row["variant"]), text_of(row["visual"]), text_of(row["source"])
    messages = tuple(dict.fromkeys(message for message, _ in rows))
    platforms = tuple(dict.fromkeys((*kept, *(platform for _, platform in rows))))
    if not messages:
        return Matrix((), (), {})
    return Matrix(
        messages,
        platforms,
        {
            (message, platform): _variant(message, platform, rows, kept)
            for message in messages
            for platform in platforms
        },
    )


def _variant(
    message: str,
    platform: str,
    rows: Mapping[tuple[str, str], Row],
    kept: Sequence[str],
) -> Variant:
    text, visual, source = rows.get((message, platform), _NO_ROW)
    skipped = text in _SKIPPED
    culture = culture_of(platform)
    others = {
        other: other_text for (each, other), (other_text, *_) in rows.items()
        if each == message and other != platform and other_text not in {"", *_SKIPPED}
    }  # fmt: skip
    return Variant(
        message=message,
        platform=platform,
        text="" if skipped else text,
        length=0 if skipped else length_on(text, platform),
        limit=culture.limit.characters if culture is not None and culture.limit else None,
        same_as=tuple(
            sorted(
                each
                for each, other in others.items()
                if text and not skipped and alike(text, other)
            )
        ),
        planned=not skipped and (platform in kept or (message, platform) in rows),
        visual=visual,
        source=source,
    )


def alike(one: str, other: str) -> bool:
    """Say whether two texts are the same but for links, hashtags and a few letters."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return first == second
    matcher, least = (
        SequenceMatcher(None, first, second, autojunk=False),
        threshold("variant_alike"),
    )
    # The two quick ratios are upper bounds: long texts that differ are settled at once.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= least for bound in bounds)


def _bare(text: str) -> str:
    return fold(_HASHTAG.sub(" ", _LINK.sub(" ", text)))
