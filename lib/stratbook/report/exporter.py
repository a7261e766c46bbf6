"""An executed notebook as one chapter of the page: no code, no prompts, no scripts."""

from pathlib import Path
from typing import Any, Final

from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default
from traitlets.config import Config

from stratbook.display.html import Html
from stratbook.report.content import PageChapter
from stratbook.report.markdown import ChapterProse

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


def chapter_html(chapter: PageChapter) -> Html:
    """Return what stands below a chapter's title.

    Parameters
    ----------
    chapter : PageChapter
        With its executed notebook, which is not changed.
    """
    exporter: Any = ReportExporter()  # type: ignore[no-untyped-call]
    exporter.register_filter("prose", ChapterProse(f"chapter-{chapter.number}").render)
    body, _ = exporter.from_notebook_node(chapter.notebook)
    return Html(body)
