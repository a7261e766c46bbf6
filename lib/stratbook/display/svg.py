"""Drawings as data: addresses: small, alike from run to run, and readable in the dark."""

import re
from dataclasses import fields
from typing import Final
from urllib.parse import quote

from stratbook.display.theme import Theme, night_of

# What Matplotlib writes and no reader needs, and what is written instead: the prologue,
# each text again as a comment, names of groups, line breaks, a sixth decimal.
_SHORTER: Final = tuple(
    (re.compile(pattern, re.DOTALL), short)
    for pattern, short in (
        (r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->", ""),
        (r'<g id="[^"]*"(/?)>', r"<g\1>"),
        (r">\s+<", "><"),
        (r"\s*\n\s*", " "),
        (r"(?<!scale\()(\d\.\d\d)\d+", r"\1"),
        (r"(?<=[ \"])([MLQCZz]) (?=[-\d])", r"\1"),
        (r" (?=[MLQCZz][-\d])| (?=z\b)", ""),
        (r"(?<=[#\"])StratbookSans-(Regular|SemiBold)-", r"\1"),
        ("xlink:href", "href"),
        ("<g/>", ""),
    )
)

_COARSE: Final = 8
_GLYPH: Final = re.compile(
    r'(?P<id><path id="[^"]+") d="(?P<path>[MLQCz\d -]+)" transform="scale\((?P<scale>[\d.]+)\)"'
)
_STEP: Final = re.compile(r"([MLQCz])([\d -]*)")
_SAFE: Final = " !$()*+,-./:;=?@[]_~{}|^"  # what a quoted address may hold as it is


def address(svg: str, theme: Theme) -> str:
    """Return a drawing as a ``data:`` address that follows the page into the dark.

    Parameters
    ----------
    svg : str
        The drawing, its colours in ``style`` attributes as Matplotlib writes them.
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
    head, body = bare.split(">", 1)
    lit = f"{head}><style>@media (prefers-color-scheme: dark){{{rules}}}</style>{body}"
    # Percent signs for the few characters an address cannot hold: a fifth less than base64.
    return "data:image/svg+xml," + quote(lit, safe=_SAFE)


def _bare(svg: str) -> str:
    for pattern, short in _SHORTER:
        svg = pattern.sub(short, svg)
    return _GLYPH.sub(_coarser, svg).strip()


def _coarser(glyph: re.Match[str]) -> str:
    """Return a letter's outline in relative steps of an eighth: half the characters.

    A letter is 5,000 units high; an eighth of that is still a fiftieth of a pixel on paper.
    """
    path, x, y, start = [], 0, 0, (0, 0)
    for command, numbers in _STEP.findall(glyph["path"]):
        points = [round(int(each) / _COARSE) for each in numbers.split()]
        if command == "z":
            path.append("z")
            x, y = start
            continue
        steps = [each - (y if place % 2 else x) for place, each in enumerate(points)]
        path.append(command.lower() + " ".join(map(str, steps)).replace(" -", "-"))
        x, y = points[-2:]
        start = (x, y) if command == "M" else start
    scale = f"{float(glyph['scale']) * _COARSE:g}"
    return f'{glyph["id"]} d="{"".join(path)}" transform="scale({scale})"'


def _night_colours(theme: Theme) -> dict[str, str]:
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
