"""Figures: drawn for two widths, alike from run to run, readable, and honest about gaps."""

import base64
import html
import io
import math
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from urllib.parse import unquote

import pytest
from fontTools.ttLib import TTFont
from matplotlib.lines import Line2D

from stratbook.core.language import language
from stratbook.core.message import Quantity, Unit, say
from stratbook.core.period import month, quarter, week
from stratbook.display import charts, figures
from stratbook.display.canvas import Canvas
from stratbook.display.look import Look
from stratbook.display.theme import night_of, theme_of
from stratbook.display.trend import Break, Trend, draw_trend

LOOK = Look(language("fr"))
CAPTION = figures.Caption(
    say("Title <b>"), say("Subtitle"), say("Source: a file"), say("What is seen"), say("Do it")
)
ROOT = Path(__file__).parents[2]


def counts(*values: float | None) -> list[Quantity]:
    return [Quantity(value=value) for value in values]


def svgs(markup: str) -> list[str]:
    found = re.findall(r'src="data:image/svg\+xml,([^"]+)"', markup)
    return [unquote(each) for each in found]


def drawn(draw: figures.Draw, *, narrow: bool = False) -> Canvas:
    """Return the canvas after drawing, to look at its artists."""
    kept: list[Canvas] = []

    def keep(canvas: Canvas) -> None:
        draw(canvas)
        kept.append(canvas)

    figures.figure(LOOK, keep, CAPTION)
    return next(each for each in kept if each.narrow is narrow)


def texts(canvas: Canvas) -> list[str]:
    axes = canvas.figure.axes
    labels = [label.get_text() for each in axes for label in each.get_yticklabels()]
    return [*labels, *(text.get_text() for each in axes for text in each.texts)]


def known(artist: Line2D) -> list[float]:
    return [value for value in artist.get_ydata() if not math.isnan(value)]


def line(canvas: Canvas) -> None:
    canvas.line(canvas.axes(), [1, 2, 4])


def test_a_figure_says_everything_around_its_two_drawings() -> None:
    markup = figures.figure(LOOK, line, CAPTION).markup
    assert "Title &lt;b&gt;" in markup
    assert "Subtitle" in markup
    assert "Source: a file" in markup
    assert "Et donc\u202f?" in markup
    assert markup.count('alt="What is seen"') == 2
    assert len(svgs(markup)) == 2
    assert " hidden=" in markup


def test_the_phone_has_a_narrower_drawing_with_larger_text() -> None:
    wide, phone = svgs(figures.figure(LOOK, line, CAPTION).markup)
    assert 'width="518.4pt"' in wide
    assert 'width="259.2pt"' in phone
    sizes = [float(re.findall(r"text{font:([\d.]+)px", each)[0]) for each in (wide, phone)]
    assert sizes[0] < sizes[1]


def test_paper_sets_beside_the_words_what_can_be_read_there() -> None:
    """73 mm for 3.6 inches leave 0.8 of a letter's size: 7 pt of 8.8."""

    def fine(canvas: Canvas) -> None:
        canvas.axes().annotate("small", (0.2, 0.2), fontsize=8.7 if canvas.narrow else 6)

    beside = 'class="sb sb-figure sb-beside"'
    assert beside in figures.figure(LOOK, line, CAPTION).markup
    assert beside in figures.figure(LOOK, line, CAPTION, 5.0, 4.6).markup
    assert beside not in figures.figure(LOOK, line, CAPTION, 3.2, 4.7).markup
    assert beside not in figures.figure(LOOK, fine, CAPTION).markup
    assert beside not in figures.figure(LOOK, line, CAPTION, phone_height=None).markup


def test_a_figure_without_alternative_text_is_refused() -> None:
    silent = figures.Caption(say("t"), say("s"), say("f"), say(" "))
    with pytest.raises(ValueError, match="what it shows"):
        figures.figure(LOOK, line, silent)


def test_drawings_carry_no_date_no_comment_and_text_as_it_was_written() -> None:
    hostile = '</text><script>alert("x")</script> M 1.23456 {a:b} -- $x_1$'

    def draw(canvas: Canvas) -> None:
        canvas.axes().annotate(hostile, (0.2, 0.2))

    for svg in svgs(figures.figure(LOOK, draw, CAPTION).markup):
        assert "metadata" not in svg
        assert "<!--" not in svg
        assert "<script" not in svg
        found = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
        assert hostile in [html.unescape(each) for each in found]  # shortened in tags only


def test_a_drawing_brings_the_letters_it_shows_and_no_others() -> None:
    def draw(canvas: Canvas) -> None:
        axes = canvas.axes()
        axes.set_xticks([])
        axes.set_yticks([])
        axes.annotate("Été ✔", (0.1, 0.1))

    svg = svgs(figures.figure(LOOK, draw, CAPTION).markup)[0]
    faces = re.findall(r"font-family:(\w);src:url\(data:font/woff;base64,([^)]+)\)", svg)
    letters = {
        name: {chr(each) for each in TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()}
        for name, data in faces
    }
    assert letters == {"R": set("Été "), "D": {"✔"}}


def test_a_dollar_is_not_a_formula() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.axes().annotate("from $5 to $\\frac{", (0.2, 0.2))

    assert len(svgs(figures.figure(LOOK, draw, CAPTION).markup)) == 2


def test_letters_of_other_scripts_are_drawn_not_boxed(caplog: pytest.LogCaptureFixture) -> None:
    names = ["Ateliers", "Кераміка Київ", "Κεραμική", "≥ 5 ✔ \u202f"]
    shown = [charts.Bar(name, Quantity(value=3)) for name in names]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures.figure(LOOK, lambda canvas: charts.bars(canvas, shown), CAPTION)
    assert "findfont" not in caplog.text


def test_each_weight_has_its_own_glyphs() -> None:
    def draw(canvas: Canvas) -> None:
        axes = canvas.axes()
        axes.annotate("a", (0.1, 0.1))
        canvas.label(axes, (0.5, 0.5), "a")

    svg = svgs(figures.figure(LOOK, draw, CAPTION).markup)[0]
    assert set(re.findall(r"font-family:(\w);src", svg)) == {"R", "S"}
    assert "font-family: S,D" in svg
    ids = re.findall(r'id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', svg)) <= set(ids)


def test_every_colour_of_the_theme_has_its_night_sister() -> None:
    svg = svgs(figures.figure(LOOK, line, CAPTION).markup)[0]
    night = night_of(theme_of())
    assert "prefers-color-scheme: dark" in svg
    assert f'[style*="stroke: {theme_of().brand}"]{{stroke:{night.brand}!important}}' in svg
    assert f'[style*="fill: {theme_of().muted}"]{{fill:{night.muted}!important}}' in svg


def test_a_box_in_the_page_s_colour_turns_dark_with_the_page() -> None:
    def boxed(canvas: Canvas) -> None:
        box = {"facecolor": canvas.colours.ground, "edgecolor": "none"}
        canvas.axes().annotate("inside", (0.2, 0.2), bbox=box)

    svg = svgs(figures.figure(LOOK, boxed, CAPTION).markup)[0]
    night = night_of(theme_of()).paper
    assert f'[style*="fill: {theme_of().ground}"]{{fill:{night}!important}}' in svg


def test_drawings_are_small() -> None:
    periods = month(2026, 10).back(14)
    trend = Trend(periods, counts(*range(100_000, 114_000, 1000)), target=Quantity(value=110_000))
    for svg in svgs(figures.figure(LOOK, lambda c: draw_trend(c, trend), CAPTION).markup):
        assert len(svg) < 40_000


def test_two_processes_draw_the_same_bytes() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/display'); import test_figures as t; "
        "from stratbook.display import figures, charts; "
        "bars = [charts.Bar(n, q) for n, q in zip('abc', t.counts(3, 1, 2))]; "
        "print(figures.figure(t.LOOK, lambda c: charts.bars(c, bars), t.CAPTION))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "lib")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


# -- honest marks ------------------------------------------------------------------


def test_a_missing_value_is_a_gap_and_never_a_zero() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(canvas.axes(), [5, None, 7, None])

    first, alone = drawn(draw).figure.axes[0].lines
    assert [str(value) for value in first.get_ydata()] == ["5.0", "nan", "7.0", "nan"]
    assert list(alone.get_ydata()) == [5, 7]


def test_what_stands_before_a_break_is_not_joined_to_what_follows() -> None:
    trend = Trend(
        month(2026, 4).back(4), counts(9, 8, 3, 2), breaks=[Break(2, say("counted anew"))]
    )
    canvas = drawn(lambda c: draw_trend(c, trend))
    before, after = canvas.figure.axes[0].lines[:2]
    assert known(before) == [9, 8]
    assert known(after) == [3, 2]
    assert before.get_color() == canvas.colours.faint
    assert "counted anew" in texts(canvas)


def test_a_trend_of_nothing_is_drawn_empty() -> None:
    trend = Trend(month(2026, 4).back(3), counts(None, None, None), target=Quantity(value=5))
    assert "5" in texts(drawn(lambda c: draw_trend(c, trend)))


def test_the_target_stays_in_sight() -> None:
    trend = Trend(month(2026, 4).back(2), counts(10, 12), target=Quantity(value=100))
    low, high = drawn(lambda c: draw_trend(c, trend)).figure.axes[0].get_ylim()
    assert low < 100 < high


def test_the_target_s_name_stands_where_the_line_does_not_cross_it() -> None:
    periods = month(2026, 10).back(10)

    def name_of(*values: float) -> float:
        trend = Trend(periods, counts(*values), target=Quantity(value=50))
        canvas = drawn(lambda canvas: draw_trend(canvas, trend) and None)
        (name,) = [each for each in canvas.figure.axes[0].texts if each.get_text() == "50"]
        return float(name.xy[0])

    assert name_of(*[20] * 9, 80) == 0.0
    assert name_of(53, 53, 20, 20, 20, 20, 20, 20, 20, 80) == 0.3


def test_bars_are_ranked_and_a_missing_one_comes_last() -> None:
    shown = [
        charts.Bar("small", Quantity(value=1)),
        charts.Bar("unknown", Quantity(value=None)),
        charts.Bar("ours", Quantity(value=2), highlight=True),
    ]
    canvas = drawn(lambda c: charts.bars(c, shown))
    labels = [each.get_text() for each in canvas.figure.axes[0].get_yticklabels()]
    assert labels == ["ours", "small", "unknown"]
    assert len(canvas.figure.axes[0].patches) == 2
    assert "n.d." in texts(canvas)


def test_only_the_highlighted_bar_is_in_colour() -> None:
    shown = [charts.Bar(n, Quantity(value=1), highlight=n == "b") for n in "abc"]
    canvas = drawn(lambda c: charts.bars(c, shown))
    fills = [patch.get_facecolor() for patch in canvas.figure.axes[0].patches]
    assert len({tuple(each) for each in fills}) == 2
    assert fills.count(fills[1]) == 1


def test_stacked_shares_make_one_and_an_incomplete_row_makes_none() -> None:
    rows = [("whole", counts(1, 3)), ("holed", counts(None, 3)), ("empty", counts(0, 0))]
    canvas = drawn(lambda c: charts.stacked(c, rows, ["x", "y"]))
    widths = [patch.get_width() for patch in canvas.figure.axes[0].patches]
    assert widths == [0.25, 0.75]
    assert texts(canvas).count("n.d.") == 2
    assert "25\u202f%" in texts(canvas)


def test_weak_and_missing_cells_stay_blank() -> None:
    cells = [
        [charts.Heat(Quantity(value=1), "n=9"), charts.Heat(Quantity(value=8), "n=2", weak=True)],
        [charts.Heat(Quantity(value=5)), charts.Heat(Quantity(value=None))],
    ]
    canvas = drawn(lambda c: charts.heat(c, ["a", "b"], ["x", "y"], cells))
    assert len(canvas.figure.axes[0].patches) == 2
    said = texts(canvas)
    assert said.count("–") == 2
    assert "8" not in said


def test_panels_stand_side_by_side_and_on_the_phone_one_below_another() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.panels(2)

    wide, phone = (drawn(draw, narrow=narrow).figure.axes for narrow in (False, True))
    assert wide[0].get_position().y0 == wide[1].get_position().y0
    assert phone[0].get_position().y0 > phone[1].get_position().y0


@pytest.mark.parametrize(
    ("code", "unit", "value", "written"),
    [
        ("fr", Unit.COUNT, 132_000, "132\u00a0k"),
        ("en", Unit.COUNT, 1_500_000, "1.5M"),
        ("fr", Unit.RATIO, 0.025, "2,5\u202f%"),
        ("en", Unit.RATIO, 0.03, "3%"),
        ("en", Unit.COUNT, 9000, "9,000"),
    ],
)
def test_axes_write_numbers_as_the_reader_does(code, unit, value, written) -> None:
    canvas = Canvas(figures.Figure(), Look(language(code)))
    assert canvas.short(value, unit) == written


def test_axes_write_money_in_its_currency() -> None:
    canvas = Canvas(figures.Figure(), Look(language("fr")))
    assert canvas.short(2000, Unit.MONEY, "EUR") == "2\u202f000\u00a0€"


def test_periods_are_named_and_the_year_stands_where_it_changes() -> None:
    def labels(code: str, periods: object) -> list[str]:
        canvas = Canvas(figures.Figure(), Look(language(code)))
        axes = canvas.axes()
        canvas.periods(axes, periods)
        return [each.get_text() for each in axes.get_xticklabels()]

    assert labels("fr", month(2026, 2).back(3)) == ["déc.\n2025", "janv.\n2026", "févr."]
    assert labels("en", quarter(2026, 2).back(2)) == ["Q1\n2026", "Q2"]
    assert labels("fr", week(2026, 10).back(2)) == ["S9\n2026", "S10"]


def test_a_drawing_has_no_empty_groups_and_its_clips_still_hold():
    def draw(canvas):
        axes = canvas.axes()
        axes.bar([1, 2], [3, 4])
        axes.plot([1, 2], [3, 4], marker="o")

    for svg in svgs(figures.figure(LOOK, draw, CAPTION).markup):
        assert "<g>" not in svg
        assert len(re.findall("<g ", svg)) == svg.count("</g>")
        made = set(re.findall(r'<clipPath id="([^"]+)"', svg))
        used = set(re.findall(r'clip-path="url\(#([^)]+)\)"', svg))
        assert made == used == {"p0"}
        bars = re.findall(r' d="(M[^"]*z)" clip-path', svg)
        assert len(bars) == 2
        for each in bars:  # a rectangle: right, down or up, back to where it began
            left, right, back = re.fullmatch(r"M(\S+) \S+H([\d.]+)V[\d.]+H([\d.]+)z", each).groups()
            assert float(left) == float(back) < float(right)
