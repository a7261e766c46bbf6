"""The typefaces: Inter for text and figures, Source Serif 4 for titles (OFL 1.1)."""

import base64
import re
from functools import cache
from importlib.resources import files
from typing import Final

from matplotlib import font_manager

# What each subset covers, as its maker publishes it; the page embeds only those it needs.
_RANGES: Final = {
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
        "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
    "latin-ext": (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,"
        "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF"
    ),
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "cyrillic-ext": "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F",
}
_SIGNS: Final = "U+202F,U+2192,U+2248,U+2260,U+2264-2265,U+25B2,U+25BC,U+25C6,U+25CF,U+2714,U+2716"
_FAMILIES: Final = {"inter": ("Inter", "100 900"), "serif": ("Source Serif", "200 900")}

SANS: Final = ("Stratbook Sans Regular", "DejaVu Sans")
STRONG: Final = ("Stratbook Sans SemiBold", "DejaVu Sans")


def face_css(text: str) -> str:
    """Return the ``@font-face`` rules a page with this text needs, the files inside them.

    Parameters
    ----------
    text : str
        All text of the page, or its markup; letters beyond Latin bring their subset along.
    """
    # Latin has œ, which the ranges of extended Latin name too: 170 kB for one letter.
    letters = {ord(each) for each in set(text)} - _codes(_RANGES["latin"])
    rules = [
        _face(family, f"{short}-{subset}.woff2", weights, _RANGES[subset])
        for short, (family, weights) in _FAMILIES.items()
        for subset in _RANGES
        if subset == "latin" or letters & _codes(_RANGES[subset])
    ]
    # The last rule wins where ranges meet: U+202F is missing from the Latin subsets.
    rules += [
        _face(family, "signs.woff2", weights, _SIGNS) for family, weights in _FAMILIES.values()
    ]
    return "\n".join(rules)


@cache
def register() -> None:
    """Make the two static weights known to Matplotlib, once."""
    for style in ("regular", "semibold"):
        font_manager.fontManager.addfont(str(files(__name__) / f"sans-{style}.ttf"))


def _face(family: str, file: str, weights: str, covers: str) -> str:
    data = base64.b64encode((files(__name__) / file).read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weights};font-display:block;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2");unicode-range:{covers}}}'
    )


@cache
def _codes(covers: str) -> frozenset[int]:
    """Return the code points of a ``unicode-range``."""
    found: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", covers):
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
