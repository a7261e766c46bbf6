"""The letters a drawing needs, cut from the typefaces: small enough to travel inside it."""

import base64
import io
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import matplotlib as mpl
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_FILES: Final = {"R": "sans-regular.ttf", "S": "sans-semibold.ttf"}
FALLBACK: Final = "D"  # what the two lack: a tick, a triangle


def letters_css(used: dict[str, set[str]]) -> str:
    """Return the ``@font-face`` rules for a drawing.

    Parameters
    ----------
    used : dict of str to set of str
        The letters by family: ``R`` regular, ``S`` semi-bold.

    Returns
    -------
    str
        Rules for ``R``, ``S`` and, where these two lack a letter, ``D``.
    """
    found, lacking = [], set[str]()
    for family, letters in sorted(used.items()):
        known = {each for each in letters if ord(each) in _known(family)}
        lacking |= letters - known
        found.append(_face(family, known))
    if lacking:
        found.append(_face(FALLBACK, lacking))
    return "".join(found)


def _face(family: str, letters: Iterable[str]) -> str:
    data = base64.b64encode(_cut(family, "".join(sorted(letters)))).decode("ascii")
    return f"@font-face{{font-family:{family};src:url(data:font/woff;base64,{data})}}"


@cache
def _cut(family: str, letters: str) -> bytes:
    """Return a woff file with these letters alone; the same letters give the same bytes."""
    asked = Options(
        flavor="woff",
        hinting=False,
        layout_features=[],
        legacy_kern=False,
        glyph_names=False,
        notdef_outline=False,
        name_IDs=[],
        recalc_timestamp=False,
    )
    asked.drop_tables += ["GSUB", "GPOS", "GDEF", "FFTM"]
    font = TTFont(io.BytesIO(_bare(family)), recalcTimestamp=False)
    cutter = Subsetter(asked)
    cutter.populate(text=letters)
    cutter.subset(font)
    font.flavor = "woff"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


@cache
def _bare(family: str) -> bytes:
    """Return a typeface without the tables that lay letters out, which no cut keeps.

    Reading them took nine tenths of the time of each cut; what comes out is the same.
    """
    font = TTFont(io.BytesIO(_bytes(family)), recalcTimestamp=False)
    for table in ("GPOS", "GSUB"):
        if table in font:
            del font[table]
    stream = io.BytesIO()
    font.save(stream, reorderTables=None)
    return stream.getvalue()


@cache
def _bytes(family: str) -> bytes:
    if family == FALLBACK:
        return (Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf").read_bytes()
    return (files("stratbook.display.fonts") / _FILES[family]).read_bytes()


@cache
def _known(family: str) -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(_bytes(family)), lazy=True).getBestCmap())
