"""The triage explorer: a comment's content, place and author give its level and its protocol."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.brief.read import read_brief
from stratbook.core import reference
from stratbook.core.message import N_, Fact, Name, say, term
from stratbook.core.triage import Worded, triage
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.views.exploring.triage import step_to_take, triaged
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.comments import Pick, Setting, kept, moved, room_of
from stratbook.notebook.explorers.keeping import keep_panel
from stratbook.notebook.explorers.typed import MistypedError, timed, typed, written
from stratbook.notebook.session import Session
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.reputation import Judged
from stratbook.strategy.reputation.decisions import LEVELS

T = TypeVar("T")
_AFTER: Final = dt.timedelta(days=14)  # a comment may be seen after the period's end
_SAID: Final = 60  # letters of a mention in the list
_NAME: Final = N_("late parcel, rumour about a product…")
_ROLE: Final = N_("Head of communication…")
_PASTE: Final = N_("Paste the comment, without its author")


def explore_triage(session: Session) -> widgets.Widget:
    """Return the explorer as a widget.

    Parameters
    ----------
    session : Session
        The client's comments, mentions and answering hours, and the reader's language.
    """
    return _Explorer(session).whole


class _Explorer:
    """The widgets, and what happens when one of them changes."""

    def __init__(self, session: Session) -> None:
        self._session, self._look = session, session.look
        self._room = room_of(session)
        self._filling = False
        self._wrong: MistypedError | None = None
        self._decimal = self._look.language.manner.decimal
        self._page = controls.page()
        picks = self._picks()
        self._pick = controls.dropdown(self._look, term("Comment"), picks, 0)
        self._make_fields(session)
        self._pick.observe(lambda _: self._fill(), names="value")
        controls.watch(self._fields, self._update)
        self._update()
        self.whole = controls.stack(
            controls.columns(self._pick, self._text, self._name),
            controls.columns(
                self._content, self._place, self._author, self._reach, self._velocity,
                self._platform, self._day, self._clock,
            ),
            controls.columns(self._draft, self._reader, self._level),
            self._page,
            keep_panel(session, self._decision, self._done),
        )  # fmt: skip

    def _make_fields(self, session: Session) -> None:
        look, grid = self._look, triage()
        start = self._room.picks[0].setting
        self._text = controls.text_area(look, term("Text of the comment"), _PASTE)
        self._name = controls.text_field(look, term("Short name"), _NAME)
        self._content = controls.dropdown(
            look, term("Content"), self._worded(grid.content), start.content
        )
        places = ((term("it can be removed"), True), (term("it cannot be removed"), False))
        self._place = controls.dropdown(look, term("Place"), places, start.removable)
        self._author = controls.dropdown(
            look, term("Author"), self._worded(grid.author), start.author
        )
        self._reach = controls.number_field(look, term("Their followers"), "")
        self._velocity = controls.number_field(look, term("Reactions an hour"), "")
        known = [(platform_name(each), each) for each in reference.platforms()]
        self._platform = controls.dropdown(
            look, term("Platform"), [(Name(text="–"), ""), *known], ""
        )
        days = [each.setting.day for each in self._room.picks]
        ends = min(session.period.start, *days), max(session.period.end + _AFTER, *days)
        self._day = controls.day_field(look, term("Seen on"), start.day, ends)
        self._clock = controls.text_field(look, term("At"), "14:30")
        self._draft = controls.text_area(look, term("Draft reply"))
        self._reader = controls.text_field(look, term("Read again by (a role)"), _ROLE)
        levels = [(each, str(at)) for at, each in enumerate(LEVELS)]
        follow = (say("As the rule says"), "")
        self._level = controls.dropdown(look, term("Level decided"), [follow, *levels], "")
        self._fields = (
            self._text, self._name, self._content, self._place, self._author, self._reach,
            self._velocity, self._platform, self._day, self._clock, self._draft, self._reader,
            self._level,
        )  # fmt: skip

    def _worded(self, known: tuple[Worded, ...]) -> list[tuple[Fact, str]]:
        code = self._look.language.code
        words = [each.words(code) for each in known]
        return [
            (Name(text=word[:1].upper() + word[1:]), each.id)
            for word, each in zip(words, known, strict=True)
        ]

    def _named(self, pick: Pick) -> Fact:
        if pick.in_sheet:
            return Name(text=pick.setting.name)
        if not pick.said:
            return say("A comment of your own")
        said = pick.said if len(pick.said) <= _SAID else pick.said[: _SAID - 1] + "…"
        return say("{day}, “{text}”", day=pick.setting.day, text=said)

    def _picks(self) -> list[tuple[Fact, int]]:
        return [(self._named(each), at) for at, each in enumerate(self._room.picks)]

    def _picked(self) -> Pick:
        at: int = self._pick.value
        return self._room.picks[at]

    def _fill(self) -> None:
        """Put what is known of the comment picked into the fields, and judge it once."""
        if self._filling:
            return
        pick, setting = self._picked(), self._picked().setting
        self._filling = True
        values = (
            pick.said, setting.name, setting.content, setting.removable, setting.author,
            self._written(setting.reach), self._written(setting.velocity), setting.platform,
            setting.day, setting.clock, setting.draft, setting.reader, setting.level,
        )  # fmt: skip
        for field, value in zip(self._fields, values, strict=True):
            field.value = value
        self._filling = False
        self._update()

    def _setting(self) -> Setting:
        """Return what the fields say; what is mistyped stays as it was, and is told."""
        was, self._wrong = self._picked().setting, None
        return Setting(
            self._name.value.strip(), self._content.value, self._author.value, self._place.value,
            self._read(self._reach, self._number, was.reach),
            self._read(self._velocity, self._number, was.velocity),
            self._day.value or was.day, self._read(self._clock, timed, was.clock),
            self._platform.value, self._draft.value, self._reader.value, self._level.value,
            was.replied,
        )  # fmt: skip

    def _read(self, field: widgets.Text, reader: Callable[[str], T], was: T) -> T:
        try:
            return reader(field.value)
        except MistypedError as error:
            self._wrong = error
            return was

    def _number(self, text: str) -> float | None:
        return typed(text, self._decimal)

    def _written(self, value: float | None) -> str:
        return written(value, "", self._decimal)

    def _update(self) -> None:
        if self._filling:
            return
        judged = moved(self._room, self._setting())
        notes = [prose.note(self._look, self._wrong.problem, "watch")] if self._wrong else []
        controls.paint(self._page, *notes, *self._shown(judged))

    def _shown(self, judged: Judged) -> tuple[Html, ...]:
        look = self._look
        return triaged(look, judged, self._text.value), step_to_take(look, judged)

    def _decision(self) -> Kept | None:
        setting = self._setting()
        if self._wrong:
            raise self._wrong.refusal("comments")
        return kept(self._room, self._picked(), setting)

    def _done(self) -> None:
        """Count from what was kept: the comment stands in the sheet now, at its level."""
        brief = read_brief(self._session.brief.folder)
        self._session = replace(self._session, brief=brief)
        self._room, name = room_of(self._session), self._name.value.strip()
        found = [at for at, each in enumerate(self._room.picks) if each.setting.name == name]
        self._filling = True
        self._pick.options = [(self._look.say(words), at) for words, at in self._picks()]
        self._filling = False
        self._pick.value = found[0] if found else 0
        self._fill()
