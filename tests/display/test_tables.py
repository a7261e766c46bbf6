"""Tables: captioned, headed, lined up, scrollable by keyboard, and safe."""

import datetime as dt
import re

import pytest

from stratbook.core.language import language
from stratbook.core.message import Quantity, Unit, say, term
from stratbook.display.html import element
from stratbook.display.look import Look
from stratbook.display.tables import table

FR = Look(language("fr"))
HEADINGS = (term("File"), term("Value"))


def shown(rows, **more) -> str:
    return table(FR, HEADINGS, rows, say("A caption"), **more).markup


def test_a_table_can_be_read_by_a_screen_reader_and_scrolled_by_keyboard() -> None:
    made = shown([["a", 1]])
    assert "<caption><span>A caption</span></caption>" in made
    assert made.count('scope="col"') == 2
    assert '<th scope="row" class="sb-brief">a</th>' in made
    assert '<section class="sb-scroll" aria-label="A caption" tabindex="0">' in made


def test_headings_are_translated_and_client_words_are_not() -> None:
    made = table(FR, (term("File"), "File"), [["File", 1]], say("c")).markup
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)', made) == ["Fichier", "File"]
    assert re.search('<th scope="row"[^>]*>File</th>', made)


@pytest.mark.parametrize(
    ("cells", "at_the_right"),
    [
        ([1, 2.5], True),
        ([Quantity(value=3, unit=Unit.MONEY, currency="EUR"), None], True),
        (["55 % (46–63)", "100 %"], True),
        (["3M", "12"], False),
        (["a", 1], False),
        ([dt.date(2026, 6, 3), dt.date(2026, 6, 4)], False),
        ([None, ""], False),
    ],
)
def test_columns_of_figures_line_up_at_the_right(cells, at_the_right) -> None:
    made = shown([["a", cells[0]], ["b", cells[1]]])
    assert ('class="sb-number"' in made) is at_the_right


def test_missing_figures_are_written_out() -> None:
    made = shown([["a", None], ["b", 0]])
    assert '<span class="sb-missing">n.d.</span>' in made
    assert made.count(">0<") == 1


def test_the_total_and_the_note_stand_apart() -> None:
    made = shown([["a", 1]], total=["Total", 1], note=say("Counted once."))
    assert re.search(
        r'<tfoot><tr><th scope="row"[^>]*>Total</th><td class="sb-number">1</td>', made
    )
    assert '<p class="sb-source">Counted once.</p>' in made


def test_client_text_is_escaped_and_html_is_kept() -> None:
    made = shown([["<script>alert(1)</script>", element("b", "x")]])
    assert "<script" not in made
    assert "<b>x</b></td>" in made


def test_an_empty_table_says_so() -> None:
    assert "Rien à signaler ici." in shown([])


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell a heading"):
        shown([["a"]])
    with pytest.raises(ValueError, match="one cell a heading"):
        shown([["a", 1]], total=["Total"])


def test_short_tables_stay_whole_on_paper() -> None:
    assert "sb-short" in shown([["a", 1]])
    assert "sb-short" not in shown([["a", 1]] * 13)


def test_dates_are_not_broken_and_sentences_are_given_room() -> None:
    made = shown([["A whole sentence about what was found there", dt.date(2026, 12, 31)]])
    assert '<td class="sb-brief"><span data-sort="2026-12-31">31 décembre 2026</span></td>' in made
    assert '<th scope="row" class="sb-long">' in made
