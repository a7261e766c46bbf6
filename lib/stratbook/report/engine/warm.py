"""What every notebook's process has before its first cell: imports, a figure drawn, a shell.

Imported by the fork server before it forks anything. Libraries with threads of their own are
imported and never used here: their threads would not exist in a fork.
"""

import os

os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

import contextlib
import gc
import importlib
import io
import pkgutil
from typing import Any, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib_inline import backend_inline

from stratbook.core import reference
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import say
from stratbook.display.canvas import style
from stratbook.display.fonts import register
from stratbook.display.theme import theme_of
from stratbook.report.engine.shell import new_shell

_ROOMS: Final = ("core", "brief", "ingest", "strategy", "plan", "display", "notebook")
_TEXT: Final = "0123456789 %€.,-+ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéèàçù’"
# Nobody explores or learns in a report.
_BY_HAND: Final = ("stratbook.notebook.explorers", "stratbook.notebook.course",
                   "stratbook.display.views.exploring")  # fmt: skip
# What libraries import late: each notebook would, again and again.
_OTHERS: Final = (
    "scipy.stats", "scipy.optimize", "pyarrow.compute", "pyarrow.pandas_compat", "openpyxl",
    "holidays.countries", "fontTools.ttLib.tables.F_F_T_M_", "encodings.utf_32_be",
    "IPython.core.logger", "pandas.core.methods.to_dict", "pandas.core.reshape.reshape",
    "pandas.io.formats.html", "pandas.io.formats.string", "pandas.plotting._matplotlib",
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
)  # fmt: skip


def _import_all() -> None:
    """Import all that a notebook may import; what cannot be fails in the notebook itself."""
    for name in (*_OTHERS, *(f"stratbook.{room}" for room in _ROOMS)):
        with contextlib.suppress(Exception):
            package = importlib.import_module(name)
            if name.startswith("stratbook."):
                _import_inside(package.__path__, f"{name}.")


def _import_inside(path: Any, prefix: str) -> None:
    for each in pkgutil.walk_packages(path, prefix, onerror=lambda _: None):
        if not each.name.endswith("__main__") and not each.name.startswith(_BY_HAND):
            with contextlib.suppress(Exception):
                importlib.import_module(each.name)


def _draw() -> None:
    """Draw a figure each way: fonts are found and glyphs known from then on."""
    register()
    with mpl.rc_context(style(theme_of(), narrow=False)):
        figure = Figure(figsize=(3, 2), layout="constrained")
        axes = figure.add_subplot(title=_TEXT, xlabel=_TEXT)
        axes.plot([0, 1], [0, 1], label=_TEXT)
        figure.savefig(io.BytesIO(), format="svg")
        canvas: Any = FigureCanvasAgg(figure)  # without types
        canvas.draw()
    # matplotlib closes its open fonts in every fork, page by copied page: none are left to close.
    opened: Any = font_manager
    opened._get_font.cache_clear()


def _look_up() -> None:
    """Read the reference data and the catalogues."""
    for read in (reference.kpis, reference.rules, reference.thresholds):
        with contextlib.suppress(Exception):
            read()
    for code in LANGUAGES:
        language(code).render(say("Period"))


gc.disable()
_import_all()
_draw()
_look_up()
SHELL: Final = new_shell()
_inline: Any = backend_inline
_inline._enable_matplotlib_integration()
_shell: Any = SHELL
_shell.run_cell("None", silent=True)  # it imports what it needs the first time; nothing stays
gc.freeze()  # a collection in a fork then leaves these pages shared
