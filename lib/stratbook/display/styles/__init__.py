"""The style sheets: fragments look the same in the report and in a notebook."""

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Final

from stratbook.display.fonts import face_css
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.theme import Theme, night_of

_NAMES: Final = (
    "brand", "brand_wash", "ink", "muted", "faint", "line", "wash", "paper", "good", "watch", "bad",
)  # fmt: skip


def notebook_styles(look: Look) -> Html:
    """Return the styles a notebook's first cell shows, so that fragments look right there."""
    css = _variables(".sb", look.theme) + _sheet("fragments") + _sheet("notebook")
    return Html(f"<style>{css}</style>")


def lab_styles(look: Look) -> Html:
    """Return the styles of the lab's start page, for JupyterLab's light theme and its dark one."""
    dark = _variables('[data-jp-theme-light="false"] .sb-lab', night_of(look.theme))
    shown = notebook_styles(look).markup.removesuffix("</style>")
    scheme = '[data-jp-theme-light="false"] .sb-lab,[data-jp-theme-light="false"] .sb-lab .sb'
    night = f"{dark}{dark.replace('.sb-lab', '.sb-lab .sb')}{scheme}{{color-scheme:dark}}"
    return Html(f"{shown}{_sheet('lab')}{night}</style>")


def page_css(look: Look, text: str, running: str) -> str:
    """Return the report page's style sheet, typefaces inside it.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    text : str
        All text of the page: decides which subsets of the typefaces it needs.
    running : str
        Plain text printed at the foot of each page but the cover.
    """
    night = _variables(":root", night_of(look.theme)).strip()
    page_number = look.text("Page")
    sheets = [
        face_css(text),
        _variables(":root", look.theme),
        _sheet("page"),
        _sheet("fragments"),
        _sheet("moving"),
        "@media screen and (prefers-color-scheme: dark) {" + night + "}",
        _sheet("print"),
        "@page { @bottom-left { content: " + quoted(running) + "; } "
        "@bottom-right { content: "
        + quoted(page_number + "\u00a0")
        + " counter(page) "
        + quoted(" / ")
        + " counter(pages); } }",
        "@page :first { @bottom-left { content: none; } @bottom-right { content: none; } }",
    ]
    return "\n".join(sheets)


def portfolio_css() -> str:
    """Return what the portfolio's style sheet adds to that of a report page."""
    return _sheet("portfolio")


def quoted(text: str) -> str:
    """Return text as a CSS string that nothing in it can end."""
    safe = (each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text)
    return '"' + "".join(safe) + '"'


def _variables(where: str, theme: Theme) -> str:
    values = asdict(theme)
    lines = "".join(f"--sb-{name.replace('_', '-')}:{values[name]};" for name in _NAMES)
    return f"{where}{{{lines}}}\n"


@cache
def _sheet(name: str) -> str:
    return (files(__name__) / f"{name}.css").read_text(encoding="utf-8")
