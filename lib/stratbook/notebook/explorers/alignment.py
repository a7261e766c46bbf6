"""The explorer of the departments' priorities: move their points, see how far they agree."""

from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.core.message import Name, say, term
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.views.exploring.alignment import aligned
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.priorities import Room, kept, moved, room_of, start
from stratbook.notebook.session import Session
from stratbook.strategy.objectives.subjects import find_subject

_MOST: Final = 100.0  # points; a sheet whose points are brought to 100 may give more


def explore_alignment(session: Session) -> widgets.Widget | Html:
    """Return the explorer as a widget; a note where no department has given its points.

    Parameters
    ----------
    session : Session
        The client's sheets and the reader's language.
    """
    room = room_of(session)
    if not room.departments:
        told = say("No department has given its points: fill in the sheet Priorities.")
        return prose.note(session.look, told)
    return _Explorer(session, room).whole


class _Explorer:
    """The controls, and what happens when one of them moves."""

    def __init__(self, session: Session, room: Room) -> None:
        look = session.look
        self._look, self._room = look, room
        self._before = dict(start(room))
        self._held, self._was = dict(self._before), moved(room, self._before)
        self._filling = False
        span = 0.0, max(_MOST, *self._before.values()), 1.0
        names = [(Name(text=each), each) for each in room.departments]
        self._department = controls.dropdown(look, term("Department"), names, names[0][1])
        self._points = {
            each: controls.slider(
                look, Name(text=find_subject(each, room.objectives).said), 0.0, span
            )
            for each in room.subjects
        }
        self._page = controls.page()
        self._department.observe(lambda _: self._fill(), names="value")
        controls.watch(self._points.values(), self._update)
        self._fill()
        told = say("Its points of 100; what does not add up to 100 is brought to 100")
        self.whole = controls.stack(
            controls.columns(self._department),
            controls.heading(look, told),
            controls.columns(*self._points.values()),
            self._page,
            keep_panel(session, self._decision, self._done),
        )

    def _fill(self) -> None:
        """Put the sliders where the department stands."""
        self._filling = True
        for subject, control in self._points.items():
            control.value = self._held[self._department.value, subject]
        self._filling = False
        self._update()

    def _update(self) -> None:
        if self._filling:
            return
        for subject, control in self._points.items():
            self._held[self._department.value, subject] = control.value
        controls.paint(self._page, aligned(self._look, moved(self._room, self._held), self._was))

    def _decision(self) -> Kept | None:
        return kept(self._room, self._held, self._before)

    def _done(self) -> None:
        """Count from what was kept: to move back is a decision too."""
        self._before, self._was = dict(self._held), moved(self._room, self._held)
        self._update()
