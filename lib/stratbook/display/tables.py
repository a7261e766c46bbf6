"""Tables one can read on a phone, on paper and with a screen reader."""

import re
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Day, Fact, Loose, Message, Span, fact, say, say_n
from stratbook.display.html import Html, element, escape
from stratbook.display.look import Look
from stratbook.display.sheet import Sheet
from stratbook.display.typed import block as typed_block

Cell = Html | Loose
Row = Sequence[Cell]
Column = tuple[bool, str | None]  # whether it holds figures; its name, where rows are stacked
_WORDY: Final = 2  # columns of words, the first apart, from which rows are stacked on a phone
_DENSE: Final = 5  # columns from which cells are set closer, to keep the table in sight
_SHORT: Final = 12  # rows up to which a table is not cut in two on paper
_OPEN: Final = 20  # rows past which a table opens on demand
_BRIEF: Final = 16  # letters up to which a cell is not broken: a date, a status
_LONG: Final = 32  # letters from which a cell is given room
_TAGS: Final = re.compile(r"<[^>]*>")
# Digits, signs and units; words make a column text.
_FIGURES: Final = re.compile(r"(?=.*\d)(?:[\d\W]|\b(?:pt|min|h|k|M|[A-Z]{3})\b)*")


def table(  # noqa: PLR0913 - the parts a table has
    look: Look,
    headings: Sequence[Fact | str],
    rows: Sequence[Row],
    caption: Message,
    *,
    total: Row | None = None,
    note: Message | None = None,
    folds: bool = True,
) -> Html:
    """Show rows under headings.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    headings : sequence of Fact or str
        One a column; a plain string is a word of the client's own and is not translated.
    rows : sequence of sequence
        Cells are facts, plain values (None is "n.d.", a string stands as it is) or Html.
        The first cell of a row is its heading.
    caption : Message
        What the table shows.
    total : sequence or None
        A last row, set apart.
    note : Message or None
        A line below: the source, a limit, how a figure was counted.
    folds : bool
        Whether a long table opens on demand only.

    Raises
    ------
    ValueError
        When a row has not as many cells as there are headings.
    """
    whole = [*rows, *([total] if total is not None else [])]
    if any(len(row) != len(headings) for row in whole):
        raise ValueError("each row needs one cell a heading")
    numeric = [_is_numeric(look, [row[at] for row in whole]) for at in range(len(headings))]
    title = look.sentence(caption)
    # Words side by side do not fit a phone: there each row becomes a list of its cells, which
    # then say their column's name. Roles keep it a table for a screen reader.
    stacked = numeric[1:].count(False) >= _WORDY
    labels = [_words(look, each) if stacked else None for each in headings]
    columns = [*zip(numeric, labels, strict=True)]
    role = "rowgroup" if stacked else None
    parts = [element("caption", element("span", title)), _head(look, headings, columns)]
    parts.append(element("tbody", *(_row(look, row, columns) for row in rows), role=role))
    if total is not None:
        parts.append(element("tfoot", _row(look, total, columns), role=role))
    kind = "sb-table" + " sb-stacked" * stacked + " sb-dense" * (len(columns) >= _DENSE)
    grid = element("table", *parts, class_=kind, role="table" if stacked else None)
    below = [] if note is None else [element("p", look.sentence(note), class_="sb-source")]
    if not rows:
        below.insert(0, element("p", look.say(say("Nothing to list.")), class_="sb-source"))
    region = element("section", grid, class_="sb-scroll", aria_label=title, tabindex="0")
    whole_on_paper = " sb-short" if len(rows) <= _SHORT else ""
    block = element("div", region, *below, class_=f"sb sb-table-block{whole_on_paper}")
    held = typed_block(look, headings, rows, total=total or ())
    said = "" if note is None else look.sentence(note)
    block = block.with_sheets(Sheet("table", title, source=said, blocks=(held,)))
    if len(rows) <= _OPEN or not folds:
        return block
    told = say_n("{title} – {count} row", "{title} – {count} rows", len(rows), title=title)
    opened = element("summary", look.say(told))
    return element("details", opened, block, class_="sb sb-more")


def _head(look: Look, headings: Sequence[Fact | str], columns: Sequence[Column]) -> Html:
    cells = (
        element(
            "th",
            _cell(look, heading),
            scope="col",
            class_="sb-number" if number else None,
            role=None if label is None else "columnheader",
        )
        for heading, (number, label) in zip(headings, columns, strict=True)
    )
    stacked = columns[0][1] is not None
    row = element("tr", *cells, role="row" if stacked else None)
    return element("thead", row, role="rowgroup" if stacked else None)


def _row(look: Look, row: Row, columns: Sequence[Column]) -> Html:
    first, *others = (_cell(look, each) for each in row)
    (number, named), *rest = columns
    role = None if named is None else "rowheader"
    cells = [element("th", first, scope="row", class_=_class(first, number=number), role=role)]
    cells += [
        element(
            "td",
            each,
            class_=_class(each, number=number),
            role=None if label is None else "cell",
            data_label=label,
        )
        for each, (number, label) in zip(others, rest, strict=True)
    ]
    return element("tr", *cells, role=None if named is None else "row")


def _words(look: Look, heading: Fact | str) -> str:
    return look.say(fact(heading))


def _class(cell: Html, *, number: bool) -> str | None:
    if number:
        return "sb-number"
    length = len(_TAGS.sub("", cell.markup))
    return "sb-long" if length > _LONG else "sb-brief" if length <= _BRIEF else None


def _cell(look: Look, cell: Cell) -> Html:
    if isinstance(cell, Html):
        return cell
    typed = fact(cell)
    text = look.say(typed)
    if text == look.language.missing:
        return element("span", text, class_="sb-missing")
    if isinstance(typed, Day | Span):  # a date is sorted as a date, however it is written
        day = typed.date if isinstance(typed, Day) else typed.period.start
        return element("span", text, data_sort=day.isoformat())
    return escape(text)


def _is_numeric(look: Look, cells: Sequence[Cell]) -> bool:
    """Say whether a column holds figures (or nothing) only, hence lines up at the right."""
    texts = [look.say(fact(cell)) for cell in cells if not isinstance(cell, Html)]
    figures = [text for text in texts if text not in {"", look.language.missing}]
    return bool(figures) and all(_FIGURES.fullmatch(text) for text in figures)
