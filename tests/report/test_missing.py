"""A figure that nobody gave is said to be missing, through the real chapter and the page."""

import html
import re

import pytest

from stratbook.core.vocabulary import Document
from stratbook.report import render
from stratbook.report.render import render_client
from tiny_client import write_client

pytestmark = pytest.mark.slow

CARD = re.compile(r'class="sb-card-name">(.*?)</p><p class="sb-card-value">(.*?)</p>')


def cards(page: str) -> dict[str, str]:
    """Return what each card of a page shows, by the KPI's label."""
    return {
        html.unescape(re.sub("<[^>]*>", "", name)): re.sub("<[^>]*>", "", value)
        for name, value in CARD.findall(page)
    }


@pytest.mark.parametrize(("reach", "shown"), [("reach", True), ("duration", False)])
def test_a_rate_without_its_denominator_is_n_d_and_not_nought(tmp_path, monkeypatch, reach, shown):
    monkeypatch.setattr(render, "CHAPTERS", dict.fromkeys(Document, ("08_performance",)))
    client = write_client(tmp_path / "petits_pots")
    posts = client / "exports" / "posts.csv"
    posts.write_text(posts.read_text("utf-8").replace(",reach,", f",{reach},"), encoding="utf-8")
    (report,) = render_client(client, out=tmp_path / "reports")
    (value,) = cards(report.read_text("utf-8")).values()
    assert (value == "n.d.") is not shown
    assert shown is value.endswith("%")
    listed = report.read_text("utf-8").partition('id="appendix-missing"')[2]
    assert ("Taux d’engagement sur portée" in listed) is not shown
