"""The KPI explorer: choose an indicator, a platform, a format, a period and a basis."""

from dataclasses import replace

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.core.message import Fact, KpiTerm, Span, say, term
from stratbook.core.vocabulary import EngagementBasis
from stratbook.display.html import Html
from stratbook.display.views.exploring import kpis as views
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.measured import (
    RATE,
    Setting,
    charted,
    covered,
    kept,
    measured,
    rated,
    room_of,
    start,
)
from stratbook.notebook.session import Session
from stratbook.strategy.kpis import Measure
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c.formats import format_name


def explore_kpis(session: Session) -> widgets.Widget:
    """Return the explorer as a widget.

    Parameters
    ----------
    session : Session
        The client's brief and tables, and the reader's language.
    """
    return _Explorer(session).whole


class _Explorer:
    """The widgets, and what happens when one of them changes."""

    def __init__(self, session: Session) -> None:
        self._look, self._room = session.look, room_of(session)
        self._currency = session.brief.file.currency
        self._make_controls(session, start(self._room))
        self._value, self._chart, self._ranking = (controls.page() for _ in range(3))
        choices = (self._kpi, self._basis, self._platform, self._format, self._period)
        controls.watch(choices, self._update)
        self._update()
        self.whole = controls.stack(
            controls.columns(*choices), self._value, self._ranking, self._chart,
            keep_panel(session, self._decision, self._done),
        )  # fmt: skip

    def _make_controls(self, session: Session, first: Setting) -> None:
        look, room = self._look, self._room
        self._kpi = controls.dropdown(
            look, term("Indicator"), [(self._named(each), each) for each in room.kpis], first.kpi
        )
        bases = [(KpiTerm(id=each.kpi, form="label"), each) for each in EngagementBasis]
        self._basis = controls.dropdown(look, term("Basis of the rate"), bases, first.basis)
        platforms = [(platform_name(each), each) for each in room.platforms]
        self._platform = controls.dropdown(
            look, term("Platform"), [(say("All platforms"), ""), *platforms], ""
        )
        formats = [(format_name(each), each) for each in room.formats]
        self._format = controls.dropdown(
            look, term("Format"), [(say("All formats"), ""), *formats], ""
        )
        spans = covered(session.tables["posts"]["published_at"], session.period)
        self._period = controls.dropdown(
            look, term("Period"), [(Span(period=each), each) for each in spans], first.period
        )

    def _named(self, kpi: str) -> Fact:
        return term("Engagement rate") if kpi == RATE else KpiTerm(id=kpi, form="label")

    def _setting(self) -> Setting:
        return Setting(
            self._kpi.value, self._period.value, self._basis.value, self._platform.value,
            self._format.value,
        )  # fmt: skip

    def _update(self) -> None:
        """Paint the value at once, then who leads, then the line: each as soon as it is there."""
        look, room, asked = self._look, self._room, self._setting()
        self._basis.disabled = asked.kpi != RATE
        found = measured(room, asked)
        controls.paint(self._value, views.measured(look, found, self._currency))
        controls.paint(self._ranking, self._ranked(asked, found))
        controls.paint(self._chart, views.series(look, charted(room, asked)))

    def _ranked(self, asked: Setting, found: Measure) -> Html:
        if asked.kpi != RATE:
            return views.parted(self._look, found, self._currency)
        by = "format" if asked.platform else "platform"
        return views.bases(self._look, rated(self._room, asked), asked.basis, by)

    def _decision(self) -> Kept | None:
        return kept(self._room, self._setting())

    def _done(self) -> None:
        """Count from what was kept: to go back is a decision too."""
        self._room = replace(self._room, leading=self._setting().basis)
