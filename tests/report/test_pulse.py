"""The weekly pulse: the same notebook, fewer cells, one page, nothing that leads nowhere."""

import re

import nbformat
import pytest

from stratbook.core.vocabulary import Document
from stratbook.notebook import editions
from stratbook.notebook.ipynb import read_notebook, tags
from stratbook.report.chapters import CHAPTERS
from stratbook.report.render import render_client
from stratbook.report.run import _for_document


def notebook(language: str = "fr") -> nbformat.NotebookNode:
    (chapter,) = CHAPTERS[Document.PULSE]
    return read_notebook(editions.folder(language) / f"{chapter}.ipynb")


def test_the_pulse_keeps_only_its_cells() -> None:
    kept = _for_document(notebook(), Document.PULSE).cells
    assert [tags(cell)[0] for cell in kept] == ["parameters", "setup", "pulse", "pulse", "pulse"]
    assert all(cell.cell_type == "code" for cell in kept)
    whole = _for_document(notebook(), Document.PERFORMANCE).cells
    assert len(whole) == sum("explore" not in tags(each) for each in notebook().cells)


def test_what_the_pulse_uses_its_own_cells_compute() -> None:
    """Run in its order, no name of a kept cell comes from a cell left out."""
    known: set[str] = set()
    for cell in _for_document(notebook(), Document.PULSE).cells:
        code = compile(cell.source, "cell", "exec")
        needed = {name for name in code.co_names if name in {"score", "families", "look"}}
        bound = set(re.findall(r"^(\w+)(?:, \w+)* = ", cell.source, re.MULTILINE))
        assert needed <= known | bound
        known |= bound


@pytest.mark.slow
def test_a_week_renders_on_one_page_without_dead_links(root, tmp_path) -> None:
    client = root / "data" / "clients" / "librairie_du_quai"
    (report,) = render_client(
        client, period="2026-W44", languages=("fr",), document="pulse", out=tmp_path
    )
    assert report == tmp_path / "librairie_du_quai" / "2026-W44" / "fr" / "report.html"
    page = report.read_text(encoding="utf-8")
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert 'class="sheet pulse"' in page
    assert "sb-cards" in page
    assert page.count("<h1>") == 1
