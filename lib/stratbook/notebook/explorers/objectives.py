"""The explorer of objectives: type another target or date, see status, pace and what is lacking."""

import datetime as dt
from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.brief.models import Objective
from stratbook.core import reference
from stratbook.core.message import Fact, KpiTerm, Name, say, term
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.views.exploring.objectives import pursued
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.pursued import (
    SPANS,
    Room,
    kept,
    moved,
    room_of,
    start,
)
from stratbook.notebook.explorers.typed import MistypedError, typed, written
from stratbook.notebook.session import Session
from stratbook.strategy.objectives.smart import suits

_ENDS: Final = (dt.date(2000, 1, 1), dt.date(2099, 12, 31))


def explore_objectives(session: Session) -> widgets.Widget | Html:
    """Return the explorer as a widget; a note where the brief has no objective.

    Parameters
    ----------
    session : Session
        The client's brief, files and the reader's language.
    """
    room = room_of(session)
    if not room.objectives.cards:
        return prose.note(session.look, say("The brief has no objective yet: write one first."))
    return _Explorer(session, room).whole


class _Explorer:
    """The fields, and what happens when one of them changes."""

    def __init__(self, session: Session, room: Room) -> None:
        look = session.look
        self._look, self._room = look, room
        self._before = start(room)
        self._held = dict(self._before)
        self._decimal = look.language.manner.decimal
        self._filling = False
        self._wrong: MistypedError | None = None
        names = [(Name(text=each.statement), id_) for id_, each in self._held.items()]
        social = [id_ for id_, each in self._held.items() if each.indicator]
        self._objective = controls.dropdown(
            look, term("Objective"), names, next(iter(social), names[0][1])
        )
        self._indicator = controls.dropdown(look, term("Indicator"), self._indicators(), "")
        self._baseline = controls.number_field(look, term("Baseline"), "")
        self._target = controls.number_field(look, term("Target"), "")
        spans = [(words, id_) for id_, words in SPANS.items()]
        self._per = controls.dropdown(look, term("For"), spans, "month")
        self._due = controls.day_field(look, term("Due"), None, _ENDS)
        self._page = controls.page()
        self._objective.observe(lambda _: self._fill(), names="value")
        self._fields = (self._indicator, self._baseline, self._target, self._per, self._due)
        controls.watch(self._fields, self._update)
        self._fill()
        self.whole = controls.stack(
            controls.columns(self._objective, self._indicator),
            controls.columns(self._baseline, self._target, self._per, self._due),
            self._page,
            keep_panel(session, self._decision, self._done),
        )

    def _indicators(self) -> list[tuple[Fact, str]]:
        """Return the KPIs fit for the organisation, and those that the brief names."""
        organisation = self._room.objectives.standpoint.organisation
        fit = [id_ for id_, each in reference.kpis().items() if suits(each, organisation)]
        named = [each.indicator for each in self._held.values() if each.indicator]
        known = dict.fromkeys((*named, *fit))
        words: list[tuple[Fact, str]] = [(term("none"), "")]
        for id_ in known:
            is_ours = id_ in reference.kpis()
            words.append((KpiTerm(id=id_, form="label") if is_ours else Name(text=id_), id_))
        return [words[0], *sorted(words[1:], key=lambda each: self._look.sentence(each[0]))]

    def _fill(self) -> None:
        """Put the fields where the objective stands."""
        self._filling, self._wrong = True, None
        shown = self._held[self._objective.value]
        values = (
            shown.indicator,
            written(shown.baseline, shown.indicator, self._decimal),
            written(shown.target, shown.indicator, self._decimal),
            shown.per,
            shown.due,
        )
        for control, value in zip(self._fields, values, strict=True):
            control.value = value
        self._filling = False
        self._update()

    def _update(self) -> None:
        if self._filling:
            return
        held = self._held[self._objective.value]
        self._held[held.id] = changed = self._typed(held)
        shown = pursued(self._look, moved(self._room, changed))
        notes = [prose.note(self._look, self._wrong.problem, "watch")] if self._wrong else []
        controls.paint(self._page, *notes, shown)

    def _typed(self, held: Objective) -> Objective:
        """Return the objective as the fields say it; what is no number stays as it was."""
        self._wrong = None
        numbers: dict[str, float | None] = {}
        for key, control in (("baseline", self._baseline), ("target", self._target)):
            numbers[key] = getattr(held, key)
            if control.value == written(numbers[key], held.indicator, self._decimal):
                continue  # nobody typed: it keeps what digits the field does not show
            try:
                numbers[key] = typed(control.value, self._decimal)
            except MistypedError as error:
                self._wrong = error
        others = {"indicator": self._indicator.value, "per": self._per.value}
        return held.model_copy(update={**numbers, **others, "due": self._due.value})

    def _decision(self) -> Kept | None:
        if self._wrong:
            raise self._wrong.refusal("objectives")
        return kept(self._room, self._held, self._before)

    def _done(self) -> None:
        """Count from what was kept: to move back is a decision too."""
        self._before = dict(self._held)
