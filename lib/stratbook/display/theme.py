"""Colours: one that matters, greys for the rest, and hues that tell series apart."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from stratbook.display.colour import apart, ink_on, mix, readable

_WHITE: Final = "#ffffff"
_NIGHT: Final = "#12181f"
_DEFAULT: Final = "#0b5fa5"
_SERIES: Final = (
    "#d0722a", "#2f9384", "#8f2d3b", "#22304a", "#7d4596", "#6d8cab", "#c4648f", "#1f5a45",
    "#5d6b1f", "#4b8ad6", "#6b4226", "#8a8a8a", "#4a1220", "#a87d9c", "#2b2b2b",
)  # fmt: skip
_SERIES_NIGHT: Final = (
    "#f0a060", "#a8ecd8", "#e07a8b", "#d98cb8", "#b58cd6", "#c9d17a", "#b07850", "#dfe6ee",
    "#7a8794", "#4fc3b0", "#8fb4d9", "#5c9ded", "#f7dcb4", "#f4c2f4", "#6fae5c", "#f28b9b",
)  # fmt: skip
_HEAT: Final = (0.10, 0.24, 0.42, 0.66, 0.96)  # never the brand itself: see Theme.heat


@dataclass(frozen=True)
class Theme:
    """The colours of a report on a light ground, as ``#rrggbb``.

    Parameters
    ----------
    brand : str
        The client's colour, dark enough to be read on white (contrast 4.5 at least).
    brand_wash : str
        A very light tint of it, for boxes.
    ink, muted, faint, line, wash, paper : str
        Text, secondary text, unimportant marks, rules, background, page.
    ground : str
        What a drawing fills with the page's colour. Not ``paper`` itself, which drawings write
        with on dark cells and which stays white at night.
    good, watch, bad : str
        Status colours; never the only sign of a status.
    series : tuple of str
        Five hues to tell series apart, the brand's first: CIEDE2000 of 10 or more between
        any two, in normal and in deficient sight.
    heat : tuple of str
        Five steps from little to much, for heat cells. No step equals another colour of
        the theme: drawings are recoloured for the dark page colour by colour.
    series_text : tuple of str
        The same hues, dark enough to write with.
    on_series : (str, str)
        Light and dark ink for text inside a series' colour.
    """

    brand: str
    brand_wash: str
    series: tuple[str, ...]
    series_text: tuple[str, ...]
    heat: tuple[str, ...]
    on_series: tuple[str, str] = ("#fffffe", "#0b1117")
    ink: str = "#16202c"
    muted: str = "#55626f"
    faint: str = "#b3bdc7"
    line: str = "#e1e6eb"
    wash: str = "#f6f8fa"
    paper: str = _WHITE
    ground: str = "#fefefe"
    good: str = "#1b6e43"
    watch: str = "#8a5a00"
    bad: str = "#b3261e"

    def written_on(self, fill: str) -> str:
        """Return the ink for text inside a mark, which can be read by night too.

        Marks of a series or a status turn light at night and their text dark; unimportant ones
        stay middling, and take the page's own ink.
        """
        return self.ink if fill == self.faint else ink_on(fill, *self.on_series)


@cache
def theme_of(colour: str = _DEFAULT) -> Theme:
    """Return the theme for a client's colour, darkened if it must be to be read on white.

    Parameters
    ----------
    colour : str
        ``#rrggbb``.
    """
    brand = readable(colour, 5.2)  # 4.5 on its own tint too
    series = apart(_SERIES, brand, 5)
    return Theme(
        brand=brand,
        brand_wash=mix(brand, _WHITE, 0.07),
        series=series,
        series_text=tuple(readable(each) for each in series),
        heat=tuple(mix(brand, _WHITE, share) for share in _HEAT),
    )


@cache
def night_of(theme: Theme) -> Theme:
    """Return the same theme on a dark ground, colour for colour.

    Series are light there, and text inside them dark.
    """
    brand = readable(theme.brand, 6.0, _NIGHT)
    series = apart(_SERIES_NIGHT, brand, 5)
    return Theme(
        brand=brand,
        brand_wash=mix(theme.brand, _NIGHT, 0.28),
        series=series,
        series_text=series,
        on_series=(_NIGHT, _NIGHT),
        heat=tuple(mix(theme.brand, _NIGHT, 0.25 + 0.75 * share) for share in _HEAT),
        ink="#e8edf2",
        muted="#a9b4bf",
        faint="#5d6975",
        line="#2c3640",
        wash="#0c1116",
        paper=_NIGHT,
        ground=_NIGHT,
        good="#63c994",
        watch="#e3b04b",
        bad="#ff8a80",
    )
