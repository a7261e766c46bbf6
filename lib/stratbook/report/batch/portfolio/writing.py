"""``index.html`` and its twin in the other language, beside the reports."""

from collections.abc import Sequence
from pathlib import Path

from stratbook.core.language import language
from stratbook.display.look import Look
from stratbook.report.batch.outcome import Outcome
from stratbook.report.batch.portfolio.page import render_portfolio
from stratbook.report.batch.summary import write_whole


def write_portfolio(
    outcomes: Sequence[Outcome], out: Path, languages: Sequence[str]
) -> tuple[Path, ...]:
    """Write the portfolio of a batch.

    Parameters
    ----------
    outcomes : sequence of Outcome
        Of the batch.
    out : Path
        The folder of reports.
    languages : sequence of str
        The first gets ``index.html``, each other one ``index.<language>.html``.

    Returns
    -------
    tuple of Path
        The page of the first language.
    """
    codes = tuple(dict.fromkeys(languages))
    names = {code: _name(code, codes[0]) for code in codes}
    for code in codes:
        page = render_portfolio(Look(language(code)), outcomes, out, names)
        write_whole(out / names[code], page)
    return (out / names[codes[0]],)


def _name(code: str, first: str) -> str:
    return "index.html" if code == first else f"index.{code}.html"
