"""“Keep this decision”: what stands on the sliders goes into the client's folder, with a reason."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.brief.keep.writing import Reason, Written, keep
from stratbook.core.errors import Fault, WorkbookError
from stratbook.core.language import language as language_of
from stratbook.core.message import N_, Message, say, say_n, term
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.notebook.explorers import controls
from stratbook.notebook.faults import lines
from stratbook.notebook.session import Session

_WHY: Final = N_("Why this, and not what stood there")
_WHO: Final = N_("Management, marketing…")


def keep_panel(
    session: Session,
    decision: Callable[[], Kept | None],
    done: Callable[[], None] | None = None,
) -> widgets.Widget:
    """Return the fields and the button that write a decision into the client's folder.

    Parameters
    ----------
    session : Session
        The client and the reader's language.
    decision : callable
        Gives what stands on the sliders now; None when nothing differs from what is kept. It
        may raise a :class:`WorkbookError`, which is shown.
    done : callable or None
        Called after something was written: what differs is counted from there on.

    Notes
    -----
    The session keeps what it has read; the next render, and the next time that the notebook is
    opened, read what was kept.
    """
    return _Panel(session, decision, done).whole


def kept_now(session: Session, decision: Kept | None, reason: Reason) -> tuple[Html, bool]:
    """Keep a decision; return what is to be told, and whether it stands in the folder now.

    Parameters
    ----------
    session : Session
        The client and the reader's language.
    decision : Kept or None
        None when nothing differs.
    reason : Reason
        Why, who and when; a decision without a reason or a role is not kept.
    """
    look, file = session.look, session.brief.file
    if decision is None:
        return _told(look, say("Nothing differs from what is kept: nothing was written.")), False
    try:
        written = keep(session.brief.folder, decision, reason, language=language_of(file.language))
    except WorkbookError as error:
        return _refused(look, error.faults), False
    return _shown(look, written), True


def _shown(look: Look, written: Written) -> Html:
    if not written.places:
        return _told(look, say("This decision is kept already: nothing was written."))
    places = (element("li", each) for each in written.places)
    copies = tuple(each.as_posix() for each in written.copies)
    told = [
        element("p", element("strong", look.say(_count(len(written.places))))),
        element("ul", *places),
        element("p", look.say(say("The next render uses it."))),
    ]
    if copies:
        before = say("What stood there before is in {files}.", files=copies)
        told.append(element("p", look.say(before)))
    told += [element("p", look.say(each)) for each in written.notes]
    return element("div", *told, role="status")


def _count(number: int) -> Message:
    return say_n(
        "Kept: one place was written.", "Kept: {count} places were written.", number
    )  # fmt: skip


def _refused(look: Look, faults: tuple[Fault, ...]) -> Html:
    said = (element("li", each) for each in lines(look.language, faults))
    title = look.say(say("Not kept: nothing was written."))
    return element(
        "div", element("p", element("strong", title)), element("ul", *said), role="alert"
    )


def _told(look: Look, message: Message) -> Html:
    return element("div", element("p", look.say(message)), role="status")


class _Panel:
    """The fields, and what happens when the button is pressed."""

    def __init__(
        self,
        session: Session,
        decision: Callable[[], Kept | None],
        done: Callable[[], None] | None,
    ) -> None:
        self._session, self._decision, self._done = session, decision, done
        look = session.look
        self._why = controls.text_field(look, term("Reason"), _WHY)
        self._who = controls.text_field(look, term("Owner (a role)"), _WHO)
        self._status = controls.page()
        press = controls.button(look, say("Keep this decision"))
        press.on_click(lambda _: self._keep())
        fields = controls.columns(self._why, self._who)
        self.whole = controls.stack(fields, press, self._status)

    def _keep(self) -> None:
        today = dt.datetime.now().astimezone().date()
        reason = Reason(self._why.value, self._who.value, today)
        try:
            shown, is_kept = kept_now(self._session, self._decision(), reason)
        except WorkbookError as error:
            shown, is_kept = _refused(self._session.look, error.faults), False
        controls.paint(self._status, shown)
        if is_kept and self._done is not None:
            self._done()
