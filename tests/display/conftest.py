"""What holds for every view: no figure is drawn without its numbers being told."""

from collections.abc import Iterator

import pytest

from stratbook.display import figures


@pytest.fixture(autouse=True)
def _told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test of a view that draws a figure whose numbers reach no workbook."""
    if not request.module.__name__.rpartition(".")[2].startswith("test_views_"):
        yield
        return
    drawn, untold = figures._drawn, []

    def watched(look, draw, size):
        address, behind = drawn(look, draw, size)
        if size[0] == figures.WIDE and not any(block.rows for block in behind):
            untold.append(draw.__qualname__)
        return address, behind

    monkeypatch.setattr(figures, "_drawn", watched)
    yield
    assert not untold, f"figures without numbers: {untold}"
