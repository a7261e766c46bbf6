"""The explorer of the choice of platforms: move weights and scores, see where it flips."""

from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.core.message import say, term
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.views.exploring.platforms import chosen, scored
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.weighed import BY_RULE, Setting, kept, moved, room_of, start
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms.choice import DECISIONS
from stratbook.strategy.platforms.scores import criterion_name

_SCORES: Final = (0.0, 5.0, 0.5)


def explore_platforms(session: Session) -> widgets.Widget | Html:
    """Return the explorer as a widget; a note where nothing is scored.

    Parameters
    ----------
    session : Session
        The client's sheets and the reader's language.
    """
    if session.brief.inputs["criteria"].empty or session.brief.inputs["platform_scores"].empty:
        told = say("Nothing is scored yet: fill in the sheets of criteria and platform scores.")
        return prose.note(session.look, told)
    return _Explorer(session).whole


class _Explorer:
    """The controls, and what happens when one of them moves."""

    def __init__(self, session: Session) -> None:
        self._look, self._room = session.look, room_of(session)
        self._before = self._held = start(self._room)
        self._was = moved(self._room, self._before)
        self._filling = False
        most = max(100.0, *(2 * each for each in self._held.weights.values()))
        self._weights = {
            name: controls.slider(self._look, criterion_name(name), each, (0.0, most, 1.0))
            for name, each in self._held.weights.items()
        }
        names = [(platform_name(each), each) for each in self._held.decisions]
        self._platform = controls.dropdown(self._look, term("Platform"), names, names[0][1])
        self._scores = {
            name: controls.slider(self._look, criterion_name(name), 0.0, _SCORES, ".1f")
            for name in self._held.weights
        }
        options = [(term("as the rule says"), BY_RULE)]
        options += [(term(words), id_) for id_, words in DECISIONS.items()]
        self._decision_field = controls.dropdown(
            self._look, term("Decision against the rule"), options, BY_RULE
        )
        self._numbers, self._figure = controls.page(), controls.page()
        self._watch()
        self._fill()
        self.whole = self._made(session)

    def _watch(self) -> None:
        moving = (*self._weights.values(), *self._scores.values(), self._decision_field)
        controls.watch(moving, self._update)
        self._platform.observe(lambda _: self._fill(), names="value")

    def _made(self, session: Session) -> widgets.Widget:
        look = self._look
        return controls.stack(
            controls.heading(look, say("What each criterion weighs, in points")),
            controls.columns(*self._weights.values()),
            controls.heading(
                look, say("One platform: its scores from 0 to 5, and a person’s word")
            ),
            controls.columns(self._platform, self._decision_field),
            controls.columns(*self._scores.values()),
            self._numbers,
            self._figure,
            keep_panel(session, self._decision, self._done),
        )

    def _fill(self) -> None:
        """Put the fields of a platform where that platform stands."""
        self._filling = True
        platform = self._platform.value
        for name, control in self._scores.items():
            control.value = self._held.scores.get((platform, name), 0.0)
        self._decision_field.value = self._held.decisions[platform]
        self._filling = False
        self._update()

    def _update(self) -> None:
        if self._filling:
            return
        platform, held = self._platform.value, self._held
        scores = dict(held.scores)
        for name, control in self._scores.items():
            pair = (platform, name)
            if pair in scores or control.value:  # 0 where nobody judged stays unjudged
                scores[pair] = control.value
        self._held = Setting(
            {name: control.value for name, control in self._weights.items()},
            scores,
            {**held.decisions, platform: self._decision_field.value},
        )
        self._paint()

    def _paint(self) -> None:
        """Paint the decisions as soon as they are there, then the scores' bars."""
        now = moved(self._room, self._held)
        controls.paint(self._numbers, chosen(self._look, now, self._was))
        controls.paint(self._figure, scored(self._look, now))

    def _decision(self) -> Kept | None:
        return kept(self._room, self._held, self._before)

    def _done(self) -> None:
        """Count from what was kept: to move back is a decision too."""
        self._before, self._was = self._held, moved(self._room, self._held)
        self._update()
