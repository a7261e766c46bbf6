"""Colour arithmetic: contrast on a background, distance as the eye sees it.

Sources: WCAG 2.2 for relative luminance and contrast; CIEDE2000 after Sharma, Wu and
Dalal (2005); deficient sight after Machado, Oliveira and Fernandes (2009), severity 1.
"""

import colorsys
import math
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Final

Rgb = tuple[float, float, float]  # linear or not, 0 … 1, as each function says
_WHITE: Final = "#ffffff"

_SIGHT: Final[dict[str, tuple[Rgb, Rgb, Rgb]]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours, 1 … 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, least: float = 4.5, ground: str = _WHITE) -> str:
    """Return a colour, darkened on a light ground (lightened on a dark one) until readable.

    Parameters
    ----------
    colour : str
        ``#rrggbb``.
    least : float
        The WCAG contrast to reach.
    ground : str
        What it is written on.
    """
    hue, lightness, strength = colorsys.rgb_to_hls(*_rgb(colour))
    step = 0.01 if _luminance(ground) < 0.18 else -0.01
    found = colour.lower()
    while contrast(found, ground) < least and 0 < lightness + step < 1:
        lightness += step
        found = _hex(colorsys.hls_to_rgb(hue, lightness, strength))
    return found


def mix(colour: str, ground: str, share: float) -> str:
    """Return ``share`` of a colour laid over a ground (0 is the ground, 1 the colour)."""
    over, under = _rgb(colour), _rgb(ground)
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, under, strict=True))
    return _hex((red, green, blue))


def ink_on(ground: str, *inks: str) -> str:
    """Return the ink that reads best on a ground."""
    return max(inks, key=lambda ink: contrast(ink, ground))


@cache
def distance(one: str, other: str) -> float:
    """Return the smallest CIEDE2000 of two colours over normal and deficient sight."""
    return min(ciede2000(_lab(one, matrix), _lab(other, matrix)) for matrix in _SIGHT.values())


def apart(pool: Sequence[str], first: str, count: int, least: float = 10.0) -> tuple[str, ...]:
    """Choose colours that are told apart from each other and from a first one.

    Parameters
    ----------
    pool : sequence of str
        Candidates, the preferred ones first.
    first : str
        The colour that is settled.
    count : int
        How many are wanted in all.
    least : float
        Smallest CIEDE2000 allowed, in any kind of sight.

    Returns
    -------
    tuple of str
        ``count`` colours, ``first`` first.

    Raises
    ------
    ValueError
        When the pool has no such colours.
    """
    fit = [each for each in pool if distance(first, each) >= least]
    for others in combinations(fit, count - 1):
        if all(distance(one, other) >= least for one, other in combinations(others, 2)):
            return (first, *others)
    raise ValueError(f"no {count} colours of the pool are apart from {first} and each other")


def _rgb(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(min(1, max(0, part)) * 255):02x}" for part in rgb)


def _linear(colour: str) -> Rgb:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str, sight: tuple[Rgb, Rgb, Rgb]) -> Rgb:
    """Return CIELAB (D65) of a colour as one kind of sight sees it."""
    linear = _linear(colour)
    r, g, b = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in sight
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
            0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
            (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Rgb, other: Rgb) -> float:
    """Return CIEDE2000; names as in Sharma, Wu and Dalal (2005)."""
    chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    g = 0.5 * (1 - math.sqrt(chroma**7 / (chroma**7 + 25**7)))
    (c1, h1), (c2, h2) = (_polar((1 + g) * lab[1], lab[2]) for lab in (one, other))
    lightness, c_mean = (one[0] + other[0]) / 2, (c1 + c2) / 2
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    h_mean = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * _cos(h_mean - 30)
        + 0.24 * _cos(2 * h_mean)
        + 0.32 * _cos(3 * h_mean + 6)
        - 0.20 * _cos(4 * h_mean - 63)
    )
    off = (lightness - 50) ** 2
    d_l = (other[0] - one[0]) / (1 + 0.015 * off / math.sqrt(20 + off))
    d_c = (c2 - c1) / (1 + 0.045 * c_mean)
    d_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * c_mean * t)
    bend = 30 * math.exp(-(((h_mean - 275) / 25) ** 2))
    r = -2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7)) * math.sin(math.radians(2 * bend))
    return math.sqrt(d_l**2 + d_c**2 + d_h**2 + r * d_c * d_h)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
