"""The mapping explorer: an unknown file, a list a column, and the rows that would come out."""

from collections.abc import Mapping
from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.core import reference
from stratbook.core.mapping import columns_of
from stratbook.core.message import Fact, Name, say, term
from stratbook.display.html import Html
from stratbook.display.views.exploring import mapping as views
from stratbook.display.views.exploring.data_names import TABLES as TABLE_NAMES
from stratbook.ingest.trial import column_names
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.mapped import (
    TABLES,
    Room,
    Setting,
    kept,
    moved,
    refused_for,
    room_of,
    start,
    unknown_files,
)
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.measure import platform_name

_DELIMITERS: Final = ((say("found by itself"), ""), (Name(text=","), ","), (Name(text=";"), ";"),
                      (Name(text="|"), "|"), (term("tabulation"), "tab"))  # fmt: skip
_ORDERS: Final = ((say("as the brief says"), ""), (say("day, month, year"), "dmy"),
                  (say("month, day, year"), "mdy"), (say("year, month, day"), "ymd"))  # fmt: skip
_SPANS: Final = ((say("a column says it"), ""), (term("one day"), "day"),
                 (term("one week"), "week"), (term("one month"), "month"))  # fmt: skip


def explore_mapping(session: Session) -> widgets.Widget | Html:
    """Return the explorer as a widget; a note where every file was recognised.

    Parameters
    ----------
    session : Session
        The client's folder, the account of its exports and the reader's language.
    """
    files = unknown_files(session)
    return _Explorer(session, files).whole if files else views.nothing_unknown(session.look)


class _Explorer:
    """The widgets, and what happens when one of them changes."""

    def __init__(self, session: Session, files: tuple[str, ...]) -> None:
        self._session, self._look = session, session.look
        self._filling = False
        self._room: Room = room_of(session, files[0])
        self._make_controls(files)
        self._columns: tuple[widgets.Dropdown, ...] = ()
        self._constants: Mapping[str, widgets.Widget] = {}
        self._lists, self._words = controls.columns(), controls.columns()
        self._written, self._given = controls.page(), controls.page()
        self._fill("")
        self._observe()
        self.whole = controls.stack(
            controls.columns(self._file, self._table, self._delimiter, self._sheet),
            self._written,
            controls.heading(self._look, say("What each column of the file is")),
            self._lists,
            controls.heading(self._look, say("What is the same on every row")),
            self._words,
            controls.columns(self._order, self._format, self._span),
            self._given,
            keep_panel(session, self._decision),
        )

    def _make_controls(self, files: tuple[str, ...]) -> None:
        look = self._look
        named = [(Name(text=each.removeprefix("exports/")), each) for each in files]
        self._file = controls.dropdown(look, term("File"), named, files[0])
        tables = [(TABLE_NAMES[each], each) for each in TABLES]
        self._table = controls.dropdown(look, term("What its rows are"), tables, TABLES[0])
        self._delimiter = controls.dropdown(look, term("What parts the cells"), _DELIMITERS, "")
        self._sheet = controls.dropdown(look, term("Sheet"), [(Name(text="–"), "")], "")
        self._order = controls.dropdown(look, term("Order of dates"), _ORDERS, "")
        self._format = controls.text_field(look, term("Format of dates"), "%d %b %Y")
        self._span = controls.dropdown(look, term("What a row lasts (ads)"), _SPANS, "")

    def _observe(self) -> None:
        self._file.observe(lambda _: self._changed_file(), names="value")
        self._table.observe(lambda _: self._refill(self._table.value), names="value")
        for each in (self._delimiter, self._sheet):
            each.observe(lambda _: self._refill(""), names="value")
        controls.watch((self._order, self._format, self._span), self._update)

    def _changed_file(self) -> None:
        self._room = room_of(self._session, self._file.value)
        self._filling = True
        self._delimiter.value = ""
        self._sheet.options = [("–", "")]
        self._filling = False
        self._refill("")

    def _refill(self, table: str) -> None:
        if not self._filling:
            self._fill(table)

    def _fill(self, table: str) -> None:
        """Show the file, and put into the lists what its headers suggest for a table."""
        self._filling = True
        delimiter, sheet = self._delimiter.value, self._sheet.value
        first = start(self._room, table, delimiter, sheet)
        file = self._room.opened(delimiter, sheet)
        names = sorted({grid.sheet for grid in self._room.opened(delimiter).grids} - {""})
        if len(names) > 1 and len(self._sheet.options) == 1:
            self._sheet.options = [("–", ""), *((each, each) for each in names)]
        self._table.value = first.table
        self._make_lists(first, tuple(each.header for each in file.columns))
        refused = refused_for(self._session, self._room.name)
        controls.paint(self._written, views.as_written(self._look, file, refused))
        self._filling = False
        self._update()

    def _make_lists(self, first: Setting, headers: tuple[str, ...]) -> None:
        look, table = self._look, first.table
        words = column_names(table, look.language.code)
        known = [(_named(each, words), each) for each in columns_of(table)]
        options = [(say("not read"), ""), *known]
        self._columns = tuple(
            controls.dropdown(look, Name(text=header), options, chosen)
            for header, chosen in zip(headers, first.columns, strict=True)
        )
        self._constants = {
            name: self._constant(name, words, value) for name, value in first.constants.items()
        }
        self._lists.children = self._columns
        self._words.children = tuple(self._constants.values())
        controls.watch((*self._columns, *self._constants.values()), self._update)

    def _constant(self, name: str, words: Mapping[str, str], value: str) -> widgets.Widget:
        if name == "platform":
            known = [(platform_name(each), each) for each in reference.platforms()]
            options = [(say("a column says it"), ""), *known]
            return controls.dropdown(self._look, _named(name, words), options, value)
        field = controls.text_field(self._look, _named(name, words))
        field.value = value
        return field

    def _setting(self) -> Setting:
        return Setting(
            self._table.value,
            tuple(each.value for each in self._columns),
            {name: each.value for name, each in self._constants.items()},
            self._order.value, self._format.value, self._delimiter.value, self._span.value,
            self._sheet.value,
        )  # fmt: skip

    def _update(self) -> None:
        if not self._filling:
            shown = views.tried_out(self._look, moved(self._room, self._setting()))
            controls.paint(self._given, shown)

    def _decision(self) -> Kept:
        return kept(self._room, self._setting())


def _named(column: str, words: Mapping[str, str]) -> Fact:
    """Return a column as the plain format heads it, with the name that client.yml uses."""
    return Name(text=f"{words[column]} ({column})" if column in words else column)
