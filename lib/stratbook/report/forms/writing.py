"""Writing a report's other forms, once its page is written."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from stratbook.display.look import Look
from stratbook.report.content import PageContent
from stratbook.report.forms import Form
from stratbook.report.forms.pdf import browser, write_pdf
from stratbook.report.forms.slides import write_pptx
from stratbook.report.forms.tables import write_xlsx


def can_write(forms: Iterable[Form]) -> None:
    """See, before anything runs, that what the forms need is there.

    Raises
    ------
    ParameterError
        When there is no browser to print with.
    """
    if Form.PDF in set(forms):
        browser()


def write_forms(
    forms: Iterable[Form], look: Look, content: PageContent, page: Path
) -> tuple[Path, ...]:
    """Write a report's other forms beside its page.

    Parameters
    ----------
    forms : iterable of Form
        Which; each once.
    look : Look
        The reader's language and theme.
    content : PageContent
        What the report shows.
    page : Path
        The page, already written.

    Returns
    -------
    tuple of Path
        ``report.pdf``, ``report.pptx``, ``report.xlsx``.
    """
    day = content.cover.cutoff or content.cover.period.end
    return tuple(_written(each, look, content, page, day) for each in dict.fromkeys(forms))


def _written(form: Form, look: Look, content: PageContent, page: Path, day: dt.date) -> Path:
    path = page.with_name(f"report.{form}")
    match form:
        case Form.PDF:
            write_pdf(page, path, day)
        case Form.PPTX:
            write_pptx(look, content, path, day)
        case Form.XLSX:
            write_xlsx(look, content, path)
    return path
