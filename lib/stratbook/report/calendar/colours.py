"""A colour a pillar: told apart in any sight, text on it readable, its name always beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.brief.nearest import plain
from stratbook.display.colour import ink_on, mix
from stratbook.display.theme import Theme

_TINT: Final = 0.28


@dataclass(frozen=True)
class Shade:
    """A ground and the ink that reads best on it, as ``#rrggbb``."""

    ground: str
    ink: str


def shades(theme: Theme, pillars: Sequence[str]) -> dict[str, Shade]:
    """Return a colour by pillar, keyed as :func:`stratbook.brief.nearest.plain` writes it.

    Parameters
    ----------
    theme : Theme
        Its series are told apart in normal and deficient sight; from the sixth pillar their
        tints follow, and past those every pillar is grey.
    pillars : sequence of str
        In the order of the legend.
    """
    grounds = [*theme.series, *(mix(each, theme.paper, _TINT) for each in theme.series)]
    found: dict[str, Shade] = {}
    for pillar in pillars:
        at = len(found)
        ground = grounds[at] if at < len(grounds) else theme.line
        found.setdefault(plain(pillar), Shade(ground, ink_on(ground, *theme.on_series)))
    return found
