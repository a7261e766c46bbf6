"""The numbers behind what is shown: typed, carried beside the HTML, never inside it."""

import datetime as dt
import json

import pytest
from IPython.core.formatters import DisplayFormatter
from pydantic import ValidationError

from stratbook.core.language import language
from stratbook.core.message import Day, Quantity, Unit, say, term
from stratbook.core.period import month
from stratbook.display import cards, charts, figures, tables
from stratbook.display.canvas import Canvas
from stratbook.display.gantt import Bar, gantt
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.sheet import MIME, Block, Sheet, packed, unpacked
from stratbook.display.trend import Trend, draw_trend
from stratbook.display.typed import block, plain
from stratbook.display.waterfall import Step, draw_waterfall

FR, EN = Look(language("fr")), Look(language("en"))
EURO = {"unit": Unit.MONEY, "currency": "EUR"}
CAPTION = figures.Caption(say("It grew."), say("Reach, October"), say("Source: x."), say("A line."))


def ratio(value):
    return Quantity(value=value, unit=Unit.RATIO)


def behind(draw, look=EN):
    """Return the one block behind a figure."""
    (sheet,) = figures.figure(look, draw, CAPTION).sheets
    (held,) = sheet.blocks
    return held


def test_numbers_days_and_text_keep_their_type_and_what_is_missing_stays_missing() -> None:
    row = ["a", 12, 0.5, ratio(0.031), dt.date(2026, 10, 1), None, float("nan"), term("Reach")]
    held = block(FR, ["x"] * len(row), [row])
    count, half, share, day = held.rows[0][1:5]
    assert held.rows[0][0] == "a"
    assert (count, half) == (Quantity(value=12), Quantity(value=0.5, unit=Unit.DECIMAL))
    assert share == ratio(0.031)
    assert day == Day(date=dt.date(2026, 10, 1))
    assert held.rows[0][5:] == (None, None, "Portée")


def test_zero_is_a_number_and_the_word_for_missing_is_none() -> None:
    assert block(FR, ["x", "y"], [[0, "n.d."]]).rows == ((Quantity(value=0), None),)


def test_an_interval_becomes_columns() -> None:
    ends = say("{low} to {high}", low=ratio(0.1), high=ratio(0.2))
    whole = say("{value} ({low} to {high})", value=2, low=1, high=4)
    held = block(EN, ["Name", "95% interval", "Odds"], [["a", ends, whole], ["b", "–", 3]])
    assert held.headings == (
        "Name", "95% interval, low end", "95% interval, high end",
        "Odds", "Odds, low end", "Odds, high end",
    )  # fmt: skip
    assert held.rows[0][1:3] == (ratio(0.1), ratio(0.2))
    assert held.rows[0][3:] == tuple(Quantity(value=each) for each in (2, 1, 4))
    assert held.rows[1] == ("b", "–", "–", Quantity(value=3), "", "")


def test_a_cell_of_two_lines_becomes_a_number_and_a_note() -> None:
    amount = Quantity(value=900, **EURO)
    cell = Html("<div>900 €</div><div>15 %</div>").with_facts(amount, ratio(0.15))
    held = block(EN, ["Flight", "Budget"], [["a", cell], ["b", amount]])
    assert held.headings == ("Flight", "Budget", "Budget, note")
    assert held.rows == (("a", amount, ratio(0.15)), ("b", amount, ""))


def test_what_is_read_of_markup_has_its_lines() -> None:
    shown = join([element("b", "Why?"), element("div", "a < b", class_="x"), Html("c<br>d")])
    assert plain(shown) == "Why?\na < b\nc\nd"


def test_sheets_follow_their_html_wherever_it_goes() -> None:
    one, two = (tables.table(EN, ["k", "n"], [["a", each]], say("T")) for each in (1, 2))
    page = element("div", "text", element("section", one), join([Html("x"), two]))
    assert [each.blocks[0].rows[0][1] for each in page.sheets] == [
        Quantity(value=1), Quantity(value=2),
    ]  # fmt: skip


def test_the_page_does_not_carry_the_numbers() -> None:
    made = tables.table(EN, ["k", "n"], [["a", 0.123456789]], say("T"))
    assert made.sheets[0].blocks[0].rows[0][1].value == 0.123456789
    assert "0.123456789" not in made.markup
    assert made == Html(made.markup)


def test_a_notebook_keeps_both_side_by_side() -> None:
    made = tables.table(EN, ["k", "n"], [["a", 1]], say("T"))
    shown, _ = DisplayFormatter().format(made)
    assert shown["text/html"] == made.markup
    assert json.loads(json.dumps(unpacked(shown[MIME])[0].title)) == "T"
    plain_html, _ = DisplayFormatter().format(element("p", "x"))
    assert MIME not in plain_html


def test_what_is_packed_comes_back() -> None:
    day = Day(date=dt.date(2026, 2, 28))
    rows = (("=1+1", Quantity(value=0.5, signed=True, **EURO), day, None, ""),)
    held = Block(("a", "b", "c", "d", "e"), rows, "P", rows[0], across=True)
    sheets = (Sheet("figure", "T", "s", "x", (held,)), Sheet("cards", "U"))
    assert unpacked(packed(sheets)) == sheets
    with pytest.raises(ValidationError):
        unpacked('[{"shape": "script", "title": "x"}]')


def test_the_table_carries_total_and_note() -> None:
    made = tables.table(EN, ["k", "n"], [["a", 1], ["b", 2]], say("T"), total=["all", 3],
                        note=say("Counted."))  # fmt: skip
    (sheet,) = made.sheets
    assert (sheet.shape, sheet.title, sheet.source) == ("table", "T", "Counted.")
    assert sheet.blocks[0].total == ("all", Quantity(value=3))


def test_ranked_bars_tell_what_they_draw() -> None:
    interval = (ratio(0.1), ratio(0.3))
    shown = [charts.Bar("a", ratio(0.1)), charts.Bar("b", ratio(0.2), interval, note=say("n"))]
    held = behind(lambda canvas: charts.bars(canvas, shown))
    assert held.headings == ("Item", "Value", "Low end", "High end", "Note")
    assert held.rows == (("b", ratio(0.2), *interval, "N"), ("a", ratio(0.1), "", "", ""))


def test_shares_tell_amounts_and_their_sum() -> None:
    rows = [("x", [Quantity(value=1), Quantity(value=2)]), ("y", [Quantity(value=None)] * 2)]
    held = behind(lambda canvas: charts.stacked(canvas, rows, ["p", "q"]))
    assert held.across
    assert held.rows[0][-1] == Quantity(value=3)
    assert held.rows[1][1:] == (None, None, None)


def test_heat_tells_a_grid_and_a_list_where_cells_have_notes() -> None:
    cells = [[charts.Heat(ratio(0.1)), charts.Heat(ratio(0.2), weak=True)]]
    held = behind(lambda canvas: charts.heat(canvas, ["r"], ["c", "d"], cells))
    assert held.rows == (("r", ratio(0.1), None),)
    noted = [[charts.Heat(ratio(0.1), note="n = 3"), charts.Heat(ratio(0.2))]]
    held = behind(lambda canvas: charts.heat(canvas, ["r"], ["c", "d"], noted))
    assert held.rows == (("r", "c", ratio(0.1), "n = 3"), ("r", "d", ratio(0.2), ""))


def test_trends_waterfalls_and_plans_tell_theirs() -> None:
    trend = Trend([month(2026, 9), month(2026, 10)], [ratio(0.1), ratio(None)], target=ratio(0.3))
    held = behind(lambda canvas: draw_trend(canvas, trend), FR)
    assert held.headings == ("Période", "Valeur", "Cible")
    assert held.rows[1] == ("Octobre 2026", None, ratio(0.3))

    steps = [Step("a", Quantity(value=5), level=True), Step("b", Quantity(value=2, signed=True)),
             Step("c", Quantity(value=7), level=True)]  # fmt: skip
    held = behind(lambda canvas: draw_waterfall(canvas, steps))
    assert [row[1].value for row in held.rows] == [5, 2]
    assert held.total == ("c", Quantity(value=7))

    first, last = dt.date(2026, 10, 1), dt.date(2026, 10, 9)
    held = behind(lambda canvas: gantt(canvas, [Bar("a", first, last, "#000000")], last))
    assert held.rows == (("a", Day(date=first), Day(date=last), ""),)


def test_panels_keep_their_names_and_what_is_told_last_stands() -> None:
    def draw(canvas: Canvas) -> None:
        for axes, name in zip(canvas.panels(2), ("left", "right"), strict=True):
            charts.bars(canvas, [charts.Bar("a", ratio(0.1))], axes)
            canvas.panel_title(axes, term(name))
            if name == "right":
                canvas.tell(["Only"], [[1]], axes)

    (sheet,) = figures.figure(EN, draw, CAPTION).sheets
    assert [each.name for each in sheet.blocks] == ["left", "right"]
    assert sheet.blocks[1].headings == ("Only",)
    assert (sheet.title, sheet.subtitle, sheet.source) == (
        "It grew.", "Reach, October", "Source: x.",
    )  # fmt: skip


def test_cards_tell_values_and_the_line_behind_them() -> None:
    shown = [
        cards.Card(term("Reach"), Quantity(value=12), target=Quantity(value=20),
                   sparkline=[9, None, 12]),
        cards.Card(term("Clicks"), Quantity(value=None), reason=say("No file.")),
    ]  # fmt: skip
    (sheet,) = cards.cards(EN, shown).sheets
    values, line = sheet.blocks
    assert values.headings == ("Indicator", "Value", "Target", "Status", "Note")
    assert values.rows[1][1] is None
    assert values.rows[1][-1] == "No file."
    assert line.headings == ("Indicator", "−2", "−1", "0")
    assert line.rows == (("Reach", Quantity(value=9), None, Quantity(value=12)),)
