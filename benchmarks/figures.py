"""Whether a report's drawings are smaller as SVG or as quantised pixels.

Every drawing of rendered reports is drawn again by Chromium at two pixels a point, brought to 64
colours without dithering (which packs best) and written as an optimised PNG; both are counted as
they would stand in the page: the PNG in base64, the SVG as its ``data:`` address.

    python benchmarks/figures.py report.html [report.html …]

Playwright and a Chromium (CHROMIUM names another than the system's) and Pillow, which comes with
Matplotlib, are needed here only: the program itself draws no pixels.
"""

import base64
import datetime as dt
import html
import io
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PIL import Image
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip
COLOURS, SCALE, SHOWN = 64, 2, 8
DRAWING = re.compile(r'<img\b[^>]*?src="(data:image/svg\+xml[^"]*)"[^>]*>')
TITLE = re.compile(r'class="sb-figure-title">(.*?)</p>', re.DOTALL)

HEAD = """# Drawings: SVG or pixels

{day}, one run; rendered reports: {names}. Made by
`python benchmarks/figures.py report.html …`. Each drawing as it stands (SVG, letters cut from the
typefaces inside it) against a PNG of {scale} pixels a point and {colours} colours, in kB of the
page (1 kB = 1,000 bytes; the PNG in base64). Ratio: SVG ÷ PNG, below 1 where SVG is smaller.

| drawings | how many | smaller as PNG | SVG, kB | PNG, kB | smaller of both, kB | ratio | highest |
|---|--:|--:|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True)
class Drawing:
    """One drawing: what it is, and its bytes in the page either way."""

    title: str
    kind: str
    svg: int
    png: int

    @property
    def ratio(self):
        return self.svg / self.png


def drawings_of(page, path):
    """Yield the drawings of a report's figures and of its cards."""
    text = Path(path).read_text(encoding="utf-8")
    seen = set()
    for block in re.findall(r"<figure\b[^>]*sb-figure.*?</figure>", text, re.DOTALL):
        named = TITLE.search(block)
        title = html.unescape(re.sub(r"<[^>]+>", "", named[1])) if named else ""
        for tag in DRAWING.finditer(block):
            seen.add(tag[1])
            yield measured(page, title, "phone" if "sb-phone" in tag[0] else "wide", tag[1])
    for tag in DRAWING.finditer(text):
        if tag[1] not in seen:
            yield measured(page, "", "sparkline", tag[1])


def measured(page, title, kind, address):
    """Return a drawing with its bytes as it stands and as pixels."""
    page.set_content(f'<body style="margin:0"><img style="display:block" src="{address}">')
    page.wait_for_function("document.images[0].complete")
    pixels = Image.open(io.BytesIO(page.locator("img").screenshot())).convert("RGB")
    few = pixels.quantize(COLOURS, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    png = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
    return Drawing(title, kind, len(html.unescape(address).encode()), len(png))


def page_of(found, names):
    """Return the measure as a page."""
    day = dt.datetime.now(dt.UTC).date()
    out = [HEAD.format(day=day, names=", ".join(names), scale=SCALE, colours=COLOURS)]
    for kind in ("wide", "phone", "sparkline"):
        out.append(row(kind, [each for each in found if each.kind == kind]))
    out.append(row("all", found))
    worst = sorted(found, key=lambda each: each.png - each.svg)[:SHOWN]
    lost = [each for each in worst if each.ratio > 1]
    if lost:
        out += [
            "\nWhere pixels would be smaller, the heaviest first:\n",
            "| figure | drawing | SVG, kB | PNG, kB |",
            "|---|---|--:|--:|",
        ]
        out += [f"| {each.title} | {each.kind} | {each.svg / 1e3:.1f} | {each.png / 1e3:.1f} |"
                for each in lost]  # fmt: skip
    svg, spared = (
        sum(each.svg for each in found),
        sum(max(0, each.svg - each.png) for each in found),
    )
    out.append(
        f"\nTaking the smaller of both would spare {spared / 1e3:.0f} kB, {spared / svg:.1%} of "
        "the drawings. Pixels\nwould not follow a page into the dark (a second picture each), "
        "nor keep their letters as text."
    )
    return "\n".join(out) + "\n"


def row(name, found):
    """Return one line of the table."""
    svg, png = sum(each.svg for each in found), sum(each.png for each in found)
    least = sum(min(each.svg, each.png) for each in found)
    ratios = [each.ratio for each in found] or [float("nan")]
    lost = sum(each.ratio > 1 for each in found)
    return (f"| {name} | {len(found)} | {lost} | {svg / 1e3:,.0f} | {png / 1e3:,.0f} | "
            f"{least / 1e3:,.0f} | {median(ratios):.2f} | {max(ratios):.2f} |")  # fmt: skip


def main(paths):
    """Measure the reports and write the page beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(device_scale_factor=SCALE, viewport={"width": 1280, "height": 1400})
        found = [each for path in paths for each in drawings_of(page, path)]
        browser.close()
    names = [f"{Path(each).resolve().parent.parent.parent.name} "
             f"({Path(each).stat().st_size / 1e6:.2f} MB)" for each in paths]  # fmt: skip
    told = page_of(found, names)
    Path(__file__).with_suffix(".md").write_text(told, encoding="utf-8")
    sys.stdout.write(told)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    main(sys.argv[1:])
