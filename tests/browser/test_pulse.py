"""The weekly pulse on paper: one A4 page, and no request."""

import io

import pytest
from pypdf import PdfReader

from stratbook.report.render import render_client

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("client", ["ateliers_du_rivage", "les_sentiers_vivants"])
def test_a_week_fits_one_page(client, root, tmp_path, browser) -> None:
    folder = root / "data" / "clients" / client
    (report,) = render_client(folder, period="2026-W44", document="pulse", out=tmp_path)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri(), wait_until="load")
    width = page.evaluate("document.documentElement.scrollWidth")
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    page.close()
    assert len(pages) == 1
    assert width <= 390
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
