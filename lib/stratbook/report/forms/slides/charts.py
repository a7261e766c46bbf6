"""The chart of a finding: what was found beside what it is held against, to be edited."""

from typing import Any, Final

from babel.numbers import get_currency_symbol
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Emu, Pt

from stratbook.core.finding import Comparison
from stratbook.core.message import Fact, Quantity, Unit, say, term
from stratbook.report.forms.slides.canvas import Deck, Place

_AGAINST: Final[dict[str, Fact]] = {
    "target": term("Target"),
    "previous": term("Period before"),
    "year_before": term("Year before"),
    "rivals": term("Competitors"),
    "benchmark": term("Reference"),
    "plan": term("Planned"),
    "part": term("Other part"),
    "alternative": term("Other choice"),
}
_SHOWN: Final[dict[Unit, str]] = {
    Unit.RATIO: "0.0%",
    Unit.COUNT: "#,##0",
    Unit.TIMES: "0.00",
    Unit.RATING: "0.0",
    Unit.DECIMAL: "0.00",
    Unit.POINTS: '0.0" pt"',
    Unit.SCORE: "#,##0",
    Unit.INDEX: "#,##0",
}


def can_draw(comparison: Comparison | None) -> bool:
    """Say whether both ends of a comparison are numbers of one unit."""
    if comparison is None:
        return False
    value, reference = comparison.value, comparison.reference
    return None not in (value.value, reference.value) and value.unit is reference.unit


def compare(deck: Deck, slide: Any, place: Place, comparison: Comparison) -> None:
    """Draw two bars, the client's in its colour; the numbers stay in the deck's own sheet."""
    look = deck.look
    value, reference = comparison.value, comparison.reference
    names = (look.say(term("Found")), look.say(_AGAINST[comparison.against]))
    made: Any = CategoryChartData
    data = made(number_format=_format(value))
    data.categories = list(reversed(names))
    scale = 100 if value.unit is Unit.POINTS else 1
    data.add_series(
        look.say(_AGAINST[comparison.against]),
        [scale * float(each.value or 0) for each in (reference, value)],
    )
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED,
        Emu(place.left), Emu(place.top), Emu(place.width), Emu(place.height), data,
    )  # fmt: skip
    told = say(
        "{found}: {value}; {against}: {reference}.",
        found=names[0], value=value, against=names[1], reference=reference,
    )  # fmt: skip
    frame._element.nvGraphicFramePr.cNvPr.set("descr", look.say(told))
    _style(deck, frame.chart, _format(value))


def _style(deck: Deck, chart: Any, shown: str) -> None:
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(14), "Arial"
    chart.font.color.rgb = deck.colour("ink")
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = 60, False, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size, labels.font.bold = Pt(16), True
    for at, name in enumerate(("faint", "brand")):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = deck.colour(name)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = deck.colour("faint")
    chart.category_axis.has_major_gridlines = False


def _format(quantity: Quantity) -> str:
    if quantity.unit in {Unit.MONEY, Unit.MONEY_CENTS}:
        small = abs(quantity.value or 0) < 100
        cents = ".00" if small or quantity.unit is Unit.MONEY_CENTS else ""
        sign = get_currency_symbol(quantity.currency, "fr") if quantity.currency else ""
        return f'#,##0{cents} "{sign}"'
    return _SHOWN.get(quantity.unit, "#,##0.0")
