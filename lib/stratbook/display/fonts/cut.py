"""How the files of this folder were made; run by hand when a typeface has a new version.

    python -m stratbook.display.fonts.cut INTER SERIF

``INTER`` and ``SERIF`` are the unpacked npm packages ``@fontsource-variable/inter`` and
``@fontsource-variable/source-serif-4`` (both SIL Open Font Licence 1.1). The page embeds
their woff2 subsets as they are. Matplotlib reads neither woff2 nor variable fonts, so two
static weights of Inter are cut for it: Latin, extended Latin and Cyrillic in one file,
figures of one width by default, and a PostScript name of their own, without which
the glyph ids of two weights collide in one drawing. A handful of signs (a tick, a cross,
U+202F) that Inter's subsets lack is cut from the DejaVu Sans that comes with Matplotlib.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE: Final = Path(__file__).parent
SUBSETS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
WEIGHTS: Final = {"Regular": 400, "SemiBold": 600}
SIGNS: Final = "\u202f≤≥≠≈→✔✖▲▼●◆–−"


def main(inter: Path, serif: Path) -> None:
    """Copy the page's subsets with their licences and cut the rest."""
    for folder, name, short in ((inter, "inter", "inter"), (serif, "source-serif-4", "serif")):
        shutil.copy(folder / "LICENSE", HERE / f"{short}-OFL.txt")
        for subset in SUBSETS:
            source = folder / "files" / f"{name}-{subset}-wght-normal.woff2"
            shutil.copy(source, HERE / f"{short}-{subset}.woff2")
    for style, weight in WEIGHTS.items():
        cut_weight(style, weight)
    cut_signs()


def cut_weight(style: str, weight: int) -> None:
    """Cut one static weight of Inter, all subsets in one file."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in SUBSETS:
            font = TTFont(HERE / f"inter-{subset}.woff2")
            fixed = instantiateVariableFont(font, {"wght": weight})
            _level_figures(fixed)
            _keep_shapes_only(fixed)
            fixed.flavor = None
            parts.append(str(Path(folder) / f"{subset}.ttf"))
            fixed.save(parts[-1])
        whole = Merger().merge(parts)
    _name(whole, family=f"Stratbook Sans {style}", postscript=f"StratbookSans-{style}")
    # Matplotlib looks for weight 400 in a family unless told otherwise: each is a family.
    whole["OS/2"].usWeightClass = 400
    whole.recalcTimestamp = False
    whole.save(HERE / f"sans-{style.lower()}.ttf", reorderTables=True)


def cut_signs() -> None:
    """Cut the signs that Inter lacks, for the page."""
    import matplotlib as mpl  # noqa: PLC0415 - only this step needs it

    font = TTFont(
        Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", recalcTimestamp=False
    )
    options = Options(layout_features=[], hinting=False, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=SIGNS)
    subsetter.subset(font)
    _name(font, family="Stratbook Signs", postscript="StratbookSigns")
    font.flavor = "woff2"
    font.save(HERE / "signs.woff2")
    shutil.copy(
        Path(mpl.get_data_path()) / "fonts" / "ttf" / "LICENSE_DEJAVU", HERE / "signs-LICENSE.txt"
    )


def _level_figures(font: Any) -> None:
    """Make the figures of one width (tnum) the default ones."""
    if "GSUB" not in font:
        return
    features = font["GSUB"].table.FeatureList.FeatureRecord
    wanted = {
        place
        for record in features
        if record.FeatureTag == "tnum"
        for place in record.Feature.LookupListIndex
    }
    swap: dict[str, str] = {}
    for place in wanted:
        for table in font["GSUB"].table.LookupList.Lookup[place].SubTable:
            swap |= getattr(table, "ExtSubTable", table).mapping
    for cmap in font["cmap"].tables:
        cmap.cmap = {code: swap.get(glyph, glyph) for code, glyph in cmap.cmap.items()}


def _keep_shapes_only(font: Any) -> None:
    """Leave out what a drawing with text as paths does not use."""
    for tag in ("GSUB", "GDEF", "STAT", "DSIG"):
        if tag in font:
            del font[tag]


def _name(font: Any, family: str, postscript: str) -> None:
    names = font["name"]
    for name, text in ((1, family), (2, "Regular"), (3, postscript), (4, family), (6, postscript)):
        names.setName(text, name, 3, 1, 0x409)
        names.setName(text, name, 1, 0, 0)
    for name in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
