"""Choosing a client and a period: who is there, what the chosen one holds, what can be read."""

from dataclasses import replace
from pathlib import Path

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.brief.read import read_brief
from stratbook.core.errors import WorkbookError
from stratbook.core.message import Fact, Name, Span, term
from stratbook.core.period import Period
from stratbook.display.html import Html, element
from stratbook.display.views.exploring import choosing as views
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.clients import (
    Line,
    Summary,
    at_period,
    clients_beside,
    kept,
    line_of,
    line_to_write,
    summary,
)
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.measured import covered
from stratbook.notebook.faults import lines
from stratbook.notebook.session import Session, open_session


def explore_clients(session: Session) -> "Chooser":
    """Return the explorer as a widget whose ``session`` is the one chosen.

    Parameters
    ----------
    session : Session
        The client that is open; the others stand beside its folder.
    """
    return Chooser(session)


class Chooser(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Lists of clients and periods; ``session`` follows them, opened again where needed."""

    def __init__(self, session: Session) -> None:
        self._look, self._opened = session.look, {session.brief.folder: session}
        self._chosen = session
        self._folders = clients_beside(session.brief.folder)
        self._lines = {folder: line_of(folder) for folder in self._folders}
        self._filling, self._has_code = False, True
        self._list, self._page = controls.page(), controls.page()
        self._client = controls.dropdown(
            self._look, term("Client"), [(_named(self._lines[f]), f) for f in self._folders],
            session.brief.folder,
        )  # fmt: skip
        spans = self._spans(session)
        self._period = controls.dropdown(self._look, term("Period"), spans, session.period)
        self._panel = widgets.VBox()
        self._client.observe(lambda _: self._changed_client(), names="value")
        self._period.observe(lambda _: self._changed_period(), names="value")
        whole = controls.stack(
            controls.columns(self._client, self._period), self._page, self._list, self._panel
        )
        super().__init__((whole,), layout=widgets.Layout(width="100%"))
        self._renew()

    @property
    def session(self) -> Session:
        """The client and the period chosen, as :func:`open_session` returns them."""
        return self._chosen

    def hide_code(self) -> None:
        """Leave out what is said of a notebook's cells: this reader has no notebook open."""
        self._has_code = False
        self._paint()

    def _spans(self, session: Session) -> list[tuple[Fact, Period]]:
        dates = session.tables["posts"]["published_at"]
        return [(Span(period=each), each) for each in covered(dates, session.period)]

    def _changed_client(self) -> None:
        if self._filling:
            return
        folder: Path = self._client.value
        if folder not in self._opened:
            controls.paint(self._page, views.reading(self._look, self._lines[folder].name))
            try:
                self._opened[folder] = open_session(folder, language=self._look.language.code)
            except WorkbookError as error:
                self._refuse(error)
                return
            self._lines[folder] = line_of(folder)
        self._chosen = self._opened[folder]
        self._filling = True
        options = self._spans(self._chosen)
        self._period.options = [(self._look.sentence(words), span) for words, span in options]
        self._period.value = self._chosen.period
        self._filling = False
        self._renew()

    def _refuse(self, error: WorkbookError) -> None:
        """Say why a client cannot be opened; the one chosen before stays, in the list too."""
        self._filling = True
        self._client.value = self._chosen.brief.folder
        self._filling = False
        items = (element("li", each) for each in lines(self._look.language, error.faults))
        controls.paint(self._page, element("ul", *items, role="alert"))

    def _changed_period(self) -> None:
        if not self._filling:
            self._chosen = at_period(self._chosen, self._period.value)
            self._paint()

    def _renew(self) -> None:
        """Show another client: its line, its summary, and a panel that keeps in its folder."""
        self._paint_list()
        self._panel.children = (keep_panel(self._chosen, self._decision, self._done),)
        self._paint()

    def _paint_list(self) -> None:
        shown = [_shown(self._lines[folder]) for folder in self._folders]
        controls.paint(self._list, views.clients(self._look, shown))

    def _paint(self) -> None:
        found = summary(self._chosen)
        name = self._chosen.brief.file.organisation.name
        controls.paint(self._page, *self._parts(name, found))

    def _parts(self, name: str, found: Summary) -> tuple[Html, ...]:
        look, spans = self._look, (found.period, found.comparison)
        shown = (
            views.opened(look, name, spans, found.held), views.chapters(look, found.chapters)
        )  # fmt: skip
        if not self._has_code:
            return shown
        return (*shown, views.to_write(look, line_to_write(self._chosen)))

    def _decision(self) -> Kept | None:
        return kept(self._chosen)

    def _done(self) -> None:
        """Count from what was kept: to go back is a decision too."""
        folder = self._chosen.brief.folder
        self._chosen = replace(self._chosen, brief=read_brief(folder))
        self._opened[folder], self._lines[folder] = self._chosen, line_of(folder)
        self._paint_list()


def _named(line: Line) -> Fact:
    return Name(text=line.name)


def _shown(line: Line) -> views.Shown:
    if line.file is None:
        return views.Shown(line.name, None, None, views.faulty(len(line.faults)))
    told = views.health(line.files, len(line.accounts), line.unknown, line.refused)
    return views.Shown(line.name, line.file.organisation.type, line.file.period, told)
