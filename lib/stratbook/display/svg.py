"""Drawings as data: addresses: small, alike from run to run, and readable in the dark.

Text stays text, in letters cut from the typefaces that travel inside the drawing: half the
size of outlines, as crisp, and far smaller than pixels.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from html import unescape
from typing import Final
from urllib.parse import quote

from stratbook.display.fonts.inside import FALLBACK, letters_css
from stratbook.display.theme import Theme, night_of

# What Matplotlib writes and no reader needs, and what is written instead: the prologue,
# names of groups, the layer's own defaults.
_PROLOGUE: Final = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL
)
_BETWEEN: Final = re.compile(r">\s*\n\s*<")
# Inside tags only: what is between them is a reader's text.
_TAG: Final = re.compile(r"<[^>]*>")
_SHORTER: Final = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r'<g id="[^"]*"(/?)>', r"<g\1>"),
        (r"\s*\n\s*", " "),
        (r' transform="rotate\(-0 [^)]*\)"', ""),
        (r"text-anchor: start; ", ""),
        (r"(?<!scale\()(\d\.\d\d)\d+", r"\1"),
        (r"(?<=[ \"])([MLQCZz]) (?=[-\d])", r"\1"),
        (r" (?=[MLQCZz][-\d])| (?=z\b)", ""),
        (r"M([-\d.]+) ([-\d.]+)L([-\d.]+) \2L\3 ([-\d.]+)L\1 \4z ?", r"M\1 \2H\3V\4H\1z"),
        ("xlink:href", "href"),
    )
)
_FAMILY: Final = re.compile(r"font-family: 'Stratbook Sans (Regular|SemiBold)'[^;\"]*; ?")
_SIZE: Final = re.compile(r"font-size: ([\d.]+px); ")
_CLIP: Final = re.compile(r'(?<=url\(#)p[0-9a-f]{10}(?=\))|(?<=<clipPath id=")p[0-9a-f]{10}(?=")')
_TEXT: Final = re.compile(r"<text([^>]*)>([^<]*)</text>")
_SAFE: Final = " !$()*+,-./:;=?@[]_~{}|^"  # what a quoted address may hold as it is


def address(svg: str, theme: Theme) -> str:
    """Return a drawing as a ``data:`` address that follows the page into the dark.

    Parameters
    ----------
    svg : str
        The drawing, text as text, its colours in ``style`` attributes as Matplotlib writes them.
    theme : Theme
        The theme it was drawn in; each of its colours turns into its night sister.
    """
    bare = _bare(svg)
    rules = "".join(
        f'[style*="{what}: {day}"]{{{what}:{night}!important}}'
        for day, night in _night_colours(theme).items()
        for what in ("fill", "stroke")
        if f"{what}: {day}" in bare
    )
    lettered, typeface = _lettered(bare)
    head, body = lettered.split(">", 1)
    dark = f"@media (prefers-color-scheme: dark){{{rules}}}"
    lit = f"{head}><style>{typeface}{dark}</style>{body}"
    # Percent signs for the few characters an address cannot hold: a fifth less than base64.
    return "data:image/svg+xml," + quote(lit, safe=_SAFE)


def _bare(svg: str) -> str:
    svg = _BETWEEN.sub("><", _PROLOGUE.sub("", svg))
    return _flat(_TAG.sub(_shorter, svg).replace("<g/>", "")).strip()


def _shorter(tag: re.Match[str]) -> str:
    text = tag[0]
    for pattern, short in _SHORTER:
        text = pattern.sub(short, text)
    return text


def _flat(svg: str) -> str:
    """Return a drawing without groups that say nothing, its clips under short names."""
    kept: list[bool] = []
    names: dict[str, str] = {}

    def grouped(tag: re.Match[str]) -> str:
        text = tag[0]
        if text == "</g>":
            return text if kept.pop() else ""
        if text == "<g>" or text.startswith("<g "):
            kept.append(text != "<g>")
        if text == "<g>":
            return ""
        return _CLIP.sub(lambda found: names.setdefault(found[0], f"p{len(names)}"), text)

    return _TAG.sub(grouped, svg)


def _lettered(svg: str) -> tuple[str, str]:
    """Return a drawing with short names for its typefaces, and the styles that hold them."""
    used: dict[str, set[str]] = {}
    for attributes, said in _TEXT.findall(svg):
        used.setdefault(_family_of(attributes), set()).update(unescape(said))
    if not used:
        return svg, ""
    usual = _usual(_SIZE.findall(svg))
    svg = _FAMILY.sub(_short_family, svg).replace(f"font-size: {usual}; ", "")
    base = f"text{{font:{usual} R,{FALLBACK};white-space:pre}}"
    return svg, letters_css({name: used[name] for name in used if used[name]}) + base


def _family_of(attributes: str) -> str:
    return "S" if "SemiBold" in attributes else "R"


def _short_family(found: re.Match[str]) -> str:
    return f"font-family: S,{FALLBACK}; " if found[1] == "SemiBold" else ""


def _usual(sizes: list[str]) -> str:
    """Return the size most texts have; of several, the smallest."""
    return min(sizes, key=lambda each: (-sizes.count(each), each), default="9px")


def _night_colours(theme: Theme) -> Mapping[str, str]:
    """Return each colour of the theme with what it becomes; white stays white."""
    night = night_of(theme)
    pairs: dict[str, str] = {}
    for field in fields(Theme):
        day_, night_ = getattr(theme, field.name), getattr(night, field.name)
        if isinstance(day_, str):
            pairs[day_] = night_
        else:
            pairs |= dict(zip(day_, night_, strict=True))
    pairs.pop(theme.paper)
    pairs[theme.brand] = night.brand
    return pairs
