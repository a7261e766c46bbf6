"""An executed notebook as one chapter of the page: no code, no prompts, no scripts."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from stratbook.display.html import Html
from stratbook.notebook.ipynb import tags
from stratbook.report.content import PageChapter
from stratbook.report.markdown import ChapterProse
from stratbook.report.sections import without_empty_sections

TEMPLATES: Final = Path(__file__).parent / "templates" / "stratbook"
_SILENT: Final = {"parameters", "injected-parameters", "setup"}
_LEFT_OUT: Final = {"explore", "exercise", "solution"}


class ReportExporter(TemplateExporter):
    """Keeps what a client reads: prose, and outputs that are HTML or Markdown."""

    template_name = "stratbook"
    template_file = "chapter.html.j2"
    file_extension = ".html"

    @default("template_paths")
    def _template_paths(self) -> list[str]:
        return [str(TEMPLATES)]

    @property
    def default_config(self) -> Config:
        """Leave out the outputs of the set-up cells, and cells that are not for a report."""
        removed = Config(
            {
                "TagRemovePreprocessor": {
                    "enabled": True,
                    "remove_all_outputs_tags": _SILENT,
                    "remove_cell_tags": _LEFT_OUT,
                }
            }
        )
        removed.merge(super().default_config)
        return removed


def chapter_html(chapter: PageChapter, *, lean: bool = False) -> Html:
    """Return what stands below a chapter's title.

    Parameters
    ----------
    chapter : PageChapter
        With its executed notebook, which is not changed.
    lean : bool
        Whether sections that show nothing are left out.
    """
    notebook = without_empty_sections(chapter.notebook) if lean else chapter.notebook
    exporter = _exporter()
    exporter.register_filter("prose", ChapterProse(f"chapter-{chapter.number}").render)
    body, _ = exporter.from_notebook_node(notebook)
    return Html(body)


@cache
def _exporter() -> Any:
    """Return this process's exporter: its template is read and compiled once."""
    return ReportExporter()  # type: ignore[no-untyped-call]


def shown_outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Give the outputs of the cells that the page shows, in their order."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and not (_SILENT | _LEFT_OUT).intersection(tags(cell)):
            yield from cell.outputs
